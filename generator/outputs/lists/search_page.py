"""The search page and the index it reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.outputs import site_output
from generator.outputs.views import TONES, site_meta
from generator.publication import normal_number
from generator.search import search_files
from generator.search.pinyin import syllables

if TYPE_CHECKING:
    from generator.outputs import File
    from generator.publication import Publication
    from generator.render.templates import Theme

_LONGEST = 8
_NUMBER = re.compile(r"\D+〔\d{4}〕\d+号")


@site_output
def search_page(publication: Publication, theme: Theme) -> Iterator[File]:
    """A page that asks the index; without script it leads to the lists."""
    yield theme.page(
        "search/",
        "search.html",
        title="搜索",
        section="search",
        description=f"在{theme.settings.site_name}里按文件名、文号、拼音和全文搜索政策文件与政策解读。",
        meta=site_meta(theme.settings, theme.absolute("search/"), "搜索", "搜索"),
        module="search.js",
        tones=TONES,
        ways=_ways(publication),
    )


@site_output
def search_index(publication: Publication, theme: Theme) -> Iterator[File]:
    """The index. In a function of its own, so that a build can make it beside everything else."""
    yield from search_files(publication)


def _ways(publication: Publication) -> list[tuple[str, tuple[str, ...]]]:
    """The ways to search, each with queries to try; they are about a policy in force, so they do find something here."""
    word, number, people = next(_samples(publication), ("", "", ""))
    sounds = syllables(word).split()
    year, count = "".join(sign if sign.isdigit() else " " for sign in number).split() if number else ("", "")
    queries: list[tuple[str, tuple[str, ...]]] = [
        ("文件名、平常的叫法或者文中的任何字词", (word,)),
        ("一整句话", (f"{word}怎么办",)),
        ("标题的拼音或者首字母，和汉字混着写也行", ("".join(sounds), "".join(sound[0] for sound in sounds))),
        ("文号，括号怎么写、写不写都行", (number, f"{year} {count}号")),
        ("几个词用空格隔开，找同时有这些词的文件", (f"{people} {word}",)),
    ]
    return [(way, tried if word else ()) for way, tried in queries]


def _samples(publication: Publication) -> Iterator[tuple[str, str, str]]:
    """A word of the title, the 文号 and the people of policies in force: first those that people apply under, the newest first."""
    in_force = [policy for policy in publication.policies.values() if publication.validity[policy.id].in_force]
    for policy in sorted(
        in_force, key=lambda policy: (policy.supports, str(policy.published), policy.id), reverse=True
    ):
        title, number = policy.title or "", policy.number or ""
        for word in (*policy.keywords, *policy.topics):
            if 3 <= len(word) <= _LONGEST and word in title and _NUMBER.fullmatch(normal_number(number)):
                yield word, number, next(iter(policy.audiences), "")
