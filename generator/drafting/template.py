"""The two files of a new pair, with what the norm in force asks for.

Everything still to be written says （待补充）, which the checker blocks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from generator.drafting.escaping import escape_heading
from generator.drafting.front_matter import Value, entry, front_matter
from generator.elements import BY_ID
from generator.fields import INTERPRETATION_FIELDS, POLICY_FIELDS, Field

if TYPE_CHECKING:
    from generator.model import Policy
    from generator.standards import Standard

TO_DO = "（待补充）"

_GUIDANCE = {
    "background": "为什么出台这份文件，依据哪些上级文件。上级文件写全称和文号。",
    "goals": "想达到什么效果：到什么时候、对哪些人、做到什么程度。",
    "content": "用自己的话讲清主要规定，一条一段，注明是政策第几条，不要整段照抄。",
    "issues": "群众和企业原来难在哪里，这份文件怎么解决。",
    "scope": "管到谁、帮到谁，哪些情形不算在内。",
    "standard": "补多少、按什么算、最多多少、补多久。",
    "faq": "群众最常问的几个问题，一问一答。",
    "terms": "文件里的专业说法，用一句话说明白。",
    "differences": "和原来的规定比，变了什么、没变什么。",
    "notes": "容易弄错、容易错过的地方。",
    "benefits": "群众和企业能得到哪些实惠，办事方便在哪里。",
    "time": "从哪一天起执行，到哪一天为止，之前的怎么衔接。",
    "contact": "有疑问打哪个电话、找哪个科室。",
}

_EACH_ARTICLE = "逐条讲：凡是说应当、不得、可以的条款，一条一段，以“第几条”开头，用自己的话讲清谁要做什么、能得到什么。"

_FLOW = f"""```flow
名称: {TO_DO}某某申报流程
步骤:
  - 名称: {TO_DO}第一步做什么
    办理: {TO_DO}谁来做
    材料: [{TO_DO}要带的材料]
    时限: {TO_DO}多久
    方式: {TO_DO}手机或窗口
  - 判断: {TO_DO}材料是否齐全？
    办理: {TO_DO}哪个单位
    时限: {TO_DO}多久
    分支:
      是: {TO_DO}审核
      否: {{到: {TO_DO}第一步做什么, 说明: {TO_DO}怎么补正}}
  - 名称: {TO_DO}审核
    办理: {TO_DO}哪个单位
    时限: {TO_DO}几个工作日
    下一步: 结束
```"""

_GUIDE = f"""```guide
受理单位: {TO_DO}
受理条件: [{TO_DO}条件一, {TO_DO}条件二]
申请材料: [{TO_DO}材料一, {TO_DO}材料二]
办理时限: {TO_DO}
办理地点: {TO_DO}
咨询电话: {TO_DO}
```"""

_EXAMPLE = f"""```example
情形: {TO_DO}某人是什么情况
计算: {TO_DO}500元/月 × 8个月 = 4000元
依据: {TO_DO}第几条
```"""

_BLOCKS = {"flow": _FLOW, "guide": _GUIDE, "example": _EXAMPLE}


def policy_file(values: Mapping[str, Value]) -> str:
    """A policy with the keys that any stage requires and the dates of its force; `values` fills some of them."""
    intro = [
        "# 政策正文写在第二个“---”下面；有现成文稿的，整篇贴过去，或用 zcjd import 导入",
        *_front(POLICY_FIELDS, values),
    ]
    return front_matter(intro) + f"\n{TO_DO}\n"


def interpretation_file(values: Mapping[str, Value], standard: Standard, policy: Policy) -> str:
    """An interpretation with a section for every element that the norm requires of this policy, as far as it is known."""
    plan = {"解读方案": ""} if standard.plan_required else {}
    elements = dict.fromkeys((*standard.required_of(policy), *standard.support_of(policy)))
    by_article = standard.explains_each_article(policy)
    sections = (f"\n## {BY_ID[element].name}\n\n{_section(element, by_article)}\n" for element in elements)
    return front_matter(_front(INTERPRETATION_FIELDS, {**plan, **values})) + "".join(sections)


def further_file(values: Mapping[str, Value], questions: Sequence[str] = ()) -> str:
    """A further interpretation: a later round or another form says what is new, and is free in its headings.

    `questions` are what people ask: each becomes a heading that waits for its answer.
    """
    forms = values.get("解读形式", ())
    asked = bool(questions) or (isinstance(forms, tuple) and "问答" in forms)
    parts = [("##", "问题解答", "")] if asked else [("##", "这一次讲什么", _NEWS)]
    headings = [_heading(question) for question in questions or [f"{TO_DO}第一个问题是什么？"] * asked]
    parts += [("###", heading, f"{TO_DO}怎么回答，依据第几条。") for heading in headings]
    text = "".join(f"\n{level} {heading}\n" + (f"\n{body}\n" if body else "") for level, heading, body in parts)
    return front_matter(_front(INTERPRETATION_FIELDS, values)) + text


_NEWS = f"{TO_DO}群众又问了什么，办理中遇到了什么新情况，怎么办。"


def _heading(question: str) -> str:
    """A question as a heading: it ends as one, and none of its signs means anything."""
    plain = escape_heading(question)
    return plain if plain.endswith(("？", "?")) else f"{plain.rstrip('。．.，,！!；;')}？"


def _section(element: str, by_article: bool) -> str:
    if element == "content" and by_article:
        return f"{TO_DO}{_EACH_ARTICLE}"
    return _BLOCKS.get(element) or TO_DO + _GUIDANCE.get(element, f"写清{BY_ID[element].name}。")


def _front(fields: tuple[Field, ...], values: Mapping[str, Value]) -> list[str]:
    lines = []
    for field in fields:
        if _asked(field) or field.key in values:
            value = values.get(field.key)
            if not value:
                choices = f"：{'、'.join(field.choices)}" if field.choices else f"：{field.meaning}"
                lines.append(f"# {field.key}{choices}")
            lines.append(entry(field.key, value))
    rest = [field.key for field in fields if not _asked(field) and field.key not in values]
    return [*lines, f"# 还可以写的键：{'、'.join(rest)}"]


def _asked(field: Field) -> bool:
    """Whether a new file has a line for it: what some stage requires, and from when to when a policy is in force."""
    return field.required is not None or field.key in ("施行日期", "失效日期")
