"""A pair of plain texts to a pair of Markdown files: what was found goes to the front matter, everything else to the body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.drafting.document_facts import (
    Facts,
    interpretation_facts,
    policy_facts,
    policy_number,
    policy_title,
    quoted_title,
)
from generator.drafting.front_matter import Value, entry, front_matter
from generator.drafting.sections import Piece, read_pieces, to_markdown
from generator.fields import INTERPRETATION_FIELDS, POLICY_FIELDS, Field, Kind

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_USEFUL = ("施行日期", "公开属性", "联系方式")
"""No stage asks for them, and a page without them says less than it should."""

_SIGNATURES = ((b"PK\x03\x04", "Word 或压缩"), (b"\xd0\xcf\x11\xe0", "Word"), (b"%PDF", "PDF"), (b"{\\rtf", "RTF"))


class NotPlainText(ValueError):
    """The bytes are no text; the message is a Chinese sentence with the remedy, without the file's name."""


@dataclass(slots=True)
class Imported:
    """One half as Markdown. `moved` is what of the text went into the front matter; `guessed` are headings to look at."""

    values: dict[str, Value]
    markdown: str
    moved: tuple[str, ...]
    guessed: tuple[tuple[int, str], ...]  # line of the file, heading
    missing: tuple[Field, ...]  # keys that are needed sooner or later
    notes: list[str] = field(default_factory=list)


def decode_text(data: bytes) -> tuple[str, str]:
    """The text with ``\\n`` line ends and without control characters, and the encoding's name; raises NotPlainText."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise NotPlainText(f"是 {name} 文件。在原来的软件里另存为纯文本（.txt），再导入")
    text, name = _decode(data)
    if text.count("\x00") or sum(map(len, _CONTROL.findall(text))) > len(text) / 20:
        raise NotPlainText("里面有大量控制字符，不是纯文本文件。另存为纯文本（.txt），再导入")
    return _CONTROL.sub("", _LINE_END.sub("\n", text)), name


def _decode(data: bytes) -> tuple[str, str]:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    candidates = [("utf-16", "UTF-16")] if wide else [("utf-8-sig", "UTF-8"), ("gb18030", "GBK")]
    for encoding, name in candidates:
        try:
            return data.decode(encoding), name
        except UnicodeDecodeError:
            continue
    raise NotPlainText("既不是 UTF-8 也不是 GBK 编码的文本。在编辑器里另存为 UTF-8，再导入")


def import_pair(
    policy_text: str,
    interpretation_text: str,
    given: Mapping[str, Mapping[str, Value]],
) -> tuple[Imported, Imported]:
    """Both halves; `given` holds the values of 政策 and 解读 that are set by hand and win over what is found."""
    ours, theirs = given.get("政策", {}), given.get("解读", {})
    published = ours.get("发布日期")
    policy = policy_facts(policy_text, published if isinstance(published, str) else None)
    interpretation = interpretation_facts(interpretation_text)
    own_title = str(theirs.get("标题") or interpretation.values.get("标题", ""))
    if not ours.get("标题") and "标题" not in policy.values:
        found = policy_title(own_title, interpretation_text)
        if found:
            policy.values["标题"] = found
            policy.notes.append(f"标题取自解读里的书名号《{found}》，核对一下")
    title = str(ours.get("标题") or policy.values.get("标题", ""))
    if title and not ours.get("文号") and "文号" not in policy.values:
        number = policy_number(title, interpretation_text)
        if number:
            policy.values["文号"] = number
            policy.notes.append(f"文号“{number}”取自解读，核对一下")
    if title and not own_title:
        interpretation.values["标题"] = f"{quoted_title(title)}政策解读"
        interpretation.notes.append("标题是按政策的标题拟的，可以改")
    return _imported(policy, ours, POLICY_FIELDS), _imported(interpretation, theirs, INTERPRETATION_FIELDS)


def _imported(facts: Facts, given: Mapping[str, Value], fields: tuple[Field, ...]) -> Imported:
    found: dict[str, Value] = {"阶段": "起草", **facts.values, **facts.lists, **given}
    values = {each.key: _as_list(each, found[each.key]) for each in fields if found.get(each.key)}
    head = front_matter(entry(key, value) for key, value in values.items()) + "\n"
    pieces = read_pieces(facts.lines)
    return Imported(
        values=values,
        markdown=head + to_markdown(pieces),
        moved=tuple(facts.moved),
        guessed=tuple(_guessed(pieces, head.count("\n") + 1)),
        missing=tuple(each for each in fields if (each.required or each.key in _USEFUL) and each.key not in values),
        notes=facts.notes,
    )


def _as_list(each: Field, value: Value) -> Value:
    return (value,) if isinstance(value, str) and each.kind in (Kind.CHOICES, Kind.LIST) else value


def _guessed(pieces: list[Piece], line: int) -> list[tuple[int, str]]:
    return [(line + 2 * index, piece.text) for index, piece in enumerate(pieces) if piece.guessed]
