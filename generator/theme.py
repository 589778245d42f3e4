"""Where the templates, styles and scripts are, and what engine and templates agree on about page shells."""

from __future__ import annotations

from pathlib import Path

SHELLS = "zc-shell"
"""The folder of the shells in the engine's output; a shell's depth in it is the depth of the pages poured into it."""

MAX_DEPTH = 4
"""The deepest address of a page (topics/x/page/2/)."""

NOT_FOUND = "404.html"

RESERVED = (
    SHELLS,
    *("policies", "interpretations", "library", "topics", "groups", "issuers", "years", "validity", "forms"),
    *("services", "questions", "expiring", "showcase", "reports", "consultations", "search", "data"),
)
"""Names that a hand-written page cannot have, for the site has pages of its own there."""

_HERE = Path(__file__).resolve().parent


def theme_directory(root: Path) -> Path:
    """The theme of the project at `root`: its own ``theme/``, else the one that came with the program."""
    own = root / "theme"
    if (own / "main.html").is_file():
        return own
    packed = _HERE / "_theme"
    return packed if packed.is_dir() else _HERE.parent / "theme"
