"""Like questions are put together: hardly ever wrongly, often enough to be of use, and whatever the order they come in."""

from __future__ import annotations

import csv
from itertools import combinations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.feedback.grouping import group, likeness

ABOUT = {
    "租房补贴": ("示例区高校毕业生租房补贴办法", "毕业生租房补贴", "租房补贴", "高校毕业生"),
    "招生入学": ("示例区义务教育招生入学办法", "招生入学"),
}
ASKED = list(csv.DictReader((Path(__file__).parent / "questions.csv").read_text(encoding="utf-8").splitlines()))


def test_questions_that_are_one_are_found_and_others_kept_apart() -> None:
    together = rightly = belong = 0
    for policy, about in ABOUT.items():
        rows = [(row["同一个问题"], row["问题"]) for row in ASKED if row["政策"] == policy]
        found = group(((text, 1) for _, text in rows), about)
        place = {text: number for number, each in enumerate(found) for text, _ in each.questions}
        for (this, one), (that, two) in combinations(rows, 2):
            together += place[one] == place[two]
            rightly += place[one] == place[two] and this == that
            belong += this == that
    assert rightly / together >= 0.95, (rightly, together)
    assert rightly / belong >= 0.7, (rightly, belong)


def test_the_most_asked_comes_first_and_gives_the_name() -> None:
    first, second = group([("补贴多久到账", 2), ("请问补贴什么时候到账？", 5), ("单位宿舍能领吗", 6)])
    assert (first.label, first.count) == ("请问补贴什么时候到账？", 7)
    assert (second.label, second.questions) == ("单位宿舍能领吗", (("单位宿舍能领吗", 6),))


def test_the_name_of_the_policy_makes_no_two_questions_alike() -> None:
    asked = [("老旧小区加装电梯补助谁出钱", 1), ("老旧小区加装电梯补助怎么选公司", 1)]
    assert len(group(asked)) == 1
    assert len(group(asked, ["老旧小区加装电梯补助办法"])) == 2


def test_questions_of_signs_only_are_a_group_of_their_own() -> None:
    assert [found.count for found in group([("？？", 1), ("！", 2), ("多久到账", 1)])] == [3, 1]


def test_likeness_goes_from_nothing_to_all() -> None:
    assert likeness(frozenset({"多久"}), frozenset({"哪里"})) == 0
    assert likeness(frozenset({"多久"}), frozenset({"多久"})) == 1000


QUESTIONS = st.lists(
    st.tuples(
        st.sampled_from([row["问题"] for row in ASKED]) | st.text("多久到账？ab 1", max_size=6), st.integers(1, 9)
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(QUESTIONS.flatmap(lambda asked: st.tuples(st.just(asked), st.permutations(asked))))
def test_the_order_changes_nothing_and_nothing_is_lost(
    both: tuple[list[tuple[str, int]], list[tuple[str, int]]],
) -> None:
    asked, otherwise = both
    found = group(asked)
    assert group(otherwise) == found
    assert sum(each.count for each in found) == sum(count for _, count in asked)
    assert all(each.count == sum(count for _, count in each.questions) for each in found)


@settings(max_examples=40, deadline=None)
@given(QUESTIONS)
def test_one_line_of_two_is_two_lines_of_one(asked: list[tuple[str, int]]) -> None:
    apart = [(text, 1) for text, count in asked for _ in range(count)]
    assert group(apart) == group(asked)
