"""The seal of a document: equal as long as nothing but line ends has changed, however the file was saved.

Line ends (BOM, CRLF, trailing blanks, blank lines at the end of the file) mean nothing, with two exceptions that do: two spaces at
the end of a line are a line break in Markdown, and a blank after a closing backslash undoes one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.fields import POLICY_FIELDS
from generator.model import ISSUE_KEYS, Seal, Stage

if TYPE_CHECKING:
    from generator.model import Position

_STAGES = frozenset(Stage)
_NAMES = {item.key: (item.key, item.name) for item in POLICY_FIELDS}
_PLAIN = re.compile(r"""[^\s"'|>\[\]{}&*!%@`#,:-][^#:]*|"[^"\\]*"|'[^']*'""")
"""A value that is one line of text however YAML looks at it."""

_BLOCK = re.compile(r"(`{3,}|~{3,})[ \t]*(?:flow|guide|example)[ \t]*")


def seal(lines: list[str], end: int, places: Mapping[str, Position]) -> Seal:
    """The seal of a file's `lines`, whose front matter ends on line number `end` (counted from 1, ``---`` itself).

    `places` says where each key of the front matter is written.
    """
    head = [line.rstrip(" \t") for line in lines[:end]]
    left_out: set[int] = set()
    issued = []
    for key in ("阶段", *ISSUE_KEYS):
        place = places.get(key)
        row = place.line - 1 if place else 0
        if not 0 < row < end - 1:
            continue
        name, _, value = (part.rstrip() for part in head[row].partition(":"))
        value = value.lstrip()
        if name not in _NAMES[key]:  # written some other way than at the beginning of a line of its own
            continue
        if head[row + 1][:1] in (" ", "\t"):  # goes on below: leave it where it is
            continue
        if key == "阶段":
            left_out |= {row} if value in _STAGES and head[row] == f"{name}: {value}" else set()
        elif not value:
            left_out.add(row)  # an empty key is one that is not written
        elif _PLAIN.fullmatch(value):
            left_out.add(row)
            issued.append((key, head[row]))
    kept = [line for row, line in enumerate(head) if row not in left_out]
    text = "\n".join([*kept, *_body(lines[end:])]).rstrip("\n")
    return Seal(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), tuple(issued))


def _body(lines: list[str]) -> list[str]:
    if not any(line[-1:] in (" ", "\t") for line in lines):
        return lines
    found = []
    fence = ""
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        core = line.rstrip(" \t")
        blanks = line[len(core) :]
        if fence:  # YAML: blanks at the end of a line never mean anything
            fence = "" if set(core) == {fence[0]} and len(core) >= len(fence) else fence
        elif opened := _BLOCK.fullmatch(line):
            fence = opened[1]
        elif core and blanks and below.strip(" \t"):
            core += "  " if blanks.endswith("  ") else " " if core.endswith("\\") else ""
        found.append(core)
    return found
