"""What is counted, in one table: name, the keys it is read from, the rule in words, and the same rule as a question to a row.

Every format prints from this table, so that a number means the same wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.fields import FORMS
from generator.monitoring.rows import PLAIN_FORM, Row


@dataclass(frozen=True, slots=True)
class Count:
    """One number of the 通报: how many rows `holds` is true of."""

    key: str
    name: str
    source: str
    rule: str
    holds: Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class Rate:
    """One count as a share of another."""

    key: str
    name: str
    part: Count
    whole: Count


POLICIES = Count(
    "policies",
    "主动公开政策文件数",
    "政策：阶段、公开属性、文件类型、发布日期",
    "发布日期在本期以内、到统计日已经发布，公开属性是主动公开或者没有写；征求意见稿另计，不在内",
    lambda row: not row.draft,
)
DUE = Count(
    "due",
    "应解读数",
    "政策：免予解读",
    "上面的文件，减去写全了“免予解读”的理由和批准的",
    lambda row: POLICIES.holds(row) and row.due,
)
INTERPRETED = Count(
    "interpreted",
    "已解读数",
    "解读：解读对象、阶段、发布日期",
    "应解读的文件里，到统计日至少有一篇已经发布的解读；一篇解读几份政策的，每份都算",
    lambda row: DUE.holds(row) and row.interpreted,
)
DIVERSE = Count(
    "diverse",
    "多元化解读数",
    "解读：解读形式、媒体；规则 ZJ308",
    "已解读的文件里，除文字外至少还有一种形式；写了图解、视频、音频却没有图和文件的，那种形式不算",
    lambda row: INTERPRETED.holds(row) and any(form != PLAIN_FORM for form in row.forms),
)
IN_STEP = Count(
    "in_step",
    "同步发布数",
    "政策和首次解读：发布日期；规则 ZJ203、ZJ204",
    "已解读的文件里，首次解读不早于政策、也不晚于所用标准的期限（按工作日数）；晚了的，有原因也不算同步",
    lambda row: INTERPRETED.holds(row) and row.synced,
)
LINKED = Count(
    "linked",
    "关联发布数",
    "解读：解读对象",
    "已解读的文件里，政策页和解读页在网站上互相链接；两份都上网的，网站自动互链",
    lambda row: INTERPRETED.holds(row) and bool(row.readings),
)
PLANNED = Count(
    "planned",
    "解读方案已提交数",
    "首次解读：解读方案；规则 ZJ209",
    "应解读的文件里，首次解读写全了“解读方案”的形式、渠道和时间；解读还没发布的也算",
    lambda row: DUE.holds(row) and row.planned,
)
QUALIFIED = Count(
    "qualified",
    "合格数",
    "检查结果：全部规则",
    "同步发布的文件里，政策和已发布的解读检查下来没有“阻断”和“警告”；提示、批准豁免的和历史文件降为提示的不算问题",
    lambda row: IN_STEP.holds(row) and row.qualified,
)
COUNTS = (POLICIES, DUE, INTERPRETED, DIVERSE, IN_STEP, LINKED, PLANNED, QUALIFIED)

INTERPRETED_RATE = Rate("interpreted_rate", "解读率", INTERPRETED, DUE)
QUALIFIED_RATE = Rate("qualified_rate", "合格率", QUALIFIED, DUE)
RATES = (INTERPRETED_RATE, QUALIFIED_RATE)


def _of_form(form: str) -> Count:
    rule = f"已解读的文件里，有{form}解读的；一份文件有几种形式的，每种都算"
    return Count(
        f"form_{form}", form, "解读：解读形式、媒体", rule, lambda row: INTERPRETED.holds(row) and form in row.forms
    )


BY_FORM = tuple(_of_form(form) for form in FORMS)


def counted(count: Count, rows: Sequence[Row]) -> int:
    """The number."""
    return sum(map(count.holds, rows))


def behind(count: Count, rows: Sequence[Row]) -> list[str]:
    """The ids of the documents behind it."""
    return [row.id for row in rows if count.holds(row)]


def tenths(rate: Rate, rows: Sequence[Row]) -> int | None:
    """Tenths of a per cent, rounded half up; None when there is nothing to be a share of."""
    whole = counted(rate.whole, rows)
    return (2000 * counted(rate.part, rows) + whole) // (2 * whole) if whole else None


def percent(value: int | None) -> str:
    """83.3%, or a dash."""
    return "—" if value is None else f"{value // 10}.{value % 10}%"
