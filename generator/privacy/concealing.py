"""How a personal number may be shown: never in full, not even in the message that warns of it."""

from __future__ import annotations

import re

from generator.privacy.digits import runs
from generator.privacy.identity import born, identities, old_identities
from generator.privacy.numbers import cards, luhn, mobiles
from generator.privacy.regions import PROVINCES

_LONG = re.compile(r"\d{5,}|[一二三四五六七八九〇零]{5,}")


def shown(number: str) -> str:
    """The first three and the last two signs."""
    return f"{number[:3]}…{number[-2:]}"


def conceal(text: str) -> str:
    """The text with every number in it hidden that is, or begins like, one of a person."""
    if not _LONG.search(text):
        return text
    spans: set[tuple[int, int]] = set()
    for run in runs(text):
        one = (run,)
        for identity in (*identities(text, one), *old_identities(text, one)):
            spans.add((identity.start, identity.end))
        spans |= {(phone.start, phone.end) for phone in mobiles(text, one)}
        spans |= {(card.start, card.end) for card in cards(text, one)}
    spans |= {found.span() for found in _LONG.finditer(text) if found.group().isdecimal() and _personal(found.group())}
    last = len(text)
    for start, end in sorted(spans, reverse=True):
        if end <= last:
            text, last = text[:start] + shown(text[start:end]) + text[end:], start
    return text


def _personal(digits: str) -> bool:
    if len(digits) >= 14 and digits[:2] in PROVINCES and born(f"{digits[:14]}0000"):
        return True
    return len(digits) >= 16 and luhn(digits[:19])
