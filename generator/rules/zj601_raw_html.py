"""Raw HTML in a body; it is refused, because stripping it in silence loses text."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document
from generator.rules import Context, rule


@rule("ZJ601", on=Document, level=Level.BLOCK)
def raw_html(document: Document, context: Context) -> Iterator[Hit]:
    """正文里有网页代码。

    ## 查什么
    正文里的 HTML 标签，如 `<br>`、`<font>`、`<script>`，注释也算。写在反引号里的不算。

    ## 为什么
    网页代码可能夹带脚本，也会让手机、打印和读屏软件显示不了。

    ## 反例
    ```markdown 解读 主要内容
    本科毕业生每月补<font color="red">500元</font>。
    ```

    ## 正例
    ```markdown 解读 主要内容
    本科毕业生每月补**500元**；房租 < 500元的，按实际房租补。
    ```

    ## 怎么改
    删去标签，改用 Markdown：加粗写 `**文字**`，换行空一行，表格用 `|`。从网页或 Word 粘贴时选“只粘贴文本”。
    """
    for piece in document.body.raw_html:
        shown = " ".join(piece.text.split())
        shown = shown if len(shown) <= 30 else f"{shown[:30]}…"
        yield Hit(piece.position, f"正文里有网页代码“{shown}”", _remedy(piece.text.lower()))


def _remedy(text: str) -> str:
    if text.startswith("<br"):
        return "删去它；要另起一段，空一行"
    if text.startswith(("<b>", "<strong")):
        return "改成“**文字**”"
    if text.startswith("<!--"):
        return "删去注释；给同事的话写在提交说明里"
    return "删去尖括号里的这一段，留下文字（从 Word、网页粘贴时选“只保留文本”）；就是要写尖括号的，改用全角的“＜”“＞”"
