"""zcjd nginx"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.project import date_option, open_project
from generator.publication import publish

if TYPE_CHECKING:
    from datetime import date


@click.command(short_help="给出 nginx 的配置")
@date_option
@click.pass_obj
def command(root: Path, as_of: date | None) -> None:
    """按 mkdocs.yml 里的网址给出 nginx 的配置：安全头、缓存、压缩、404 页，改过名的文件旧网址转到新网址。

    配置写到标准输出，不改动任何文件：zcjd nginx > zcjd.conf
    """
    from generator.hosting import HostingError, nginx  # imports the outputs, which import the renderer

    project = open_project(root, as_of)
    try:
        click.echo(nginx(publish(project.corpus, project.settings, project.as_of)), nl=False)
    except HostingError as error:
        raise click.ClickException(str(error)) from error
