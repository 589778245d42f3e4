"""A file name that cannot be an id: it is the document's address on the web for good."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Document, Interpretation
from generator.rules import Context, rule
from generator.rules.file_names import is_id, is_suffix


@rule("ZJ011", on=Document, level=Level.BLOCK)
def bad_file_name(document: Document, context: Context) -> Iterator[Hit]:
    """文件名不合规矩。

    ## 查什么
    文件名是“年份-拼音”，只用小写字母、数字和连字符，如 `2026-zufang-butie.md`。
    解读与政策同名；第二份解读起在后面加一个点和后缀，如 `2026-zufang-butie.wenda.md`。

    ## 为什么
    文件名就是网址，发布以后不再变。中文、空格和大写字母放进网址，转发时容易断开。

    ## 反例
    ```yaml 政策 2026-租房补贴
    标题: 示例区租房补贴办法
    ```

    又如：

    ```yaml 解读 2026-zufang-butie.问答
    轮次: 2
    ```

    ## 正例
    ```yaml 解读 2026-zufang-butie.wenda
    解读形式: [问答]
    ```

    ## 怎么改
    改文件名；`zcjd new` 会按标题的拼音起好名字。
    """
    key, dot, suffix = document.id.partition(".")
    if not is_id(key):
        yield Hit(
            document.at(""),
            f"文件名“{document.id}.md”不是“年份-拼音”的形式",
            f"改成“{_suggest(key)}.md”的样子，只用小写字母、数字和“-”",
        )
    elif isinstance(document, Interpretation) and dot and not is_suffix(suffix):
        yield Hit(document.at(""), f"文件名里点后面的“{suffix}”不合规矩", f"改成“{key}.2.md”或“{key}.wenda.md”的样子")
    elif not isinstance(document, Interpretation) and dot:
        yield Hit(document.at(""), f"文件名里多了“.{suffix}”", f"改成“{key}.md”；只有解读才加后缀")


def _suggest(key: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")
    return plain if is_id(plain) else "年份-标题的拼音"
