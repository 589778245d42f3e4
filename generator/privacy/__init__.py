"""Personal numbers in a text, however they are written: identity cards, mobile phones, bank cards, and masks that hide too little.

Pure functions over strings; an offset is always one of the string given. No number found here may ever be shown in full: see `shown`.
"""

from generator.privacy.accounts import of_an_office
from generator.privacy.concealing import conceal, shown
from generator.privacy.digits import Run, runs
from generator.privacy.identity import Identity, identities, in_parts, old_identities, papers, rounded
from generator.privacy.masked import Mask, exposed, join, masks
from generator.privacy.masked_phones import PhoneMask, joined_phones, phone_masks
from generator.privacy.numbers import Card, Phone, cards, home_phones, mobiles

__all__ = [
    "Card",
    "Identity",
    "Mask",
    "Phone",
    "PhoneMask",
    "Run",
    "cards",
    "conceal",
    "exposed",
    "home_phones",
    "identities",
    "in_parts",
    "join",
    "joined_phones",
    "masks",
    "mobiles",
    "of_an_office",
    "old_identities",
    "papers",
    "phone_masks",
    "rounded",
    "runs",
    "shown",
]
