"""The articles of a policy, and what an interpretation cites of them: 第五条, 第三条第二款第（一）项, 第八条至第十条."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise, takewhile
from typing import TYPE_CHECKING

from generator.model import Heading
from generator.quantities import number

if TYPE_CHECKING:
    from generator.model import Body, Document, Pair, Policy, Position

_N = "[0-9零〇一二三四五六七八九十百]{1,7}"
_ARTICLE = re.compile(
    rf"^[ \t\u3000]*(?P<label>第({_N})条(?:之(?P<inserted>[一二三四五六七八九十]{{1,2}}))?)(?![规定第款的项至、，。和及所与或修])",
    re.MULTILINE,
)  # 第五条规定的… is a sentence that cites
_DIVISION = re.compile(r"^[ \t\u3000]*(?P<label>([一二三四五六七八九十]{1,3})、[^\n，。：；]{0,16})", re.MULTILINE)
_CHAPTER = re.compile(rf"^[ \t\u3000]*(?:第{_N}[章节编]|附件)")
_CHAPTER_HEAD = re.compile(rf"^[ \t\u3000]*第 ?({_N}) ?章(?!程)", re.MULTILINE)
_ANNEX = re.compile(
    r"^[ \t\u3000]*(?:附[件录表]?[0-9一二三四五六七八九十]{0,3}(?:[：:\s]|$)"
    r"|[^\n。；，]{0,30}(?:合同|协议书?|承诺书|公约|章程|守则|范本)(?:[（(][^（）()\n]{0,20}[）)])?[ \t]*$)",
    re.MULTILINE,
)
_ITEM = re.compile(r"^[ \t\u3000]*[（(]([一二三四五六七八九十]{1,3})[）)]", re.MULTILINE)
_QUOTED = re.compile(r"“[^“”]{1,4000}”")

_CITATION = re.compile(
    rf"第 ?({_N})(?P<list>(?:、{_N}){{1,9}}(?=条))?(?:[-—~至到]({_N}))? ?条(?!例|件|形|线|目|路|生产线)"
    rf"(?:之([一二三四五六七八九十]{{1,2}}))?(?:第({_N})款)?(?:第?[（(]({_N})[）)]项|第({_N})项)?(?: ?[至到—~-] ?第({_N})条)?"
)
_CHAPTER_CITED = re.compile(rf"第 ?({_N}) ?章(?!程)")
_JOINED = re.compile(r" ?(?:[、，和与及或]|以及|并|及其)? ?")
_TITLE = re.compile(r"《([^《》]{1,100})》(?:（[^（）]{0,80}）|\([^()]{0,80}\))?(?:的|中的?)? ?$")
_NOUN = (
    "实施条例|实施细则|实施办法|条例|规定|办法|细则|规则|决定|公告|通知|通告|意见|方案|协定|议定书|公约|文件|号令|号文"
    "|令|标准|规范|合同|章程|典|解释|措施|纲要|计划|规划|指引|指南|规程|法"
)
_NAMED = re.compile(rf"((?:[0-9]{{1,4}}号)|[\u4e00-\u9fff]{{0,20}}?)({_NOUN}|(?<=号))(?:的|中的?)? ?$")
_LEADING = re.compile(r".*(?:根据|按照|依照|依据|符合|违反|适用|参照|以及|[按据和与及或对将在由见看查])")
_CALLED = re.compile(r"《([^《》]{1,100})》[^《》。]{0,80}简称[：:为]?[《“「]?([^《》“”「」（）()，。]{1,20})")
_REACH = 300  # characters looked back for what a citation speaks of
_ASKED: deque[tuple[Body, dict[str, str]]] = deque(maxlen=8)
"""The short names of the bodies asked about last. By identity: to put a long text together for every citation is quadratic."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article (条): its number, 之一 as `inserted` 1, its paragraphs (款) and the numbers of its items (项)."""

    number: int
    label: str
    paragraphs: tuple[str, ...]
    items: tuple[int, ...]
    start: Position
    inserted: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation: `title` is the 《…》 right before it, `before` what stands before it in the same paragraph."""

    title: str | None
    first: int
    last: int
    paragraph: int | None
    item: int | None
    start: int
    end: int
    text: str
    before: str = ""
    inserted: int = 0


def articles_of(document: Document) -> tuple[Article, ...]:
    """Every article of a document; quoted articles of others and those of an annex behind its own (a contract) are not."""
    return tuple(_split(document, _ARTICLE, annexes=False))


def articles_with_annexes(document: Document) -> tuple[Article, ...]:
    """Every article that stands in a document, those of annexes within its text included."""
    return tuple(_split(document, _ARTICLE))


def divisions_of(document: Document) -> tuple[Article, ...]:
    """The parts 一、 二、 of a document that has no articles; officials cite them as 第一条 too."""
    return tuple(_split(document, _DIVISION)) if not articles_of(document) else ()


def chapters_of(document: Document) -> frozenset[int]:
    """The numbers of a document's chapters (第二章)."""
    text = "\n".join(piece.text for piece in document.body.pieces())
    return frozenset(value for found in _CHAPTER_HEAD.findall(text) if (value := _integer(found)) is not None)


def _split(document: Document, pattern: re.Pattern[str], *, annexes: bool = True) -> Iterator[Article]:
    pieces = [piece for piece in document.body.pieces() if piece.text]
    starts = [0, *accumulate(len(piece.text) + 1 for piece in pieces)]
    text = "\n".join(piece.text for piece in pieces)
    heads = list(_heads(text, pattern))
    headings = (start for piece, start in zip(pieces, starts, strict=False) if isinstance(piece, Heading))
    ends = sorted({*headings, *(found.start(1) for found, _ in heads), len(text)})
    for found, value in heads if annexes else heads[: _before_annex(text, heads)]:
        end = ends[bisect_right(ends, found.start(1))]
        lines = list(takewhile(lambda line: not _CHAPTER.match(line), text[found.start() : end].split("\n")))
        label = found["label"] if pattern is _ARTICLE else f"“{found['label']}”"
        at = found.start("label")
        row = bisect_right(starts, at) - 1
        inserted = (_integer(found["inserted"] or "") if pattern is _ARTICLE else 0) or 0
        yield Article(value, label, _paragraphs(lines), _items(lines), pieces[row].at(at - starts[row]), inserted)


def _heads(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int]]:
    """The beginnings of articles outside quotations, with their numbers."""
    spans = [found.span() for found in _QUOTED.finditer(text)]
    openings = [start for start, _ in spans]
    for found in pattern.finditer(text):
        near = bisect_right(openings, found.start()) - 1
        value = _integer(found[2])
        if value is not None and not (near >= 0 and found.end() <= spans[near][1]):
            yield found, value


def _before_annex(text: str, heads: list[tuple[re.Match[str], int]]) -> int:
    """How many of the heads come before an annex that numbers its own from 1; all when the first stands in an annex itself."""
    if not heads or _ANNEX.search(text, 0, heads[0][0].start()):
        return len(heads)
    for row, ((last, _), (found, value)) in enumerate(pairwise(heads), 1):
        if value == 1 and _ANNEX.search(text, last.end(), found.start()):
            return row
    return len(heads)


def _paragraphs(lines: list[str]) -> tuple[str, ...]:
    """The 款: items and rows of tables belong to the paragraph before them."""
    return tuple(line.strip() for line in lines if line.strip() and not _ITEM.match(line))


def _items(lines: list[str]) -> tuple[int, ...]:
    found = (_ITEM.match(line) for line in lines)
    return tuple(value for match in found if match and (value := _integer(match[1])) is not None)


def _integer(text: str) -> int | None:
    value = number(text)
    return int(value) if value is not None and value == int(value) else None


def citations(text: str, most: int | None = None) -> tuple[Citation, ...]:
    """Every citation of an article, no more than `most`; in 《办法》第五条、第六条 both speak of 《办法》."""
    return tuple(islice(_cited(text), most))


def chapter_citations(text: str, most: int | None = None) -> tuple[Citation, ...]:
    """Every citation of a chapter (本办法第二章), no more than `most`."""
    found = ((match, _integer(match[1])) for match in _CHAPTER_CITED.finditer(text))
    named = ((match, value, *_lead(text, match.start())) for match, value in found if value is not None)
    cited = (
        Citation(title, value, value, None, None, match.start(), match.end(), match[0], before)
        for match, value, title, before in named
    )
    return tuple(islice(cited, most))


def _cited(text: str) -> Iterator[Citation]:
    previous: Citation | None = None
    for match in _CITATION.finditer(text):
        first, last = _integer(match[1]), _integer(match[8] or match[3] or match[1])
        if first is None or last is None:
            continue
        if previous and _JOINED.fullmatch(text, previous.end, match.start()):
            title, before = previous.title, previous.before
        else:
            title, before = _lead(text, match.start())
        if match["list"]:
            listed = list(_listed(match, title, before))
            yield from listed
            previous = listed[-1]
            continue
        paragraph, item, inserted = (_integer(part or "") for part in (match[5], match[6] or match[7], match[4]))
        span = (match.start(), match.end(), match[0])
        previous = Citation(title, first, max(first, last), paragraph, item, *span, before, inserted or 0)
        yield previous


def _listed(match: re.Match[str], title: str | None, before: str) -> Iterator[Citation]:
    """第二、四条 are two, each where its number stands."""
    numbers = list(re.finditer(_N, match[0][: match.end("list") - match.start()]))
    for row, found in enumerate(numbers):
        value = _integer(found[0])
        start = match.start() + (found.start() if row else 0)
        end = match.end() if row == len(numbers) - 1 else match.start() + found.end()
        if value is not None:
            yield Citation(title, value, value, None, None, start, end, match[0], before)


def _lead(text: str, start: int) -> tuple[str | None, str]:
    """The title right before a citation, and what stands before it in its paragraph."""
    before = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    named = _TITLE.search(before)
    return (named[1] if named else None), before


def cites_policy(citation: Citation, pair: Pair) -> bool:
    """Whether a citation speaks of this pair's policy; in doubt it does not."""
    policy = pair.policy
    if policy is None or not policy.title:
        return False
    before = citation.before
    if before.count("“") > before.count("”"):
        return False  # what others said
    if citation.title is not None:
        return names_policy(citation.title, pair)
    named = _NAMED.search(before)
    if named and (named[1] or named[2]):
        return _named(_LEADING.sub("", named[1]), named[2], policy)
    if not before.strip() or before.endswith(("原", "旧", "后的", "前的", "）", ")")):
        return False
    sentence = re.split("[。；！？]", before)[-1]
    bracketed = sentence.endswith(("（", "("))
    titles = re.findall(r"《([^《》]{1,100})》", sentence) or (
        [] if bracketed else re.findall(r"《([^《》]{1,100})》", before)
    )
    return not titles or names_policy(titles[-1], pair)


def _named(name: str, noun: str, policy: Policy) -> bool:
    title = _bare(policy.title or "")
    if re.fullmatch("[0-9]{1,4}号", name) or noun in ("号令", "号文"):
        digits = re.findall("[0-9]+", name)
        return bool(digits and policy.number and re.search(rf"(?<![0-9]){digits[-1]}号", policy.number))
    if name in ("", "本", "该", "此", "新", "新的", "这个", "这份", "这部"):
        return title.endswith(noun)
    return not name.startswith(("原", "旧")) and title.endswith(name.removeprefix("本") + noun)


def names_policy(title: str, pair: Pair) -> bool:
    """Whether 《title》 is the pair's policy: its title, an alias, or a short name that no text gives to another document."""
    policy = pair.policy
    if policy is None or not policy.title:
        return False
    own = _bare(policy.title)
    meant = tuple(_meant(title, pair))
    if any(_bare(name) == own or name in policy.aliases for name in meant):
        return bool(own)
    wanted = _bare(meant[-1])
    if not wanted:
        return False
    inner = re.search(r"《([^《》]+)》的(?:通知|公告)$", own)
    return (
        own.endswith(wanted)
        or bool(inner and _bare(inner[1]).endswith(wanted))
        or (own in wanted and wanted.endswith(("的通知", "的公告")))
    )


def _meant(title: str, pair: Pair) -> Iterator[str]:
    """The title, then what the interpretations say it is short for, and so on; names that are short for one another end it."""
    seen: set[str] = set()
    told: str | None = title
    while told is not None:
        yield told
        seen.add(told)
        names = (_short_names(item.body).get(told) for item in pair.interpretations)
        told = next((name for name in names if name is not None and name not in seen), None)


def _short_names(body: Body) -> dict[str, str]:
    """The short names that a text gives, with the full titles: 《甲办法》（以下简称《办法》）."""
    known = next((names for asked, names in tuple(_ASKED) if asked is body), None)
    if known is None:
        text = body.text
        known = {found[2]: found[1] for found in _CALLED.finditer(text)} if "简称" in text else {}
        _ASKED.append((body, known))
    return known


def _bare(title: str) -> str:
    return re.sub(r"[（(](?:试行|暂行|修订|征求意见稿|20\d\d年[^（）()]*)[）)]$", "", "".join(title.split()))
