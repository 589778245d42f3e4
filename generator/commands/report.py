"""zcjd report"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.project import DAY, Project, date_option, open_project, today
from generator.monitoring.counts import COUNTS, RATES, counted, percent, tenths
from generator.monitoring.monitoring import monitor, unit_names
from generator.monitoring.periods import Period, PeriodError, parse
from generator.settings import SettingsError

if TYPE_CHECKING:
    from datetime import date

    from generator.monitoring.monitoring import Monitoring

_UNFIT = re.compile(r'[\\/:*?"<>|\s.]+')


class _PeriodType(click.ParamType[Period]):
    name = "时期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        try:
            return value if isinstance(value, Period) else parse(str(value))
        except PeriodError as error:
            self.fail(str(error), param, ctx)


@click.command(short_help="通报：按责任单位数出一个时期的解读情况")
@click.option(
    "--period", type=_PeriodType(), required=True, metavar="时期", help="季度、月份或年份，如 2026Q3、2026-07、2026。"
)
@click.option("--unit", metavar="单位", help="只报一个责任单位，写它在文件里的全名。")
@click.option(
    "--as-of", "past", type=DAY, metavar="日期", help="从 git 取这一天的文件，按这一天来算；要在 git 仓库里运行。"
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="目录",
    help="写到哪里，默认是项目下的 通报。",
)
@date_option
@click.pass_obj
def command(
    root: Path, period: Period, unit: str | None, past: date | None, output: Path | None, as_of: date | None
) -> int:
    """数出一个时期的通报：Markdown、Word、Excel、JSON 各一份，两张图。

    数的是发布日期在这个时期以内的主动公开政策文件；每个数都能追到文件。只写文件，不上网：
    要在网站上公布的，把时期写进 mkdocs.yml 的 公开通报。检查有阻断问题也照样出，问题写在通报里。
    """
    if past and as_of:
        raise click.UsageError("--as-of 已经定了日期，不和 --date 同用。")
    folder = (output or root / "通报").resolve()
    _refuse_sources(folder, root)
    wanted = unit or ""
    found = _as_it_was(root, period, wanted, past) if past else _monitor(open_project(root, as_of), period, wanted, "")
    if found.period.start > found.as_of:
        raise click.UsageError(f"{period.label}还没有开始（统计到 {found.as_of}）。")
    names = _write(found, folder)
    rows = found.rows
    told = [f"{count.name} {counted(count, rows)}" for count in COUNTS]
    told += [f"{rate.name} {percent(tenths(rate, rows))}" for rate in RATES]
    click.echo(f"{period.label}{found.unit}：{'，'.join(told)}。")
    click.echo(f"已写到 {folder}：{'、'.join(names)}。")
    return 0


def _monitor(project: Project, period: Period, unit: str, commit: str) -> Monitoring:
    names = unit_names(project.corpus)
    if unit and unit not in names:
        near = [name for name in names if unit in name] or names
        raise click.UsageError(f"没有叫“{unit[:40]}”的责任单位。文件里写的有：{'、'.join(near[:20]) or '没有'}。")
    report = project.check()
    if report.faults:
        broken = "、".join(sorted({fault.code for fault in report.faults}))
        raise RuntimeError(f"{broken} failed; a count without it would be wrong")
    return monitor(
        period,
        project.corpus,
        project.settings,
        project.standard,
        report.findings,
        as_of=project.as_of,
        unit=unit,
        commit=commit,
    )


def _as_it_was(root: Path, period: Period, unit: str, past: date) -> Monitoring:
    from generator.reader.history import HistoryError, write_state

    if past > today():
        raise click.UsageError(f"--as-of 的 {past} 还没到（今天是 {today()}）。")
    with tempfile.TemporaryDirectory(prefix="zcjd-report-") as scratch:
        state = Path(scratch).resolve()
        try:
            commit = write_state(root, past, state)
            return _monitor(open_project(state, past), period, unit, commit[:10])
        except HistoryError as error:
            raise click.UsageError(f"{error}。") from error
        except SettingsError as error:
            raise SettingsError(f"{past} 那天的 {error}") from error


def _write(found: Monitoring, folder: Path) -> list[str]:
    from generator.monitoring import charts, data, excel, markdown, word

    name = f"通报-{found.period.name}" + (f"-{_UNFIT.sub('_', found.unit)}" if found.unit else "")
    pictures = []
    files: dict[str, bytes] = {}
    if found.rows:
        pictures = [(f"{name}-单位.svg", "各责任单位的解读率和合格率，数字见上表")]
        files[pictures[0][0]] = charts.of_units(found).encode()
    pictures.append((f"{name}-趋势.svg", "解读率和合格率的变化，数字见上表"))
    files[pictures[-1][0]] = charts.of_trend(found).encode()
    files[f"{name}.md"] = markdown.render(found, pictures).encode()
    files[f"{name}.docx"] = word.render(found)
    files[f"{name}.xlsx"] = excel.render(found)
    files[f"{name}.json"] = data.render(found).encode()
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in files.items():
        (folder / file).write_bytes(text)
    return sorted(files)


def _refuse_sources(folder: Path, root: Path) -> None:
    sources = [root / name for name in ("content", "theme", "standards", "generator", "site", ".zcjd", ".git")]
    if folder == root or root.is_relative_to(folder) or any(folder.is_relative_to(source) for source in sources):
        raise click.UsageError(f"通报不能写到“{folder}”：那里放着网站的文件。换一个目录，如 通报。")
