"""Names of those who sign: which are accepted, and when two are one person's."""

from __future__ import annotations

import re
import unicodedata

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
_DOTS = re.compile("[•‧・⋅∙]")
_BESIDE_HAN = rf"(?<=[{_HAN}·])\s+|\s+(?=[{_HAN}·])"  # compiled with the first name: most checks have none to read
_NAME = rf"[{_HAN}]{{1,20}}(?:·[{_HAN}]{{1,20}}){{0,4}}|[A-Za-z]{{1,30}}(?:[ ][A-Za-z]{{1,30}}){{0,4}}"


def is_name(text: str) -> bool:
    """Whether this is a name in Chinese characters or in Latin letters, with nothing that only looks like them."""
    return re.fullmatch(_NAME, text) is not None


def tidy(text: str) -> str:
    """The name as it is kept: full width and compatibility forms made plain, one kind of dot, no blanks beside Chinese characters."""
    plain = " ".join(_DOTS.sub("·", unicodedata.normalize("NFKC", text)).split())
    return re.sub(_BESIDE_HAN, "", plain)


def same_person(one: str, other: str) -> bool:
    """Whether two names are the same but for width, case, order of Latin parts, spaces, dots, invisible and traditional characters."""
    from generator.traditional import SIMPLIFIED  # most checks have no names to compare

    return _bare(one).translate(SIMPLIFIED) == _bare(other).translate(SIMPLIFIED)


def _bare(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    parts = plain.split() if plain.isascii() else [plain]  # Zhang Wei is Wei Zhang
    return re.sub(r"[\W_]", "", "".join(sorted(parts)))
