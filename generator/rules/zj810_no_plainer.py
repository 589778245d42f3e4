"""An interpretation that is no easier to read than its policy."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document, Interpretation
from generator.plainness import Plainness, plainness
from generator.rules import Context, rule

_PLAIN = 60


@rule("ZJ810", on=Interpretation, level=Level.INFO)
def no_plainer(interpretation: Interpretation, context: Context) -> Iterator[Hit]:
    """解读不比政策好懂。

    ## 查什么
    给解读和政策各打一个“好懂分”，0 到 100。解读不到 60 分，又不高于它解读的政策，就提示。公式是公开的：
    100 −（句长的中位数 − 15）− 10 ×（每百字里公文套话的个数）；句长按字数；公文套话是“切实、贯彻、统筹、
    应当、予以”等三十来个词；《》里的文件名都不算。只算完整的句子，不到三句的不打分。

    ## 为什么
    解读是写给看不懂原文的人的。句子一样长、词一样硬，等于没有解读。

    ## 反例
    ```markdown 解读
    为进一步贯彻落实上级关于促进高校毕业生就业创业的部署要求，切实减轻高校毕业生的租房负担，依照有关规定统筹推进本项工作的开展实施。

    申请人应当依法依照有关规定向居住地的便民服务中心提出申请，主管部门应当予以受理并全面规范开展审核工作，健全完善相关工作机制。

    各有关单位应当切实加强组织领导，深入推进各项工作任务的贯彻落实，不得推诿，进一步强化监督检查机制和体系的健全完善。
    ```

    ## 正例
    ```markdown 解读
    刚毕业的年轻人，房租往往是最大的一笔开支。

    本科每月补500元，研究生每月补800元，最长补两年。

    在网上申请就行，十个工作日以内有答复。
    ```

    ## 怎么改
    长句断成短句，一句说一件事；“应当予以受理”写成“要受理”，“进一步”“切实”之类删去也不影响意思。
    """
    found = (context.documents.get(f"content/policies/{target}.md") for target in interpretation.targets)
    theirs = [score for policy in found if policy and (score := context.once(score_of, policy))]
    ours = plainness(interpretation.body)
    if not ours or not theirs or ours.score >= _PLAIN or any(ours.score > score.score for score in theirs):
        return
    hardest = max(theirs, key=lambda score: score.score)
    message = (
        f"好懂分 {ours.score}，政策是 {hardest.score}：一半的句子超过 {ours.median:.0f} 字（政策 {hardest.median:.0f} 字），"
        f"每百字有 {ours.phrases:.1f} 个公文套话（政策 {hardest.phrases:.1f} 个）"
    )
    yield Hit(
        interpretation.body.sections[0].position, message, "先把最长的几句断开，再把“切实”“进一步”“予以”一类的词删去"
    )


def score_of(document: Document) -> Plainness | None:
    """The plainness of a document's body."""
    return plainness(document.body)
