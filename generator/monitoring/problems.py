"""存在问题: each with the finding behind it, or the exemption that took the finding away; and what is asked of the offices for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.finding import Finding, Level
from generator.rules import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from generator.model import Document, Interpretation, Pair, Policy, Position

MISSING, OUT_OF_STEP, PRIVATE = "没有解读", "没有同步发布", FAMILIES["ZJ6"]
_COUNTED = {"ZJ101": MISSING, "ZJ203": OUT_OF_STEP, "ZJ204": OUT_OF_STEP}
"""Rules whose facts are counted here by themselves, at whatever level they are reported."""

DEMANDS = {
    MISSING: "补写解读，与政策一样起草、审签，尽快发布；确实不用解读的，写明理由报批",
    OUT_OF_STEP: "以后起草政策时一并起草解读，一起审签，政策哪天上网，解读就哪天上网",
    "文件与元数据": "补全文件头，写错的改正",
    "配对": "让政策和解读对得上号",
    "三同步与审签": "把起草、审签、发布的日期和凭证核对一遍，缺的补上",
    "必备要素": "把缺的要素补写齐，写空的写实",
    "流程、指南与示例": "对照政策改正流程、指南和示例，让群众照着就能办",
    "与政策一致": "逐处对照政策改正解读里的数字、条款和文号；数字另有出处的，写明出处",
    PRIVATE: "立即下线核对，去掉不该公开的内容",
    "有效性与关系": "核对文件的有效性和修改、废止关系",
    "文字与版式": "改得好懂、好看",
}
_OTHERWISE = "对照检查结果逐处改正"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """`kind` is the heading it stands under, `fact` what is wrong, `code` the rule, `level` how it was reported.

    `level` is empty where an approved exemption took the finding away; `note` then says who approved it and why.
    """

    kind: str
    code: str
    path: str
    line: int
    fact: str
    level: str
    note: str = ""


def demand(kind: str) -> str:
    """What offices are asked to do about problems of this kind."""
    return DEMANDS.get(kind, _OTHERWISE)


def of_findings(findings: Iterable[Finding]) -> Iterator[Problem]:
    """What blocks or warns, but what is counted by itself."""
    for finding in findings:
        if finding.level is not Level.INFO and finding.code not in _COUNTED:
            yield _of(finding, FAMILIES[finding.code[:3]])


def of_the_missing(pair: Pair, policy: Policy, findings: Sequence[Finding]) -> Iterator[Problem]:
    """No interpretation that the public can read: the finding, else what is known of why."""
    known = [finding for finding in findings if finding.code == "ZJ101"]
    if known:
        yield from (_of(finding, MISSING) for finding in known)
        return
    waiting = sorted({item.stage.value for item in pair.interpretations if item.stage})
    fact = f"没有已经发布的解读（解读还在“{'、'.join(waiting)}”）" if waiting else "没有解读"
    yield _excused("ZJ101", MISSING, policy, policy.at("标题"), fact)


def of_sync(
    pair: Pair, policy: Policy, main: Interpretation | None, apart: int | None, findings: Sequence[Finding]
) -> Iterator[Problem]:
    """An interpretation too late or too early: the finding, else the dates and the exemption."""
    known = [finding for finding in findings if finding.code in ("ZJ203", "ZJ204")]
    if known:
        yield from (_of(finding, OUT_OF_STEP) for finding in known)
        return
    document = main or policy
    if main is None or apart is None:
        fact = "只有第二次以后的解读，没有首次解读"
    elif main.published and policy.published and main.published < policy.published:
        fact = f"解读于{_written(main.published)}发布，比政策早{(policy.published - main.published).days}天"
    else:
        fact = f"解读于{_written(main.published)}发布，比政策（{_written(policy.published)}）晚{apart}个工作日"
    yield _excused("ZJ203", OUT_OF_STEP, document, document.at("发布日期"), fact)


def _of(finding: Finding, kind: str) -> Problem:
    place = finding.position
    return Problem(kind, finding.code, place.path, place.line, finding.message, finding.level.value)


def _written(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else "没写日期的一天"


def _excused(code: str, kind: str, document: Document, place: Position, fact: str) -> Problem:
    notes = [
        f"已批准豁免：{item.approval.reason}（{item.approval.approver}）"
        for item in document.exemptions
        if item.code == code and item.approval.reason and item.approval.approver
    ]
    return Problem(kind, code, place.path, place.line, fact, "", "；".join(notes))
