"""Files to model. Total: whatever bytes lie below content/, reading returns, and what was refused is a Problem with its place."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.fields import CONSULTATION_FIELDS, INTERPRETATION_FIELDS, POLICY_FIELDS
from generator.model import (
    Consultation,
    Corpus,
    Document,
    Interpretation,
    Pair,
    Policy,
    Position,
    Problem,
    ProblemKind,
)
from generator.reader.attachments import read_attachments
from generator.reader.files import decode, list_content, read_bytes, unify_line_ends
from generator.reader.known import Known, Reading, digest_of
from generator.reader.markdown import read_body
from generator.reader.sealing import seal
from generator.reader.signoffs import read_signoffs
from generator.reader.site_files import read_site_files
from generator.reader.synonyms import read_synonyms
from generator.reader.typed import read_fields
from generator.reader.yaml_tree import Mapping, YamlRefused, missing_colon, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from collections.abc import Mapping as Map

    from generator.model import Attached

_TABLES = {"policies": POLICY_FIELDS, "consultations": CONSULTATION_FIELDS}
_ODD_RULE = re.compile(r"[-－—–―_＿=＝*＊]{2,}")
MAX_FRONT_MATTER = 64 * 1024
_SAMPLE = "第一行写三个减号“---”，下面写“标题: …”等，再写一行“---”，然后是正文"


def read_corpus(root: Path, known: Known | None = None) -> Corpus:
    """Read everything below content/ of the project at `root`; what `known` holds is not read again, and it is brought up to date."""
    before = Known() if known is None else known
    return collect(root, lambda path: read_file(root, path, before), partial(read_attachments, root))


def collect(
    root: Path, read: Callable[[str], Reading], attach: Callable[[Collection[str]], Map[str, Attached]]
) -> Corpus:
    """Everything below content/, where `read` gives the reading of a document's path and `attach` what the attachments say."""
    listing = list_content(root)
    documents: list[Document] = []
    problems = list(listing.problems)
    unreadable: set[str] = set()
    stamps: dict[str, str] = {}
    for path in listing.documents:
        stamps[path], document, found = read(path)
        if document is None:
            problems += found
            unreadable.add(path)
        else:
            documents.append(document)
    corpus = assemble(documents, problems, unreadable, listing.attachments, listing.pages)
    attached = attach(listing.attachments)
    stamps |= {f"content/files/{name}": item.digest for name, item in attached.items()}
    corpus = replace(corpus, attached=attached, stamps=stamps)
    corpus = read_site_files(root, read_synonyms(root, read_pages(root, corpus)))
    corpus = read_asked(root, read_showcases(root, corpus, listing.showcase), listing.feedback)
    return read_signoffs(root, corpus, listing.signoffs)


def read_showcases(root: Path, corpus: Corpus, paths: Sequence[str]) -> Corpus:
    """The corpus with the selections that lie in these files; most projects have none and pay nothing for them."""
    if not paths:
        return corpus
    from generator.reader.showcase import read_selections

    return read_selections(root, corpus, paths)


def read_asked(root: Path, corpus: Corpus, paths: Sequence[str]) -> Corpus:
    """The corpus with the feedback that lies in these files; without any this costs nothing."""
    if not paths:
        return corpus
    from generator.reader.feedback import read_feedbacks

    return read_feedbacks(root, corpus, paths)


def read_file(root: Path, path: str, known: Known | None = None) -> Reading:
    """Read the document at `path` of the project, unless its bytes are `known`."""
    data = read_bytes(root / path, path)
    if isinstance(data, Problem):
        return Reading("", None, (data,))
    digest, reading = known.find(path, data) if known else (digest_of(data), None)
    if reading is None:
        reading = Reading(digest, *read_document(path, data))
        if known:
            known.readings[path] = reading
    return reading


def read_pages(root: Path, corpus: Corpus) -> Corpus:
    """The corpus with its hand-written pages read, as far as they can be."""
    written: list[Document] = []
    problems = list(corpus.problems)
    for name in sorted(corpus.pages):
        if name.endswith(".md"):
            path = f"content/pages/{name}"
            data = read_bytes(root / path, path)
            page, found = (None, (data,)) if isinstance(data, Problem) else read_page(path, data)
            problems += found
            written += [page] if page else []
    return replace(corpus, problems=tuple(problems), written=tuple(written))


def read_page(path: str, data: bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    """A hand-written page; its front matter is the engine's, may be missing, and must be plain YAML."""
    text, problems = decode(data, path)
    if text is None:
        return None, problems
    front, body_text, line = "", text, 1
    if text.startswith("---\n"):
        parts = _split(text, path)
        if isinstance(parts, Problem):
            return None, (*problems, parts)
        front, body_text, line = parts
    try:
        read_yaml(front, path, 2)
    except YamlRefused as error:
        return None, (*problems, Problem(ProblemKind.FRONT_MATTER, error.position, error.message, error.fix))
    body, found = read_body(body_text, path, line)
    page = Document(id=path.rpartition("/")[2].removesuffix(".md"), path=path, body=body, head=front)
    return page, (*problems, *(problem for problem in found if problem.kind is ProblemKind.NESTING))


def read_document(path: str, data: bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read one file; `path` says what it is (content/policies/…, content/interpretations/… or content/consultations/…).

    When there is a document its `problems` are the ones returned; None means that nothing but the problems is known.
    """
    text, problems = decode(data, path)
    if text is None:
        return None, problems
    parts = _split(text, path)
    if isinstance(parts, Problem):
        return None, (*problems, parts)
    front, body_text, body_line = parts
    try:
        tree = read_yaml(front, path, 2)
    except YamlRefused as error:
        refused = _all_colons(front, path) or Problem(
            ProblemKind.FRONT_MATTER, error.position, error.message, error.fix
        )
        return None, (*problems, refused)
    if not isinstance(tree, Mapping):
        nothing = Problem(ProblemKind.FRONT_MATTER, Position(path, 2), "“---”之间没有“键: 值”", _SAMPLE)
        return None, (*problems, _all_colons(front, path) or nothing)
    folder = path.removeprefix("content/").partition("/")[0]
    fields = read_fields(tree, _TABLES.get(folder, INTERPRETATION_FIELDS))
    body, body_problems = read_body(body_text, path, body_line)
    name = path.rpartition("/")[2].removesuffix(".md")
    values = {**fields.values, "id": name, "path": path, "body": body, "places": fields.places}
    values["problems"] = (*problems, *fields.problems, *body_problems)
    values["head"] = front
    lines = unify_line_ends(data.decode("utf-8-sig")).split("\n")
    values["seal"] = seal(lines, body_line - 1, fields.places)
    if folder == "policies":
        return Policy(**values), values["problems"]
    if folder == "consultations":
        return Consultation(**values), values["problems"]
    values.setdefault("targets", (name.partition(".")[0],))
    return Interpretation(**values), values["problems"]


def assemble(
    documents: Iterable[Document],
    problems: Iterable[Problem] = (),
    unreadable: Iterable[str] = (),
    files: Iterable[str] = (),
    pages: Iterable[str] = (),
) -> Corpus:
    """Pair the documents: an interpretation belongs to every policy it names. Order of input does not matter."""
    policies: dict[str, Policy] = {}
    items: list[Interpretation] = []
    consultations: list[Consultation] = []
    for document in documents:
        if isinstance(document, Policy):
            policies[document.id] = document
        elif isinstance(document, Interpretation):
            items.append(document)
        elif isinstance(document, Consultation):
            consultations.append(document)
    items.sort(key=lambda item: item.id)
    explained: defaultdict[str, list[Interpretation]] = defaultdict(list)
    for item in items:
        for target in dict.fromkeys(item.targets):
            explained[target].append(item)
    pairs = tuple(
        Pair(key, policies.get(key), tuple(sorted(explained[key], key=_by_round)))
        for key in sorted(policies.keys() | explained.keys())
    )
    return Corpus(
        pairs,
        tuple(items),
        tuple(problems),
        frozenset(unreadable),
        frozenset(files),
        frozenset(pages),
        consultations=tuple(sorted(consultations, key=lambda document: document.id)),
    )


def _by_round(item: Interpretation) -> tuple[int, str, str]:
    return item.round, item.published.isoformat() if item.published else "9999", item.id


def _split(text: str, path: str) -> tuple[str, str, int] | Problem:
    """Front matter, body, and the line on which the body begins."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return _no_front_matter(lines, path)
    end = next((row for row in range(1, len(lines)) if lines[row].rstrip() == "---"), None)
    if end is None:
        odd = next((row for row in range(1, len(lines)) if _ODD_RULE.fullmatch(lines[row].strip())), None)
        if odd is not None:
            message = f"“{lines[odd].strip()[:8]}”不是三个半角减号，文件头没有结束"
            return Problem(ProblemKind.FRONT_MATTER, Position(path, odd + 1), message, "改成“---”")
        return Problem(ProblemKind.FRONT_MATTER, Position(path), "开头的“---”没有对应的结束行“---”", _SAMPLE)
    front = "\n".join(lines[1:end])
    if len(front.encode()) > MAX_FRONT_MATTER:
        message = "“---”之间超过 64 KB"
        return Problem(
            ProblemKind.FRONT_MATTER, Position(path, 2), message, "这里只写标题、文号等信息，正文移到“---”下面"
        )
    return front, "\n".join(lines[end + 1 :]), end + 2


def _no_front_matter(lines: list[str], path: str) -> Problem:
    first = next((row for row, line in enumerate(lines) if line.strip()), 0)
    line = lines[first].strip()
    if line == "---":
        return Problem(ProblemKind.FRONT_MATTER, Position(path), "“---”前面有空行或空格", "删掉，让“---”顶格写在第一行")
    if _ODD_RULE.fullmatch(line):
        message = f"“{line[:8]}”不是三个半角减号"
        return Problem(ProblemKind.FRONT_MATTER, Position(path, first + 1), message, "改成“---”，写在第一行")
    return Problem(ProblemKind.FRONT_MATTER, Position(path), "文件开头没有“---”，标题、文号等信息读不到", _SAMPLE)


def _all_colons(front: str, path: str) -> Problem | None:
    """One problem for all lines whose colon YAML does not take for one."""
    found = [(row, advice) for row, line in enumerate(front.split("\n"), 2) if (advice := missing_colon(line.strip()))]
    if not found:
        return None
    row, (message, fix) = found[0]
    if len(found) > 1:
        rows = "、".join(str(row) for row, _ in found[:20])
        message = f"第 {rows} 行的冒号不是半角冒号加空格"
        fix = f"每一行都改成半角冒号加一个空格，如第 {row} 行：{fix.partition('，')[2] or fix}"
    return Problem(ProblemKind.FRONT_MATTER, Position(path, row), message, fix)
