"""The lists of all policies and of all interpretations, newest first, in pages that need no script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.outputs import site_output
from generator.outputs.views import interpretation_line, newest_first, policy_line, site_meta
from generator.render.templates import Crumb

if TYPE_CHECKING:
    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a page of a list stands: its number, how many there are, and the numbers worth linking (0 is a gap)."""

    base: str
    number: int
    last: int
    total: int

    @property
    def numbers(self) -> tuple[int, ...]:
        """The first, the last and the neighbours of this page; 0 where numbers are left out."""
        near = sorted({1, self.last, *range(max(1, self.number - 2), min(self.last, self.number + 2) + 1)})
        shown: list[int] = []
        for number in near:
            if shown and number > shown[-1] + 1:
                shown.append(0)
            shown.append(number)
        return tuple(shown)

    def url(self, number: int) -> str:
        """The address of page `number`."""
        return self.base if number == 1 else f"{self.base}page/{number}/"


@site_output
def policy_list(publication: Publication, theme: Theme) -> Iterator[File]:
    """All policies."""
    ordered = newest_first(publication.policies.values())
    lines = [policy_line(publication.policies[item.id], publication, with_readings=True) for item in ordered]
    yield from _pages("policies/", "政策文件", "policy-list.html", lines, theme)


@site_output
def interpretation_list(publication: Publication, theme: Theme) -> Iterator[File]:
    """All interpretations."""
    ordered = newest_first(publication.interpretations.values())
    lines = [interpretation_line(publication.interpretations[item.id], publication) for item in ordered]
    yield from _pages("interpretations/", "政策解读", "interpretation-list.html", lines, theme)


def _pages(base: str, name: str, template: str, lines: Sequence[Any], theme: Theme) -> Iterator[File]:
    size = theme.settings.page_size
    last = max(1, -(-len(lines) // size))
    for number in range(1, last + 1):
        pages = Pages(base, number, last, len(lines))
        url = pages.url(number)
        yield theme.page(
            url,
            template,
            title=name if number == 1 else f"{name}（第{number}页）",
            section=base.strip("/"),
            description=f"{theme.settings.site_name}：{name}，共{len(lines)}份，按发布日期排列。",
            trail=() if number == 1 else (Crumb(name, base),),
            meta=site_meta(theme.settings, theme.absolute(url), name, "列表"),
            name=name,
            lines=lines[(number - 1) * size : number * size],
            pages=pages,
        )
