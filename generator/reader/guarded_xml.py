"""An XML parser that hostile files cannot make grow, and the refusal that all readers of attachments share."""

from __future__ import annotations

from xml.parsers import expat


class Unreadable(Exception):
    """What cannot be read inside, as a Chinese phrase."""


def guarded_parser() -> expat.XMLParserType:
    """A parser that refuses entities: they can grow to gigabytes or name other files."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse
    return parser


def _refuse(*declaration: object) -> None:
    raise Unreadable("文件里声明了 XML 实体")
