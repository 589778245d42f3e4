"""Which articles are explained: by a citation or by their words; formal ones are marked as such."""

from __future__ import annotations

import time
from typing import cast

import pytest

from generator.coverage import EXPLICIT, SUGGESTED, coverage
from generator.model import Interpretation, Pair, Policy
from generator.reader.markdown import read_body

POLICY = (
    "**第一条** 为了方便群众办事，根据上级要求，制定本办法。\n\n"
    "**第二条** 申请人应当在每年三月底以前向所在乡镇的便民服务中心提出书面申请并提交全部材料。\n\n"
    "**第三条** 便民服务中心收到材料以后十个工作日之内书面答复申请人能不能享受这项补贴。\n\n"
    "**第四条** 以虚假证明骗取资金的，责令退回，三年之内不再受理其申请。\n\n"
    "**第五条** 本办法由示例区民政局负责解释，自2026年4月1日起施行。"
)


def pair(text: str, policy: str = POLICY) -> Pair:
    path = "content/interpretations/x.md"
    item = Interpretation(id="x", path=path, title="解读", targets=("x",), body=read_body(text, path, 5)[0])
    body = read_body(policy, "content/policies/x.md", 9)[0]
    return Pair("x", Policy(id="x", path="content/policies/x.md", title="示例区办事办法", body=body), (item,))


def test_a_citation_explains_and_is_placed() -> None:
    found = coverage(pair("骗钱的要退（第四条）。\n\n去镇上交材料（《示例区办事办法》第二条）。"))
    kinds = {each.article.number: [kind for _, kind in each.passages] for each in found}
    assert kinds == {1: [], 2: [EXPLICIT], 3: [], 4: [EXPLICIT], 5: []}
    place = found[3].passages[0][0]
    assert (place.line, place.column) == (5, 7)


def test_the_same_words_suggest_an_explanation() -> None:
    found = coverage(pair("便民服务中心收到材料以后，十个工作日之内就会书面答复，告诉您能不能享受这项补贴。"))
    assert [kind for _, kind in found[2].passages] == [SUGGESTED]
    assert not found[1].passages


def test_an_article_of_another_document_explains_nothing() -> None:
    assert not any(each.passages for each in coverage(pair("根据《劳动法》第四条，可以请假。")))


def test_purpose_and_last_articles_are_formal() -> None:
    assert [each.substantive for each in coverage(pair("好。"))] == [False, True, True, True, False]


def test_half_a_pair_has_no_coverage() -> None:
    whole = pair("好。")
    assert coverage(Pair("x", None, whole.interpretations)) == ()
    assert not any(each.passages for each in coverage(Pair("x", cast("Policy", whole.policy), ())))


@pytest.mark.parametrize(
    "sign", ["第四条", "第一条\n\n", "第一条至第九百九十九条", "字", "\n\n**第二条** 字", "《", "“第"]
)
def test_bait_takes_no_time(sign: str) -> None:
    baited = pair((sign * 40_000)[:40_000], (sign * 40_000)[:40_000])
    start = time.process_time()
    coverage(baited)
    assert time.process_time() - start < 1  # ten times what it takes here


def test_many_different_articles_take_no_time() -> None:
    signs = [chr(0x4E00 + number) for number in range(20_000)]
    texts = ["".join(signs[start : start + 20]) for start in range(0, 20_000, 20)]
    policy = "\n\n".join(f"**第二条** {text}" for text in texts)
    baited = pair("\n\n".join(reversed(texts)), policy)
    start = time.process_time()
    assert all(each.passages for each in coverage(baited))
    assert time.process_time() - start < 1
