"""All that `zcjd showcase --output` writes, as bytes by path: the ranking in three formats, and for every candidate its papers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.packing import zipped
from generator.reader.score_sheets import COMMENT, KEY
from generator.showcase.pack import pack
from generator.showcase.ranking import recused, shown, undecided
from generator.showcase.tables import data
from generator.showcase.texts import ranking_text
from generator.showcase.workbook import workbook

if TYPE_CHECKING:
    from generator.model import Category, Corpus
    from generator.publication import Publication
    from generator.showcase.pack import Read
    from generator.showcase.ranking import Ranked, Ranking

JSON, TABLE, BOOK = "名次表.json", "名次表.md", "名次表.xlsx"
FORMS, PACKS, SHEETS, DRAFT = "推荐表", "佐证材料", "评分表", "final.yml"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def papers(ranking: Ranking, corpus: Corpus, publication: Publication, read: Read) -> Iterator[tuple[str, bytes]]:
    """Every file with its path; the blank score sheets only while nobody has judged."""
    yield JSON, (json.dumps(data(ranking), ensure_ascii=False, indent=2) + "\n").encode()
    yield TABLE, ranking_text(ranking).encode()
    yield BOOK, workbook(ranking)
    yield DRAFT, _draft(ranking).encode()
    for ranked in ranking.ranked:
        key = ranked.candidate.id
        files = pack(ranked, ranking.selection, corpus, publication, read)
        yield f"{FORMS}/{key}.docx", files["推荐表.docx"]
        yield f"{PACKS}/{key}.zip", zipped({f"{key}/{name}": content for name, content in files.items()})
        for name in sorted(files):
            yield f"{PACKS}/{key}/{name}", files[name]
    if not ranking.judged:
        for judge in ranking.selection.judges:
            yield f"{SHEETS}/{judge.name}.csv", _blank(ranking, judge.name)


def _blank(ranking: Ranking, judge: str) -> bytes:
    """A sheet to fill in, without what this judge must leave to the others. Excel takes a file without the mark for GBK."""
    text = io.StringIO()
    writer = csv.writer(text)
    criteria = tuple(ranking.selection.weights)
    writer.writerow([KEY, "标题", "解读单位", "类别", *criteria, COMMENT])
    for category, found in ranking.classes:
        for ranked in sorted(found, key=lambda each: each.candidate.id):
            candidate = ranked.candidate
            if ranked.invited and judge not in recused(ranking.selection, candidate):
                told = [candidate.title, candidate.unit, category.name]
                writer.writerow([candidate.id, *(_cell(each) for each in told), *([""] * len(criteria)), ""])
    return text.getvalue().encode("utf-8-sig")


def _cell(text: str) -> str:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _draft(ranking: Ranking) -> str:
    """The final list by the ranking, to be changed by those who decide."""
    selection = ranking.selection
    lines = [
        "# 终审名单的底稿：照名次取满名额。定了以后放到 " + f"{selection.folder}/final.yml",
        "# 名次在前而不选的，移到“未入选”，写明编号、类别、名次、理由；评语会登在网站上。",
        "# 公布日期改成公布的那一天。",
        f"公布日期: {selection.base_day}",
        "入选:",
    ]
    listed = 0
    for category, found in ranking.classes:
        open_ = undecided(category, found)
        chosen = [ranked for ranked in found if ranked.within and ranked not in open_]
        listed += len(chosen)
        for ranked in chosen:
            lines += _choice(ranked, category)
        if open_:
            left = category.seats - len(chosen)
            lines.append(
                f"  # “{category.name}”下面 {len(open_)} 件并列，名额只剩 {left} 件：定下哪 {left} 件，去掉它们行首的“# ”"
            )
        for ranked in open_:
            lines += (f"# {line}" for line in _choice(ranked, category))
    if not listed:
        lines[lines.index("入选:")] = "入选: []" if not ranking.ranked else "入选: # 定了并列的以后才有"
    return "\n".join(lines) + "\n"


def _choice(ranked: Ranked, category: Category) -> Iterator[str]:
    yield f"  - 编号: {ranked.candidate.id}"
    yield f"    类别: {json.dumps(category.name, ensure_ascii=False)}"
    yield f"    名次: {ranked.rank}"
    yield f"    得分: {shown(ranked.total)}"
    yield "    评语:"
    yield "    摘要:"
    for document in sorted(ranked.candidate.pair.documents, key=lambda each: each.path):
        yield f"      {document.path.removeprefix('content/')}: {document.digest}"
