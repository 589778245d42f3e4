"""The command line library's own sentences in Chinese: a table, put in place of its gettext lookups."""

from __future__ import annotations

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

CATALOGUE = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Show this message and exit.": "显示这段说明。",
    "Show the version and exit.": "显示版本号。",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "Try '{command} {option}' for help.": "用法说明：{command} {option}",
    "Error: {message}": "错误：{message}",
    "Aborted!": "已中断。",
    "default: {default}": "默认 {default}",
    "required": "必填",
    "Missing command.": "没有写命令。",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "{missing}{param_hint}.{msg}": "{missing}{param_hint}。{msg}",
    "No such command {name!r}.": "没有“{name}”这个命令。",
    "No such option {name!r}.": "没有“{name}”这个选项。",
    "Did you mean {possibility}?": "是不是想写 {possibility}？",
    "(Did you mean one of: {possibilities}?)": "（是不是想写其中一个：{possibilities}？）",
    "Got unexpected extra argument ({args})": "多了不认识的参数（{args}）。",
    "Got unexpected extra arguments ({args})": "多了不认识的参数（{args}）。",
    "Option {name!r} requires an argument.": "选项“{name}”后面要写一个值。",
    "Option {name!r} does not take a value.": "选项“{name}”后面不用写值。",
    "Option {name!r} requires {nargs} argument.": "选项“{name}”后面要写 {nargs} 个值。",
    "Option {name!r} requires {nargs} arguments.": "选项“{name}”后面要写 {nargs} 个值。",
    "Argument {name!r} takes {nargs} values.": "参数“{name}”要写 {nargs} 个值。",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的值不对：{message}",
    "Invalid value: {message}": "值不对：{message}",
    "{value!r} is not {choice}.": "“{value}”不在可选范围（{choice}）。",
    "{value!r} is not one of {choices}.": "“{value}”不在可选范围（{choices}）。",
    "{value!r} is not a valid {number_type}.": "“{value}”不是整数。",
    "{value} is not in the range {range}.": "“{value}”太大或太小，超出了范围（{range}）。",
    "{value!r} does not match the format {format}.": "“{value}”不是 {format} 这种写法。",
    "{value!r} does not match the formats {formats}.": "“{value}”不是 {formats} 这种写法。",
    "{name} {filename!r} does not exist.": "{name}“{filename}”不存在。",
    "{name} {filename!r} is a file.": "“{filename}”是文件，要的是目录。",
    "{name} {filename!r} is a directory.": "“{filename}”是目录，要的是文件。",
    "{name} {filename!r} is not readable.": "{name}“{filename}”没有读取权限。",
    "{name} {filename!r} is not writable.": "{name}“{filename}”没有写入权限。",
    "Could not open file {filename!r}: {message}": "文件“{filename}”打不开：{message}",
    "file": "文件",
    "directory": "目录",
    "path": "路径",
}


def speak_chinese() -> None:
    """Make click look its sentences up in CATALOGUE; a sentence that is not there stays as it is."""

    def translate(text: str) -> str:
        return CATALOGUE.get(text, text)

    def plural(one: str, many: str, count: int) -> str:
        return translate(one if count == 1 else many)

    modules = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)
    for module in modules:
        for name, replacement in (("_", translate), ("ngettext", plural)):
            if hasattr(module, name):
                setattr(module, name, replacement)
