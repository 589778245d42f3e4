"""A change to what identifies a document that is already public: its 文号, one of its dates, its type."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, Document, Policy
from generator.rules import Context, rule
from generator.rules.before import was_public


@rule("ZJ109", on=Corpus, level=Level.WARN)
def published_fact_changed(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """发布以后改了文号、日期或类型。

    ## 查什么
    用 `check --base` 时查：已经发布的政策改了或删了 `文号`、`成文日期`、`发布日期`、`文件类型`、`政策类型`，已经发布的解读改了 `发布日期`。
    补写原来没有的不算，改文字、补附件不算。

    ## 为什么
    文号和日期是查档、算时限的依据，类型决定解读要有哪些要素。更正笔误可以，为了凑成“同步”改日期、为了少写流程和指南改类型不行，要有人看过。

    ## 反例
    ```起点 以上
    ```

    ```yaml 政策
    发布日期: 2026-03-09
    ```

    ```yaml 解读
    发布日期: 2026-03-09
    ```

    ## 正例
    ```起点 以上
    ```

    ```yaml 政策
    内容概述: 毕业生租房每月补500元。
    ```

    ## 怎么改
    对照印发的原件核对。原来写错了的可以改，在提交说明里写清依据；没有写错的改回去。
    """
    for old in context.base.documents() if context.base else ():
        new = context.documents.get(old.path)
        if new is None or new is old or not was_public(old, context.as_of):
            continue
        before, after = _facts(old), _facts(new)
        for key, value in before.items():
            if value and after[key] != value:
                now = f"改成了“{after[key]}”" if after[key] else "删掉了"
                message = f"已经发布的文件，“{key}”原来是“{value}”，这次改动{now}"
                yield Hit(new.at(key), message, f"对照原件核对；原来没有写错的，改回“{key}: {value}”")


def _facts(document: Document) -> dict[str, str]:
    facts: dict[str, object] = {"发布日期": document.published}
    if isinstance(document, Policy):
        facts |= {"文号": document.number, "成文日期": document.formed, "文件类型": document.document_type}
        facts["政策类型"] = "、".join(document.policy_types)
    return {key: str(value) if value else "" for key, value in facts.items()}
