"""Values of front matter that tell of people: who interpreted, what the public said of a draft and how it could say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.consultations import ANSWERS, Channel, Opinion
from generator.model.people import CAPACITIES, Interpreter
from generator.reader.records import IllTyped, entries_of, entry_of
from generator.reader.yaml_tree import Node, Scalar

if TYPE_CHECKING:
    from generator.fields import Field

_YES_OR_NO = {"是": True, "否": False, "": False}
_URL = re.compile(r"https?://[^\s\"'<>\[\]{}|\\^`]+")
_COUNT = re.compile(r"0|[1-9]\d{0,6}", re.ASCII)


def count(item: Field, value: Node) -> int:
    """A number of people or things, which may be none."""
    text = value.text.strip() if isinstance(value, Scalar) else "列表"
    if not _COUNT.fullmatch(text):
        raise IllTyped(f"“{item.key}”的值“{text[:40]}”不是整数", f"改成“{item.key}: 27”的样子，没有的写 0")
    return int(text)


def channel(item: Field, value: Node) -> Channel:
    """How opinions are sent in."""
    sample = f"{item.key}: {{网址: https://…, 电话: 0000-12345678, 地址: …}}"
    record = entry_of(item.key, value, ("网址", "电话", "邮箱", "地址"), sample)
    url = record.get("网址", "")
    if url and not _URL.fullmatch(url):
        raise IllTyped(
            f"“{item.key}”里的网址“{url[:40]}”不是网址", "写全，以 https:// 开头，中间没有空格", value.position
        )
    mail = record.get("邮箱", "")
    if mail and (mail.count("@") != 1 or any(sign in mail for sign in " <>\"'?&#:/")):
        raise IllTyped(f"“{item.key}”里的邮箱“{mail[:40]}”不是邮箱", "写成 yijian@example.org 的样子", value.position)
    return Channel(url, record.get("电话", ""), mail, record.get("地址", ""), value.position)


def opinions(item: Field, value: Node) -> tuple[Opinion, ...]:
    """What came in and what was made of it."""
    sample = f"{item.key}: [{{编号: 1, 意见: …, 采纳: 未采纳, 理由: …}}]"
    found = []
    for number, (record, place) in enumerate(
        entries_of(item, value, sample, ("编号", "意见", "条数", "采纳", "理由")), 1
    ):
        if not record.get("意见"):
            raise IllTyped(f"“{item.key}”里有一条没有写意见", f"改成“{sample}”", place)
        answer, times = record.get("采纳", ""), record.get("条数") or "1"
        if answer and answer not in ANSWERS:
            message = f"“{item.key}”里的“采纳: {answer[:20]}”不在可选范围（{'、'.join(ANSWERS)}）"
            raise IllTyped(message, "改成其中一个", place)
        if not _COUNT.fullmatch(times) or times == "0":
            raise IllTyped(f"“{item.key}”里的“条数: {times[:20]}”不是正整数", "写有几个人这样说，如“条数: 3”", place)
        written = record.get("编号") or str(number)
        found.append(Opinion(written, record["意见"], answer or None, record.get("理由", ""), int(times), place))
    return tuple(found)


def people(item: Field, value: Node) -> tuple[Interpreter, ...]:
    """Who interpreted."""
    sample = f"{item.key}: [{{姓名: 示例专家甲, 身份: 专家, 单位: …, 同意公开: 是}}]"
    found = []
    for record, place in entries_of(item, value, sample, ("姓名", "称呼", "身份", "单位", "同意公开")):
        name, capacity = record.get("姓名") or record.get("称呼") or "", record.get("身份", "")
        if not name or capacity not in CAPACITIES:
            message = f"“{item.key}”要写姓名（或称呼）和身份，身份是 {'、'.join(CAPACITIES)} 之一"
            raise IllTyped(message, f"改成“{sample}”", place)
        consent = record.get("同意公开", "")
        if consent not in _YES_OR_NO:
            raise IllTyped(f"“{item.key}”里的“同意公开: {consent[:20]}”不是是或否", "写“是”或“否”", place)
        found.append(Interpreter(name, capacity, record.get("单位", ""), _YES_OR_NO[consent], place))
    return tuple(found)
