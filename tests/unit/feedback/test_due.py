"""When a further interpretation is due: by count, by repeats, by growth, since the last one that is public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.feedback.answered import times_asked
from generator.feedback.due import FollowUp, by_policy, follow_ups, look
from generator.model import Corpus, Feedback, Interpretation, Pair, Policy, Position, Stage, Thresholds

DAY = date(2026, 6, 1)
PLACE = Position("content/feedback/a.csv", 2)
WANTED = Thresholds()
POLICY = Policy(id="2026-a", path="content/policies/2026-a.md", title="租房补贴办法", number="示政办〔2026〕1号")
FIRST = Interpretation(
    id="2026-a",
    path="content/interpretations/2026-a.md",
    stage=Stage.PUBLISH,
    published=date(2026, 3, 2),
    targets=("2026-a",),
)
SECOND = replace(FIRST, id="2026-a.di-er-lun", path="content/interpretations/2026-a.di-er-lun.md", round=2)
PAIR = Pair("2026-a", POLICY, (FIRST,))


def asked(count: int, day: date = date(2026, 5, 1), question: str = "补贴多久到账", policy: str = "2026-a") -> Feedback:
    return Feedback(day, policy, "窗口", count, question, PLACE)


def due(*lines: Feedback, pair: Pair = PAIR, wanted: Thresholds = WANTED) -> FollowUp:
    return look(pair, lines, wanted, DAY)


@pytest.mark.parametrize(
    ("lines", "reasons"),
    [
        ([asked(5), asked(4)], 0),
        ([asked(5), asked(5)], 1),  # one question ten times
        (
            [
                asked(9),
                asked(9, question="单位宿舍能领吗"),
                asked(9, question="要带材料"),
                asked(3, question="去窗口问"),
            ],
            1,
        ),
        (
            [
                asked(9),
                asked(9, question="单位宿舍能领吗"),
                asked(9, question="要带材料"),
                asked(2, question="去窗口问"),
            ],
            0,
        ),
        ([asked(5, date(2026, 3, 1)), asked(6), asked(4, question="单位宿舍能领吗")], 1),  # twice as many
        ([asked(6, date(2026, 3, 1)), asked(6), asked(5, question="单位宿舍能领吗")], 0),
        ([asked(40, date(2026, 3, 2))], 0),  # on the day of the interpretation and before
        ([asked(40, date(2025, 11, 1))], 0),
    ],
)
def test_each_threshold_from_its_number_on(lines: list[Feedback], reasons: int) -> None:
    assert len(due(*lines).reasons) == reasons, due(*lines)


def test_what_a_later_round_answered_does_not_count_again() -> None:
    later = Pair("2026-a", POLICY, (FIRST, replace(SECOND, published=date(2026, 5, 10))))
    found = due(asked(40), asked(2, date(2026, 5, 10)), asked(3, date(2026, 5, 11)), pair=later)
    assert (found.asked, found.total, found.round, found.answered) == (3, 45, 3, date(2026, 5, 10))
    assert not found.reasons


def test_a_round_that_is_being_written_is_told() -> None:
    begun = replace(SECOND, stage=Stage.DRAFT)
    found = due(asked(40), pair=Pair("2026-a", POLICY, (FIRST, begun)))
    assert (found.begun, found.round) == (begun, 2)
    assert found.reasons
    ahead = replace(SECOND, published=date(2026, 6, 2))
    assert due(asked(40), pair=Pair("2026-a", POLICY, (FIRST, ahead))).begun == ahead


def test_a_threshold_of_nothing_is_off() -> None:
    off = Thresholds(count=0, repeats=0, growth=0)
    assert due(asked(4000), asked(1, date(2026, 3, 1)), wanted=off).reasons == ()


def test_lines_go_to_their_policy_by_any_of_its_names_and_to_none_by_a_name_of_two() -> None:
    other = replace(POLICY, id="2026-b", number="示政办〔2026〕2号")
    lines = [
        asked(1),
        asked(2, policy="示政办 [2026] 2号"),
        asked(4, policy="《租房补贴办法》"),
        asked(8, policy="没有"),
    ]
    found = by_policy(lines, (POLICY, other))
    assert {key: [line.count for line in about] for key, about in found.items()} == {"2026-a": [1], "2026-b": [2]}
    assert [line.count for line in by_policy(lines, (POLICY,))["2026-a"]] == [1, 4]


LINES = st.lists(
    st.builds(
        Feedback,
        st.dates(date(2025, 10, 1), date(2026, 6, 10)),
        st.sampled_from(["2026-a", "示政办〔2026〕1号", "2026-b", "没有"]),
        st.sampled_from(["窗口", "12345热线"]),
        st.integers(1, 20),
        st.sampled_from(["补贴多久到账", "请问补贴什么时候到账", "单位宿舍能领吗", "要带哪些材料", "？"]),
        st.builds(Position, st.sampled_from(["content/feedback/a.csv", "content/feedback/b.csv"]), st.integers(2, 9)),
    ),
    max_size=15,
)


@settings(max_examples=60, deadline=None)
@given(LINES.flatmap(lambda lines: st.tuples(st.just(lines), st.permutations(lines))))
def test_order_changes_nothing_and_totals_are_the_sums_of_the_rows(both: tuple[list[Feedback], list[Feedback]]) -> None:
    pairs = (PAIR, Pair("2026-b", replace(POLICY, id="2026-b", number=None, title="停车办法"), ()))
    found, otherwise = (follow_ups(Corpus(pairs, feedback=tuple(lines)), WANTED, DAY) for lines in both)
    assert found == otherwise
    names = {"2026-a": {"2026-a", "示政办〔2026〕1号"}, "2026-b": {"2026-b"}}
    for each in found:
        about = [line for line in both[0] if line.policy in names[each.pair.id] and line.day <= DAY]
        assert each.total == sum(line.count for line in about)
        assert each.asked == sum(line.count for line in about if line.day >= each.start)
        assert each.asked == sum(group.count for group in each.groups)
    known = {name for each in found for name in names[each.pair.id]}
    assert _sum(both[0], names["2026-a"] | names["2026-b"]) == _sum(both[0], known) == sum(each.total for each in found)


def _sum(lines: Iterable[Feedback], names: set[str]) -> int:
    return sum(line.count for line in lines if line.policy in names and line.day <= DAY)


def test_a_line_counts_for_the_question_it_is_most_like_and_for_no_other() -> None:
    lines = [
        asked(3, question="住单位宿舍能领吗"),
        asked(5, question="请问单位的宿舍能不能申请"),
        asked(7, question="要带材料吗"),
    ]
    questions = ["住在单位宿舍，能领租房补贴吗？", "单位搬走了还能领吗？"]
    assert times_asked(questions, lines, ["租房补贴办法"]) == (8, 0)
    assert times_asked(questions, reversed(lines), ["租房补贴办法"]) == (8, 0)
    assert times_asked([], lines, []) == ()
