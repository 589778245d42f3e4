"""Findings about personal numbers never show them, whatever the reporter; where they stand in an attachment is said in words."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from generator.reporters import FORMATS, render
from generator.rules.documentation import Patch
from tests.identity_numbers import number
from tests.rules.checking import report_of
from tests.unit.reader.test_attachments import TYPES, package


@pytest.mark.parametrize("style", FORMATS)
def test_no_reporter_prints_a_number_in_full(style: str, tmp_path: Path) -> None:
    n = number(Random(6))
    text = f"每月补500元，{n}，[查询](../policies/{n}.md)。"
    report = report_of(tmp_path, [Patch("markdown", "解读", "主要内容", text, "```")])
    assert {"ZJ606", "ZJ801"} <= {finding.code for finding in report.findings}
    printed = render(report, style)
    assert n not in printed
    assert n[:14] not in printed
    assert f"{n[:3]}…{n[-2:]}" in printed


def test_a_number_in_a_hidden_sheet_is_named_by_sheet_and_row(tmp_path: Path) -> None:
    n = number(Random(7))
    sheet = f'<w><sheetData><row r="5"><c t="str"><v>{n}</v></c></row></sheetData></w>'
    parts: dict[str, str | bytes] = {
        **TYPES,
        "xl/workbook.xml": '<w xmlns:r="urn:r"><sheet name="内部" state="hidden" r:id="a"/></w>',
        "xl/_rels/workbook.xml.rels": '<R><Relationship Id="a" Target="worksheets/sheet1.xml"/></R>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    file = tmp_path / "content/files/mingdan.xlsx"
    file.parent.mkdir(parents=True)
    file.write_bytes(package(parts))
    (found,) = report_of(tmp_path, []).findings
    assert (found.code, found.position.path) == ("ZJ611", "content/files/mingdan.xlsx")
    assert found.message == f"表“内部”第5行有身份证号“{n[:3]}…{n[-2:]}”"


def test_a_number_stored_as_a_figure_has_lost_digits_and_is_seen_all_the_same(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {
        **TYPES,
        "xl/workbook.xml": "<w/>",
        "xl/worksheets/sheet1.xml": f'<w><row r="1"><c><v>{number(Random(8))[:15]}000</v></c></row></w>',
    }
    file = tmp_path / "content/files/mingdan.xlsx"
    file.parent.mkdir(parents=True)
    file.write_bytes(package(parts))
    (found,) = report_of(tmp_path, []).findings
    assert "末三位丢失" in found.message


def test_masks_in_policy_and_attachment_join(tmp_path: Path) -> None:
    n = number(Random(9))
    file = tmp_path / "content/files/mingdan.csv"
    file.parent.mkdir(parents=True)
    file.write_text(f"小陈,{n[:14]}****\n", encoding="utf-8")
    report = report_of(
        tmp_path,
        [
            Patch("yaml", "政策", "", "附件: [{标题: 名单, 文件: mingdan.csv}]", "```"),
            Patch("markdown", "解读", "领取名单", f"小陈，{n[:6]}********{n[14:]}。", "```"),
        ],
    )
    joined = [finding for finding in report.findings if finding.code == "ZJ609"]
    assert len(joined) == 1
    assert "拼起来就是全的" in joined[0].message
