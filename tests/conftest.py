"""Settings of the whole suite."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("zcjd", deadline=None)  # machines differ; slowness is measured in tests/performance
settings.register_profile("ci", parent=settings.get_profile("zcjd"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "zcjd")
