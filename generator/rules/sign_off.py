"""What the rules on sign-off share: the sign-off of a pair, how files and people are named, how to sign again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.finding import Level
from generator.model import ROLES, Pair, SignOff, Stage, Statement
from generator.program import PROGRAM
from generator.signoff.signatures import SIGNERS, Verdict, verify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.rules import Context


def sign_off(pair: Pair, context: Context) -> SignOff | None:
    """The sign-off of this pair, if there is one that can be read."""
    return context.corpus.signoffs.get(pair.id)


def voided(pair: Pair, context: Context) -> Level | None:
    """How much a statement weighs that no longer fits: less while the pair is being drafted again."""
    return Level.WARN if context.stage(pair) is Stage.DRAFT else None


def by(statements: Iterable[Statement]) -> str:
    """Who signed, as a phrase: 起草（示例甲，2026-02-24）、审核（…）."""
    return "、".join(f"{each.role}（{each.name}，{each.day}）" for each in statements)


def again(pair: Pair, statements: Iterable[Statement]) -> str:
    """What to run to have these people sign again, from the first role on."""
    roles = {statement.role for statement in statements}
    first = next((role for role in ROLES if role in roles), ROLES[0])
    rest = "，后面的身份跟着重签" if first != ROLES[-1] else ""
    return f"运行 {PROGRAM} sign {pair.id} --role {first} --name 姓名 重新签{rest}"


def verdict(statement: Statement, context: Context) -> Verdict:
    """Whether its signature holds, by the list of the state that the change starts from, else by the one that is here."""
    return verify(statement, (context.base or context.corpus).signers)


def list_name(context: Context) -> str:
    """Which list of signers that was."""
    return f"--base 那边的 {SIGNERS}" if context.base else f"工作目录的 {SIGNERS}"
