"""The published explanation of every rule, from the rules' own docstrings; ``python -m generator.rules.documentation 目录`` writes it.

The examples in a docstring are patches of the one valid project that tests start from. Their fences say what they patch:

    ```yaml 政策            keys merged into the front matter of the policy; an empty value removes the key
    ```yaml 解读            the same for the interpretation
    ```yaml 解读 编号       the same for another file of that id, which begins as a copy
    ```yaml 设置            keys merged into extra.zcjd of mkdocs.yml
    ```markdown 解读        the whole body below the front matter
    ```markdown 解读 标题   the text below that heading of level 2; the section is added when there is none
    ```删除 解读 标题       that section goes, heading and all
    ```删除 路径            that file goes
    ```文件 路径            a whole file, in UTF-8 (文件-gbk: in GBK)
    ```起点 以上            the project as it is now is the base that a change starts from (check --base)
    ```审签 编号            statements on the pair as it is now, one a line: 身份 姓名 日期

Blocks with only blank lines between them apply together; a line of text (“又如：”) begins the next example.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.rules import FAMILIES, Rule, all_rules

SECTIONS = ("查什么", "为什么", "反例", "正例", "怎么改")
_HALVES = {"政策": "content/policies", "解读": "content/interpretations"}
_LONGEST = 40
_MARK = "<!-- 由 python -m generator.rules.documentation 生成，改规则的说明文字，不改这里 -->"


@dataclass(frozen=True, slots=True)
class Patch:
    """One fenced block of an example: what it does (`kind`), to what, and the text it holds."""

    kind: str
    target: str
    detail: str
    text: str
    fence: str


def split(lines: list[str]) -> Iterator[str | Patch]:
    """The lines of an explanation, with every fenced block whose info names a target as a Patch."""
    rows = iter(lines)
    for line in rows:
        ticks = len(line) - len(line.lstrip("`"))
        kind, _, rest = line[ticks:].partition(" ")
        if ticks < 3 or not rest:
            yield line
            continue
        held: list[str] = []
        for inner in rows:
            if inner.rstrip() == "`" * ticks:
                break
            held.append(inner)
        target, _, detail = rest.strip().partition(" ")
        yield Patch(kind, target, detail.strip(), "\n".join(held), "`" * ticks)


def section(rule: Rule, title: str) -> list[str]:
    """The lines of one section of a rule's explanation."""
    lines = rule.doc.splitlines()
    start = lines.index(f"## {title}") + 1
    end = next((row for row in range(start, len(lines)) if lines[row].removeprefix("## ") in SECTIONS), len(lines))
    return lines[start:end]


def examples(lines: list[str]) -> list[list[Patch]]:
    """The examples of a section, each a list of patches that apply together."""
    groups: list[list[Patch]] = [[]]
    for part in split(lines):
        if isinstance(part, Patch):
            groups[-1].append(part)
        elif part.strip() and groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def readable(doc: str) -> str:
    """An explanation with every patch introduced by a plain sentence, as drafters read it."""
    parts = (part if isinstance(part, str) else _introduced(part) for part in split(doc.splitlines()))
    return "\n".join(parts)


def _introduced(patch: Patch) -> str:
    caption = _caption(patch)
    if patch.kind in ("删除", "起点"):
        return caption
    language = "text" if patch.kind.startswith(("文件", "审签")) else patch.kind
    return f"{caption}\n\n{patch.fence}{language}\n{_shortened(patch.text)}\n{patch.fence}"


def _shortened(text: str) -> str:
    """The text; of one that is only long to be too long, its beginning and its end."""
    lines = text.split("\n")
    if len(lines) <= _LONGEST:
        return text
    left_out = f"  ……（中间还有 {len(lines) - 8} 行，略）"
    return "\n".join([*lines[:5], left_out, *lines[-3:]])


def _caption(patch: Patch) -> str:
    named = f"`{_HALVES[patch.target]}/{patch.detail}.md` 的" if patch.target in _HALVES and patch.detail else ""
    if patch.kind == "删除":
        if patch.detail:
            return f"{patch.target}里删去“{patch.detail}”一节。"
        return f"删去文件 `{patch.target}`。"
    if patch.kind == "起点":
        return "改动以前就是这样（没有写的，都是合格的）。这次改动："
    if patch.kind == "审签":
        return "对着这时的文件依次签："
    if patch.kind.startswith("文件"):
        return f"文件 `{patch.target}`{'（存成了 GBK 编码）' if patch.kind == '文件-gbk' else ''}："
    if patch.target == "设置":
        return "`mkdocs.yml` 的 `extra.zcjd`："
    if patch.kind == "yaml":
        return f"{named or patch.target}文件头："
    return f"{patch.target}“{patch.detail}”一节：" if patch.detail else f"{patch.target}正文："


def pages() -> dict[str, str]:
    """File name to text: a page for each rule and the table of all."""
    return {f"{rule.code}.md": _page(rule) for rule in all_rules()} | {"README.md": _table()}


def _page(rule: Rule) -> str:
    title, _, rest = readable(rule.doc).partition("\n")
    facts = (
        f"| 代码 | {rule.code} |\n| --- | --- |\n| 级别 | {rule.level} |\n| 从哪个阶段起 | {rule.stage} |\n"
        f"| 类别 | {FAMILIES[rule.code[:3]]} |"
    )
    return f"{_MARK}\n\n# {rule.code} {title.rstrip('。')}\n\n{facts}\n{rest.rstrip()}\n"


def _table() -> str:
    lines = [_MARK, "", "# 检查规则", "", "“阻断”的问题不改好就不能发布；“警告”“提示”不挡发布。", ""]
    for family, name in FAMILIES.items():
        rules = [rule for rule in all_rules() if rule.code.startswith(family)]
        if rules:
            lines += [
                f"## {family} {name}",
                "",
                "| 代码 | 级别 | 从哪个阶段起 | 查出的问题 |",
                "| --- | --- | --- | --- |",
            ]
            lines += [
                f"| [{rule.code}]({rule.code}.md) | {rule.level} | {rule.stage} | {rule.title} |" for rule in rules
            ]
            lines.append("")
    return "\n".join(lines)


def write(folder: Path) -> None:
    """Make `folder` hold exactly these pages: changed ones are written, stale ones deleted."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for old in folder.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        data = text.encode()
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
