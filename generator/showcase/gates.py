"""The gates: what a pair must be before a single point is counted, each with what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.finding import Level
from generator.model import NOT_ASKED, ROLES
from generator.showcase import rubric
from generator.showcase.entries import place

if TYPE_CHECKING:
    from generator.finding import Finding
    from generator.model import Category, SignOff
    from generator.publication import Validity
    from generator.showcase.entries import Entry


@dataclass(frozen=True, slots=True)
class Passage:
    """One gate, whether the pair passed it, and the line that says why."""

    gate: rubric.Gate
    passed: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What the gates look at besides the pair and its findings."""

    public: bool
    validity: Validity | None
    signoff: SignOff | None
    category: Category | None


def passages(entry: Entry, standing: Standing) -> tuple[Passage, ...]:
    """Every gate in order, passed or not."""
    found = {
        "public": _public(entry, standing),
        "together": _together(entry),
        "sound": _none_of(entry.findings, Level.BLOCK),
        "signed": _signed(entry, standing.signoff),
        "holds": _holds(standing.validity),
        "class": _in_class(standing.category),
    }
    return tuple(Passage(gate, *found[gate.key]) for gate in rubric.GATES)


def _public(entry: Entry, standing: Standing) -> tuple[bool, str]:
    if not standing.public:
        return False, "政策在基准日还没有公开发布"
    if not entry.first:
        return False, "没有首次解读，或者在基准日还没有发布"
    return True, f"政策和 {len(entry.pair.interpretations)} 篇解读已经上网"


def _together(entry: Entry) -> tuple[bool, str]:
    if found := sorted(entry.of(rubric.TOGETHER), key=lambda finding: finding.order):
        return False, f"{found[0].code}（{place(found[0].position)}）：{found[0].message}"
    for document in entry.pair.documents:
        for excused in document.exemptions:
            if excused.code in rubric.TOGETHER:
                where = place(excused.approval.position)
                return False, f"豁免了 {excused.code}（{where}），就是没有做到三同步"
    return True, "起草、审签、发布都与政策同步"


def _none_of(findings: tuple[Finding, ...], level: Level) -> tuple[bool, str]:
    found = sorted((finding for finding in findings if finding.level is level), key=lambda finding: finding.order)
    if found:
        more = f"，共 {len(found)} 处" if len(found) > 1 else ""
        return False, f"{found[0].code}（{place(found[0].position)}）：{found[0].message}{more}"
    return True, f"没有“{level}”级的问题"


def _signed(entry: Entry, signoff: SignOff | None) -> tuple[bool, str]:
    if entry.settings.signoff == NOT_ASKED:
        return True, "本站不要求审签凭证"
    if found := sorted(entry.of(rubric.SIGNED), key=lambda finding: finding.order):
        return False, f"{found[0].code}（{place(found[0].position)}）：{found[0].message}"
    missing = [role for role in ROLES if signoff is None or signoff.of(role) is None]
    if signoff is None or missing:
        return False, f"审签凭证缺{'、'.join(missing)}"
    signed = (f"{each.role} {each.day}" for role in ROLES if (each := signoff.of(role)))
    return True, f"{signoff.path}：{'，'.join(signed)}"


def _holds(validity: Validity | None) -> tuple[bool, str]:
    if validity is None:
        return False, "政策在基准日还没有公开发布"
    said = f"基准日的有效性：{validity.state}{'，' if validity.reason else ''}{validity.reason}"
    return validity.in_force, said


def _in_class(category: Category | None) -> tuple[bool, str]:
    if category is None:
        return False, "政策类型和文件类型不属于 selection.yml 里的任何一类"
    return True, f"参加“{category.name}”"
