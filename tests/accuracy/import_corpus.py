"""Import every pair of a directory of plain texts with the real command, to measure on real input.

用法：python -m tests.accuracy.import_corpus 目录 输出目录 [--no-legacy]

目录 holds one directory a pair, with policy.txt, interpretation.txt and meta.json. 输出目录 becomes a project of its own.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import click

from generator.commands.import_ import command as import_command
from generator.drafting.document_facts import policy_title

LEGACY_UNTIL = "2024-12-31"
PROJECT = Path(__file__).parents[2]

_CONFIG = """site_name: 真实文本测量
site_url: https://example.org/corpus/
site_description: 用真实的政策和解读测量导入、检查和生成
docs_dir: content/pages
site_dir: .zcjd/engine
use_directory_urls: true
theme:
  name: material
  custom_dir: theme
  language: zh
  font: false
  favicon: assets/img/favicon.svg
plugins: []
markdown_extensions:
  - attr_list
  - tables
  - toc:
      permalink: false
extra:
  zcjd:
    主办单位: 测量用
"""
_KINDS = {"海关规章": "规章", "海关规范性文件": "行政规范性文件"}


def import_all(source: Path, out: Path, *, legacy: bool) -> list[str]:
    """Make the project at `out` and import every pair below `source` into it; returns the ids."""
    out.mkdir(parents=True)
    (out / "mkdocs.yml").write_text(
        _CONFIG + (f"    历史截止日期: {LEGACY_UNTIL}\n" if legacy else ""), encoding="utf-8"
    )
    shutil.copytree(PROJECT / "content/pages", out / "content/pages")
    (out / "content/files").mkdir()
    return [import_one(folder, out) for folder in sorted(source.iterdir()) if (folder / "meta.json").is_file()]


def import_one(folder: Path, out: Path) -> str:
    """Import one pair; its id is the year of the policy and the name of its directory."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    pair_id = f"{meta['policy_date'][:4]}-{folder.name}"
    text = (folder / "interpretation.txt").read_text(encoding="utf-8")
    arguments = [str(folder / "policy.txt"), str(folder / "interpretation.txt"), "--id", pair_id]
    for key, value in assignments(meta, text).items():
        arguments += ["--set", f"{key}={value}"]
    import_command.main(arguments, prog_name="zcjd import", standalone_mode=False, obj=out)
    return pair_id


def assignments(meta: dict[str, Any], text: str) -> dict[str, str]:
    """What meta.json knows, as the values of --set; what it does not know (dates of the interpretation) stays missing."""
    title = str(meta["title_interpretation"]).strip()
    values = {
        "政策.标题": meta["title_policy"] or policy_title(title, text) or bare_title(title),
        "解读.标题": title,
        "政策.文号": meta["wenhao"],
        "政策.发布机构": meta["agency"],
        "政策.责任单位": meta["agency"],
        "政策.文件类型": _KINDS.get(meta["policy_type"], "其他政策文件"),
        "政策.政策类型": "其他",
        "政策.发布日期": meta["policy_date"],
        "政策.施行日期": meta["effective_date"],
        "解读.解读单位": None if meta["producer_line"] else meta["agency"],  # else the text names it
        "阶段": "发布",
    }
    return {key: str(value) for key, value in values.items() if value}


def bare_title(title: str) -> str:
    """An interpretation's title without the words that say it is one."""
    bare = re.sub(r"^(?:政策|公告)?解读\s*[-｜|：:]\s*", "", title)
    return re.sub(r"(?:的)?(?:政策)?(?:解读问答|解读来啦|解读|出台了！)$", "", bare).strip(" —") or title


@click.command()
@click.argument("source", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(exists=False, path_type=Path))
@click.option("--no-legacy", is_flag=True, help="不写历史截止日期。")
def main(source: Path, out: Path, no_legacy: bool) -> None:
    """Import every pair below SOURCE into a new project OUT."""
    click.echo(f"导入了 {len(import_all(source, out, legacy=not no_legacy))} 对")


if __name__ == "__main__":
    main()
