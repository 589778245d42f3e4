"""A PDF without any text: pictures of pages, which people who listen cannot read and no program can look into."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, Position
from generator.rules import Context, rule


@rule("ZJ024", on=Corpus, level=Level.INFO)
def attachment_without_text(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """PDF 附件里没有文字，多半是扫描件。

    ## 查什么
    一页文字也取不出来的 PDF。

    ## 为什么
    扫描件不能搜索、不能复制，读屏软件读不出；里面有没有个人信息，程序也看不见。

    ## 反例
    ```文件 content/files/saomiao.pdf
    %PDF-1.4
    1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
    trailer<</Root 1 0 R/Size 4>>
    startxref
    0
    %%EOF
    ```

    ## 正例
    ```文件 content/files/shuoming.txt
    租房补贴申请说明
    ```

    ## 怎么改
    用 Word 或 WPS 的原稿“另存为 PDF”，不要打印再扫描。只有扫描件的，人工看一遍再发。
    """
    for name in sorted(corpus.attached):
        item = corpus.attached[name]
        if name.lower().endswith(".pdf") and not item.problem and not any("页" in part.label for part in item.parts):
            message = "PDF 里没有文字，多半是扫描件，里面有没有个人信息没法查"
            yield Hit(Position(f"content/files/{name}"), message, "用原稿另存为 PDF；只有扫描件的，人工看一遍再发")
