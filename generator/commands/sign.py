"""zcjd sign"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.project import Project, date_option, open_project, today
from generator.finding import Level
from generator.model import BY_DIGEST, BY_SIGNATURE, ROLES, SignOff, Stage
from generator.program import PROGRAM
from generator.reader.signoffs import digests_of, parse_signoff
from generator.reporters.text import render
from generator.signoff.coverage import needs_cover, state, without_outrun
from generator.signoff.names import is_name, tidy
from generator.signoff.signatures import SigningFailed, sign
from generator.signoff.writing import replace_file, with_statement

if TYPE_CHECKING:
    from generator.checker import Report
    from generator.model import Pair

_STILL_TO_COME = ("ZJ211",)
"""What a statement may leave open: those of the others."""

_OF_SIGN_OFF = ("ZJ211", "ZJ212", "ZJ213", "ZJ214", "ZJ215", "ZJ216", "ZJ217", "ZJ218", "ZJ219")


@click.command(short_help="审签：给一对政策与解读签一份凭证")
@click.argument("pair_id", metavar="编号")
@click.option("--role", type=click.Choice(ROLES), required=True, help="以什么身份签，依次是起草、审核、签发。")
@click.option("--name", required=True, metavar="姓名", help="签的人的姓名。")
@click.option(
    "--key",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    metavar="文件",
    help="用这把 SSH 私钥签名。不写的，凭证只有姓名和摘要。",
)
@date_option
@click.pass_obj
def command(root: Path, pair_id: str, role: str, name: str, key: Path | None, as_of: date | None) -> int:
    """给一对政策与解读签一份凭证，写进 content/signoffs/编号.yml。

    凭证记下政策、每篇解读、每个附件这一刻的摘要，以后改一个字就作废。起草、审核、签发依次签；
    先签的重新签，后面的一并作废。有“阻断”问题、先后不对、自己批自己的，不能签（退出码 1，什么都没写）。
    """
    pair_id = _id_of(pair_id)
    name = tidy(name)
    if not is_name(name):
        raise click.UsageError(f"姓名“{name[:20]}”只能用汉字、字母和间隔号“·”")
    now = today()
    day = as_of or now
    if day > now:
        raise click.UsageError(f"日期 {day} 还没到（今天是 {now}），不能预签")
    project = open_project(root)
    pair = next((pair for pair in project.corpus.pairs if pair.id == pair_id), None)
    if pair is None or pair.policy is None:
        raise click.UsageError(f"没有 content/policies/{pair_id}.md。编号是政策的文件名去掉 .md，写文件的路径也行")
    for document in pair.documents:
        if document.drafted and day < document.drafted and needs_cover(document):
            raise click.UsageError(f"日期 {day} 早于 {document.path} 的起草日期 {document.drafted}")
    report = _of_pair(project.check(stage=Stage.SIGN), pair)
    blocks = [item for item in report.findings if item.level is Level.BLOCK and not item.code.startswith(_OF_SIGN_OFF)]
    if blocks or report.faults:
        click.echo(render(replace(report, findings=tuple(blocks))))
        click.echo(f"{pair_id} 还有“阻断”问题，没有签。", err=True)
        return 3 if report.faults else 1
    return _write(root, project, pair, role, name, day, key)


def _id_of(argument: str) -> str:
    """The id, also when the path of one of the files was given (a shell completes those)."""
    name = argument.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return name.partition(".")[0] if name.endswith((".md", ".yml")) else argument


def _write(root: Path, project: Project, pair: Pair, role: str, name: str, day: date, key: Path | None) -> int:
    path = root / f"content/signoffs/{pair.id}.yml"
    text, old = _old(path, pair.id)
    files = digests_of(root, project.corpus, pair, old)
    statement = state(pair, files, role, name, day, BY_SIGNATURE if key else BY_DIGEST)
    kept = without_outrun(replace(old, files=files), statement, pair) if old else ()
    if key:
        try:
            statement = replace(statement, signature=sign(statement, key))
        except SigningFailed as error:
            raise click.ClickException(str(error)) from error
    after = SignOff(pair.id, statement.position.path, (*kept, statement), files)
    refused = _refusals(project, pair, after)
    if refused.findings:
        click.echo(render(refused))
        click.echo("没有签，什么都没写。", err=True)
        return 1
    replace_file(path, with_statement(text, old, kept, statement))
    what = f"政策 1 份、解读 {len(statement.interpretations)} 篇、附件 {len(statement.files)} 个"
    click.echo(f"签好了：{name}，{role}，{day}（{statement.level}），包括{what}。\n  {statement.position.path}")
    dropped = [each.role for each in (old.statements if old else ()) if each not in kept and each.role != role]
    if dropped:
        click.echo(f"原来的{'、'.join(dropped)}凭证作废，要重新签。")
    if statement.open_keys:
        click.echo(f"还空着的 {'、'.join(statement.open_keys)}，要填的在签发以前填上，不用重新签。")
    empty = [] if role != ROLES[-1] else [key for key in _needed(pair) if not pair.policy or not pair.policy.wrote(key)]
    if empty:
        click.echo(f"注意：{'、'.join(empty)} 还空着。签发以后再填，签发凭证就作废；填好再签一次。")
    following = ROLES[ROLES.index(role) + 1 :][:1]
    if following and not any(each.role == following[0] for each in kept):
        click.echo(f"下一步：{PROGRAM} sign {pair.id} --role {following[0]} --name 姓名")
    return 0


def _needed(pair: Pair) -> tuple[str, ...]:
    draft = pair.policy is not None and pair.policy.document_type == "征求意见稿"
    return ("审签日期", "成文日期", "发布日期") if draft else ("文号", "审签日期", "成文日期", "发布日期")


def _old(path: Path, pair_id: str) -> tuple[str, SignOff | None]:
    """The sign-off as it is; refuses to write over one that cannot be read."""
    if not path.exists():
        return "", None
    data = path.read_bytes()
    signoff, problems = parse_signoff(f"content/signoffs/{pair_id}.yml", data)
    if signoff is None:
        place = problems[0].position
        raise click.ClickException(f"{place.path}:{place.line}: {problems[0].message}。删掉这个文件，三个人重新签")
    return data.decode("utf-8-sig"), signoff


def _refusals(project: Project, pair: Pair, after: SignOff) -> Report:
    """What the rules on sign-off would say of the new file, its missing statements apart."""
    signed = replace(project.corpus, signoffs={**project.corpus.signoffs, pair.id: after})
    report = replace(project, corpus=signed).check(stage=Stage.SIGN, select=_OF_SIGN_OFF)
    of_pair = _of_pair(report, pair)
    blocks = [item for item in of_pair.findings if item.level is Level.BLOCK and item.code not in _STILL_TO_COME]
    if not (project.settings.root / after.path).exists() and pair.policy:  # it was going to be written
        place = pair.policy.at("标题")
        blocks = [replace(item, position=place) if item.position.path == after.path else item for item in blocks]
        of_pair = replace(of_pair, only=tuple(path for path in of_pair.only if path != after.path))
    return replace(of_pair, findings=tuple(blocks))


def _of_pair(report: Report, pair: Pair) -> Report:
    """The part of the report that speaks of this pair and its sign-off."""
    paths = {document.path for document in pair.documents} | {f"content/signoffs/{pair.id}.yml"}
    kept = tuple(item for item in report.findings if item.position.path in paths)
    return replace(report, findings=kept, only=tuple(sorted(paths)))
