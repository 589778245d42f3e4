"""The tables of a 通报 as text, the same for every format: counts per unit, forms, trend, documents, problems, definitions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.monitoring.counts import (
    BY_FORM,
    COUNTS,
    DIVERSE,
    DUE,
    IN_STEP,
    INTERPRETED,
    INTERPRETED_RATE,
    LINKED,
    PLANNED,
    POLICIES,
    QUALIFIED,
    QUALIFIED_RATE,
    RATES,
    Count,
    Rate,
    counted,
    percent,
    tenths,
)

if TYPE_CHECKING:
    from generator.monitoring.monitoring import Monitoring
    from generator.monitoring.rows import Row

COLUMNS: tuple[Count | Rate, ...] = (
    *(POLICIES, DUE, INTERPRETED, INTERPRETED_RATE, DIVERSE),
    *(IN_STEP, LINKED, PLANNED, QUALIFIED, QUALIFIED_RATE),
)
"""The columns of the main table, in the order inspectors use."""

ALL = "合计"


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, a head, and rows of as many cells; the first cell of a row is its head."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def _cells(columns: Sequence[Count | Rate], rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(
        percent(tenths(column, rows)) if isinstance(column, Rate) else str(counted(column, rows)) for column in columns
    )


def by_unit(found: Monitoring) -> Table:
    """The counts of each unit and of all."""
    head = ("责任单位", *(column.name for column in COLUMNS))
    rows = [(unit, *_cells(COLUMNS, found.of(unit))) for unit in found.units]
    return Table("各责任单位政策解读情况", head, (*rows, (ALL, *_cells(COLUMNS, found.rows))))


def by_form(found: Monitoring) -> Table:
    """How many documents of each unit were interpreted in which form; forms that nobody used are left out."""
    used = [form for form in BY_FORM if counted(form, found.rows)]
    rows = [(unit, *_cells((*used, DIVERSE), found.of(unit))) for unit in found.units]
    head = ("责任单位", *(form.name for form in used), DIVERSE.name)
    return Table(
        "解读形式（一份文件有几种形式的，每种都算）", head, (*rows, (ALL, *_cells((*used, DIVERSE), found.rows)))
    )


def trend(found: Monitoring) -> Table:
    """The counts of this period and of those before it."""
    rows = tuple((period.label, *_cells(COLUMNS, rows)) for period, rows in found.trend)
    return Table("历期情况", ("时期", *(column.name for column in COLUMNS)), rows)


def documents(found: Monitoring) -> Table:
    """Each document of the period, by unit and date."""
    head = (
        "序号",
        "政策文件",
        "文号",
        "责任单位",
        "发布日期",
        "解读",
        *(count.name.removesuffix("数") for count in _ANSWERS),
    )
    ordered = sorted(found.rows, key=lambda row: (row.unit, row.published, row.id))
    rows = []
    for number, row in enumerate(ordered, 1):
        answers = (_answer(count, row) for count in _ANSWERS)
        rows.append((str(number), row.title, row.number or "—", row.unit, str(row.published), readings(row), *answers))
    return Table("各政策文件解读情况", head, tuple(rows))


_ANSWERS = (DUE, INTERPRETED, IN_STEP, LINKED, PLANNED, QUALIFIED)


def _answer(count: Count, row: Row) -> str:
    if count is DUE:
        return "是" if row.due else "免予解读"
    return "—" if not row.due else "是" if count.holds(row) else "否"


def readings(row: Row) -> str:
    """When the policy was interpreted and in which forms: 2026-03-02 文字、图解；2026-04-01 问答（第2次）."""
    if row.excused:
        return f"免予解读：{row.excused}"
    parts = []
    for reading in row.readings:
        again = f"（第{reading.round}次）" if reading.round > 1 else ""
        parts.append(f"{reading.published} {'、'.join(reading.forms) or '没有写形式'}{again}")
    return "；".join(parts) or "无"


def definitions() -> Table:
    """How each number is counted."""
    rows = [(count.name, count.rule, count.source) for count in COUNTS]
    rows += [(rate.name, f"{rate.part.name} ÷ {rate.whole.name}，四舍五入到 0.1%", "") for rate in RATES]
    return Table("计数口径", ("指标", "怎么数", "从哪里读"), tuple(rows))
