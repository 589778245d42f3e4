"""zcjd rules"""

from __future__ import annotations

import click

from generator.program import PROGRAM
from generator.rules import FAMILIES, all_rules


@click.command(short_help="列出全部规则")
def command() -> None:
    """列出全部规则：代码、级别、从哪个阶段起、一句话说明。"""
    family = ""
    for rule in all_rules():
        if rule.code[:3] != family:
            click.echo(f"{'' if not family else chr(10)}{rule.code[:3]}xx {FAMILIES[rule.code[:3]]}")
            family = rule.code[:3]
        click.echo(f"  {rule.code}  {rule.level}  {rule.stage}  {rule.title}")
    click.echo(f"\n用 {PROGRAM} explain 代码 看详细说明。")
