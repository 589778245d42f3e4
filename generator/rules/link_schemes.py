"""What a link's address really is, however it is written: entities, percent signs, full width, hidden characters."""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import unquote

ACTIVE = ("javascript", "vbscript", "livescript", "data", "file", "blob", "view-source", "jar", "about")
HARMLESS = ("http", "https", "mailto", "tel")
_HIDDEN = re.compile(
    r"[\s\x00-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_COLON = re.compile("[:：&%﹕︓]")  # written out, or as an entity or percent sign
_IN_TEXT = re.compile(
    r"(?<![a-z])(?:(javascript|vbscript|livescript):(?=[\x21-\x7e])|(data):(?:[a-z]+/[a-z]|;|,)|(file):/)",
    re.IGNORECASE,
)


def _unfold(url: str) -> str:
    plain = url
    for _ in range(3):  # %256a is %6a is j
        unfolded = unicodedata.normalize("NFKC", unquote(html.unescape(plain)))
        if unfolded == plain:
            break
        plain = unfolded
    return _HIDDEN.sub("", plain)


def scheme(url: str) -> str:
    """The scheme of an address in lower case, hidden characters and encodings taken off; empty for a relative one."""
    found = _SCHEME.match(_unfold(url))
    return found.group(1).lower() if found else ""


def active_in_text(text: str) -> str:
    """The active scheme that stands somewhere in a plain text, or an empty string."""
    if not _COLON.search(text):
        return ""
    found = _IN_TEXT.search(_unfold(text)) or _IN_TEXT.search(unicodedata.normalize("NFKC", text))
    return next(group for group in found.groups() if group).lower() if found else ""
