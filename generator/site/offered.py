"""Which attachments a site offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.site.states import file_names

if TYPE_CHECKING:
    from generator.publication import Publication


def offered_files(publication: Publication) -> set[str]:
    """The attachments that visible documents offer, relative to content/files/; nothing else from there is published."""
    names = {
        name for document in (*publication.documents(), *publication.consultations) for name in file_names(document)
    }
    base = (publication.settings.content / "files").resolve()
    inside = {name for name in names if (base / name).resolve().is_relative_to(base)}
    return {name for name in inside if (base / name).is_file() and not (base / name).is_symlink()}
