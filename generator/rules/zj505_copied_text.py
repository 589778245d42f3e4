"""An interpretation that repeats its policy word for word."""

from __future__ import annotations

from collections.abc import Iterator

from generator.copying import RUN, Copied, Span, copying
from generator.finding import Hit, Level
from generator.model import Interpretation
from generator.rules import Context, rule

WARN_FROM = 0.6
BLOCK_FROM = 0.8
_ALL_QUOTED = 0.9
_LEAST = 200
_FIX = "用自己的话改写这几处：谁、得到什么、怎么办；要引原文的，写明“第五条规定：”再加引号，或者用“> ”引用"


@rule("ZJ505", on=Interpretation, level=Level.BLOCK)
def copied_text(interpretation: Interpretation, context: Context) -> Iterator[Hit]:
    """解读照抄政策原文。

    ## 查什么
    解读里连续 13 个字以上与政策原文一模一样的文字，占到 60% 的警告，占到 80% 的阻断。标点、空格不算字，繁体字当作简化字比，
    插进去的“的”不算；解读几份政策的，与每一份都比。不算照抄的：写明了条款的引用（`第五条规定：“……”`、`第三条修改为“……”`、
    `> ` 引用的条文、修订前后对照）、文件名和文号、流程图、办事指南和示例方框，以及不到 13 个字的短行（品种清单、表格里的格子）。
    全文九成以上都是引用的，也警告：没有解读。

    ## 为什么
    政策原文就在旁边，再抄一遍等于没有解读。国办发〔2016〕80号、辽政办〔2022〕43号都要求不能简单摘抄。

    ## 反例
    ```markdown 政策
    **第一条** 为帮助高校毕业生在本区安心就业，制定本办法。

    **第二条** 毕业两年内、在本区就业并租房居住的高校毕业生，可以申请租房补贴。

    **第三条** 补贴标准为本科毕业生每月500元、研究生每月800元，最长24个月。
    ```

    ```markdown 解读
    为帮助高校毕业生在本区安心就业，制定本办法。毕业两年内、在本区就业并租房居住的高校毕业生，可以申请租房补贴。

    补贴标准为本科毕业生每月500元、研究生每月800元，最长24个月。
    ```

    ## 正例
    ```markdown 政策
    **第一条** 为帮助高校毕业生在本区安心就业，制定本办法。

    **第二条** 毕业两年内、在本区就业并租房居住的高校毕业生，可以申请租房补贴。

    **第三条** 补贴标准为本科毕业生每月500元、研究生每月800元，最长24个月。
    ```

    ```markdown 解读
    刚毕业的年轻人，房租往往是最大的一笔开支。毕业两年以内、来本区上班、自己租房住的，都能领这笔钱。

    第三条规定：“补贴标准为本科毕业生每月500元、研究生每月800元，最长24个月。”领满两年，本科一共12000元。
    ```

    ## 怎么改
    照着提示里列出的几处改：用群众听得懂的话说谁、得到什么、怎么办，再举一个例子。需要原文的，写明第几条并加引号。
    """
    found = (context.documents.get(f"content/policies/{target}.md") for target in interpretation.targets)
    policies = [policy.body for policy in found if policy]
    if not policies:
        return
    copied = copying(interpretation.body, policies)
    if copied.judged >= WARN_FROM:
        message = f"与政策原文一字不差的占 {copied.judged:.0%}（{_counted(copied)}），最长的是{'；'.join(map(_place, copied.spans))}"
        yield Hit(copied.spans[0].position, message, _FIX, None if copied.judged >= BLOCK_FROM else Level.WARN)
    elif copied.own + copied.quoted >= _LEAST and copied.quoted >= _ALL_QUOTED * (copied.own + copied.quoted):
        message = f"全文 {copied.own + copied.quoted} 字里有 {copied.quoted} 字是引用的条文和文件名，自己的话只有 {copied.own} 字"
        yield Hit(interpretation.body.sections[0].position, message, "在引用的条文后面用自己的话讲清楚", Level.WARN)


def _counted(copied: Copied) -> str:
    quoted = "，引用的条文和文件名不算" if copied.quoted else ""
    return f"连续 {RUN} 字以上才算{quoted}"


def _place(span: Span) -> str:
    text = span.text if len(span.text) <= 24 else f"{span.text[:10]}……{span.text[-10:]}"
    return f"第 {span.position.line} 行的“{text}”（{span.length} 字，政策{span.source}）"
