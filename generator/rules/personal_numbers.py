"""Personal numbers, masks and marks of a document or an attachment, found in one pass and judged by several rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.model import Attached, Document, Position
from generator.privacy import (
    Mask,
    PhoneMask,
    Run,
    cards,
    home_phones,
    identities,
    in_parts,
    masks,
    mobiles,
    of_an_office,
    old_identities,
    papers,
    phone_masks,
    rounded,
    runs,
)
from generator.privacy.digits import decoded
from generator.privacy.identity import NAMED
from generator.privacy.marks import Mark, marks
from generator.privacy.numbers import BANKING
from generator.rules import Context
from generator.rules.written_places import Written, attached, beside, named_only, written
from generator.settings import CONFIG

if TYPE_CHECKING:
    from generator.settings import Settings
    from generator.standards import Standard

_CALL = re.compile(r"(?:tel|sms|mobile|phone)[:=]", re.IGNORECASE)

_REMEMBERED = 1024
"""Attachments whose numbers are remembered between two checks of one process; all are let go when there are more."""

_INSIDE: dict[tuple[str, str, str | None], Seen] = {}


class Kind(StrEnum):
    """What a number is, in the words of a finding."""

    IDENTITY = "身份证号"
    MISTYPED = "身份证号（校验码不对，可能有错字）"
    ROUNDED = "存成数字、末三位丢失的身份证号"
    OLD = "15位的旧身份证号"
    PAPER = "证件号"
    PHONE = "手机号"
    OFFICE_PHONE = "作为联系电话的手机号"
    HOME_PHONE = "住宅电话"
    CARD = "银行卡号"
    LIKELY_CARD = "像是银行卡号的数字"
    OFFICE_ACCOUNT = "单位的收款账号"


@dataclass(frozen=True, slots=True)
class Found:
    """A number with its place and, in an attachment, the name of the place in words."""

    kind: Kind
    number: str
    position: Position
    label: str

    @property
    def where(self) -> str:
        """The beginning of a message: the place in words, where a line number does not say it."""
        return f"{self.label}有" if self.label else "有"


@dataclass(frozen=True, slots=True)
class Seen:
    """All that one pass over the texts has found, each with its place."""

    numbers: tuple[Found, ...]
    masks: tuple[tuple[Mask, Position, str], ...]
    phone_masks: tuple[tuple[PhoneMask, Position, str], ...]
    marks: tuple[tuple[Mark, Position, str], ...]


def seen_in(document: Document) -> Seen:
    """What is to be seen in a document; derive it with `Context.once`."""
    return _seen(written(document))


def seen_inside(name: str, item: Attached) -> Seen:
    """What is to be seen in an attachment; remembered by its digest, because attachments change seldom and their texts are long."""
    key = (name, item.digest, item.problem)
    if key not in _INSIDE:
        if len(_INSIDE) >= _REMEMBERED:
            _INSIDE.clear()
        _INSIDE[key] = _seen(attached(name, item))
    return _INSIDE[key]


def seen_beside(context: Context) -> Iterator[Seen]:
    """What is to be seen in the site's own files: settings, norms, synonyms, names of the pictures of hand-written pages."""
    norm = f"standards/{context.standard.name}.yml"
    made: dict[str, Settings | Standard] = {CONFIG: context.settings, norm: context.standard}
    for path, text in sorted(context.corpus.site_files.items()):
        source = made.get(path)
        values = [getattr(source, item.name) for item in fields(source)] if source else []
        yield _seen(beside(path, text, (value for value in values if isinstance(value, str) and value)))
    for name in sorted(context.corpus.pages):
        if not name.endswith(".md"):
            yield _seen(named_only(f"content/pages/{name}"))


def _seen(texts: Iterable[Written]) -> Seen:
    numbers: list[Found] = []
    hidden: dict[tuple[str, Position, str], Mask] = {}
    half_phones: dict[tuple[str, Position, str], PhoneMask] = {}
    found: list[tuple[Mark, Position, str]] = []
    for piece in texts:
        numbers += _numbers(piece)
        for half in phone_masks(piece.text):
            half_phones.setdefault((half.signs, piece.at(half.start), piece.label(half.start)), half)
        for mask in masks(piece.text):
            hidden.setdefault((mask.signs, piece.at(mask.start), piece.label(mask.start)), mask)
        if not piece.link:
            found += [(mark, piece.at(mark.start), piece.label(mark.start)) for mark in marks(piece.text)]
    placed = tuple((mask, position, label) for (_, position, label), mask in hidden.items())
    phones = tuple((half, position, label) for (_, position, label), half in half_phones.items())
    return Seen(tuple(_unlike(numbers)), placed, phones, tuple(found))


def _unlike(numbers: Iterable[Found]) -> Iterator[Found]:
    """Each number once a place."""
    seen: set[tuple[Position, str, str]] = set()
    for found in numbers:
        key = (found.position, found.label, found.number)
        if key not in seen:
            seen.add(key)
            yield found


def _numbers(piece: Written) -> Iterator[Found]:
    for start, kind, number in _look(piece.text, piece, shift=True):
        yield Found(kind, number, piece.at(start), piece.label(start))
    plain = decoded(piece.text)
    if plain is not None:
        for _, kind, number in _look(plain, piece, shift=False):
            yield Found(kind, number, piece.at(0), piece.label(0))


def _look(text: str, piece: Written, *, shift: bool) -> Iterator[tuple[int, Kind, str]]:
    """What is in `text`, which is the piece's, or (without `shift`) what its codes stand for."""
    numerals = list(runs(text))
    if numerals:
        yield from _in_runs(text, numerals, piece, shift=shift)
    for identity in in_parts(text):
        yield identity.start, Kind.IDENTITY, identity.number
    for identity in papers(text):
        yield identity.start, Kind.PAPER, identity.number
    for home in home_phones(text):
        yield home.start, Kind.HOME_PHONE, home.number


def _in_runs(text: str, numerals: list[Run], piece: Written, *, shift: bool) -> Iterator[tuple[int, Kind, str]]:
    taken: list[range] = []
    named = bool(NAMED.search(piece.header))
    for identity in identities(text, numerals, named=named):
        taken.append(range(identity.start, identity.end))
        yield identity.start, Kind.IDENTITY if identity.sure else Kind.MISTYPED, identity.number
    for identity in old_identities(text, numerals, named=named):
        taken.append(range(identity.start, identity.end))
        yield identity.start, Kind.OLD, identity.number
    for identity in rounded(text) if piece.sheet else ():
        if not any(identity.start in span for span in taken):
            yield identity.start, Kind.ROUNDED, identity.number
    for card in cards(text, numerals, named=bool(BANKING.search(piece.header))):
        if not any(card.start in span for span in taken):
            taken.append(range(card.start, card.end))
            kind = Kind.CARD if card.named else Kind.LIKELY_CARD
            office = of_an_office(text, card.start, card.end, piece.header)
            yield card.start, Kind.OFFICE_ACCOUNT if office else kind, card.number
    if not piece.link or _CALL.search(text):
        for phone in mobiles(text, numerals):
            if not any(phone.start in span for span in taken):
                called = piece.contact(phone.start if shift else 0)
                yield phone.start, Kind.OFFICE_PHONE if called else Kind.PHONE, phone.number
