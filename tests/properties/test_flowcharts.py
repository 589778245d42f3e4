"""Whatever a draft holds, drawing its flow gives a well-formed picture or none, and never an exception."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import END, Branch, Flow, Position, Step
from generator.render.flow.layout import arrange
from generator.render.flow.paths import faulty
from generator.render.flow.routing import route
from generator.render.flowchart import draw

PLACE = Position("x.md")
TEXT = st.text(max_size=40)
NAMES = st.sampled_from(["甲", "乙", "丙？", "", END, '<&"\\', "a" * 80]) | TEXT
MAYBE = st.none() | TEXT | st.sampled_from(["申请人", "某局"])
BRANCHES = st.lists(st.builds(Branch, TEXT, NAMES, TEXT, st.just(PLACE)), max_size=4).map(tuple)
STEPS = st.builds(
    Step,
    NAMES,
    st.just(PLACE),
    decision=st.booleans(),
    actor=MAYBE,
    limit=MAYBE,
    method=MAYBE,
    note=MAYBE,
    materials=st.lists(TEXT, max_size=5).map(tuple),
    next=st.none() | NAMES,
    branches=BRANCHES,
)
FLOWS = st.builds(Flow, TEXT, st.lists(STEPS, max_size=9).map(tuple), st.just(PLACE))

ACTORS = st.sampled_from(["申请人", "受理窗口", "主管部门", "财政部门"])


@st.composite
def whole_flows(draw_from: st.DrawFn) -> Flow:
    """Flows without mistakes: every target exists, in any lanes and with any loops."""
    count = draw_from(st.integers(2, 10))
    targets = st.integers(0, count - 1).map(lambda n: f"第{n}步")
    steps = []
    for number in range(count):
        actor = draw_from(ACTORS)
        labels = draw_from(
            st.lists(st.sampled_from(["是", "否", "情况不清", "需要补充说明的退回重新核实"]), max_size=3, unique=True)
        )
        branches = tuple(Branch(label, draw_from(targets), "", PLACE) for label in labels)
        steps.append(
            Step(f"第{number}步", PLACE, decision=bool(branches), actor=actor, limit="5个工作日", branches=branches)
        )
    return Flow("流程", tuple(steps), PLACE)


@settings(deadline=None, max_examples=80)
@given(FLOWS)
def test_any_flow_gives_well_formed_xml_or_nothing(flow: Flow) -> None:
    [svg] = draw([flow], ["flow1"])
    if svg is not None:
        root = ET.fromstring(svg)
        links = root.findall(".//{http://www.w3.org/2000/svg}a")
        assert [link.get("href") for link in links] == [f"#flow1-step-{n}" for n in range(1, len(flow.steps) + 1)]


@settings(deadline=None, max_examples=60)
@given(whole_flows())
def test_the_arrows_of_any_whole_flow_keep_clear_of_boxes(flow: Flow) -> None:
    chart = arrange(flow)
    assert route([chart]) == [True]
    assert not faulty(chart, [link.path for link in chart.links])
