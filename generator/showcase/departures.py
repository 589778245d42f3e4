"""Where a final list says something else than the ranking that comes out of the documents it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checker import check, in_order
from generator.finding import Finding, Level
from generator.model import Position
from generator.publication import publish
from generator.rules import all_rules
from generator.rules.selections import changed, taking_part
from generator.showcase.candidates import candidates
from generator.showcase.ranking import rank, shown, undecided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checker import Report
    from generator.model import Category, Choice, Corpus, FinalList, Selection
    from generator.publication import Publication
    from generator.settings import Settings
    from generator.showcase.ranking import Ranked, Ranking
    from generator.standards import Standard

CODE = "ZJ918"
_OURS = "ZJ91"


def ranked(
    selection: Selection, corpus: Corpus, settings: Settings, standard: Standard, report: Report
) -> tuple[Ranking, Publication]:
    """The ranking, and the public view on the base day; `report` speaks for that day."""
    publication = publish(corpus, settings, selection.base_day)
    found = candidates(selection, corpus, publication, report.findings, standard)
    return rank(selection, found), publication


def with_departures(report: Report, corpus: Corpus, settings: Settings, standard: Standard) -> tuple[Finding, ...]:
    """The findings of the report and what the final lists say amiss of the rankings.

    Where the rules of a selection or its sheets are amiss, they come first: then nothing can be compared.
    """
    amiss = {finding.position.path.rpartition("/")[0] for finding in report.findings if finding.code.startswith(_OURS)}
    found = [
        finding
        for selection in corpus.selections
        if selection.final and selection.folder not in amiss and not corpus.unreadable
        for finding in _recomputed(selection, corpus, settings, standard)
    ]
    return in_order({*report.findings, *found}) if found else report.findings


def _recomputed(selection: Selection, corpus: Corpus, settings: Settings, standard: Standard) -> list[Finding]:
    among = frozenset(item.path for pair in taking_part(selection, corpus).values() for item in pair.documents)
    codes = [rule.code for rule in all_rules() if not rule.code.startswith(_OURS)]
    report = check(corpus, settings, standard, as_of=selection.base_day, select=codes, among=among)
    if report.faults:
        return []  # the check of today has them too
    return departures(ranked(selection, corpus, settings, standard, report)[0], corpus)


def departures(ranking: Ranking, corpus: Corpus) -> list[Finding]:
    """Points and places that differ from the ranking, and who is missing, as far as the chosen are as they were.

    Without the sheets of its judges a selection has no places to compare with.
    """
    final, selection = ranking.selection.final, ranking.selection
    if final is None or ranking.unscored or (selection.judges and not ranking.judged):
        return []
    places = {each.candidate.id: each for each in ranking.ranked}
    found = []
    for choice in (*final.chosen, *final.passed_over):
        if not changed(choice, corpus):
            found += [
                Finding(CODE, Level.BLOCK, choice.position, *said) for said in _amiss(choice, places.get(choice.id))
            ]
    for category, everyone in ranking.classes:
        if not any(changed(choice, corpus) for choice in final.chosen if choice.category == category.name):
            found += _missing(category, everyone, final)
    return found


def _amiss(choice: Choice, ranked: Ranked | None) -> Iterator[tuple[str, str]]:
    if ranked is None:
        message = f"“{choice.id}”没有过门槛，或者不在任何一类，却在终审名单里"
        yield message, "看名次表里“没有过门槛的”，改名单"
        return
    if ranked.rank != choice.rank:
        message = f"“{choice.id}”写的名次是 {choice.rank}，排出来是 {ranked.rank}"
        yield message, f"改成“名次: {ranked.rank}”，并说明理由"
    if choice.points is not None and shown(ranked.total) != (written := f"{choice.points / 100:.2f}"):
        message = f"“{choice.id}”写的得分是 {written}，算出来是 {shown(ranked.total)}"
        yield message, f"改成“得分: {shown(ranked.total)}”；得分由程序算，不能改"


def _missing(category: Category, everyone: tuple[Ranked, ...], final: FinalList) -> Iterator[Finding]:
    """Who has a seat by the ranking and stands nowhere in the list; of equals at the last seat somebody has to stay out."""
    named = {choice.id for choice in (*final.chosen, *final.passed_over)}
    equals = undecided(category, everyone)
    for each in everyone:
        if each.within and each not in equals and each.candidate.id not in named:
            message = f"“{each.candidate.id}”在“{category.name}”排第 {each.rank}，在名额以内，名单里没有，也没有写理由"
            fix = f"选上它，或者列在“未入选”里，写明编号、类别“{category.name}”、名次 {each.rank} 和理由"
            yield Finding(CODE, Level.BLOCK, Position(final.path), message, fix)
