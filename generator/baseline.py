"""A file of findings that an office knows of and will work off; it hides those and no others, and is meant to shrink."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.finding import Finding, Level
from generator.fingerprints import Identity, identity
from generator.rules import UNEXEMPTIBLE

if TYPE_CHECKING:
    from generator.checker import Report

Known = Counter[tuple[Level, Identity]]
"""How often each finding may occur; its level counts, so that one which has come to block is shown."""


class BaselineError(Exception):
    """The file cannot be used as a baseline; the message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Filtered:
    """A report without the findings of a baseline: how many were hidden, and which entries no longer match anything."""

    report: Report
    hidden: int
    stale: int


def write(report: Report) -> str:
    """The findings of a report as a baseline, sorted; files that cannot be read and privacy are never in it."""
    counts: Known = Counter(_key(finding) for finding in report.findings if may_wait(finding))
    entries = [
        {
            "code": code,
            "level": level.value,
            "path": path,
            "message": message,
            "count": counts[level, (code, path, message)],
        }
        for level, (code, path, message) in sorted(counts, key=lambda key: (key[1][1], key[1][0], key[1][2], key[0]))
    ]
    return json.dumps({"version": 1, "findings": entries}, ensure_ascii=False, indent=1) + "\n"


def read(text: str) -> Known:
    """The entries of a baseline. Raises BaselineError for anything that `write` would not have written."""
    try:
        data = json.loads(text)
        if data["version"] != 1:
            raise BaselineError(f"版本是 {data['version']}，这个程序只认版本 1")
        return _entries(data["findings"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BaselineError("内容不是 --write-baseline 写出的样子") from error


def _entries(entries: list[dict[str, object]]) -> Known:
    known: Known = Counter()
    for entry in entries:
        code, path, message, count = (entry[key] for key in ("code", "path", "message", "count"))
        texts = isinstance(code, str) and isinstance(path, str) and isinstance(message, str)
        if not (texts and type(count) is int and count > 0):
            raise ValueError(entry)
        known[Level(str(entry["level"])), (str(code), str(path), str(message))] += count
    return known


def without(report: Report, known: Known) -> Filtered:
    """The report less the findings that the baseline lists; of more than it lists, the later ones stay."""
    left = Counter(known)
    kept = []
    for finding in report.findings:
        key = _key(finding)
        if left[key] > 0 and may_wait(finding):
            left[key] -= 1
        else:
            kept.append(finding)
    hidden = len(report.findings) - len(kept)
    left_over = replace(report, findings=tuple(kept), hidden=hidden)
    left_over = replace(left_over, held_back=len(report.hold_back) - len(left_over.hold_back))
    return Filtered(left_over, hidden, known.total() - hidden)


def _key(finding: Finding) -> tuple[Level, Identity]:
    return finding.level, identity(finding)


def may_wait(finding: Finding) -> bool:
    """Whether a baseline can hold it."""
    return not finding.code.startswith(("ZJ0", *UNEXEMPTIBLE))
