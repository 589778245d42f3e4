"""Settings of the whole suite."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings

os.environ.pop("ZCJD_PROGRAM", None)  # reports name the command that x.py was called as; the golden ones name zcjd
settings.register_profile("zcjd", deadline=None)  # machines differ; slowness is measured in tests/performance
settings.register_profile("ci", parent=settings.get_profile("zcjd"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "zcjd")


@pytest.fixture(autouse=True, scope="session")
def cache_of_their_own() -> Iterator[None]:
    """Tests leave nothing in the cache of whoever runs them."""
    with tempfile.TemporaryDirectory(prefix="zcjd-cache-") as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", folder)
        yield
