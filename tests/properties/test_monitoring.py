"""A 通报 counts documents, whoever wrote them down in whatever order; all is the sum of the units."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.finding import Finding, Level
from generator.model import Approval, Interpretation, Plan, Policy, Position, Stage
from generator.monitoring import data, markdown
from generator.monitoring.counts import BY_FORM, COUNTS, RATES, counted, tenths
from generator.monitoring.monitoring import Monitoring, monitor
from generator.monitoring.periods import Period
from generator.reader import assemble
from generator.settings import Settings
from generator.standards import load as load_standard

DAY = date(2026, 7, 15)
SETTINGS = Settings(root=Path())
STANDARD = load_standard("郑州2016", Path())
PERIODS = (Period("quarter", 2026, 2), Period("month", 2026, 5), Period("year", 2026), Period("quarter", 2025, 4))

days = st.dates(date(2025, 10, 1), date(2026, 8, 1))
units = st.sampled_from(("甲局", "乙局", "丙局", None))
WHOLE, HALF = Approval("内部", "办公室", Position("x")), Approval("内部", None, Position("x"))
approvals = st.sampled_from((None, WHOLE, HALF))


@st.composite
def documents(draw: st.DrawFn) -> list[Policy | Interpretation]:
    found: list[Policy | Interpretation] = []
    for number in range(draw(st.integers(0, 12))):
        key, day = f"2026-{number:02}", draw(days)
        policy = Policy(
            id=key,
            path=f"content/policies/{key}.md",
            title=f"办法{number}",
            unit=draw(units),
            stage=draw(st.sampled_from((*Stage, Stage.PUBLISH, Stage.PUBLISH))),
            disclosure=draw(st.sampled_from((None, "主动公开", "主动公开", "依申请公开"))),
            document_type=draw(st.sampled_from(("规章", "其他政策文件", "征求意见稿"))),
            published=draw(st.sampled_from((None, day, day, day))),
            exempt=draw(approvals),
        )
        found.append(policy)
        for item in range(draw(st.integers(0, 3))):
            name = f"{key}.{item}" if item else key
            found.append(
                Interpretation(
                    id=name,
                    path=f"content/interpretations/{name}.md",
                    targets=tuple(draw(st.sets(st.sampled_from((key, "2026-00")), min_size=1))),
                    forms=tuple(draw(st.lists(st.sampled_from(("文字", "问答", "专家")), max_size=3))),
                    round=draw(st.integers(1, 2)),
                    stage=draw(st.sampled_from((Stage.SIGN, Stage.PUBLISH))),
                    published=day + timedelta(days=draw(st.integers(-3, 9))),
                    plan=draw(st.none() | st.just(Plan("文字", "网站", "同日"))),
                )
            )
    return found


def findings_of(found: Sequence[Policy | Interpretation]) -> list[Finding]:
    """Something about every third document."""
    level = (Level.BLOCK, Level.WARN, Level.INFO)
    return [
        Finding("ZJ501", level[place % 3], Position(document.path, 5), "有差错", "改正")
        for place, document in enumerate(sorted(found, key=lambda each: each.path))
        if place % 3 == 0
    ]


def count(found: Sequence[Policy | Interpretation], period: Period, findings: Sequence[Finding]) -> Monitoring:
    return monitor(period, assemble(found), SETTINGS, STANDARD, findings, as_of=DAY)


@given(documents(), st.sampled_from(PERIODS))
def test_all_is_the_sum_of_the_units(found: list[Policy | Interpretation], period: Period) -> None:
    made = count(found, period, findings_of(found))
    for each in (*COUNTS, *BY_FORM):
        assert counted(each, made.rows) == sum(counted(each, made.of(unit)) for unit in made.units)


@given(documents(), st.sampled_from(PERIODS))
def test_each_count_is_a_part_of_the_one_it_speaks_of(found: list[Policy | Interpretation], period: Period) -> None:
    made = count(found, period, findings_of(found))
    policies, due, interpreted, diverse, in_step, linked, planned, qualified = (
        {row.id for row in made.rows if each.holds(row)} for each in COUNTS
    )
    assert qualified <= in_step <= interpreted <= due <= policies
    assert diverse | linked <= interpreted
    assert planned <= due
    assert all((value := tenths(rate, made.rows)) is None or 0 <= value <= 1000 for rate in RATES)


@given(documents(), st.sampled_from(PERIODS), st.randoms(use_true_random=False))
def test_the_order_of_files_and_findings_changes_nothing(
    found: list[Policy | Interpretation], period: Period, dice: random.Random
) -> None:
    findings = findings_of(found)
    first = count(found, period, findings)
    dice.shuffle(found)
    dice.shuffle(findings)
    again = count(found, period, findings)
    assert again == first
    assert markdown.render(again) == markdown.render(first)
    assert data.render(again) == data.render(first)


@given(documents(), st.sampled_from(PERIODS))
def test_what_is_not_public_changes_nothing(found: list[Policy | Interpretation], period: Period) -> None:
    made = count(found, period, findings_of(found))
    hidden = [
        replace(each, id=f"{each.id}-x", path=each.path.replace(".md", "-x.md"), stage=Stage.SIGN, exempt=None)
        for each in found
        if isinstance(each, Policy)
    ]
    assert count([*found, *hidden], period, findings_of(found)) == made
