"""security.txt (RFC 9116): whom to tell of a hole in the site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from generator.outputs import File, heads_output

if TYPE_CHECKING:
    from generator.publication import Publication
    from generator.render.templates import Theme

PATH = ".well-known/security.txt"
_VALID = timedelta(days=365)


@heads_output
def security(publication: Publication, theme: Theme) -> Iterator[File]:
    """The file, good for a year from the day of the build; none when the site names no contact (安全联系)."""
    contact = theme.settings.security_contact
    if not contact:
        return
    lines = [
        f"Contact: {contact}",
        f"Expires: {publication.as_of + _VALID}T00:00:00+08:00",
        "Preferred-Languages: zh, en",
    ]
    if theme.settings.site_url:
        lines.append(f"Canonical: {theme.absolute(PATH)}")
    yield File(PATH, "".join(f"{line}\n" for line in lines).encode())
