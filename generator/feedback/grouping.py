"""Like questions together, by the pairs of characters they share. No model: the same questions in any order give the same groups."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

LIKE = 260
"""Thousandths of likeness from which on two questions are one; tests/unit/feedback/questions.csv is what it was set by."""

MOST = 3000
"""Questions of one policy that are compared, the most asked first; any more stand alone, for unlike questions cost their square."""

_ASIDE = re.compile(
    r"请问|您好|你好|麻烦|咨询|询问|想问|问一下|一下|反映|来电|市民|群众|居民|我想|想知道|想了解|了解|你们|我们|我家|我|这个|那个|现在|是不是|是否|请|吗|呢|啊|了|的"
)
_SAME = (
    (re.compile(r"如何|怎么样|怎样|咋样|咋"), "怎么"),
    (re.compile(r"可不可以|能不能|可否|能否|可以|还能|能够"), "能"),
    (re.compile(r"多长时间|多少天|什么时候|啥时候|啥时|何时|几时|哪天|几天|几号|时间"), "多久"),
    (re.compile(r"哪里|哪儿|什么地方|在哪"), "哪里"),
    (re.compile(r"需要|要求|得要"), "要"),
    (re.compile(r"有哪些|哪些|什么|啥"), "哪些"),
    (re.compile(r"办理|申请|申领|领取|申报|报名|登记"), ""),
    (re.compile(r"到账|发放|发下来|打到卡"), "发放"),
)
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Group:
    """Like questions: how often they were asked in all, and each as it was put, the most frequent first."""

    count: int
    questions: tuple[tuple[str, int], ...]

    @property
    def label(self) -> str:
        """The question as it was put most often."""
        return self.questions[0][0]


def group(asked: Iterable[tuple[str, int]], about: Iterable[str] = ()) -> tuple[Group, ...]:
    """Questions with how often each was asked, put together; the most frequent group first.

    `about` are the names of what they all are about: these words make no two questions alike.
    """
    counted: Counter[str] = Counter()
    for text, count in asked:
        counted[" ".join(text.split())] += count
    common = grams(" ".join(about))
    leaders: list[frozenset[str]] = []
    members: list[list[str]] = []
    holding: defaultdict[str, list[int]] = defaultdict(list)  # the leaders that have this pair of characters
    for number, text in enumerate(sorted(counted, key=lambda text: (-counted[text], len(text), text))):
        own = grams(text, common)
        place = _nearest(own, leaders, holding) if number < MOST else None
        if place is None:
            place = len(leaders)
            leaders.append(own)
            members.append([])
            for gram in own:
                holding[gram].append(place)
        members[place].append(text)
    groups = [
        Group(sum(counted[text] for text in texts), tuple((text, counted[text]) for text in texts)) for texts in members
    ]
    return tuple(sorted(groups, key=lambda found: (-found.count, found.label)))


def grams(text: str, common: frozenset[str] = frozenset()) -> frozenset[str]:
    """The pairs of neighbouring characters of a question without what says nothing; those of `common` only where there are no others."""
    plain = unicodedata.normalize("NFKC", text).lower()
    for pattern, word in _SAME:
        plain = pattern.sub(word, plain)
    plain = "".join(_WORD.findall(_ASIDE.sub("", plain)))
    found = frozenset(plain[place : place + 2] for place in range(max(1, len(plain) - 1))) - {""}
    return found - common or found


def likeness(one: frozenset[str], two: frozenset[str]) -> int:
    """Thousandths: the pairs of characters in both, of those in either on average."""
    total = len(one) + len(two)
    return _thousandths(len(one & two), total) if total else 1000


def _nearest(own: frozenset[str], leaders: list[frozenset[str]], holding: dict[str, list[int]]) -> int | None:
    """The place of the first of the most like leaders; None where none is like enough."""
    if not own:  # nothing but signs: all of these are alike
        return next((place for place, leader in enumerate(leaders) if not leader), None)
    shared = Counter(place for gram in own for place in holding.get(gram, ()))
    ranked = [(-_thousandths(count, len(own) + len(leaders[place])), place) for place, count in shared.items()]
    like, place = min(ranked, default=(0, 0))
    return place if -like >= LIKE else None


def _thousandths(shared: int, total: int) -> int:
    return 2000 * shared // total
