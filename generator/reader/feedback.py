"""content/feedback/*.csv: what people ask about the policies. Total, like all reading: a line that is wrong costs only itself."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from generator.model import Feedback, Position, Problem, ProblemKind
from generator.reader.csv_rows import SAVE, csv_rows
from generator.reader.files import MAX_FILE, read_bytes, unify_line_ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from generator.model import Corpus

FOLDER = "content/feedback"
DAY, POLICY, CHANNEL, COUNT, QUESTION = COLUMNS = ("日期", "政策", "渠道", "数量", "问题")
NOTE = "备注"
"""A column that may be there; nothing is read from it."""

MAX_ROWS = 20_000
MAX_COUNT = 100_000
MAX_QUESTION = 500
MAX_CHANNEL = 40
_DAY = re.compile(
    r"(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?(?:[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?", re.ASCII
)
_SPREADSHEET = re.compile(r"\.(?:xlsx?|et|ods)$", re.IGNORECASE)


def read_feedbacks(root: Path, corpus: Corpus, paths: Iterable[str]) -> Corpus:
    """The corpus with what was asked, in order of file and line; the texts are looked through for personal data like others."""
    found: list[Feedback] = []
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    for path in sorted(paths):
        data = b"" if _SPREADSHEET.search(path) or not path.endswith(".csv") else read_bytes(root / path, path)
        if isinstance(data, Problem):
            problems.append(replace(data, kind=ProblemKind.FEEDBACK))
            continue
        rows, refused = parse_feedback(path, data)
        found += rows
        problems += refused
        texts[path] = _leniently(data[:MAX_FILE])
    return replace(
        corpus,
        problems=(*corpus.problems, *problems),
        feedback=tuple(found),
        site_files={**corpus.site_files, **texts},
    )


def parse_feedback(path: str, data: bytes) -> tuple[tuple[Feedback, ...], tuple[Problem, ...]]:
    """The lines of one file that say something, and what is wrong with the others."""
    if not path.endswith(".csv"):
        fix = f"{SAVE}，再删掉这个文件" if _SPREADSHEET.search(path) else f"移出 {FOLDER}"
        return (), (_problem(path, 1, "这里只放 .csv 文件", fix),)
    rows, amiss = csv_rows(data, MAX_ROWS)
    problems = [_problem(path, *amiss)] if amiss else []
    if not rows:
        return (), tuple(problems or [_problem(path, 1, "文件是空的", f"第一行写列名：{'、'.join(COLUMNS)}；或者删掉")])
    names = [cell.strip() for cell in rows[0].cells]
    if trouble := _heading(names):
        return (), (_problem(path, rows[0].line, *trouble), *problems)
    found: list[Feedback] = []
    for line, cells in rows[1:]:
        if any(cell.strip() for cell in cells):
            read = _read(names, cells, Position(path, line))
            if isinstance(read, Feedback):
                found.append(read)
            else:
                problems.append(_problem(path, line, *read))
    return tuple(found), tuple(sorted(problems, key=lambda problem: problem.position))


def parse_day(text: str) -> date | None:
    """A day as Excel and hotlines write it: 2026-09-01, 2026/9/1, 2026年9月1日, with the time of day behind it or not."""
    found = _DAY.fullmatch(" ".join(unicodedata.normalize("NFKC", text).split()))
    try:
        day = date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
    return day if day and day.year >= 1949 else None


def parse_count(text: str) -> int | None:
    """How many people; None for anything but a whole number from 1 on."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 6):
        return None
    return int(plain) if 1 <= int(plain) <= MAX_COUNT else None


def _heading(names: Sequence[str]) -> tuple[str, str] | None:
    if twice := [name for name in names if name and names.count(name) > 1]:
        return f"有两列都叫“{twice[0][:20]}”", "删掉一列"
    if missing := [name for name in COLUMNS if name not in names]:
        fix = f"第一行写列名：{'、'.join(COLUMNS)}。从热线系统导出的表，用 zcjd feedback import 转换"
        return f"第一行没有“{missing[0]}”这一列", fix
    if odd := [name for name in names if name not in (*COLUMNS, NOTE, "")]:
        return f"“{odd[0][:20]}”这一列不认识", f"删掉这一列：这里不放姓名、电话等个人信息，说明写在“{NOTE}”"
    return None


def _read(names: Sequence[str], cells: Sequence[str], place: Position) -> Feedback | tuple[str, str]:
    """The line, or why it says nothing and what to write."""
    if any(cell.strip() for cell in cells[len(names) :]):
        said = f"这一行有 {len(cells)} 格，第一行只有 {len(names)} 格"
        return (
            said,
            f"问题里有逗号的，整句加英文双引号；用 Excel 填写，{SAVE.removeprefix('在 Excel 或 WPS 里')}，会自己加",
        )
    written = {name: " ".join(cell.split()) for name, cell in zip(names, cells, strict=False) if name}
    if missing := [name for name in COLUMNS if not written.get(name)]:
        return f"“{missing[0]}”这一格是空的", f"补上{missing[0]}；不知道的，删掉这一行"
    day, count = parse_day(written[DAY]), parse_count(written[COUNT])
    if day is None:
        return f"日期“{written[DAY][:20]}”不是真有的日期", "写成 2026-09-01 的样子"
    if count is None:
        return f"数量“{written[COUNT][:20]}”不是 1 到 {MAX_COUNT} 的整数", "写有多少人问，只写数字，如 12"
    if len(written[QUESTION]) > MAX_QUESTION:
        return f"问题有 {len(written[QUESTION])} 个字", f"只写问了什么，{MAX_QUESTION} 个字以内"
    if len(written[CHANNEL]) > MAX_CHANNEL:
        return f"渠道有 {len(written[CHANNEL])} 个字", "写短，如 12345热线、窗口、网站留言"
    return Feedback(day, written[POLICY], written[CHANNEL], count, written[QUESTION], place)


def _leniently(data: bytes) -> str:
    try:
        return unify_line_ends(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return unify_line_ends(data.decode("gb18030", "replace"))


def _problem(path: str, line: int, message: str, fix: str) -> Problem:
    return Problem(ProblemKind.FEEDBACK, Position(path, line), message, fix)
