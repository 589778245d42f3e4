"""`pytest tests/golden --update-golden` writes the expected files anew; read the difference like code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option stands here because only the tests of this directory know it."""
    parser.addoption("--update-golden", action="store_true", default=False, help="write the expected files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares text with ``tests/golden/expected/<name>``."""

    def compare(name: str, text: str) -> None:
        path = HERE / "expected" / name
        if request.config.getoption("--update-golden", default=False):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8"), f"tests/golden/expected/{name} differs"

    return compare
