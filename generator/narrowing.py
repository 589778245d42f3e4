"""Narrows a check to what a change touches and what depends on it: nothing that is new since the base stays hidden."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from generator.checker import LEVELS, Report, check, in_order
from generator.legacy import legacy_paths
from generator.model import Consultation, Corpus, Document, Interpretation, Policy
from generator.rules.file_names import offered
from generator.rules.surroundings import target_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from generator.finding import Finding
    from generator.model import Position, Stage
    from generator.settings import Settings
    from generator.standards import Standard

_GLOBAL = ("mkdocs.yml", "signers", "standards/")
"""Files that every judgement depends on."""

_ATTRIBUTES = ".gitattributes"
"""These can change what other files hold when they are checked out, without git calling those changed."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a judgement goes by: the choices of the site and the norm it follows."""

    settings: Settings
    standard: Standard


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a change was found to concern: `files` are the paths reported on, None means all."""

    report: Report
    files: frozenset[str] | None


def beyond_configuration(touched: frozenset[str]) -> frozenset[str]:
    """The touched files that are judged, rather than settle how to judge."""
    return frozenset(path for path in touched if not (path.startswith(_GLOBAL) or path.endswith(_ATTRIBUTES)))


def check_change(
    corpus: Corpus,
    settings: Settings,
    standard: Standard,
    *,
    as_of: date,
    base: Corpus,
    touched: frozenset[str],
    ref: str,
    former: Terms | None = None,
    stage: Stage | None = None,
    select: Iterable[str] = (),
) -> Narrowed:
    """Check `corpus`, the state a change leads to from `base`; `touched` are the files it touches.

    `former` are the terms that `ref` goes by. What the change touches is judged by those too, for it must not loosen them
    for itself; what it leaves alone is judged by the terms it leads to.
    """
    now = Terms(settings, standard)
    among = partial(_among, corpus, base, as_of=as_of, stage=stage, select=tuple(select))
    compared = f"与“{ref}”相比改动了 {len(touched)} 个文件"
    documents = beyond_configuration(touched)
    if documents != touched:
        compared += "，其中有配置，检查了全部"
        report = check(corpus, settings, standard, as_of=as_of, base=base, stage=stage, select=select)
        files = None
    else:
        report, files = among(now, touched)
        compared += f"，检查了与改动有关的 {len(report.checked)} 份文件"
    if former and former != now and documents:
        report = _united(report, among(former, documents)[0], now, former, ref)
        compared += f"；改动的文件还按“{ref}”的配置查了一遍"
    return Narrowed(replace(report, compared=compared if touched else f"与“{ref}”相比没有改动政策、解读和配置"), files)


def _among(
    corpus: Corpus,
    base: Corpus,
    terms: Terms,
    touched: frozenset[str],
    *,
    as_of: date,
    stage: Stage | None,
    select: tuple[str, ...],
) -> tuple[Report, frozenset[str]]:
    """The report on what the touched files concern, and the paths of that."""
    settings, standard = terms.settings, terms.standard
    before = check(
        base, settings, standard, as_of=as_of, stage=stage, among=frozenset()
    )  # what concerns no one document
    after = check(corpus, settings, standard, as_of=as_of, stage=stage, among=frozenset())
    old, new = {_what(item) for item in before.findings}, {_what(item) for item in after.findings}
    stirred = frozenset(path for _, path, _ in old ^ new)
    files = _concerned(corpus, base, settings, touched | stirred)
    report = check(corpus, settings, standard, as_of=as_of, base=base, stage=stage, select=select, among=files)
    ours = {_what(item) for item in after.findings}
    kept = tuple(item for item in report.findings if item.position.path in files or _what(item) not in ours)
    documents = tuple(document.path for document in corpus.documents() if document.path in files)
    pairs = sum(any(document.path in files for document in pair.documents) for pair in corpus.pairs)
    early = {path: stage for path, stage in report.early.items() if path in files}
    narrowed = replace(report, findings=kept, unpublished=report.unpublished & files, early=early)
    return replace(narrowed, pairs=pairs, checked=documents), files


def _united(report: Report, other: Report, now: Terms, former: Terms, ref: str) -> Report:
    """The findings of both, each once and at its sterner level; those that only the former terms give say so."""
    found = {_but_for_the_norm(item, now): item for item in report.findings}
    for item in other.findings:
        key = _but_for_the_norm(item, former)
        known = found.get(key)
        if known is None or LEVELS.index(item.level) < LEVELS.index(known.level):
            fix = f"{item.fix}。这是按“{ref}”里的配置查的；要改配置，先单独合并那一处改动"
            found[key] = replace(item, fix=fix)
    return replace(
        report,
        findings=in_order(found.values()),
        faults=tuple(sorted({*report.faults, *other.faults})),
        unpublished=report.unpublished | other.unpublished,
        early={**other.early, **report.early},
        checked=tuple(dict.fromkeys((*report.checked, *other.checked))),
    )


def _but_for_the_norm(finding: Finding, terms: Terms) -> tuple[str, Position, str]:
    """What makes a finding the same whichever norm asks for it."""
    return finding.code, finding.position, finding.message.replace(f"“{terms.standard.name}”", "")


def _what(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.position.path, finding.message


def _concerned(corpus: Corpus, base: Corpus, settings: Settings, touched: frozenset[str]) -> frozenset[str]:
    """The touched files, and all documents whose judgement may look at one of them or has other company than before."""
    touched |= _related(corpus, base, touched)
    moved = _moved(corpus, base, settings)
    found = set(touched)
    stems = {path.rpartition("/")[2].partition(".")[0] for path in touched if path.endswith((".md", ".yml"))}
    seeds = touched | moved
    for document in corpus.documents():
        if document.path in seeds or not seeds.isdisjoint(_looks_at(document)):
            found.add(document.path)
    old = {pair.id: pair for pair in base.pairs}
    for pair in corpus.pairs:
        paths = {document.path for document in pair.documents}
        before = old.get(pair.id)
        same = before is not None and {document.path for document in before.documents} == paths
        looks = (path for document in pair.documents for path in (document.path, *_offered(document)))
        if pair.id in stems or not same or not seeds.isdisjoint(looks):
            found |= paths | {f"content/signoffs/{pair.id}.yml"}
    return frozenset(found)


def _looks_at(document: Document) -> Iterator[str]:
    """The paths that rules on one document follow from it."""
    if isinstance(document, Interpretation):
        yield from (f"content/policies/{target}.md" for target in document.targets)
    if isinstance(document, Policy):
        yield from (f"content/policies/{name}.md" for name in _references(document))
    if isinstance(document, Consultation):
        yield from (f"content/policies/{name}.md" for name in (document.draft, *document.became) if name)
        yield f"content/files/{document.draft}"
    for link in document.body.links:
        if path := target_path(link, document):
            yield path
    yield from _offered(document)


def _offered(document: Document) -> Iterator[str]:
    yield from (f"content/files/{item.file.strip()}" for item in offered(document))


def _references(policy: Policy) -> tuple[str, ...]:
    return (*policy.amends, *policy.repeals, *policy.bases)


def _plain(name: str) -> str:
    return re.sub(r"[〔〕\[\]【】()《》]", "|", "".join(unicodedata.normalize("NFKC", name).split()))


def _related(corpus: Corpus, base: Corpus, touched: frozenset[str]) -> frozenset[str]:
    """The policies tied to a touched one by 修改, 废止 and 依据: all that name it, and those it amends or repeals, and so on."""
    policies = (*corpus.policies, *base.policies)
    named: defaultdict[str, set[str]] = defaultdict(set)
    for policy in policies:
        for name in (policy.id, policy.number, policy.title):
            if name:
                named[_plain(name)].add(policy.path)
    ties: defaultdict[str, set[str]] = defaultdict(set)
    for policy in policies:
        for name in _references(policy):
            for path in named.get(_plain(name), ()):
                ties[path].add(policy.path)
                if name in policy.amends or name in policy.repeals:
                    ties[policy.path].add(path)
    found: set[str] = set()
    ahead = [path for path in touched if path in ties]
    while ahead:
        path = ahead.pop()
        fresh = ties[path] - found
        found |= fresh
        ahead += fresh
    return frozenset(found)


def _moved(corpus: Corpus, base: Corpus, settings: Settings) -> frozenset[str]:
    """Interpretations and policies that have become legacy, or no longer are, or keep step with another stage than before."""
    legacy, before = legacy_paths(corpus, settings.legacy_until), legacy_paths(base, settings.legacy_until)
    steps, earlier = _steps(corpus), _steps(base)
    return (legacy ^ before) | {path for path, step in steps.items() if earlier.get(path) != step}


def _steps(corpus: Corpus) -> dict[str, object]:
    """Per document what its stage is reckoned from."""
    stages = {policy.id: policy.stage for policy in corpus.policies}
    found: dict[str, object] = {policy.path: policy.stage for policy in corpus.policies}
    for item in corpus.interpretations:
        found[item.path] = (item.stage, item.round, tuple(stages.get(target) for target in item.targets))
    return found
