"""The numbers of a 通报, added up another way: front matter read with PyYAML, and nothing of ours but the sample's own plan."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.monitoring.counts import BY_FORM, COUNTS, RATES, behind, counted, percent, tenths
from generator.monitoring.problems import MISSING, OUT_OF_STEP
from tests.enlarged import make, subjects
from tests.enlarged_texts import LEGACY_UNTIL
from tests.project import ID, INTERPRETATION, POLICY, edit, valid_project
from tests.unit.monitoring.counting import DAY, Checked, checked

QUARTERS = {f"{year}Q{number}": (year, number) for year in (2025, 2026) for number in (1, 2, 3, 4)}
SEEDS = (1, 2)


@pytest.fixture(scope="module", params=SEEDS)
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, int]:
    """The enlarged sample and its seed."""
    root = tmp_path_factory.mktemp("enlarged")
    make(root, request.param)
    return checked(root), request.param


def heads(root: Path, folder: str) -> dict[str, dict[str, Any]]:
    """The front matter of every file, by id."""
    files = sorted((root / "content" / folder).glob("*.md"))
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1]) for path in files}


def added_up(root: Path, seed: int, year: int, number: int) -> dict[str, set[str]]:
    """The ids behind each count of a quarter."""
    policies, texts = heads(root, "policies"), heads(root, "interpretations")
    sloppy = {item.id for item in subjects(seed) if item.kind == "misquoted" and item.published > LEGACY_UNTIL}
    about = defaultdict(list)
    for key, head in texts.items():
        for target in head.get("解读对象", [key.partition(".")[0]]):
            about[target].append(head)
    found: dict[str, set[str]] = defaultdict(set)
    for key, head in policies.items():
        day = head.get("发布日期", date.max)
        if head["阶段"] != "发布" or head["公开属性"] != "主动公开" or head["文件类型"] == "征求意见稿":
            continue
        if day.year != year or (day.month + 2) // 3 != number or day > DAY:
            continue
        found["policies"].add(key)
        if "免予解读" in head:
            continue
        found["due"].add(key)
        if any("解读方案" in text for text in about[key]):
            found["planned"].add(key)
        if not about[key]:
            continue
        found["interpreted"].add(key)
        found["linked"].add(key)
        forms = {form for text in about[key] for form in text["解读形式"]}
        for form in forms:
            found[f"form_{form}"].add(key)
        if forms - {"文字"}:
            found["diverse"].add(key)
        if any(text["发布日期"] == day for text in about[key]):
            found["in_step"].add(key)
            if key not in sloppy:
                found["qualified"].add(key)
    return found


@pytest.mark.parametrize("quarter", QUARTERS)
def test_every_number_is_the_sum_of_its_documents(project: tuple[Checked, int], quarter: str) -> None:
    known, seed = project
    expected = added_up(known.root, seed, *QUARTERS[quarter])
    found = known.count(quarter)
    for each in (*COUNTS, *BY_FORM):
        assert set(behind(each, found.rows)) == expected[each.key], (quarter, each.name)
        assert counted(each, found.rows) == len(expected[each.key])
        assert sum(counted(each, found.of(unit)) for unit in found.units) == len(expected[each.key])


def test_the_sample_has_something_of_everything() -> None:
    """Else the test above would say little."""
    for seed in SEEDS:
        kinds = {item.kind for item in subjects(seed)}
        assert {"late", "missing", "exempt", "misquoted", "planned", "joint", "film", "consultation"} <= kinds


def test_a_year_is_the_sum_of_its_quarters(project: tuple[Checked, int]) -> None:
    known, _ = project
    year = known.count("2025")
    quarters = [known.count(f"2025Q{number}") for number in range(1, 5)]
    assert [row.id for row in year.rows] == [row.id for quarter in quarters for row in quarter.rows]
    assert [sum(counted(each, quarter.rows) for quarter in quarters) for each in COUNTS] == [
        counted(each, year.rows) for each in COUNTS
    ]


def test_the_trend_says_of_a_period_what_its_own_report_says(project: tuple[Checked, int]) -> None:
    known, _ = project
    for period, rows in known.count("2026Q2").trend:
        assert rows == known.count(period.name).rows


def test_every_document_behind_a_rate_below_the_whole_has_its_problem(project: tuple[Checked, int]) -> None:
    known, _ = project
    for name in QUARTERS:
        for row in known.count(name).rows:
            kinds = {problem.kind for problem in row.problems}
            assert (MISSING in kinds) == (row.due and not row.interpreted)
            assert (OUT_OF_STEP in kinds) == (row.interpreted and not row.in_step)
            assert row.qualified or not row.due or kinds, row.id


def test_one_unit_is_its_part_of_all(project: tuple[Checked, int]) -> None:
    known, _ = project
    whole = known.count("2025")
    for unit in whole.units:
        assert known.count("2025", unit).rows == whole.of(unit)


def one(root: Path, day: date = DAY) -> Any:
    """The only row of the valid pair's quarter."""
    (row,) = checked(root, day).count("2026Q1").rows
    return row


def test_the_valid_pair_is_qualified(tmp_path: Path) -> None:
    row = one(valid_project(tmp_path))
    assert (row.id, row.due, row.interpreted, row.in_step, row.planned, row.qualified) == (
        *(ID, True, True, True),
        *(False, True),
    )
    assert (row.apart, row.problems) == (0, ())


def test_a_late_interpretation_is_interpreted_and_not_in_step(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    edit(root, INTERPRETATION, "发布日期: 2026-03-02", "发布日期: 2026-03-05")
    row = one(root)
    assert (row.interpreted, row.synced, row.qualified, row.apart) == (True, False, False, 3)
    assert [(each.kind, each.code, each.level) for each in row.problems] == [(OUT_OF_STEP, "ZJ203", "阻断")]


def test_a_norm_with_three_days_takes_it(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    edit(root, INTERPRETATION, "发布日期: 2026-03-02", "发布日期: 2026-03-05")
    edit(root, "mkdocs.yml", "    主办单位:", "    标准: 郑州2016\n    主办单位:")
    assert one(root).qualified


def test_before_its_day_an_interpretation_is_not_there(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    edit(root, INTERPRETATION, "发布日期: 2026-03-02", "发布日期: 2026-03-05")
    row = one(root, date(2026, 3, 4))
    assert (row.interpreted, [problem.kind for problem in row.problems]) == (False, [MISSING])


def test_a_film_that_is_not_there_is_no_form(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    edit(root, INTERPRETATION, "解读形式: [文字]", "解读形式: [文字, 视频, 问答]")
    assert one(root).forms == ("文字", "问答")


def test_a_plan_counts_before_the_interpretation_is_published(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    plan = "解读方案: {形式: 文字, 渠道: 区政府网站, 时间: 与政策同日}"
    edit(root, INTERPRETATION, "阶段: 发布", f"阶段: 审签\n{plan}")
    row = one(root)
    assert (row.planned, row.interpreted) == (True, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("公开属性: 主动公开", "公开属性: 依申请公开"),
        ("阶段: 发布", "阶段: 审签"),
        ("发布日期: 2026-03-02", "发布日期: 2026-04-01"),
        ("文件类型: 行政规范性文件", "文件类型: 征求意见稿"),
    ],
)
def test_what_does_not_count(tmp_path: Path, old: str, new: str) -> None:
    root = valid_project(tmp_path)
    edit(root, POLICY, old, new)
    assert checked(root).count("2026Q1").rows == ()


def test_a_policy_without_a_date_is_named_as_left_out(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    edit(root, POLICY, "发布日期: 2026-03-02\n", "")
    assert checked(root).count("2026Q1").undated == (POLICY,)


def test_half_an_exemption_excuses_nobody(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    edit(root, POLICY, "阶段: 发布", "阶段: 发布\n免予解读: {理由: 只管内部}")
    assert one(root).due
    edit(root, POLICY, "{理由: 只管内部}", "{理由: 只管内部, 批准: 区政府办公室}")
    assert not one(root).due


def test_what_need_not_be_interpreted_is_not_counted_where_it_is(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    edit(root, POLICY, "阶段: 发布", "阶段: 发布\n免予解读: {理由: 只管内部, 批准: 区政府办公室}")
    row = one(root)
    assert row.readings
    assert [each.key for each in (*COUNTS, *BY_FORM) if each.holds(row)] == ["policies"]


def test_a_hint_is_no_problem(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    edit(root, INTERPRETATION, "最长补24个月（第三条）。", "最长补24个月（第三条）。办一次收950元。")
    assert [(each.code, each.level) for each in one(root).problems] == [("ZJ501", "警告")]
    edit(root, "mkdocs.yml", "    主办单位:", "    历史截止日期: 2026-03-31\n    主办单位:")
    assert [each.code for each in checked(root).findings] == ["ZJ501"]
    row = one(root)
    assert (row.problems, row.qualified) == ((), True)


def test_rates_are_rounded_half_up_and_nothing_has_no_rate() -> None:
    assert [percent(value) for value in (0, 5, 1000, None, 667)] == ["0.0%", "0.5%", "100.0%", "—", "66.7%"]
    assert [tenths(rate, ()) for rate in RATES] == [None, None]
