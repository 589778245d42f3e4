"""Plain lines to headings, articles, questions and paragraphs."""

from __future__ import annotations

from generator.drafting.sections import read_pieces, to_markdown


def markdown(*lines: str) -> list[str]:
    return to_markdown(read_pieces(lines)).strip().split("\n\n")


def test_numbered_headings_get_their_levels() -> None:
    assert markdown(
        "一、背景依据", "老人吃饭难。", "二、主要内容", "（一）补贴标准。每餐补三元。", "（二）申领方式。刷卡即补。"
    ) == [
        "## 一、背景依据",
        "老人吃饭难。",
        "## 二、主要内容",
        "### （一）补贴标准。",
        "每餐补三元。",
        "### （二）申领方式。",
        "刷卡即补。",
    ]


def test_levels_never_jump() -> None:
    assert markdown("（一）原料。要新鲜。", "（二）餐具。要消毒。") == [
        "## （一）原料。",
        "要新鲜。",
        "## （二）餐具。",
        "要消毒。",
    ]


def test_items_below_an_article_are_no_headings() -> None:
    lines = markdown(
        "第一章　总则", "第三条 下列老人可以申请：", "（一）高龄老人。年满八十周岁。", "（二）失能老人。持有评估证明。"
    )
    assert lines == [
        "## 第一章　总则",
        "**第三条** 下列老人可以申请：",
        "（一）高龄老人。年满八十周岁。",
        "（二）失能老人。持有评估证明。",
    ]


def test_a_reference_to_an_article_is_no_article() -> None:
    assert markdown("第三条第二项规定的老人，免费用餐。") == ["第三条第二项规定的老人，免费用餐。"]


def test_items_stay_items_when_their_neighbours_are_clauses() -> None:
    lines = markdown(
        "一、办理要求",
        "（一）应当出示身份证。当场核验。",
        "（二）应当本人到场。",
        "（三）不得代领；",
        "（四）餐卡。遗失可补。",
        "二、其他",
    )
    assert [line for line in lines if line.startswith("#")] == ["## 一、办理要求", "## 二、其他"]


def test_clauses_numbered_like_headings_stay_paragraphs() -> None:
    lines = markdown(
        "一、本通知所称老人，是指年满六十周岁的公民。",
        "二、助餐点应当每日公示菜单。",
        "三、运营要求：",
        "四、街道应当每月检查一次，发现问题及时纠正。",
    )
    assert not [line for line in lines if line.startswith("#")]


def test_questions_become_headings_and_answers_stand_below() -> None:
    assert markdown("问：外地老人能申请吗？答：能。问：要交钱吗？答：不要。") == [
        "## 问：外地老人能申请吗？",
        "答：能。",
        "## 问：要交钱吗？",
        "答：不要。",
    ]


def test_a_question_glued_to_a_heading_is_parted() -> None:
    assert markdown("一、关于哪些人能申请问：外地老人能申请吗？答：能。") == [
        "## 一、关于哪些人能申请",
        "### 问：外地老人能申请吗？",
        "答：能。",
    ]


def test_bracketed_headings_stand_above_numbered_ones() -> None:
    assert markdown("近日印发了办法。【制定背景】老人吃饭难。【热点问答】一、卡丢了怎么办？到窗口补。") == [
        "近日印发了办法。",
        "## 【制定背景】",
        "老人吃饭难。",
        "## 【热点问答】",
        "### 一、卡丢了怎么办？",
        "到窗口补。",
    ]


def test_signature_and_enclosures_stand_on_lines_of_their_own() -> None:
    assert markdown("请遵照执行。特此通知。附件：1.申请表.doc2.流程表.xlsx示例区民政局2026年3月2日") == [
        "请遵照执行。特此通知。",
        "附件：1.申请表.doc",
        "2.流程表.xlsx",
        "示例区民政局",
        "2026年3月2日",
    ]


def test_a_date_in_a_sentence_is_no_signature() -> None:
    assert markdown("示例区民政局自2026年3月2日起受理。") == ["示例区民政局自2026年3月2日起受理。"]


def test_the_title_of_an_enclosed_rule_is_a_heading() -> None:
    lines = markdown("特此通知。示例区民政局2026年3月2日示例区助餐管理办法", "第一条 为了方便老人，制定本办法。")
    assert lines[-2:] == ["## 示例区助餐管理办法", "**第一条** 为了方便老人，制定本办法。"]


def test_guessed_headings_are_marked() -> None:
    text = "一、助餐点建设要求助餐点应当配齐消毒设备，各乡镇要结合实际抓好落实，确保老人吃得放心、吃得舒心。"
    assert [(piece.text, piece.guessed) for piece in read_pieces([text]) if piece.level] == [
        ("一、助餐点建设要求", True)
    ]
    assert not any(piece.guessed for piece in read_pieces(["一、背景依据", "老人吃饭难。"]))
