"""An interpretation that never names its policy's 文号."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Interpretation, Policy, Stage
from generator.rules import Context, rule
from generator.rules.document_numbers import mentions, numbered, own_number
from generator.rules.surroundings import target_path


@rule("ZJ503", on=Interpretation, level=Level.INFO, stage=Stage.PUBLISH)
def number_not_cited(item: Interpretation, context: Context) -> Iterator[Hit]:
    """解读从头到尾没有写政策的文号。

    ## 查什么
    文字、问答形式的首次解读，正文里至少写一次政策的文号，或者链接到政策。

    ## 为什么
    标题相近的文件很多，写上文号，群众和检查的人才知道讲的是哪一份。

    ## 反例
    ```yaml 政策
    文号: 示政办〔2026〕12号
    ```

    ```markdown 解读 背景依据
    近年来房租上涨，刚毕业的年轻人压力大，区政府办公室因此印发了租房补贴办法。
    ```

    ## 正例
    ```yaml 政策
    文号: 示政办〔2026〕12号
    ```

    ```markdown 解读 背景依据
    近年来房租上涨，刚毕业的年轻人压力大，区政府办公室因此印发了租房补贴办法（示政办〔2026〕12号）。
    ```

    ## 怎么改
    第一次提到政策时，在标题后面用括号写上文号。
    """
    if item.round > 1 or not {"文字", "问答"} & set(item.forms):
        return
    text = f"{item.title}\n{item.body.text}"
    linked = {target_path(link, item) for link in item.body.links}
    for target in item.targets:
        path = f"content/policies/{target}.md"
        policy = context.documents.get(path)
        own = own_number(policy.number) if isinstance(policy, Policy) and policy.number else None
        if (
            own
            and isinstance(policy, Policy)
            and path not in linked
            and not (mentions(text, own) or numbered(text, policy.title))
        ):
            fix = f"第一次提到政策时写“《{policy.title}》（{policy.number}）”"
            yield Hit(item.at("标题"), f"全文没有写政策的文号“{policy.number}”", fix)
