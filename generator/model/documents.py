"""Policies, interpretations, the pairs they form, and the corpus of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from generator.model.attachments import Attached
from generator.model.body import Body
from generator.model.feedback import Feedback
from generator.model.people import Interpreter
from generator.model.places import Position, Problem, Stage
from generator.model.showcase import Selection
from generator.model.signoffs import Seal, SignOff

if TYPE_CHECKING:
    from generator.model.consultations import Consultation


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file offered with the policy; `file` is relative to content/files/."""

    title: str
    file: str
    position: Position


@dataclass(frozen=True, slots=True)
class Approval:
    """A reason and who approved it: for an exemption, or for a policy that needs no interpretation.

    `refused` holds by key (理由, 批准) what was written and says nothing, such as 无 or 待补充; reason or approver is then None.
    """

    reason: str | None
    approver: str | None
    position: Position
    refused: tuple[tuple[str, str], ...] = ()


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
    """A picture, film or recording that belongs to an interpretation.

    `captions` is the file of the captions of a film (.vtt), `transcript` that of the words said or shown (.txt).
    """

    title: str
    file: str
    position: Position
    captions: str | None = None
    transcript: str | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that belongs to it, relative to content/files/."""
        return tuple(name for name in (self.file, self.captions, self.transcript) if name)


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
    `head` is the front matter as written, from line 2 of the file, comments and all. `former_ids` are the ids it had before it
    was renamed, the oldest first.
    """

    id: str
    path: str
    title: str | None = None
    stage: Stage | None = None
    drafted: date | None = None
    signed: date | None = None
    published: date | None = None
    former_ids: tuple[str, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    body: Body = field(default_factory=Body)
    places: Mapping[str, Position] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    head: str = ""
    seal: Seal = field(default_factory=Seal)

    @property
    def digest(self) -> str:
        """sha256 over all that the file says, 阶段 apart; line ends do not count."""
        return self.seal.digest()

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
    interpreters: tuple[Interpreter, ...] = ()


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
    """All that was read below content/. `unreadable` holds the paths of files that gave no document.

    `stamps` holds, by path, a digest of the bytes each document was read from, as far as the reader told.
    """

    pairs: tuple[Pair, ...]
    interpretations: tuple[Interpretation, ...] = ()
    problems: tuple[Problem, ...] = ()
    unreadable: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()  # attachments, relative to content/files/
    pages: frozenset[str] = frozenset()  # files of hand-written pages, relative to content/pages/
    written: tuple[Document, ...] = ()  # the hand-written pages that could be read
    attached: Mapping[str, Attached] = field(
        default_factory=dict
    )  # what the attachments say inside, by name as in `files`
    site_files: Mapping[str, str] = field(default_factory=dict)  # the text of mkdocs.yml, norms, synonyms, by path
    signoffs: Mapping[str, SignOff] = field(default_factory=dict)  # by the id of the pair
    synonyms: tuple[tuple[str, ...], ...] = ()  # the office's own groups of words that mean the same, for the search
    stamps: Mapping[str, str] = field(default_factory=dict)
    selections: tuple[Selection, ...] = ()  # of showcases, by year
    consultations: tuple[Consultation, ...] = ()  # by id
    feedback: tuple[Feedback, ...] = ()  # what people ask, by file and line
    signers: str = ""  # who may sign with which key, as OpenSSH writes it

    @property
    def policies(self) -> tuple[Policy, ...]:
        """Every policy, by id."""
        return tuple(pair.policy for pair in self.pairs if pair.policy)

    def documents(self) -> Iterator[Document]:
        """Every document once, policies first."""
        yield from self.policies
        yield from self.interpretations
        yield from self.consultations
