"""重大决策预公开: a draft that the public is asked about, what came in, and what was made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.model.documents import Document
from generator.model.places import Position

ADOPTED, IN_PART, NOT_ADOPTED = "采纳", "部分采纳", "未采纳"
ANSWERS = (ADOPTED, IN_PART, NOT_ADOPTED)


@dataclass(frozen=True, slots=True)
class Opinion:
    """An opinion and what was made of it; `times` is how many people said so. Who they are is never in it."""

    number: str
    text: str
    answer: str | None
    reason: str
    times: int
    position: Position


@dataclass(frozen=True, slots=True)
class Channel:
    """How opinions are sent in."""

    url: str
    phone: str
    mail: str
    place: str
    position: Position

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is written in it."""
        return tuple(text for text in (self.url, self.phone, self.mail, self.place) if text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation(Document):
    """The asking of the public about one draft.

    `draft` is the id of a policy (征求意见稿) or a file below content/files/; `became` are the ids of the policies made of it.
    `received` and `adopted` count people, an opinion taken in part as adopted. The last day of the period is a day of it.
    """

    matter: str | None = None
    kind: str | None = None
    unit: str | None = None
    draft: str | None = None
    explanation: str | None = None
    background: str | None = None
    opens: date | None = None
    closes: date | None = None
    shortened: str | None = None
    channel: Channel | None = None
    became: tuple[str, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    received: int | None = None
    adopted: int | None = None
    answered: date | None = None

    @property
    def days(self) -> int | None:
        """How long the period is; None while one of its ends is not written."""
        return (self.closes - self.opens + timedelta(1)).days if self.opens and self.closes else None
