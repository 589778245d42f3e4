"""What counts as copied, where it is said to stand, and that hostile texts take no time."""

from __future__ import annotations

import time

import pytest

from generator.copying import Copied, copying, verbatim
from generator.model import Body
from generator.reader.markdown import read_body

POLICY = (
    "**第一条** 为了方便群众办事，制定本办法。\n\n"
    "**第二条** 申请人应当在每年三月底以前向所在乡镇的便民服务中心提出书面申请并提交全部材料。\n\n"
    "**第三条** 便民服务中心收到材料以后十个工作日之内书面答复申请人能不能享受这项补贴。"
)
COPY = "申请人应当在每年三月底以前向所在乡镇的便民服务中心提出书面申请并提交全部材料。"
TRADITIONAL = str.maketrans("请应当乡务书", "請應當鄉務書")
OWN = "想领这笔钱的，记得在三月结束前去镇上的服务中心交材料，去晚了要等到明年，带上身份证和户口本就行。"


def body(text: str) -> Body:
    return read_body(text, "content/interpretations/x.md", 10)[0]


def judge(text: str, policy: str = POLICY) -> Copied:
    return copying(body(text), [body(policy)])


def test_a_copied_sentence_is_found_with_its_place_and_its_article() -> None:
    copied = judge(f"{OWN}\n\n写明：{COPY}")
    (span,) = copied.spans
    assert (span.position.line, span.position.column) == (12, 4)
    assert span.text == COPY.rstrip("。")
    assert span.length == len(COPY) - 1
    assert span.source == "第二条"
    assert copied.raw == copied.judged == pytest.approx(37 / (46 + 2 + 37), abs=0.02)


def test_a_policy_without_articles_is_cited_by_its_line() -> None:
    assert judge(f"{OWN}\n\n{COPY}", f"通知如下。\n\n{COPY}").spans[0].source == "第 12 行"


def test_punctuation_spaces_markup_and_width_do_not_hide_a_copy() -> None:
    policy = "补贴标准为每人每月500元，最多可以领取24个月，按照季度发放给申请人"
    hidden = "补贴 标准为**每人每月**５００元、最多可以领取２４个月按照季度发放给申请人"
    assert verbatim(body(hidden).text, policy) == 1


def test_twelve_letters_are_no_copy() -> None:
    assert verbatim("一二三四五六七八九十甲乙", "一二三四五六七八九十甲乙丙") == 0
    assert verbatim("一二三四五六七八九十甲乙丙", "一二三四五六七八九十甲乙丙") == 1


@pytest.mark.parametrize(
    "quoted",
    [
        f"第二条规定：“{COPY}”",
        f'第二条规定："{COPY}"',
        f"原来的说法改为“{COPY}”",
        f"第二条的原文是：\n\n> {COPY}",
        f"## 修订第二条\n\n修订后{COPY}",
        f"| 修订前 | 修订后 |\n|---|---|\n| {OWN} | {COPY} |",
    ],
)
def test_a_cited_quotation_counts_in_the_raw_share_only(quoted: str) -> None:
    copied = judge(f"{OWN}\n\n{quoted}")
    assert copied.raw > 0.25
    assert copied.judged == 0
    assert copied.quoted == len(COPY) - 1


@pytest.mark.parametrize(
    "bare", [f"“{COPY}”", f"> {COPY}", f"修订后{COPY}", f"见第二条。另外：“{COPY}”", f"第二条规定：“{COPY}"]
)
def test_quotation_marks_without_a_citation_excuse_nothing(bare: str) -> None:
    assert judge(f"{OWN}\n\n{bare}").judged > 0.3


@pytest.mark.parametrize(
    "disguised",
    [
        f"```text\n{COPY}\n```",
        COPY.translate(TRADITIONAL),
        "的".join(COPY[start : start + 8] for start in range(0, len(COPY), 8)),
        f"修订前后对照：\n\n| 修订前 | 修订后 |\n|---|---|\n| 没有 | {COPY} |",
        f"| 修订前 | 修订后 |\n|---|---|\n|  | {COPY} |\n| — | {COPY} |",
    ],
)
def test_a_copy_in_disguise_is_a_copy(disguised: str) -> None:
    assert judge(f"{OWN}\n\n{disguised}").judged > 0.3


@pytest.mark.parametrize(
    "right",
    [
        f"```flow\n名称: 流程\n步骤:\n  - 名称: 申请\n    办理: {COPY}\n```",
        f"| 修订前 | 修订后 |\n|---|---|\n| 没有 | 有了窗口 |\n| {OWN} | {COPY} |",
        f"| 修订前 | 修订后 |\n|---|---|\n| 无 | 第二条 {COPY} |",
        "我们的目的是让大家的房租的压力轻的多，大家的日子好的多。",
        "刚毕业的年轻的朋友的房租的补贴的钱，每月的5号发到大家的卡上。",
    ],
)
def test_what_is_said_freely_or_set_beside_the_old_text_is_no_copy(right: str) -> None:
    assert judge(f"{OWN}\n\n{right}").judged == 0


def test_a_copy_in_traditional_characters_is_told_by_its_article() -> None:
    traditional = COPY.translate(TRADITIONAL)
    (span,) = judge(f"{OWN}\n\n{traditional}").spans
    assert (span.source, span.text) == ("第二条", traditional.rstrip("。"))


def test_marks_within_a_quotation_do_not_end_it() -> None:
    text = COPY.replace("便民服务中心", "“便民服务中心”")
    assert judge(f"{OWN}\n\n第二条规定：“{text}”").judged == 0


def test_a_list_of_goods_is_no_copying() -> None:
    goods = "\n".join(f"{number}. 第{name}类商品及其零件配件" for number, name in enumerate("一二三四五六七八九", 1))
    copied = judge(f"{OWN}\n\n{goods}", goods)
    assert copied.raw > 0.6
    assert copied.judged == 0


def test_titles_of_documents_are_no_copying() -> None:
    title = "《示例区高校毕业生来区就业创业租房补贴实施办法》（示政办规〔2026〕3号）"
    assert judge(f"{OWN}{title}", f"根据{title}制定。").judged == 0


def test_every_policy_is_compared() -> None:
    other = "**第九条** 老旧小区加装电梯的费用由业主按照楼层高低分摊并且可以申请财政补助。"
    text = f"{COPY}\n\n{other.removeprefix('**第九条** ')}"
    copied = copying(body(text), [body(POLICY), body(other)])
    assert copied.judged > 0.99
    assert {span.source for span in copied.spans} == {"第二条", "第九条"}


@pytest.mark.parametrize(
    "sign", ["元", "“", "《", "（号", "第", "第一条“", " ", "一二三四五六七八九十甲乙丙丁", "修订后\n\n", "||"]
)
def test_bait_takes_no_time(sign: str) -> None:
    text = body((sign * 100_000)[:100_000])
    start = time.process_time()
    copying(text, [text])
    assert time.process_time() - start < 0.5  # ten times what it takes here
