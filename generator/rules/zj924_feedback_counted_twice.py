"""The same line of feedback twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.feedback.due import plain_name
from generator.finding import Hit, Level, listed
from generator.model import Corpus, Feedback
from generator.rules import Context, rule

_FIX = "删掉重复的行；确实是两批的，合成一行，数量加起来"


@rule("ZJ924", on=Corpus, level=Level.WARN)
def feedback_counted_twice(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """同样的反馈写了两遍。

    ## 查什么
    同一个文件里，日期、政策、渠道、问题一样的行；两个文件里，连数量也一样的行。

    ## 为什么
    多半是同一张导出表导入了两遍，或者同一行抄了两遍，次数就翻了倍。一天里几个人问同样的话，写一行，数量是几就写几。

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
    2026-05-12,2026-zufang-butie,12345热线,6,补贴多久到账
    2026-05-12,2026-zufang-butie,窗口,3,补贴多久到账
    ```

    ## 怎么改
    删掉其中一个文件，或者重复的那些行；确实是两批的，合成一行，数量加起来。
    """
    first: dict[tuple[object, ...], str] = {}
    seen: dict[tuple[object, ...], int] = {}
    again: defaultdict[tuple[str, str], list[Feedback]] = defaultdict(list)
    inside: defaultdict[str, list[tuple[Feedback, int]]] = defaultdict(list)
    for line in corpus.feedback:
        path, row = line.position.path, line.position.line
        same = (line.day, plain_name(line.policy), line.channel, line.question)
        before = first.setdefault((*same, line.count), path)
        if before != path:
            again[path, before].append(line)
        earlier = seen.setdefault((path, *same), row)
        if earlier != row:
            inside[path].append((line, earlier))
    for (_, before), lines in again.items():
        message = f"这个文件里有 {len(lines)} 行在 {before} 里已经有了，次数算了两遍"
        yield Hit(lines[0].position, message, _FIX)
    for repeated in inside.values():
        yield from listed(
            Hit(line.position, f"日期、政策、渠道、问题和第 {earlier} 行一样，{line.count} 次多半算了两遍", _FIX)
            for line, earlier in repeated
        )
