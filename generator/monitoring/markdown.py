"""A 通报 as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.monitoring import prose, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.monitoring.monitoring import Monitoring
    from generator.monitoring.tables import Table

_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|#"})


def render(found: Monitoring, charts: Sequence[tuple[str, str]] = ()) -> str:
    """The whole text; `charts` are the file names and descriptions of pictures beside it."""
    parts = [f"# {_plain(prose.title(found))}", *map(_plain, prose.opening(found))]
    parts += ["## 一、总体情况", *map(_plain, prose.overall(found))]
    if found.rows:
        parts += [_table(tables.by_unit(found)), _table(tables.by_form(found))]
    parts += ["## 二、变化趋势", *map(_plain, prose.compared(found)), _table(tables.trend(found))]
    parts += [f"![{description}]({name})" for name, description in charts]
    parts += ["## 三、存在问题"]
    for group in prose.groups(found):
        parts.append(f"### {_plain(group.heading)}")
        lines = (
            f"{number}. {_plain(prose.line(row, problem))}\n   依据：`{prose.evidence(problem)}`"
            for number, (row, problem) in enumerate(group.found, 1)
        )
        parts.append("\n".join(lines))
    if not prose.groups(found):
        parts.append("没有发现问题。")
    parts += ["## 四、工作要求", "\n".join(f"{at}. {_plain(text)}" for at, text in enumerate(prose.demands(found), 1))]
    parts += [_plain(found.owner) + "  \n" + prose.written(found.as_of)]
    if found.rows:
        parts += ["## 附件1　各政策文件解读情况", _table(tables.documents(found), caption=False)]
    parts += ["## 附件2　计数口径", _table(tables.definitions(), caption=False)]
    return "\n\n".join(parts) + "\n"


def _plain(text: str) -> str:
    """The text with a backslash before all that Markdown would take for a sign."""
    return " ".join(text.split()).translate(_SIGNS)


def _table(table: Table, *, caption: bool = True) -> str:
    lines = [f"**{_plain(table.caption)}**\n"] if caption else []
    lines.append(f"| {' | '.join(map(_plain, table.head))} |")
    lines.append(f"|{'---|' * len(table.head)}")
    lines += [f"| {' | '.join(map(_plain, row))} |" for row in table.rows]
    return "\n".join(lines)
