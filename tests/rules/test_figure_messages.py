"""What the rules on figures and 文号 advise: nothing that would make a right figure wrong."""

from __future__ import annotations

from pathlib import Path

from generator.finding import Finding
from generator.rules.documentation import Patch
from tests.rules.checking import report_of


def _only(root: Path, code: str, section: str, text: str) -> Finding:
    report = report_of(root, [Patch("markdown", "解读", section, text, "```")])
    (found,) = (finding for finding in report.findings if finding.code == code)
    return found


def test_the_policy_s_figure_is_offered_where_the_words_around_are_the_same(tmp_path: Path) -> None:
    found = _only(tmp_path, "ZJ501", "主要内容", "补贴标准为本科毕业生每月600元，最长24个月。")
    assert "如“500元”" in found.fix


def test_an_unrelated_figure_is_named_but_not_offered(tmp_path: Path) -> None:
    found = _only(tmp_path, "ZJ501", "主要内容", "本科毕业生每月补贴500元，最长24个月。搬家另给1370元。")
    assert "写的是" in found.message
    assert found.fix.startswith("与政策第三条对照后改正；")


def test_wrong_brackets_are_named(tmp_path: Path) -> None:
    text = "《示例区高校毕业生租房补贴办法》（示政办[2026]12号）自4月1日起施行，面向来区就业的毕业生。"
    assert "六角括号“〔〕”" in _only(tmp_path, "ZJ502", "背景依据", text).message


def test_a_wrong_serial_says_nothing_of_brackets(tmp_path: Path) -> None:
    text = "《示例区高校毕业生租房补贴办法》（示政办〔2026〕13号）自4月1日起施行，面向来区就业的毕业生。"
    assert "括号" not in _only(tmp_path, "ZJ502", "背景依据", text).message
