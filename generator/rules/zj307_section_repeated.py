"""A section that only says again what another section or its own title says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation, Section, Stage
from generator.rules import Context, rule

_SIGNS = re.compile(r"[\W_]+")
_SENTENCE = re.compile(r"[^。！？；\n]+")
_SHORTEST = 20
_MOST = 0.9
_WORDS = ("paragraph", "list", "quote")


@rule("ZJ307", on=Interpretation, level=Level.WARN, stage=Stage.SIGN)
def section_repeated(item: Interpretation, context: Context) -> Iterator[Hit]:
    """一节只是重复另一节。

    ## 查什么
    一节里九成以上的话，前面某一节一字不差地写过；或者一节只有文件名、只把解读的标题再写一遍。
    流程、指南、示例三种块不参加比较，不满 20 字的小节也不比。

    ## 为什么
    同一段话换个标题再贴一次，要素看着齐了，群众没有多知道什么。

    ## 反例
    ```markdown 解读 背景依据
    刚毕业的年轻人收入不高，房租是最大的一笔开支。区政府决定给高校毕业生发租房补贴。
    ```

    ```markdown 解读 解决问题
    刚毕业的年轻人收入不高，房租是最大的一笔开支。区政府决定给高校毕业生发租房补贴。
    ```

    又如：

    ```markdown 解读 主要内容
    《示例区高校毕业生租房补贴办法》。
    ```

    ## 正例
    ```markdown 解读 背景依据
    刚毕业的年轻人收入不高，房租是最大的一笔开支。区政府决定给高校毕业生发租房补贴。
    ```

    ```markdown 解读 解决问题
    刚毕业的年轻人收入不高，房租是最大的一笔开支。补贴按月发，每月房租能省下500元。
    ```

    ## 怎么改
    写这一节该写的话；没有要写的，而标准也不要求，把这一节连标题删掉。
    """
    first: dict[str, Section] = {}
    title = _SIGNS.sub("", item.title or "")
    for section in item.body.sections:
        text = "\n".join(block.text for block in section.blocks if block.kind in _WORDS)
        if section.heading is None or any(block.kind not in (*_WORDS, "heading") for block in section.blocks):
            continue
        bare = _SIGNS.sub("", text)
        if bare and (bare == title or _only_a_name(text)):
            fix = "写清这一节该写的话；不必写的，连标题一起删掉"
            yield Hit(section.heading.position, f"“{section.title}”只写了文件或解读的名称", fix)
            continue
        sentences = [bare for found in _SENTENCE.findall(text) if (bare := _SIGNS.sub("", found))]
        said = Counter[str]()
        for sentence in sentences:
            if before := first.get(sentence):
                said[before.title] += len(sentence)
        whole = sum(map(len, sentences))
        again, count = said.most_common(1)[0] if said else ("", 0)
        if whole >= _SHORTEST and count >= _MOST * whole:
            message = f"“{section.title}”有 {count} 字与前面的“{again}”一字不差（这一节共 {whole} 字）"
            yield Hit(section.heading.position, message, "写清这一节该写的话；不必写的，连标题一起删掉")
        for sentence in sentences:
            first.setdefault(sentence, section)


def _only_a_name(text: str) -> bool:
    bare = text.strip().rstrip("。．.；;")
    return bare.startswith("《") and bare.endswith("》") and bare.count("《") == 1
