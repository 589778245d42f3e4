"""calendar.ics (RFC 5545): when policies take effect and run out, when one can apply, and when opinions are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from generator.outputs import File, site_output
from generator.outputs.data.application_times import application_times
from generator.outputs.data.changes import document_changed
from generator.outputs.office.consulting import consultation_url
from generator.outputs.views import interpretation_url, policy_url, title_of
from generator.publication import IN_FORCE

if TYPE_CHECKING:
    from generator.model import Consultation, Interpretation, Policy
    from generator.publication import Publication
    from generator.render.templates import Theme

KEPT, AHEAD = timedelta(days=366), timedelta(days=3 * 366)
"""How long an event stays after it has passed, and how far ahead one is told of: a calendar is read again every day."""

FILE = "calendar.ics"
_BEIJING = timezone(timedelta(hours=8))
_WIDTH = 75  # octets in a line
_DRAFTS = ("征求意见", "尚未发布")
_OPEN = (*IN_FORCE, "尚未施行")


@dataclass(frozen=True, slots=True)
class Event:
    """Whole days from `first` to `last`; `key` names it for good, `changed` is the date of the document that says so."""

    key: str
    kind: str
    summary: str
    first: date
    last: date
    url: str
    changed: date
    about: str = ""


@site_output
def calendar(publication: Publication, theme: Theme) -> Iterator[File]:
    """The calendar; none without site_url, for events are named by the site's host, and none without an event."""
    host = theme.settings.site_url.partition("://")[2].partition("/")[0]
    found = sorted(events(publication), key=lambda event: (event.first, event.key)) if host else []
    if not found:
        return
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//zcjd//zcjd//ZH",
        "CALSCALE:GREGORIAN",
        f"NAME:{_escape(theme.settings.site_name)}",
        f"X-WR-CALNAME:{_escape(theme.settings.site_name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    for event in found:
        lines += _event(event, host, theme)
    lines.append("END:VCALENDAR")
    yield File(FILE, b"".join(_folded(line) for line in lines))


def calendar_address(publication: Publication) -> str:
    """The address of the calendar, or an empty string when the site has none."""
    return FILE if publication.settings.site_url and any(events(publication)) else ""


def events(publication: Publication) -> Iterator[Event]:
    """Every event that lies not too far ahead nor too long behind."""
    for event in _all(publication):
        if publication.as_of - KEPT <= event.last and event.first <= publication.as_of + AHEAD:
            yield event


def _all(publication: Publication) -> Iterator[Event]:
    for policy in publication.policies.values():
        yield from _of_policy(policy, publication)
    for item in publication.interpretations.values():
        yield from _of_interpretation(item, publication)
    for asked in publication.consultations:
        yield from _of_consultation(asked)


def _of_policy(policy: Policy, publication: Publication) -> Iterator[Event]:
    state, changed = publication.validity[policy.id].state, document_changed(policy, publication)
    if state in _DRAFTS or changed is None:
        return
    key, url, name = next(iter(policy.former_ids), policy.id), policy_url(policy), title_of(policy)
    about = "\n".join(text for text in (policy.number, policy.summary) if text)
    if policy.effective:
        day = policy.effective
        yield Event(f"{key}-effective", "施行", f"开始施行：{name}", day, day, url, changed, about)
    if last := publication.last_day(policy):
        yield Event(f"{key}-expires", "失效", f"有效期最后一天：{name}", last, last, url, changed, about)


def _of_interpretation(item: Interpretation, publication: Publication) -> Iterator[Event]:
    policy, changed = publication.current(item), document_changed(item, publication)
    if policy is None or changed is None or publication.validity[policy.id].state not in _OPEN:
        return
    key = next(iter(item.former_ids), item.id)
    for number, times in enumerate(application_times(item), 1):
        name = f"{times.label}：{title_of(policy)}"
        url = interpretation_url(item)
        yield Event(f"{key}-apply-{number}", "申报", name, times.first, times.last, url, changed, times.text)


def _of_consultation(item: Consultation) -> Iterator[Event]:
    if item.opens and item.closes:
        name, url = f"征求意见：{item.matter or title_of(item)}", consultation_url(item)
        yield Event(f"{item.id}-consult", "征求意见", name, item.opens, item.closes, url, item.opens, item.unit or "")


def _event(event: Event, host: str, theme: Theme) -> Iterator[str]:
    stamp = datetime.combine(event.changed, time(), _BEIJING).astimezone(UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.key}@{host}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escape(event.summary)}"
    if event.about:
        yield f"DESCRIPTION:{_escape(event.about)}"
    yield f"CATEGORIES:{event.kind}"
    yield f"URL:{theme.absolute(event.url)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escape(text: str) -> str:
    """A text value: its own signs escaped, line breaks written, other control characters left out."""
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\n"), ("\n", "\\n")):
        text = text.replace(sign, written)
    return "".join(character for character in text if character >= " " and character != "\x7f")


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, never cut inside a character."""
    return b"\r\n ".join(_pieces(line)) + b"\r\n"


def _pieces(line: str) -> Iterable[bytes]:
    piece = b""
    width = _WIDTH
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > width:
            yield piece
            piece, width = b"", _WIDTH - 1  # the space that a continued line begins with
        piece += octets
    yield piece
