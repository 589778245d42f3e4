"""zcjd serve"""

from __future__ import annotations

import contextlib
import errno
import sys
import time
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.project import date_option, today
from generator.finding import Level
from generator.program import PROGRAM

if TYPE_CHECKING:
    from datetime import date

    from generator.preview.server import Server


@click.command(short_help="边写边看：在本机预览，保存后自动刷新")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    metavar="端口",
    help="用哪个端口，默认 8000；0 表示自动挑一个。",
)
@date_option
@click.pass_obj
def command(root: Path, port: int, as_of: date | None) -> int:
    """在本机预览网站：保存文件后，浏览器里的页面自动刷新，并在页面上列出这份文件的问题和改法。

    各阶段的文件都能看到，还没发布的在标题前注明。只有这台电脑能打开，不影响已经生成的网站。按 Ctrl-C 结束。
    """
    from generator.engine import EngineError
    from generator.preview.state import Preview
    from generator.preview.watch import Watcher
    from generator.standards import StandardError

    server = _open(port)
    try:
        server.preview = Preview(root, lambda: as_of or today())
    except (EngineError, StandardError) as error:
        server.server_close()
        raise click.ClickException(str(error)) from error

    def refresh(changed: Collection[str]) -> None:
        started = time.monotonic()
        server.preview.refresh(changed)
        if sys.stderr.isatty():
            report = server.preview.view.report
            counts = "、".join(f"{level} {report.count(level)}" for level in Level if report.count(level)) or "没有问题"
            said = server.preview.view.trouble or f"全部文件{counts}"
            names = "、".join(sorted(changed)[:3]) + (" 等" if len(changed) > 3 else "")
            click.echo(f"{names}：{time.monotonic() - started:.2f} 秒，{said}", err=True)

    watcher = Watcher(root, refresh)
    with contextlib.suppress(KeyboardInterrupt):
        watcher.start()
        click.echo(f"预览：{server.url}\n改动保存后页面自动刷新。按 Ctrl-C 结束。")
        server.run()
    watcher.close()
    click.echo("预览已结束。")
    return 0


def _open(port: int) -> Server:
    from generator.preview.server import Server

    try:
        return Server(port)
    except OSError as error:
        if error.errno in (errno.EADDRINUSE, errno.EACCES) or getattr(error, "winerror", None) in (10013, 10048):
            why = "没有权限用" if error.errno == errno.EACCES else "已经有别的程序在用"
            raise click.ClickException(
                f"端口 {port} {why}。换一个，如 {PROGRAM} serve --port {port + 1 if port < 65535 else 8000}"
            ) from None
        raise click.ClickException(f"预览开不了（{error.strerror}）") from error
