"""Which numbers can be dialled, going by their form; the area codes 0000 and 0999 belong to no place."""

from __future__ import annotations

import pytest

from generator.rules.contact_phones import phones, plausible, tells


@pytest.mark.parametrize(
    "phone",
    [
        "0999-2345678",
        "0999-23456789",
        "(0999)2345678",
        "2345678",
        "23456789",
        "12345",
        "95598",
        "400-000-1234",
        "0000-12345678",
    ],
)
def test_a_number_that_can_be_dialled(phone: str) -> None:
    assert plausible(phone)


@pytest.mark.parametrize("phone", ["0999-234567", "0999-234567890", "234567", "0999-1234567", "400-000-123", "99999"])
def test_a_number_with_too_many_or_too_few_figures(phone: str) -> None:
    assert not plausible(phone)


def test_several_numbers_are_taken_apart_and_extensions_left_out() -> None:
    text = "（0999）23456789转802、0999—2345678，12345"
    assert [phone for _, phone in phones(text)] == ["(0999)23456789", "0999-2345678", "12345"]


def test_a_mobile_number_can_be_dialled_too() -> None:
    assert plausible("199" + "0" * 8)


def test_a_text_without_figures_tells_no_number() -> None:
    assert not tells("到窗口咨询")
    assert not tells("2026年3月2日前，500元/月")
    assert tells("咨询电话：12345")
