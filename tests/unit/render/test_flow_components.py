"""The templates of flows and cards: the list is complete without the picture, the cards are real tables."""

from __future__ import annotations

import re
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
    return ET.fromstring(re.sub(r" (open|hidden)>", r' \1="">', text))


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
    links = steps_of(COMPLEX)[3].findall(".//li/a")
    assert [(link.get("href"), said(link)) for link in links] == [
        ("#flow3-step-5", "第5步 资格复核"),
        ("#flow3-step-1", "第1步 查政策、备材料"),
    ]


def test_the_number_of_a_step_is_its_address() -> None:
    number = steps_of(SIMPLE)[1].find("a")
    assert number is not None
    assert (number.get("href"), number.get("aria-label")) == ("#flow3-step-2", "第2步的链接")


def test_a_step_says_where_it_goes_only_when_that_is_not_the_next_one() -> None:
    found = steps_of("步骤:\n  - {名称: 甲, 下一步: 乙}\n  - {名称: 乙, 下一步: 甲}\n  - {名称: 丙, 下一步: 结束}")
    assert [said(item.find(".//p[@class='zc-flow-next']")) for item in found[1:2]] == ["下一步 → 第1步 甲"]
    assert found[0].find(".//p[@class='zc-flow-next']") is None
    assert "到此结束" in said(found[2])


def test_a_target_that_does_not_exist_is_text_and_no_link() -> None:
    assert "没有这一步" in said(steps_of(UNFINISHED)[0])
    assert not steps_of(UNFINISHED)[0].findall("div//a")


def test_the_picture_stands_in_a_region_that_the_keyboard_can_scroll() -> None:
    figure = render("flow", flow=flow(SIMPLE), svg=Markup("<svg/>"), prefix="flow3")
    zoom, region = figure.findall("details/div")
    assert zoom.get("hidden") is not None, "the buttons wait for the script"
    assert zoom.get("data-zc-zoom") == region.get("id")
    assert region is not None
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    assert region.get("aria-label") == "租房补贴申报流程流程图，可左右滚动"
    assert region.find("svg") is not None


def test_without_a_picture_there_is_no_empty_region() -> None:
    assert render("flow", flow=flow(SIMPLE), svg=None, prefix="flow3").find("details") is None


ROWS = (
    Row("受理条件", ("毕业两年内", "在本区<就业>"), PLACE),
    Row("咨询电话", ("0000-12345678",), PLACE),
    Row("网上办理", ("https://www.example.org/a",), PLACE),
    Row("备注", (), PLACE),
)


def test_a_guide_lists_its_rows_with_telephone_and_address_to_follow() -> None:
    guide = render("guide", card=Card("guide", ROWS, PLACE), id="zc-guide-1")
    assert guide.get("id") == "zc-guide-1"
    assert [said(name) for name in guide.iter("dt")] == ["受理条件", "咨询电话", "网上办理", "备注"]
    assert [said(item) for item in guide.iter("li")] == ["毕业两年内", "在本区<就业>"]
    assert [link.get("href") for link in guide.iter("a")] == ["tel:0000-12345678", "https://www.example.org/a"]


def test_an_address_that_would_run_is_text() -> None:
    row = Row("网上办理", ("javascript:alert(1)",), PLACE)
    assert not list(render("guide", card=Card("guide", (row,), PLACE), id="g").iter("a"))


def test_an_example_sets_case_sum_and_result_apart() -> None:
    rows = (
        Row("情形", ("小陈<本科>",), PLACE),
        Row("计算", ("500元/月 × 12个月 = 6000元",), PLACE),
        Row("依据", ("第七条",), PLACE),
    )
    context = {"marked": lambda label, value: f"{label}|{value}", "worked": lambda value: value}
    example = render("example", card=Card("example", rows, PLACE), id="zc-example-2", number="2", **context)
    assert said(example.find("p")) == "例2"
    classes = [part.get("class") for part in example.findall("dl/div")]
    assert classes == ["zc-example-case", "zc-example-sum", "zc-example-basis"]
    assert [said(part) for part in example.iter("dd")] == ["小陈<本科>", "500元/月 × 12个月 = 6000元", "依据|第七条"]
