"""Prints one table of all that is measured on real texts.

用法：python -m tests.accuracy 目录 [--errors] [--only 名称]

目录 is one of the form of pairs/, gold.csv, unpaired/ and policies/. The exit code is 1 when a measure misses its goal.
"""

from __future__ import annotations

import importlib
import traceback
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import click

from tests.accuracy.columns import width
from tests.accuracy.rows import Row

MEASURES = {
    "headings": "要素",
    "figures": "数字",
    "citations": "文号与条款",
    "copying": "照抄",
    "privacy": "隐私",
}
_COLUMNS = ("", "量的是什么", "结果", "要求")


def measured(name: str, corpus: Path) -> Iterator[Row]:
    """The rows of one module; when it throws, one row that says so."""
    try:
        with redirect_stdout(StringIO()):  # what the import tells about each pair
            rows = list(importlib.import_module(f"tests.accuracy.{name}").measure(corpus))
        yield from rows
    except Exception as error:  # one broken measure must not hide the others
        said = f"{type(error).__name__}: {error}"
        yield Row(
            f"{MEASURES[name]}（{name}.py）", "没有量成：" + said, "", False, tuple(traceback.format_exc().splitlines())
        )


def table(rows: Iterable[Row]) -> str:
    """The rows under each other, aligned by what a Chinese character takes on the screen."""
    lines = [_COLUMNS, *(("达到" if row.met else "没达到", row.measure, row.found, row.goal) for row in rows)]
    widths = [max(width(line[column]) for line in lines) for column in range(len(_COLUMNS))]
    padded = (
        "  ".join(cell + " " * (room - width(cell)) for cell, room in zip(line, widths, strict=True)) for line in lines
    )
    return "\n".join(line.rstrip() for line in padded)


@click.command()
@click.argument("corpus", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--errors", is_flag=True, help="逐条列出每个错误。")
@click.option("--only", multiple=True, type=click.Choice(list(MEASURES)), help="只量这些，可写多次。")
@click.pass_context
def main(context: click.Context, corpus: Path, errors: bool, only: tuple[str, ...]) -> None:
    """Print the table of all measures taken on CORPUS."""
    rows = [row for name in only or MEASURES for row in measured(name, corpus)]
    click.echo(table(rows))
    for row in rows if errors else ():
        if row.errors:
            click.echo(f"\n{row.measure}：{len(row.errors)} 条")
            click.echo("\n".join(f"  {line}" for line in row.errors))
    context.exit(0 if all(row.met for row in rows) else 1)


if __name__ == "__main__":
    main()
