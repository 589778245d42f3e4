"""`check --base` says of the files it looks at what the full check says, and hides nothing that the change brought."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checker import Report, check
from generator.model import Corpus
from generator.narrowing import check_change
from generator.reader import assemble, read_document
from tests.properties.test_rechecking import ATTACHMENTS, CHANGES, FILES, SETTINGS, STANDARD

DAY = date(2026, 11, 24)
BASE_RULES = ("ZJ106", "ZJ107", "ZJ108", "ZJ109", "ZJ210")
edits = st.lists(st.tuples(st.sampled_from(sorted(FILES)), st.sampled_from((None, *CHANGES))), min_size=1, max_size=4)


def corpus_of(texts: dict[str, str]) -> Corpus:
    read = {path: read_document(path, text.encode()) for path, text in texts.items()}
    refused = [problem for document, problems in read.values() if not document for problem in problems]
    unreadable = [path for path, (document, _) in read.items() if not document]
    return assemble([document for document, _ in read.values() if document], refused, unreadable, ATTACHMENTS)


def said(report: Report) -> set[tuple[str, str, str, str]]:
    return {(item.code, item.level, item.position.path, item.message) for item in report.findings}


@given(edits, edits)
@settings(max_examples=60, deadline=None)
def test_narrowing_hides_nothing_new(
    first: list[tuple[str, tuple[str, str] | None]], then: list[tuple[str, tuple[str, str] | None]]
) -> None:
    texts = [dict(FILES), dict(FILES)]
    for state, steps in ((0, first), (1, [*first, *then])):
        for path, change in steps:
            if change is None:
                texts[state].pop(path, None)
            elif path in texts[state]:
                texts[state][path] = texts[state][path].replace(*change)
    touched = frozenset(path for path in FILES if texts[0].get(path) != texts[1].get(path))
    base, head = corpus_of(texts[0]), corpus_of(texts[1])
    narrowed = check_change(head, SETTINGS, STANDARD, as_of=DAY, base=base, touched=touched, ref="main")
    full, before = said(check(head, SETTINGS, STANDARD, as_of=DAY)), said(check(base, SETTINGS, STANDARD, as_of=DAY))
    shown = {item for item in said(narrowed.report) if item[0] not in BASE_RULES}
    files = narrowed.files or frozenset()
    assert shown <= full
    assert {item for item in full if item[2] in files} <= shown
    assert full - before <= shown
