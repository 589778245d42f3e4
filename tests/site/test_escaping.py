"""Whatever an author types is shown as text, wherever a page prints it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.project import INTERPRETATION, POLICY, valid_project
from tests.site.pages import Page, build

ROOT = Path(__file__).parents[2]
ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}<!--slot:content-->"
YAML_ATTACK = "'" + ATTACK.replace("'", "''") + "'"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The valid pair with the attack in every field of text, every heading, and in flow, guide and example."""
    base = tmp_path_factory.mktemp("hostile")
    root = valid_project(base / "project")
    (root / "mkdocs.yml").write_text(
        f"site_name: {YAML_ATTACK}\nsite_url: https://zcjd.example.org/\ntheme: {{name: material}}\n"
        f"extra:\n  zcjd:\n    主办单位: {YAML_ATTACK}\n    提示: {YAML_ATTACK}\n",
        encoding="utf-8",
    )
    policy = (root / POLICY).read_text(encoding="utf-8")
    policy = _attack(policy, "标题", "文号", "发布机构", "责任单位")
    lists = "".join(f"{key}: [{YAML_ATTACK}]\n" for key in ("关键词", "别名", "修改", "废止", "依据"))
    policy = policy.replace("主题: [住房保障]", f"主题: [{YAML_ATTACK}]").replace(
        "面向对象: [高校毕业生]", f"面向对象: [{YAML_ATTACK}]"
    )
    policy = policy.replace("公开属性:", f"{lists}内容概述: {YAML_ATTACK}\n索引号: {YAML_ATTACK}\n公开属性:")
    policy = policy.replace("公开属性:", f"附件: [{{标题: {YAML_ATTACK}, 文件: 'a\"b.pdf'}}]\n公开属性:")
    (root / POLICY).write_text(f"{policy}\n## {ATTACK}\n\n| {ATTACK} |\n|---|\n| {ATTACK} |\n", encoding="utf-8")
    item = (root / INTERPRETATION).read_text(encoding="utf-8")
    item = _attack(item, "标题", "解读单位")
    for plain in (
        "网上申报",
        "申请人",
        "随时可办",
        "租赁合同",
        "一次性告知补正",
        "毕业两年内",
        "乡镇（街道）便民服务中心",
    ):
        item = re.sub(rf"(?<=[:\[ ]){re.escape(plain)}(?=[,\]}}\n])", lambda found: YAML_ATTACK, item)
    item = item.replace("情形: 本科毕业生小陈租房8个月", f"情形: {YAML_ATTACK}").replace(
        "电话: 0000-12345678", f"电话: {YAML_ATTACK}"
    )
    (root / INTERPRETATION).write_text(f"{item}\n## {ATTACK}\n", encoding="utf-8")
    return build(root, base / "shells")


def _attack(text: str, *keys: str) -> str:
    for key in keys:
        text = re.sub(rf"(?m)^{key}: .*$", f"{key}: {YAML_ATTACK}".replace("\\", r"\\"), text)
    return text


def test_no_attack_becomes_a_tag_or_an_attribute(hostile: dict[str, bytes]) -> None:
    for path, data in hostile.items():
        if not path.endswith(".html"):
            continue
        page = Page.read(path, data)
        assert not page.unbalanced, path
        assert all(item.get("src", "").endswith(".js") for item in page.all("script")), path
        assert not [item for item in page.all("img") if item.get("src") == "x"], path
        assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")], path


def test_the_attack_is_shown_as_it_was_typed(hostile: dict[str, bytes]) -> None:
    page = Page.read("", hostile["policies/2026-zufang-butie/index.html"])
    assert ATTACK in "".join(page.texts["h1"])
    assert ATTACK in "".join(page.texts["dd"])
    item = Page.read("", hostile["interpretations/2026-zufang-butie/index.html"])
    assert ATTACK in "".join(item.texts["h1"])


def test_xml_stays_well_formed(hostile: dict[str, bytes]) -> None:
    from xml.etree import ElementTree

    assert len(ElementTree.fromstring(hostile["sitemap.xml"])) > 3


def test_nothing_in_our_templates_switches_escaping_off() -> None:
    templates = [*(ROOT / "theme" / "pages").glob("*.html"), *(ROOT / "theme" / "components").glob("*.html")]
    assert templates
    for path in templates:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe\b|autoescape", text), path.name


def test_text_is_declared_html_only_beside_html_that_is_ours() -> None:
    found = {
        f"{path.relative_to(ROOT).as_posix()}: {match[1]}"
        for path in (ROOT / "generator").rglob("*.py")
        for match in re.finditer(r"\bMarkup\(([^\n]*)", path.read_text(encoding="utf-8"))
    }
    for place in found:
        assert "#" in place or place.startswith("generator/render/"), f"{place} does not say whose HTML it is"


def test_what_the_engine_prints_is_escaped_by_hand() -> None:
    """MkDocs escapes nothing: every value printed by its templates passes `e` or `url`, or is HTML that MkDocs made."""
    for path in [ROOT / "theme" / "main.html", *(ROOT / "theme" / "shell").glob("*.html")]:
        for value in re.findall(r"\{\{(.*?)\}\}", path.read_text(encoding="utf-8")):
            assert re.search(r"\|\s*(e|url)\s*$", value) or value.strip() in {"page.content", "id"}, (path.name, value)
