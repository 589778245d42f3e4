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


def test_a_figure_that_no_slip_leads_to_is_not_offered(tmp_path: Path) -> None:
    found = _only(tmp_path, "ZJ501", "主要内容", "补贴标准为本科毕业生每月720元，最长24个月。")
    assert found.fix.startswith("与政策第三条对照后改正；")


def test_a_few_times_the_policy_s_figure_is_no_slip(tmp_path: Path) -> None:
    found = _only(tmp_path, "ZJ501", "主要内容", "补贴标准为本科毕业生每月3500元，最长24个月。")
    assert found.fix.startswith("与政策第三条对照后改正；")


def test_wrong_brackets_are_named(tmp_path: Path) -> None:
    text = "《示例区高校毕业生租房补贴办法》（示政办[2026]12号）自4月1日起施行，面向来区就业的毕业生。"
    assert "六角括号“〔〕”" in _only(tmp_path, "ZJ502", "背景依据", text).message


def test_a_wrong_serial_says_nothing_of_brackets(tmp_path: Path) -> None:
    text = "《示例区高校毕业生租房补贴办法》（示政办〔2026〕13号）自4月1日起施行，面向来区就业的毕业生。"
    assert "括号" not in _only(tmp_path, "ZJ502", "背景依据", text).message


def test_a_time_limit_of_something_else_is_no_advice(tmp_path: Path) -> None:
    flow = (
        "```flow\n名称: 流程\n步骤:\n"
        "  - {名称: 资格复核, 办理: 区人力资源和社会保障局, 时限: 10个工作日}\n"
        "  - {名称: 制发卡片, 办理: 区人力资源和社会保障局, 时限: 10日, 下一步: 结束}\n```"
    )
    found = _only(tmp_path, "ZJ412", "申报流程", flow)
    assert found.message == "流程“制发卡片”的时限是10日，政策里没有这个时限"
    assert "10个工作日" not in found.fix


def test_a_time_limit_is_offered_only_where_the_policy_gives_it_for_the_same_step(tmp_path: Path) -> None:
    flow = (
        "```flow\n名称: 流程\n步骤:\n"
        "  - {名称: NAME, 办理: 区人力资源和社会保障局, 时限: 12个工作日, 下一步: 结束}\n```"
    )
    fixes = {}
    for name in ("资格复核", "申请登记"):
        report = report_of(tmp_path / name, [Patch("markdown", "解读", "申报流程", flow.replace("NAME", name), "```")])
        fixes[name] = next(found.fix for found in report.findings if found.message.startswith(f"流程“{name}”"))
    assert fixes["资格复核"].startswith("改成“10个工作日”；")
    assert fixes["申请登记"].startswith("与政策第四条")


def test_the_amount_of_a_calculation_without_equals_is_named(tmp_path: Path) -> None:
    example = "```example\n情形: 招了3名高校毕业生\n计算: 1500元×3人\n结果: 领到5500元\n依据: 第三条\n```"
    assert _only(tmp_path, "ZJ413", "示例", example).fix.startswith("把“5500元”改为“4500元”")


def test_days_are_quoted_as_they_are_written(tmp_path: Path) -> None:
    flow = (
        "```flow\n名称: 流程\n步骤:\n"
        "  - {名称: 资格复核, 办理: 区人力资源和社会保障局, 时限: 10个工作日}\n"
        "  - {名称: 制发卡片, 办理: 区人力资源和社会保障局, 时限: 3天, 下一步: 结束}\n```"
    )
    assert "时限是3天，" in _only(tmp_path, "ZJ412", "申报流程", flow).message


def test_a_missing_phone_names_the_row_of_the_guide(tmp_path: Path) -> None:
    guide = (
        "```guide\n受理单位: 乡镇（街道）便民服务中心\n受理条件: [毕业两年内]\n申请材料: [身份证]\n"
        "办理时限: 10个工作日\n办理地点: 便民服务中心\n```"
    )
    patches = [Patch("yaml", "解读", "", "联系方式:", "```"), Patch("markdown", "解读", "办事指南", guide, "````")]
    (found,) = report_of(tmp_path, patches).findings
    assert found.code == "ZJ415"
    assert found.fix.startswith("在办事指南里写“咨询电话: 区号-号码”")


def test_exchanged_figures_are_named_with_their_labels(tmp_path: Path) -> None:
    found = _only(tmp_path, "ZJ509", "主要内容", "本科毕业生每月补贴800元，研究生每月补贴500元，最长24个月。")
    assert "写的是“800元”" in found.message
    assert found.fix == "对照政策第三条把两个数调过来"
