"""An attachment that no program of ours can look into, so that nobody but a human can say what is in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import unquote

from generator.finding import Hit, Level
from generator.model import Corpus, Position
from generator.rules import Context, rule
from generator.rules.file_names import offered

_MODERN = {"doc": ".docx", "wps": ".docx", "xls": ".xlsx", "et": ".xlsx", "ppt": ".pptx", "dps": ".pptx"}
_BY_EYE = "人工看过，写进“豁免”"
_LINKED = re.compile(r"(?:\.{0,2}/)*files/([^?#]+)")


@rule("ZJ023", on=Corpus, level=Level.BLOCK)
def attachment_unreadable(corpus: Corpus, context: Context) -> Iterator[Hit]:
    """附件的内容读不出来，里面有没有个人信息没法查。

    ## 查什么
    旧版的 Word、Excel（.doc、.xls、.wps、.et）、rar、7z，加了密码的、损坏的、太大的、里面嵌着读不出的文件的。图片和音视频本来就不读，
    不在此列；太大的 PDF 多半是扫描件，和没有文件用到的附件一样，只警告。

    ## 为什么
    身份证号、手机号多半藏在附件里。程序看不进去的，只能人一页一页看，看过的人要负责。

    ## 反例
    ```yaml 政策
    附件: [{标题: 首批名单, 文件: mingdan.xls}]
    ```

    ```文件 content/files/mingdan.xls
    名单
    ```

    ## 正例
    ```yaml 政策
    附件: [{标题: 首批名单, 文件: mingdan.csv}]
    ```

    ```文件 content/files/mingdan.csv
    姓名
    小陈
    ```

    又如：

    ```yaml 政策
    附件: [{标题: 申请表, 文件: shenqingbiao.wps}]
    豁免: {ZJ023: {理由: 申请表逐页看过，是空表, 批准: 区政府办公室主任}}
    ```

    ```文件 content/files/shenqingbiao.wps
    申请表
    ```

    ## 怎么改
    在 Word、WPS 里另存为 .docx、.xlsx 或 PDF；压缩包用 .zip；去掉密码。另存不了的，人工看过，
    在用到它的文件里写 `豁免`，理由写明谁看过、看到什么。
    """
    unread = {name: item.problem for name, item in corpus.attached.items() if item.problem}
    used = _used(corpus) if unread else {}
    for name, problem in sorted(unread.items()):
        kind = name.rpartition(".")[2].lower()
        level = Level.WARN if name not in used or (kind == "pdf" and " MB" in problem) else None
        message = f"附件“{name[:60]}”的内容读不出来（{problem}），里面有没有个人信息没法查"
        for place in used.get(name) or (Position(f"content/files/{name}"),):
            yield Hit(place, message, _remedy(kind, problem), level)


def _used(corpus: Corpus) -> dict[str, list[Position]]:
    """Where documents offer or link to each file below content/files/: these are published, and can be exempted there."""
    found: defaultdict[str, list[Position]] = defaultdict(list)
    for document in corpus.documents():
        for item in offered(document):
            found[item.file.strip()].append(item.position)
        for link in document.body.links:
            if linked := _LINKED.fullmatch(link.url.partition("#")[0].partition("?")[0]):
                found[unquote(linked[1])].append(link.position)
    return found


def _remedy(kind: str, problem: str) -> str:
    if "密码" in problem and kind not in _MODERN:
        return "去掉密码，重新存一次"
    if "MB" in problem or "个文件" in problem or "万字" in problem or "秒" in problem:
        return f"拆成几个小文件；拆不了的，{_BY_EYE}"
    if kind in _MODERN:
        return f"在 Word 或 WPS 里另存为 {_MODERN[kind]} 或 PDF；存不了的，{_BY_EYE}"
    if kind in ("rar", "7z"):
        return "改用 .zip 压缩"
    return f"用原来的软件打开，重新存一次；里面嵌着别的文件的，拿出来单独作附件；改不了的，{_BY_EYE}"
