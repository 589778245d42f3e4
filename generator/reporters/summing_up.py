"""The last line of a report: what was looked at, what was found, what follows for publishing, and what was not judged."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.finding import Level
from generator.model import Stage
from generator.program import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checker import Report


def summary(report: Report) -> str:
    """The sentences that say what was looked at and whether it may go online or be merged, as far as that was looked at."""
    if not (report.pairs or report.blocked or report.compared or report.only):
        return "没有找到政策和解读。政策放在 content/policies，解读放在 content/interpretations。"
    none = "没有别的问题" if report.hidden else "没有发现问题"
    counts = "、".join(f"{level} {report.count(level)} 处" for level in Level if report.count(level)) or none
    subject = report.compared or ("" if report.only else f"检查了 {_counted(report)}")
    looked = "，".join(filter(None, (subject, *_limits(report))))
    verdict = "；".join(filter(None, (_verdict(report), *_unjudged(report))))
    return "".join(f"{sentence}。" for sentence in (f"{looked}：{counts}", verdict, _drafts(report)) if sentence)


def _asked(report: Report) -> Stage | None:
    """The stage that documents were judged by although they have not come to it."""
    return report.stage if report.early and report.stage is not Stage.DRAFT else None


def _counted(report: Report) -> str:
    """How many documents of each kind were judged; a file that could not be read is none."""
    policies, asked = (
        sum(path.startswith(f"content/{folder}/") for path in report.checked)
        for folder in ("policies", "consultations")
    )
    counted = f"{policies} 份政策文件、{len(report.checked) - policies - asked} 份解读"
    return f"{counted}、{asked} 份预公开" if asked else counted


def _limits(report: Report) -> Iterator[str]:
    """What narrows the answer, as clauses."""
    if report.only:
        yield f"{'只列出' if report.compared else '只看了'} {'、'.join(report.only)}{' 的问题' if report.compared else ''}"
    if _asked(report):
        yield f"按走到“{report.stage}”来查"
    if report.select:
        yield f"只查了 {'、'.join(report.select)} 开头的规则"
    if report.hidden:
        yield f"按基线略去 {report.hidden} 处旧问题"


def _verdict(report: Report) -> str:
    """Whether it may be merged, go on to the stage asked about, or be published; only what is certain of that."""
    partial = bool(report.only or report.select)
    if report.compared:
        if report.blocked or report.faults:
            return "这次改动不能合并"
        if partial:
            return "能不能合并还不知道"
        return "基线以外没有阻断问题" if report.hidden else "这次改动可以合并"
    if stage := _asked(report):
        return _next_stage(report, stage, partial)
    if report.hold_back:
        return "有阻断问题，不能发布"
    if report.faults:
        return "检查没有做完，不能发布"
    if report.held_back:
        return f"略去的有 {report.held_back} 处阻断，不改好不能发布"
    if partial:
        return "能不能发布还不知道"
    going = len(report.checked) - len(report.early)
    if report.blocked:
        others = "；其他的可以发布" if going else ""
        return f"阻断的都是还没到“发布”阶段的文件，改好以前不会上网{others}"
    return "可以发布" if going > 0 or not report.early else "还没有到“发布”阶段的文件"


def _next_stage(report: Report, stage: Stage, partial: bool) -> str:
    if report.hold_back and stage is not Stage.PUBLISH:
        return "有阻断问题，不能发布"
    if report.blocked:
        return f"改好阻断问题，才能到“{stage}”"
    if report.faults:
        return f"检查没有做完，能不能到“{stage}”还不知道"
    if report.held_back:
        return f"略去的有 {report.held_back} 处阻断，改好才能到“{stage}”"
    return f"能不能到“{stage}”还不知道" if partial else f"都可以到“{stage}”"


def _unjudged(report: Report) -> Iterator[str]:
    """What the verdict does not speak for, as clauses."""
    if report.only:
        yield "其他文件的问题没有列出"
    if report.select:
        yield "其他规则没有查"
    if report.hidden:
        if report.compared or not report.held_back:
            yield "略去的没有算在内"
        if not report.compared:
            yield "build 不看基线"
    if _asked(report) is Stage.SIGN:
        yield f"“{Stage.PUBLISH}”的要求还没有查"


def _drafts(report: Report) -> str:
    """By which stage those were judged that are not published yet, and what waits for them at later ones."""
    if _asked(report) or not report.early:
        return ""
    each = [
        f"{count} 份文件还在“{stage}”"
        for stage, count in sorted(Counter(report.early.values()).items(), key=lambda item: item[0].order)
    ]
    judged = f"{'、'.join(each)}，只按这一步的要求查，不会上网"
    see = f"{PROGRAM} check --stage {Stage.PUBLISH}"
    if report.ahead is None:
        return f"{judged}；以后还要查什么，用 {see} 看"
    waiting = [f"到“{stage}”会有 {count} 处阻断" for stage, count in report.ahead.items() if count]
    if not waiting:
        return f"{judged}；照现在的样子，到“{Stage.PUBLISH}”也没有阻断"
    return f"{judged}；照现在的样子，{'、'.join(waiting)}，用 {see} 逐条看"
