"""A change after which a published document is no longer where it was."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, Policy, Position, Stage
from generator.rules import Context, rule
from generator.rules.before import successor, was_public


@rule("ZJ108", on=Corpus, level=Level.BLOCK, covers=("ZJ103",))
def published_withdrawn(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """已经发布的文件被删掉、撤回或改了名。

    ## 查什么
    用 `check --base` 时查：删去已经发布的政策是阻断；把 `阶段` 从发布退回去，把 `发布日期` 改到以后，或者改文件名（网址跟着变），是警告。
    没有发布过的草稿可以删。失效的政策也不能删。

    ## 为什么
    公开过的文件，失效了也要能查到，并标明已经失效；网址变了，别处的链接和印出去的二维码都打不开。

    ## 反例
    ```起点 以上
    ```

    ```删除 content/policies/2026-zufang-butie.md
    ```

    ```删除 content/interpretations/2026-zufang-butie.md
    ```

    ## 正例
    ```起点 以上
    ```

    ```yaml 政策
    有效性: 失效（提前废止）
    ```

    ## 怎么改
    恢复文件，废止、失效的写 `有效性`；发错了、一天也不能留的，先把政策和解读的 `阶段` 都退回起草，留下记录，下一次改动再删。
    """
    for document in context.base.documents() if context.base else ():
        if not was_public(document, context.as_of) or document.path in corpus.unreadable:
            continue
        now = context.documents.get(document.path)
        name = f"“{document.title or document.id}”"
        if now and now.stage is not None and now.stage is not Stage.PUBLISH:
            message = f"{name}已经发布，这次改动退回到“{now.stage}”，会从网站上撤下"
            fix = "不是要撤下的，改回“阶段: 发布”；失效的写“有效性: 失效”"
            yield Hit(now.at("阶段"), message, fix, Level.WARN)
        elif now and now.published and now.published > context.as_of:
            message = f"{name}已经发布，这次改动把“发布日期”改到 {now.published}，那一天以前会从网站上撤下"
            fix = f"不是要撤下的，改回“发布日期: {document.published}”"
            yield Hit(now.at("发布日期"), message, fix, Level.WARN)
        elif now is None and (other := successor(document, context)):
            message = f"{document.path} 已经发布，改名为 {other.path}，网址跟着变了"
            yield Hit(other.at("标题"), message, f"把文件名改回 {document.path}", Level.WARN)
        elif now is None and isinstance(document, Policy):
            fix = f"恢复 {document.path}，不再有效的写“有效性: 失效”或“失效（提前废止）”"
            yield Hit(Position(document.path), f"政策{name}已经发布，这次改动把它删掉了", fix)
