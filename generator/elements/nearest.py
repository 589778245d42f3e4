"""The heading that comes nearest to an element which no heading is recognised as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.elements.headings import elements_of, plain_heading
from generator.elements.table import BY_ID

if TYPE_CHECKING:
    from generator.model import Body, Heading

_SECTION = 2  # deeper headings open no section
_WORDS = {
    "background": "背景 依据 原因 缘由 为什么 为啥 由来 起草 出台",
    "goals": "目标 目的 任务 意义 效果 作用 初衷",
    "content": "内容 规定 措施 举措 亮点 要点 修改 修订 讲了",
    "issues": "解决 问题 难题 痛点 堵点 难点 困难 烦恼 烦心 破解",
    "differences": "新旧 差异 变化 修改 不同 区别",
    "notes": "注意 提醒 提示",
    "scope": "范围 对象 适用 哪些人",
    "standard": "标准 补多少 金额",
    "terms": "关键词 名词 术语 概念",
    "benefits": "惠民 利民 便民 好处 实惠",
}


def nearest_heading(body: Body, element: str) -> Heading | None:
    """The first of the headings that stand for no element and share most of its words; None when none shares any."""
    words = _WORDS.get(element, BY_ID[element].name).split()
    left = [heading for heading in body.headings if heading.level <= _SECTION and not elements_of(heading)]
    shared = [(sum(word in plain_heading(heading.text) for word in words), heading) for heading in left]
    most, nearest = max(shared, key=lambda item: item[0], default=(0, None))
    return nearest if most else None
