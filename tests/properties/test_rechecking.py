"""A check that remembers the one before says the same as one that does not, whatever was edited in between."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checker import Memory, check
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
