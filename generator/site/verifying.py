"""What must be true of a staged site before it takes the place of the old one."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.outputs.lists.index_values import expected_lists
from generator.site.worker import SiteError

if TYPE_CHECKING:
    from generator.publication import Publication

_LIST = re.compile(r"(.+?/)(?:page/\d+/)?index\.html")
_LISTED = re.compile(rb'href="(?:\.\./)+((?:policies|interpretations)/[^"/#?]+)/"')


def verify(publication: Publication, stage: Path, written: Collection[str]) -> None:
    """Every visible document has its page and stands in every list it belongs to; raises SiteError.

    `written` are the paths of all files, pages of which are known to be closed and filled.
    """
    wanted = [f"policies/{key}/index.html" for key in publication.policies]
    wanted += [f"interpretations/{key}/index.html" for key in publication.interpretations]
    wanted += ["index.html", "404.html", "robots.txt", "search/index.html"]
    wanted += ["sitemap.xml"] if publication.settings.site_url else []  # a sitemap holds full addresses only
    missing = [path for path in wanted if path not in written]
    if missing:
        raise SiteError(f"有 {len(missing)} 个页面没有生成（如 {missing[0]}）")
    lists = expected_lists(publication)
    for path in written:
        found = _LIST.fullmatch(path)
        if found and found[1] in lists:
            lists[found[1]] -= {unquote(url.decode()) for url in _LISTED.findall((stage / path).read_bytes())}
    short = {address: left for address, left in lists.items() if left}
    if short:
        address, left = min(short.items())
        raise SiteError(f"有 {len(short)} 个列表不全（如 {address} 里没有 {min(left)}）")
