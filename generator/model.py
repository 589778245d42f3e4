"""What a policy, its interpretations and their bodies are: frozen data that imports nothing of ours.

``None`` means "not written", never "could not be read": whatever the reader could not accept is a `Problem`.
Positions count lines and columns from 1, columns in characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Stage(StrEnum):
    """The three synchronizations, and the three gates at which checks tighten."""

    DRAFT = "起草"
    SIGN = "审签"
    PUBLISH = "发布"

    @property
    def order(self) -> int:
        """0, 1, 2 in the order a document passes the gates."""
        return _STAGE_ORDER[self]


_STAGE_ORDER = {stage: number for number, stage in enumerate(Stage)}


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file; `path` is relative to the project, with forward slashes."""

    path: str
    line: int = 1
    column: int = 1


class ProblemKind(StrEnum):
    """What the reader refuses. Each kind is reported by one rule of the ZJ0xx family."""

    UNREADABLE = "unreadable"  # not UTF-8, NUL bytes, too large, cannot be opened
    FOREIGN = "foreign"  # a file that has no place under content/
    LEFTOVER = "leftover"  # a temporary file of an editor or an operating system
    FRONT_MATTER = "front matter"  # no front matter, broken or forbidden YAML
    UNKNOWN_KEY = "unknown key"
    DUPLICATE_KEY = "duplicate key"
    ILL_TYPED = "ill-typed"
    NESTING = "nesting"  # Markdown nested deeper than the cap
    BLOCK = "block"  # a flow, guide or example block that cannot be read


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the reader met and could not accept; the rest of the file is still read."""

    kind: ProblemKind
    position: Position
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as written; `id` is the explicit one of ``## 标题 {#id}``, else None."""

    level: int
    text: str
    position: Position
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image (`image`): target, visible or alternative text, place."""

    url: str
    text: str
    position: Position
    image: bool = False


@dataclass(frozen=True, slots=True)
class RawHtml:
    """A piece of raw HTML; it is refused, never stripped in silence."""

    text: str
    position: Position


@dataclass(frozen=True, slots=True)
class Block:
    """A top-level block of the body.

    `kind` is one of paragraph, heading, list, table, quote, code, html, rule, footnote, other; a fenced block has kind
    code and its info word in `info` (flow, guide, example …). `text` is what a reader sees, without markup.
    """

    kind: str
    text: str
    position: Position
    info: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading of level 1 or 2, deeper headings included; `heading` is None before the first."""

    heading: Heading | None
    blocks: tuple[Block, ...]
    position: Position

    @property
    def title(self) -> str:
        """The heading's text, or an empty string before the first heading."""
        return self.heading.text if self.heading else ""

    @property
    def text(self) -> str:
        """The visible text below the heading, one block a line."""
        return "\n".join(block.text for block in self.blocks if block.text)


@dataclass(frozen=True, slots=True)
class Branch:
    """One way out of a decision: its label (是, 否 …), the name of the step it leads to, and a remark."""

    label: str
    target: str
    note: str
    position: Position


END = "结束"


@dataclass(frozen=True, slots=True)
class Step:
    """A step or (with `branches`, or `decision` set) a decision of a flow.

    `next` is the name written as 下一步 (``结束`` ends the flow); None means the step that stands next in the list.
    """

    name: str
    position: Position
    decision: bool = False
    actor: str | None = None
    limit: str | None = None
    method: str | None = None
    note: str | None = None
    materials: tuple[str, ...] = ()
    next: str | None = None
    next_position: Position | None = None
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """An application flow: a named list of steps. `line` of its position is the opening fence."""

    name: str
    steps: tuple[Step, ...]
    position: Position

    def ways_out(self, index: int) -> tuple[str, ...]:
        """The names of what follows step `index`; empty when it falls off the end of the list."""
        step = self.steps[index]
        if step.branches:
            return tuple(branch.target for branch in step.branches)
        if step.decision:
            return ()
        if step.next is not None:
            return (step.next,)
        return (self.steps[index + 1].name,) if index + 1 < len(self.steps) else ()


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled row of a guide or an example, with one value or several."""

    label: str
    values: tuple[str, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Card:
    """A `guide` or an `example` block: its rows in the order written."""

    kind: str
    rows: tuple[Row, ...]
    position: Position

    def get(self, label: str) -> Row | None:
        """The row with this label, or None."""
        return next((row for row in self.rows if row.label == label), None)


@dataclass(frozen=True, slots=True)
class Body:
    """The Markdown body, parsed once.

    `html` is the rendered body as the parser gives it: headings without ids, fenced blocks as ``<pre>``, raw HTML left out.
    `flows` and `cards` are keyed by the line of their opening fence, as `Block.position` gives it.
    """

    html: str = ""
    headings: tuple[Heading, ...] = ()
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()
    raw_html: tuple[RawHtml, ...] = ()
    flows: tuple[Flow, ...] = ()
    cards: tuple[Card, ...] = ()

    @property
    def text(self) -> str:
        """All visible text, headings included, one block a line."""
        lines = (line for section in self.sections for line in (section.title, section.text) if line)
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file offered with the policy; `file` is relative to content/files/."""

    title: str
    file: str
    position: Position


@dataclass(frozen=True, slots=True)
class Approval:
    """A reason and who approved it: for an exemption, or for a policy that needs no interpretation."""

    reason: str | None
    approver: str | None
    position: Position


@dataclass(frozen=True, slots=True)
class Exemption:
    """A rule code that one document is excused from."""

    code: str
    approval: Approval


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers questions about an interpretation."""

    unit: str | None
    phone: str | None
    position: Position


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, film or recording that belongs to an interpretation."""

    title: str
    file: str
    position: Position


@dataclass(frozen=True, slots=True)
class Plan:
    """The 解读方案 that goes through sign-off with the policy."""

    form: str | None
    channel: str | None
    time: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What policy and interpretation share.

    `id` is the file name without ``.md``; `places` maps the Chinese key of each written front matter entry to its place.
    """

    id: str
    path: str
    title: str | None = None
    stage: Stage | None = None
    drafted: date | None = None
    signed: date | None = None
    published: date | None = None
    exemptions: tuple[Exemption, ...] = ()
    body: Body = field(default_factory=Body)
    places: Mapping[str, Position] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def at(self, key: str) -> Position:
        """Where this Chinese key is written; the first line of the file when it is not."""
        return self.places.get(key, Position(self.path))

    def wrote(self, key: str) -> bool:
        """Whether the key stands in the front matter, well-typed or not."""
        return key in self.places


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Document):
    """A 政策文件. Lists of `amends`, `repeals`, `bases` hold ids or 文号 as written."""

    number: str | None = None
    index_number: str | None = None
    issuer: str | None = None
    unit: str | None = None
    document_type: str | None = None
    policy_types: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    summary: str | None = None
    disclosure: str | None = None
    formed: date | None = None
    effective: date | None = None
    expires: date | None = None
    validity: str | None = None
    amends: tuple[str, ...] = ()
    repeals: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    keywords: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    exempt: Approval | None = None

    @property
    def supports(self) -> bool:
        """Whether citizens apply for something: 补助性 or 支持性."""
        return bool({"补助性", "支持性"} & set(self.policy_types))


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpretation(Document):
    """A 政策解读. `targets` are the ids of the policies it explains, by default the id in its file name."""

    unit: str | None = None
    forms: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    round: int = 1
    contact: Contact | None = None
    media: tuple[Media, ...] = ()
    plan: Plan | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A policy with all interpretations that name it, ordered by round, date and id; either half may be missing."""

    id: str
    policy: Policy | None
    interpretations: tuple[Interpretation, ...] = ()

    @property
    def first_round(self) -> tuple[Interpretation, ...]:
        """The interpretations that must keep step with the policy."""
        return tuple(item for item in self.interpretations if item.round == 1)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The policy, if there is one, and its interpretations."""
        return ((self.policy,) if self.policy else ()) + self.interpretations


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that was read below content/. `unreadable` holds the paths of files that gave no document."""

    pairs: tuple[Pair, ...]
    interpretations: tuple[Interpretation, ...] = ()
    problems: tuple[Problem, ...] = ()
    unreadable: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()  # attachments, relative to content/files/
    pages: frozenset[str] = frozenset()  # hand-written pages, relative to content/pages/

    @property
    def policies(self) -> tuple[Policy, ...]:
        """Every policy, by id."""
        return tuple(pair.policy for pair in self.pairs if pair.policy)

    def documents(self) -> Iterator[Document]:
        """Every document once, policies first."""
        yield from self.policies
        yield from self.interpretations
