"""What gives an official document its form: numbered articles with addresses, the addressees, the signature."""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
_NUMERAL = r"[零一二三四五六七八九十百]{1,7}"
_ARTICLE = re.compile(
    rf"<p>(<strong>)?第({_NUMERAL})条(?:之({_NUMERAL}))?(?P<end></strong>)?(?=[\s\u3000<]|[\u4e00-\u9fff（])"
)
_ARTICLE_HEADING = re.compile(rf"第({_NUMERAL})条(?:之({_NUMERAL}))?")
_CODE = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_DATE = r"(?:\d{4}年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)"
_SIGNED = re.compile(
    rf"(?:<p>(?P<unit>[^<>，。；：！？]{{2,60}})</p>\s*)?<p>(?P<day>{_DATE})</p>(?=\s*(?:$|<h[1-6]\b))"
)
_ADDRESSED = re.compile(r"^<p>(?=[各区市县省州乡镇][^<>。；！？]{1,200}(?<!如下)：</p>)")


def mark_official(text: str, used: set[str]) -> str:
    """Give each article its address and link (unless `used` has it), addressees and signature their classes."""
    text = _ADDRESSED.sub('<p class="zc-addressed">', text, count=1)
    text = _SIGNED.sub(_sign, text)
    return _mark_articles(text, used)


def article_of(heading: str) -> str | None:
    """The id of the article that a heading begins with, or None."""
    found = _ARTICLE_HEADING.match(heading)
    return article_id(found[1], found[2]) if found else None


def article_id(numeral: str, inserted: str | None = None) -> str:
    """The id of 第五条 (``article-5``) or of 第五条之一 (``article-5-1``)."""
    return f"article-{number_of(numeral)}" + (f"-{number_of(inserted)}" if inserted else "")


def number_of(numeral: str) -> int:
    """A Chinese numeral below a thousand as a number: 二十一 is 21, 一百零三 is 103."""
    total, digit = 0, 0
    for character in numeral:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS.index(character)
    return total + digit


def _sign(found: re.Match[str]) -> str:
    unit = f'<p class="zc-signed">{found["unit"]}</p>\n' if found["unit"] else ""
    return f'{unit}<p class="zc-signed">{found["day"]}</p>'


def _mark_articles(text: str, used: set[str]) -> str:
    def replace(found: re.Match[str]) -> str:
        key = article_id(found[2], found[3])
        bold, end = found[1] or "", found["end"] or ""
        if key in used or bool(bold) != bool(end):
            return found[0]
        used.add(key)
        name = f"第{found[2]}条" + (f"之{found[3]}" if found[3] else "")
        return f'<p id="{key}"><a class="zc-article" href="#{key}">{bold}{name}{end}</a>'

    parts = _CODE.split(text)
    parts[::2] = [_ARTICLE.sub(replace, part) for part in parts[::2]]
    return "".join(parts)
