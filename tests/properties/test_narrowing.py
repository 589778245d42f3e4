"""`check --base` says of the files it looks at what the full check says, and hides nothing that the change brought."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checker import LEVELS, Report, check
from generator.finding import Level
from generator.model import Corpus
from generator.narrowing import Terms, check_change
from generator.reader import assemble, read_document
from generator.rules import all_rules
from generator.standards import load as load_standard
from tests.properties.test_rechecking import ATTACHMENTS, CHANGES, FILES, ROOT, SETTINGS, STANDARD

DAY = date(2026, 11, 24)
COVERS = {rule.code: rule.covers for rule in all_rules() if rule.covers}
CHANGE_RULES = {*COVERS, "ZJ109"}
Said = tuple[str, Level, str, str]
Step = tuple[str, tuple[str, str] | None]
edits = st.lists(st.tuples(st.sampled_from(sorted(FILES)), st.sampled_from((None, *CHANGES))), min_size=1, max_size=4)
TERMS = tuple(
    Terms(replace(SETTINGS, standard=norm.name, **chosen), norm)
    for norm in (STANDARD, load_standard("国办2016-80", ROOT))
    for chosen in (
        {},
        {"legacy_until": date(2025, 12, 31)},
        {"hosts": frozenset(), "signoff": "摘要"},
        {"workdays": frozenset({date(2026, 3, 7)})},
    )
)


def corpus_of(texts: dict[str, str]) -> Corpus:
    read = {path: read_document(path, text.encode()) for path, text in texts.items()}
    refused = [problem for document, problems in read.values() if not document for problem in problems]
    unreadable = [path for path, (document, _) in read.items() if not document]
    return assemble([document for document, _ in read.values() if document], refused, unreadable, ATTACHMENTS)


def said(report: Report) -> set[Said]:
    return {(item.code, item.level, item.position.path, item.message) for item in report.findings}


def states(first: list[Step], then: list[Step]) -> tuple[Corpus, Corpus, frozenset[str]]:
    """The corpus before and after a change, and the files it touches."""
    texts = [dict(FILES), dict(FILES)]
    for state, steps in ((0, first), (1, [*first, *then])):
        for path, change in steps:
            if change is None:
                texts[state].pop(path, None)
            elif path in texts[state]:
                texts[state][path] = texts[state][path].replace(*change)
    touched = frozenset(path for path in FILES if texts[0].get(path) != texts[1].get(path))
    return corpus_of(texts[0]), corpus_of(texts[1]), touched


def told(item: Said, shown: set[Said]) -> bool:
    """Whether a finding on what the change did stands for this one."""
    pair = item[2].rpartition("/")[2].partition(".")[0]
    gone = {path for code, _, path, _ in shown if code == "ZJ108"}
    if item[0] == "ZJ104":
        return any(f"“{path.rpartition('/')[2].removesuffix('.md')}”" in item[3] for path in gone)
    return any(item[0] in COVERS.get(code, ()) and pair in path for code, _, path, _ in shown)


@given(edits, edits)
@settings(max_examples=60, deadline=None)
def test_narrowing_hides_nothing_new(first: list[Step], then: list[Step]) -> None:
    base, head, touched = states(first, then)
    narrowed = check_change(head, SETTINGS, STANDARD, as_of=DAY, base=base, touched=touched, ref="main")
    full, before = said(check(head, SETTINGS, STANDARD, as_of=DAY)), said(check(base, SETTINGS, STANDARD, as_of=DAY))
    shown = said(narrowed.report)
    files = narrowed.files or frozenset()
    assert {item for item in shown if item[0] not in CHANGE_RULES} <= full
    assert {item for item in full if item[2] in files and not told(item, shown)} <= shown
    assert {item for item in full - before if not told(item, shown)} <= shown


@given(edits, edits, st.sampled_from(TERMS), st.sampled_from(TERMS))
@settings(max_examples=20, deadline=None)
def test_no_choice_of_configuration_hides_what_the_change_brings(
    first: list[Step], then: list[Step], now: Terms, former: Terms
) -> None:
    base, head, documents = states(first, then)
    touched = documents | ({"mkdocs.yml"} if now != former else set())
    narrowed = check_change(
        head, now.settings, now.standard, as_of=DAY, base=base, touched=touched, ref="main", former=former
    )
    shown = said(narrowed.report)
    by_now, by_former = (
        said(check(head, terms.settings, terms.standard, as_of=DAY, base=base)) for terms in (now, former)
    )
    assert shown <= by_now | by_former
    everywhere = now != former
    for terms, items in ((now, by_now), (former, by_former)):
        for item in items:
            if item[2] in documents or (everywhere and terms is now):
                assert any(as_bad(item, other) for other in shown), item


def as_bad(item: Said, other: Said) -> bool:
    """Whether `other` says what `item` says, at least as sternly, in the name of one norm or another."""
    plain = [each[3].replace("“长乐2023”", "").replace("“国办2016-80”", "") for each in (item, other)]
    return (
        item[0] == other[0]
        and item[2] == other[2]
        and plain[0] == plain[1]
        and LEVELS.index(other[1]) <= LEVELS.index(item[1])
    )
