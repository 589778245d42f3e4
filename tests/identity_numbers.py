"""Identity numbers made up at random, and the ways in which people write one: each form is a whole document.

The numbers are valid in form only: the region is one of a few, everything else is random, and nobody was asked for theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from urllib.parse import quote

from generator.model import Document
from generator.privacy.identity import check_character
from generator.privacy.regions import PREFECTURES
from generator.reader import read_document
from tests.project import POLICY

HEAD = "标题: 示例区租房补贴办法\n"
_REGIONS = sorted(PREFECTURES)
_FULL = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
_CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
_FINANCIAL = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")
_CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
_BRACKETED = str.maketrans("123456789", "㈠㈡㈢㈣㈤㈥㈦㈧㈨")
_BLACK = str.maketrans("0123456789", "⓿❶❷❸❹❺❻❼❽❾")
_BOLD = {48 + digit: chr(0x1D7CE + digit) for digit in range(10)}
_ARABIC = {48 + digit: chr(0x660 + digit) for digit in range(10)}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BETWEEN = (" ", "-", "·", "\u200b", "\u3000", "—", ".", "/", "、")


def number(random: Random) -> str:
    """A number with a region, a day of birth since 1900 and the check character that belongs to it."""
    day = date(1900, 1, 1) + timedelta(random.randrange(46_000))
    first = f"{random.choice(_REGIONS)}{random.randrange(1, 85):02}{day:%Y%m%d}{random.randrange(1000):03}"
    return first + check_character(first)


def _split(n: str, sign: str) -> str:
    return f"{n[:6]}{sign}{n[6:14]}{sign}{n[14:]}"


def _scattered(n: str, random: Random) -> str:
    return "".join(random.choice(_BETWEEN) * random.randrange(3) + sign for sign in n)


def _text(write: Callable[[str], str]) -> Callable[[str, Random], tuple[str, str]]:
    return lambda n, random: (HEAD, f"领取人小陈，{write(n)}，已经核对。")


def _body(write: Callable[[str], str]) -> Callable[[str, Random], tuple[str, str]]:
    return lambda n, random: (HEAD, write(n))


def _head(write: Callable[[str], str]) -> Callable[[str, Random], tuple[str, str]]:
    return lambda n, random: (HEAD + write(n) + "\n", "正文。")


FORMS: dict[str, Callable[[str, Random], tuple[str, str]]] = {
    "紧跟汉字": _text(lambda n: f"身份证号{n}号"),
    "紧跟字母": _text(lambda n: f"ID{n}abc"),
    "全角": _text(lambda n: n.translate(_FULL)),
    "空格分三段": _text(lambda n: _split(n, " ")),
    "全角空格分三段": _text(lambda n: _split(n, "\u3000")),
    "横线分三段": _text(lambda n: _split(n, "-")),
    "破折号分三段": _text(lambda n: _split(n, "——")),
    "点分三段": _text(lambda n: _split(n, ".")),
    "间隔号分三段": _text(lambda n: _split(n, "·")),
    "顿号分三段": _text(lambda n: _split(n, "、")),
    "斜线分三段": _text(lambda n: _split(n, "/")),
    "冒号分三段": _text(lambda n: _split(n, ":")),
    "分号分三段": _text(lambda n: _split(n, "；")),
    "引号分三段": _text(lambda n: f"{n[:6]}“{n[6:14]}”{n[14:]}"),
    "等号分三段": _text(lambda n: _split(n, "==")),
    "分三段说": _text(lambda n: f"前六位{n[:6]}，出生日期{n[6:14]}，后四位{n[14:]}"),
    "箭头分三段": _text(lambda n: _split(n, "→")),
    "出生日期写年月日": _text(lambda n: f"{n[:6]} {n[6:10]}年{n[10:12]}月{n[12:14]}日 {n[14:]}"),
    "括号数字": _text(lambda n: n.translate(_BRACKETED)),
    "四位一段": _text(lambda n: " ".join(n[i : i + 4] for i in range(0, 18, 4))),
    "一位一空格": _text(" ".join),
    "一位一逗号": _text("，".join),
    "出生日期加括号": _text(lambda n: f"{n[:6]}（{n[6:14]}）{n[14:]}"),
    "断成两行": _text(lambda n: f"{n[:9]}\n{n[9:]}"),
    "断成三行": _text(lambda n: f"{n[:6]}  \n{n[6:14]}  \n{n[14:]}"),
    "夹着加粗": _text(lambda n: f"{n[:6]}**{n[6:14]}**{n[14:]}"),
    "夹着反引号": _text(lambda n: f"{n[:6]}`{n[6:14]}`{n[14:]}"),
    "一段是链接": _text(lambda n: f"[{n[:6]}](https://example.org/){n[6:]}"),
    "反斜线转义": _text(lambda n: _split(n, "\\-")),
    "零宽空格": _text("\u200b".join),
    "软连字符": _text(lambda n: _split(n, "\xad")),
    "中文数字": _text(lambda n: n.translate(_CHINESE)),
    "中文数字，末位写十": _text(lambda n: n.translate(_CHINESE).replace("X", "十")),
    "大写数字": _text(lambda n: n.translate(_FINANCIAL)),
    "带圈数字": _text(lambda n: n.translate(_CIRCLED)),
    "黑底带圈数字": _text(lambda n: n.translate(_BLACK)),
    "数学粗体数字": _text(lambda n: n.translate(_BOLD)),
    "阿拉伯文数字": _text(lambda n: n.translate(_ARABIC)),
    "上标数字": _text(lambda n: n.translate(_RAISED)),
    "键帽数字": _text(lambda n: "".join(s + "\ufe0f\u20e3" if s.isdigit() else s for s in n)),
    "字符实体": _text(lambda n: "".join(f"&#{ord(s)};" for s in n)),
    "十六进制实体": _text(lambda n: "".join(f"&#x{ord(s):x};" for s in n)),
    "小写 x": _text(str.lower),
    "乘号作末位": _text(lambda n: n.replace("X", "×")),
    "后面接手机号": _text(lambda n: n + "13800138000"),
    "杂乱地隔开": lambda n, random: (HEAD, f"领取人小陈：{_scattered(n, random)}。"),
    "标题": _body(lambda n: f"## 领取人{n}\n\n文字"),
    "列表": _body(lambda n: f"- 小陈\n- {n}"),
    "引用": _body(lambda n: f"> 小陈 {n}"),
    "脚注": _body(lambda n: f"见注[^1]。\n\n[^1]: {n}"),
    "表格一格": _body(lambda n: f"| 姓名 | 号码 |\n| --- | --- |\n| 小陈 | {n} |"),
    "表格一格一位": _body(lambda n: f"|{'|'.join(n)}|\n|{'---|' * 18}"),
    "代码块": _body(lambda n: f"```\n小陈 {n}\n```"),
    "流程块": _body(lambda n: f"```flow\n步骤:\n  - 名称: 申请\n    说明: 小陈{n}\n    下一步: 结束\n```"),
    "指南块": _body(lambda n: f"```guide\n受理条件: [小陈, {n}]\n```"),
    "示例块": _body(lambda n: f"```example\n情形: 小陈（{n}）\n```"),
    "图片说明": _body(lambda n: f"![小陈{n}](a.png)"),
    "图片名": _body(lambda n: f"![图](files/{n}.png)"),
    "链接地址": _body(lambda n: f"[查询](https://example.org/?id={n})"),
    "链接地址里的百分号": _body(lambda n: f"[查询](https://example.org/?id={quote(n.translate(_FULL))})"),
    "链接地址里全写百分号": _body(lambda n: f"[查询](https://example.org/?id={''.join(f'%{ord(s):02X}' for s in n)})"),
    "链接提示": _body(lambda n: f'[查询](https://example.org/ "小陈{n}")'),
    "文件头的值": _head(lambda n: f"内容概述: 小陈 {n}"),
    "文件头的转义": _head(lambda n: f'内容概述: "小陈 \\u003{n[0]}{n[1:]}"'),
    "文件头的列表": _head(lambda n: f"主题: [小陈, {n}]"),
    "文件头的注释": _head(lambda n: f"# 小陈 {n}"),
    "文件头的键": _head(lambda n: f"小陈{n}: 是"),
    "附件标题": _head(lambda n: f"附件: [{{标题: 小陈{n}, 文件: a.csv}}]"),
}
"""What is found."""

MISSED: dict[str, Callable[[str, Random], tuple[str, str]]] = {
    "用字母 O 和 l 冒充 0 和 1": _text(lambda n: n.replace("0", "O").replace("1", "l")),
}
"""What is not: letters for digits would make numbers of words."""


def document(head: str, body: str) -> Document:
    """A policy with this front matter and body."""
    read, problems = read_document(POLICY, f"---\n{head}---\n\n{body}\n".encode())
    assert read is not None, problems
    return read
