"""zcjd explain"""

from __future__ import annotations

import click

from generator.program import PROGRAM
from generator.rules import FAMILIES, all_rules
from generator.rules.documentation import readable


@click.command(short_help="解释一条规则")
@click.argument("code", metavar="代码")
def command(code: str) -> None:
    """解释一条规则：查什么、为什么、反例、正例、怎么改。代码写成 ZJ203 的样子。"""
    rules = {rule.code: rule for rule in all_rules()}
    wanted = code.strip().upper()
    rule = rules.get(wanted) or rules.get(f"ZJ{wanted}")
    if rule is None:
        raise click.UsageError(
            f"没有“{code}”这条规则。{_nearest(wanted, tuple(rules))}运行 {PROGRAM} rules 看全部规则。"
        )
    click.echo(f"{rule.code} [{rule.level}] 从“{rule.stage}”阶段起\n\n{readable(rule.doc)}")


def _nearest(wanted: str, codes: tuple[str, ...]) -> str:
    """The codes of the family, or those nearest in number, as a sentence; nothing where there is no such family."""
    digits = "".join(sign for sign in wanted if sign.isascii() and sign.isdigit())
    if wanted in FAMILIES:
        return (
            f"{wanted} 是“{FAMILIES[wanted]}”一类，有 {'、'.join(each for each in codes if each.startswith(wanted))}。"
        )
    family = [code for code in codes if len(digits) == 3 and code[2] == digits[0]]
    near = sorted(sorted(family, key=lambda code: abs(int(code[2:]) - int(digits)))[:3])
    return f"号码相近的有 {'、'.join(near)}。" if near else ""
