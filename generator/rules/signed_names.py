"""A person's name where people sign: behind a dash, in brackets, before a colon, after 我叫 or 市民. A surname alone is no sign."""

from __future__ import annotations

import re

_HAN = "[\u4e00-\u9fff]"
_SURNAME = (
    "(?:欧阳|上官|司马|诸葛|"
    "[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎闫余潘杜戴夏钟汪田任"
    "姜范方石姚谭廖邹熊金陆郝孔崔康毛邱秦江史顾侯邵孟龙段钱汤尹黎武乔贺赖龚])"
)
_WORDS = (
    "陈述|陈列|陈旧|张贴|张数|黄金|黄线|黄牌|周[一二三四五六日末边围期岁年]|孙[子女]|胡[同乱]|高[校中考龄温新层速效铁价低额]|"
    "林[地业木区]|何[时处人种必况]|马[路上匹]|罗列|于是|董事|程[序度]|许[可多]|曾[经用]|余[额款下]|夏[季天]|钟头|田[地间]|"
    "任[务何免]|范围|方[案式法便面向针]|石油|金[额融]|陆续|康[复养]|毛利|江[边苏西]|史料|顾[客虑]|龙头|段落|钱[款财]|武装|谢谢|"
    "先生|女士|叶片|苏州"
)
"""Words that begin like a surname."""

_PLACES = "村镇乡街路区县市省庄屯寨湾桥楼园校馆厅站所局院处会室店厂部队组社网群办岗证费款率额表法家港"
"""Last signs of places, offices and things that are called after a family."""

_TITLE = "(?:先生|女士|小姐|同志|老师|师傅|大爷|阿姨)"
_NAME = f"(?!{_WORDS}){_SURNAME}{_HAN}{{1,2}}(?<![{_PLACES}]){_TITLE}?"
_WHO = "(?:市民|居民|村民|网民|网友|群众|业主|读者|来信人)"

SIGNED = re.compile(
    "|".join(
        (
            rf"\({_WHO}?{_NAME}\)",
            rf"(?:[—―─]{{1,2}}|--) ?{_WHO}?{_NAME}[ ,]{{0,2}}[\d年月日./-]{{0,12}}[。.!]?$",
            rf"我(?:名字)?叫{_NAME}(?!{_HAN})",
            rf"^[“\"]?{_WHO}?{_NAME}:",
            rf"{_WHO}{_SURNAME}{_HAN}{{0,2}}{_TITLE}",
            rf"{_WHO}{_NAME}(?=说|反映|建议|认为|提出|提议|表示|来电|来信|希望|$)",
        )
    ),
    re.MULTILINE,
)
"""In a text with half-width punctuation (NFKC)."""
