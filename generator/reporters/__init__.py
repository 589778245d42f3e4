"""Report formats. All of them render the same findings, so they always agree; to add one, add a file and a line here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.checker import Report

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")
"""Each is a module of this package with a function `render`."""


def render(report: Report, style: str) -> str:
    """The report in this format; its module is imported only now, so that the others cost nothing."""
    text: str = import_module(f"{__name__}.{style}").render(report)
    return text
