"""The pages at old addresses: a renamed document keeps the ones it had (曾用编号), and each leads to the new one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.outputs import heads_output
from generator.outputs.views import interpretation_url, policy_url, title_of

if TYPE_CHECKING:
    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme


_PLAIN = re.compile(r"[a-z0-9][a-z0-9.-]*", re.ASCII)  # what ZJ025 lets through, for those who look before they check


def moved(publication: Publication) -> Iterator[tuple[str, str, str]]:
    """Old address, new address and title of everything that was renamed; a document that exists keeps its address."""
    policies, items = publication.policies, publication.interpretations
    for policy in policies.values():
        for key in policy.former_ids:
            if key not in policies and _PLAIN.fullmatch(key):
                yield f"policies/{key}/", policy_url(policy), title_of(policy)
    for item in items.values():
        for key in item.former_ids:
            if key not in items and _PLAIN.fullmatch(key):
                yield f"interpretations/{key}/", interpretation_url(item), title_of(item)


@heads_output
def redirects(publication: Publication, theme: Theme) -> Iterator[File]:
    """A page at each old address that leads on without script, and tells search engines the new one."""
    for old, new, name in moved(publication):
        yield theme.page(
            old,
            "moved.html",
            title="网址已更换",
            description=f"《{name}》的网址换了，这一页会转到新网址。",
            section=new.partition("/")[0],
            moved_to=new,
            name=name,
            target=new,
        )
