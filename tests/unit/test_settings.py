"""One configuration file; what is wrong in it is one Chinese sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.settings import SettingsError, load


def write(root: Path, text: str) -> Path:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return root


def test_choices_are_read(tmp_path: Path) -> None:
    text = "site_name: 甲\nextra:\n  zcjd:\n    历史截止日期: 2024-12-31\n    休: [2027-01-01]\n    每页条数: 5\n"
    settings = load(write(tmp_path, text))
    assert (settings.site_name, settings.legacy_until, settings.page_size) == ("甲", date(2024, 12, 31), 5)
    assert settings.holidays == {date(2027, 1, 1)}


def test_hosts_are_read_in_lower_case(tmp_path: Path) -> None:
    text = "extra:\n  zcjd:\n    可链接的网站: [Example.org, 示例.中国]\n"
    assert load(write(tmp_path, text)).hosts == {"example.org", "示例.中国"}
    assert load(write(tmp_path, "extra:\n  zcjd:\n    可链接的网站: example.org\n")).hosts == {"example.org"}


def test_what_machines_are_told_is_read(tmp_path: Path) -> None:
    text = "extra:\n  zcjd:\n    网站标识码: 3501820001\n    安全联系: mailto:anquan@example.org\n    数据许可: 可以自由使用\n"
    settings = load(write(tmp_path, text))
    assert (settings.site_code, settings.security_contact) == ("3501820001", "mailto:anquan@example.org")
    assert settings.data_licence == "可以自由使用"
    assert load(write(tmp_path, "extra:\n  zcjd:\n    网站标识码: bm01000001\n")).site_code == "bm01000001"


def test_periods_whose_report_is_published_are_read_as_written(tmp_path: Path) -> None:
    text = "extra:\n  zcjd:\n    公开通报: [2026q2, 2026-07, 2025, 2026Q2]\n"
    assert load(write(tmp_path, text)).published_reports == ("2026Q2", "2026-07", "2025")


def test_tags_of_the_engine_do_not_matter(tmp_path: Path) -> None:
    text = "site_name: 甲\nmarkdown_extensions:\n  - x: {y: !!python/name:os.getcwd ''}\n"
    assert load(write(tmp_path, text)).site_name == "甲"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("extra:\n  zcjd:\n    标淮: 长乐2023\n", "不认识的键“标淮”"),
        ("extra:\n  zcjd:\n    历史截止日期: 去年\n", "2024-12-31"),
        ("extra:\n  zcjd:\n    每页条数: 很多\n", "正整数"),
        ("extra:\n  zcjd:\n    公开通报: [2026Q5]\n", "如 [2026Q2]"),
        ("extra:\n  zcjd:\n    公开通报: 二季度\n", "现在是“二季度”"),
        ("extra:\n  zcjd:\n    可链接的网站: [https://example.org/]\n", "不带 https://"),
        ("extra:\n  zcjd:\n    跟进门槛: 30\n", "写成 {天数: 90"),
        ("extra:\n  zcjd:\n    跟进门槛: {件次: 30}\n", "不认识的键“件次”"),
        ("extra:\n  zcjd:\n    跟进门槛: {天数: 0}\n", "“天数”应是 1 到 10000 的整数"),
        ("extra:\n  zcjd:\n    跟进门槛: {件数: true}\n", "“件数”应是 0 到"),
        ("extra:\n  zcjd:\n    可链接的网站: org\n", "域名"),
        ("extra:\n  zcjd:\n    网站标识码: 35018200\n", "10 位数字"),
        ("extra:\n  zcjd:\n    网站标识码: 0123456701\n", "加引号"),
        ("extra:\n  zcjd:\n    安全联系: anquan@example.org\n", "mailto:"),
        ("extra:\n  zcjd: 长乐2023\n", "键: 值"),
        ("- 甲\n", "键: 值"),
        ("site_name: [甲\n", "读不懂"),
        ("site_name：甲\nsite_url: x\n", "半角"),
        ("site_url: zcjd.example.org\n", "http"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=r"mkdocs\.yml") as caught:
        load(write(tmp_path, text))
    assert message in str(caught.value)


def test_outside_a_project_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="-C"):
        load(tmp_path)
