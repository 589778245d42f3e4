"""The registry of rules. A rule is one file here; its docstring is its published explanation and its test.

Discovery imports every module of this package, so adding a rule is adding a file.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from generator.model import Consultation, Corpus, Document, Interpretation, Pair, Policy, Stage

if TYPE_CHECKING:
    from datetime import date

    from generator.finding import Finding, Hit, Level
    from generator.settings import Settings
    from generator.standards import Standard

FAMILIES = {
    "ZJ0": "文件与元数据",
    "ZJ1": "配对",
    "ZJ2": "三同步与审签",
    "ZJ3": "必备要素",
    "ZJ4": "流程、指南与示例",
    "ZJ5": "与政策一致",
    "ZJ6": "隐私、保密与活动内容",
    "ZJ7": "有效性与关系",
    "ZJ8": "文字与版式",
    "ZJ9": "遴选、反馈与预公开",
}

UNEXEMPTIBLE = (
    *(
        "ZJ00",
        "ZJ01",
        "ZJ020",
        "ZJ021",
        "ZJ022",
        "ZJ024",
        "ZJ025",
        "ZJ026",
        "ZJ107",
        "ZJ6",
        "ZJ91",
        "ZJ921",
        "ZJ941",
        "ZJ942",
    ),
    *("ZJ211", "ZJ212", "ZJ213", "ZJ214", "ZJ215", "ZJ216", "ZJ217", "ZJ219"),
)
"""What no exemption and no legacy date softens: files that cannot be read, an interpretation taken away, privacy, and
sign-off that does not hold. An attachment that only a human can look into (ZJ023) may be excused by one who has."""

EXEMPTIBLE_WARNINGS = ("ZJ608", "ZJ610")
"""Of these an exemption covers the warnings and never the blocks: an office's own account, a mark quoted as a sample."""


Derived = TypeVar("Derived")


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at besides its subject. `as_of` is the day the check speaks for.

    `found` holds the findings of the ordinary rules, before exemptions; only rules marked `after` see it filled.
    """

    corpus: Corpus
    settings: Settings
    standard: Standard
    as_of: date
    found: tuple[Finding, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)  # by path
    stage: Callable[[Document | Pair], Stage] = field(default=lambda subject: Stage.PUBLISH)
    legacy: Callable[[Document], bool] = field(default=lambda document: False)
    base: Corpus | None = None  # the state that a change starts from
    kept: dict[tuple[object, str], object] = field(default_factory=dict)

    def once(self, derive: Callable[[Document], Derived], document: Document) -> Derived:
        """What `derive` makes of a document, made once a check however many rules ask (articles, figures …)."""
        key = (derive, document.path)
        if key not in self.kept:
            self.kept[key] = derive(document)
        return cast("Derived", self.kept[key])


@dataclass(frozen=True, slots=True)
class Rule:
    """A registered rule: `subject` is the class it is called with once for each instance; `stage` is where it begins.

    `covers` names the rules that only repeat, of the same pair, what follows from a finding of this one.
    """

    code: str
    name: str
    level: Level
    stage: Stage
    subject: type
    check: Callable[[Any, Context], Iterator[Hit]]
    after: bool = False
    covers: tuple[str, ...] = ()

    @property
    def doc(self) -> str:
        """The published explanation, in Markdown."""
        return inspect.cleandoc(self.check.__doc__ or "")  # Python 3.13 has taken the indent off already

    @property
    def title(self) -> str:
        """The first line of the explanation, without its full stop."""
        return self.doc.partition("\n")[0].rstrip("。")


Check = TypeVar("Check", bound=Callable[..., Iterator["Hit"]])
_registry: dict[str, Rule] = {}
_SUBJECTS = (Document, Policy, Interpretation, Consultation, Pair, Corpus)


def rule(
    code: str,
    *,
    on: type,
    level: Level,
    stage: Stage = Stage.DRAFT,
    after: bool = False,
    covers: tuple[str, ...] = (),
) -> Callable[[Check], Check]:
    """Register the decorated generator function as the rule `code`; raises ValueError for a code used twice."""

    def register(check: Check) -> Check:
        if code in _registry:
            raise ValueError(f"two rules share the code {code}")
        if on not in _SUBJECTS:
            raise ValueError(f"{code}: a rule is called with one of {_SUBJECTS}")
        _registry[code] = Rule(code, check.__name__, level, stage, on, check, after, covers)
        return check

    return register


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    for module in pkgutil.iter_modules(__path__):
        if module.name.startswith("zj"):
            importlib.import_module(f"{__name__}.{module.name}")
    return tuple(_registry[code] for code in sorted(_registry))
