"""calendar.ics keeps to RFC 5545 and holds the days that documents state, no others."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from generator.model import Card, Interpretation, Position, Row
from generator.model.body import Body
from generator.outputs.data.application_times import application_times
from generator.outputs.data.calendar import _escape, _folded
from tests.project import ID, POLICY, edit, valid_project
from tests.site.pages import build


def events(data: bytes) -> dict[str, Any]:
    """The events of a calendar, by UID without the host."""
    calendar = Calendar.from_ical(data)
    assert not calendar.errors
    found = list(calendar.walk("VEVENT"))
    assert not [event.errors for event in found if event.errors]
    by_id = {str(event["UID"]).partition("@")[0]: event for event in found}
    assert len(by_id) == len(found)
    return by_id


def test_lines_are_as_the_standard_has_them(files: dict[str, bytes], telling: dict[str, bytes]) -> None:
    for data in (files["calendar.ics"], telling["calendar.ics"]):
        assert data.endswith(b"END:VCALENDAR\r\n")
        assert data.count(b"\n") == data.count(b"\r\n")
        for line in data.split(b"\r\n"):
            assert len(line) <= 75
            line.decode()  # no character is cut


def test_every_event_is_a_whole_day_or_several(files: dict[str, bytes]) -> None:
    for key, event in events(files["calendar.ics"]).items():
        first, last = event.decoded("DTSTART"), event.decoded("DTEND")
        assert type(first) is date and last > first, key
        assert event.decoded("DTSTAMP").utcoffset() == timedelta(0) and event["UID"].endswith("@zcjd.example.org"), key


def test_the_days_of_a_policy(telling: dict[str, bytes]) -> None:
    found = events(telling["calendar.ics"])
    begins, ends = found["2026-zufang-effective"], found["2026-zufang-expires"]
    assert begins.decoded("DTSTART") == date(2026, 4, 1)
    assert (ends.decoded("DTSTART"), ends.decoded("DTEND")) == (date(2029, 3, 31), date(2029, 4, 1))
    assert begins.decoded("DTSTAMP") == datetime(2026, 3, 1, 16, tzinfo=UTC), "the beginning of 2 March in Beijing"
    assert str(begins["URL"]) == f"https://zcjd.example.org/policies/{ID}/"
    assert '=HYPERLINK("x"); 甲, 乙\\丙 <b>&amp;' in str(begins["DESCRIPTION"])


def test_the_time_to_apply_is_the_span_that_a_guide_states(telling: dict[str, bytes]) -> None:
    event = events(telling["calendar.ics"])["2026-zufang-apply-1"]
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2026, 10, 8), date(2026, 12, 1))
    assert str(event["SUMMARY"]) == "申请时间：示例区高校毕业生租房补贴办法"


@pytest.mark.parametrize(
    ("label", "text", "days"),
    [
        ("申报时间", "2026年3月1日至2026年4月30日", ["2026-03-01/2026-04-30"]),
        ("集中受理期限", "2026年12月1日起至2027年1月15日止", ["2026-12-01/2027-01-15"]),
        ("报名时间", "2026年5月8日—12日", ["2026-05-08/2026-05-12"]),
        (
            "申请时间",
            "第一批2026年3月1日至3月31日，第二批2026年9月1日至9月30日",
            ["2026-03-01/2026-03-31", "2026-09-01/2026-09-30"],
        ),
        ("申请时间", "每年3月1日至4月30日", []),
        ("申请时间", "2026年4月30日前", []),
        ("申请时间", "2026年4月30日至3月1日", []),
        ("申请时间", "2026年2月30日至3月31日", []),
        ("办理时间", "2026年3月1日至4月30日", []),
        ("有效期", "2026年3月1日至4月30日", []),
    ],
)
def test_spans_are_read_as_written_and_never_guessed(label: str, text: str, days: list[str]) -> None:
    place = Position("content/interpretations/2026-a.md", 20)
    card = Card("guide", (Row(label, (text,), place),), place)
    item = Interpretation(id="2026-a", path=place.path, body=Body(cards=(card,)))
    assert [f"{times.first}/{times.last}" for times in application_times(item)] == days


@pytest.mark.parametrize(
    "line", ["失效日期: 2026-06-30\n有效性: 有效（延续实施）", "失效日期: 2027-06-30\n有效性: 失效（提前废止）"]
)
def test_an_end_that_no_longer_counts_is_no_event(tmp_path: Path, line: str) -> None:
    root = valid_project(tmp_path / "project")
    edit(root, POLICY, "失效日期: 2029-03-31", line)
    assert set(events(build(root, tmp_path / "shells")["calendar.ics"])) == {f"{ID}-effective"}


def test_what_is_long_past_is_left_out(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    late = date(2029, 4, 1) + timedelta(days=366)
    assert set(events(build(root, tmp_path / "one", late - timedelta(days=1))["calendar.ics"])) == {f"{ID}-expires"}
    assert "calendar.ics" not in build(root, tmp_path / "two", late)


def test_what_is_far_ahead_comes_in_its_time(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    edit(root, POLICY, "失效日期: 2029-03-31", "失效日期: 2036-03-31")
    assert set(events(build(root, tmp_path / "one")["calendar.ics"])) == {f"{ID}-effective"}
    assert f"{ID}-expires" in events(build(root, tmp_path / "two", date(2034, 1, 1))["calendar.ics"])


def test_a_second_build_says_the_same(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    first, second = (
        build(root, tmp_path / name, day) for name, day in (("a", date(2026, 5, 1)), ("b", date(2026, 5, 2)))
    )
    assert first["calendar.ics"] == second["calendar.ics"]


def test_long_lines_are_folded_between_characters() -> None:
    text = "SUMMARY:" + "长" * 100
    folded = _folded(text)
    assert re.sub(rb"\r\n ", b"", folded).decode() == f"{text}\r\n"
    assert max(map(len, folded.split(b"\r\n"))) <= 75
    assert _escape("a;b,c\\d\r\ne\x00") == "a\\;b\\,c\\\\d\\ne"
