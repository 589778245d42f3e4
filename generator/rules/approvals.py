"""What an approval lacks to count, told apart: not written, or written with words that say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Approval


def lacking(approval: Approval) -> str:
    """What 理由 and 批准 lack, as a clause; empty when both say something."""
    written = dict(approval.refused)
    values = {"理由": approval.reason, "批准": approval.approver}
    return "，".join(_said(name, written.get(name)) for name, value in values.items() if not value)


def _said(name: str, text: str | None) -> str:
    return f"“{name}”写的是“{text[:20]}”，等于没写" if text else f"没有写“{name}”"
