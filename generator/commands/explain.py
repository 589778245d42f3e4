"""zcjd explain"""

from __future__ import annotations

import difflib

import click

from generator.program import PROGRAM
from generator.rules import all_rules
from generator.rules.documentation import readable


@click.command(short_help="解释一条规则")
@click.argument("code", metavar="代码")
def command(code: str) -> None:
    """解释一条规则：查什么、为什么、反例、正例、怎么改。代码写成 ZJ203 的样子。"""
    rules = {rule.code: rule for rule in all_rules()}
    rule = rules.get(code.upper())
    if rule is None:
        near = difflib.get_close_matches(code.upper(), rules, n=1, cutoff=0.5)
        hint = f"是不是想写 {near[0]}？" if near else ""
        raise click.UsageError(f"没有“{code}”这条规则。{hint}运行 {PROGRAM} rules 看全部规则。")
    click.echo(f"{rule.code} [{rule.level}] 从“{rule.stage}”阶段起\n\n{readable(rule.doc)}")
