"""An attachment that no program of ours can look into, so that nobody but a human can say what is in it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Corpus, Position
from generator.rules import Context, rule


@rule("ZJ023", on=Corpus, level=Level.WARN)
def attachment_unreadable(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """附件的内容读不出来，里面有没有个人信息没法查。

    ## 查什么
    旧版的 Word、Excel（.doc、.xls、.wps、.et）、rar、7z，加了密码的、损坏的、太大的文件。图片和音视频本来就不读，不在此列。

    ## 为什么
    身份证号、手机号多半藏在附件里。程序看不进去的，只能人一页一页看。

    ## 反例
    ```文件 content/files/mingdan.doc
    名单
    ```

    ## 正例
    ```文件 content/files/mingdan.csv
    姓名
    小陈
    ```

    ## 怎么改
    在 Word、WPS 里另存为 .docx、.xlsx 或 PDF；压缩包用 .zip；去掉密码。另存不了的，人工看过再发。
    """
    for name in sorted(corpus.attached):
        problem = corpus.attached[name].problem
        if problem:
            fix = _remedy(name.rpartition(".")[2].lower(), problem)
            yield Hit(Position(f"content/files/{name}"), f"附件的内容读不出来（{problem}）", fix)


def _remedy(kind: str, problem: str) -> str:
    if "密码" in problem:
        return "去掉密码，重新存一次"
    if "MB" in problem or "个文件" in problem or "万字" in problem or "秒" in problem:
        return "拆成几个小文件；拆不了的，人工看过再发"
    modern = {"doc": ".docx", "wps": ".docx", "xls": ".xlsx", "et": ".xlsx", "ppt": ".pptx", "dps": ".pptx"}
    if kind in modern:
        return f"在 Word 或 WPS 里另存为 {modern[kind]} 或 PDF"
    return "改用 .zip 压缩" if kind in ("rar", "7z") else "用原来的软件打开，重新存一次"
