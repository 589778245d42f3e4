"""Front matter written so that our reader, and any other YAML reader, gives back the same strings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import yaml

from generator.reader.yaml_tree import Mapping, Node, Scalar, Sequence

Value = str | tuple[str, ...] | Node
"""One line of text, a list of texts, or a tree as the YAML reader builds it."""

_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"
_UNSAFE = re.compile(r":(?=\s|$)|\s#|^\s|\s$|^[=<~]$")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_resolve: Callable[[type, str, tuple[bool, bool]], str] = yaml.SafeLoader("").resolve


def front_matter(lines: Iterable[str]) -> str:
    """The front matter with these lines, fences included."""
    return "".join(f"{line}\n" for line in ("---", *lines, "---"))


def entry(key: str, value: Value | None) -> str:
    """One ``键: 值`` line; None and an empty text leave the value to be written later."""
    if value is None or value == "":
        return f"{key}:"
    if isinstance(value, str):
        return f"{key}: {quoted(value)}"
    return f"{key}: {_flow(value)}"


def quoted(text: str, *, inside: bool = False) -> str:
    """The text as a YAML scalar: plain where that is safe, else in double quotes. `inside` a list or braces less is safe."""
    plain = (
        text != ""
        and text.isprintable()
        and text[0] not in _INDICATORS
        and not _UNSAFE.search(text)
        and not (inside and re.search(r"[,\[\]{}:]", text))
        and (bool(_DATE.fullmatch(text)) or _is_text(text))
    )
    return text if plain else f'"{"".join(map(_escaped, text))}"'


def _is_text(text: str) -> bool:
    """Whether YAML leaves the plain text a string: 010, 12:30 and yes become something else in other programs."""
    tag = _resolve(yaml.ScalarNode, text, (True, False))
    return tag == "tag:yaml.org,2002:str" or bool(re.fullmatch(r"[1-9]\d?", text, re.ASCII))


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isprintable() or character == "\u3000":
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _flow(value: Value) -> str:
    if isinstance(value, str):
        return quoted(value, inside=True)
    if isinstance(value, Scalar):
        return quoted(value.text, inside=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{quoted(key.text, inside=True)}: {_flow(part)}" for key, part in value.entries) + "}"
    return "[" + ", ".join(_flow(part) for part in (value.items if isinstance(value, Sequence) else value)) + "]"
