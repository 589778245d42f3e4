"""A link to a file of this site that does not exist, or that nobody has released for publication."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document, Link
from generator.rules import Context, rule
from generator.rules.link_schemes import scheme
from generator.rules.surroundings import target_path


@rule("ZJ801", on=Document, level=Level.BLOCK)
def broken_link(document: Document, context: Context) -> Iterator[Hit]:
    """链接指向的文件不存在。

    ## 查什么
    站内链接写的是从本文件出发的相对路径：别的政策或解读（`.md` 文件）、`content/files/` 下的附件、`content/pages/` 下的页面。
    这些文件要真的在；已经到“发布”阶段的文件，不能链接还没到“发布”阶段的文件。
    链接的文件只是发布日期还没到的，不算错：那一天以前网页上只显示文字，到了那一天自动变成链接。

    ## 为什么
    群众点开是“找不到页面”。

    ## 反例
    ```markdown 解读 主要内容
    每月补500元，依据见[《办法》](../policies/2026-zufang-buzhu.md)。
    ```

    ## 正例
    ```markdown 解读 主要内容
    每月补500元，依据见[《办法》](../policies/2026-zufang-butie.md)。
    ```

    ## 怎么改
    核对文件名；政策写 `../policies/编号.md`，解读写 `../interpretations/编号.md`，附件写 `../files/文件名`。
    """
    for link in document.body.links:
        target = _target(link, document)
        if target is None:
            continue
        folder, _, name = target.removeprefix("content/").partition("/")
        if target in context.corpus.unreadable:
            continue  # the file is there; why it cannot be read is told elsewhere
        if other := context.documents.get(target):
            if context.stage(other).order < context.stage(document).order:
                message = f"链接的“{target}”还在“{context.stage(other)}”阶段，没有发布"
                yield Hit(link.position, message, "等它一起发布，或先删去链接")
        elif (
            not target.startswith("content/") or folder not in ("files", "pages") or not _exists(folder, name, context)
        ):
            yield Hit(link.position, f"链接指向的“{link.url[:60]}”不存在", _fix(folder, name, context))


def _target(link: Link, document: Document) -> str | None:
    """The path in the project that a link leads to; what has a scheme, however hidden, is for ZJ602 and ZJ604."""
    return None if scheme(link.url) else target_path(link, document)


def _exists(folder: str, name: str, context: Context) -> bool:
    return name in (context.corpus.files if folder == "files" else context.corpus.pages)


def _fix(folder: str, name: str, context: Context) -> str:
    stem = name.rstrip("/").removesuffix(".md")
    for half in ("policies", "interpretations"):
        if f"content/{half}/{stem}.md" in context.documents:
            return f"改成“../{half}/{stem}.md”"
    return (
        "核对文件名；附件放进 content/files/，写成“../files/文件名”" if folder == "files" else "核对文件名，或删去链接"
    )
