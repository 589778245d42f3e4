"""What counts as saying nothing: 无, 略, 详见文件, placeholders, bare punctuation."""

from __future__ import annotations

import re
import unicodedata

_NOTHING = re.compile(
    r"(?:暂时?|均)?(?:无+|没有|缺)(?:相关)?(?:此项|内容|背景|依据|背景依据|目标|任务|目标任务|问题|解决问题|要求|说明)?|空白?|从?略|同[上前]|(?:不|无|未)涉及|不(?:详|明|清楚|知道)|未知|[如以]上|如题|敬请期待|稍后补充|"
    r"(?:内容)?(?:待定|待续|待更新|待补充?|待完善|待填写?|待编写|(?:补充|编写|整理)中)|tbd|todo|na|none|null"
)
_POINTER = re.compile(
    r"(?:具体|详细|详情|内容|全文|主要)*(?:请|可|敬请)?(?:大家|各单位|群众)?(?:自行|点击)?"
    r"(?:详见|参见|参阅|参照|查阅|查看|阅读|见|同)(?:本|该|原|政策|相关|有关|上述|以上|下|后)*"
    r"(?:文件|原文|正文|附件|全文|政策|通知|办法|公告|意见|方案|文本|规定|上文|前文|链接|附图|文|图|表)?(?:的?(?:相关|具体|有关)?(?:内容|规定|条款|正文|全文|原文))?[至到和及与]*"
)
_OBEY = re.compile(  # 严格按照公告执行 tells nobody what to do
    r"(?:请|应当?|须|要)?(?:各单位|大家|企业|申请人)?(?:严格|认真)?(?:遵照|按照|依照|按|依)(?:本|该|新|此|上述|有关|相关){0,2}"
    r"(?:文件|政策|通知|办法|公告|意见|方案|细则)?的?(?:有关|相关)?(?:规定|要求|内容){0,2}(?:贯彻|认真|严格)?(?:执行|办理|落实|实施)(?:即可)?"
)
_NAMED = re.compile(r"《[^《》]*》|\([^()]*\)|第[一二三四五六七八九十百\d]+[条章款项]")
_SIGNS = re.compile(r"[\W_×]+")
_BLANK = re.compile(r"(?<![0-9a-z×xX])(?:[×xX]{3,}|_{4,})(?![0-9a-z×xX])")
_TO_DO = re.compile(  # alone between signs: 机制有待完善 and 材料待补充的 are ordinary words
    r"(?:^|(?<=[\s:,.;()\[\]【】<>、。“]))(?:内容)?(?:待补充?|待完善|待填写?|待编写|待定稿|此处(?:应?填写|补充|应?写)[^。\n]{0,20})"
    r"(?=$|[\s,.;!()\[\]【】<>、。”]|\.{3})|(?<![0-9A-Za-z])(?:TBD|TODO|FIXME)(?![0-9A-Za-z])",
    re.IGNORECASE | re.MULTILINE,
)
_TO_DO_HINT = re.compile("[待此TtFfＴｔＦｆ]")  # most texts hold none of these and need no closer look
_BLANK_HINT = re.compile("[×xXＸｘ_＿]")


def substance(text: str, enough: int = 40) -> str:
    """The letters and figures of a text that says something, up to about `enough`; an empty string when it says nothing."""
    said = ""
    for line in text.splitlines():
        said += _said(unicodedata.normalize("NFKC", line))
        if len(said) >= enough:
            break
    return said


def _said(line: str) -> str:
    bare = _SIGNS.sub("", line).lower()
    unnamed = _SIGNS.sub("", _NAMED.sub("", line))
    if _NOTHING.fullmatch(bare) or _POINTER.fullmatch(unnamed) or _OBEY.fullmatch(unnamed):
        return ""
    return _SIGNS.sub("", _BLANK.sub("", _TO_DO.sub("", line)))


def to_do(text: str) -> str | None:
    """The first mark of something still to be written (待补充, TBD …), or None."""
    if not _TO_DO_HINT.search(text):
        return None
    found = _TO_DO.search(unicodedata.normalize("NFKC", text))
    return found.group() if found else None


def placeholder(text: str) -> str | None:
    """The first placeholder left in a text, ××× and ____ included, or None. Masks such as 138××××1234 are none."""
    if not _BLANK_HINT.search(text):
        return to_do(text)
    found = _BLANK.search(unicodedata.normalize("NFKC", text))
    return to_do(text) or (found.group() if found else None)
