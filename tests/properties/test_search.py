"""Whatever the documents say, every piece of them is found, and nothing else."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.model import Block, Body, Corpus, Pair, Policy, Position, Section, Stage
from generator.publication import publish
from generator.search import search_files
from generator.search.folding import bare, fold, runs
from generator.settings import Settings
from tests.search_client import Client

LETTERS = "租房补贴办法一二三〇𠮷aBz029０Ａ〔〕[]（）。，、“”《》—-./% 　\u200b"
texts = st.text(st.sampled_from(LETTERS), max_size=30) | st.text(
    st.characters(codec="utf-8", exclude_characters="\n"), max_size=12
)


def policy(number: int, title: str, lines: list[str]) -> Policy:
    place = Position("content/policies/x.md")
    section = Section(None, tuple(Block("paragraph", line, place) for line in lines), place)
    return Policy(
        id=f"p{number}",
        path=f"content/policies/p{number}.md",
        title=title or None,
        stage=Stage.PUBLISH,
        published=date(2026, 1, 1 + number % 28),
        body=Body(sections=(section,)),
    )


def index_of(policies: list[Policy]) -> dict[str, bytes]:
    corpus = Corpus(tuple(Pair(item.id, item) for item in policies))
    return {file.path: file.data for file in search_files(publish(corpus, Settings(root=Path()), date(2026, 6, 1)))}


def shown_of(item: Policy) -> tuple[str, str]:
    """What the page tells of it beside its title and text."""
    day = item.published
    assert day
    return f"发布日期：{day.year}年{day.month}月{day.day}日", "有效"


def expected(policies: list[Policy], query: str) -> set[str]:
    """By reading every document from end to end."""
    words = [word for piece in query.split() for word in runs(fold(piece)).split("\n") if word]
    return {
        f"policies/{item.id}/"
        for item in policies
        if all(
            any(word in fold(text) for text in (item.title or item.id, *shown_of(item), *item.body.text.split("\n")))
            or word in bare(item.title or item.id)
            for word in words
        )
    }


@given(st.lists(st.tuples(texts, st.lists(texts, max_size=3)), min_size=1, max_size=6), st.data())
def test_every_piece_of_every_document_is_found_and_nothing_else(
    documents: list[tuple[str, list[str]]], data: st.DataObject
) -> None:
    policies = [policy(number, title, lines) for number, (title, lines) in enumerate(documents)]
    client = Client(index_of(policies))
    source = data.draw(st.sampled_from([text for title, lines in documents for text in (title, *lines)]))
    start = data.draw(st.integers(0, len(source)))
    query = source[start : data.draw(st.integers(start, len(source)))]
    found = client.literal(query)
    assert found == expected(policies, query)
    owners = {f"policies/p{n}/" for n, (title, lines) in enumerate(documents) if source in (title, *lines)}
    assert owners <= found


@given(texts, texts)
def test_a_piece_of_a_text_folds_to_a_piece_of_the_folded_text(before: str, after: str) -> None:
    for piece in (before, after):
        for word in piece.split():
            assert fold(word) in fold(before + " " + after) or " " in word


@given(st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_show(order: random.Random) -> None:
    policies = [policy(number, f"第{number}号办法", [f"补贴{number}元"]) for number in range(5)]
    shuffled = policies[:]
    order.shuffle(shuffled)
    assert index_of(shuffled) == index_of(policies)
    assert index_of([replace(policies[0], title="改了"), *policies[1:]]) != index_of(policies)
