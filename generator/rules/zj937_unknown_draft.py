"""A consultation whose draft, or what became of it, cannot be found."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Consultation, Policy, Stage
from generator.rules import Context, rule
from generator.rules.file_names import is_id, leaves_folder

DRAFT = "征求意见稿"


@rule("ZJ937", on=Consultation, level=Level.BLOCK, stage=Stage.SIGN)
def unknown_draft(item: Consultation, context: Context) -> Iterator[Hit]:
    """草案找不到，或者“成为”的政策找不到。

    ## 查什么
    审签起查：`草案` 是一份政策的编号（没有定稿的，文件类型是征求意见稿），或者 `content/files/` 里的文件名；
    `成为` 里的每一个都是正式政策的编号。

    ## 为什么
    群众点开征求意见的网页，第一件事就是看草案。

    ## 反例
    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 行政规范性文件
    责任单位: 示例区人力资源和社会保障局
    阶段: 审签
    说明: 每月补500元，最多补24个月。
    草案: 2026-zufang-butie-zhengqiu
    ---
    ```

    ## 正例
    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 行政规范性文件
    责任单位: 示例区人力资源和社会保障局
    阶段: 审签
    说明: 每月补500元，最多补24个月。
    草案: 2026-zufang-butie-caoan.txt
    ---
    ```

    ```文件 content/files/2026-zufang-butie-caoan.txt
    示例区高校毕业生租房补贴办法（征求意见稿）
    ```

    ## 怎么改
    核对编号（政策文件名去掉 `.md`）和文件名；草案没有放进来的，先放进来。
    """
    if item.draft and not _is_there(item.draft, context):
        fix = "写征求意见稿的编号，如 2026-zufang-butie-zhengqiu，或 content/files/ 里的文件名"
        yield Hit(item.at("草案"), f"没有编号是“{item.draft[:60]}”的政策，content/files/ 里也没有这个文件", fix)
    draft = _policy(item.draft or "", context)
    if draft and draft.document_type != DRAFT and draft.id not in item.became:
        message = f"“草案”写的“{draft.id}”是{draft.document_type or '正式文件'}，不是{DRAFT}"
        fix = f"已经定稿的，写进“成为: [{draft.id}]”；还是草案的，把它的“文件类型”改成{DRAFT}"
        yield Hit(item.at("草案"), message, fix, Level.WARN)
    for name in item.became:
        policy = _policy(name, context)
        if policy is None and f"content/policies/{name}.md" not in context.corpus.unreadable:
            fix = "写政策文件名去掉 .md，如 2026-zufang-butie；还没有定稿的，先不写“成为”"
            yield Hit(item.at("成为"), f"没有编号是“{name[:60]}”的政策", fix)
        elif policy and policy.document_type == DRAFT:
            fix = "“成为”写定稿以后的文件；草案写在“草案”里"
            yield Hit(item.at("成为"), f"“{name}”还是{DRAFT}", fix)


def _policy(name: str, context: Context) -> Policy | None:
    found = context.documents.get(f"content/policies/{name}.md")
    return found if isinstance(found, Policy) else None


def _is_there(name: str, context: Context) -> bool:
    path = f"content/policies/{name}.md"
    if is_id(name) and (path in context.documents or path in context.corpus.unreadable):
        return True
    return name in context.corpus.files and not leaves_folder(name)
