"""The front matter tree to the typed fields of the model, by the table in `fields`. One bad value loses one key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from generator.empty_text import substance
from generator.fields import Field, Kind
from generator.model import Approval, Attachment, Contact, Exemption, Media, Plan, Position, Problem, ProblemKind, Stage
from generator.reader.people import channel, count, opinions, people
from generator.reader.records import IllTyped, entries_of, entry_of
from generator.reader.yaml_tree import Mapping, Node, Scalar

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LOOSE = re.compile(r"(\d{4})\s*[年/.\-]\s*(\d{1,2})\s*[月/.\-]\s*(\d{1,2})\s*日?", re.ASCII)


@dataclass(slots=True)
class Fields:
    """What a front matter gave: values by attribute name, places by Chinese key, and what was refused."""

    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Position] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_fields(tree: Mapping, table: tuple[Field, ...]) -> Fields:
    """Parse every entry of `tree` by `table`; unknown, repeated and ill-typed keys become problems."""
    known = {name: item for item in table for name in (item.key, item.name)}
    result = Fields()
    for key, value in tree.entries:
        item = known.get(key.text)
        if item is None:
            result.problems.append(_unknown(key, table, {other.text for other, _ in tree.entries}))
        elif item.key in result.places:
            first = result.places[item.key].line
            message = f"“{item.key}”写了两次（第 {first} 行已有）"
            result.problems.append(Problem(ProblemKind.DUPLICATE_KEY, key.position, message, "留下一个，删掉另一个"))
        else:
            result.places[item.key] = key.position
            _convert(item, key, value, result)
    return result


def _convert(item: Field, key: Scalar, value: Node, result: Fields) -> None:
    if isinstance(value, Scalar) and not value.text.strip():
        return  # an empty value is "not written yet"
    try:
        result.values[item.name] = _PARSERS[item.kind](item, value)
    except IllTyped as error:
        place = error.position or (value.position if isinstance(value, Scalar) else key.position)
        result.problems.append(Problem(error.kind, place, error.message, error.fix))


def _nearest(written: str, choices: Iterable[str], cutoff: float) -> list[str]:
    from difflib import get_close_matches  # only when something is wrong

    return get_close_matches(written, list(choices), 1, cutoff)


def _unknown(key: Scalar, table: tuple[Field, ...], written: set[str]) -> Problem:
    """Suggest the most alike key, one that is required and not written yet before all others."""
    open_keys = [item.key for item in table if not written & {item.key, item.name}]
    needed = [item.key for item in table if item.required and item.key in open_keys]
    near = [match for keys in (needed, open_keys) for match in _nearest(key.text, keys, 0.5)]
    fix = f"改成“{near[0]}”" if near else f"删掉这一行；可用的键：{'、'.join(item.key for item in table)}"
    return Problem(ProblemKind.UNKNOWN_KEY, key.position, f"不认识的键“{key.text[:40]}”", fix)


def parse_date(text: str) -> date | None:
    """The date written as YYYY-MM-DD; None for every other text and for days that do not exist."""
    if not _ISO.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _text(item: Field, value: Node) -> str:
    if not isinstance(value, Scalar):
        raise IllTyped(f"“{item.key}”应是一行文字，这里是列表", f"改成“{item.key}: 文字”")
    return value.text.strip()


def _date(item: Field, value: Node) -> date:
    text = _text(item, value)
    parsed = parse_date(text)
    if parsed:
        return parsed
    fix = f"写成“{item.key}: 2026-03-02”的样子"
    if loose := _LOOSE.fullmatch(text):
        year, month, day = (int(part) for part in loose.groups())
        if guess := parse_date(f"{year:04}-{month:02}-{day:02}"):
            fix = f"改成“{item.key}: {guess.isoformat()}”"
        else:
            raise IllTyped(f"“{item.key}”的日期“{text}”不存在", "核对月和日")
    raise IllTyped(f"“{item.key}”的值“{text[:40]}”不是 年-月-日 的日期", fix)


def _choice(item: Field, value: Node) -> str:
    text = _text(item, value)
    if text not in item.choices:
        near = _nearest(text, item.choices, 0.4)
        fix = f"改成“{near[0]}”" if near else "改成其中一个"
        raise IllTyped(f"“{item.key}”的值“{text[:40]}”不在可选范围（{'、'.join(item.choices)}）", fix)
    return text


def _texts(item: Field, value: Node) -> tuple[str, ...]:
    """A list; one line of text counts as a list, parted at 、 and ， and ；."""
    if isinstance(value, Scalar):
        return tuple(part for part in (piece.strip() for piece in re.split("[、，；,;]", value.text)) if part)
    if isinstance(value, Mapping):
        raise IllTyped(f"“{item.key}”应是列表", f"改成“{item.key}: [甲, 乙]”")
    if value.wide_comma:
        raise IllTyped(
            f"“{item.key}”的方括号里用了全角逗号",
            f"改成半角逗号，即“{item.key}: [{value.with_commas}]”",
            value.position,
        )
    texts = []
    for part in value.items:
        if not isinstance(part, Scalar):
            raise IllTyped(f"“{item.key}”的每一项应是文字", f"改成“{item.key}: [甲, 乙]”", part.position)
        texts.append(part.text.strip())
    return tuple(text for text in texts if text)


def _choices(item: Field, value: Node) -> tuple[str, ...]:
    texts = _texts(item, value)
    for text in texts:
        _choice(item, Scalar(text, value.position))
    return texts


def _number(item: Field, value: Node) -> int:
    text = _text(item, value)
    if not re.fullmatch(r"[1-9]\d?", text, re.ASCII):
        raise IllTyped(f"“{item.key}”的值“{text[:40]}”不是 1 到 99 的整数", f"改成“{item.key}: 2”的样子")
    return int(text)


def _stage(item: Field, value: Node) -> Stage:
    text = _text(item, value)
    try:
        return Stage(text)
    except ValueError:
        raise IllTyped(f"“{item.key}”的值“{text[:40]}”不在可选范围（起草、审签、发布）", "改成其中一个") from None


def _attachments(item: Field, value: Node) -> tuple[Attachment, ...]:
    sample = f"{item.key}: [{{标题: 申请表, 文件: shenqing-biao.docx}}]"
    return tuple(_offered(item, record, place, sample, Attachment) for record, place in entries_of(item, value, sample))


def _media(item: Field, value: Node) -> tuple[Media, ...]:
    sample = f"{item.key}: [{{标题: 一图读懂, 文件: yitu.png}}]"
    found = entries_of(item, value, sample, ("标题", "文件", "字幕", "文字稿"))
    return tuple(
        replace(
            _offered(item, record, place, sample, Media),
            captions=record.get("字幕") or None,
            transcript=record.get("文字稿") or None,
        )
        for record, place in found
    )


def _offered(item: Field, record: dict[str, str], place: Position, sample: str, make: Callable[..., Any]) -> Any:
    if not record.get("标题") or not record.get("文件"):
        raise IllTyped(f"“{item.key}”缺标题或文件", f"改成“{sample}”", place)
    return make(record["标题"], record["文件"], place)


def _approval(item: Field, value: Node) -> Approval:
    record = entry_of(item.key, value, ("理由", "批准"), f"{item.key}: {{理由: …, 批准: …}}")
    said = {key: text if _says(text) else None for key, text in record.items()}
    refused = tuple((key, text) for key, text in record.items() if text and not said[key])
    return Approval(said.get("理由"), said.get("批准"), value.position, refused)


def _says(text: str) -> bool:
    """Whether this is a reason or a name, and not what only fills the place (…, 无, 待补充, the key itself)."""
    said = substance(text)
    return len(said) > 1 and said not in ("理由", "批准")


def _exemptions(item: Field, value: Node) -> tuple[Exemption, ...]:
    sample = f"{item.key}: {{ZJ301: {{理由: …, 批准: …}}}}"
    if not isinstance(value, Mapping):
        raise IllTyped(f"“{item.key}”应按规则代码分项写", f"改成“{sample}”")
    first: dict[str, Scalar] = {}
    for key, _ in value.entries:
        if first.setdefault(key.text, key) is not key:
            message = f"“{item.key}”里的“{key.text[:40]}”写了两次（第 {first[key.text].position.line} 行已有）"
            raise IllTyped(message, "留下一个，删掉另一个", key.position, ProblemKind.DUPLICATE_KEY)
    return tuple(
        Exemption(key.text, _approval(Field("", key.text, item.kind, None, ""), part)) for key, part in value.entries
    )


def _contact(item: Field, value: Node) -> Contact:
    record = entry_of(item.key, value, ("单位", "电话"), f"{item.key}: {{单位: …, 电话: …}}")
    return Contact(record.get("单位") or None, record.get("电话") or None, value.position)


def _plan(item: Field, value: Node) -> Plan:
    record = entry_of(item.key, value, ("形式", "渠道", "时间"), f"{item.key}: {{形式: …, 渠道: …, 时间: …}}")
    return Plan(record.get("形式") or None, record.get("渠道") or None, record.get("时间") or None)


_PARSERS: dict[Kind, Callable[[Field, Node], Any]] = {
    Kind.TEXT: _text,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.LIST: _texts,
    Kind.NUMBER: _number,
    Kind.STAGE: _stage,
    Kind.APPROVAL: _approval,
    Kind.ATTACHMENTS: _attachments,
    Kind.MEDIA: _media,
    Kind.CONTACT: _contact,
    Kind.PLAN: _plan,
    Kind.EXEMPTIONS: _exemptions,
    Kind.COUNT: count,
    Kind.CHANNEL: channel,
    Kind.OPINIONS: opinions,
    Kind.PEOPLE: people,
}
