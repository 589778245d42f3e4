"""A line of the table of synonyms that cannot be used."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, ProblemKind
from generator.rules import Context, rule
from generator.rules.refusals import refused


@rule("ZJ026", on=Corpus, level=Level.WARN)
def bad_synonyms(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """同义词表里有用不上的行。

    ## 查什么
    `content/search/同义词.txt` 一行一组，词之间用“、”隔开：两个字以上，不含标点，一个词只出现一次。
    “#”后面是说明。只写一个词的行，表示不用自带词表里含这个词的那一组。

    ## 为什么
    写错的那一行不起作用：群众按平常的叫法去搜，还是找不到文件。

    ## 反例
    ```文件 content/search/同义词.txt
    公租房、公共租赁住房
    公租房、保障房
    ```

    ## 正例
    ```文件 content/search/同义词.txt
    #本区的叫法
    房补、租房补贴
    ```

    ## 怎么改
    按提示改好那一行。不写这个文件也可以，程序自带一百多组政务常用词。
    """
    yield from refused(corpus, ProblemKind.SYNONYMS)
