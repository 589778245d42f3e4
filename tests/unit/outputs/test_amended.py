"""An article that another policy changes is marked where it stands, only where that policy says so in words."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model import Policy
from generator.outputs.documents.amended import Amendment, amendments, overtaken
from generator.reader import read_document
from tests.unit.test_publication import public

OLD = "\n\n".join(f"**第{number}条** 内容。" for number in ("一", "二", "三", "四", "五", "六", "七"))


def read(key: str, values: str, text: str) -> Policy:
    """A public policy with this body."""
    head = f"---\n标题: {values}\n阶段: 发布\n公开属性: 主动公开\n发布日期: 2026-03-02\n---\n\n"
    document, _ = read_document(f"content/policies/{key}.md", f"{head}{text}\n".encode())
    assert isinstance(document, Policy)
    return document


def changed(text: str, more: str = "", as_of: date = date(2026, 7, 1)) -> dict[str, tuple[Amendment, ...]]:
    """The amendments of 《停车办法》 by a policy with this text."""
    targets = "[2025-a, 2025-b]" if more else "[2025-a]"
    other = read(
        "2026-x", f"关于修改《停车办法》的决定\n文号: 示政办〔2026〕9号\n修改: {targets}\n施行日期: 2026-06-01", text
    )
    documents = [read("2025-a", "停车办法", OLD), other, *([read("2025-b", more, OLD)] if more else [])]
    shown = public(*documents, as_of=as_of)
    return amendments(shown.policies["2025-a"], shown)


def told(text: str, more: str = "") -> list[tuple[str, str, str, str]]:
    """Each amendment as the article, its part, the verb and where it is said."""
    return [(key, one.part, one.verb, one.place) for key, found in changed(text, more).items() for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("将第五条修改为：\n\n> **第五条** 新的，见第六条。", [("article-5", "", "修改", "")]),
        ("一、第五条第二款修改为：“新的，第七条修改为旧的。”", [("article-5", "第二款", "修改", "")]),
        ("（一）删去第六条。", [("article-6", "", "删去", "")]),
        ("删去《停车办法》（示政办〔2024〕1号）第六条。", [("article-6", "", "删去", "")]),
        ("将第六条予以删去。", [("article-6", "", "删去", "")]),
        ("删去第六条中的“免费”。", [("article-6", "", "修改", "")]),
        ("将第三条第一款中的“15分钟”修改为“30分钟”。", [("article-3", "第一款", "修改", "")]),
        ("第五条改为第六条，修改为：“新的。”", [("article-5", "", "修改", "")]),
        ("第五条增加一款，作为第三款：“新的。”", [("article-5", "", "修改", "")]),
        ("删去第二条、第四条。", [("article-2", "", "删去", ""), ("article-4", "", "删去", "")]),
        ("将第二条和第四条修改为：", [("article-2", "", "修改", ""), ("article-4", "", "修改", "")]),
        ("**第一条** 将《停车办法》第五条修改为“新的。”", [("article-5", "", "修改", "第一条")]),
        ("停车办法第二条修改为：“新的。”", [("article-2", "", "修改", "")]),
    ],
)
def test_what_is_said_in_words_is_marked(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "根据第五条的规定，作如下修改。",
        "第五条改为第六条。",
        "将第九十条修改为：“新的。”",
        "将《收费办法》第五条修改为：“新的。”",
        "第五条后增加一条。",
        "新的一条写明：“\n\n将第五条修改为旧的。\n\n”",
        "> 将第五条修改为：",
        "停车费怎么收，由第五条规定。",
    ],
)
def test_what_is_not_said_is_not_guessed(text: str) -> None:
    assert told(text) == []


def test_of_two_changed_policies_the_one_that_is_named_is_meant() -> None:
    assert told("将第五条修改为：“新的。”", "收费办法") == []
    assert told("将《收费办法》第五条修改为：“新的。”", "收费办法") == []
    assert told("将《停车办法》第五条修改为：“新的。”", "收费办法") == [("article-5", "", "修改", "")]


def again(first: str, second: str, as_of: date = date(2026, 11, 24)) -> list[tuple[tuple[str, ...], str, str, str]]:
    """What the second of two policies that change 《停车办法》 changes of what the first one changed."""
    older = read("2026-x", "第一次\n修改: [2025-a]\n施行日期: 2026-06-01", first)
    newer = read("2026-y", "第二次\n修改: [2025-a]\n施行日期: 2026-10-01", second)
    shown = public(read("2025-a", "停车办法", OLD), older, newer, as_of=as_of)
    assert not list(overtaken(newer, shown)), "the last word is not overtaken"
    return [(one.labels, one.starts, one.verb, one.by.id) for one in overtaken(older, shown)]


def test_a_change_that_was_changed_again_names_what_came_later() -> None:
    first = "将第二条和第三条第一款修改为：“新的。”"
    assert again(first, "将第二条修改为：“更新的。”\n\n删去第四条。") == [(("第二条",), "后来", "修改", "2026-y")]
    assert again(first, "删去第二条、第三条第二款。") == [(("第二条",), "后来", "删去", "2026-y")]
    assert again(first, "将第三条修改为：“更新的。”") == [(("第三条",), "后来", "修改", "2026-y")]
    assert again(first, "作出调整。") == []
    assert again(first, "删去第二条。", date(2026, 9, 1))[0][1] == "2026年10月1日起"


def test_before_the_change_holds_its_day_is_told() -> None:
    one = changed("**第一条** 将第五条修改为：“新的。”", as_of=date(2026, 5, 1))["article-5"][0]
    assert (one.starts, one.url) == ("2026年6月1日", "policies/2026-x/#article-1")
    assert (one.title, one.number) == ("《关于修改〈停车办法〉的决定》", "示政办〔2026〕9号")
    assert changed("将第五条修改为：“新的。”")["article-5"][0].starts == ""
