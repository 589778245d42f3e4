"""Right texts that cite other documents, and earlier versions of the policy: ZJ502 and ZJ504 block, so they must not mind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from generator.finding import Hit, Level
from generator.model import Interpretation
from generator.reader import read_document
from generator.rules import Context
from generator.rules.zj502_number_cited_wrongly import number_cited_wrongly
from generator.rules.zj504_article_missing import article_missing
from tests.accuracy.mutations import context_of
from tests.project import DATA, INTERPRETATION

CONTEXT = context_of(DATA / "valid")

ARTICLES_OF_OTHERS = (
    "依照《中华人民共和国劳动合同法》第九十条处理。",
    "《中华人民共和国劳动合同法》对此有规定。其第九十条写明了责任。",
    "《中华人民共和国劳动合同法》对此有规定。该法第九十条写明了责任，同法第九十一条也有规定。",
    "原办法第二十条取消了。",
    "原《示例区高校毕业生租房补贴办法》第二十条取消了。",
    "旧办法第二十条不再执行。",
    "修订前的第二十条不再执行。",
    "修订前第二十条不再执行。",
    "附件1第二十条写明了退租怎么办。",
    "附件《租赁合同（示范文本）》第十五条写明了退租怎么办。",
    "租赁合同第十五条写明了退租怎么办。",
    "合同范本第十五条写明了退租怎么办。",
    "征求意见稿第十二条删去了。",
    "征求意见时的第十二条删去了。",
    "草案第十二条删去了。",
    "市办法第二十条更严。",
    "省条例第三十条有同样的要求。",
    "国务院令第752号第三十条有同样的要求。",
    "上位法第三十条有同样的要求。",
    "民法典第七百零三条说的就是租赁合同。",
    "《民法典》第七百零三条至第七百零六条说的就是租赁合同。",
    "按照《示例市人才安居规定》，区级可以另定标准（第十八条）。",
    "按照《示例市人才安居规定》（示政办规〔2025〕3号）第十八条、第十九条办理。",
    "《示例市人才安居规定》自2025年5月1日起施行。按照第十八条的要求，区级可以另定标准。",
    "2022年的办法第二十条要求先交钱，现在不用。",
    "老办法第二十条要求先交钱，现在不用。",
    "与2022年版相比，第二十条取消了。",
    "| 上位法 | 条款 |\n|---|---|\n| 民法典 | 第七百零三条 |",
    "| 旧政策 | 新政策 |\n|---|---|\n| 第十二条 每月400元 | 第三条 每月500元 |",
    "| 修订前 | 修订后 |\n|---|---|\n| 第十二条 | 第三条 |",
    "“第九十条 用人单位……”就是这一条。",
    "《示例区高校毕业生租房补贴办法》第三条依据的是《示例市人才安居规定》第十八条。",
    "《示例区高校毕业生租房补贴办法》（以下简称《办法》）与《示例市人才安居规定》（以下简称《规定》）衔接，《规定》第十八条不变。",
    "实施细则第十五条另有规定。",
    "第三条第一款写明了标准。",
    "第90条是劳动合同法的规定。",
    "该条例第三十条要求一致。",
    "部门规章第三十条要求一致。",
    "示例市的规定第三十条要求一致。",
    "市政府令第30号第三十条要求一致。",
    "区政府此前的通知第九条同时失效。",
    "国家税务总局公告2025年第8号第九条要求一致。",
    "我区原有做法见第十二条。",
    "申请书第九条要填写家庭成员。",
    "承诺书第九条请仔细阅读。",
    "《申请表》填写说明第九条写明了怎么填。",
    "党章第三十条、团章第三十条都提到。",
    "问：民法典怎么规定？\n\n答：第七百零三条规定，租赁合同是出租人将租赁物交付承租人使用的合同。",
)

NUMBERS_OF_OTHERS = (
    "《示例区高校毕业生租房补贴办法》（示政办〔2026〕12号）自4月1日起施行。",
    "2022年印发的《示例区高校毕业生租房补贴办法》（示政办〔2022〕12号）同时废止。",
    "《示例区高校毕业生租房补贴办法》（示政办〔2022〕12号）同时废止。",
    "《示例区高校毕业生租房补贴办法》（示政办〔2025〕12号）到期后，区里做了评估。",
    "原《示例区高校毕业生租房补贴办法》（示政办〔2022〕8号）不再执行。",
    "此次修订的是《示例区高校毕业生租房补贴办法》（示政办〔2024〕12号）。",
    "区里第一版《示例区高校毕业生租房补贴办法》（示政办〔2024〕12号）试行了两年。",
    "《示例区高校毕业生租房补贴办法》（示政办〔2024〕12号）试行两年，效果很好。",
    "《示例区人才公寓管理办法》（示政办〔2026〕13号）与本办法衔接。",
    "《示例区人才公寓管理办法》（示政办〔2026〕11号）和《示例区高校毕业生租房补贴办法》（示政办〔2026〕12号）同时施行。",
    "从2023年的《示例区高校毕业生租房补贴办法》（示政办〔2023〕12号）到现在，已经三年。",
    "《示例区高校毕业生租房补贴办法》（征求意见稿）（示政办〔2026〕9号）曾公开征求意见。",
    "《示例区高校毕业生租房补贴办法》（示政办〔2026〕12号）的申报通知（示政办〔2026〕13号）随后印发。",
)

WRONG_ARTICLES = (
    "本科毕业生每月补贴500元（《示例区高校毕业生租房补贴办法》第九十条）。",
    "本办法第九条写明了标准。",
    "合同到期以后怎么办，见本办法第九条。",
)


def hits(rule: Callable[[Interpretation, Context], Iterator[Hit]], text: str) -> list[Hit]:
    head = (DATA / "valid" / INTERPRETATION).read_text(encoding="utf-8").split("---\n", 2)[1]
    item, _ = read_document(INTERPRETATION, f"---\n{head}---\n\n## 主要内容\n\n{text}\n".encode())
    assert isinstance(item, Interpretation)
    return list(rule(item, replace(CONTEXT, documents={**CONTEXT.documents, INTERPRETATION: item}, kept={})))


@pytest.mark.parametrize("text", ARTICLES_OF_OTHERS)
def test_an_article_of_another_text_is_let_be(text: str) -> None:
    assert hits(article_missing, text) == []


@pytest.mark.parametrize("text", NUMBERS_OF_OTHERS)
def test_the_number_of_another_document_or_version_is_let_be(text: str) -> None:
    assert hits(number_cited_wrongly, text) == []


@pytest.mark.parametrize("text", WRONG_ARTICLES)
def test_an_article_that_this_policy_lacks_blocks(text: str) -> None:
    assert [hit.level for hit in hits(article_missing, text)] == [None]


def test_a_bare_article_is_a_warning() -> None:
    assert [hit.level for hit in hits(article_missing, "根据第九条，每月补贴500元。")] == [Level.WARN]


@pytest.mark.parametrize(
    ("number", "level"),
    [
        ("示政办〔2026〕13号", None),
        ("示府办〔2026〕12号", None),
        ("示政办〔2025〕12号", Level.WARN),
        ("示政办[2026]12号", Level.WARN),
    ],
)
def test_only_a_wrong_office_or_serial_blocks(number: str, level: Level | None) -> None:
    found = hits(number_cited_wrongly, f"《示例区高校毕业生租房补贴办法》（{number}）自4月1日起施行。")
    assert [hit.level for hit in found] == [level]
