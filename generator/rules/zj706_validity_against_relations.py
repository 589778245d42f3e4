"""A written 有效性 that other documents, or the document's own kind, contradict."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, Stage
from generator.rules import Context, rule
from generator.rules.relations import DRAFT_FOR_COMMENT, in_effect, relations

_HOLDS = ("有效", "有效（延续实施）", "已修改")


@rule("ZJ706", on=Corpus, level=Level.BLOCK)
def validity_against_relations(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """有效性与施行日期、修改废止关系或文件类型对不上。

    ## 查什么
    已被本站施行中的文件废止的，`有效性` 不能写有效、已修改；被修改的，不能写“有效”（只警告）。
    征求意见稿不能写有效、失效，正式文件不能写“征求意见”。`施行日期` 还没有到，写着有效、已修改的，也报（只警告，网站显示尚未施行）。

    ## 为什么
    写了 `有效性`，网站就照着显示，不再推算。写错了，作废的文件会一直标着“有效”。

    ## 反例
    ```yaml 政策
    有效性: 有效
    ```
    ```yaml 政策 2026-rencai-gongyu
    标题: 示例区人才公寓管理办法
    文号: 示政办〔2026〕13号
    成文日期: 2026-04-10
    发布日期: 2026-04-10
    施行日期: 2026-05-01
    废止: [2026-zufang-butie]
    ```

    又如，正式文件写成了征求意见：

    ```yaml 政策
    有效性: 征求意见
    ```

    ## 正例
    ```yaml 政策
    有效性: 有效
    ```

    ## 怎么改
    删去 `有效性` 这一行，由程序按日期和关系推算。
    """
    drop = "删去“有效性”这一行，由程序推算"
    for policy in corpus.policies:
        if not policy.validity or context.stage(policy) is not Stage.PUBLISH or not policy.document_type:
            continue
        draft, called_draft = policy.document_type == DRAFT_FOR_COMMENT, policy.validity == "征求意见"
        if draft != called_draft:
            message = f"“文件类型”是“{policy.document_type}”，“有效性”写着“{policy.validity}”"
            yield Hit(policy.at("有效性"), message, drop)
        elif not draft and policy.validity in _HOLDS and policy.effective and policy.effective > context.as_of:
            message = f"“施行日期”{policy.effective} 还没有到，“有效性”写着“{policy.validity}”"
            yield Hit(policy.at("有效性"), message, drop, Level.WARN)
    for relation in relations(corpus):
        other, validity = relation.other, relation.other.validity or ""
        if other.id == relation.policy.id or not in_effect(relation.policy, context.as_of):
            continue
        if relation.key == "废止" and (validity.startswith("有效") or validity == "已修改"):
            message = f"已被 {relation.policy.path} 废止，“有效性”还写着“{validity}”"
            yield Hit(other.at("有效性"), message, f"改成“有效性: 失效（提前废止）”，或{drop}")
        elif relation.key == "修改" and validity == "有效":
            message = f"已被 {relation.policy.path} 修改，“有效性”还写着“有效”"
            yield Hit(other.at("有效性"), message, f"改成“有效性: 已修改”，或{drop}", Level.WARN)
