"""zcjd import"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.commands.new import free_id, paths_of, write
from generator.commands.project import today
from generator.drafting.document_id import make_id, valid_id
from generator.drafting.overrides import OverrideError, read_assignments
from generator.drafting.plain_text import Imported, NotPlainText, decode_text, import_pair
from generator.fields import Field, Kind
from generator.program import PROGRAM
from generator.reader import read_document
from generator.reader.files import MAX_FILE
from generator.reader.yaml_tree import Mapping, Scalar
from generator.settings import load
from generator.trouble import reason

_SAMPLES = {
    Kind.DATE: "2026-03-02",
    Kind.CHOICES: "[…]",
    Kind.CONTACT: "{单位: …, 电话: 0000-12345678}",
}

_text_file = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(short_help="把纯文本的政策和解读转成一对 Markdown 文件")
@click.argument("policy", metavar="政策.txt", type=_text_file)
@click.argument("interpretation", metavar="解读.txt", type=_text_file)
@click.option("--id", "pair_id", metavar="编号", help="这一对文件的编号，如 2026-zufang-butie。不写时按标题的拼音起。")
@click.option(
    "--set",
    "assignments",
    metavar="键=值",
    multiple=True,
    help="写明一项信息，如 --set 责任单位=区民政局。两份文件都有的键，两份都写；只写一份的，前面加“政策.”或“解读.”。可写多次。",
)
@click.pass_obj
def command(root: Path, policy: Path, interpretation: Path, pair_id: str | None, assignments: tuple[str, ...]) -> None:
    """把纯文本的政策和解读转成一对 Markdown 文件。

    “一、”转成二级标题，“（一）”转成三级标题，文字一个不少，次序不变。标题、文号、日期能认出来的写进文件头，
    认不出来的列在最后，照着补。已有的文件不会被覆盖。
    """
    load(root)
    if policy.samefile(interpretation):
        raise click.UsageError(f"政策和解读是同一个文件“{policy}”。先写政策，再写解读")
    try:
        given = read_assignments(assignments)
    except OverrideError as error:
        raise click.UsageError(str(error)) from error
    (policy_text, ours), (interpretation_text, theirs) = _read(policy), _read(interpretation)
    halves = import_pair(policy_text, interpretation_text, given)
    pair_id = _id(root, pair_id, halves[0])
    files = dict(zip(paths_of(pair_id), (half.markdown for half in halves), strict=True))
    _refuse_bad_values(files)
    write(root, files)
    for source, encoding in ((policy, ours), (interpretation, theirs)):
        if encoding != "UTF-8":
            click.echo(f"{source.name} 是 {encoding} 编码，已转成 UTF-8。")
    for name, path, half in zip(("政策", "解读"), files, halves, strict=True):
        click.echo("".join(f"{line}\n" for line in _summary(name, path, half)), nl=False)
    for path, half in zip(files, halves, strict=True):
        click.echo("".join(f"{line}\n" for line in _to_add(path, half.missing)), nl=False)
    click.echo(f"下一步：打开这两份文件核对，补上没找到的，然后运行 {PROGRAM} check {' '.join(files)}")


def _read(path: Path) -> tuple[str, str]:
    try:
        data = path.read_bytes() if path.stat().st_size <= 2 * MAX_FILE else None
    except OSError as error:
        raise click.UsageError(f"文件“{path}”打不开：{reason(error)}") from error
    if data is None:
        raise click.UsageError(f"文件“{path}”超过 2 MB。只留正文，图片和表格放进附件")
    try:
        return decode_text(data)
    except NotPlainText as error:
        raise click.UsageError(f"文件“{path}”{error}") from error


def _id(root: Path, wanted: str | None, policy: Imported) -> str:
    if wanted is not None:
        if not valid_id(wanted):
            raise click.UsageError(f"编号“{wanted}”不合规矩。写成“年份-拼音”，如 2026-zufang-butie")
        return wanted
    title = str(policy.values.get("标题", ""))
    if not title:
        raise click.UsageError("认不出政策的标题，起不了编号。加上 --id 2026-zufang-butie 的样子，或 --set 政策.标题=…")
    day = str(policy.values.get("成文日期") or policy.values.get("发布日期") or "")
    year = int(day[:4]) if day[:4].isdigit() else today().year
    return make_id(title, year, lambda pair_id: not free_id(root, pair_id))


def _refuse_bad_values(files: dict[str, str]) -> None:
    """What would not survive reading back is refused before anything is written."""
    for path, text in files.items():
        data = text.encode()
        if len(data) > MAX_FILE:
            raise click.UsageError(f"{path} 会超过 1 MB。只留正文，表格放进附件")
        document, problems = read_document(path, data)
        if document is None or problems:
            raise click.UsageError(f"{problems[0].message}。{problems[0].fix}")


def _summary(name: str, path: str, half: Imported) -> list[str]:
    lines = [f"{name}：{path}"]
    found = [f"{key} {_shown(value)}" for key, value in half.values.items()]
    lines.append(f"  写进文件头：{'；'.join(found)}")
    lines += [f"  {note}" for note in half.notes]
    if half.guessed:
        lines.append("  原文的标题和正文连在一起，下面几处是猜着分开的，核对一下：")
        lines += [f"    第 {line} 行　{text}" for line, text in half.guessed]
    return lines


def _to_add(path: str, missing: tuple[Field, ...]) -> list[str]:
    """What is still to be written, each as the line to type, with the stage that asks for it."""
    if not missing:
        return []
    lines = [f"没找到，要在 {path} 的文件头里补上："]
    for each in missing:
        when = f"到“{each.required}”要有" if each.required else "最好有"
        choices = f"，从 {'、'.join(each.choices)} 里选" if each.choices else ""
        lines.append(f"  {each.key}: {_SAMPLES.get(each.kind, '…')}　（{each.meaning}{choices}；{when}）")
    return lines


def _shown(value: object) -> str:
    if isinstance(value, (str, date)):
        return str(value)
    if isinstance(value, Mapping):
        return "、".join(f"{key.text} {part.text}" for key, part in value.entries if isinstance(part, Scalar))
    return "、".join(value) if isinstance(value, tuple) else "（已写）"
