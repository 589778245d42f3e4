"""A former id that cannot keep its old address: not an id, or claimed by another document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, Document, Policy
from generator.rules import Context, rule
from generator.rules.file_names import is_id, is_suffix

_KEY = "曾用编号"


@rule("ZJ025", on=Corpus, level=Level.BLOCK)
def former_id_unusable(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """曾用编号用不了。

    ## 查什么
    `曾用编号` 写文件改名以前的编号，不带 `.md`，形式与文件名相同；不能是现有文件的编号，也不能有两份文件都写它。
    政策和解读各算各的。

    ## 为什么
    改了文件名，网址就变了。写上旧编号，旧网址会转到新网址，以前转发的链接和打印的二维码还能用。
    一个旧网址只能转到一个地方。

    ## 反例
    ```yaml 政策
    曾用编号: [2026-租房补贴]
    ```

    ## 正例
    ```yaml 政策
    曾用编号: [2026-biyesheng-zufang]
    ```

    ## 怎么改
    照旧文件名写，如 `曾用编号: [2026-biyesheng-zufang]`；与别的文件撞了的，核对是谁改的名，只留在那一份里。
    """
    taken: defaultdict[tuple[bool, str], list[Document]] = defaultdict(list)
    documents: list[Document] = [*corpus.policies, *corpus.interpretations]
    for document in documents:
        taken[isinstance(document, Policy), document.id].append(document)
    for document in documents:
        for key in document.former_ids:
            kind = isinstance(document, Policy)
            others = taken[kind, key]
            if not _is_document_id(key, kind):
                yield Hit(
                    document.at(_KEY),
                    f"曾用编号“{key}”不是“年份-拼音”的形式",
                    "照改名以前的文件名写，不带“.md”",
                )
            elif others:
                same = document in others
                fact = (
                    f"曾用编号“{key}”写了两遍，或就是现在的编号" if same else f"曾用编号“{key}”是 {others[0].path} 的"
                )
                yield Hit(document.at(_KEY), fact, "去掉这一个，旧网址只能转到一处")
            else:
                others.append(document)


def _is_document_id(text: str, policy: bool) -> bool:
    key, dot, suffix = text.partition(".")
    return is_id(key) and (not dot or (not policy and is_suffix(suffix)))
