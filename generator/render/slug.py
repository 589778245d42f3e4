"""ASCII words for Chinese text, by pinyin: heading ids and, once and for all, the ids of new documents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

MAX_LENGTH = 60
_WORD = re.compile(r"[a-z0-9]+")

PHRASES = {
    "长乐": "chang le",
    "区长": "qu zhang",
    "市长": "shi zhang",
    "县长": "xian zhang",
    "长效": "chang xiao",
    "长期": "chang qi",
    "还款": "huan kuan",
    "重置": "chong zhi",
    "重新": "chong xin",
    "重点": "zhong dian",
    "支行": "zhi hang",
    "人行": "ren hang",
    "银行": "yin hang",
    "行业": "hang ye",
    "行政": "xing zheng",
    "施行": "shi xing",
    "试行": "shi xing",
    "暂行": "zan xing",
    "执行": "zhi xing",
    "发行": "fa xing",
    "率先": "shuai xian",
    "兑现": "dui xian",
    "参与": "can yu",
    "供给": "gong ji",
    "给予": "ji yu",
    "差异": "cha yi",
    "出差": "chu chai",
    "调整": "tiao zheng",
    "调查": "diao cha",
    "会计": "kuai ji",
    "乐业": "le ye",
    "处理": "chu li",
    "办事处": "ban shi chu",
    "种植": "zhong zhi",
    "种粮": "zhong liang",
    "养殖": "yang zhi",
    "朝阳": "chao yang",
}
"""Readings that depend on the word, spelt out, because the dictionary's own guess differs or may change."""


@cache
def reader() -> Callable[[str], list[str]]:
    """What reads characters as pinyin, loaded once: it costs 56 MB and half a second that a check never needs."""
    import pypinyin

    pypinyin.load_phrases_dict({phrase: [[part] for part in read.split()] for phrase, read in PHRASES.items()})
    return lambda text: pypinyin.lazy_pinyin(text, errors="default")


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """The text as lower-case ASCII words joined by hyphens, at most MAX_LENGTH long, cut between words; may be empty."""
    plain = unicodedata.normalize("NFKC", text).lower()
    if not plain.isascii():
        plain = " ".join(reader()(plain))
    words = _WORD.findall(unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode())
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word[:MAX_LENGTH]
        if len(longer) > MAX_LENGTH:
            break
        kept = longer
    return kept
