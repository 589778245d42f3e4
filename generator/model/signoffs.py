"""Sign-off: what a statement says, and the seal of a document that it is compared with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.model.places import Position

ROLES = ("起草", "审核", "签发")
"""Who signs, in this order; the last one covers all that will be published."""

NOT_ASKED, BY_DIGEST, BY_SIGNATURE = "不要求", "摘要", "签名"
"""What a site asks of a sign-off. 摘要 proves that nothing has changed since, 签名 also who signed."""

ISSUE_KEYS = ("文号", "索引号", "审签日期", "成文日期", "发布日期")
"""Front matter that an office fills in when it issues a document, after it was drafted and reviewed."""


@dataclass(frozen=True, slots=True)
class Seal:
    """`text` is the sha256 of the canonical text without 阶段 and the lines in `issued`, which are kept by key as written."""

    text: str = ""
    issued: tuple[tuple[str, str], ...] = ()

    def digest(self, open_keys: Collection[str] = ()) -> str:
        """The sha256 of the whole; the keys in `open_keys` were not written when it was signed and do not count."""
        lines = [item for item in sorted(self.issued) if item[0] not in open_keys]
        return hashlib.sha256(json.dumps([self.text, lines], ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One person's word for one pair. Digests are by file name; `policy` is None only in a broken one."""

    role: str
    name: str
    day: date
    id: str
    level: str
    policy: str
    interpretations: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    open_keys: tuple[str, ...] = ()
    signature: str = ""
    position: Position

    def canonical(self) -> bytes:
        """What is signed: everything the statement says, in one form whatever its file looks like."""
        said = {
            "zcjd": 1,
            "编号": self.id,
            "身份": self.role,
            "姓名": self.name,
            "日期": self.day.isoformat(),
            "级别": self.level,
            "待填": sorted(self.open_keys),
            "政策": self.policy,
            "解读": dict(self.interpretations),
            "附件": dict(self.files),
        }
        return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class SignOff:
    """The statements on one pair, as content/signoffs/<id>.yml has them.

    `files` holds the digests of the attachments as they are now; one that is not there is not in it.
    """

    id: str
    path: str
    statements: tuple[Statement, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)

    def of(self, role: str) -> Statement | None:
        """The first statement of this role."""
        return next((statement for statement in self.statements if statement.role == role), None)
