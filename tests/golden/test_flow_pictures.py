"""Lane diagrams, byte for byte."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.render.flowchart import draw
from tests.flow_samples import COMPLEX, MANY_LANES, ONE_LANE, flow


@pytest.mark.parametrize(("name", "text"), [("complex", COMPLEX), ("one-lane", ONE_LANE), ("many-lanes", MANY_LANES)])
def test_the_drawing_is_the_one_that_was_looked_at(name: str, text: str, golden: Callable[[str, str], None]) -> None:
    [svg] = draw([flow(text)], ["flow1"])
    assert svg is not None
    golden(f"flow/{name}.svg", svg.replace("><", ">\n<") + "\n")
