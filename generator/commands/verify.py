"""zcjd verify"""

from __future__ import annotations

from pathlib import Path

import click

from generator.manifest import Compared, ManifestError, compare

_SHOWN = 20


@click.command(short_help="核对网站还是不是生成时的样子")
@click.argument("site", required=False, metavar="[目录]", type=click.Path(path_type=Path))
@click.pass_obj
def command(root: Path, site: Path | None) -> int:
    """逐个核对网站里的文件和生成时的清单（SHA-256），默认核对项目下的 site。

    清单能查出传丢、传坏、改动和多出来的文件。有人连清单一起改的，把这里打印的清单摘要和生成时记下的比一比。
    退出码：0 一样，1 不一样，2 没有清单或用法不对。
    """
    place = site or root / "site"
    try:
        found = compare(place)
    except ManifestError as error:
        raise click.ClickException(str(error)) from error
    for name, paths in (("少了", found.missing), ("变了", found.changed), ("多出来", found.extra)):
        for path in paths[:_SHOWN]:
            click.echo(f"{name}：{path}")
        if len(paths) > _SHOWN:
            click.echo(f"{name}的还有 {len(paths) - _SHOWN} 个")
    click.echo(f"{_verdict(found)}\n清单摘要：{found.digest}")
    return 0 if found.same else 1


def _verdict(found: Compared) -> str:
    if found.same:
        return f"{found.files} 个文件都和生成时一样。"
    counts = (("少了", found.missing), ("变了", found.changed), ("多出", found.extra))
    said = "、".join(f"{name} {len(paths)} 个" for name, paths in counts if paths)
    return f"和生成时不一样：{said}文件。用 zcjd build 重新生成，没有变的照用，变了的重做。"
