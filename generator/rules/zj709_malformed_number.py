"""A 文号 that is not written as official documents write it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from generator.finding import Hit, Level
from generator.model import Policy, Stage
from generator.rules import Context, rule

_LONGEST = 80
_FULL = re.compile(r"(.+?)([〔﹝\[［(（【〖])(\d+)年?([〕﹞\]］)）】〗])(第?)(\d+)(号?)(.*)")
_BY_YEAR_OR_ORDER = re.compile(r"(.*?)((?:\d{4}年)?第)(\d+)号?(?:令|公告|通告|公报|文)?[)）]?")
_HALF = re.compile(r"(.+?)[〔\[［(（【〖](\d{4})[〕\]］)）】〗]?(\d*)号?")
_NONE = re.compile("无|没有|暂无|空|略|/|-+|—+|见附件|详见附件|见原文|不详|未编号|无文号")
_LATER = re.compile("待定|待编号?|待补充?|编号中")
_NUMERAL = re.compile("[〕\\]］)）】〗]第?[〇零一二三四五六七八九十百千]+号")
_CLOCK = re.compile(r"\d+(?:[:.]\d+)+")
_LAST = re.compile("[0-9]号")
_UNREADABLE = ("里读不出年份和序号", "照原件写，如“示政办〔2026〕12号”", Level.WARN)
_YEAR_BARE = re.compile(r"(\D+(?<!令)(?<!告))(\d{4})[年\-－—](\d+)号?")


@rule("ZJ709", on=Policy, level=Level.BLOCK, stage=Stage.PUBLISH)
def malformed_number(policy: Policy, context: Context) -> Iterator[Hit]:
    """文号写法不对。

    ## 查什么
    文号是“机关代字〔年份〕序号号”：六角括号〔〕，年份四位，序号不加“第”、不编虚位（不写 012），末尾有“号”。
    括号缺一半、年份和序号连在一起的，写“无”“见附件”的阻断，其余的警告。年份和成文日期的年份对不上，读不出序号，写“待定”，也警告。
    “公告2024年第5号”“令第12号”这样的写法也认。

    ## 为什么
    群众和别的部门按文号查文件、引用文件，差一个括号就查不到。

    ## 反例
    ```yaml 政策
    文号: 示政办〔202612号
    ```

    又如，括号用错：

    ```yaml 政策
    文号: 示政办[2026]12号
    ```

    ## 正例
    ```yaml 政策
    文号: 示政办〔2026〕12号
    ```

    又如：

    ```yaml 政策
    文号: 示例区人民政府令第12号
    ```

    ## 怎么改
    照原件改。六角括号在输入法里打“括号”就能选到，也可以从这里复制：〔〕。
    """
    number = "".join((policy.number or "").split())
    if not number or len(number) > _LONGEST:
        return
    trouble = _unread(number) or _trouble(number, policy.formed)
    if trouble:
        message, fix, level = trouble
        yield Hit(policy.at("文号"), f"文号“{policy.number}”{message}", fix, level)


def _unread(number: str) -> tuple[str, str, Level] | None:
    """What is wrong with one that says there is none, or has no serial in plain figures."""
    if _NONE.fullmatch(number):
        return "不是文号", "照原件写文号；没有文号的，删去这一行", Level.BLOCK
    if _LATER.fullmatch(number):
        return "还没有编号", "印发以后照原件写；没有文号的，删去这一行", Level.WARN
    if any(unicodedata.normalize("NFKC", letter).isdigit() and not letter.isascii() for letter in number):
        return "里有不是半角的数字", "年份和序号用半角数字写，如 2026、12", Level.WARN
    if _NUMERAL.search(number):
        return "的序号写成了汉字", "序号用半角数字写，如“12号”", Level.WARN
    if re.match(r"[〔\[［(（【〖]", number):
        return "前面没有发文机关代字", f"写成“…{number}”，代字照原件", Level.WARN
    if not re.search("[0-9]", number) or _CLOCK.fullmatch(number):
        return _UNREADABLE
    return None


def _trouble(number: str, formed: date | None) -> tuple[str, str, Level] | None:
    if full := _FULL.fullmatch(number):
        office, opening, year, closing, ordinal, serial, end, rest = full.groups()
        right = f"写成“{office}〔{year}〕{serial.lstrip('0')}号{rest}”"
        if len(year) != 4:
            return f"的年份是“{year}”，应是四位", "年份写全，如〔2026〕", Level.BLOCK
        if opening + closing != "〔〕":
            return f"的括号是“{opening}{closing}”，应是六角括号“〔〕”", right, Level.WARN
        if ordinal:
            return "的序号前多了“第”", right, Level.WARN
        if not serial.strip("0"):
            return f"的序号是“{serial}”", "照原件写序号", Level.WARN
        if serial.startswith("0"):
            return f"的序号“{serial}”前面补了 0", right, Level.WARN
        if not end and rest.endswith("号"):
            return f"的序号写成了“{serial}{rest}”", "照原件写序号，一个文号只有一个序号", Level.WARN
        if not end:
            return "末尾没有“号”", right, Level.WARN
        if rest == "文":
            return "末尾多了“文”", f"写成“{office}〔{year}〕{serial}号”", Level.WARN
        return _other_year(int(year), formed)
    if plain := _BY_YEAR_OR_ORDER.fullmatch(number):
        office, _, serial = plain.groups()
        if office[-1:] not in tuple("〔[［(（【〖"):
            if serial.startswith("0"):
                return f"的序号“{serial}”前面补了 0", f"序号写成“{serial.lstrip('0')}”", Level.WARN
            return None
    if half := _HALF.fullmatch(number):
        office, year, serial = half.groups()
        return "的括号没有成对，或者缺序号", f"写成“{office}〔{year}〕{serial or '…'}号”", Level.BLOCK
    if bare := _YEAR_BARE.fullmatch(number):
        office, year, serial = bare.groups()
        return "的年份没有括号", f"写成“{office}〔{year}〕{serial.lstrip('0')}号”", Level.WARN
    return None if _LAST.search(number) else _UNREADABLE


def _other_year(year: int, formed: date | None) -> tuple[str, str, Level] | None:
    """Numbers are given out when a document is signed, so one of December may be formed in January."""
    if formed is None or year == formed.year or (year == formed.year - 1 and formed.month == 1):
        return None
    fix = f"核对原件；成文日期没错的，文号的年份改成 {formed.year}"
    return f"的年份是 {year}，“成文日期”是 {formed}", fix, Level.WARN
