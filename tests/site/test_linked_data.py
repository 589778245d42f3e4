"""JSON-LD: in the words of schema.org, true to the documents, leading to places that exist, and closed against what authors type."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from generator.render.linked_data import data_block, stated
from tests.project import ID, INTERPRETATION, POLICY, edit, valid_project
from tests.site.pages import Page, build

SITE = "https://zcjd.example.org/"
SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"
_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def nodes(data: bytes) -> list[dict[str, Any]]:
    """The JSON-LD of a page."""
    return [json.loads(text) for text in _BLOCK.findall(data.decode())]


def of_type(data: bytes, kind: str) -> list[dict[str, Any]]:
    return [node for node in nodes(data) if node["@type"] == kind]


def addresses(value: Any) -> Iterator[str]:
    """Every address of this site in a node."""
    if isinstance(value, dict):
        for item in value.values():
            yield from addresses(item)
    elif isinstance(value, list):
        for item in value:
            yield from addresses(item)
    elif isinstance(value, str) and value.startswith(SITE) and "{" not in value:
        yield value


@pytest.fixture(scope="module")
def vocabulary() -> Draft202012Validator:
    schema = json.loads((SCHEMAS / "schema-org.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_every_node_keeps_to_the_vocabulary(files: dict[str, bytes], vocabulary: Draft202012Validator) -> None:
    kinds = set()
    for path, data in files.items():
        if path.endswith(".html"):
            for node in nodes(data):
                assert node.pop("@context") == "https://schema.org", path
                own = vocabulary.evolve(schema={**vocabulary.schema, "anyOf": [{"$ref": f"#/$defs/{node['@type']}"}]})
                assert own.is_valid(node), (path, best_match(own.iter_errors(node)))
                kinds.add(node["@type"])
    assert {"Legislation", "Article", "GovernmentService", "HowTo", "WebSite", "BreadcrumbList", "DataCatalog"} <= kinds


def test_the_vocabulary_refuses_what_it_does_not_know(vocabulary: Draft202012Validator) -> None:
    good = {"@type": "Legislation", "name": "甲", "legislationPassedBy": {"@type": "Organization", "name": "乙"}}
    assert vocabulary.is_valid(good)
    for wrong in (
        {**good, "legislationPassedBy": "乙"},
        {**good, "legislationDate": "2026年3月2日"},
        {**good, "legislationLegalForce": "有效"},
        {**good, "validity": "有效"},
        {"@type": "Policy", "name": "甲"},
    ):
        assert not vocabulary.is_valid(wrong), wrong


def test_every_page_says_the_way_to_it(files: dict[str, bytes], pages: list[Page]) -> None:
    for page in pages:
        canonical = [item["href"] for item in page.all("link") if item.get("rel") == "canonical"]
        ways = of_type(files[page.path], "BreadcrumbList")
        if page.path in ("index.html", "404.html") or {"name": "robots", "content": "noindex"} in page.all("meta"):
            assert ways == [], page.path
            continue
        steps = ways[0]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1)), page.path
        assert (steps[0]["item"], steps[-1]["item"]) == (SITE, *canonical), page.path


def test_every_address_leads_to_a_page_and_a_place_on_it(
    files: dict[str, bytes], pages: list[Page], project: Path
) -> None:
    ids = {page.path: set(page.ids) for page in pages}
    for page in pages:
        for address in (address for node in nodes(files[page.path]) for address in addresses(node)):
            path, _, fragment = address.removeprefix(SITE).partition("#")
            if path.startswith("files/"):
                assert (project / "content" / path).is_file(), address
                continue
            target = path if path in files else f"{path}index.html"
            assert target in files, (page.path, address)
            if fragment not in ("", "policies"):  # the dataset of the open data is no place on its page
                assert fragment in ids[target], (page.path, address)


def test_a_policy_is_told_as_it_is_written(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    edit(root, POLICY, "公开属性:", "修改: [示政办〔2020〕7号]\n依据: [示例区住房保障条例]\n公开属性:")
    node = of_type(build(root, tmp_path / "shells")[f"policies/{ID}/index.html"], "Legislation")[0]
    assert node["legislationIdentifier"] == "示政办〔2026〕12号"
    assert node["datePublished"] == "2026-03-02"
    assert node["legislationLegalForce"] == "https://schema.org/InForce"
    assert node["legislationDateVersion"] == "2026-11-24"
    assert node["legislationChanges"] == {"@type": "Legislation", "name": "示政办〔2020〕7号"}
    assert node["citation"] == {"@type": "Legislation", "name": "示例区住房保障条例"}
    assert [(part["name"], part["url"].partition("#")[2]) for part in node["hasPart"]][:2] == [
        ("第一条", "article-1"),
        ("第二条", "article-2"),
    ]
    assert node["subjectOf"]["@id"] == f"{SITE}interpretations/{ID}/"
    assert "legislationRepeals" not in node and "alternateName" not in node


@pytest.mark.parametrize(
    ("line", "force", "expires"),
    [
        ("失效日期: 2026-06-30", "NotInForce", "2026-06-30"),
        ("失效日期: 2026-06-30\n有效性: 有效（延续实施）", "InForce", None),
        ("失效日期: 2027-06-30", "InForce", "2027-06-30"),
        ("有效性: 失效（提前废止）", "NotInForce", None),
    ],
)
def test_whether_a_policy_holds_is_told_as_of_the_day_of_the_build(
    tmp_path: Path, line: str, force: str, expires: str | None
) -> None:
    root = valid_project(tmp_path / "project")
    text = re.sub(r"(?m)^失效日期: .*\n", "", (root / POLICY).read_text(encoding="utf-8"))
    (root / POLICY).write_text(text.replace("公开属性:", f"{line}\n公开属性:"), encoding="utf-8")
    files = build(root, tmp_path / "shells")
    node = of_type(files[f"policies/{ID}/index.html"], "Legislation")[0]
    assert node["legislationLegalForce"] == f"https://schema.org/{force}"
    assert node.get("expires") == expires
    offered = of_type(files[f"interpretations/{ID}/index.html"], "GovernmentService")
    assert bool(offered) == (force == "InForce"), "nobody is sent to apply for what has ended"


def test_questions_and_steps_are_those_of_the_page(files: dict[str, bytes], pages: list[Page]) -> None:
    seen = 0
    for page in pages:
        text = "".join(part for tag, parts in page.texts.items() if tag != "script" for part in parts)
        for faq in of_type(files[page.path], "FAQPage"):
            for question in faq["mainEntity"]:
                assert question["name"] in text, page.path
                assert question["acceptedAnswer"]["text"][:12] in text, page.path
                seen += 1
        for how in of_type(files[page.path], "HowTo"):
            assert all(step["name"] in text for step in how["step"]), page.path
            seen += len(how["step"])
    assert seen >= 3


def test_a_site_without_an_address_says_nothing_to_machines(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(re.sub(r"(?m)^site_url: .*\n", "", text), encoding="utf-8")
    files = build(root, tmp_path / "shells")
    assert not [path for path, data in files.items() if path.endswith(".html") and nodes(data)]
    assert not [path for path in files if path.startswith(("feed.", "calendar", "sitemap"))]


def test_no_text_leaves_its_data_block() -> None:
    text = '</script><!--<script>&amp;\u2028\u2029]]>"\\'
    block = str(data_block({"@type": "Legislation", "name": text}))
    assert not re.search("[<>&\u2028\u2029]", block)
    assert json.loads(block)["name"] == text


def test_an_attack_in_a_document_stays_a_value(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    edit(root, INTERPRETATION, "名称: 租房补贴申报流程", "名称: </script><script>alert(1)</script><!--")
    data = build(root, tmp_path / "shells")[f"interpretations/{ID}/index.html"]
    page = Page.read("", data)
    assert [item for item in page.all("script") if "src" not in item and "type" not in item] == []
    assert of_type(data, "HowTo")[0]["name"] == "</script><script>alert(1)</script><!--"


def test_what_nobody_stated_is_left_out() -> None:
    node = stated({"@type": "A", "x": None, "y": "", "z": (), "one": ["甲"], "two": ("甲", "乙")})
    assert node == {"@type": "A", "one": "甲", "two": ["甲", "乙"]}
