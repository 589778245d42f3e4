"""A further interpretation that is due by what people ask, and that nobody has begun."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus
from generator.privacy import conceal
from generator.program import PROGRAM
from generator.rules import Context, rule
from generator.rules.due_follow_ups import due_follow_ups


@rule("ZJ925", on=Corpus, level=Level.WARN)
def follow_up_missing(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """问的人多，还没有做二次解读。

    ## 查什么
    按 `content/feedback/` 里的反馈数，最近一段时间、上一次解读以后，问的次数、同一个问题的次数，或者比前一段时间的增长到了
    `跟进门槛`，而后一轮解读还没有动笔。门槛在 `mkdocs.yml` 里改；默认是 90 天里 30 次、同一个问题 10 次、增长一倍（至少 10 次）。
    上级文件没有规定数字，默认的是本程序自定的。已经失效的政策不查。

    ## 为什么
    社会关注度高、疑问多的政策，要做二次、三次解读。问得多，说明第一次没有讲清楚，或者办理中有了新情况。

    ## 反例
    ```文件 content/feedback/2026-05.csv
    日期,政策,渠道,数量,问题
    2026-05-12,2026-zufang-butie,12345热线,8,社保断了一个月还能领吗
    2026-05-20,2026-zufang-butie,窗口,5,社保断缴一个月能不能领
    ```

    ## 正例
    ```文件 content/feedback/2026-05.csv
    日期,政策,渠道,数量,问题
    2026-05-12,2026-zufang-butie,12345热线,8,社保断了一个月还能领吗
    ```

    ## 怎么改
    运行 `zcjd feedback` 看大家问了什么，用 `zcjd new --round 2` 写一篇后续解读。确实不用写的，在政策的文件头写 `豁免`，说明理由和批准人。
    """
    for found in due_follow_ups(corpus, context.settings.follow_up, context.as_of):
        policy = found.pair.policy
        if policy is None or found.begun or (not found.answered and not policy.exempt):
            continue  # without any interpretation it is the first one that is missing: ZJ101
        which = f"第 {found.round} 轮解读" if found.answered else "解读"
        message = f"该做{which}了：{'；'.join(found.reasons)}。问得最多的是“{conceal(found.groups[0].label)[:40]}”"
        yield Hit(policy.at("标题"), message, f"运行 {PROGRAM} feedback 看问了什么，写一篇{which}")
