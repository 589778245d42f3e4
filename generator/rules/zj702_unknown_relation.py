"""A relation to a document of this site that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Policy
from generator.rules import Context, rule
from generator.rules.file_names import is_id


@rule("ZJ702", on=Policy, level=Level.BLOCK)
def unknown_relation(policy: Policy, context: Context) -> Iterator[Hit]:
    """修改、废止或依据的文件不存在。

    ## 查什么
    `修改`、`废止`、`依据` 里写成编号（年份-拼音）的，要有这份政策。写文号或名称的不查，它们可以是别处的文件。

    ## 为什么
    编号差一个字母，关系就断了：旧文件还显示“有效”，群众照着作废的规定去办事。

    ## 反例
    ```yaml 政策
    废止: [2022-zufang-butei]
    ```

    ## 正例
    ```yaml 政策
    废止: [示政办〔2022〕18号]
    ```

    ## 怎么改
    核对编号，就是 `content/policies/` 下的文件名（不带 `.md`）；不在本站的文件写文号。
    """
    for key, references in (("修改", policy.amends), ("废止", policy.repeals), ("依据", policy.bases)):
        for reference in references:
            path = f"content/policies/{reference}.md"
            if not is_id(reference) or path in context.documents or path in context.corpus.unreadable:
                continue
            from difflib import get_close_matches  # only when it is wrong

            near = get_close_matches(reference, [other.id for other in context.corpus.policies], 1, 0.8)
            fix = f"改成“{near[0]}”" if near else "核对编号；不在本站的文件写文号"
            yield Hit(policy.at(key), f"“{key}”里的“{reference}”没有对应的政策文件", fix)
