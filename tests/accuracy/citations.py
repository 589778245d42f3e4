"""Whether ZJ502, ZJ504, ZJ508 and ZJ509 accuse texts that were read and found right, and how many never name a 文号."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.rules.zj502_number_cited_wrongly import number_cited_wrongly
from generator.rules.zj503_number_not_cited import number_not_cited
from generator.rules.zj504_article_missing import article_missing
from generator.rules.zj508_article_number_amiss import article_number_amiss
from generator.rules.zj509_figures_exchanged import figures_exchanged
from tests.accuracy.import_corpus import import_all
from tests.accuracy.mutations import context_of
from tests.accuracy.rows import Row

_RULES = (
    ("文号写错", number_cited_wrongly, True),
    ("引用的条款不存在", article_missing, True),
    ("两个数颠倒", figures_exchanged, True),
    ("没写文号", number_not_cited, False),
)


def measure(corpus: Path) -> Iterator[Row]:
    """One row for each rule: the documents it reports. Any report of a wrong 文号 or article is to be read by hand."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            import_all(corpus / "pairs", root, legacy=False)
        context = context_of(root)
        items = context.corpus.interpretations
        for name, rule, strict in _RULES:
            hits = [hit for item in items for hit in rule(item, context)]
            found = f"{len({hit.position.path for hit in hits})}/{len(items)}"
            errors = tuple(f"{hit.position.path}:{hit.position.line} {hit.message}" for hit in hits)
            yield Row(f"{name}：报出的解读", found, "0" if strict else "只报数", not (strict and hits), errors)
        numbered = [hit for policy in context.corpus.policies for hit in article_number_amiss(policy, context)]
        told = tuple(f"{hit.position.path}:{hit.position.line} {hit.message}" for hit in numbered)
        share = f"{len({hit.position.path for hit in numbered})}/{len(context.corpus.policies)}"
        yield Row("条号缺了或者重了：报出的政策", share, "0", not numbered, told)
