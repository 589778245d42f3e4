"""The norms as data, and what a site's own file is refused for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.elements import BY_ID
from generator.model import Policy
from generator.standards import _KEYS, Standard, StandardError, load, names

DOCS = Path(__file__).parents[2] / "docs" / "标准.md"
OWN = "名称: 示例区要求\n出处: 示例区办公室\n必备要素: [背景依据, content]\n"


def own(root: Path, text: str | bytes) -> Standard:
    folder = root / "standards"
    folder.mkdir()
    (folder / "示例.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return load("示例", root)


@pytest.mark.parametrize("name", names())
def test_every_norm_loads_and_names_its_source(name: str, tmp_path: Path) -> None:
    standard = load(name, tmp_path)
    assert standard.source
    assert standard.title
    assert set(standard.required + standard.support + standard.advised) <= BY_ID.keys()
    assert not set(standard.required) & set(standard.advised)


def test_the_norms_differ_where_they_should(tmp_path: Path) -> None:
    assert set(names()) == {"长乐2023", "国办2016-80", "辽宁2022", "云南2023", "广州2018", "郑州2016"}
    assert load("长乐2023", tmp_path).required == ("background", "goals", "content", "issues")
    assert load("长乐2023", tmp_path).support == ("flow", "guide", "example")
    assert load("国办2016-80", tmp_path).sync == "部署"
    assert load("郑州2016", tmp_path).deadline_days == 3
    assert load("云南2023", tmp_path).plan_required
    assert load("辽宁2022", tmp_path).interpret_drafts


POLICY = Policy(
    id="2026-a", path="content/policies/2026-a.md", document_type="行政规范性文件", policy_types=("补助性",)
)


def test_changle_asks_four_elements_of_all_and_more_where_citizens_apply(tmp_path: Path) -> None:
    norm = load("长乐2023", tmp_path)
    draft = replace(POLICY, document_type="征求意见稿")
    assert norm.interpret_drafts
    assert tuple(norm.required_of(draft)) == ("background", "goals", "content", "issues")
    assert norm.support_of(draft) == ()
    assert norm.support_of(POLICY) == ("flow", "guide", "example")
    assert norm.support_of(replace(POLICY, policy_types=("规划计划",))) == ()
    assert not norm.plan_required
    assert not norm.explains_each_article(POLICY)


def test_the_state_council_office_asks_for_scope_standard_and_differences(tmp_path: Path) -> None:
    norm = load("国办2016-80", tmp_path)
    assert tuple(norm.required_of(POLICY)) == ("background", "goals", "content", "scope", "standard")
    assert norm.required_of(replace(POLICY, amends=("2020-a",)))["differences"] == "政策修改或废止了旧文件，"
    assert "differences" in norm.required_of(replace(POLICY, repeals=("2020-a",), title="示例区租房补贴办法"))
    assert "differences" not in norm.required_of(
        replace(POLICY, repeals=("2020-a",), title="关于废止租房补贴办法的通知")
    )
    assert norm.advised_of(POLICY) == ("notes", "terms", "benefits")
    assert norm.support_of(POLICY) == ()
    assert not norm.interpret_drafts


def test_liaoning_does_not_ask_what_is_solved_but_interprets_drafts(tmp_path: Path) -> None:
    norm = load("辽宁2022", tmp_path)
    assert "issues" not in norm.required_of(POLICY)
    assert norm.interpret_drafts
    assert "differences" not in norm.advised_of(POLICY)
    assert "differences" in norm.advised_of(replace(POLICY, amends=("2020-a",)))


def test_yunnan_asks_for_a_plan_and_no_example(tmp_path: Path) -> None:
    norm = load("云南2023", tmp_path)
    assert norm.plan_required
    assert norm.support_of(POLICY) == ("flow", "guide")


def test_guangzhou_explains_rules_article_by_article(tmp_path: Path) -> None:
    norm = load("广州2018", tmp_path)
    assert tuple(norm.required_of(POLICY)) == ("background", "content")
    assert norm.explains_each_article(POLICY)
    assert norm.explains_each_article(replace(POLICY, document_type="规章"))
    assert not norm.explains_each_article(replace(POLICY, document_type="其他政策文件"))


def test_zhengzhou_gives_three_working_days(tmp_path: Path) -> None:
    norm = load("郑州2016", tmp_path)
    assert (norm.deadline_days, norm.sync) == (3, "发布")
    assert "issues" not in norm.required_of(POLICY)


def test_a_site_s_own_file_may_write_every_key(tmp_path: Path) -> None:
    values = {
        "名称": "示例区要求",
        "出处": "示例区办公室",
        "必备要素": "[背景依据, 新旧政策差异]",
        "补助性支持性另备": "[办事指南, 执行标准]",
        "修订另备": "[涉及范围]",
        "按类型另备": "{规章: [关键词诠释], 规划计划: [目标任务, 主要内容]}",
        "征求意见稿必备": "[主要内容, 新旧政策差异]",
        "建议要素: [注意事项]\n第三个同步": "部署",
        "期限工作日": "2",
        "须有解读方案": "是",
        "征求意见稿须解读": "是",
        "逐条说明": "是",
    }
    text = "".join(f"{key}: {value}\n" for key, value in values.items())
    assert {line.partition(":")[0] for line in text.splitlines()} == _KEYS.keys()
    norm = own(tmp_path, text)
    assert (norm.title, norm.source, norm.sync, norm.deadline_days) == ("示例区要求", "示例区办公室", "部署", 2)
    assert norm.plan_required
    assert norm.interpret_drafts
    assert norm.explains_each_article(POLICY)
    assert norm.advised == ("notes",)
    plain = replace(POLICY, policy_types=("管理性",))
    assert norm.required_of(plain) == {"background": ""}
    assert norm.required_of(POLICY) == {"background": "", "standard": "群众要来申请，"}
    assert norm.required_of(replace(plain, document_type="规章")) == {"background": "", "terms": "“规章”文件还要有，"}
    plan = replace(plain, policy_types=("规划计划",))
    assert norm.required_of(plan) == {
        "background": "",
        "goals": "“规划计划”文件还要有，",
        "content": "“规划计划”文件还要有，",
    }
    assert tuple(norm.required_of(replace(plain, amends=("2020-a",)))) == ("background", "differences", "scope")
    assert tuple(norm.required_of(replace(POLICY, document_type="征求意见稿"))) == ("content",)
    assert {"terms", "goals", "scope", "notes", "guide"} <= set(norm.every)


def test_the_example_for_sites_writes_every_key(tmp_path: Path) -> None:
    example = DOCS.read_text(encoding="utf-8").split("```yaml\n")[2].partition("```")[0]
    assert {line.partition(":")[0] for line in example.splitlines()} == _KEYS.keys()
    norm = own(tmp_path, example)
    assert norm.deadline_days == 2
    assert dict(norm.by_type) == {"规章": ("terms",), "规划计划": ("goals",)}


def test_a_site_adds_its_own(tmp_path: Path) -> None:
    standard = own(
        tmp_path, OWN + "期限工作日: 010\n征求意见稿须解读: 是\n补助性支持性另备: [申报流程]\n第三个同步: 部署\n"
    )
    assert standard.required == ("background", "content")
    assert standard.deadline_days == 10
    assert standard.interpret_drafts
    assert standard.support == ("flow",)


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        (OWN + "必备的要素: []\n", ":4:", "必备的要素"),
        (OWN + "出处: 另一处\n", ":4:", "两次"),
        (OWN + "期限工作日: 三天\n", ":4:", "三天"),
        (OWN + "期限工作日: -1\n", ":4:", "-1"),
        (OWN + "征求意见稿须解读: yes\n", ":4:", "是或否"),
        (OWN + "第三个同步: 审签\n", ":4:", "发布或部署"),
        (OWN + "建议要素: [背境]\n", ":4:", "背境"),
        (OWN + "建议要素: 背景依据\n", ":4:", "列表"),
        (OWN + "名称二: {a: 1\n", ":5:", "YAML"),
        (OWN + "修订另备: [新旧差别]\n", ":4:", "新旧差别"),
        (OWN + "征求意见稿必备: {背景依据: 是}\n", ":4:", "列表"),
        (OWN + "逐条说明: 对\n", ":4:", "是或否"),
        (OWN + "名称: [一, 二]\n".replace("名称", "期限工作日"), ":4:", "一行文字"),
        (OWN + "按类型另备: [规章]\n", ":4:", "类型: [要素]"),
        (OWN + "按类型另备:\n  规章: [背景依据]\n  规定: [背景依据]\n", ":6:", "“规定”不是文件类型"),
        (OWN + "按类型另备:\n  规章: [背景依据]\n  规章: [主要内容]\n", ":6:", "两次"),
        (OWN + "按类型另备:\n  规章:\n    - 背景依据\n    - 背境\n", ":7:", "“规章”里的“背境”不是要素"),
        (OWN + "按类型另备:\n  规章: 背景依据\n", ":5:", "“规章”应是列表"),
        ("名称: 示例\n出处: 某处\n", ":1:", "必备要素"),
        ("- 名称\n", ":1:", "键: 值"),
        ("", ":1:", "键: 值"),
        ("名称: 示例".encode("gb18030"), "", "UTF-8"),
        ("名称: " + "[" * 3000, "", "standards/示例.yml"),
        ("名称: " + "长" * 70000, "", "64 KB"),
    ],
    ids=range(24),
)
def test_a_faulty_file_is_refused_with_place_and_remedy(
    tmp_path: Path, text: str | bytes, place: str, said: str
) -> None:
    with pytest.raises(StandardError) as error:
        own(tmp_path, text)
    assert str(error.value).startswith(f"standards/示例.yml{place}")
    assert said in str(error.value)


@pytest.mark.parametrize("name", ["没有的", "../etc", "a/b", "", ".hidden", "C:x"])
def test_an_unknown_name_lists_the_known(name: str, tmp_path: Path) -> None:
    with pytest.raises(StandardError, match="长乐2023"):
        load(name, tmp_path)


def test_a_file_may_not_pose_as_a_built_in_norm(tmp_path: Path) -> None:
    (tmp_path / "standards").mkdir()
    (tmp_path / "standards" / "长乐2023.yml").write_text(OWN, encoding="utf-8")
    with pytest.raises(StandardError, match="重名"):
        load("长乐2023", tmp_path)
