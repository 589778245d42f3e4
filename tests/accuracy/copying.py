"""The share copied from the policy in runs of 13 letters, against gold.csv; and which levels the judged share would give."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.copying import copying, verbatim
from generator.reader import read_corpus
from generator.rules.zj505_copied_text import BLOCK_FROM, WARN_FROM
from tests.accuracy.import_corpus import import_all
from tests.accuracy.rows import Row, gold

_NEAR = 0.02


def measure(corpus: Path) -> Iterator[Row]:
    """Compare every pair that gold.csv has a share for; every difference beyond rounding is listed."""
    far: list[str] = []
    unequal: list[str] = []
    count = 0
    for slug, row in sorted(gold(corpus).items()):
        folder = corpus / "pairs" / slug
        if not row.get("verbatim13") or not (folder / "policy.txt").is_file():
            continue
        count += 1
        text, source = ((folder / f"{name}.txt").read_text(encoding="utf-8") for name in ("interpretation", "policy"))
        share, wanted = verbatim(text, source), float(row["verbatim13"])
        line = f"{slug}: {share:.3f}，读出来的是 {wanted:.3f}，差 {share - wanted:+.3f}"
        if abs(share - wanted) > _NEAR:
            far.append(line)
        if abs(share - wanted) > 0.0006:  # gold.csv is rounded to three places
            unequal.append(line)
    found = f"{count - len(far)}/{count} 在 {_NEAR} 以内，{len(unequal)} 份有差别"
    yield Row("照抄比例", found, f"每一份与 gold.csv 差 ≤ {_NEAR}", not far, tuple(unequal))
    judged = list(_judged(corpus))
    yield Row("照抄会报的", f"{len(judged)}/{count}", "只供阅读", True, tuple(judged))


def _judged(corpus: Path) -> Iterator[str]:
    """What ZJ505 would say of the pairs as they are imported, where quotations under a heading are seen as such."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        import_all(corpus / "pairs", project, legacy=False)
        read = read_corpus(project)
    policies = {policy.id: policy.body for policy in read.policies}
    for item in read.interpretations:
        copied = copying(item.body, [policies[target] for target in item.targets if target in policies])
        if copied.judged >= WARN_FROM:
            level = "阻断" if copied.judged >= BLOCK_FROM else "警告"
            yield f"{item.id}: {level}，判定 {copied.judged:.3f}，全文 {copied.raw:.3f}"
