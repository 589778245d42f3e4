"""What is said above an interpretation whose policies have ended or were changed after it was written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.model import Policy
from generator.outputs.documents.caveats import Caveat, caveats
from generator.publication import Publication
from generator.reader import read_document
from tests.project import ID, valid_project
from tests.site.pages import build
from tests.unit.test_publication import item, policy, public

AS_OF = date(2026, 11, 24)
OLD = "\n\n".join(f"**第{number}条** 内容。" for number in "一二三四")
FIRST = ("2025-x", "第一次修改", "2025-02-03", "将《停车办法》第二条修改为：“新的。”")
SECOND = ("2026-x", "第二次修改", "2026-02-03", "将《停车办法》第二条修改为：“新的。”\n\n删去《停车办法》第三条。")


def read(key: str, title: str, day: str, text: str, more: str = "修改: [2024-a]\n") -> Policy:
    """A public policy of this day with this body."""
    head = f"---\n标题: {title}\n阶段: 发布\n公开属性: 主动公开\n发布日期: {day}\n{more}---\n\n"
    document, _ = read_document(f"content/policies/{key}.md", f"{head}{text}\n".encode())
    assert isinstance(document, Policy)
    return document


def said(*others: Policy, day: date = date(2024, 2, 1), targets: tuple[str, ...] = ("2024-a",)) -> list[Caveat]:
    """The caveats of an interpretation of 《停车办法》 of this day, beside these other policies."""
    reading = item("2024-a", *targets, published=day)
    shown = public(read("2024-a", "停车办法", "2024-02-01", OLD, ""), *others, reading, as_of=AS_OF)
    return _of(shown)


def _of(shown: Publication) -> list[Caveat]:
    reading = shown.interpretations["2024-a"]
    return list(caveats(reading, shown.explains(reading), shown))


def test_of_a_changed_policy_the_changed_articles_are_named_with_the_newest_document_first() -> None:
    words = "文件已修改，下面是修改以前的说法；第二条、第三条已变，见"
    links = ("《第二次修改》", "policies/2026-x/"), ("《第一次修改》", "policies/2025-x/")
    assert said(read(*FIRST), read(*SECOND)) == [Caveat("warn", words, links)]


def test_only_what_came_after_the_interpretation_counts() -> None:
    others = read(*FIRST), read(*SECOND)
    assert [len(one.documents) for one in said(*others, day=date(2025, 2, 3))] == [1]
    assert said(*others, day=date(2026, 2, 3)) == []
    assert said(read(*FIRST, "修改: [2024-a]\n施行日期: 2027-01-01\n")) == [], "not at work yet"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("作出调整。",), "文件已修改，以新文件为准："),
        (
            ("作出调整。", "将《停车办法》第二条修改为：“新的。”"),
            "文件已修改，下面是修改以前的说法；第二条已变，其他的以新文件为准，见",
        ),
    ],
)
def test_articles_are_never_guessed(texts: tuple[str, ...], expected: str) -> None:
    others = [read(f"2026-{row}", f"修改之{row}", "2026-02-03", text) for row, text in enumerate(texts)]
    assert [one.words for one in said(*others)] == [expected]


def test_of_several_policies_the_one_that_has_ended_is_named() -> None:
    ended = policy("2023-b", title="水费《甲》通知", validity="失效")
    assert said(ended, targets=("2024-a", "2023-b")) == [
        Caveat("ended", "《水费〈甲〉通知》已失效，讲它的话是当时的规定")
    ]
    assert said(ended, targets=("2023-b",)) == [Caveat("ended", "文件已失效，下面是当时的规定")]
    words = [one.words for one in said(ended, read(*FIRST), targets=("2024-a", "2023-b"))]
    assert words[0] == "《停车办法》已修改，讲它的话是修改以前的说法；第二条已变，见"


def test_the_page_leads_to_each_document_from_banner_caveat_and_date(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    for row in "12":
        head = f"---\n标题: 修改之{row}\n阶段: 发布\n公开属性: 主动公开\n发布日期: 2026-06-0{row}\n修改: [{ID}]\n---\n\n作出调整。\n"
        (root / f"content/policies/2026-x{row}.md").write_text(head, encoding="utf-8")
    page = build(root, tmp_path / "out")[f"interpretations/{ID}/index.html"].decode()
    links = [f'<a href="../../policies/2026-x{row}/">《修改之{row}》</a>' for row in "21"]
    told = "；".join(f"已由{link}修改" for link in links)
    assert f"》：{told}。以上是" in page
    assert f"以新文件为准：{''.join(links)}。</p>" in page
    assert f"已修改，{told}</span>" in page
