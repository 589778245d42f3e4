"""The command `zcjd`: the only module that exits. Commands are one file each in `commands/`, imported when called.

Exit codes: 0 passed, 1 blocked by findings, 2 wrong usage or configuration, 3 our bug.
"""

from __future__ import annotations

import gc
import importlib
import os
import re
import sys
from pathlib import Path

import click

from generator import __version__
from generator.chinese import speak_chinese
from generator.program import PROGRAM
from generator.settings import CONFIG, SettingsError
from generator.trouble import reason

PASSED, BLOCKED, USAGE, BUG = 0, 1, 2, 3

COMMANDS = {
    "new": "新建一对政策与解读",
    "import": "把纯文本的政策和解读转成一对 Markdown 文件",
    "check": "检查政策与解读",
    "build": "检查并生成网站",
    "verify": "核对网站还是不是生成时的样子",
    "sign": "审签：给一对政策与解读签一份凭证",
    "serve": "边写边看：在本机预览，保存后自动刷新",
    "showcase": "遴选优秀解读案例",
    "report": "通报：按责任单位数出一个时期的解读情况",
    "feedback": "跟进：哪些文件该做二次解读，群众问了什么",
    "nginx": "给出 nginx 的配置",
    "explain": "解释一条规则",
    "rules": "列出全部规则",
}
_MODULES = {"import": "import_"}
_FEW_COLLECTIONS = 20_000
"""Objects between two searches for circles; the usual 700 cost a twentieth of a short check, which leaves none."""


speak_chinese()


class _Commands(click.Group):
    """Loads a command's module when it is called, so that `check` does not pay for `serve`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"generator.commands.{_MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.command
        command.options_metavar = "[选项]"
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    options_metavar="[选项]",
    subcommand_metavar="命令 …",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "-C",
    "directory",
    metavar="目录",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="项目所在的目录，默认是当前目录；当前目录没有 mkdocs.yml 的，往上一级一级找。",
)
@click.version_option(__version__, prog_name="zcjd", help="显示版本号。")
@click.pass_context
def _zcjd(ctx: click.Context, directory: Path | None) -> None:
    """政策文件与政策解读：同步起草、同步审签、同步发布。"""
    here = Path.cwd()
    above = (folder for folder in (here, *here.parents) if (folder / CONFIG).is_file())
    ctx.obj = directory.resolve() if directory else next(above, here)


_TIDY = ((r"'([^']*)'", r"“\1”"), (r"”, ?“", "”、“"), (r" ?([“”（]) ?", r"\1"), (r"\.$", "。"), (r"。（", "（"))


def _chinese_quotes(message: str) -> str:
    """click's hints stand in half-width quotes and end with a half-width full stop."""
    for pattern, chinese in _TIDY:
        message = re.sub(pattern, chinese, message)
    return message


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit."""
    if arguments is None and sys.getfilesystemencoding() != "utf-8":  # a locale of old, which garbles names of files
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    gc.set_threshold(_FEW_COLLECTIONS)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = _zcjd.main(args=arguments, prog_name=PROGRAM, standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        sys.exit(PASSED)
    except click.ClickException as error:
        if isinstance(error, click.UsageError) and error.ctx:
            click.echo(f"{error.ctx.get_usage()}\n用法说明：{error.ctx.command_path} --help\n", err=True)
        click.echo(f"错误：{_chinese_quotes(error.format_message())}", err=True)
        sys.exit(USAGE)
    except click.exceptions.Abort:
        click.echo("已中断。", err=True)
        sys.exit(130)
    except SettingsError as error:
        click.echo(f"错误：{error}", err=True)
        sys.exit(USAGE)
    except BrokenPipeError:  # the reader of our output went away: not an error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(PASSED)
    except OSError as error:  # a disk that is full, a directory that is gone: the machine's matter, in one sentence
        where = f"“{error.filename}”：" if error.filename else ""
        click.echo(f"错误：{where}{reason(error)}", err=True)
        sys.exit(USAGE)
    except Exception:  # the last line of defence: a bug of ours is named as one, with what is needed to report it
        import traceback

        traceback.print_exc()
        click.echo("程序自己出错了，和你写的内容无关。把上面这段文字发给维护人员。", err=True)
        sys.exit(BUG)
    sys.exit(code if isinstance(code, int) else PASSED)
