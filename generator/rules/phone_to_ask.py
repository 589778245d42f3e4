"""Whether an interpretation gives a number to ask at, wherever it may stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.elements import elements_of
from generator.empty_text import placeholder, substance
from generator.rules.contact_phones import tells
from generator.rules.guide_items import ITEMS, labelled

if TYPE_CHECKING:
    from generator.model import Heading, Interpretation

PHONE = next(item for item in ITEMS if item.name == "咨询电话")
_ASK = re.compile("电话|热线|咨询|联系|致电|拨打|电邮|邮箱")


def gives_phone(item: Interpretation) -> bool:
    """Whether a number to ask at stands anywhere; a placeholder is ZJ303's business, an odd number that of ZJ416."""
    if item.contact and item.contact.phone and _says(item.contact.phone):
        return True
    rows = (row for card in item.body.cards if card.kind == "guide" for row in card.rows)
    if any(labelled(PHONE, row) and any(map(_says, row.values)) for row in rows):
        return True
    headed = (section for section in item.body.sections if section.heading and _is_contact(section.heading))
    if any(substance(section.text) for section in headed):
        return True
    return any(_ASK.search(piece.text) and tells(piece.text) for piece in item.body.pieces())


def _is_contact(heading: Heading) -> bool:
    return any(element.id == "contact" for element in elements_of(heading))


def _says(text: str) -> bool:
    return bool(placeholder(text) or (substance(text) and any(letter.isdigit() for letter in text)))
