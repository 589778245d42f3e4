"""zcjd new"""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.project import WholeNumber, open_project, today
from generator.drafting.document_facts import quoted_title
from generator.drafting.document_id import further_suffix, make_id, valid_id
from generator.drafting.front_matter import Value
from generator.drafting.new_files import AlreadyThere, write_new
from generator.drafting.template import further_file, interpretation_file, policy_file
from generator.elements import BY_ID
from generator.feedback.due import follow_ups
from generator.feedback.masking import mask
from generator.fields import DOCUMENT_TYPES, FORMS, POLICY_TYPES
from generator.finding import visible
from generator.model import Document, Policy
from generator.program import PROGRAM
from generator.reader import read_document
from generator.reader.files import read_bytes
from generator.settings import load
from generator.standards import StandardError
from generator.standards import load as load_standard
from generator.trouble import reason

_QUESTIONS = 8
"""Questions that a further interpretation starts from."""


@click.command(short_help="新建一对政策与解读")
@click.argument("title", metavar="标题")
@click.option("--id", "pair_id", metavar="编号", help="编号，如 2026-zufang-butie。不写时用年份和标题的拼音。")
@click.option(
    "--type",
    "types",
    type=click.Choice(POLICY_TYPES),
    multiple=True,
    help="政策类型，可写多次。补助性、支持性的会带上申报流程、办事指南和示例。",
)
@click.option(
    "--document",
    "document_type",
    type=click.Choice(DOCUMENT_TYPES),
    help="文件类型。标准对规章、征求意见稿等另有要求的，照着列。",
)
@click.option("--amends", multiple=True, metavar="文号或编号", help="修改了哪份旧文件，可写多次。")
@click.option("--repeals", multiple=True, metavar="文号或编号", help="废止了哪份旧文件，可写多次。")
@click.option("--unit", metavar="责任单位", help="谁起草、谁解读。")
@click.option(
    "--round", "round_number", type=WholeNumber(1, 99), metavar="轮次", help="给已有的政策加第几轮解读，如 2。"
)
@click.option(
    "--form",
    "forms",
    type=click.Choice(FORMS),
    multiple=True,
    help="解读形式，可写多次。给已有的政策加一篇时，写明是哪种。",
)
@click.pass_obj
def command(
    root: Path,
    title: str,
    pair_id: str | None,
    types: tuple[str, ...],
    document_type: str | None,
    amends: tuple[str, ...],
    repeals: tuple[str, ...],
    unit: str | None,
    round_number: int | None,
    forms: tuple[str, ...],
) -> None:
    """新建一对政策与解读，两份文件同时写好，已有的文件不会被覆盖。

    给已有的政策再加一篇解读：用 --id 指明是哪份政策，用 --round 或 --form 写明是第几轮、什么形式，“标题”写这篇解读的标题。
    第二轮起，content/feedback/ 里问得最多的问题会列成小标题。
    """
    settings = load(root)
    title = " ".join(title.split())
    if not title.isprintable() or not title:
        raise click.UsageError("标题是空的，或者有看不见的字符")
    if valid_id(title):
        raise click.UsageError(f"标题“{title}”像是编号。先写标题，编号用 --id 指明：new 标题 --id {title}")
    if pair_id is not None and not valid_id(pair_id):
        raise click.UsageError(f"编号“{pair_id}”不合规矩。写成“年份-拼音”，如 2026-zufang-butie")
    exists = pair_id is not None and (root / paths_of(pair_id)[0]).exists()
    if pair_id and exists and (round_number or forms):
        _add_interpretation(root, title, pair_id, unit, round_number or 1, forms)
        return
    if (round_number or 1) > 1:
        place = f"没有 {paths_of(pair_id)[0]}" if pair_id else "没有用 --id 写明是哪份政策"
        raise click.UsageError(f"第 {round_number} 轮解读要加在已有的政策上，{place}")
    try:
        standard = load_standard(settings.standard, root)
    except StandardError as error:
        raise click.ClickException(str(error)) from error
    day = today()
    if pair_id is None:
        wanted = make_id(title, day.year, lambda _: False)
        pair_id = make_id(title, day.year, lambda each: not free_id(root, each))
        if pair_id != wanted and f"标题: {title}\n" in _text_of(root / paths_of(wanted)[0]):
            raise click.UsageError(f"“{title}”已经有了：{paths_of(wanted)[0]}。确实要另写一份，用 --id 指明编号")
        if pair_id != wanted:
            click.echo(f"编号 {wanted} 已经有了，这一对用 {pair_id}。")
    shared: dict[str, Value] = {"阶段": "起草", "起草日期": day.isoformat()}
    known: dict[str, Value] = {"文件类型": document_type or "", "修改": amends, "废止": repeals}
    policy: dict[str, Value] = {"标题": title, "责任单位": unit or "", "政策类型": types, **shared}
    policy |= {key: value for key, value in known.items() if value}
    subject = Policy(
        id=pair_id,
        path=paths_of(pair_id)[0],
        title=title,
        document_type=document_type,
        policy_types=types,
        amends=amends,
        repeals=repeals,
    )
    interpretation: dict[str, Value] = {
        "标题": f"{quoted_title(title)}政策解读",
        "解读单位": unit or "",
        "解读形式": forms or ("文字",),
        **shared,
    }
    files = dict(
        zip(
            paths_of(pair_id),
            (policy_file(policy), interpretation_file(interpretation, standard, subject)),
            strict=True,
        )
    )
    write(root, files)
    click.echo("写好了两份文件：")
    for path, text in zip(
        files, ("写政策：先填文件头，再把正文写在下面", f"写解读：按“{standard.title}”列好了要素"), strict=True
    ):
        click.echo(f"  {path}\n    {text}")
    if support := standard.support_of(subject):
        click.echo(f"  {'、'.join(BY_ID[element].name for element in support)}也列好了，照着格式改")
    click.echo("凡是写着“（待补充）”的地方都要换成真话，没换完不能送审。\n下一步：")
    click.echo(f"  {PROGRAM} serve　边写边看\n  {PROGRAM} check {' '.join(files)}　检查还缺什么")


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def paths_of(pair_id: str) -> tuple[str, str]:
    """Where the two halves of a pair stand, relative to the project."""
    return f"content/policies/{pair_id}.md", f"content/interpretations/{pair_id}.md"


def free_id(root: Path, pair_id: str) -> bool:
    """Whether no file of this project uses the id."""
    return not any((root / path).exists() for path in paths_of(pair_id)) and not any(
        (root / "content/interpretations").glob(f"{pair_id}.*.md")
    )


def write(root: Path, files: dict[str, str]) -> None:
    """Write new files, or say in one sentence why none was written."""
    try:
        write_new(root, files)
    except AlreadyThere as error:
        raise click.UsageError(f"已经有 {error.path}，没有覆盖它，什么都没写。换一个 --id") from error
    except OSError as error:
        raise click.ClickException(f"写不进去（{reason(error)}），什么都没写。检查目录的权限和磁盘空间") from error


def _add_interpretation(
    root: Path, title: str, pair_id: str, unit: str | None, round_number: int, forms: tuple[str, ...]
) -> None:
    base = f"content/interpretations/{pair_id}.{further_suffix(round_number, forms)}"
    names = (f"{base}.md", *(f"{base}-{number}.md" for number in range(2, 100)))
    path = next((name for name in names if not (root / name).exists()), names[0])
    values: dict[str, Value] = {
        "标题": title,
        "解读单位": unit or _unit_of(root, pair_id),
        "解读形式": forms or ("文字",),
        "解读对象": (pair_id,),
        "轮次": str(round_number) if round_number > 1 else "",
        "阶段": "起草",
        "起草日期": today().isoformat(),
    }
    asked = _asked(root, pair_id) if round_number > 1 else []
    kept = {key: value for key, value in values.items() if value or key != "轮次"}
    write(root, {path: further_file(kept, [label for label, _ in asked])})
    click.echo(f"写好了一篇解读：\n  {path}")
    if asked:
        click.echo("上一次解读以后问得最多的问题，已经列成小标题，照群众的问法改通顺、写上回答：")
        for label, count in asked:
            click.echo(f"  {count:>4} 次　{visible(label)}")
    click.echo(f"下一步：\n  {PROGRAM} serve　边写边看\n  {PROGRAM} check {path}　检查还缺什么")


def _asked(root: Path, pair_id: str) -> list[tuple[str, int]]:
    """What people have asked most about the policy since it was last interpreted, and how often."""
    if not (root / "content/feedback").is_dir():
        return []
    project = open_project(root)
    found = follow_ups(project.corpus, project.settings.follow_up, project.as_of)
    groups = next((each.groups for each in found if each.pair.id == pair_id), ())
    return [(mask(group.label)[0], group.count) for group in groups[:_QUESTIONS]]


def _unit_of(root: Path, pair_id: str) -> str:
    """The unit of the existing policy, so that it need not be typed again."""
    path = paths_of(pair_id)[0]
    data = read_bytes(root / path, path)
    document: Document | None = read_document(path, data)[0] if isinstance(data, bytes) else None
    return getattr(document, "unit", None) or ""
