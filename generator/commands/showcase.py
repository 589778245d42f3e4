"""zcjd showcase"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.project import Project, WholeNumber, open_project
from generator.finding import Finding, Level, visible
from generator.model import Position
from generator.program import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checker import Report
    from generator.model import Selection
    from generator.publication import Publication
    from generator.showcase.ranking import Ranking

_NEEDED = ("ZJ911", "ZJ912", "ZJ913", "ZJ914", "ZJ915", "ZJ916", "ZJ917")
"""What is amiss with the rules or the sheets: with any of it nothing is ranked."""

_CELL = 60


@click.command(short_help="遴选优秀解读案例")
@click.argument("year", required=False, metavar="[年份]", type=WholeNumber(2000, 2099))
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="目录", help="把名次表、推荐表、佐证材料写到这个目录。"
)
@click.pass_obj
def command(root: Path, year: int | None, output: Path | None) -> int:
    """遴选优秀解读案例：先过门槛，再由程序初评，加上评委的复评，排出名次。

    不写年份时，列出有哪些遴选。规则和评分表放在 content/showcase/年份/ 里，写法见 docs/优秀案例.md。
    规则、评分表有一处不对就不排名次，退出码为 1；用法或配置不对为 2；程序自己出错为 3。
    """
    if year is None and output:
        raise click.UsageError("--output 要和年份一起用。")
    target = Path(os.path.realpath(output)) if output else None
    if target:
        from generator.commands.build import refuse_sources

        refuse_sources(target, root)
        _refuse_others(target)
    project = open_project(root)
    if year is None:
        return _list(project)
    return _select(project, year, target)


def _list(project: Project) -> int:
    for selection in project.corpus.selections:
        click.echo(f"{selection.year}　{selection.title}　{_state(selection)}")
    broken = _of_folder(project.check(select=_NEEDED), "content/showcase/")
    if broken:
        click.echo(_printed(broken))
        return 1
    if not project.corpus.selections:
        click.echo("还没有遴选。在 content/showcase/年份/selection.yml 写评选期、类别、名额，写法见 docs/优秀案例.md。")
    return 0


def _state(selection: Selection) -> str:
    if selection.final:
        return f"{selection.final.day} 公布，入选 {len(selection.final.chosen)} 件"
    return f"评委 {len(selection.judges)} 位，交了评分表的 {len(selection.sheets)} 位"


def _select(project: Project, year: int, target: Path | None) -> int:
    from generator.showcase.departures import departures, ranked

    folder = f"content/showcase/{year}/"
    asked = project.check(select=("ZJ91",))
    amiss = _of_folder(asked, folder)
    if asked.faults or any(finding.code in _NEEDED for finding in amiss):
        click.echo(_printed(amiss))
        click.echo("没有排名次。", err=True)
        return 3 if asked.faults else 1
    selection = next((each for each in project.corpus.selections if each.year == year), None)
    if selection is None:
        known = "、".join(str(each.year) for each in project.corpus.selections)
        there = f"有的是：{known}" if known else f"先写 {folder}selection.yml"
        raise click.UsageError(f"没有 {year} 年的遴选。{there}。")
    report = replace(project, as_of=selection.base_day).check()
    if report.faults:
        click.echo("、".join(sorted({fault.code for fault in report.faults})) + " 自己出错了，没有排名次。", err=True)
        return 3
    if private := [each for each in _of_folder(report, folder) if each.code.startswith("ZJ6")]:
        click.echo(_printed(private))
        click.echo("没有排名次，也没有写文件。", err=True)
        return 1
    if unread := [finding for finding in report.findings if finding.position.path in project.corpus.unreadable]:
        click.echo(_printed(unread))
        click.echo("有文件读不出来，不知道它参不参评，没有排名次。", err=True)
        return 1
    ranking, publication = ranked(selection, project.corpus, project.settings, project.standard, report)
    if ranking.unscored:
        click.echo(_printed(list(_unscored(ranking))))
        click.echo("没有排名次。", err=True)
        return 1
    amiss += departures(ranking, project.corpus)
    amiss += _changes(asked, selection)
    _show(ranking)
    if amiss:
        click.echo(_printed(amiss))
    if any(finding.level is Level.BLOCK for finding in amiss):
        return 1
    if target:
        _write(project, ranking, publication, target)
    return 0


def _of_folder(report: Report, folder: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.position.path.startswith(folder)]


def _unscored(ranking: Ranking) -> Iterator[Finding]:
    """What the second round left out: nobody gave it a point, though it came that far."""
    selection = ranking.selection
    for candidate in ranking.unscored:
        message = f"“{candidate.id}”过了门槛，没有一位评委给它打分"
        fix = f"由评委补打；不参评的，在 {selection.path} 的“参评”里只列参评的编号"
        yield Finding("ZJ915", Level.WARN, Position(selection.path), message, fix)


def _changes(report: Report, selection: Selection) -> list[Finding]:
    """The documents of the chosen that were edited since."""
    chosen = selection.final.chosen if selection.final else ()
    paths = {f"content/{path}" for choice in chosen for path in choice.digests}
    return [finding for finding in report.findings if finding.code == "ZJ919" and finding.position.path in paths]


def _printed(findings: list[Finding]) -> str:
    lines = []
    for finding in sorted(set(findings), key=lambda each: each.order):
        place = finding.position
        lines.append(f"{place.path}:{place.line}:{place.column}: {finding.code} [{finding.level}] {finding.message}")
        lines.append(f"    改法：{finding.fix}（{PROGRAM} explain {finding.code}）")
    return "\n".join(lines)


def _show(ranking: Ranking) -> None:
    from generator.showcase.tables import HEAD, REFUSED_HEAD, aligned, basis, refused_rows, row, ties

    click.echo(f"{ranking.selection.title}\n{basis(ranking)}")
    for category, found in ranking.classes:
        click.echo(f"\n{category.name}（名额 {category.seats} 件）")
        click.echo(aligned(HEAD, [_short(row(each)) for each in found]) if found else "没有参评的。")
        for line in ties(ranking, category, found):
            click.echo(line)
    if ranking.refused:
        refused = [_short(each) for each in refused_rows(ranking.refused)]
        click.echo(f"\n没有过门槛的\n{aligned(REFUSED_HEAD, refused)}")


def _short(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The cells as far as a line of a terminal holds them; the papers have them whole."""
    return tuple(cell if len(cell) <= _CELL else f"{cell[: _CELL - 1]}…" for cell in map(visible, cells))


def _refuse_others(target: Path) -> None:
    """What lies there must be ours: papers of earlier runs are replaced, other files never."""
    from generator.showcase.papers import JSON

    if target.exists() and not target.is_dir():
        raise click.UsageError(f"“{target}”是一个文件，不是目录。")
    if target.is_dir() and any(target.iterdir()) and not (target / JSON).is_file():
        raise click.UsageError(f"“{target}”里放着别的文件，不敢写进去。换一个空目录。")


def _write(project: Project, ranking: Ranking, publication: Publication, target: Path) -> None:
    from generator.showcase.papers import FORMS, PACKS, SHEETS, papers

    root = project.settings.root

    def read(path: str) -> bytes | None:
        file = root / path
        return file.read_bytes() if file.is_file() and not file.is_symlink() else None

    made = dict(papers(ranking, project.corpus, publication, read))
    for folder in (FORMS, PACKS, SHEETS):
        shutil.rmtree(target / folder, ignore_errors=True)
    for name, data in made.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)
    count = len(ranking.ranked)
    click.echo(
        f"\n已写到 {target}：名次表（Markdown、JSON、Excel）、{count} 份推荐表和佐证材料、终审名单底稿 final.yml。"
    )
    if not ranking.judged and ranking.selection.judges:
        click.echo(f"{SHEETS}/ 里是空白评分表，评委填好后放到 {ranking.selection.folder}/。")
