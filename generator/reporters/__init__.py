"""Report formats. All of them render the same findings, so they always agree; to add one, add a file and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reporters.json import render as render_json
from generator.reporters.text import render as render_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.checker import Report

FORMATS: dict[str, Callable[[Report], str]] = {"text": render_text, "json": render_json}
