"""A front matter key that the stage requires and that is not written."""

from __future__ import annotations

from collections.abc import Iterator

from generator.fields import Field, Kind, fields_of
from generator.finding import Hit, Level
from generator.model import Document, Policy
from generator.rules import Context, rule

_NOT_OF_DRAFTS = ("文号", "成文日期")
_EVEN_OF_OLD = ("标题", "阶段")


@rule("ZJ006", on=Document, level=Level.BLOCK)
def missing_key(document: Document, context: Context) -> Iterator[Hit]:
    """文件头缺少必填的键。

    ## 查什么
    到了某个阶段必须写的键：起草时写标题、单位、类型、起草日期等，审签时加上审签日期，发布时加上文号、成文日期和发布日期。
    征求意见稿不用写文号和成文日期。历史文件除标题和阶段外，缺了只提示。

    ## 为什么
    缺了日期，看不出是否三同步；缺了文号和单位，群众查不到、问不着。

    ## 反例
    ```yaml 政策
    文号:
    ```

    又如：

    ```yaml 解读
    发布日期:
    ```

    ## 正例
    ```yaml 政策
    标题: 示例区高校毕业生租房补贴办法（征求意见稿）
    文件类型: 征求意见稿
    文号:
    成文日期:
    ```

    ## 怎么改
    在文件头里补上提示的那一行。
    """
    reached = context.stage(document).order
    draft = isinstance(document, Policy) and document.document_type == "征求意见稿"
    refused = {problem.position.line for problem in document.problems}
    for field in fields_of(document):
        if field.required is None or field.required.order > reached or getattr(document, field.name):
            continue
        if document.wrote(field.key) and document.at(field.key).line in refused:
            continue  # written, and already reported as ill-typed
        if draft and field.key in _NOT_OF_DRAFTS:
            continue
        level = Level.INFO if context.legacy(document) and field.key not in _EVEN_OF_OLD else None
        state = "是空的" if document.wrote(field.key) else f"没有写（{context.stage(document)}阶段必填）"
        form = "，日期写成 2026-03-02 的样子" if field.kind is Kind.DATE else ""
        choice = f"，从 {'、'.join(field.choices)} 里选" if field.choices else ""
        fix = f"在文件头写“{field.key}: {_sample(field)}”{form}{choice}（{field.meaning}）"
        yield Hit(document.at(field.key), f"“{field.key}”{state}", fix, level)


def _sample(field: Field) -> str:
    if field.kind is Kind.STAGE:
        return "起草"
    if field.kind is Kind.CHANNEL:
        return "{网址: https://…, 电话: …}"
    return "[…]" if field.kind is Kind.CHOICES else "…"
