"""Terms that an interpretation explains in a section of its own: each has an address, and its first use leads there and back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from generator.render.marks import Mark, mark_html

_SECTION = re.compile(r'<h([1-6]) id="terms"[^>]*>')
_HEADING = re.compile(r"<h([1-6])[ >]")
_ENTRY = re.compile(
    r"(?P<before><(?:p|li)>(?:<p>)?)(?:<strong>(?P<bold>[^<>：:]{2,20})(?:</strong>[：:]|[：:]</strong>)"
    r"|(?P<plain>[^<>：:，。；！？“”]{2,14})[：:](?!<))"
    r"(?P<rest>.*?)(?=</p>|</li>)",
    re.DOTALL,
)
_ENTRY_MARK = re.compile("\0(\\d+)\0([^\0]*)\0([^\0]*)\0")
_TITLE = re.compile("《[^《》]*》")
_AFTER = "："


def link_terms(text: str) -> str:
    """Give every explained term its address and mark its first use elsewhere; unchanged without a section of terms."""
    found = _SECTION.search(text)
    if not found:
        return text
    ends = (head.start() for head in _HEADING.finditer(text, found.end()) if head[1] <= found[1])
    end = next(ends, len(text))
    names: list[str] = []

    def collect(entry: re.Match[str]) -> str:
        name = entry["bold"] or entry["plain"]
        if name in names:
            return entry[0]
        names.append(name)
        return f"{entry['before']}\0{len(names)}\0{name}\0{entry['rest']}\0"

    explained = _ENTRY.sub(collect, text[found.end() : end])
    if not names:
        return text
    used: dict[str, int] = {unescape(name): number for number, name in enumerate(names, 1)}
    left = dict(used)
    before, after = (
        mark_html(part, lambda piece: _first_uses(piece, left), apart=True)
        for part in (text[: found.start()], text[end:])
    )
    seen = {number for name, number in used.items() if name not in left}
    return before + found[0] + _ENTRY_MARK.sub(lambda entry: _definition(entry, seen), explained) + after


def _definition(entry: re.Match[str], seen: set[int]) -> str:
    number, name, rest = entry[1], entry[2], entry[3]
    back = ""
    if int(number) in seen:
        back = f' <a class="zc-term-back" href="#zc-term-{number}-use" aria-label="回到正文里的“{name}”">回到正文</a>'
    return f'<dfn class="zc-term-name" id="zc-term-{number}">{name}</dfn>{_AFTER}<span class="zc-term-text">{rest}</span>{back}'


def _first_uses(text: str, left: dict[str, int]) -> Iterable[Mark]:
    """The first use of every term that was not met before, longer ones first, so that a part of another is none."""
    free = _TITLE.sub(lambda found: "\0" * len(found[0]), text)  # the title of a document uses no term
    for name in sorted(left, key=lambda name: (-len(name), name)):
        start = free.find(name)
        if start < 0:
            continue
        number = left.pop(name)
        free = free[:start] + "\0" * len(name) + free[start + len(name) :]
        yield Mark(start, start + len(name), f"#zc-term-{number}", "zc-term", f"zc-term-{number}-use")
