"""一分钟看懂 says what stands written, and nothing that misleads."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path

import pytest

from generator import settings
from generator.model import Interpretation
from generator.outputs.documents.glance import Answer, glance
from generator.publication import Publication, publish
from generator.reader import read_corpus
from generator.render.templates import chinese_date
from tests.project import ID, INTERPRETATION, POLICY, edit, valid_project

ROOT = Path(__file__).parents[3]
AS_OF = date(2026, 11, 24)


def published(root: Path) -> Publication:
    """The public view of a project."""
    return publish(read_corpus(root), settings.load(root), AS_OF)


def answers(publication: Publication, key: str = ID) -> dict[str, Answer]:
    """What the glance of one interpretation says, by the key of the question."""
    item = publication.interpretations[key]
    return {answer.key: answer for answer in glance(item, publication.explains(item), publication)}


def said(answer: Answer | None) -> list[str]:
    """The quotations of an answer."""
    return [words for line in answer.lines for words in line.items] if answer else []


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The valid project."""
    return valid_project(tmp_path)


def _written(publication: Publication, item: Interpretation) -> str:
    """All that may be quoted: the bodies' blocks and guides, and the values of the front matter."""
    parts = [item.body.text, *(value for card in item.body.cards for row in card.rows for value in row.values)]
    if item.contact:
        parts += [item.contact.unit or "", item.contact.phone or ""]
    for policy in publication.explains(item):
        validity = publication.validity[policy.id]
        parts += [policy.summary or "", "、".join(policy.audiences), validity.state]
        parts += [chinese_date(day) for day in (policy.effective, policy.expires) if day]
    return "\n".join(parts)


def test_every_line_of_the_sample_is_a_quotation() -> None:
    publication = published(ROOT)
    lines = 0
    for item in publication.interpretations.values():
        written = _written(publication, item)
        for answer in answers(publication, item.id).values():
            for line in answer.lines:
                for words in line.items:
                    # of 有效性 the state; its reason is tested where it is made
                    quoted = words.partition("，")[0] if line.label.endswith("有效性") else words
                    assert quoted in written, (item.id, words)
                    lines += 1
    assert lines > 60


def test_the_conditions_of_a_guide_are_quoted_whole(project: Path) -> None:
    publication = published(project)
    row = next(card.get("受理条件") for card in publication.interpretations[ID].body.cards if card.get("受理条件"))
    assert row is not None
    assert any(line.items == row.values and line.url == "#zc-guide-1" for line in answers(publication)["who"].lines)


def test_what_has_ended_tells_nobody_where_to_apply(project: Path) -> None:
    assert "where" in answers(published(project))
    edit(project, POLICY, "公开属性:", "有效性: 失效（提前废止）\n失效日期: 2029-03-31\n公开属性:")
    found = answers(published(project))
    assert not found.keys() & {"where", "much"}
    assert said(found["when"])[0].startswith("失效（提前废止）")
    assert "2029年3月31日" not in said(found["when"]), "the day once meant would mislead"
    assert not any("受理条件" in line.label for line in found["who"].lines)


def test_a_draft_for_comment_tells_nobody_where_to_apply(project: Path) -> None:
    edit(project, POLICY, "文件类型: 行政规范性文件", "文件类型: 征求意见稿")
    edit(project, INTERPRETATION, "\n## 目标任务", "\n1日前建成的不算。意见请在2026年4月1日前寄来。\n\n## 目标任务")
    found = answers(published(project))
    assert not found.keys() & {"where", "much"}
    assert "意见请在2026年4月1日前寄来。" in said(found["when"])


def test_a_table_of_amounts_is_shown_the_way_to_and_not_cut_up(project: Path) -> None:
    edit(
        project,
        INTERPRETATION,
        "## 解决问题",
        "### 能领多少\n\n| 学历 | 每月 |\n| --- | --- |\n| 本科 | 500元 |\n\n## 解决问题",
    )
    line = answers(published(project))["much"].lines[-1]
    assert (line.whole, line.items, line.url) == (False, ("能领多少",), "#neng-ling-duo-shao")


def test_what_stands_under_a_heading_of_amounts_is_quoted_with_its_exception(project: Path) -> None:
    text = "### 能领多少\n\n每月500元。\n\n房租更低的，房租多少补多少。\n\n"
    edit(project, INTERPRETATION, "## 解决问题", f"{text}## 解决问题")
    assert said(answers(published(project))["much"])[-2:] == ["每月500元。", "房租更低的，房租多少补多少。"]


def test_an_amount_is_not_told_without_its_cap(project: Path) -> None:
    text = "### 补贴标准\n\n每月500元。\n\n#### 封顶线\n\n一共不超过6000元。\n\n### 限额\n\n全区100人。\n\n### 别的\n\n别的话。\n\n"
    edit(project, INTERPRETATION, "## 解决问题", f"{text}## 解决问题")
    edit(project, INTERPRETATION, "办理时限:", "补贴上限: 累计12个月\n办理时限:")
    told = said(answers(published(project))["much"])
    assert "累计12个月" in told
    assert told[-4:] == ["每月500元。", "封顶线", "一共不超过6000元。", "全区100人。"]


def test_of_what_is_prolonged_no_day_is_told_that_is_past(project: Path) -> None:
    edit(project, POLICY, "公开属性:", "有效性: 有效（延续实施）\n失效日期: 2026-06-30\n公开属性:")
    assert "2026年6月30日" not in said(answers(published(project))["when"])


def test_an_answer_to_one_case_is_no_amount(project: Path) -> None:
    before = said(answers(published(project)).get("much"))
    edit(
        project, INTERPRETATION, "## 解决问题", "## 热点问答\n\n### 合租的领多少？\n\n各领各的，400元。\n\n## 解决问题"
    )
    assert said(answers(published(project)).get("much")) == before


def test_without_a_summary_the_main_content_is_quoted_whole(project: Path) -> None:
    publication = published(project)
    assert said(answers(publication)["what"])[0].startswith("本科毕业生每月补500元")
    edit(project, POLICY, "公开属性:", "内容概述: 毕业生每月领500元。\n公开属性:")
    assert said(answers(published(project))["what"]) == ["毕业生每月领500元。"]


def test_a_page_with_nothing_to_quote_has_no_glance(project: Path) -> None:
    item = Interpretation(id="a", path="content/interpretations/a.md")
    assert glance(item, (), published(project)) == ()


def test_the_page_shows_each_line_with_the_way_to_its_source(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from tests.site.pages import build

    files = build(project, tmp_path_factory.mktemp("shells") / "out")
    page = files[f"interpretations/{ID}/index.html"].decode()
    block = page[page.index('<section class="zc-glance"') : page.index("</section>")]
    ids = set(re.findall(r' id="([^"]+)"', page))
    for address in re.findall(r'class="zc-glance-(?:source|way)" href="#([^"]+)"', block):
        assert html.unescape(address) in ids
    assert block.count("<dt>") >= 4
