"""Personal numbers and marks of secrecy in attachments, hand-written pages and the site's own files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus
from generator.rules import Context, rule
from generator.rules import zj606_identity_number as identity_numbers
from generator.rules import zj607_private_phone as private_phones
from generator.rules import zj608_bank_card as bank_cards
from generator.rules import zj610_secrecy_mark as secrecy_marks
from generator.rules.personal_numbers import Seen, seen_beside, seen_in, seen_inside

MOST = 100
"""Findings in one attachment or page that are worth listing."""


@rule("ZJ611", on=Corpus, level=Level.BLOCK)
def private_attachment(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """附件、手写页面或网站设置里有个人信息、密级标志。

    ## 查什么
    `content/files/` 里每个附件的文件名和内容（Word 的页眉、页脚、水印、批注、表单、删掉还留着痕迹的字、隐藏的字、文件属性，
    Excel 的隐藏表、隐藏行、公式、存成数字的身份证号，PDF 的文字、批注、表单、替代文字和属性，字幕、文字稿，PNG 图片的属性，
    压缩包里的文件、文件名、目录名和注释；叫作图片、其实是文字的也读），`content/pages/` 的手写页面，
    以及 `mkdocs.yml`、`standards/` 和 `content/search/同义词.txt`。查的和 ZJ606、ZJ607、ZJ608、ZJ610 一样。

    ## 为什么
    名单多半在附件里；隐藏的列、批注、修订痕迹，自己看不见，下载的人看得见。

    ## 反例
    ```文件 content/files/mingdan.csv
    姓名,身份证号
    小陈,110101190001010014
    ```

    又如：

    ```文件 content/pages/help.md
    有问题找小陈：138 0013 8000
    ```

    ## 正例
    ```文件 content/files/mingdan.csv
    姓名,身份证号
    小陈,110*************14
    ```

    ## 怎么改
    在原来的软件里改好再存：Word 先“接受所有修订”、删除批注，再用“文件—信息—检查文档”去掉隐藏的字和属性；
    Excel 删掉不公开的列和表，不是隐藏。
    """
    for seen in seen_beside(context):
        yield from _hits(seen)
    for page in corpus.written:
        yield from _hits(context.once(seen_in, page))
    for name in sorted(corpus.attached):
        yield from _hits(seen_inside(name, corpus.attached[name]))


def _hits(seen: Seen) -> Iterator[Hit]:
    for number in seen.numbers[:MOST]:
        if number.kind in identity_numbers.KINDS:
            yield identity_numbers.hit(number)
        elif number.kind in private_phones.KINDS:
            yield private_phones.hit(number)
        else:
            yield bank_cards.hit(number)
    yield from (secrecy_marks.hit(*mark) for mark in seen.marks[:MOST])
