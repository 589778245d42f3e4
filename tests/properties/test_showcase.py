"""A selection is fair: what is better never stands lower, and neither the order of files nor that of judges changes anything."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checker import check
from generator.finding import Finding, Level
from generator.model import (
    Category,
    Corpus,
    Document,
    Interpretation,
    Judge,
    Pair,
    Policy,
    Position,
    Score,
    Selection,
    Sheet,
)
from generator.model.showcase import CRITERIA, EXPERTS, MACHINE
from generator.publication import publish
from generator.reader import assemble, read_corpus, read_document
from generator.settings import Settings
from generator.settings import load as load_settings
from generator.showcase.candidates import Candidate, Mark, candidates
from generator.showcase.entries import Entry, Measure
from generator.showcase.measures import measure
from generator.showcase.ranking import Ranking, rank
from generator.showcase.rubric import EASY, FACTS, ITEMS, WRITING, items_of
from generator.standards import load as load_standard
from tests.project import DATA, INTERPRETATION, POLICY, valid_project

PLACE = Position("content/showcase/2026/selection.yml")
CLASS = Category("综合", 2, (), PLACE)
JUDGES = ("评委甲", "评委乙", "评委丙")
KEYS = ("2026-a", "2026-b", "2026-c", "2026-d")
MOST = {name: most * 10 for name, most in CRITERIA.items()}

shares = st.integers(0, 4).map(lambda quarters: Fraction(quarters, 4))
machine = st.fixed_dictionaries({key: st.lists(shares, min_size=len(ITEMS), max_size=len(ITEMS)) for key in KEYS})
row = st.fixed_dictionaries(
    {name: st.integers(0, most // 10).map(lambda tens: tens * 10) for name, most in MOST.items()}
)
experts = st.fixed_dictionaries({judge: st.fixed_dictionaries(dict.fromkeys(KEYS, row)) for judge in JUDGES})
ties = st.permutations((MACHINE, EXPERTS, *CRITERIA)).map(tuple)

Machine = dict[str, list[Fraction]]
Experts = dict[str, dict[str, dict[str, int]]]


def selection(given_: Experts, order: tuple[str, ...], shortlist: int | None = None) -> Selection:
    sheets = (
        Sheet(judge, f"{judge}.csv", tuple(Score(key, points, "", PLACE) for key, points in rows.items()))
        for judge, rows in given_.items()
    )
    return Selection(
        year=2026,
        path=PLACE.path,
        title="",
        start=date(2026, 1, 1),
        end=date(2026, 12, 31),
        base_day=date(2027, 1, 10),
        categories=(CLASS,),
        ties=order,
        judges=tuple(Judge(judge, "档案馆", PLACE) for judge in JUDGES),
        sheets=tuple(sheets),
        shortlist=shortlist,
    )


def candidate(key: str, earned: list[Fraction]) -> Candidate:
    pair = Pair(key, Policy(id=key, path=f"content/policies/{key}.md"))
    marks = []
    for item, share in zip(ITEMS, earned, strict=True):
        most = Fraction(CRITERIA[item.criterion] * item.parts, 100)
        marks.append(Mark(item, most * share, most, Measure(share, ())))
    return Candidate(pair, CLASS, (), tuple(marks), ())


def places(ranking: Ranking) -> dict[str, int]:
    return {ranked.candidate.id: ranked.rank for ranked in ranking.ranked}


def ranked(points: Machine, given_: Experts, order: tuple[str, ...], shortlist: int | None = None) -> dict[str, int]:
    return places(rank(selection(given_, order, shortlist), [candidate(key, earned) for key, earned in points.items()]))


@given(machine, experts, ties, st.sampled_from(KEYS), st.sampled_from(range(len(ITEMS))), st.sampled_from((None, 1, 2)))
def test_one_more_element_never_lowers_the_rank(
    points: Machine, given_: Experts, order: tuple[str, ...], key: str, item: int, shortlist: int | None
) -> None:
    before = ranked(points, given_, order, shortlist)
    better = points | {key: [*points[key][:item], Fraction(1), *points[key][item + 1 :]]}
    assert ranked(better, given_, order, shortlist)[key] <= before[key]


@given(machine, experts, ties, st.sampled_from(KEYS), st.sampled_from(JUDGES), st.sampled_from(tuple(CRITERIA)))
def test_one_higher_score_never_lowers_the_rank(
    points: Machine, given_: Experts, order: tuple[str, ...], key: str, judge: str, criterion: str
) -> None:
    before = ranked(points, given_, order)
    row_ = {**given_[judge][key], criterion: MOST[criterion]}
    better = given_ | {judge: given_[judge] | {key: row_}}
    assert ranked(points, better, order)[key] <= before[key]


@given(machine, experts, ties, st.randoms(use_true_random=False))
def test_the_order_of_judges_and_files_changes_nothing(
    points: Machine, given_: Experts, order: tuple[str, ...], shuffle: random.Random
) -> None:
    def mixed(values: list[str]) -> list[str]:
        return shuffle.sample(values, len(values))

    other: Experts = {
        judge: {key: given_[judge][key] for key in mixed(list(given_[judge]))} for judge in mixed(list(given_))
    }
    again = {key: points[key] for key in mixed(list(points))}
    first = rank(selection(given_, order), [candidate(key, earned) for key, earned in points.items()])
    second = rank(selection(other, order), [candidate(key, earned) for key, earned in again.items()])
    assert [(each.candidate.id, each.rank, each.total, list(each.experts.items())) for each in first.ranked] == [
        (each.candidate.id, each.rank, each.total, list(each.experts.items())) for each in second.ranked
    ]


@given(machine, experts, ties)
def test_a_place_is_shared_only_by_equals_and_the_better_total_stands_first(
    points: Machine, given_: Experts, order: tuple[str, ...]
) -> None:
    found = rank(selection(given_, order), [candidate(key, earned) for key, earned in points.items()]).ranked
    assert {each.candidate.id for each in found} == set(KEYS)
    for one, other in pairwise(found):
        assert one.total >= other.total
        assert (one.rank == other.rank) <= (one.total == other.total and one.mean == other.mean)


@given(machine, experts, ties)
def test_whom_the_first_round_does_not_send_on_stands_below_and_needs_no_scores(
    points: Machine, given_: Experts, order: tuple[str, ...]
) -> None:
    everyone = [candidate(key, earned) for key, earned in points.items()]
    best = max(each.total for each in everyone)
    sent_on = {each.id for each in everyone if each.total == best}
    only = {judge: {key: rows[key] for key in sent_on} for judge, rows in given_.items()}
    found = rank(selection(only, order, 1), everyone)
    assert not found.unscored
    assert {each.candidate.id for each in found.ranked[: len(sent_on)]} == sent_on
    assert all(each.mean is None and not each.experts for each in found.ranked[len(sent_on) :])
    everybody = rank(selection(only, order), everyone)
    assert {each.id for each in everybody.unscored} == set(KEYS) - sent_on


ROOT = Path(__file__).parents[2]
STANDARD = load_standard("长乐2023", ROOT)
FURTHER = ("涉及范围", "执行标准", "关键词诠释", "注意事项", "惠民利民举措", "实施时间", "热点问答")


def entry(corpus: Corpus, findings: tuple[Finding, ...] = ()) -> Entry:
    return Entry(corpus.pairs[0], findings, Settings(ROOT), STANDARD)


@pytest.fixture(scope="module")
def valid(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return read_corpus(valid_project(tmp_path_factory.mktemp("valid") / "project"))


findings = st.lists(
    st.tuples(
        st.sampled_from((*FACTS, *WRITING, *EASY)), st.sampled_from((Level.WARN, Level.INFO)), st.integers(1, 40)
    ),
    min_size=1,
    max_size=8,
)


@given(findings, st.data())
def test_fewer_findings_never_cost_a_point(
    valid: Corpus, found: list[tuple[str, Level, int]], data: st.DataObject
) -> None:
    all_ = tuple(
        Finding(code.ljust(5, "0"), level, Position(INTERPRETATION, line), "", "") for code, level, line in found
    )
    gone = data.draw(st.integers(0, len(all_) - 1))
    for item in items_of(True):
        before = measure(item, entry(valid, all_)).share
        assert measure(item, entry(valid, all_[:gone] + all_[gone + 1 :])).share >= before, item.key


@given(st.permutations(FURTHER).flatmap(lambda order: st.integers(0, 4).map(lambda count: tuple(order[:count]))))
@settings(max_examples=40)
def test_one_more_section_never_costs_a_point(valid: Corpus, added: tuple[str, ...]) -> None:
    text = (DATA / "valid" / INTERPRETATION).read_text(encoding="utf-8")
    policy = valid.pairs[0].policy
    assert policy is not None
    totals = []
    for count in range(len(added) + 1):
        more = "".join(f"\n## {name}\n\n这件事大家都可以来问。\n" for name in added[:count])
        item, _ = read_document(INTERPRETATION, (text + more).encode())
        assert item is not None
        pair = entry(assemble([policy, item]))
        totals.append(sum(measure(each, pair).share * each.parts for each in items_of(True)))
    assert totals == sorted(totals)


def shares_of(corpus: Corpus) -> dict[str, Fraction]:
    return {item.key: measure(item, entry(corpus)).share for item in items_of(True)}


def document(path: str, text: str) -> Document:
    found, _ = read_document(path, text.encode())
    assert found is not None
    return found


@given(st.lists(st.sampled_from(FURTHER), max_size=7, unique=True), st.integers(0, 3), st.sampled_from((2, 4, 9)))
@settings(max_examples=40)
def test_one_more_interpretation_of_the_same_day_never_costs_a_point(
    valid: Corpus, added: list[str], copied: int, day: int
) -> None:
    policy, written = valid.pairs[0].policy, (DATA / "valid" / INTERPRETATION).read_text(encoding="utf-8")
    assert policy is not None
    head = written.split("\n---\n")[0].replace("解读形式: [文字]", "解读形式: [问答]").replace("03-02", f"03-0{day}")
    clumsy = "各有关单位应当切实加强组织领导，进一步健全完善工作机制，确保各项政策措施落到实处、取得实效。"
    quoted = (DATA / "valid" / POLICY).read_text(encoding="utf-8").split("\n---\n")[1] * copied
    names = re.findall(r"^## .+$", written, re.MULTILINE)
    body = "".join(f"\n{name}\n\n{clumsy}\n" for name in (*names, *(f"## {each}" for each in added)))
    text = f"{head}\n---\n{body}\n{quoted}"
    more = document(INTERPRETATION.replace(".md", ".wenda.md"), text)
    assert isinstance(more, Interpretation)
    before, after = shares_of(valid), shares_of(assemble([policy, *valid.pairs[0].interpretations, more]))
    assert {key: share for key, share in after.items() if share < before[key]} == {}


@given(st.integers(0, 6))
def test_a_guide_block_never_costs_what_the_words_earned(valid: Corpus, count: int) -> None:
    policy = valid.pairs[0].policy
    text = (DATA / "valid" / INTERPRETATION).read_text(encoding="utf-8")
    assert policy is not None
    ahead, _, behind = text.partition("```guide\n")
    rows, _, behind = behind.partition("```\n")
    words = f"{ahead}到政务服务中心办理，带上身份证。\n{behind}"
    block = words + "\n```guide\n" + "".join(rows.splitlines(keepends=True)[:count]) + "```\n"
    before, after = (shares_of(assemble([policy, document(INTERPRETATION, each)]))["guide"] for each in (words, block))
    assert before == Fraction(1, 2)
    assert after >= before and (count < 6 or after == 1)


def test_the_order_of_documents_changes_nothing() -> None:
    corpus = read_corpus(ROOT)
    chosen = load_settings(ROOT)
    rules = next(each for each in corpus.selections if each.year == 2026)

    def ranking(documents: Corpus) -> Ranking:
        report = check(documents, chosen, STANDARD, as_of=rules.base_day)
        public = publish(documents, chosen, rules.base_day)
        return rank(rules, candidates(rules, documents, public, report.findings, STANDARD))

    mixed = assemble(list(corpus.documents())[::-1], files=corpus.files, pages=corpus.pages)
    mixed = replace(mixed, attached=corpus.attached, written=corpus.written, site_files=corpus.site_files)
    first, second = ranking(corpus), ranking(mixed)
    assert [(each.candidate.id, each.rank, each.total) for each in first.ranked] == [
        (each.candidate.id, each.rank, each.total) for each in second.ranked
    ]
    assert len(first.ranked) >= 6
