"""The norms as data, and what a site's own file is refused for."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.elements import BY_ID
from generator.standards import Standard, StandardError, load, names

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
        ("名称: 示例\n出处: 某处\n", ":1:", "必备要素"),
        ("- 名称\n", ":1:", "键: 值"),
        ("", ":1:", "键: 值"),
        ("名称: 示例".encode("gb18030"), "", "UTF-8"),
        ("名称: " + "[" * 3000, "", "standards/示例.yml"),
        ("名称: " + "长" * 70000, "", "64 KB"),
    ],
    ids=range(15),
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
