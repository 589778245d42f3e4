"""--set 键=值."""

from __future__ import annotations

import pytest

from generator.drafting.overrides import OverrideError, read_assignments


def test_a_key_goes_to_the_half_that_knows_it() -> None:
    values = read_assignments(["文号=示政办〔2026〕1号", "解读单位=区民政局", "发布日期=2026-03-02"])
    assert values["政策"] == {"文号": "示政办〔2026〕1号", "发布日期": "2026-03-02"}
    assert values["解读"] == {"解读单位": "区民政局", "发布日期": "2026-03-02"}


def test_a_prefix_names_the_half_and_the_last_value_counts() -> None:
    values = read_assignments(["政策.标题=甲", "解读.标题=乙=丙", "政策.标题=丁"])
    assert (values["政策"]["标题"], values["解读"]["标题"]) == ("丁", "乙=丙")


def test_lists_are_parted_and_english_names_are_known() -> None:
    assert read_assignments(["policy_types=补助性、支持性"])["政策"] == {"政策类型": ("补助性", "支持性")}


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        ("标题=甲", "写明是哪一份"),
        ("文浩=甲", "是不是想写“文号”"),
        ("文号", "键=值"),
        ("附件.文号=甲", "点前面只能写“政策”或“解读”"),
        ("解读.文号=甲", "不认识的键“文号”"),
        ("联系方式=区民政局", "要分项写"),
        ("联系方式={单位: 甲", "读不懂"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(item: str, sentence: str) -> None:
    with pytest.raises(OverrideError, match=sentence):
        read_assignments([item])
