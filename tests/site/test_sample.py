"""The sample in content/: without findings as it stands, and blocked when any one required thing is taken away."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.checker import Report
from generator.commands.project import open_project
from generator.finding import Level
from generator.model import Interpretation, Position
from generator.reader import read_corpus
from generator.standards import load as load_standard

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 24)
CORPUS = read_corpus(ROOT)
ITEMS = {item.id: item for item in CORPUS.interpretations}


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def check(root: Path) -> Report:
    return open_project(root, TODAY).check()


def assert_blocked(root: Path, *paths: str) -> None:
    """Something blocks, in one of these files (or everywhere else they are named), with line and remedy."""
    blocks = [finding for finding in check(root).findings if finding.level is Level.BLOCK]
    assert blocks
    assert any(finding.position.path in paths for finding in blocks)
    assert all(finding.position.line >= 1 and finding.fix for finding in blocks)


def test_the_sample_has_no_finding() -> None:
    assert check(ROOT).findings == ()


def test_the_sample_shows_what_it_should() -> None:
    """Issue 2, What 8."""
    policies = CORPUS.policies
    assert len(policies) >= 8
    subsidies = [policy for policy in policies if "补助性" in policy.policy_types]
    assert sum(bool(item.body.flows) for policy in subsidies for item in _explaining(policy.id)) >= 2
    assert any(policy.expires and policy.expires < TODAY for policy in policies)
    assert any(policy.amends for policy in policies)
    assert any(policy.document_type == "征求意见稿" for policy in policies)
    assert any(len(item.targets) == 2 for item in CORPUS.interpretations)
    assert any(item.round == 2 for item in CORPUS.interpretations)
    assert any("问答" in item.forms and "文字" not in item.forms for item in CORPUS.interpretations)


def _explaining(key: str) -> list[Interpretation]:
    return [item for item in CORPUS.interpretations if key in item.targets]


@pytest.mark.parametrize("key", ITEMS)
def test_without_any_one_interpretation_it_is_blocked(sample: Path, key: str) -> None:
    (sample / ITEMS[key].path).unlink()
    policies = [f"content/policies/{target}.md" for target in ITEMS[key].targets]
    assert_blocked(sample, *policies, *(item.path for target in ITEMS[key].targets for item in _explaining(target)))


def _required() -> Iterator[tuple[str, str]]:
    from generator.elements import find_sections

    standard = load_standard("长乐2023", ROOT)
    for key, item in ITEMS.items():
        if item.round > 1 or "文字" not in item.forms:
            continue
        supports = any(policy.supports for policy in CORPUS.policies if policy.id in item.targets)
        wanted = (*standard.required, *(standard.support if supports else ()))
        yield from ((key, element) for element in wanted if element in find_sections(item.body))


@pytest.mark.parametrize(("key", "element"), list(_required()))
def test_without_any_one_required_element_it_is_blocked(sample: Path, key: str, element: str) -> None:
    from generator.elements import find_sections

    item = ITEMS[key]
    section = find_sections(item.body)[element]
    starts = [other.position for other in item.body.sections]
    cut(sample, section.position, next((start.line for start in sorted(starts) if start > section.position), None))
    assert_blocked(sample, item.path)


def cut(root: Path, start: Position, end_line: int | None) -> None:
    file = root / start.path
    lines = file.read_text(encoding="utf-8").split("\n")
    del lines[start.line - 1 : end_line - 1 if end_line else None]
    file.write_text("\n".join(lines), encoding="utf-8")


def _targets() -> Iterator[tuple[str, int]]:
    for item in ITEMS.values():
        lines = (ROOT / item.path).read_text(encoding="utf-8").split("\n")
        places = [step.next_position for flow in item.body.flows for step in flow.steps]
        places += [branch.position for flow in item.body.flows for step in flow.steps for branch in step.branches]
        yield from ((item.path, place.line) for place in places if place and lines[place.line - 1].strip())


@pytest.mark.parametrize(("path", "line"), list(_targets()))
def test_without_any_one_target_of_a_flow_it_is_blocked(sample: Path, path: str, line: int) -> None:
    file = sample / path
    lines = file.read_text(encoding="utf-8").split("\n")
    if "下一步" in lines[line - 1]:
        del lines[line - 1]
    else:
        lines[line - 1] = lines[line - 1].partition(":")[0] + ":"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert_blocked(sample, path)
