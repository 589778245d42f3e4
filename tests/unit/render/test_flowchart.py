"""Lane diagrams: who stands where, what survives, and what happens when Graphviz is missing or fails."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model import Branch, Flow, Position, Step
from generator.reader import read_corpus
from generator.render import flowchart
from generator.render.flow import routing
from generator.render.flow.labels import label_box, place_labels
from generator.render.flow.layout import arrange
from generator.render.flow.paths import faulty, pieces, touch
from generator.render.flow.shapes import Box, Kind
from tests.flow_samples import COMPLEX, LONG_LABELS, ONE_LANE, SAMPLES, SIMPLE, UNFINISHED, flow

SVG = "{http://www.w3.org/2000/svg}"
PLACE = Position("x.md")


@pytest.fixture(autouse=True)
def nothing_drawn_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flowchart, "_drawn", {})


def drawn(text: str, prefix: str = "flow1") -> str:
    [svg] = flowchart.draw([flow(text)], [prefix])
    assert svg is not None
    return svg


def texts(svg: str) -> str:
    return "".join(element.text or "" for element in ET.fromstring(svg).iter(f"{SVG}text"))


def box(text: str, name: str) -> Box:
    found = flow(text)
    return arrange(found).boxes[[step.name for step in found.steps].index(name)]


def test_lanes_stand_in_the_order_in_which_the_actors_appear() -> None:
    lanes = ["".join(name) for name in arrange(flow(COMPLEX)).lanes]
    assert lanes == ["申请人", "乡镇（街道）便民服务中心", "区人社局", "区财政局"]
    assert box(COMPLEX, "补贴到账").lane == 0


def test_a_step_stands_below_every_step_that_leads_to_it_or_beside_it() -> None:
    found = arrange(flow(COMPLEX))
    for link in found.links:
        tail, head = found.boxes[link.tail], found.boxes[link.head]
        assert link.back or head.row > tail.row or (head.row == tail.row and abs(head.lane - tail.lane) == 1)


def test_two_boxes_never_share_a_place() -> None:
    for text in SAMPLES.values():
        places = [(box.row, box.lane) for box in arrange(flow(text)).boxes]
        assert len(set(places)) == len(places)


def test_the_link_that_closes_a_loop_is_the_one_that_leads_back() -> None:
    back = [link for link in arrange(flow(SIMPLE)).links if link.back]
    assert [(link.tail, link.head, "".join(link.label)) for link in back] == [(1, 0, "否，一次性告知补正")]
    assert 'class="zc-flow-setback"' in drawn(SIMPLE)
    assert "stroke-dasharray" in drawn(SIMPLE)


def test_only_a_step_that_ends_the_flow_is_green() -> None:
    kinds = {step.name: found.kind for step, found in zip(flow(SIMPLE).steps, arrange(flow(SIMPLE)).boxes, strict=True)}
    assert kinds == {"网上申报": Kind.STEP, "材料是否齐全？": Kind.DECISION, "资格复核": Kind.END}


def test_a_branch_that_ends_the_flow_leads_to_a_mark_of_its_own() -> None:
    ends = [box for box in arrange(flow(ONE_LANE)).boxes if box.number == 0]
    assert [box.lines[0].text for box in ends] == ["结束"]


def test_two_branches_to_the_same_step_become_one_arrow_with_both_labels() -> None:
    branches = tuple(Branch(label, "乙", "", PLACE) for label in ("是", "也是"))
    found = arrange(
        Flow("", (Step("甲？", PLACE, branches=branches, actor="某局"), Step("乙", PLACE, actor="某局")), PLACE)
    )
    assert [link.label for link in found.links] == [("是；也是",)]


@pytest.mark.parametrize("name", SAMPLES)
def test_no_arrow_runs_through_a_box_and_every_arrow_reaches_its_boxes(name: str) -> None:
    chart = arrange(flow(SAMPLES[name]))
    assert routing.route([chart]) == [True]
    assert not faulty(chart, [link.path for link in chart.links])


@pytest.mark.parametrize("name", [name for name in SAMPLES if SAMPLES[name] is not LONG_LABELS])
def test_no_label_lies_on_another_arrow_or_reads_as_one_with_another_label(name: str) -> None:
    _labels_stand_apart(flow(SAMPLES[name]))


def test_the_labels_of_the_sample_stand_apart() -> None:
    for item in read_corpus(Path(__file__).parents[3]).interpretations:
        for found in item.body.flows:
            _labels_stand_apart(found)


def _labels_stand_apart(found: Flow) -> None:
    chart = arrange(found)
    assert routing.route([chart]) == [True]
    place_labels(chart)
    labelled = [link for link in chart.links if link.label]
    for link in labelled:
        left, top, right, bottom = label_box(link)
        others = [each for other in chart.links if other is not link for each in pieces(other.path)]
        assert not [each for each in others if touch((left, top, right, bottom), each)], link.label
        beside = [label_box(other) for other in labelled if other is not link]
        assert not [each for each in beside if touch((left - 10, top, right + 10, bottom), each)], link.label


def test_an_arrow_through_a_box_is_noticed() -> None:
    chart = arrange(flow(COMPLEX))
    routing.route([chart])
    paths = [link.path for link in chart.links]
    middle = chart.boxes[4]
    paths[0] = [paths[0][0], (middle.x, middle.y), paths[0][-1]]
    assert faulty(chart, paths)


def test_brackets_ampersands_quotes_and_backslashes_survive() -> None:
    assert '甲 <金额> & "引号" \\' in texts(drawn(LONG_LABELS))


def test_a_name_cannot_bring_in_markup_or_graphviz_source() -> None:
    evil = '"];x[label=<script>alert(1)</script>'
    steps = tuple(replace(step, name=evil, actor=evil, limit=evil) for step in flow(SIMPLE).steps[:1])
    [svg] = flowchart.draw([Flow(evil, steps, PLACE)], ["flow1"])
    assert svg is not None
    assert "<script" not in svg
    assert {element.tag.removeprefix(SVG) for element in ET.fromstring(svg).iter()} <= {
        *("svg", "title", "desc", "g", "a", "rect", "text", "path", "polygon")
    }


def test_every_step_links_to_its_place_in_the_list_and_ids_carry_the_prefix() -> None:
    svg = drawn(COMPLEX, "flow7")
    assert re.findall(r'href="([^"]*)"', svg) == [f"#flow7-step-{number}" for number in range(1, 11)]
    assert re.findall(r'\bid="([^"]*)"', svg) == ["flow7-title", "flow7-desc"]
    assert 'role="img" aria-labelledby="flow7-title flow7-desc"' in svg


def test_the_description_is_a_chinese_sentence() -> None:
    found = ET.fromstring(drawn(SIMPLE)).findtext(f"{SVG}desc")
    assert (
        found
        == "由申请人、乡镇（街道）便民服务中心、区人力资源和社会保障局办理，共 3 步，其中 1 处判断。每一步的文字说明见步骤列表。"
    )


def test_no_style_attribute_so_that_a_strict_content_policy_holds() -> None:
    assert " style=" not in drawn(COMPLEX)
    assert "<style" not in drawn(COMPLEX)


def test_the_same_flow_gives_the_same_bytes() -> None:
    first = drawn(COMPLEX)
    flowchart._drawn.clear()
    assert drawn(COMPLEX) == first


def test_a_flow_is_drawn_once_whatever_its_place_and_prefix(monkeypatch: pytest.MonkeyPatch) -> None:
    first = drawn(SIMPLE, "flow1")
    monkeypatch.setattr(routing, "find_dot", lambda: "/nowhere/dot")
    moved = replace(flow(SIMPLE), position=Position("other.md", 99))
    assert flowchart.draw([moved], ["flow2"]) == [first.replace("flow1-", "flow2-")]
    assert flowchart.draw([replace(moved, name="另一个流程")], ["flow2"]) == [None]


def test_long_lists_of_materials_are_counted_instead_of_cut() -> None:
    shown = "".join(line.text for line in box(SAMPLES["many-lanes"], "提出申请").lines)
    assert "等7项时限：" in shown
    assert "…" not in shown


def test_an_unfinished_flow_is_drawn_as_far_as_it_goes() -> None:
    shown = texts(drawn(UNFINISHED))
    assert "1. 甲" in shown
    assert "4. 丙？" in shown
    assert "没有这一步" not in shown


def test_too_many_steps_links_or_lanes_give_no_picture() -> None:
    def chain(count: int, actors: int) -> Flow:
        return Flow("长", tuple(Step(f"第{n}步", PLACE, actor=f"单位{n % actors}") for n in range(count)), PLACE)

    branches = tuple(Branch(str(n), "第0步", "", PLACE) for n in range(flowchart.MAX_LINKS))
    many = Flow("多", (Step("第0步", PLACE), Step("哪个？", PLACE, branches=branches)), PLACE)
    flows = [chain(60, 3), chain(61, 3), chain(20, 13), many, Flow("空", (), PLACE)]
    assert [svg is not None for svg in flowchart.draw(flows, ["a", "b", "c", "d", "e"])] == [
        True,
        False,
        False,
        False,
        False,
    ]


def test_without_graphviz_there_is_no_picture_and_no_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flowchart, "find_dot", lambda: None)
    assert flowchart.draw([flow(SIMPLE)], ["flow1"]) == [None]


def test_a_graphviz_that_cannot_be_run_is_the_same_as_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "dot").write_text("not a program", encoding="utf-8")
    monkeypatch.setattr(routing, "find_dot", lambda: str(tmp_path / "dot"))
    assert flowchart.draw([flow(SIMPLE), flow(COMPLEX)], ["a", "b"]) == [None, None]


def test_a_diagram_that_graphviz_dies_on_does_not_take_the_others_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = routing._ask
    deadly = f"n{len(flow(COMPLEX).steps) - 1}["  # only the large flow has so many boxes

    def dies(source: str) -> str | None:
        return None if deadly in source else real(source)

    monkeypatch.setattr(routing, "_ask", dies)
    flows = [flow(SIMPLE), flow(COMPLEX), replace(flow(SIMPLE), name="另一个流程")]
    assert [svg is not None for svg in flowchart.draw(flows, ["a", "b", "c"])] == [True, False, True]


def test_a_graphviz_that_always_hangs_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(routing, "_ask", asked.append)  # gives None, as after a time-out
    monkeypatch.setattr(routing, "PATIENCE", -1.0)
    flows = [replace(flow(SIMPLE), name=str(number)) for number in range(40)]
    assert flowchart.draw(flows, ["a"] * 40) == [None] * 40
    assert len(asked) == len((*routing.STUB_GAPS, None))


def test_an_answer_in_which_arrows_run_wrong_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    real = routing._ask

    def bends(source: str) -> str | None:
        answer = real(source)
        return answer and re.sub(r"(?m)^(edge \S+ \S+ \d+) \S+ \S+", r"\1 99 99", answer)

    monkeypatch.setattr(routing, "_ask", bends)
    assert flowchart.draw([flow(SIMPLE)], ["flow1"]) == [None]


def test_a_prefix_that_could_break_out_of_an_attribute_is_refused() -> None:
    with pytest.raises(ValueError, match="prefix"):
        flowchart.draw([flow(SIMPLE)], ['"><script>'])
