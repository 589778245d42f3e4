"""What gives an official document its form: numbered articles with addresses, the addressees, the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_DIGITS = "零一二三四五六七八九"
_NUMERAL = r"[零一二三四五六七八九十百]{1,7}"
_START = (
    rf"(<strong>)?第({_NUMERAL})条(?:之({_NUMERAL}))?(?P<end></strong>)?"
    r"(?![规定第款的项至、，。和及所与或修])(?=[\s\u3000<]|[\u4e00-\u9fff（])"
)  # 第五条规定的… is a sentence that cites
_ARTICLE = re.compile(f"<p>{_START}")
_RUN_ON = re.compile(rf"(?:<br />)?\n(?={_START})|(?:(?<=[。；：！？])|(?<=[。；：！？][”’）》]))(?:<br />)?\n")
"""Where a line begins a paragraph though no empty line stands before it: at an article, and after a whole sentence, for
text that is pasted from Word has a line for each paragraph."""
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_INLINE = re.compile(r"<(/?)(?!br|img|input)[a-z]")
_ARTICLE_HEADING = re.compile(rf"第({_NUMERAL})条(?:之({_NUMERAL}))?")
_CODE = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_DATE = r"(?:\d{4}年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)"
_SIGNED = re.compile(
    rf"(?:<p>(?P<unit>[^<>，。；：！？]{{2,60}})</p>\s*)?<p>(?P<day>{_DATE})</p>(?=\s*(?:$|<h[1-6]\b))"
)
_ADDRESSED = re.compile(r"^<p>(?=[各区市县省州乡镇][^<>。；！？]{1,200}(?<!如下)：</p>)")
_HEADING = re.compile(r'<(h[1-6]) id="([^"]+)">(.*?)</\1>', re.DOTALL)
_CHAPTER = re.compile(rf"第{_NUMERAL}[章节编]")
_PART = re.compile(
    r'(?P<signed><div class="zc-signed">)|<(?P<close>/)?(?:blockquote|ul|ol|li|dl|dd|section|div|table|pre)\b'
    r'|<(?P<tag>p|h[1-6]) id="(?P<id>article-[\d-]+)">'
    rf"|(?P<end><h[1-6]\b|<hr\b|<p>(?:<strong>)?(?:第{_NUMERAL}[章节编条]|附件))"
    r"|(?P<paragraph><p>)(?!(?:<strong>)?[（(][一二三四五六七八九十]{1,3}[）)])"
)


def mark_official(text: str, used: set[str], notes: Mapping[str, str]) -> str:
    """Give articles their addresses and links (unless `used` has them), addressees and signature their classes.

    `notes` is HTML of our own to stand at the end of an article, by the article's id.
    """
    text = _ADDRESSED.sub('<p class="zc-addressed">', text, count=1)
    text = _SIGNED.sub(_sign, text)
    text = _HEADING.sub(_link_heading, text)
    text = _PARAGRAPH.sub(_set_apart, text)
    return "".join(_whole_articles(_mark_articles(text, used), notes))


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


def _set_apart(found: re.Match[str]) -> str:
    """A paragraph whose lines are paragraphs of their own, unless a word in bold runs from one to the next."""
    at, pieces = 0, []
    for start in _RUN_ON.finditer(found[1]):
        pieces.append(found[1][at : start.start()])
        at = start.end()
    pieces.append(found[1][at:])
    whole = all(2 * sum(map(bool, tags)) == len(tags) for tags in map(_INLINE.findall, pieces))
    return "<p>" + "</p>\n<p>".join(pieces) + "</p>" if whole else found[0]


def _sign(found: re.Match[str]) -> str:
    unit = f"<p>{found['unit']}</p>\n" if found["unit"] else ""
    return f'<div class="zc-signed">{unit}<p>{found["day"]}</p></div>'


def _link_heading(found: re.Match[str]) -> str:
    tag, key, inner = found.groups()
    chapter = ' class="zc-chapter"' if _CHAPTER.match(inner) else ""
    name = "本条的链接" if key.startswith("article-") else "本节的链接"
    return f'<{tag}{chapter} id="{key}">{inner}<a class="zc-permalink" href="#{key}" title="{name}" aria-label="{name}"></a></{tag}>'


def _mark_articles(text: str, used: set[str]) -> str:
    def replace(found: re.Match[str]) -> str:
        key = article_id(found[2], found[3])
        bold, end = found[1] or "", found["end"] or ""
        if key in used or bool(bold) != bool(end):
            return found[0]
        used.add(key)
        name = f"第{found[2]}条" + (f"之{found[3]}" if found[3] else "")
        return f'<p id="{key}"><a class="zc-permalink" href="#{key}" title="本条的链接">{bold}{name}{end}</a>'

    parts = _CODE.split(text)
    parts[::2] = [_ARTICLE.sub(replace, part) for part in parts[::2]]
    return "".join(parts)


def _whole_articles(text: str, notes: Mapping[str, str]) -> Iterator[str]:
    """The text with each article in a box of its own, which bears the address; its second paragraph is ``article-5-kuan-2``.

    An article ends before the next one, before a heading, a chapter or the signature, and with the quotation it stands in.
    """
    at = depth = 0
    opened: list[tuple[int, str]] = []  # of the articles around this place: how deep they stand, and their ids
    paragraphs = 0
    for found in _PART.finditer(text):
        if found["close"]:
            depth -= 1
        elif found.lastgroup is None:
            depth += 1
            continue
        yield text[at : found.start()]
        at = found.start()
        while opened and not found["paragraph"] and opened[-1][0] >= depth + bool(found["close"]):
            yield f"{notes.get(opened.pop()[1], '')}</div>\n"
        depth += bool(found["signed"])
        if found["id"]:
            opened.append((depth, found["id"]))
            paragraphs = int(found["tag"] == "p")
            yield f'<div class="zc-article" id="{found["id"]}" tabindex="-1"><{found["tag"]}>'
            at = found.end()
        elif found["paragraph"] and opened and opened[-1][0] == depth:
            paragraphs += 1
            if paragraphs > 1:
                yield f'<p id="{opened[-1][1]}-kuan-{paragraphs}">'
                at = found.end()
    yield text[at:]
    yield from (f"{notes.get(key, '')}</div>\n" for _, key in reversed(opened))
