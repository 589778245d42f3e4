"""The templates of flows and cards: the list is complete without the picture, the cards are real tables."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.model import Card, Position, Row
from generator.render.linked import linked
from tests.flow_samples import COMPLEX, SAMPLES, SIMPLE, UNFINISHED, flow

THEME = Path(__file__).parents[3] / "theme"
PLACE = Position("x.md")


def render(name: str, **context: object) -> ET.Element:
    environment = Environment(
        loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["linked"] = linked
    text = environment.get_template(f"components/{name}.html").render(context)
    return ET.fromstring(text.replace(" open>", ' open="">'))


def said(element: ET.Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def steps_of(text: str) -> list[ET.Element]:
    return render("flow", flow=flow(text), svg=None, prefix="flow3").findall("ol/li")


@pytest.mark.parametrize("name", SAMPLES)
def test_every_step_stands_in_the_list_with_its_id_and_all_that_was_written(name: str) -> None:
    found = flow(SAMPLES[name])
    items = steps_of(SAMPLES[name])
    assert [item.get("id") for item in items] == [f"flow3-step-{n}" for n in range(1, len(found.steps) + 1)]
    for step, item in zip(found.steps, items, strict=True):
        written = [step.name, step.actor, step.limit, step.method, step.note, *step.materials]
        written += [part for branch in step.branches for part in (branch.label, branch.note, branch.target)]
        assert all(part in said(item) for part in written if part)


def test_a_branch_links_to_the_step_it_leads_to() -> None:
    links = steps_of(COMPLEX)[3].findall(".//a")
    assert [(link.get("href"), said(link)) for link in links] == [
        ("#flow3-step-5", "第5步 资格复核"),
        ("#flow3-step-1", "第1步 查政策、备材料"),
    ]


def test_a_step_says_where_it_goes_only_when_that_is_not_the_next_one() -> None:
    found = steps_of("步骤:\n  - {名称: 甲, 下一步: 乙}\n  - {名称: 乙, 下一步: 甲}\n  - {名称: 丙, 下一步: 结束}")
    assert [said(item.find(".//p[@class='zc-flow-next']")) for item in found[1:2]] == ["下一步 → 第1步 甲"]
    assert found[0].find(".//p[@class='zc-flow-next']") is None
    assert "到此结束" in said(found[2])


def test_a_target_that_does_not_exist_is_text_and_no_link() -> None:
    assert "没有这一步" in said(steps_of(UNFINISHED)[0])
    assert not steps_of(UNFINISHED)[0].findall(".//a")


def test_the_picture_stands_in_a_region_that_the_keyboard_can_scroll() -> None:
    figure = render("flow", flow=flow(SIMPLE), svg=Markup("<svg/>"), prefix="flow3")
    region = figure.find("details/div")
    assert region is not None
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    assert region.get("aria-label") == "租房补贴申报流程流程图，可左右滚动"
    assert region.find("svg") is not None


def test_without_a_picture_there_is_no_empty_region() -> None:
    assert render("flow", flow=flow(SIMPLE), svg=None, prefix="flow3").find("details") is None


@pytest.mark.parametrize(("kind", "caption"), [("guide", "办事指南"), ("example", "示例")])
def test_a_card_is_a_table_with_caption_and_row_headers(kind: str, caption: str) -> None:
    rows = (
        Row("受理条件", ("毕业两年内", "在本区<就业>"), PLACE),
        Row("咨询电话", ("0000-12345678",), PLACE),
        Row("备注", (), PLACE),
    )
    table = render("card", card=Card(kind, rows, PLACE))
    assert (table.tag, said(table.find("caption"))) == ("table", caption)
    assert [(said(head), head.get("scope")) for head in table.iter("th")] == [
        ("受理条件", "row"),
        ("咨询电话", "row"),
        ("备注", "row"),
    ]
    assert [said(item) for item in table.iter("li")] == ["毕业两年内", "在本区<就业>"]
    assert [link.get("href") for link in table.iter("a")] == ["tel:0000-12345678"]
