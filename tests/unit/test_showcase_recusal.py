"""Who must leave a pair to the others: whose unit wrote it, whether alone, with others, as an office or by its short name."""

from __future__ import annotations

import pytest

from generator.model import Interpretation, Judge, Pair, Policy, Position
from generator.rules.selections import judges_itself

KEY = "2026-a"


def judges(unit: str, *, policy: str = "示例区民政局", interpretation: str = "示例区民政局") -> bool:
    work = Policy(id=KEY, path=f"content/policies/{KEY}.md", unit=policy)
    told = Interpretation(id=KEY, path=f"content/interpretations/{KEY}.md", unit=interpretation)
    return judges_itself(Judge("评委甲", unit, Position("selection.yml")), Pair(KEY, work, (told,))) is not None


JOINT = (
    "示例区财政局",
    "示例区人力资源和社会保障局、示例区财政局",
    "示例区人力资源和社会保障局，示例区财政局",
    "示例区财政局社会保障科",
    "示例区财政局（示例区国资委）",
    "示例区国资委 (示例区财政局)",
    "财政局",
)


@pytest.mark.parametrize("written", JOINT)
def test_its_own_work_in_every_way_to_write_the_unit(written: str) -> None:
    assert judges("示例区财政局", policy=written)
    assert judges("示例区财政局", interpretation=written)
    assert judges(written, policy="示例区财政局")


@pytest.mark.parametrize("written", ["示例区民政局", "示例区教育局、示例区档案馆", "示例区市场监督管理局"])
def test_the_work_of_others(written: str) -> None:
    assert not judges("示例区财政局", policy=written, interpretation=written)
