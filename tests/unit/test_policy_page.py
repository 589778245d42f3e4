"""What the page of a policy computes: its life as dated events, the banner, the reference, the contents, the attachments."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from generator.model import Attachment, Policy, Position
from generator.outputs.documents.downloads import download
from generator.outputs.documents.own_articles import own_articles
from generator.outputs.documents.policy_contents import contents
from generator.outputs.documents.policy_page import reference
from generator.outputs.documents.standing import standing
from generator.outputs.documents.timeline import timeline
from generator.publication import Publication
from generator.reader import read_document
from generator.render.body import render_body
from generator.render.templates import Theme
from generator.settings import Settings
from tests.unit.test_publication import item, policy, public

ROOT = Path(__file__).parents[2]
MARCH, APRIL, LATER = date(2026, 3, 2), date(2026, 4, 1), date(2026, 9, 4)


def told(publication: Publication, key: str = "2026-a") -> list[tuple[str, str, str]]:
    """The events as day, label and text; what is to come begins with an asterisk."""
    events = timeline(publication.policies[key], publication)
    return [(event.day.isoformat()[2:], ("" if event.past else "*") + event.label, event.text) for event in events]


def test_a_life_from_the_draft_to_the_end_in_order() -> None:
    shown = public(
        policy("2026-z", title="甲（征求意见稿）", document_type="征求意见稿", published=date(2026, 1, 5)),
        policy("2026-a", title="甲", effective=APRIL, expires=date(2029, 3, 31), repeals=("2022-o",)),
        policy("2022-o", title="旧", published=date(2022, 4, 1), expires=date(2027, 4, 1)),
        policy("2026-c", title="改", published=date(2026, 5, 1), effective=date(2026, 8, 1), amends=("2026-a",)),
        item("2026-a.2", "2026-a", title="再说甲", round=2, published=date(2026, 5, 20)),
        item("2026-a", title="说甲"),
    )
    assert told(shown) == [
        ("26-01-05", "公开征求意见", "甲（征求意见稿）"),
        ("26-03-02", "发布", ""),
        ("26-03-02", "首次解读", "说甲"),
        ("26-04-01", "施行", ""),
        ("26-04-01", "废止其他文件", "旧"),
        ("26-05-20", "第2次解读", "再说甲"),
        ("26-08-01", "*修改", "改"),
        ("29-03-31", "*有效期届满", ""),
    ]
    assert told(shown, "2022-o") == [("22-04-01", "发布", ""), ("26-04-01", "废止", "甲")], (
        "its time ended before it was up"
    )
    assert told(shown, "2026-z") == [("26-01-05", "公开征求意见", ""), ("26-03-02", "正式文件发布", "甲")]


def test_one_round_needs_no_number() -> None:
    assert told(public(policy("2026-a"), item("2026-a", title="说甲")))[-1] == ("26-03-02", "解读", "说甲")


def test_published_and_in_force_on_one_day_is_one_event() -> None:
    assert told(public(policy("2026-a", effective=MARCH))) == [("26-03-02", "发布并施行", "")]


@pytest.mark.parametrize(
    ("as_of", "values", "label"),
    [
        (date(2026, 5, 31), {}, "*有效期届满"),
        (date(2026, 6, 1), {}, "有效期届满，失效"),
        (date(2026, 6, 1), {"validity": "有效（延续实施）"}, "原定有效期届满，延续实施"),
    ],
)
def test_the_last_day_is_a_day_of_force(as_of: date, values: dict[str, str], label: str) -> None:
    shown = public(policy("2026-a", expires=date(2026, 5, 31), **values), as_of=as_of)
    assert told(shown)[-1] == ("26-05-31", label, "")


@pytest.mark.parametrize("validity", ["失效", "失效（提前废止）"])
def test_a_day_that_a_policy_did_not_live_to_is_not_told(validity: str) -> None:
    shown = public(policy("2026-a", expires=date(2028, 12, 31), validity=validity))
    assert told(shown) == [("26-03-02", "发布", "")]


def test_a_draft_that_would_amend_has_amended_nothing() -> None:
    draft = policy("2026-d", title="改（征求意见稿）", document_type="征求意见稿", amends=("2026-a",), published=APRIL)
    shown = public(policy("2026-a"), draft)
    assert told(shown)[-1] == ("26-04-01", "就修改公开征求意见", "改（征求意见稿）")
    assert told(shown, "2026-d")[-1] == ("26-04-01", "拟修改", "2026-a")
    assert standing(shown.policies["2026-a"], shown).pointers == ()


def test_what_is_not_on_the_site_has_a_name_and_no_address() -> None:
    shown = public(policy("2026-a", repeals=("示政办〔2010〕1号",), bases=("《某法》",)))
    event = timeline(shown.policies["2026-a"], shown)[-1]
    assert (event.label, event.text, event.url) == ("废止其他文件", "示政办〔2010〕1号", "")


def banner(publication: Publication, key: str = "2026-a") -> str:
    """The banner's words in one line."""
    said = standing(publication.policies[key], publication)
    pointers = [f"{pointer.before}《{pointer.title}》{pointer.after}" for pointer in said.pointers]
    return "｜".join([said.tone, said.headline, *pointers, *said.sentences])


def test_the_banner_says_the_state_and_leads_to_what_to_read_instead() -> None:
    old = policy("2026-a", title="甲")
    assert banner(public(old)) == "ok｜本文件现行有效"
    assert (
        banner(public(policy("2026-a", effective=LATER)))
        == "info｜本文件尚未施行｜2026年9月4日起施行｜施行以前不能按本文件办理"
    )
    assert (
        banner(public(policy("2026-a", expires=APRIL)))
        == "ended｜本文件已失效｜有效期至2026年4月1日｜不能再作为办事依据"
    )
    changed = public(old, policy("2026-b", title="乙", amends=("2026-a",)))
    assert banner(changed) == "warn｜本文件已修改｜已由《乙》修改｜修改过的内容以新文件为准"
    twice = public(
        old,
        policy("2026-b", title="乙", amends=("2026-a",)),
        policy("2026-c", title="丙", amends=("2026-a",), published=APRIL),
    )
    assert banner(twice) == "warn｜本文件已修改｜已由《丙》修改｜已由《乙》修改｜修改过的内容以新文件为准"
    assert twice.validity["2026-a"].reason == "已由《丙》《乙》修改"
    lapsed = public(policy("2026-a", expires=APRIL), policy("2026-b", title="乙", amends=("2026-a",)))
    assert banner(lapsed) == "ended｜本文件已失效｜已由《乙》修改｜有效期至2026年4月1日｜不能再作为办事依据", (
        "a change is not why it ended"
    )
    repealed = public(old, policy("2026-b", title="乙", repeals=("2026-a",)))
    assert banner(repealed) == "ended｜本文件已失效｜已由《乙》废止｜不能再作为办事依据"
    assert standing(old, changed).as_of == "2026年6月1日"


def test_a_change_to_come_is_announced_while_the_old_words_hold() -> None:
    shown = public(policy("2026-a", title="甲"), policy("2026-b", title="乙", amends=("2026-a",), effective=LATER))
    assert banner(shown) == "ok｜本文件现行有效｜2026年9月4日起由《乙》修改"


def test_a_draft_leads_to_the_document_it_became_once() -> None:
    draft = policy("2026-z", title="甲（征求意见稿）", document_type="征求意见稿", published=date(2026, 1, 5))
    assert banner(public(draft), "2026-z") == "info｜本文件是征求意见稿｜这是征求意见稿，还没有生效"
    became = public(draft, policy("2026-a", title="甲", effective=LATER))
    assert banner(became, "2026-z") == "info｜本文件是征求意见稿｜正式文件《甲》已经发布"


def test_a_reference_leaves_out_what_is_not_known() -> None:
    whole = policy(
        "2026-a", title="关于印发《甲办法》的通知", number="示政办〔2026〕3号", issuer="示例区人民政府办公室"
    )
    assert reference(whole, "https://zcjd.example.org/policies/2026-a/") == (
        "《关于印发〈甲办法〉的通知》（示政办〔2026〕3号，示例区人民政府办公室，2026年3月2日，"
        "https://zcjd.example.org/policies/2026-a/）"
    )
    assert reference(policy("2026-a", published=None), "") == "《2026-a》"


def test_contents_are_headings_and_articles_in_order(tmp_path: Path) -> None:
    text = "## 第一章 总则\n\n**第一条** 为了甲，制定本办法。\n\n**第二条** 乙。\n\n## 第二章 附则\n\n**第三条** 丙。\n"
    document, _ = read_document("content/policies/2026-a.md", f"---\n标题: 甲\n---\n\n{text}".encode())
    assert isinstance(document, Policy)
    lines = contents(document, render_body(document, Theme.load(Settings(ROOT), tmp_path)))
    assert [(line.level, line.text, line.id, line.words) for line in lines] == [
        (2, "第一章 总则", "zong-ze", ""),
        (0, "第一条", "article-1", "为了甲，制定本办法。"),
        (0, "第二条", "article-2", "乙。"),
        (2, "第二章 附则", "fu-ze", ""),
        (0, "第三条", "article-3", "丙。"),
    ]


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("符合本办法第一条规定的条件", {"第一条": "#article-1"}),
        ("第一条第二款、第二条的情形", {"第一条第二款": "#article-1-kuan-2", "第二条": "#article-2"}),
        ("第一条第九款", {"第一条第九款": "#article-1"}),
        ("《某某法》第一条", {}),
        ("第九条的情形", {}),
    ],
)
def test_a_policy_links_what_it_cites_of_itself(text: str, linked: dict[str, str]) -> None:
    body = f"**第一条** 甲。\n\n乙。\n\n**第二条** 出现{text}的，停发。\n"
    document, _ = read_document("content/policies/2026-a.md", f"---\n标题: 甲办法\n---\n\n{body}".encode())
    assert isinstance(document, Policy)
    said = f"第二条 出现{text}的，停发。"
    assert {said[mark.start : mark.end]: mark.url for mark in own_articles(document)(said)} == linked
    amending = dataclasses.replace(document, amends=("2024-b",))
    assert list(own_articles(amending)(said)) == []


@pytest.mark.parametrize(
    ("name", "size", "kind", "told_size"),
    [
        ("甲.DOCX", 2048, "Word 文档", "2 KB"),
        ("甲.pdf", 1_572_864, "PDF 文件", "1.5 MB"),
        ("甲.csv", 807, "表格（CSV）", "807 字节"),
        ("甲.dwg", 1, "DWG 文件", "1 字节"),
        ("甲", 1, "文件", "1 字节"),
    ],
)
def test_an_attachment_says_its_kind_and_size(name: str, size: int, kind: str, told_size: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"x" * size)
    shown = download(Attachment("表", name, Position("x.md")), tmp_path)
    assert (shown.kind, shown.size) == (kind, told_size)


def test_an_attachment_that_is_missing_has_no_size(tmp_path: Path) -> None:
    assert download(Attachment("表", "没有.pdf", Position("x.md")), tmp_path).size == ""
