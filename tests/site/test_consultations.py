"""Consultations on the site, on the days of their life; who interpreted; and what stays inside."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator import settings
from generator.publication import publish
from generator.reader import read_corpus
from generator.site.offered import offered_files
from tests.consultation_samples import CONSULTATION, DRAFT, PAGE, TEXT, write_consultation
from tests.project import ID, INTERPRETATION, add_draft, edit, valid_project
from tests.site.pages import build

LIST, HOME, POLICY_PAGE = "consultations/index.html", "index.html", f"policies/{ID}/index.html"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = valid_project(tmp_path_factory.mktemp("asked") / "project")
    pages = root / "content" / "pages"
    pages.mkdir(exist_ok=True)
    (pages / "index.md").write_bytes((Path(__file__).parents[2] / "content/pages/index.md").read_bytes())
    write_consultation(root)
    return root


def site(root: Path, scratch: Path, day: date) -> dict[str, str]:
    files = build(root, scratch / "shells", day)
    return {path: data.decode() for path, data in files.items() if path.endswith((".html", ".xml", ".ics", ".json"))}


def words(page: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", page))


def test_before_it_begins_nothing_is_known_of_it(root: Path, tmp_path: Path) -> None:
    made = site(root, tmp_path, date(2026, 1, 14))
    assert PAGE not in made and LIST not in made
    assert not any("租房补贴办法<b>" in text or "zufang-yijian" in text for text in made.values())
    assert DRAFT not in offered_files(publish(read_corpus(root), settings.load(root), date(2026, 1, 14)))


def test_while_it_is_open_people_are_told_how_and_how_long(root: Path, tmp_path: Path) -> None:
    made = site(root, tmp_path, date(2026, 2, 10))
    page = words(made[PAGE])
    assert "正在征求意见" in page and "还有5天" in page and "草案的说明。" in page and "草案的背景。" in page
    assert 'href="https://www.example.org/yijian"' in made[PAGE] and 'href="mailto:yijian@example.org"' in made[PAGE]
    assert f'href="../../files/{DRAFT}"' in made[PAGE]
    assert "就租房补贴办法&lt;b&gt;公开&lt;/b&gt;征求意见" in made[PAGE]
    for early in ("才够", "收据也算凭证", "预算不够", "收到意见"):  # the answer is dated later
        assert early not in page, early
    assert ID not in made[PAGE]  # the policy is not public yet
    assert "还有5天" in words(made[LIST]) and "正在征求意见" in words(made[HOME])
    assert "SUMMARY:征求意见：制定租房补贴办法" in made["calendar.ics"]
    assert "DTSTART;VALUE=DATE:20260115\r\nDTEND;VALUE=DATE:20260215" in made["calendar.ics"]
    assert "consultations/2026-zufang-yijian/</loc>" in made["sitemap.xml"]


def test_the_last_day_is_a_day_of_it(root: Path, tmp_path: Path) -> None:
    assert "今天截止" in words(site(root, tmp_path, date(2026, 2, 14))[PAGE])


def test_between_end_and_answer_nobody_is_asked_any_more(root: Path, tmp_path: Path) -> None:
    made = site(root, tmp_path, date(2026, 2, 15))
    assert "已经结束" in words(made[PAGE]) and "怎么提意见" not in words(made[PAGE])
    assert "已经结束，还没有答复1件" in words(made[LIST])
    assert "正在征求意见" not in words(made[HOME])


def test_the_answer_says_what_was_taken_and_why_not(root: Path, tmp_path: Path) -> None:
    made = site(root, tmp_path, date(2026, 3, 2))
    page = words(made[PAGE])
    assert "收到意见5条采纳1条部分采纳0条未采纳4条" in page
    assert "甲每月补800元&lt;i&gt;才够（共4条）未采纳今年的预算不够。" in page
    assert f'href="../../policies/{ID}/"' in made[PAGE]
    assert "收到5条，采纳1条" in words(made[LIST])


def test_policy_and_consultation_lead_to_each_other(root: Path, tmp_path: Path) -> None:
    made = site(root, tmp_path, date(2026, 3, 2))
    history = made[POLICY_PAGE].partition('id="zc-history"')[2]
    assert history.count('href="../../consultations/2026-zufang-yijian/"') == 2
    assert "2026年1月15日公开征求意见" in words(history) and "2026年2月20日公布意见采纳情况" in words(history)


def test_a_draft_with_a_page_of_its_own_leads_to_where_opinions_are_given(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    add_draft(root, "示例区高校毕业生租房补贴办法", "zufang-zhengqiu")
    write_consultation(root, TEXT.replace(DRAFT, "2026-zufang-zhengqiu"))
    address = "policies/2026-zufang-zhengqiu/index.html"
    made = site(root, tmp_path / "open", date(2026, 2, 10))
    banner = made[address].partition('aria-label="有效性"')[2].partition("</div>")[0]
    assert 'href="../../consultations/2026-zufang-yijian/"' in banner and "2026年2月14日截止" in banner
    assert 'href="../../policies/2026-zufang-zhengqiu/"' in made[PAGE]
    assert made[address].count("<strong>公开征求意见</strong>") == 1  # its own beginning and the draft's are one event
    later = site(root, tmp_path / "closed", date(2026, 2, 15))
    assert "截止" not in words(later[address].partition('aria-label="有效性"')[2].partition("</div>")[0])


def test_what_is_internal_stays_inside(root: Path, tmp_path: Path) -> None:
    made = site(root, tmp_path, date(2026, 3, 2))
    assert not [path for path, text in made.items() if "内部的" in text]


def test_a_draft_of_a_consultation_is_not_published(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    write_consultation(root)
    edit(root, CONSULTATION, "阶段: 发布", "阶段: 审签")
    assert PAGE not in site(root, tmp_path, date(2026, 3, 2))


def test_only_those_who_consent_are_named(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    entry = "解读人: [{称呼: 示例专家甲, 身份: 专家, 单位: 示例大学, 同意公开: 是}, {姓名: 示例专家乙, 身份: 专家, 单位: 丙}]"
    edit(root, INTERPRETATION, "联系方式:", f"{entry}\n联系方式:")
    edit(root, INTERPRETATION, "解读形式: [文字]", "解读形式: [文字, 专家]")
    made = site(root, tmp_path, date(2026, 3, 2))
    assert "解读人：示例专家甲（专家，示例大学）" in made[f"interpretations/{ID}/index.html"]
    assert "示例专家甲（专家，示例大学）" in made["forms/zhuan-jia/index.html"]
    assert not [path for path, text in made.items() if "示例专家乙" in text]
