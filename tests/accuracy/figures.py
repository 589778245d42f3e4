"""How many right interpretations ZJ501 accuses, and how many wrong figures it finds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.rules.zj501_figure_not_in_policy import figure_not_in_policy
from tests.accuracy.import_corpus import import_all
from tests.accuracy.mutations import Change, changes, context_of
from tests.accuracy.rows import Row

EACH = 12
SEEDS = (1, 2, 3)


def measure(corpus: Path) -> Iterator[Row]:
    """Rows for clean documents and for injected errors, in scope and anywhere."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            import_all(corpus / "pairs", root, legacy=False)
        context = context_of(root)
        flagged, found = 0, list[str]()
        for item in context.corpus.interpretations:
            hits = list(figure_not_in_policy(item, context))
            flagged += bool(hits)
            found += [f"{hit.position.path}:{hit.position.line}:{hit.position.column} {hit.message}" for hit in hits]
        number = len(context.corpus.interpretations)
        yield Row("数字：没有错的解读被报", f"{flagged}/{number}", "≤ 1/10", flagged * 10 <= number, tuple(found))
        made = list({change: None for seed in SEEDS for change in changes(root, context, EACH, seed)})
    judged = [change for change in made if change.judged]
    yield _caught("数字：改错一个（引自政策的数字，背景、示例除外）", judged, 0.85)
    yield _caught("数字：改错一个（任何数字）", made, None)


def _caught(measure: str, made: list[Change], goal: float | None) -> Row:
    caught = sum(change.caught for change in made)
    share = caught / len(made) if made else 1.0
    missed = tuple(f"{change.place} {change.old} → {change.new}" for change in made if not change.caught)
    found = f"查出 {caught}/{len(made)}（{share:.3f}）"
    return Row(measure, found, f"≥ {goal}" if goal else "只报数", goal is None or share >= goal, missed)
