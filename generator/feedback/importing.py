"""A hotline's export turned into lines of feedback: only the columns that were named, nothing personal, like lines added up."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.feedback.due import names_of, plain_name
from generator.feedback.masking import mask
from generator.reader.feedback import (
    CHANNEL,
    COLUMNS,
    COUNT,
    DAY,
    MAX_CHANNEL,
    MAX_QUESTION,
    POLICY,
    QUESTION,
    parse_count,
    parse_day,
)

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Policy
    from generator.reader.csv_rows import Row

PERSONAL = re.compile(
    r"姓名|电话|手机|号码|身份证|证件|住址|地址|住所|联系|来电人|诉求人|投诉人|当事人|户主|邮箱|微信|QQ|账号|帐号|卡号|性别|年龄|出生|生日|单位名称",
    re.IGNORECASE,
)
"""Names of columns that hold, or may hold, what is somebody's own."""

_TELLING = 4
"""Characters from which on a name found in a question tells a policy from others."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")

_PLACE = re.compile(r"^[\u4e00-\u9fff]{1,6}?[省市区县](?=[\u4e00-\u9fff]{4})")
_INNER = re.compile(r"《([^《》]{4,100})》")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which column of the export holds what, by our own names; `policy` and `channel` stand where it has no such column."""

    columns: Mapping[str, str]
    policy: str = ""
    channel: str = ""


@dataclass(slots=True)
class Imported:
    """The lines that came of it, in order, and what was left out: why, with the lines of the export."""

    lines: list[tuple[date, str, str, int, str]] = field(default_factory=list)
    read: int = 0
    left_out: dict[str, list[int]] = field(default_factory=dict)
    masked: Counter[str] = field(default_factory=Counter)

    @property
    def people(self) -> int:
        """How many questions the lines stand for."""
        return sum(line[3] for line in self.lines)

    def text(self) -> str:
        """The file to be written, as Excel opens it too."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows((day.isoformat(), *rest) for day, *rest in self.lines)
        return "\ufeff" + stream.getvalue()


def convert(rows: Sequence[Row], wanted: Wanted, policies: Sequence[Policy]) -> Imported:
    """What the rows of an export come to, its first row being the names of its columns, of which all that are wanted are there."""
    names = [cell.strip() for cell in rows[0].cells]
    places = {ours: names.index(theirs) for ours, theirs in wanted.columns.items()}
    known = names_of(policies)
    named = _in_passing(policies)
    result = Imported()
    counted: Counter[tuple[date, str, str, str]] = Counter()
    for line, cells in rows[1:]:
        if not any(cell.strip() for cell in cells):
            continue
        result.read += 1
        written = {ours: " ".join(cells[place].split()) for ours, place in places.items() if place < len(cells)}
        day, question = parse_day(written.get(DAY, "")), written.get(QUESTION, "")
        count = parse_count(written[COUNT]) if written.get(COUNT) else 1
        policy = _policy(wanted.policy or written.get(POLICY, ""), question, known, named)
        trouble = (
            "日期读不出来"
            if day is None
            else "没有写问题"
            if not question
            else "数量不是 1 以上的整数"
            if count is None
            else "对不上本站的政策"
            if not policy
            else ""
        )
        if trouble or day is None or count is None:
            result.left_out.setdefault(trouble, []).append(line)
            continue
        question, kinds = mask(question)
        channel, more = mask(written.get(CHANNEL) or wanted.channel)
        result.masked.update((*kinds, *more))
        counted[day, policy, _cell(channel)[:MAX_CHANNEL], _cell(question)[:MAX_QUESTION]] += count
    result.lines = sorted(
        (day, policy, channel, count, text) for (day, policy, channel, text), count in counted.items()
    )
    return result


def _cell(text: str) -> str:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _policy(written: str, question: str, known: Mapping[str, str], named: Mapping[str, str]) -> str:
    """The id of the policy: the one that is written, else the one that the question names, by the longest of its names."""
    if written:
        return known.get(plain_name(written), "")
    plain = plain_name(question)
    found = [(-len(name), name) for name in named if name in plain]
    return named[min(found)[1]] if found else ""


def _in_passing(policies: Sequence[Policy]) -> dict[str, str]:
    """What people call the policies in a sentence: titles without the place in front, the document inside 关于印发…, other names."""
    found: dict[str, set[str]] = {}
    for policy in policies:
        title = policy.title or ""
        inner = _INNER.search(title)
        core = _PLACE.sub("", inner[1] if inner else title)
        for name in (policy.number, title, core, *policy.aliases):
            if name and len(name) >= _TELLING:
                found.setdefault(plain_name(name), set()).add(policy.id)
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1}
