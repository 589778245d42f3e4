"""Signs the pairs of a project on disk without the refusals of `zcjd sign`, so that tests can make every wrong order and date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.model import BY_DIGEST, BY_SIGNATURE, Statement
from generator.reader import read_corpus
from generator.reader.signoffs import digests_of, parse_signoff
from generator.signoff.coverage import state
from generator.signoff.signatures import sign
from generator.signoff.writing import replace_file, with_statement


def statement_on(
    root: Path, pair_id: str, role: str, name: str, day: str | date, key: Path | None = None, level: str = BY_DIGEST
) -> Statement:
    """The statement of this person on the pair as it is on disk; signed when there is a key."""
    corpus = read_corpus(root)
    pair = next(pair for pair in corpus.pairs if pair.id == pair_id)
    level = BY_SIGNATURE if key else level
    made = state(pair, digests_of(root, corpus, pair), role, name, date.fromisoformat(str(day)), level)
    return replace(made, signature=sign(made, key)) if key else made


def add(root: Path, pair_id: str, statement: Statement) -> None:
    """Write one more statement into the sign-off file of the pair, whatever is there."""
    path = root / f"content/signoffs/{pair_id}.yml"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    signoff = parse_signoff(path.name, text.encode())[0] if text else None
    replace_file(path, with_statement(text, signoff, signoff.statements if signoff else (), statement))


def sign_all(root: Path, pair_id: str, lines: Iterable[tuple[str, ...]], keys: dict[str, Path] | None = None) -> None:
    """Add a statement for each role, name and date; with the key of that name when there is one in `keys`."""
    for role, name, day in lines:
        add(root, pair_id, statement_on(root, pair_id, role, name, day, (keys or {}).get(name)))
