"""Numbers of mobile phones and of bank cards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.privacy.digits import Run

_MOBILE = re.compile(r"(?=(1(?:3\d|4[0-14-9]|5[0-35-9]|6[25-7]|7[0-8]|8\d|9[0-35-9])\d{8}))")
_GROUPINGS = frozenset(
    ((11,), (3, 4, 4), (3, 8), (7, 4), (4, 3, 4), (3, 3, 5), (4, 4, 3), (4, 7), (8, 3), (5, 6), (3, 2, 3, 3), (1,) * 11)
)
_COUNTED = re.compile(
    r"\s?(?:[百千万亿]{0,3}(?:[美港欧日]?元(?!月)|[％%‰]|[kKmM]?[Ww]h)"
    r"|[百千万亿]{0,3}(?:[百千万亿]|平方公?里?米?|立方米?|公[里斤顷]|千[米瓦克]时?|人次|[户人吨股份米亩度件页条个家座台瓦号])"
    r"(?=\s*(?:$|[^\w\s])|的|左右|以[上下内]|整))|[A-Za-z_]"
)
_NOT_A_PHONE = re.compile(
    r"(?:[¥￥$]|第|(?:编|单|序列|流水|工|学|条码|货|账|帐|批|文|备案|许可证|证书|受理|登记|项目|统一)号(?:码)?[:：为是]?|代码[:：为是]?|[A-Za-z_=/])\s?$"
)
_LISTED = re.compile(r"编号[:：为是]?\s?$")
_CONTACT = re.compile(r"联系|电话|手机|微信|户主|姓名|先生|女士")
_LETTERED_PHONE = re.compile(r"(?:tel|phone|mobile|mob|wx|vx|weixin|wechat)[_=/]?\s?$", re.IGNORECASE)
_HOME = re.compile(
    r"(?:家庭|住宅|家里|宅)的?(?:固定)?电话(?:号码)?[为是:： ]{0,3}(0[1-9]\d{1,2}[- ]?[1-9]\d{6,7}|[2-8]\d{6,7})(?!\d)"
)
BANKING = re.compile(r"银行|卡号|账号|帐号|账户|帐户|开户|工资卡|社保卡|一卡通|银联|信用卡|储蓄|收款|存折")
_BANK_CARD = re.compile(r"卡")
_UNION = re.compile(r"(?:62[0-58]|9558|103[0-9])\d+")
_OTHER_BRAND = re.compile(r"(?:4\d{3}|5[1-5]\d\d|35(?:2[89]|[3-8]\d))\d{12}")
_CARD_GROUPINGS = (
    *((size,) for size in range(16, 20)),
    (4, 4, 4, 4),
    (4, 4, 4, 4, 1),
    (4, 4, 4, 4, 2),
    (4, 4, 4, 4, 3),
    (6, 13),
    (6, 10),
    (4, 15),
    (6, 4, 4, 2),
    (6, 4, 4, 4, 1),
)

_CLOSED = str.maketrans("）)】]」”", "（(【[「“")
"""What closes is one with what opens: the middle of a number in brackets has the same sign before and after it."""

_DOUBLED = str.maketrans("0123456789", "0246813579")  # twice the digit, its own digits added up


@dataclass(frozen=True, slots=True)
class Phone:
    """The number of a mobile phone or of a home, and where it stands."""

    number: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Card:
    """A number that passes for a bank card's; `named` when the text around says that it is one."""

    number: str
    start: int
    end: int
    named: bool


def mobiles(text: str, found: Iterable[Run]) -> Iterator[Phone]:
    """Every mobile number in the runs of a text, in order; figures with a unit and numbers called otherwise are none."""
    for run in found:
        after = 0
        for match in _MOBILE.finditer(run.digits):
            start, number = match.start(), match.group(1)
            end = start + 11
            if start < after or number[3:] == "0" * 8 or not run.closes(end):
                continue
            if len(run.digits) > 14 and not run.joined[start + 1]:  # single digits, row upon row of them
                continue
            if not (run.opens(start) or _called_from_abroad(run, start)):
                continue
            sizes = run.groups(start, end)
            if sizes not in _GROUPINGS or not _alone(run, start, end, sizes):
                continue
            place = run.place(start, end)
            before = text[max(0, place[0] - 12) : place[0]]
            before = _LISTED.sub("", before) if _CONTACT.search(text, max(0, place[0] - 30), place[1] + 15) else before
            if _COUNTED.match(text, place[1]):
                continue
            if _NOT_A_PHONE.search(before) and not _LETTERED_PHONE.search(before):
                continue
            yield Phone(number, *place)
            after = end


def _called_from_abroad(run: Run, start: int) -> bool:
    """Whether the digits glued before are a prefix for calls from elsewhere."""
    first = next((i for i in range(start, max(start - 6, -1), -1) if run.opens(i)), start)
    return run.digits[first:start] in ("86", "0086", "0", "086")


def _alone(run: Run, start: int, end: int, sizes: tuple[int, ...]) -> bool:
    """Whether it is not a piece of something longer: a decimal, a card number in groups, a row of figures."""
    gaps = {run.gap(i).translate(_CLOSED) for i in range(start + 1, end) if run.opens(i)}
    if any("\t" in gap or "\n\n" in gap for gap in gaps) or len(gaps) > 1 + (len(sizes) > 4):
        return False
    if run.gap(end) == "." or (start not in run.turns and run.gap(start) == "."):
        return False
    if start not in run.turns and run.gap(start) == "," and len(sizes) > 1:  # 1,380 and so on
        return False
    prefixed = _called_from_abroad(run, start - 1) if start and not run.opens(start - 1) else False
    return not gaps or prefixed or (run.gap(end) not in gaps and run.gap(start) not in gaps) or sizes[0] == 3


def home_phones(text: str) -> Iterator[Phone]:
    """Fixed phones that the text calls somebody's at home."""
    if "电话" in text:
        for match in _HOME.finditer(text):
            yield Phone(match.group(1), *match.span(1))


def luhn(number: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812)."""
    backwards = number[::-1]
    doubled = backwards[1::2].translate(_DOUBLED)
    return sum(map(int, backwards[::2] + doubled)) % 10 == 0


def cards(text: str, found: Iterable[Run], *, named: bool = False) -> Iterator[Card]:
    """Numbers of bank cards; `named` when it is a table that says it holds some.

    Those of other than Chinese issuers count only where the text speaks of a card.
    """
    for run in found:
        joined = run.joined
        for start in range(len(run.digits) - 15):
            if (
                (joined[start] and start not in run.turns)
                or run.digits[start] not in "134569"
                or joined[start + 1 : start + 4] != b"\x01\x01\x01"
            ):
                continue
            card = next(
                (card for size in (19, 18, 17, 16) if (card := _card(text, run, start, start + size, named))), None
            )
            if card:
                yield card
                break


def _card(text: str, run: Run, start: int, end: int, in_table: bool) -> Card | None:
    number = run.digits[start:end]
    if end > len(run.digits) or not run.closes(end) or not number.isdigit():
        return None
    union = bool(_UNION.fullmatch(number))
    if not union and not _OTHER_BRAND.fullmatch(number):
        return None
    if not luhn(number) or run.groups(start, end) not in _CARD_GROUPINGS:
        return None
    if len({run.gap(i) for i in range(start + 1, end) if run.opens(i)}) > 1:
        return None
    place = run.place(start, end)
    around = text[max(0, place[0] - 30) : place[0]]
    named = in_table or bool((BANKING if union else _BANK_CARD).search(around))
    if not named and not (union and len(number) in (16, 19) and number.startswith("62")):
        return None
    return Card(number, *place, named)
