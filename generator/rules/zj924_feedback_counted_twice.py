"""The same line of feedback in two files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.feedback.due import plain_name
from generator.finding import Hit, Level
from generator.model import Corpus, Feedback
from generator.rules import Context, rule


@rule("ZJ924", on=Corpus, level=Level.WARN)
def feedback_counted_twice(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """同样的反馈在两个文件里。

    ## 查什么
    日期、政策、渠道、数量、问题全都一样的行，出现在两个文件里。同一个文件里的不查：一天里可以有两个人问同样的话。

    ## 为什么
    多半是同一张导出表导入了两遍，次数就翻了倍。

    ## 反例
    ```文件 content/feedback/2026-05.csv
    日期,政策,渠道,数量,问题
    2026-05-12,2026-zufang-butie,12345热线,3,补贴多久到账
    ```

    ```文件 content/feedback/2026-er-jidu.csv
    日期,政策,渠道,数量,问题
    2026-05-12,2026-zufang-butie,12345热线,3,补贴多久到账
    ```

    ## 正例
    ```文件 content/feedback/2026-05.csv
    日期,政策,渠道,数量,问题
    2026-05-12,2026-zufang-butie,12345热线,3,补贴多久到账
    2026-05-12,2026-zufang-butie,12345热线,3,补贴多久到账
    ```

    ## 怎么改
    删掉其中一个文件，或者重复的那些行；确实是两批的，合成一行，数量加起来。
    """
    first: dict[tuple[object, ...], str] = {}
    again: defaultdict[tuple[str, str], list[Feedback]] = defaultdict(list)
    for line in corpus.feedback:
        path = line.position.path
        before = first.setdefault((line.day, plain_name(line.policy), line.channel, line.count, line.question), path)
        if before != path:
            again[path, before].append(line)
    for (_, before), lines in again.items():
        message = f"这个文件里有 {len(lines)} 行在 {before} 里已经有了，次数算了两遍"
        yield Hit(lines[0].position, message, "删掉重复的行；确实是两批的，合成一行，数量加起来")
