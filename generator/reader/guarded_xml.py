"""An XML parser that hostile files cannot make grow, and the refusal that all readers of attachments share."""

from __future__ import annotations

from xml.parsers import expat

from generator.model import TextPart


class Unreadable(Exception):
    """What cannot be read inside, as a Chinese phrase; `parts` is what could be read all the same."""

    def __init__(self, why: str, parts: tuple[TextPart, ...] = ()) -> None:
        super().__init__(why)
        self.parts = parts


def guarded_parser() -> expat.XMLParserType:
    """A parser that refuses entities: they can grow to gigabytes or name other files."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse
    return parser


def _refuse(*declaration: object) -> None:
    raise Unreadable("文件里声明了 XML 实体")
