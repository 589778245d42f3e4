"""``content/search/同义词.txt``: the words that the office's people use for one thing. Total, like all reading."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Position, Problem, ProblemKind
from generator.reader.files import decode, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Corpus

SYNONYMS = "content/search/同义词.txt"
MAX_WORD = 20
MAX_GROUP = 12
MAX_LINES = 1000
_SEPARATOR = re.compile(r"[、，,；;]")
_WORD = re.compile(r"[\w·/.+-]+(?: [\w·/.+-]+)*")
_SAMPLE = "一行写一组，词之间用“、”隔开，如 公租房、公共租赁住房"


def read_synonyms(root: Path, corpus: Corpus) -> Corpus:
    """The corpus with the office's own table, as far as it can be read; nothing changes when there is none."""
    file = root / SYNONYMS
    if not file.is_file() or file.is_symlink():
        return corpus
    data = read_bytes(file, SYNONYMS)
    groups, problems = ((), (data,)) if isinstance(data, Problem) else parse_synonyms(data)
    told = (replace(problem, kind=ProblemKind.SYNONYMS) for problem in problems)
    return replace(corpus, synonyms=groups, problems=(*corpus.problems, *told))


def parse_synonyms(data: bytes) -> tuple[tuple[tuple[str, ...], ...], tuple[Problem, ...]]:
    """The groups of a table, and what is wrong with it, line by line; a line that is wrong is left out as a whole."""
    text, found = decode(data, SYNONYMS)
    problems = list(found)
    groups: list[tuple[str, ...]] = []
    first: dict[str, int] = {}
    for row, line in enumerate((text or "").split("\n"), 1):
        written = line.partition("#")[0].strip()
        if not written:
            continue
        words = tuple(dict.fromkeys(word.strip() for word in _SEPARATOR.split(written) if word.strip()))
        trouble = _trouble(words, first) if row <= MAX_LINES else (f"这张表超过 {MAX_LINES} 行", "删掉不用的组")
        if trouble:
            problems.append(Problem(ProblemKind.SYNONYMS, Position(SYNONYMS, row), *trouble))
        else:
            groups.append(words)
            first |= dict.fromkeys(words, row)
        if row > MAX_LINES:
            break
    return tuple(groups), tuple(problems)


def _trouble(words: tuple[str, ...], first: dict[str, int]) -> tuple[str, str] | None:
    if not words:
        return "这一行没有词", _SAMPLE
    if len(words) > MAX_GROUP:
        return f"这一组有 {len(words)} 个词，最多 {MAX_GROUP} 个", "只留大家真会用来搜的，或者分成几组"
    for word in words:
        if word in first:
            return f"“{word}”在第 {first[word]} 行已经有了", f"把两行合成一行，或者在这一行删掉“{word}”"
        if len(word) > MAX_WORD:
            return f"“{word[:8]}…”有 {len(word)} 个字，最多 {MAX_WORD} 个", _SAMPLE
        if not _WORD.fullmatch(word):
            return f"“{word}”里有搜不到的符号", _SAMPLE
        if len(word) < 2:
            return f"“{word}”只有一个字，搜它会带出许多不相干的文件", f"写成完整的词，或者删掉“{word}”"
    return None
