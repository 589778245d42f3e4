"""content/showcase/<year>/: selection.yml, the judges' sheets and final.yml. Total, like all reading.

A selection of which one line is wrong is none, so that nothing is ever ranked by half of what was decided.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import FinalList, Position, Problem, ProblemKind, Selection, Sheet
from generator.reader.files import MAX_FILE, decode, read_bytes, unify_line_ends
from generator.reader.final_lists import read_final
from generator.reader.score_sheets import read_sheet
from generator.reader.selections import read_selection
from generator.reader.yaml_tree import Node, YamlRefused, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.model import Corpus

RULES, LIST, SHEET = "selection.yml", "final.yml", ".csv"
_ONLY = f"这里只放 {RULES}、{LIST} 和评委的评分表（姓名{SHEET}）"
_SPREADSHEET = re.compile(r"\.(?:xlsx?|et|ods)$", re.IGNORECASE)


def read_selections(root: Path, corpus: Corpus, paths: Iterable[str]) -> Corpus:
    """The corpus with its selections, as far as they can be used; their texts are looked through for personal data too."""
    by_folder: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        by_folder[path.rpartition("/")[0]].append(path)
    problems: list[Problem] = []
    found: list[Selection] = []
    texts: dict[str, str] = {}
    for folder, inside in sorted(by_folder.items()):
        files: dict[str, bytes] = {}
        for path in sorted(inside):
            name = path.rpartition("/")[2]
            if name not in (RULES, LIST) and not name.endswith(SHEET):
                problems.append(_foreign(path))
            elif isinstance(data := read_bytes(root / path, path), Problem):
                problems.append(replace(data, kind=ProblemKind.SELECTION))
            else:
                files[path] = data
                texts[path] = unify_line_ends(_leniently(data[:MAX_FILE]))
        selection, refused = read_folder(folder, files)
        problems += refused
        found += [selection] if selection else []
    return replace(
        corpus,
        problems=(*corpus.problems, *problems),
        selections=tuple(found),
        site_files={**corpus.site_files, **texts},
    )


def read_folder(folder: str, files: dict[str, bytes]) -> tuple[Selection | None, tuple[Problem, ...]]:
    """The selection that these files make, by path; None when what it rests on cannot be used."""
    path = f"{folder}/{RULES}"
    tree, problems = _tree(path, files.get(path))
    if tree is None:
        return None, tuple(problems)
    selection, found = read_selection(path, tree)
    problems += found
    sheets: list[Sheet] = []
    for name in sorted(files):
        if name.endswith(SHEET):
            sheet, refused = read_sheet(name, files[name], tuple(selection.weights) if selection else None)
            problems += refused
            sheets += [sheet] if sheet else []
    final: FinalList | None = None
    if (last := f"{folder}/{LIST}") in files:
        tree, found = _tree(last, files[last])
        problems += found
        if tree is not None:
            final, found = read_final(last, tree)
            problems += found
    return replace(selection, sheets=tuple(sheets), final=final) if selection else None, tuple(problems)


def _tree(path: str, data: bytes | None) -> tuple[Node | None, list[Problem]]:
    if data is None:
        message, fix = f"没有 {RULES}，不知道怎么选", "照 docs/优秀案例.md 写一份：评选期、类别、名额、评委"
        return None, [Problem(ProblemKind.SELECTION, Position(path), message, fix)]
    text, found = decode(data, path)
    problems = [replace(problem, kind=ProblemKind.SELECTION) for problem in found]
    if text is None:
        return None, problems
    try:
        tree = read_yaml(text, path, 1)
    except YamlRefused as error:
        return None, [*problems, Problem(ProblemKind.SELECTION, error.position, error.message, error.fix)]
    if tree is None:
        problems.append(
            Problem(ProblemKind.SELECTION, Position(path), "文件是空的", "照 docs/优秀案例.md 写，或者删掉")
        )
    return tree, problems


def _foreign(path: str) -> Problem:
    fix = "移出 content/showcase"
    if _SPREADSHEET.search(path):
        fix = "在 Excel 或 WPS 里另存为“CSV（逗号分隔）”，文件名是评委的姓名，如 评委甲.csv，再删掉这个文件"
    return Problem(ProblemKind.SELECTION, Position(path), _ONLY, fix)


def _leniently(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
