"""Everything a document or an attachment says, piece by piece, each with the places of its characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.elements import element_of
from generator.model import Attached, Block, Document, Position
from generator.rules.written_texts import written_texts

if TYPE_CHECKING:
    from generator.model import Section

_CONTACT_KEY = re.compile(r"联系|电话|热线|咨询|监督|举报|投诉|受理|办理|地[点址]|窗口")
_CONTACT_LINE = re.compile(r"(?:咨询|服务|热线|监督|举报|投诉|值班|办公|业务|受理|窗口|经办|客服|传真)")
_LINE_LEAD = 60
_HEADER = 300


@dataclass(frozen=True, slots=True)
class Written:
    """A piece of text. `at` gives the place of a character, `contact` whether people are told here whom to call.

    `label` names the place in words where a line number does not (表“名单”第3行).
    """

    text: str
    at: Callable[[int], Position]
    contact: Callable[[int], bool]
    label: Callable[[int], str] = lambda offset: ""
    link: bool = False
    header: str = ""  # the first rows of a table, which say what the columns hold
    sheet: bool = False  # cells of a spreadsheet, where numbers may be stored as figures


def written(document: Document) -> Iterator[Written]:
    """All that is written in a document: front matter with its comments, body, addresses and titles of links, its file name."""
    head = document.head
    if head:
        yield Written(head, _in_head(document), lambda offset: bool(_CONTACT_KEY.search(_key(head, offset))))
    for position, text in written_texts(document):
        if text not in head:  # written with escapes, or over several lines
            yield _at_once(text, position, contact=position == document.places.get("联系方式"))
    for section in document.body.sections:
        yield from _section(section)
    for link in document.body.links:
        url = unquote(link.url, errors="replace")
        yield _at_once(url, link.position, contact=_calls_an_office(link.text), link=True)
        if link.title:
            yield _at_once(link.title, link.position, contact=False)
    for piece in document.body.raw_html:
        yield _at_once(piece.text, piece.position, contact=False)
    yield _at_once(document.id, Position(document.path), contact=False, link=True)


def attached(name: str, item: Attached) -> Iterator[Written]:
    """All that an attachment says, its name first."""
    place = Position(f"content/files/{name}")
    *folders, last = name.split("/")
    for folder in folders:
        yield _at_once(folder, place, contact=False, label="文件夹名")
    yield _at_once(last, place, contact=False, label="文件名")
    for part in item.parts:
        text = part.text
        office = bool(_CONTACT_LINE.search(text, 0, _HEADER)) and "电话" in text[:_HEADER]

        def contact(offset: int, text: str = text, office: bool = office) -> bool:
            return office or _in_contact_line(text, offset)

        if part.label:
            sheet = part.label.startswith("表“")
            head = text[:_HEADER] if sheet else ""
            yield Written(text, lambda offset: place, contact, _numbered(part.label, text), header=head, sheet=sheet)
        else:
            cells = last.lower().endswith((".csv", ".tsv"))
            yield Written(text, _in_text(place.path, text), contact, header=text[:_HEADER], sheet=cells)


def beside(path: str, text: str, values: Iterable[str] = ()) -> Iterator[Written]:
    """All that a file of the site's own says; `values` are what was made of it, escapes and all."""
    asked = path.startswith("content/feedback/")  # a number told to a hotline is the caller's
    yield Written(text, _in_text(path, text), lambda offset: not asked and _in_contact_line(text, offset))
    for value in values:
        if value not in text:
            yield _at_once(value, Position(path), contact=False)


def named_only(path: str) -> Iterator[Written]:
    """The names of a file, and of its folders, that nothing is read of."""
    for name in path.split("/")[2:]:
        yield _at_once(name, Position(path), contact=False, label="文件名")


def _section(section: Section) -> Iterator[Written]:
    heading = section.heading
    element = element_of(heading) if heading else None
    office = bool(element and element.id == "contact")
    if heading:
        yield Written(heading.text, heading.at, lambda offset: False)
        if heading.id:
            yield _at_once(heading.id, heading.position, contact=False, link=True)
    for block in section.blocks:
        if block.text:
            head = block.text.partition("\n")[0] if block.kind == "table" else ""
            yield Written(block.text, block.at, _block_contact(block, office), header=head)
        if block.info:
            yield _at_once(block.info, block.position, contact=False)


def _block_contact(block: Block, office: bool) -> Callable[[int], bool]:
    text = block.text

    def contact(offset: int) -> bool:
        if office or _in_contact_line(text, offset):
            return True
        if block.kind == "table":
            head = text.partition("\n")[0]
            return bool(_CONTACT_LINE.search(head)) and "电话" in head
        return block.info == "guide" and bool(_CONTACT_KEY.search(_key(text, offset)))

    return contact


def _in_contact_line(text: str, offset: int) -> bool:
    line = text.rfind("\n", 0, offset) + 1
    return bool(_CONTACT_LINE.search(text, max(line, offset - _LINE_LEAD), offset))


def _calls_an_office(text: str) -> bool:
    return bool(_CONTACT_LINE.search(text))


def _key(text: str, offset: int) -> str:
    """The key of the outermost YAML entry that a character belongs to."""
    start = text.rfind("\n", 0, offset) + 1
    while start > 0 and text[start : start + 1] in (" ", "\t", "-", "}", "]"):
        start = text.rfind("\n", 0, start - 1) + 1
    return text[start:offset].partition(":")[0].partition("\n")[0]


def _in_head(document: Document) -> Callable[[int], Position]:
    return lambda offset: _place(document.path, document.head, offset, 2)


def _in_text(path: str, text: str) -> Callable[[int], Position]:
    return lambda offset: _place(path, text, offset, 1)


def _place(path: str, text: str, offset: int, first: int) -> Position:
    return Position(path, first + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset))


def _numbered(label: str, text: str) -> Callable[[int], str]:
    """The label with the row of a sheet, or the paragraph of a text."""
    unit = "行" if label.startswith("表“") else "段"
    if label.endswith("行起"):
        first = int(re.sub(r"\D", "", label.rpartition("”")[2]))
        sheet = label.rpartition("第")[0]
        return lambda offset: f"{sheet}第{first + text.count(chr(10), 0, offset)}行"
    return lambda offset: f"{label}第{1 + text.count(chr(10), 0, offset)}{unit}"


def _at_once(text: str, position: Position, *, contact: bool, link: bool = False, label: str = "") -> Written:
    return Written(text, lambda offset: position, lambda offset: contact, lambda offset: label, link)
