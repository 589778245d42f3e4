"""What Markdown would eat: asterisks of masked names and numbers, lines that look like definitions. Both show as written.

王*明 and 138****1234 lose their asterisks in every Markdown engine, and ``[注]: 说明`` vanishes as the address of a link. Before
parsing, characters that no text may hold stand in for them; afterwards they turn back.
"""

from __future__ import annotations

import re

MASK, BREAK = "\ufdd0", "\ufdd1"
"""Unicode noncharacters, which `files.decode` refuses in sources: an asterisk that shows, and nothing between two signs."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DEFINITION = re.compile(r"[ >]*\[(\^?[^\]\[]+)\]:")
_CITED = re.compile(r"\[(\^[^\]\[]+)\](?!:)")
_OPENING = tuple("“《（〔【‘")
_STAR_RUN = re.compile(r"(?<!\\)\*+")


def mask_lines(lines: list[str]) -> list[str]:
    """The lines with every asterisk that is a mask replaced by MASK, and with BREAK where a line would become a definition.

    Markdown hides ``[注]: 说明`` as the address of a link, and a footnote that no text refers to; here both show as written.
    Code fences are left alone.
    """
    cited = set(_CITED.findall("\n".join(lines)))
    masked, fence = [], ""
    for line in lines:
        mark = _FENCE.match(line)
        if fence:
            if mark and mark.group(1).startswith(fence) and not line.strip(" `~"):
                fence = ""
        elif mark:
            fence = mark.group(1)
        else:
            defined = _DEFINITION.match(line)
            shown = line
            if defined and not (defined[1].startswith("^") and defined[1] in cited):
                shown = line[: defined.end() - 1] + BREAK + line[defined.end() - 1 :]
            masked.append(_mask_line(shown) if "*" in shown else shown)
            continue
        masked.append(line)
    return masked


def _mask_line(line: str) -> str:
    """A single asterisk is a mask unless it opens a list item; so are three and more unless they draw a rule.

    Two are a mask between digits, and where they would open bold before punctuation (张**、).
    """
    if not line.strip("* \t"):
        return line
    pieces, last, opened = [], 0, False
    lead = len(line) - len(line.lstrip(" \t>"))
    for run in _STAR_RUN.finditer(line):
        start, end = run.span()
        before, after = line[start - 1 : start], line[end : end + 1]
        if end - start == 2:
            closed = before.isdigit() and after.isdigit()
            opens_nothing = not (_is_word(after) or after in _OPENING)
            is_mask = closed or (not opened and _is_word(before) and opens_nothing)
            opened = opened != (not is_mask)
        elif end - start == 1:
            is_mask = start > lead or after not in (" ", "\t")
        else:
            is_mask = True
        pieces += [line[last:start], (MASK if is_mask else "*") * (end - start)]
        last = end
    return "".join([*pieces, line[last:]])


def _is_word(character: str) -> bool:
    return character.isalnum()


def restore(text: str) -> str:
    return text.replace(MASK, "*").replace(BREAK, "").replace("%EF%B7%90", "*").replace("%EF%B7%91", "")
