"""zcjd check"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from generator.commands.project import date_option, open_project
from generator.model import Stage
from generator.program import PROGRAM
from generator.reporters import FORMATS
from generator.rules import all_rules
from generator.settings import CONFIG
from generator.trouble import reason

if TYPE_CHECKING:
    from datetime import date

    from generator.checker import Report


@click.command(short_help="检查政策与解读")
@click.argument("paths", nargs=-1, metavar="[路径]...")
@click.option(
    "--stage",
    type=click.Choice([stage.value for stage in Stage]),
    help="按走到这一步来检查，例如送审前用 审签。默认按各文件自己写的阶段。",
)
@click.option(
    "--format", "style", type=click.Choice(list(FORMATS)), default="text", help="报告的格式。", show_default=True
)
@click.option("--select", multiple=True, metavar="代码", help="只查这些规则，写代码或开头几位，如 ZJ2。可写多次。")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), metavar="文件", help="把报告写到文件。")
@date_option
@click.pass_obj
def command(
    root: Path,
    paths: tuple[str, ...],
    stage: str | None,
    style: str,
    select: tuple[str, ...],
    output: Path | None,
    as_of: date | None,
) -> int:
    """检查政策与解读是否成对、是否三同步、要素是否齐全。

    不写路径时检查全部；写了路径（文件或目录）时，只报告这些文件的问题。
    有“阻断”问题时退出码为 1，CI 据此拦下发布；用法或配置不对为 2；程序自己出错为 3。
    """
    _known(select)
    project = open_project(root, as_of)
    report = project.check(stage=Stage(stage) if stage else None, select=select)
    if paths:
        corpus = project.corpus
        found = {document.path for document in corpus.documents()} | corpus.unreadable
        report = _only(report, root, paths, found | {problem.position.path for problem in corpus.problems})
    text = FORMATS[style](report)
    if output:
        _refuse_sources(output, root)
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise click.ClickException(f"报告写不进“{output}”（{reason(error)}）") from error
    else:
        click.echo(text, nl=False)
    return exit_code(report)


def exit_code(report: Report) -> int:
    """3 when a rule of ours threw, 1 when anything blocks, else 0."""
    if report.faults:
        return 3
    return 1 if report.blocked else 0


def _known(select: tuple[str, ...]) -> None:
    codes = [rule.code for rule in all_rules()]
    for prefix in select:
        if not prefix or not any(code.startswith(prefix) for code in codes):
            raise click.UsageError(f"没有以“{prefix}”开头的规则。运行 {PROGRAM} rules 看全部规则。")


def _only(report: Report, root: Path, paths: tuple[str, ...], known_paths: Iterable[str]) -> Report:
    wanted = []
    for path in paths:
        full = next((base / path for base in (root, Path.cwd()) if (base / path).exists()), root / path).resolve()
        if not full.exists():
            raise click.UsageError(f"路径“{path}”不存在。")
        if not full.is_relative_to(root):
            raise click.UsageError(f"路径“{path}”不在项目目录里。")
        wanted.append(PurePosixPath(full.relative_to(root).as_posix()))
    known = [PurePosixPath(path) for path in known_paths]
    for folder in wanted:
        if not any(path.is_relative_to(folder) for path in known):
            raise click.UsageError(f"“{folder}”里没有政策和解读，没有可查的。")
    kept = tuple(
        item for item in report.findings if any(PurePosixPath(item.position.path).is_relative_to(w) for w in wanted)
    )
    return replace(report, findings=kept, only=tuple(str(path) for path in wanted))


def _refuse_sources(output: Path, root: Path) -> None:
    """A report must never overwrite what it reports on."""
    full = output.resolve()
    if (
        full.is_relative_to(root / "content")
        or full == root / CONFIG
        or (full.exists() and full.suffix in (".md", ".yml", ".py"))
    ):
        raise click.UsageError(f"报告不能写到“{output}”：会盖掉网站的源文件。换一个文件名，如 report.json")
