"""A check that remembers the one before says the same as one that does not, whatever was edited in between."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checker import Memory, check
from generator.model import BY_SIGNATURE, Corpus, Position, SignOff, Statement
from generator.reader import assemble, read_document
from generator.settings import load
from generator.standards import load as load_standard

ROOT = Path(__file__).parents[2]
SETTINGS = load(ROOT)
STANDARD = load_standard(SETTINGS.standard, ROOT)
FILES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for half in ("policies", "interpretations", "consultations")
    for path in sorted((ROOT / "content" / half).glob("*.md"))
}
ATTACHMENTS = [path.name for path in (ROOT / "content/files").iterdir()]
CHANGES = (
    ("阶段: 发布", "阶段: 起草"),
    ("阶段: 发布", "阶段: 审签"),
    ("标题: ", "标题:"),
    ("发布日期: 2026", "发布日期: 2025"),
    ("2026-gaoxiao-biyesheng-zufang-butie", "2026-gaoxiao"),
    ("## 目标任务", "## 愿望"),
    ("下一步: 结束", "下一步: 别处"),
    ("解读对象: [", "解读对象: [2026-none, "),
    ("文号: ", "文号: x"),
    ("轮次: 2", "轮次: 1"),
    ("截止日期: 2026-06", "截止日期: 2026-07"),
    ("成为: [", "成为: [2026-none, "),
)
edits = st.lists(
    st.tuples(st.sampled_from(sorted(FILES)), st.sampled_from((None, "", *CHANGES))), min_size=1, max_size=6
)


@given(edits)
@settings(max_examples=60)
def test_remembering_changes_nothing(steps: list[tuple[str, tuple[str, str] | str | None]]) -> None:
    texts = dict(FILES)
    documents = {path: read_document(path, text.encode()) for path, text in texts.items()}
    memory = Memory()
    for path, change in [("", None), *steps]:
        if path and change is None:
            texts.pop(path, None)  # deleted
        elif path and change == "":
            texts[path] = FILES[path]  # as it was
        elif path and isinstance(change, tuple):
            texts[path] = texts.get(path, FILES[path]).replace(*change)
        if path:
            documents.pop(path, None)
            if path in texts:
                documents[path] = read_document(path, texts[path].encode())
        read = [document for document, _ in documents.values() if document]
        refused = [problem for document, problems in documents.values() if not document for problem in problems]
        unreadable = [key for key, (document, _) in documents.items() if not document]
        corpus = assemble(read, refused, unreadable, ATTACHMENTS)
        day = date(2026, 11, 24)
        assert check(corpus, SETTINGS, STANDARD, as_of=day, memory=memory) == check(
            corpus, SETTINGS, STANDARD, as_of=day
        )


VALID = ROOT / "tests/data/valid"
POLICY, ITEM = "content/policies/2026-zufang-butie.md", "content/interpretations/2026-zufang-butie.md"


def _codes(corpus: Corpus, memory: Memory | None) -> list[str]:
    report = check(corpus, SETTINGS, STANDARD, as_of=date(2026, 11, 24), memory=memory)
    return [f"{finding.code} {finding.position.path} {finding.fix}" for finding in report.findings]


def _corpus(texts: Mapping[str, str]) -> Corpus:
    read = [read_document(path, text.encode())[0] for path, text in texts.items()]
    return assemble([document for document in read if document])


def _valid() -> dict[str, str]:
    return {path: (VALID / path).read_text(encoding="utf-8") for path in (POLICY, ITEM)}


def _amending() -> tuple[dict[str, str], dict[str, str]]:
    """A policy whose expiry contradicts its text, until another one changes it."""
    before = _valid()
    before[POLICY] = re.sub("(?m)^失效日期: .*$", "失效日期: 2031-12-31", before[POLICY])
    before[POLICY] += "\n**第五条** 本办法自2026年4月1日起施行，有效期3年。\n"
    other = (
        before[POLICY]
        .replace("标题: ", "标题: 关于修改")
        .replace("文号: 示政办〔2026〕12号", "文号: 示政办〔2026〕90号")
    )
    before["content/policies/2026-xiugai.md"] = other
    changing = other.replace("阶段: ", "修改: [示政办〔2026〕12号]\n阶段: ", 1)
    return before, before | {"content/policies/2026-xiugai.md": changing}


def _without_a_phone() -> tuple[dict[str, str], dict[str, str]]:
    """Questions and answers whose guide has no phone, and a first interpretation that loses its own."""
    before = _valid()
    guide = (
        "受理单位: 示例区政务服务中心\n受理条件: [毕业]\n申请材料: [身份证]\n办理时限: 20个工作日\n办理地点: 示例路1号"
    )
    head = re.sub("(?m)^联系方式: .*$", "", before[ITEM].split("\n---\n")[0]).replace("[文字]", "[问答]")
    before[ITEM.replace(".md", ".wenda.md")] = (
        f"{head}---\n\n## 问题解答\n\n### 怎么办？\n\n照指南办。\n\n```guide\n{guide}\n```\n"
    )
    return before, before | {ITEM: re.sub("0000-[0-9]{8}", "", before[ITEM])}


def _renumbered() -> tuple[dict[str, str], dict[str, str]]:
    """An interpretation that names its policy by a 文号, which the policy then loses."""
    before = _valid()
    before[ITEM] = before[ITEM].replace("解读形式:", "解读对象: [示政办〔2026〕12号]\n解读形式:", 1)
    return before, before | {POLICY: before[POLICY].replace("文号: 示政办〔2026〕12号", "文号: 示政办〔2026〕77号")}


@pytest.mark.parametrize(
    ("states", "code"),
    [(_amending, "ZJ712"), (_without_a_phone, "ZJ410"), (_renumbered, "ZJ104")],
    ids=lambda each: getattr(each, "__name__", each),
)
def test_what_a_rule_sees_of_other_documents_counts(
    states: Callable[[], tuple[dict[str, str], dict[str, str]]], code: str
) -> None:
    before, after = map(_corpus, states())
    memory = Memory()
    first = _codes(before, memory)
    assert first == _codes(before, None)
    second = _codes(after, memory)
    assert second == _codes(after, None)
    assert [said for said in first if said.startswith(code)] != [said for said in second if said.startswith(code)]


def test_a_signature_is_asked_for_each_time() -> None:
    corpus = _corpus(_valid())
    key, path = "2026-zufang-butie", "content/signoffs/2026-zufang-butie.yml"
    statement = Statement(
        role="审核",
        name="示例甲",
        day=date(2026, 2, 26),
        id=key,
        level=BY_SIGNATURE,
        policy="",
        position=Position(path, 1),
    )
    signed = replace(corpus, signoffs={key: SignOff(key, path, (statement,))})
    memory = Memory()
    for corpus_, asked in ((signed, 3), (signed, 1), (corpus, 1), (corpus, 0)):
        check(corpus_, SETTINGS, STANDARD, as_of=date(2026, 11, 24), memory=memory)
        assert memory.new == asked
