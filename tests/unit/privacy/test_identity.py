"""Identity numbers are found in every form people write them in, and nowhere else."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Attached, TextPart
from generator.privacy import conceal, identities, old_identities, papers, runs
from generator.privacy.identity import check_character
from generator.rules.personal_numbers import Kind, seen_in, seen_inside
from tests.identity_numbers import FORMS, MISSED, document, number


def found(text: str) -> list[str]:
    return [item.number for item in identities(text, runs(text))]


def in_document(head: str, body: str) -> set[str]:
    return {item.number for item in seen_in(document(head, body)).numbers if item.kind is Kind.IDENTITY}


def test_there_are_more_than_25_forms_and_one_is_missed() -> None:
    assert len(FORMS) > 25
    assert len(MISSED) == 1


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_found(form: str) -> None:
    random = Random(form)
    for _ in range(40):
        n = number(random)
        assert in_document(*FORMS[form](n, random)) == {n}


def test_ten_thousand_numbers_are_found() -> None:
    random = Random(3)
    numbers = [number(random) for _ in range(10_000)]
    assert [found(f"小陈{n}。") for n in numbers] == [[n] for n in numbers]


def test_random_digits_are_hardly_ever_taken_for_one() -> None:
    random = Random(4)
    assert sum(bool(found(f"{random.randrange(10**17, 10**18)}")) for _ in range(100_000)) <= 3


@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(["", " ", "-", "\u200b", "、", " - "]), min_size=18))
def test_what_stands_between_the_digits_does_not_matter(random: Random, between: list[str]) -> None:
    n = number(random)
    text = "".join(gap + sign for gap, sign in zip(between, n, strict=False))
    (item,) = identities(text, runs(text))
    assert item.number == n
    assert text[item.start] == n[0]
    assert text[item.end - 1] == n[-1]


@pytest.mark.parametrize(
    "text",
    [
        "20260302 20260303 2026030412",
        "1,200\t1,100\t900\t3,200\t110,101\t199,001\t011,234",
        "350102\t20240315\t0012",
        "统一社会信用代码 91350102MA0000000X",
        "2026年3月2日至2029年3月31日，0000-12345678",
        "3.14159265358979323846264338327950288419716939937510",
    ],
    ids=["dates", "figures", "cells", "credit code", "days", "pi"],
)
def test_other_digits_are_none(text: str) -> None:
    assert found(text) == []


def test_a_wrong_check_character_counts_where_the_text_says_what_it_is() -> None:
    n = number(Random(5))
    wrong = n[:17] + ("1" if n[17] != "1" else "2")
    assert found(f"编号{wrong}") == []
    assert [item.sure for item in identities(f"身份证号：{wrong}", runs(f"身份证号：{wrong}"))] == [False]


@pytest.mark.parametrize("day", ["18991231", "19990229", "20001301", "21000101"])
def test_a_day_that_nobody_alive_was_born_on_makes_no_number(day: str) -> None:
    first = f"110101{day}001"
    assert found(first + check_character(first)) == []


def test_the_old_form_counts_where_the_text_says_what_it_is() -> None:
    n = "110101" + "500101" + "001"
    assert [item.born for item in old_identities(f"身份证 {n}", runs(f"身份证 {n}"))] == [date(1950, 1, 1)]
    assert list(old_identities(f"编号 {n}", runs(f"编号 {n}"))) == []


def test_passports_count_where_they_are_called_so() -> None:
    assert [item.number for item in papers("护照号码：E00000000。港澳通行证 C00000000")] == ["E00000000", "C00000000"]
    assert list(papers("凭护照或者通行证办理，编号 E00000000")) == []


@given(st.randoms(use_true_random=False))
def test_no_message_shows_a_number(random: Random) -> None:
    n = number(random)
    concealed = conceal(f"链接“x/{n}”打不开，{n[:6]} {n[6:14]} {n[14:]}，文件“{n}.docx”")
    assert n not in concealed.replace(" ", "")
    assert n[:14] not in concealed


def test_a_message_without_numbers_stays_as_it_is() -> None:
    text = "第 2、3、5、8、13、21、34、55、89、144 行：示政办〔2026〕12号，500元 × 24个月 = 12000元，0000-12345678"
    assert conceal(text) == text


def test_folders_and_rounded_cells_of_an_attachment_are_looked_at() -> None:
    n = number(Random(7))
    inside = seen_inside(f"小陈{n}/a.csv", Attached("", (TextPart("", f"小陈,{n[:15]}000"),)))
    assert {(item.kind, item.number) for item in inside.numbers} >= {(Kind.IDENTITY, n), (Kind.ROUNDED, f"{n[:15]}000")}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("军官证号：南字第12345678号", ["南字第12345678号"]),
        ("军官证 1234567", ["1234567"]),
        ("士兵证号码为00123456", ["00123456"]),
        ("凭军官证、士兵证登记，咨询电话12345", []),
        ("军官证有效期2026年", []),
        ("出示军官证的，2026年起免收13800元", []),
    ],
)
def test_an_officers_card_is_a_paper(text: str, numbers: list[str]) -> None:
    assert [item.number for item in papers(text)] == numbers
