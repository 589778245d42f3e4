"""Line breaks inside a paragraph: browsers turn one between two Chinese characters into a space; official typography has none.

A line that begins like an item of a list (（一）, 1., 第五条) stays a line of its own, as Word has taught to type it.
"""

from __future__ import annotations

import re

_CJK = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]"
_SOFT_BREAK = re.compile(rf"(?<={_CJK})\n(?={_CJK})")
_ITEM = re.compile(
    r"\n(?=（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)|[①-⑳]"
    r"|第[一二三四五六七八九十百]{1,5}条[ \u3000])"
)
_HARD_ITEM = re.compile(r"(?<!<br />)" + _ITEM.pattern)
_INDENT = re.compile(r"(<p>)[\u3000 ]+")


def join_html(html: str) -> str:
    """The page without such breaks; preformatted text stays as it is."""
    parts = re.split(r"(<pre>.*?</pre>)", html, flags=re.DOTALL)
    parts[::2] = [_join(part) for part in parts[::2]]
    return "".join(parts)


def _join(html: str) -> str:
    return _INDENT.sub(r"\1", _SOFT_BREAK.sub("", _HARD_ITEM.sub("<br />\n", html)))


def join_text(text: str) -> tuple[str, list[int]]:
    """The text of a paragraph without such breaks, and where in the old text they stood."""
    kept = _ITEM.sub("\v", text)
    gone = [found.start() for found in _SOFT_BREAK.finditer(kept)]
    return _SOFT_BREAK.sub("", kept).replace("\v", "\n"), gone
