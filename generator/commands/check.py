"""zcjd check"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from generator.commands.project import Project, date_option, open_project
from generator.model import BY_SIGNATURE, Stage
from generator.program import PROGRAM
from generator.reporters import FORMATS, SUMMED_UP, render
from generator.rules import all_rules
from generator.settings import CONFIG
from generator.trouble import reason

if TYPE_CHECKING:
    from datetime import date

    from generator.baseline import Known
    from generator.checker import Report
    from generator.model import Interpretation

# What a plain check does not need (audit, baseline, history …) is imported by the function that does.


@click.command(short_help="检查政策与解读")
@click.argument("paths", nargs=-1, metavar="[路径]...")
@click.option(
    "--stage",
    type=click.Choice([stage.value for stage in Stage]),
    help="按走到这一步来检查，例如送审前用 审签。默认按各文件自己写的阶段。",
)
@click.option("--format", "style", type=click.Choice(FORMATS), default="text", help="报告的格式。", show_default=True)
@click.option("--select", multiple=True, metavar="代码", help="只查这些规则，写代码或开头几位，如 ZJ2。可写多次。")
@click.option(
    "--base",
    metavar="REF",
    help="只查从 git 的这个分支或提交分出来以后的改动，如 origin/main；并查改动有没有只动一半。",
)
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="文件",
    help="不报这个文件里记着的旧问题（ZJ0、ZJ6 开头的照报）。build 不看它。与 --base 同用时，按 REF 里的那一份。",
)
@click.option(
    "--write-baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="文件",
    help="把现有的问题记到这个文件，以后用 --baseline 略去；不打印报告，没有出错的退出码为 0。",
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), metavar="文件", help="把报告写到文件。")
@click.option(
    "--audit",
    is_flag=True,
    help="不查规则，逐份读出每项要素有没有、有几分把握，用来摸清旧文件的底。--format 可写 json。",
)
@date_option
@click.pass_obj
def command(
    root: Path,
    paths: tuple[str, ...],
    stage: str | None,
    style: str,
    select: tuple[str, ...],
    base: str | None,
    baseline: Path | None,
    write_baseline: Path | None,
    output: Path | None,
    as_of: date | None,
    audit: bool,
) -> int:
    """检查政策与解读是否成对、是否三同步、要素是否齐全。

    不写路径时检查全部；写了路径（文件或目录）时，只报告这些文件的问题。
    有“阻断”问题时退出码为 1，CI 据此拦下发布；用法或配置不对为 2；程序自己出错为 3。
    """
    _known(select)
    project = open_project(root, as_of)
    step = Stage(stage) if stage else None
    if audit:
        _refuse_with("--audit 不查规则", select=select, stage=stage, base=base, baseline=baseline, write=write_baseline)
        _give(_audit(project, paths, style), output, root)
        return 0
    if write_baseline:
        _refuse_with(
            "基线记的是全部", select=select, stage=stage, base=base, baseline=baseline, paths=paths, output=output
        )
        return _record(project.check(), write_baseline, root)
    if base is None:
        report = project.check(stage=step, select=select)
    else:
        from generator.commands.comparing import compare

        report = compare(project, base, step, select)
    report = replace(report, select=select)
    wanted = _wanted(project, paths) if paths else ()
    narrowed = partial(_only, wanted=wanted) if wanted else _whole
    report = narrowed(report)
    if baseline:
        whole = not (paths or select or base)
        report = _without_known(report, _read_baseline(baseline, root, base), tell_stale=whole)
        if style not in SUMMED_UP:
            click.echo(f"按基线略去 {report.hidden} 处旧问题。", err=True)
    if style in SUMMED_UP and step in (None, Stage.DRAFT):
        from generator.commands.foresight import foresee

        report = foresee(report, project, narrowed)
    _give(render(report, style), output, root)
    if base is None:
        _say_whose_list(project)
    return exit_code(report)


def _say_whose_list(project: Project) -> None:
    """Signatures were judged by a list that whoever edits the documents can edit too."""
    statements = [each for signoff in project.corpus.signoffs.values() for each in signoff.statements]
    if any(each.level == BY_SIGNATURE for each in statements):
        from generator.signoff.signatures import SIGNERS

        click.echo(f"签名按工作目录的 {SIGNERS} 核对；要按受保护分支上的名单核对，加 --base 分支名。", err=True)


def _read_baseline(path: Path, root: Path, base: str | None) -> Known:
    """The baseline on disk, or, when a change is judged, the one from before it: a change does not excuse itself."""
    from generator.baseline import BaselineError
    from generator.baseline import read as read_known
    from generator.reader.history import HistoryError, file_at

    try:
        if base is None:
            return read_known(path.read_text(encoding="utf-8"))
        full = path.resolve()
        if not full.is_relative_to(root):
            raise click.UsageError(f"与 --base 同用时，基线“{path}”要放在项目目录里。")
        text = file_at(root, base, full.relative_to(root).as_posix())
        if text is None:
            raise click.UsageError(f"“{base}”里没有基线“{path}”。先把它单独提交。")
        return read_known(text.decode())
    except (BaselineError, UnicodeDecodeError) as error:
        why = error if isinstance(error, BaselineError) else "不是 UTF-8 编码"
        raise click.UsageError(f"基线“{path}”读不懂：{why}。") from error
    except HistoryError as error:
        raise click.UsageError(f"{error}。") from error
    except OSError as error:
        raise click.UsageError(f"基线“{path}”读不出来（{reason(error)}）。") from error


def _without_known(report: Report, known: Known, *, tell_stale: bool) -> Report:
    from generator.baseline import without

    filtered = without(report, known)
    if filtered.stale and tell_stale:
        click.echo(f"提示：基线里有 {filtered.stale} 处已经没有了，用 --write-baseline 重写一遍。", err=True)
    return filtered.report


def _record(report: Report, file: Path, root: Path) -> int:
    from generator.baseline import may_wait, write

    _write(file, root, write(report))
    known = sum(may_wait(finding) for finding in report.findings)
    left = len(report.findings) - known
    rest = f"；读不懂的文件、隐私、审签凭证等 {left} 处记不进基线，照样会报" if left else ""
    click.echo(f"已记下 {known} 处到 {file}{rest}。")
    if report.faults:
        broken = "、".join(sorted({fault.code for fault in report.faults}))
        click.echo(f"{broken} 自己出错了，它们的问题没有记下。", err=True)
    return 3 if report.faults else 0


def _audit(project: Project, paths: tuple[str, ...], style: str) -> str:
    from generator.audit import STYLES, audit

    if style not in STYLES:
        raise click.UsageError(f"--audit 的 --format 写 {' 或 '.join(STYLES)}。")
    wanted = _wanted(project, paths)
    among = [item for item in project.corpus.interpretations if not paths or _within(wanted, _pair_of(item))]
    return audit(project.corpus, among, project.standard.every, style)


def _pair_of(item: Interpretation) -> tuple[str, ...]:
    return item.path, *(f"content/policies/{target}.md" for target in item.targets)


def _refuse_with(why: str, **options: object) -> None:
    """These options would be passed over in silence."""
    names = {"paths": "路径", "write": "--write-baseline"}
    given = [names.get(name, f"--{name}") for name, value in options.items() if value]
    if given:
        raise click.UsageError(f"{why}，不和 {'、'.join(given)} 同用。")


def _give(text: str, output: Path | None, root: Path) -> None:
    if output:
        _write(output, root, text)
    else:
        click.echo(text, nl=False)


def _write(file: Path, root: Path, text: str) -> None:
    _refuse_sources(file, root)
    try:
        file.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise click.ClickException(f"报告写不进“{file}”（{reason(error)}）") from error


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


def _wanted(project: Project, paths: tuple[str, ...]) -> tuple[PurePosixPath, ...]:
    """The paths relative to the project; refuses those that are not there, or outside content/ and nothing to check."""
    root, corpus, wanted = project.settings.root, project.corpus, []
    for path in paths:
        full = next((base / path for base in (root, Path.cwd()) if (base / path).exists()), root / path).resolve()
        if not full.exists():
            raise click.UsageError(f"路径“{path}”不存在。")
        if not full.is_relative_to(root):
            raise click.UsageError(f"路径“{path}”不在项目目录里。")
        wanted.append(PurePosixPath(full.relative_to(root).as_posix()))
    known = [*(document.path for document in corpus.documents()), *corpus.unreadable]
    known += [problem.position.path for problem in corpus.problems]
    for folder in wanted:
        if not (folder.is_relative_to("content") or _within((folder,), known)):
            raise click.UsageError(f"“{folder}”里没有政策和解读，没有可查的。")
    return tuple(wanted)


def _within(wanted: Iterable[PurePosixPath], paths: Iterable[str]) -> bool:
    return any(PurePosixPath(path).is_relative_to(folder) for folder in wanted for path in paths)


def _only(report: Report, wanted: tuple[PurePosixPath, ...]) -> Report:
    kept = tuple(item for item in report.findings if _within(wanted, (item.position.path,)))
    checked = tuple(item for item in report.checked if _within(wanted, (item,)))
    early = {path: stage for path, stage in report.early.items() if _within(wanted, (path,))}
    return replace(report, findings=kept, checked=checked, early=early, only=tuple(str(path) for path in wanted))


def _whole(report: Report) -> Report:
    return report


def _refuse_sources(output: Path, root: Path) -> None:
    """A report must never overwrite what it reports on."""
    full = output.resolve()
    if (
        full.is_relative_to(root / "content")
        or full == root / CONFIG
        or (full.exists() and full.suffix in (".md", ".yml", ".py"))
    ):
        raise click.UsageError(f"报告不能写到“{output}”：会盖掉网站的源文件。换一个文件名，如 report.json")
