"""Lines of plain text to the pieces of a Markdown body: headings, articles, questions, paragraphs. No character is lost or moved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.drafting.escaping import escape, escape_heading
from generator.drafting.heading_end import Certainty, find_end
from generator.elements import element_of
from generator.model import Heading, Position

_NUMERAL = "[一二三四五六七八九十百零〇]{1,4}"
_FIRST = re.compile(
    rf"{_NUMERAL}[、．.]\s*|第{_NUMERAL}部分[：:、\s]*|[Pp][Aa][Rr][Tt]\s?\.?\d{{1,2}}\s?[.．、：:]?\s*"
)
_SECOND = re.compile(rf"[（(]{_NUMERAL}[）)]\s*[、．.]?\s*")
_CHAPTER = re.compile(rf"第{_NUMERAL}([章节])[\s　]*[^。；，]{{0,30}}$")
_ARTICLE = re.compile(
    r"(第[一二三四五六七八九十百零〇\d]{1,6}条(?:之[一二三四五])?)(?:[\s　]+|(?![款项第规的和与及至、，。（]))"
)
_QUESTION = re.compile(r"问\s?\d{0,2}\s?[：:].{2,100}?[？?](?=\s*答[：:]|\s*$)")
_BRACKET = re.compile(r"【([^【】]{2,12})】")
_BREAKS = re.compile(
    r"(?<=[？?])(?=\s*答[：:])"  # a question and its answer on one line
    r"|(?<=[。；！？”）】])(?=问\s?\d{0,2}\s?[：:].{2,100}?[？?]\s*答[：:])"
    r"|(?<=[。？！\w—])(?=Part\s?\d{1,2}\s?[.．])"
    r"|(?<=特此公告。)(?=.)|(?<=特此通知。)(?=.)|(?<=特此通告。)(?=.)|(?<=特此批复。)(?=.)"
    r"|(?<=[。；])(?=示例[一二三四五六七八九十\d]{1,2}[：:])|(?<=。)(?=修[订改]后)"
    r"|(?<=[。；）])(?=附件\d{0,2}[：:])"
    r"|(?<=[。；！？）])(?=（?(?:供稿|制作|撰稿|编辑|报送)(?:单位|人)?[：:])"
    r"|(?<=[。！])(?=[\u4e00-\u9fff]{0,2}(?:小贴士|温馨提示|特别提醒|友情提示)[：:])"
    r"|(?<=\.doc)(?!x)(?=.)|(?<=\.docx)(?=.)|(?<=\.xls)(?!x)(?=.)|(?<=\.xlsx)(?=.)|(?<=\.pdf)(?=.)|(?<=\.ofd)(?=.)"
)
_ENACTED = re.compile("(?:办法|规定|细则|条例|规则|规程|制度|方案)(?:（.{2,6}）)?$")
_DATED_TITLE = re.compile(r"(\d{4}年\d{1,2}月\d{1,2}日)([\u4e00-\u9fff（）《》〈〉]{4,80})")
_SIGNED = re.compile(r"([\u4e00-\u9fff 　、（）]{2,80}?)(\d{4}年\d{1,2}月\d{1,2}日)(?=$|[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of the body. `level` is 0 for a paragraph; `guessed` marks a heading whose end a drafter should look at."""

    text: str
    level: int = 0
    article: int = 0
    guessed: bool = False

    @property
    def markdown(self) -> str:
        """The block as it stands in the file; the first `article` characters of a paragraph are an article's number."""
        if self.level:
            return f"{'#' * self.level} {escape_heading(self.text)}"
        if self.article:
            return f"**{self.text[: self.article]}** {escape(self.text[self.article :])}".rstrip()
        return escape(self.text)


def read_pieces(lines: Iterable[str]) -> list[Piece]:
    """The pieces of a text, in order; heading levels never jump."""
    segments = [part for line in lines for part in _segments(line.strip())]
    pieces: list[Piece] = []
    above: list[tuple[int, int]] = []  # (level wanted, level given) of the headings that are open
    for piece in _Reader(segments).pieces():
        given = 0
        if piece.level:
            while above and above[-1][0] >= piece.level:
                above.pop()
            given = above[-1][1] + 1 if above else 2
            above.append((piece.level, given))
        pieces.append(replace(piece, level=given))
    return pieces


def to_markdown(pieces: Iterable[Piece]) -> str:
    """The body, one blank line between blocks."""
    return "".join(f"{piece.markdown}\n\n" for piece in pieces).removesuffix("\n")


def _segments(line: str) -> Iterator[str]:
    """The line, parted where another block begins in its middle."""
    starts = [found.start() for found in _BREAKS.finditer(line)]
    for found in _BRACKET.finditer(line):
        if found.start() == 0 or _is_element(found.group(1)):
            starts += [found.start(), *([found.end()] if _is_element(found.group(1)) or found.start() == 0 else [])]
    edges = sorted({0, len(line), *starts})
    for start, end in pairwise(edges):
        if part := line[start:end].strip():
            yield from _signature(part)


def _signature(part: str) -> Iterator[str]:
    """Who signed and when, each on a line: “海关总署2024年3月15日”, perhaps with the title of an enclosure behind it."""
    signed = _SIGNED.match(part)
    if signed and _can_sign(signed.group(1)) and not re.match("[公起至前后以内发实施]", part[signed.end() :]):
        yield from (text.strip() for text in (*signed.groups(), part[signed.end() :]) if text.strip())
    elif (dated := _DATED_TITLE.fullmatch(part)) and _ENACTED.search(part):
        yield from dated.groups()
    else:
        yield part


def _can_sign(name: str) -> bool:
    last = name.strip()
    return not re.search("[自于至从到在日月起]$|公布|发布|附件", last) and not last.endswith("，")


def _bracket(segment: str) -> bool:
    found = _BRACKET.fullmatch(segment)
    return bool(found and _is_element(found.group(1)))


def _is_element(text: str) -> bool:
    return element_of(Heading(2, text, Position(""))) is not None


class _Reader:
    """Goes through the segments; whether （一） stands for a heading or for an item depends on what stands above and beside it."""

    def __init__(self, segments: list[str]) -> None:
        self._segments = segments
        self._deeper = 1 if sum(1 for segment in segments if _bracket(segment)) > 1 else 0
        self._items = False
        self._numbered = any(_FIRST.match(segment) for segment in segments)
        self._plain = _plain_lines(segments)

    def pieces(self) -> Iterator[Piece]:
        for index, segment in enumerate(self._segments):
            following = self._segments[index + 1] if index + 1 < len(self._segments) else ""
            yield from self._read(segment, following, plain=index in self._plain)

    def _read(self, text: str, following: str = "", *, plain: bool = False) -> Iterator[Piece]:
        if chapter := _CHAPTER.match(text):
            self._items = False
            yield Piece(text, 2 if chapter.group(1) == "章" else 3)
        elif article := _ARTICLE.match(text):
            self._items = True
            yield Piece(text, article=article.end(1))
        elif _BRACKET.fullmatch(text):
            self._items = False
            yield Piece(text, 2)
        elif question := _QUESTION.match(text):
            self._items = True
            yield Piece(question.group(), 3 if self._numbered else 2)
            yield from self._rest(text[question.end() :])
        elif first := _FIRST.match(text):
            yield from self._numbered_line(text, first.end(), 2 + self._deeper, plain)
        elif (second := _SECOND.match(text)) and not self._items:
            yield from self._numbered_line(text, second.end(), 3 + self._deeper, plain)
        elif following.startswith(("第一条", "第一章")) and _ENACTED.search(text):
            yield Piece(text, 2)
        else:
            yield Piece(text)

    def _numbered_line(self, text: str, number: int, level: int, plain: bool) -> Iterator[Piece]:
        end = None if plain else find_end(text[number:])
        if end is None:
            yield Piece(text)
            return
        self._items = False
        length = number + end.length
        yield Piece(text[:length], level, guessed=end.certainty is Certainty.GUESSED)
        yield from self._rest(text[length:])

    def _rest(self, text: str) -> Iterator[Piece]:
        if text.strip():
            yield from self._read(text.strip())


def _plain_lines(segments: list[str]) -> set[int]:
    """The numbered lines that are clauses or items because most of those numbered beside them are."""
    plain: set[int] = set()
    firsts: list[tuple[int, bool]] = []
    seconds: list[tuple[int, bool]] = []

    def settle(group: list[tuple[int, bool]], least: float) -> None:
        headings = sum(1 for _, heading in group if heading)
        if headings < least * len(group):
            plain.update(index for index, _ in group)
        group.clear()

    for index, segment in enumerate(segments):
        first = _FIRST.match(segment)
        second = _SECOND.match(segment)
        if first or _CHAPTER.match(segment) or _BRACKET.fullmatch(segment) or _ARTICLE.match(segment):
            settle(seconds, 0.75)
            if first:
                firsts.append((index, find_end(segment[first.end() :]) is not None))
            else:
                settle(firsts, 0.5)
        elif second:
            seconds.append((index, find_end(segment[second.end() :]) is not None))
    settle(seconds, 0.75)
    settle(firsts, 0.5)
    return plain
