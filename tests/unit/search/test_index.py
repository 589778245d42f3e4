"""The index of the one valid pair: what is found, what is shown, and that nothing internal goes along."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from generator import settings
from generator.publication import publish
from generator.reader import read_corpus
from generator.search import search_files
from tests.project import ID, INTERPRETATION, POLICY, add_draft, edit, valid_project
from tests.search_client import Client

POLICY_PAGE, INTERPRETATION_PAGE = f"policies/{ID}/", f"interpretations/{ID}/"


def files_of(root: Path, day: date = date(2026, 11, 24)) -> dict[str, bytes]:
    publication = publish(read_corpus(root), settings.load(root), day)
    return {file.path: file.data for file in search_files(publication)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return valid_project(tmp_path)


def text_of(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def test_every_line_of_the_body_is_found(root: Path) -> None:
    client = Client(files_of(root))
    body = text_of(root, POLICY).split("---\n", 2)[2]
    words = [
        word for line in body.splitlines() if not line.startswith(("#", "|", ">", "-")) for word in [line.strip("* ")]
    ]
    for word in filter(None, (word.replace("**", "")[:12] for word in words)):
        assert POLICY_PAGE in client.literal(word), word


def test_flows_guides_and_examples_are_found_by_their_words_and_not_by_their_keys(root: Path) -> None:
    client = Client(files_of(root))
    corpus = read_corpus(root)
    body = corpus.interpretations[0].body
    names = [step.name for flow in body.flows for step in flow.steps]
    values = [value for card in body.cards for row in card.rows for value in row.values]
    assert names
    assert values
    for text in (*names, *values):
        assert INTERPRETATION_PAGE in client.literal(text), text
    assert client.literal("下一步") == set()


def test_a_title_an_alias_and_a_number_are_marked_as_such(root: Path) -> None:
    edit(root, POLICY, "文件类型:", "别名: [毕业生房补]\n文件类型:")
    client = Client(files_of(root))
    (policy,) = read_corpus(root).policies
    assert policy.title
    assert policy.number
    number = next(n for n in range(2) if client.shown(n)["url"] == POLICY_PAGE)
    assert number in client.candidates(policy.title, "title")
    assert number in client.candidates("毕业生房补", "name")
    assert number in client.candidates(policy.number, "name")
    assert number in client.candidates(policy.number.replace("〔", "").replace("〕", ""), "name")
    assert number not in client.candidates("毕业生房补", "title")


def test_a_whole_title_or_name_is_known_as_such(root: Path) -> None:
    edit(root, POLICY, "文件类型:", "别名: [毕业生房补]\n文件类型:")
    client = Client(files_of(root))
    (policy,) = read_corpus(root).policies
    number = next(n for n in range(2) if client.shown(n)["url"] == POLICY_PAGE)
    assert policy.number
    for name in (policy.title or "", "毕业生房补", policy.number):
        assert client.called(name) == {number}
        assert client.called(name[:-1]) == set()


def test_the_words_of_the_office_are_in_the_index(root: Path) -> None:
    (root / "content" / "search").mkdir()
    (root / "content" / "search" / "同义词.txt").write_text("房租钱、租房补贴\n甲甲甲、乙乙乙\n", encoding="utf-8")
    words = json.loads(files_of(root)["search/manifest.json"])["words"]
    assert ["房租钱", "租房补贴"] in words
    assert not any("甲甲甲" in group for group in words)  # nothing could be found by it
    assert sum("租房补贴" in group for group in words) == 1


def test_people_and_forms_are_facets(root: Path) -> None:
    client = Client(files_of(root))
    (policy,), (item,) = read_corpus(root).policies, read_corpus(root).interpretations
    assert policy.audiences
    assert client.facet("group") == {people: {0, 1} for people in policy.audiences}
    reading = {n for n in range(2) if client.shown(n)["kind"] == "interpretation"}
    assert client.facet("form") == dict.fromkeys(item.forms, reading)


def test_titles_are_found_by_sound(root: Path) -> None:
    edit(root, POLICY, "文件类型:", "别名: [毕业生房补]\n文件类型:")
    client = Client(files_of(root))
    assert len(client.spoken("zufang")) == 2
    assert len(client.spoken("zfbt")) == 2
    assert len(client.spoken("bysfb")) == 2  # the alias also leads to the interpretation
    assert client.spoken("zzz") == set()


def test_facets_count_and_list_the_documents(root: Path) -> None:
    client = Client(files_of(root))
    assert client.facet("kind") == {
        "policy": {n for n in range(2) if client.shown(n)["kind"] == "policy"},
        "interpretation": {n for n in range(2) if client.shown(n)["kind"] == "interpretation"},
    }
    assert [value["count"] for value in client.manifest["facets"]["kind"]] == [1, 1]
    assert all(len(numbers) == 2 for numbers in client.facet("topic").values())


def test_an_interpretation_of_an_ended_policy_is_not_in_force(root: Path) -> None:
    client = Client(files_of(root, date(2099, 1, 1)))
    assert set(client.facet("validity")) == {"失效"}
    assert 0 not in dict(client.entries("search/facets/order.bin"))


def test_a_draft_that_became_a_document_is_over_and_an_open_one_is_not(root: Path) -> None:
    add_draft(root, "示例区高校毕业生租房补贴办法", "over")
    add_draft(root, "示例区别的办法", "open")
    client = Client(files_of(root))
    shown = [client.shown(number) for number in range(client.manifest["documents"])]
    assert {item["url"]: item["over"] for item in shown} == {
        "policies/2026-over/": True,
        "policies/2026-open/": False,
        POLICY_PAGE: False,
        INTERPRETATION_PAGE: False,
    }


def test_the_order_knows_what_is_in_force_and_the_rounds(root: Path) -> None:
    edit(root, INTERPRETATION, "阶段: 发布", "轮次: 3\n阶段: 发布")
    order = dict(Client(files_of(root)).entries("search/facets/order.bin"))
    assert order == {0: {"anywhere": {0, 1}}, 2: {"anywhere": {0}}}


def test_internal_fields_never_enter_the_index(root: Path) -> None:
    edit(root, POLICY, "文件类型:", "豁免: {ZJ999: {理由: 内部理由甲, 批准: 批准人乙}}\n文件类型:")
    edit(
        root,
        INTERPRETATION,
        "阶段: 发布",
        "解读方案: {形式: 内部形式丙, 渠道: 内部渠道丁, 时间: 2026-03-02}\n阶段: 发布",
    )
    files = files_of(root)
    text = "".join(data.decode("utf-16-le") for path, data in files.items() if path.startswith("search/texts/"))
    assert "标题" not in text or "title" in text
    for secret in ("内部理由甲", "批准人乙", "内部形式丙", "内部渠道丁"):
        assert secret not in text
        assert Client(files).candidates(secret) == set()


def test_a_document_that_is_not_public_is_not_in_the_index(root: Path) -> None:
    edit(root, POLICY, "阶段: 发布", "阶段: 审签")
    assert Client(files_of(root)).manifest["documents"] == 0


def test_the_tag_changes_with_the_content_and_only_with_it(root: Path) -> None:
    before = files_of(root)
    assert files_of(root) == before
    edit(root, POLICY, "文件类型:", "别名: [毕业生房补]\n文件类型:")
    assert Client(files_of(root)).manifest["tag"] != Client(before).manifest["tag"]


def test_a_long_document_is_cut_between_lines_and_read_whole(root: Path) -> None:
    lines = [f"第{n}段说明文字，" + "补充内容" * 40 for n in range(60)]
    path = root / POLICY
    path.write_text(text_of(root, POLICY) + "\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
    client = Client(files_of(root))
    number = next(n for n in range(2) if client.shown(n)["url"] == POLICY_PAGE)
    assert client.shown(number)["more"] >= 2
    assert [line for line in client.lines(number) if line in lines] == lines
    assert client.literal("第59段说明") == {POLICY_PAGE}
