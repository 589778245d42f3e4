"""Plain text as Markdown that shows it character for character: whatever Markdown would read as markup is escaped."""

from __future__ import annotations

import re

_ALWAYS = re.compile(r"[*`~\[|]")
_UNDERSCORE = re.compile(r"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)")
_OPENING = re.compile(r"[+-](?=\s|$|[-\s]+$)|>|#{1,6}(?=\s|$)|:(?=\s|$)|=+\s*$")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)", re.ASCII)
_RULE = re.compile(r"-[-\s]*$")


def escape(line: str) -> str:
    """One line of text as a Markdown paragraph of its own; spaces around it are dropped."""
    text = _inline(line.strip())
    if number := _NUMBER.match(text):
        return f"{number.group(1)}\\{text[number.end(1) :]}"
    return "\\" + text if _OPENING.match(text) or _RULE.match(text) else text


def escape_heading(text: str) -> str:
    """One line of text as the text of a heading; ``{#id}`` and closing ``#`` signs lose their meaning."""
    return re.sub(r"[{#]", r"\\\g<0>", _inline(text.strip()))


def _inline(text: str) -> str:
    text = _BACKSLASH.sub(r"\\\\", text)
    for pattern in (_ALWAYS, _UNDERSCORE, _TAG, _ENTITY):
        text = pattern.sub(r"\\\g<0>", text)
    return text
