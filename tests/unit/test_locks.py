"""The lock files: complete, hashed, the same for everyone, and free of anything that belongs to one machine."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
_PINNED = re.compile(r"^([a-z0-9-]+)==([^\s;]+)(?: ;[^\\]*)?((?: \\\n {4}--hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    """The pinned version of every package of a lock file."""
    return {found[1]: found[2] for found in _PINNED.finditer((ROOT / name).read_text(encoding="utf-8"))}


def declared() -> tuple[list[Requirement], list[Requirement]]:
    """What pyproject.toml asks for: to run, and to test."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    running, testing = project["project"]["dependencies"], project["dependency-groups"]["dev"]
    return [Requirement(text) for text in running], [Requirement(text) for text in testing]


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_is_a_pinned_package_with_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    rest = _PINNED.sub("", text)
    assert [line for line in rest.splitlines() if line.strip() and not line.startswith("#")] == []
    assert len(pins(name)) > 20


@pytest.mark.parametrize("name", LOCKS)
def test_no_address_and_no_place_of_a_machine_stands_in_a_lock(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"[a-z+]+://|--(?!hash=)[a-z-]+|(?<!\w)[/~]\S+|[A-Z]:\\", text) == []


def test_every_dependency_has_an_upper_bound() -> None:
    running, testing = declared()
    unbounded = [
        str(item) for item in running + testing if not {"<", "<=", "=="} & {one.operator for one in item.specifier}
    ]
    assert unbounded == []


def test_the_locks_hold_what_pyproject_asks_for() -> None:
    running, testing = declared()
    for lock, wanted in ((LOCKS[0], running), (LOCKS[1], running + testing)):
        pinned = pins(lock)
        wrong = [str(item) for item in wanted if pinned.get(canonicalize_name(item.name), "") not in item.specifier]
        assert wrong == [], f"{lock} is older than pyproject.toml: python3 x.py lock"


def test_tests_run_with_the_versions_that_the_site_is_built_with() -> None:
    testing = pins(LOCKS[1])
    assert {name: testing.get(name) for name in pins(LOCKS[0])} == pins(LOCKS[0])
