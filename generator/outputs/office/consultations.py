"""重大决策预公开: the list of consultations, open ones first, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.outputs import site_output
from generator.outputs.data.calendar import calendar_address
from generator.outputs.office.consulting import (
    ANSWERED,
    BASE,
    ENDED,
    OPEN,
    TITLE,
    asked,
    consultation_url,
    draft_file,
    in_order,
    said,
    steps,
    tally,
)
from generator.outputs.views import describe, site_meta, title_of
from generator.render.body import render_body
from generator.render.qr import qr_svg
from generator.render.templates import Crumb, chinese_date

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Consultation
    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme


@site_output
def consultation_pages(publication: Publication, theme: Theme) -> Iterator[File]:
    """Every consultation and the list of them; nothing at all before the first one begins."""
    for item in publication.consultations:
        yield _page(item, publication, theme)
    if publication.consultations:
        yield _list(publication, theme)


def _page(item: Consultation, publication: Publication, theme: Theme) -> File:
    url = consultation_url(item)
    line = asked(item, publication)
    address = theme.absolute(url)
    answered = line.state == ANSWERED
    return theme.page(
        url,
        "consultation.html",
        title=title_of(item),
        section="policies",
        description=_description(item),
        trail=(Crumb(TITLE, BASE),),
        meta=site_meta(theme.settings, address, TITLE, "意见征集"),
        changed=_changed(item, publication.as_of),
        line=line,
        steps=steps(line),
        explanation=item.explanation or "",
        background=item.background or "",
        shortened=item.shortened or "",
        days=item.days,
        channel=item.channel if line.state == OPEN else None,
        file=draft_file(item, publication),
        body=render_body(item, theme),
        opinions=said(item) if answered else [],
        tally=tally(item) if answered else [],
        as_of=publication.as_of,
        address=address,
        qr=Markup(qr_svg(address)) if address else "",  # our own drawing
    )


def _description(item: Consultation) -> str:
    period = f"，{chinese_date(item.opens)}至{chinese_date(item.closes)}" if item.opens and item.closes else ""
    return f"{item.unit or ''}就{item.matter or title_of(item)}公开征求意见{period}。{describe(item, item.explanation)}"


def _changed(item: Consultation, as_of: date) -> date | None:
    """The last of the days on which its page came to say something else."""
    days = [day for day in (item.opens, item.answered) if day and day <= as_of]
    return max(days, default=None)


def _list(publication: Publication, theme: Theme) -> File:
    found = in_order(publication)
    changed = [day for item in publication.consultations if (day := _changed(item, publication.as_of))]
    return theme.page(
        BASE,
        "consultations.html",
        title=TITLE,
        section="policies",
        description=f"{theme.settings.site_name}：正在征求意见的有{len(found[OPEN])}件，意见收了多少、采纳多少、为什么不采纳，都在这里。",
        meta=site_meta(theme.settings, theme.absolute(BASE), TITLE, "列表"),
        changed=max(changed, default=None),
        parts=(
            ("open", OPEN, found[OPEN], "现在没有正在征求意见的事项。"),
            ("ended", "已经结束，还没有答复", found[ENDED], ""),
            ("answered", ANSWERED, found[ANSWERED], ""),
        ),
        as_of=publication.as_of,
        calendar=calendar_address(publication),
    )
