"""Random edits of a project, as offices make them: texts, front matter, files, pages, settings, templates, the day."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

FIRST_DAY = date(2026, 11, 24)


@dataclass(slots=True)
class Desk:
    """A project under edit: where it lies, what day it is, and the dice."""

    root: Path
    dice: random.Random
    day: date = FIRST_DAY
    count: int = 0

    def documents(self, half: str) -> list[Path]:
        """The files of one half, by name."""
        return sorted((self.root / "content" / half).glob("*.md"))

    def any_document(self) -> Path:
        """One of them."""
        return self.dice.choice([*self.documents("policies"), *self.documents("interpretations")])


def _rewrite(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def add_a_sentence(desk: Desk) -> None:
    """At the end of a document."""
    _rewrite(desk.any_document(), lambda text: f"{text.rstrip()}\n\n第{desk.count}次补充的话。\n")


def take_a_sentence(desk: Desk) -> None:
    """A paragraph in the middle goes."""
    path = desk.any_document()
    head, rule, body = path.read_text(encoding="utf-8").partition("\n---\n")
    parts = body.split("\n\n")
    parts.pop(desk.dice.randrange(len(parts)))
    path.write_text(head + rule + "\n\n".join(parts), encoding="utf-8")


def change_a_title(desk: Desk) -> None:
    """The title gets a mark."""
    _rewrite(
        desk.any_document(), lambda text: re.sub(r"(?m)^标题: (.*)$", rf"标题: \g<1>（{desk.count}）", text, count=1)
    )


def change_a_summary(desk: Desk) -> None:
    """What lists show below the title."""
    path = desk.dice.choice(desk.documents("policies"))
    _rewrite(path, lambda text: re.sub(r"(?m)^内容概述: .*$", f"内容概述: 第{desk.count}版的内容。", text, count=1))


def change_topics(desk: Desk) -> None:
    """A policy moves from its topics to another."""
    path, topic = desk.dice.choice(desk.documents("policies")), desk.dice.choice(("住房保障", "教育", "第三类"))
    _rewrite(path, lambda text: re.sub(r"(?m)^主题: .*$", f"主题: [{topic}]", text, count=1))


def end_a_policy(desk: Desk) -> None:
    """A policy is said to be over, or no longer."""
    path = desk.dice.choice(desk.documents("policies"))
    _rewrite(path, lambda text: _without(text, "有效性").replace("\n阶段:", "\n有效性: 失效\n阶段:", 1))


def repeal_another(desk: Desk) -> None:
    """A policy says that it repeals another one."""
    one, other = desk.dice.sample(desk.documents("policies"), 2)
    _rewrite(one, lambda text: _without(text, "废止").replace("\n阶段:", f"\n废止: [{other.stem}]\n阶段:", 1))


def withdraw(desk: Desk) -> None:
    """A document goes back to drafting."""
    _rewrite(desk.any_document(), lambda text: text.replace("阶段: 发布", "阶段: 起草", 1))


def delete(desk: Desk) -> None:
    """A document goes."""
    desk.any_document().unlink()


def add_a_pair(desk: Desk) -> None:
    """A pair under another id, with another title and number."""
    path = desk.dice.choice(desk.documents("policies"))
    mark = f"-kao-{desk.count}"
    for half in ("policies", "interpretations"):
        source = desk.root / "content" / half / path.name
        if source.is_file():
            text = source.read_text(encoding="utf-8").replace(path.stem, path.stem + mark)
            text = re.sub(r"(?m)^标题: (.*)$", rf"标题: \g<1>{desk.count}号", text, count=1)
            text = re.sub(r"(?m)^文号: .*$", f"文号: 示考〔2026〕{desk.count + 1}号", text, count=1)
            source.with_name(f"{path.stem}{mark}.md").write_text(text, encoding="utf-8")


def rename_a_pair(desk: Desk) -> None:
    """A pair moves to another id and keeps its old address."""
    path = desk.dice.choice(desk.documents("policies"))
    name = f"{path.stem}-x"
    for half in ("policies", "interpretations"):
        for source in (desk.root / "content" / half).glob(f"{path.stem}*.md"):
            if source.name.partition(".")[0] == path.stem:
                text = _without(source.read_text(encoding="utf-8"), "曾用编号")
                text = text.replace("\n阶段:", f"\n曾用编号: [{source.stem}]\n阶段:", 1)
                source.with_name(source.name.replace(path.stem, name, 1)).write_text(text, encoding="utf-8")
                source.unlink()


def change_an_attachment(desk: Desk) -> None:
    """A file that pages offer grows."""
    paths = sorted(path for path in (desk.root / "content/files").iterdir() if path.suffix in (".csv", ".txt"))
    path = desk.dice.choice(paths)
    path.write_bytes(path.read_bytes().rstrip(b"\r\n") + f"\n第{desk.count}行\n".encode())


def change_a_page(desk: Desk) -> None:
    """A hand-written page says more."""
    _rewrite(desk.root / "content/pages/about.md", lambda text: f"{text.rstrip()}\n\n第{desk.count}次修改。\n")


def change_a_setting(desk: Desk) -> None:
    """The owner's name, or how many documents a page lists."""
    old, new = desk.dice.choice(
        ((r"主办单位: .*", f"主办单位: 示例区{desk.count}办"), (r"每页条数: .*", "每页条数: 3"))
    )
    path = desk.root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    key = old.partition(":")[0]
    if key not in text:
        text = text.replace("  zcjd:\n", f"  zcjd:\n    {new}\n", 1)
    path.write_text(re.sub(rf"(?m)^(\s+){old}$", rf"\g<1>{new}", text, count=1), encoding="utf-8")


def change_a_template(desk: Desk) -> None:
    """A component of the theme."""
    _rewrite(desk.root / "theme/components/validity.html", lambda text: f"{text.rstrip()}\n<!-- {desk.count} -->\n")


def change_a_style(desk: Desk) -> None:
    """A style sheet."""
    _rewrite(desk.root / "theme/assets/css/base.css", lambda text: f"{text.rstrip()}\n/* {desk.count} */\n")


def change_the_synonyms(desk: Desk) -> None:
    """The office's own words."""
    path = desk.root / "content/search/同义词.txt"
    path.parent.mkdir(exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    path.write_text(f"{before.rstrip()}\n公告{desk.count} 通告{desk.count}\n".lstrip(), encoding="utf-8")


def change_a_consultation(desk: Desk) -> None:
    """What is asked, and its draft where it is a file."""
    for path in desk.documents("consultations"):
        _rewrite(path, lambda text: text.replace("说明: ", f"说明: 第{desk.count}稿，", 1))
    for draft in sorted((desk.root / "content/files").glob("*-caoan.txt")):
        _rewrite(draft, lambda text: f"{text.rstrip()}\n补充{desk.count}\n")


def go_on_a_day(desk: Desk) -> None:
    """Time passes."""
    desk.day += timedelta(days=desk.dice.choice((1, 40, 400)))


def go_back(desk: Desk) -> None:
    """As a preview of the past."""
    desk.day -= timedelta(days=desk.dice.choice((1, 30)))


def _without(text: str, key: str) -> str:
    return re.sub(rf"(?m)^{key}: .*\n", "", text, count=1)


EDITS = (
    *(add_a_sentence, add_a_sentence, take_a_sentence, change_a_title, change_a_summary, change_topics, end_a_policy),
    *(repeal_another, withdraw, delete, add_a_pair, add_a_pair, rename_a_pair, change_an_attachment, change_a_page),
    *(change_a_setting, change_a_template, change_a_style, change_the_synonyms, go_on_a_day, go_back),
    change_a_consultation,
)


def edit(desk: Desk) -> str:
    """One edit at random; returns what it was."""
    desk.count += 1
    chosen = desk.dice.choice(EDITS)
    chosen(desk)
    return chosen.__name__


def copy_project(source: Path, target: Path) -> None:
    """The project's sources, without anything that was made of them."""
    for name in ("content", "theme"):
        shutil.copytree(source / name, target / name)
    shutil.copyfile(source / "mkdocs.yml", target / "mkdocs.yml")
