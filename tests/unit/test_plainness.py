"""The score follows its published formula, and hostile texts take no time."""

from __future__ import annotations

import time

import pytest

from generator.plainness import plainness, sentences
from generator.reader.markdown import read_body


def test_the_score_is_that_of_the_formula() -> None:
    sentence = "申请人应当在三月底以前向服务中心提出申请材料齐全的当天受理。"  # 29 letters, one phrase
    scored = plainness(read_body("\n\n".join([sentence] * 3), "x.md", 1)[0])
    assert scored is not None
    assert scored.median == 29
    assert scored.phrases == pytest.approx(100 / 29)
    assert scored.score == round(100 - (29 - 15) - 10 * 100 / 29)


def test_fragments_quotations_and_titles_do_not_count() -> None:
    text = (
        "一、总则\n\n（一）申请表；\n\n> 引用的原文不算。\n\n见《示例区高校毕业生租房补贴办法》（示政办〔2026〕3号）。"
    )
    (only,) = sentences(read_body(text, "x.md", 1)[0])
    assert only.length == 1
    assert only.block.at(only.offset).line == 7


def test_two_sentences_are_too_few_to_tell() -> None:
    assert plainness(read_body("好。\n\n好的。", "x.md", 1)[0]) is None


def test_no_score_leaves_the_scale() -> None:
    hard = "应当" * 200 + "。"
    scored = plainness(read_body("\n\n".join([hard] * 3), "x.md", 1)[0])
    assert scored is not None
    assert scored.score == 0


@pytest.mark.parametrize("sign", ["。", "应当", "《", "（", "（号", "字", "！？"])
def test_bait_takes_no_time(sign: str) -> None:
    body = read_body((sign * 100_000)[:100_000], "x.md", 1)[0]
    start = time.process_time()
    plainness(body)
    assert time.process_time() - start < 1  # ten times what it takes here
