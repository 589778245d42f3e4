"""The values given on the command line as ``--set 键=值``, sorted to the two halves of a pair."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from generator.drafting.front_matter import Value
from generator.fields import INTERPRETATION_FIELDS, POLICY_FIELDS, Field, Kind
from generator.reader.yaml_tree import Scalar, YamlRefused, read_yaml

TABLES = {"政策": POLICY_FIELDS, "解读": INTERPRETATION_FIELDS}
_LISTS = {Kind.CHOICES, Kind.LIST}
_LINES = {Kind.TEXT, Kind.DATE, Kind.CHOICE, Kind.NUMBER, Kind.STAGE}


class OverrideError(ValueError):
    """An assignment that cannot be used; the message is one Chinese sentence with the remedy."""


def read_assignments(items: Iterable[str]) -> dict[str, dict[str, Value]]:
    """Values by half (政策, 解读) and Chinese key; the last of two assignments counts. Raises OverrideError."""
    values: dict[str, dict[str, Value]] = {half: {} for half in TABLES}
    for item in items:
        name, sign, text = item.partition("=")
        half, dot, key = name.strip().rpartition(".")
        if not sign or not key:
            raise OverrideError(f"“{item}”不是“键=值”的写法，写成 --set 责任单位=区民政局 的样子")
        if dot and half not in TABLES:
            raise OverrideError(f"“{name}”的点前面只能写“政策”或“解读”")
        halves = (half,) if dot else tuple(TABLES)
        fields = {each: field for each in halves if (field := _field(each, key))}
        if not fields:
            raise OverrideError(f"不认识的键“{key}”{_near(halves, key)}")
        if not dot and all(field.name == "title" for field in fields.values()):
            raise OverrideError("两份文件都有“标题”，写明是哪一份：--set 政策.标题=… 或 --set 解读.标题=…")
        for each, field in fields.items():
            values[each][field.key] = _value(field, text.strip())
    return values


def _field(half: str, key: str) -> Field | None:
    return next((field for field in TABLES[half] if key in (field.key, field.name)), None)


def _near(halves: tuple[str, ...], key: str) -> str:
    keys = [field.key for half in halves for field in TABLES[half]]
    near = difflib.get_close_matches(key, keys, n=1, cutoff=0.4)
    return f"，是不是想写“{near[0]}”" if near else f"。可用的键：{'、'.join(dict.fromkeys(keys))}"


def _value(field: Field, text: str) -> Value:
    if field.kind in _LINES or not text:
        return text
    if field.kind in _LISTS and not text.startswith("["):
        return tuple(part.strip() for part in text.replace("，", "、").replace("；", "、").split("、") if part.strip())
    try:
        tree = read_yaml(text, "--set", 1)
    except YamlRefused as error:
        raise OverrideError(f"“{field.key}”的值读不懂：{error.message}。{error.fix}") from error
    if tree is None or isinstance(tree, Scalar):
        raise OverrideError(f"“{field.key}”要分项写，如 --set '{field.key}={_SAMPLES.get(field.kind, '[甲, 乙]')}'")
    return tree


_SAMPLES = {
    Kind.CONTACT: "{单位: 区民政局, 电话: 0000-12345678}",
    Kind.PLAN: "{形式: 文字和图解, 渠道: 区政府网站, 时间: 与政策同日}",
    Kind.APPROVAL: "{理由: …, 批准: …}",
    Kind.EXEMPTIONS: "{ZJ301: {理由: …, 批准: …}}",
    Kind.ATTACHMENTS: "[{标题: 申请表, 文件: shenqing-biao.docx}]",
    Kind.MEDIA: "[{标题: 一图读懂, 文件: yitu.png}]",
}
