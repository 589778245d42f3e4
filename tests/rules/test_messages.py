"""What a drafter reads: the fact with its numbers, the place, and something to type."""

from __future__ import annotations

from pathlib import Path

from generator.finding import Finding
from generator.rules.documentation import Patch, split
from tests.project import INTERPRETATION, POLICY
from tests.rules.checking import report_of


def findings(root: Path, text: str) -> tuple[Finding, ...]:
    return report_of(root, [part for part in split(text.splitlines()) if isinstance(part, Patch)]).findings


def test_days_are_counted_and_the_norm_is_named(tmp_path: Path) -> None:
    (late,) = findings(tmp_path, "```yaml 解读\n发布日期: 2026-03-09\n```")
    assert late.message == "解读比政策晚 7 天发布（5 个工作日），“长乐2023”要求同一天"
    assert late.fix == "把“发布日期”改为 2026-03-02，或两份文件一起推迟"
    assert late.position.path == INTERPRETATION
    lines = (tmp_path / INTERPRETATION).read_text(encoding="utf-8").splitlines()
    assert lines[late.position.line - 1] == "发布日期: 2026-03-09"


def test_beyond_the_known_arrangement_the_count_is_called_an_estimate(tmp_path: Path) -> None:
    later = "审签日期: 2031-03-03\n发布日期: {}\n"
    text = (
        f"```yaml 政策\n{later.format('2031-03-03')}成文日期: 2031-03-03\n施行日期:\n失效日期:\n```\n"
        f"```yaml 解读\n{later.format('2031-03-10')}```"
    )
    late = next(item for item in findings(tmp_path, text) if item.code == "ZJ203")
    assert "（5 个工作日，估算）" in late.message


def test_a_deadline_names_its_last_day(tmp_path: Path) -> None:
    text = "```yaml 设置\n标准: 郑州2016\n```\n```yaml 解读\n发布日期: 2026-03-06\n```"
    late = next(item for item in findings(tmp_path, text) if item.code == "ZJ203")
    assert "3 个工作日内（最晚 2026-03-05）" in late.message


def test_the_third_synchronization_goes_by_the_norm_s_own_name(tmp_path: Path) -> None:
    text = "```yaml 设置\n标准: 国办2016-80\n```\n```yaml 解读\n发布日期: 2026-03-03\n```"
    late = next(item for item in findings(tmp_path, text) if item.code == "ZJ203")
    assert late.message == "解读比政策晚 1 天发布（1 个工作日），“国办2016-80”要求同步部署：同一天"


def test_a_missing_element_says_which_profile_asks_for_it(tmp_path: Path) -> None:
    text = "```yaml 设置\n标准: 国办2016-80\n```\n```yaml 政策\n修改: [示政办〔2020〕3号]\n```"
    said = [item.message for item in findings(tmp_path, text) if item.code == "ZJ301"]
    assert "解读里没有标题为“新旧政策差异”的一节（政策修改或废止了旧文件，“国办2016-80”要求）" in said
    assert "解读里没有标题为“涉及范围”的一节（“国办2016-80”要求）" in said


def test_of_an_old_text_no_heading_is_spoken_of(tmp_path: Path) -> None:
    text = "```yaml 设置\n历史截止日期: 2026-12-31\n```\n```markdown 解读\n租房有补贴。\n```"
    said = [item.message for item in findings(tmp_path, text) if item.code == "ZJ301"]
    assert "解读里找不到讲“目标任务”的话（“长乐2023”要求）" in said


def test_an_exemption_says_which_half_of_it_is_empty_and_how(tmp_path: Path) -> None:
    text = "```yaml 解读\n豁免: {ZJ203: {理由: 待定}, ZJ301: {理由: 网站迁移停机三天, 批准: 张}}\n```"
    assert [item.message for item in findings(tmp_path, text) if item.code == "ZJ012"] == [
        "豁免 ZJ203 不起作用：“理由”写的是“待定”，等于没写，没有写“批准”",
        "豁免 ZJ301 不起作用：“批准”写的是“张”，等于没写",
    ]


def test_a_step_that_is_not_reached_blames_none_that_may_be_right(tmp_path: Path) -> None:
    text = """````markdown 解读 申报流程
```flow
名称: 租房补贴申报流程
步骤:
  - {名称: 窗口申请, 办理: 申请人, 时限: 当场, 下一步: 结束}
  - {名称: 资格复核, 办理: 申请人, 时限: 当场}
  - {名称: 拨付补贴, 办理: 申请人, 时限: 当场, 下一步: 结束}
```
````"""
    assert [item.message for item in findings(tmp_path, text) if item.code == "ZJ402"] == [
        "从第一步走不到“资格复核”：没有哪一步的“下一步”、哪个分支通到它",
        "从第一步走不到“拨付补贴”：通到它的“资格复核”自己也走不到",
    ]


def test_a_site_s_own_holidays_move_the_deadline(tmp_path: Path) -> None:
    text = "```yaml 设置\n标准: 郑州2016\n休: [2026-03-04]\n```\n```yaml 解读\n发布日期: 2026-03-06\n```"
    assert "ZJ203" not in {item.code for item in findings(tmp_path, text)}


def test_a_missing_element_names_element_norm_and_heading(tmp_path: Path) -> None:
    (missing,) = findings(tmp_path, "```删除 解读 解决问题\n```")
    assert missing.message == "解读里没有标题为“解决问题”的一节（“长乐2023”要求）"
    assert "## 解决问题" in missing.fix
    assert "{#issues}" in missing.fix


def test_a_missing_element_is_shown_at_the_heading_that_comes_nearest(tmp_path: Path) -> None:
    text = "```删除 解读 解决问题\n```\n```markdown 解读 租房难这个老难题往后不愁了\n以前要跑三个部门，现在一个窗口就能办。\n```"
    (missing,) = (item for item in findings(tmp_path, text) if item.code == "ZJ301")
    lines = (tmp_path / INTERPRETATION).read_text(encoding="utf-8").splitlines()
    assert lines[missing.position.line - 1] == "## 租房难这个老难题往后不愁了"
    assert "“租房难这个老难题往后不愁了”最像" in missing.message
    assert "{#issues}" in missing.fix


def test_a_missing_element_that_no_heading_comes_near_is_shown_at_the_first(tmp_path: Path) -> None:
    text = "```删除 解读 解决问题\n```\n```markdown 解读 房东的话\n以前要跑三个部门，现在一个窗口就能办。\n```"
    (missing,) = (item for item in findings(tmp_path, text) if item.code == "ZJ301")
    assert missing.message == "解读里没有标题为“解决问题”的一节（“长乐2023”要求）"
    assert (tmp_path / INTERPRETATION).read_text(encoding="utf-8").splitlines()[
        missing.position.line - 1
    ] == "## 背景依据"


def test_differences_are_asked_for_only_when_something_is_replaced(tmp_path: Path) -> None:
    norm = "```yaml 设置\n标准: 辽宁2022\n```\n"
    (plain,) = findings(tmp_path / "plain", norm)
    (amending,) = findings(tmp_path / "amending", f"{norm}```yaml 政策\n废止: [示政办〔2020〕1号]\n```")
    assert "新旧政策差异" not in plain.message
    assert "“新旧政策差异”" in amending.message


def test_a_lone_branch_is_named(tmp_path: Path) -> None:
    flow = "步骤:\n  - 判断: 齐全吗？\n    办理: 窗口\n    分支: {是: 结束}\n"
    (lone,) = findings(tmp_path, f"````markdown 解读 申报流程\n```flow\n{flow}```\n````")
    assert lone.message == "判断“齐全吗？”只有 1 个分支（“是”）"
    assert lone.fix == "补上“否”通向哪一步"


def test_a_mistyped_target_is_answered_with_the_nearest(tmp_path: Path) -> None:
    (unknown,) = findings(tmp_path, "```yaml 解读\n解读对象: [2026-zufang-butie, 2026-zufang-buti]\n```")
    assert unknown.fix == "改成“2026-zufang-butie”"


def test_an_exemption_without_approval_is_placed_where_it_is_written(tmp_path: Path) -> None:
    (bare,) = findings(tmp_path, "```删除 " + INTERPRETATION + "\n```\n```yaml 政策\n免予解读: {理由: 内部文件}\n```")
    assert bare.position.path == POLICY
    assert bare.message == "没有解读，“免予解读”又不作数：没有写“批准”"
