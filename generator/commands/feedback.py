"""zcjd feedback"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.project import Project, date_option, open_project
from generator.finding import visible
from generator.program import PROGRAM

if TYPE_CHECKING:
    from datetime import date

    from generator.feedback.due import FollowUp
    from generator.feedback.importing import Imported
    from generator.reader.csv_rows import Row

_SHOWN = 10
"""Questions of one policy that are worth listing."""

_FOLDER = "content/feedback/"
_CODES = ("ZJ606", "ZJ607", "ZJ608", "ZJ609", "ZJ611", "ZJ921", "ZJ922", "ZJ923", "ZJ924")
"""What may be amiss with a line: it holds what is somebody's own, or is not counted, or counted wrongly."""

_MAX_EXPORT = 20 * 1024 * 1024
_MAX_ROWS = 200_000
_PARTIAL = ("日期", "政策", "渠道", "数量", "问题")


@click.group(
    invoke_without_command=True, short_help="跟进：哪些文件该做二次解读，群众问了什么", subcommand_metavar="[import …]"
)
@click.option("--all", "everything", is_flag=True, help="有反馈的文件都列出来，不只是该做二次解读的。")
@date_option
@click.pass_context
def command(ctx: click.Context, everything: bool, as_of: date | None) -> int:
    """列出该做二次解读的文件、为什么、群众问了什么。

    数的是 content/feedback/ 里的反馈表，门槛在 mkdocs.yml 的 跟进门槛 里改。写法见 docs/反馈与跟进.md。
    """
    if ctx.invoked_subcommand:
        return 0
    return _list(open_project(ctx.obj, as_of), everything)


def _list(project: Project, everything: bool) -> int:
    from generator.feedback.due import follow_ups
    from generator.rules.due_follow_ups import due_follow_ups

    corpus, wanted = project.corpus, project.settings.follow_up
    report = project.check(select=_CODES)
    amiss = replace(report, findings=tuple(each for each in report.findings if each.position.path.startswith(_FOLDER)))
    if not corpus.feedback and not amiss.findings:
        click.echo("还没有反馈。在 content/feedback/ 里放反馈表，写法见 docs/反馈与跟进.md。")
        return 0
    due = due_follow_ups(corpus, wanted, project.as_of)
    click.echo(f"该做二次解读的文件：{len(due)} 份（按 {project.as_of} 算，看最近 {wanted.days} 天、上一次解读以后的）")
    for number, found in enumerate(due, 1):
        click.echo("\n" + "\n".join(_told(number, found)))
    others = [found for found in follow_ups(corpus, wanted, project.as_of) if found not in due]
    if everything and others:
        click.echo("\n其他有反馈的文件：")
        for found in others:
            click.echo(
                f"  {_title(found)}　{found.pair.id}　最近 {found.asked} 次，前一段 {found.before} 次，一共 {found.total} 次"
            )
    if amiss.findings:
        click.echo(f"\n反馈表有 {len(amiss.findings)} 处问题（有个人信息、没有计数、算了两遍或者日期不对）：")
        for finding in amiss.findings:
            place = finding.position
            click.echo(f"{place.path}:{place.line}:{place.column}: {finding.code} [{finding.level}] {finding.message}")
            click.echo(f"    改法：{finding.fix}（{PROGRAM} explain {finding.code}）")
    return 1 if amiss.blocked else 0


def _title(found: FollowUp) -> str:
    policy = found.pair.policy
    title = policy.title or policy.id if policy else found.pair.id
    return f"《{visible(title)}》"


def _told(number: int, found: FollowUp) -> list[str]:
    from generator.feedback.masking import mask

    key = found.pair.id
    lines = [f"{number}. {_title(found)}　{key}"]
    if found.answered:
        lines.append(f"   上一次解读：{found.answered}，该做第 {found.round} 轮")
    else:
        lines.append("   还没有解读")
    lines += [f"   为什么：{'；'.join(found.reasons)}", "   群众问："]
    for group in found.groups[:_SHOWN]:
        also = f"（{len(group.questions)} 种问法）" if len(group.questions) > 1 else ""
        lines.append(f"     {group.count:>4} 次　{visible(mask(group.label)[0])}{also}")
    if rest := found.groups[_SHOWN:]:
        lines.append(f"     另有 {len(rest)} 个问题，共 {sum(group.count for group in rest)} 次")
    if found.begun:
        lines.append(f"   已经动笔：{found.begun.path}")
    elif found.answered:
        lines.append(f"   开始写：{PROGRAM} new “这篇解读的标题” --id {key} --round {found.round}")
    else:
        lines.append(f"   开始写：{PROGRAM} new “这篇解读的标题” --id {key} --form 问答")
    return lines


class _Column(click.ParamType[tuple[str, str]]):
    name = "列"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        ours, sign, theirs = str(value).partition("=")
        if not sign or ours.strip() not in _PARTIAL or not theirs.strip():
            self.fail(f"“{value}”写成 日期=受理时间 的样子，等号前面是 {'、'.join(_PARTIAL)} 中的一个", param, ctx)
        return ours.strip(), theirs.strip()


@command.command("import", short_help="把热线导出的表转成反馈表", options_metavar="[选项]")
@click.argument("export", metavar="导出表.csv", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--map",
    "columns",
    type=_Column(),
    multiple=True,
    metavar="我们的列=导出表的列",
    help="如 日期=受理时间，每列写一次。",
)
@click.option("--policy", metavar="编号或文号", default="", help="这张表问的都是这一份政策。")
@click.option("--channel", metavar="渠道", default="热线", help="没有渠道一列时写什么，默认写“热线”。")
@click.option("--name", metavar="文件名", help="写成 content/feedback/ 里的哪个文件，默认用起止日期。")
@click.pass_obj
def import_(
    root: Path, export: Path, columns: tuple[tuple[str, str], ...], policy: str, channel: str, name: str | None
) -> int:
    """把热线等系统导出的 CSV 转成 content/feedback/ 里的反馈表。

    只抄 --map 写明的列，可能有个人信息的列不抄；问题里的号码、姓名、门牌号换成〔电话〕这样的字样。
    没有写 政策 这一列、也没有 --policy 时，按问题里写到的文件名、别名、文号去对，对不上的不抄。
    """
    from generator.feedback.importing import Wanted, convert

    project = open_project(root)
    rows = _rows(export)
    wanted = Wanted(_columns(rows[0], columns), policy, channel)
    if policy and not _known(project, policy):
        raise click.UsageError(f"“{policy[:40]}”对不上本站的哪份政策，写编号（政策文件名去掉 .md）或者文号。")
    result = convert(rows, wanted, project.corpus.policies)
    if not result.lines:
        raise click.UsageError(f"没有一行能用（{_left_out(result)}），什么都没写。")
    path = f"content/feedback/{_name(name, result)}"
    from generator.commands.new import write

    write(root, {path: result.text()})
    copied = set(wanted.columns.values())
    dropped = [visible(cell.strip()) for cell in rows[0].cells if cell.strip() and cell.strip() not in copied]
    click.echo(f"读了 {result.read} 行，写到 {path}：{len(result.lines)} 行，{result.people} 次。")
    if result.left_out:
        click.echo(f"没有抄的行：{_left_out(result)}。")
    if dropped:
        click.echo(f"没有抄的列：{'、'.join(dropped[:30])}。")
    if result.masked:
        hidden = "、".join(f"{kind} {count} 处" for kind, count in sorted(result.masked.items()))
        click.echo(f"遮住的个人信息：{hidden}。程序认不全姓名，提交以前再看一遍。")
    click.echo(f"下一步：\n  {PROGRAM} check {path}　检查\n  {PROGRAM} feedback　看哪些文件该做二次解读")
    return 0


def _rows(export: Path) -> list[Row]:
    from generator.reader.csv_rows import csv_rows

    if export.stat().st_size > _MAX_EXPORT:
        raise click.UsageError(f"“{export.name}”超过 20 MB，分成几个文件导出。")
    rows, amiss = csv_rows(export.read_bytes(), _MAX_ROWS)
    if amiss:
        raise click.UsageError(f"{export.name}:{amiss.line}: {amiss.message}。{amiss.fix}。")
    if not rows:
        raise click.UsageError(f"“{export.name}”是空的。")
    return rows


def _columns(head: Row, columns: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Our columns and theirs; a column of the same name needs no mapping."""
    from generator.feedback.importing import PERSONAL

    there = [cell.strip() for cell in head.cells]
    found = {ours: ours for ours in _PARTIAL if ours in there} | dict(columns)
    if len(dict(columns)) < len(columns):
        raise click.UsageError("--map 里有一列写了两遍。")
    shown = "、".join(visible(cell) for cell in there if cell)
    for ours, theirs in found.items():
        if PERSONAL.search(theirs):
            raise click.UsageError(f"“{theirs}”这一列可能是个人信息，不抄。“{ours}”换一列。")
        if there.count(theirs) != 1:
            many = "不止一列叫" if theirs in there else "没有"
            raise click.UsageError(f"导出表里{many}“{theirs}”。第一行写的是：{shown}。")
    for ours in ("日期", "问题"):
        if ours not in found:
            raise click.UsageError(f"用 --map {ours}=… 写明哪一列是{ours}。导出表的第一行写的是：{shown}。")
    return found


def _known(project: Project, policy: str) -> bool:
    from generator.feedback.due import names_of, plain_name

    return plain_name(policy) in names_of(project.corpus.policies)


def _left_out(result: Imported) -> str:
    told = []
    for why, lines in result.left_out.items():
        some = "、".join(map(str, lines[:_SHOWN])) + (" 等" if len(lines) > _SHOWN else "")
        told.append(f"{why} {len(lines)} 行（第 {some} 行）")
    return "，".join(told) or "里面只有列名"


def _name(name: str | None, result: Imported) -> str:
    if name is None:
        return f"{result.lines[0][0]}_{result.lines[-1][0]}.csv"
    plain = name if name.endswith(".csv") else f"{name}.csv"
    if not plain.isprintable() or any(sign in plain for sign in '/\\:*?"<>|') or plain.startswith((".", "~")):
        raise click.UsageError(f"“{name}”不能作文件名，写成 2026-09.csv 的样子。")
    return plain
