"""zcjd build"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.project import WholeNumber, date_option, open_project
from generator.manifest import ManifestError, compare
from generator.monitoring.monitoring import published_reports
from generator.publication import left_out, publish
from generator.publish import MARKER, PublishError, previous_of, replace_site, roll_back
from generator.reporters.text import render
from generator.settings import is_site_url

if TYPE_CHECKING:
    from datetime import date

    from generator.site import Written


@click.command(short_help="检查并生成网站")
@click.option("--output", type=click.Path(path_type=Path), metavar="目录", help="网站生成到哪里，默认是项目下的 site。")
@click.option("--base-url", metavar="网址", help="网站的正式网址，代替 mkdocs.yml 里的 site_url。")
@click.option("--empty", is_flag=True, help="没有可以公开的政策时，也用空网站替换旧网站。")
@click.option("--jobs", type=WholeNumber(1, 256), metavar="个数", help="同时用几个进程，默认与处理器核数相同。")
@click.option("--rollback", is_flag=True, help="不生成，退回上一版网站；再退一次就回到这一版。")
@date_option
@click.pass_obj
def command(
    root: Path,
    output: Path | None,
    base_url: str | None,
    empty: bool,
    jobs: int | None,
    rollback: bool,
    as_of: date | None,
) -> int:
    """检查全部文件；没有阻断问题时生成网站，整体替换旧网站。

    还在起草、审签的文件不会上网，它们还缺的内容也不影响发布。
    有阻断问题、出错或中断时，旧网站原样保留；换下来的上一版留在旁边，用 --rollback 退回。
    退出码：0 成功，1 有阻断问题，2 用法或配置不对，3 程序自己出错。
    """
    if base_url is not None and not is_site_url(base_url):
        raise click.UsageError("--base-url 应是网站首页的地址，以 http:// 或 https:// 开头，不带 ? 和 #。")
    target = Path(os.path.realpath(output)) if output else root / "site"
    refuse_sources(target, root)
    if rollback:
        return _roll_back(target)
    started = time.monotonic()
    project = open_project(root, as_of)
    report = project.check()
    if report.findings or report.faults:
        click.echo(render(report))
    if report.faults or report.hold_back:
        click.echo("网站没有改动。", err=True)
        return 3 if report.faults else 1
    settings = replace(project.settings, site_url=base_url) if base_url else project.settings
    written: list[Written] = []

    from generator.engine import EngineError, build_shells  # imports the renderer: only needed once nothing blocks
    from generator.site import SiteError, write_site
    from generator.site.made import keep_ledger, recall_ledger

    reports = published_reports(project.corpus, settings, project.standard, report.findings, project.as_of)
    publication = publish(project.corpus, settings, project.as_of, reports=reports)
    if not publication.policies and (target / MARKER).is_file() and not empty:
        raise click.ClickException(
            f"到{project.as_of.isoformat()}没有一份可以公开的政策，不敢用空网站替换“{target}”。确实要清空，加 --empty"
        )

    def write(stage: Path) -> None:
        bar = click.progressbar(length=1000, label="生成网站", hidden=not sys.stderr.isatty(), file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="zcjd-") as name, bar:  # another build may be made of the same project
            shells = Path(name) / "shells"
            build_shells(settings, shells)
            progress = lambda done, total: bar.update(done * 1000 // total - bar.pos)  # noqa: E731
            written.append(write_site(publication, shells, stage, jobs=jobs, progress=progress, ledger=ledger))

    ledger = recall_ledger(project.cache, target)
    try:
        replace_site(target, write)
    except (PublishError, EngineError) as error:
        raise click.ClickException(str(error)) from error
    except SiteError as error:
        click.echo(f"{error}。网站没有改动，这是程序的问题。", err=True)
        return 3
    keep_ledger(project.cache, ledger)
    same = f"其中 {written[0].same} 个没有变，" if written[0].same else ""
    click.echo(
        f"网站已生成：{target}\n"
        f"{len(publication.policies)} 份政策、{len(publication.interpretations)} 篇解读，共 {written[0].pages} 个网页、"
        f"{written[0].files} 个文件、{written[0].bytes / 1024 / 1024:.1f} MB，{same}用时 {time.monotonic() - started:.1f} 秒。"
    )
    if hidden := left_out(project.corpus, publication):
        click.echo(f"没有上网：{hidden}。")
    return 0


def _roll_back(target: Path) -> int:
    with suppress(ManifestError):  # one made before there were lists is taken as it is
        if not compare(previous_of(target)).same:
            message = "上一版的文件和生成时不一样（没有变的文件两版合用，改一个等于改两个）。用 zcjd build 重新生成"
            raise click.ClickException(f"没有退：{message}")
    try:
        roll_back(target)
    except PublishError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"已退回上一版：{target}")
    return 0


def refuse_sources(target: Path, root: Path) -> None:
    """A site must never take the place of what it is made from, nor lie among it."""
    sources = [root / name for name in ("content", "theme", "standards", "generator", ".zcjd", ".git")]
    if root == target or root.is_relative_to(target) or any(target.is_relative_to(source) for source in sources):
        raise click.UsageError(f"不能输出到“{target}”：那里放着网站的源文件。换一个目录，如 site")
