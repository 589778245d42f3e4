"""A policy that nobody has interpreted."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair, Stage
from generator.rules import Context, rule
from generator.rules.approvals import lacking
from generator.rules.file_names import is_id


@rule("ZJ101", on=Pair, level=Level.BLOCK)
def interpretation_missing(pair: Pair, context: Context) -> Iterator[Hit]:
    """政策没有解读。

    ## 查什么
    每份政策都要有解读，或者写明 `免予解读` 的理由和批准人。起草阶段缺解读是警告，审签起阻断。
    征求意见稿是否要解读，看所用的标准。

    ## 为什么
    应解读尽解读；解读与政策同步起草，等政策发了再写就晚了。

    ## 反例
    ```删除 content/interpretations/2026-zufang-butie.md
    ```

    又如：

    ```删除 content/interpretations/2026-zufang-butie.md
    ```

    ```yaml 政策
    免予解读: {理由: 只涉及机关内部考勤}
    ```

    ## 正例
    ```删除 content/interpretations/2026-zufang-butie.md
    ```

    ```yaml 政策
    免予解读: {理由: 只涉及机关内部考勤, 批准: 区政府办公室主任}
    ```

    ## 怎么改
    运行 `zcjd new` 或照提示的文件名建一份解读；确实不用解读的，在政策里写全 `免予解读`。
    """
    policy = pair.policy
    if not is_id(pair.id):
        return  # ZJ011 asks for another name first
    path = f"content/interpretations/{pair.id}"
    if policy is None or pair.interpretations or any(file.startswith(f"{path}.") for file in context.corpus.unreadable):
        return
    exempt = policy.exempt
    if exempt and exempt.reason and exempt.approver:
        return
    if policy.document_type == "征求意见稿" and not context.standard.interpret_drafts and not exempt:
        return
    level = Level.WARN if context.stage(pair) is Stage.DRAFT else None
    if exempt:
        fix = "写成“免予解读: {理由: …, 批准: …}”，或写一份解读"
        yield Hit(exempt.position, f"没有解读，“免予解读”又不作数：{lacking(exempt)}", fix, level)
        return
    fix = f"建立 {path}.md；确实不用解读的，在政策里写“免予解读: {{理由: …, 批准: …}}”"
    yield Hit(policy.at("标题"), f"“{policy.title or policy.id}”没有解读", fix, level)
