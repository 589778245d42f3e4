"""What makes a finding the same finding tomorrow: its rule, its file and what it says, never the line it stands on."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.finding import Finding

Identity = tuple[str, str, str]
"""Code, path, and the message without the numbers of lines."""

_LINES = re.compile(r"第 ?\d[\d、 ]*行")


def identity(finding: Finding) -> Identity:
    """What stays the same while text is added or taken away elsewhere in the file."""
    return finding.code, finding.position.path, _LINES.sub("第#行", finding.message)


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """A hash for each finding, in their order: no two are the same, and none depends on a line number.

    Findings that say the same of one file are told apart by their order.
    """
    seen: Counter[Identity] = Counter()
    made = []
    for finding in findings:
        same = identity(finding)
        seen[same] += 1
        said = "\0".join((*same, str(seen[same])))
        made.append(hashlib.sha256(said.encode("utf-8", "replace")).hexdigest())
    return made
