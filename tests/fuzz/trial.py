"""One trial: a pair with mutated documents is read, checked, reported and drawn; what must never happen comes back as a word."""

from __future__ import annotations

import random
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.checker import check
from generator.model import Interpretation, Policy, Position
from generator.reader import assemble, read_document
from generator.reader.files import unify_line_ends
from generator.render.body import render_body
from generator.render.templates import Theme
from generator.reporters import render
from generator.settings import load
from generator.standards import load as load_standard
from tests.fuzz.mutations import mutate

ROOT = Path(__file__).parents[2]
SETTINGS = load(ROOT)
STANDARD = load_standard(SETTINGS.standard, ROOT)
DAY = date(2026, 11, 24)
STYLES = ("text", "json", "github", "gitlab", "junit")

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Trouble:
    """A kind (the error or the rule, and where it was raised) and the whole story."""

    kind: str
    story: str


def sources() -> dict[str, bytes]:
    """The sample documents and the valid pair, by path."""
    found: dict[str, bytes] = {}
    for root in (ROOT, ROOT / "tests/data/valid"):
        for path in sorted(root.glob("content/*/*.md")):
            if path.parent.name in ("policies", "interpretations"):
                found[path.relative_to(root).as_posix()] = path.read_bytes()
    return found


def trial_files(seed: int, originals: Files) -> dict[str, bytes]:
    """The files of trial number `seed`: one pair of the originals, one to all of its documents mutated."""
    dice = random.Random(seed)
    others = list(originals.values())
    chosen = dice.choice(sorted(originals)).rpartition("/")[2].partition(".")[0]
    files = {path: data for path, data in originals.items() if path.rpartition("/")[2].partition(".")[0] == chosen}
    victims = dice.sample(sorted(files), dice.choice((1, 1, len(files))))
    for path in victims:
        files[path] = mutate(files[path], dice, others)
    return files


def run(files: Files, theme: Theme) -> Trouble | None:
    """Read, check, report and draw these files; None when all went well."""
    try:
        read = {path: read_document(path, data) for path, data in files.items()}
        documents = [document for document, _ in read.values() if document]
        problems = [problem for document, found in read.values() if not document for problem in found]
        corpus = assemble(documents, problems, [path for path, (document, _) in read.items() if not document])
        report = check(corpus, SETTINGS, STANDARD, as_of=DAY)
        for style in STYLES:
            render(report, style).encode("utf-8", "replace")
        for document in documents:
            if isinstance(document, Policy | Interpretation):
                render_body(document, theme)
        wrong = _misplaced(files, [finding.position for finding in report.findings])
    except MemoryError:
        return Trouble("memory", traceback.format_exc())
    except Exception as error:  # whatever it is, it is what we look for
        where = traceback.extract_tb(sys.exc_info()[2])[-1]
        return Trouble(f"{type(error).__name__} {Path(where.filename).name}:{where.name}", traceback.format_exc())
    if report.faults:
        fault = report.faults[0]
        return Trouble(f"{fault.code} {fault.error.partition(':')[0]}", str(report.faults))
    return Trouble(f"place {wrong.partition(':')[0]}", wrong) if wrong else None


def _misplaced(files: Files, places: list[Position]) -> str:
    """A finding that points outside its file; empty when there is none."""
    lines = {path: unify_line_ends(data.decode("utf-8", "replace")).split("\n") for path, data in files.items()}
    for place in places:
        if place.path not in lines:
            continue
        rows = lines[place.path]
        if not (1 <= place.line <= len(rows) + 1 and place.column >= 1):
            return f"{place.path}:{place.line}:{place.column} of {len(rows)} lines"
    return ""
