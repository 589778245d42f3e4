"""What lies below content/: encodings, sizes, foreign files, links."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from generator.model import ProblemKind
from generator.reader import read_corpus, read_document
from tests.project import INTERPRETATION, POLICY, valid_project


def kinds(root: Path) -> list[tuple[ProblemKind, str]]:
    return [(problem.kind, problem.position.path) for problem in read_corpus(root).problems]


def test_the_valid_project_reads_without_a_problem(tmp_path: Path) -> None:
    corpus = read_corpus(valid_project(tmp_path))
    assert corpus.problems == ()
    assert [document.problems for document in corpus.documents()] == [(), ()]


@pytest.mark.parametrize(
    ("data", "message", "fix"),
    [
        ("---\n标题: 甲\n---\n".encode("gb18030"), "GBK", "iconv -f gb18030 -t utf-8"),
        ("---\n标题: 甲\n---\n".encode("utf-16"), "UTF-16", "iconv -f utf-16"),
        (b"---\n\xff\xfe\xfa\x80\n---\n", "编码损坏", "UTF-8"),
        (b"a" * (1024 * 1024 + 1), "1 MB", "附件"),
        (b"", "没有“---”", "---"),
        ("标题: 甲\n".encode(), "没有“---”", "---"),
        ("－－－\n标题: 甲\n---\n".encode(), "不是三个半角减号", "---"),
        ("---\n标题: 甲\n——\n正文".encode(), "文件头没有结束", "---"),
        ("\n---\n标题: 甲\n---\n".encode(), "前面有空行", "第一行"),
        (b"PK\x03\x04\x14\x00\xff\xfe", "Word", "zcjd import"),
        ("---\n标题: 甲\n".encode(), "结束行", "---"),
    ],
    ids=[
        "GBK",
        "UTF-16",
        "damaged",
        "too large",
        "empty",
        "no front matter",
        "wide dashes",
        "dash as an end",
        "blank line first",
        "Word",
        "front matter never ends",
    ],
)
def test_a_file_that_gives_no_document_says_why(data: bytes, message: str, fix: str) -> None:
    document, problems = read_document(POLICY, data)
    assert document is None
    assert any(message in problem.message and fix in problem.fix for problem in problems)


def test_byte_order_mark_and_line_ends_do_not_matter() -> None:
    plain = "---\n标题: 甲\n---\n\n## 一\n\n文字\n"
    document, _ = read_document(POLICY, plain.encode())
    other, _ = read_document(POLICY, b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode())
    assert document == other


def test_a_control_character_is_a_problem_with_its_place() -> None:
    document, problems = read_document(POLICY, "---\n标题: 甲\n---\n第一行\n有\x00零\n".encode())
    assert document is not None
    (problem,) = problems
    assert (problem.kind, problem.position.line, problem.position.column) == (ProblemKind.UNREADABLE, 5, 2)


@pytest.mark.parametrize("sign", ["\x85", "\x9b", "\x7f"])
def test_a_control_character_moves_no_line(sign: str) -> None:
    """YAML takes U+0085 for a line end, which no editor shows: what follows would be placed lines too low."""
    text = f"---\n标题: 甲{sign}\n文号: 乙\n不认识: 丙\n---\n正文\n"
    document, problems = read_document(POLICY, text.encode())
    assert document is not None and document.title == "甲"
    assert {item.position.line for item in (*problems, *document.problems)} == {2, 4}


def test_foreign_files_are_named_and_the_others_still_read(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    for name in ("policies/表.xlsx", "policies/说明.MD", "interpretations/旧/甲.md", "随手记.txt", "别的/甲.md"):
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("甲", encoding="utf-8")
    assert kinds(root) == [
        (ProblemKind.FOREIGN, "content/interpretations/旧"),
        (ProblemKind.FOREIGN, "content/policies/表.xlsx"),
        (ProblemKind.FOREIGN, "content/policies/说明.MD"),
        (ProblemKind.FOREIGN, "content/别的"),
        (ProblemKind.FOREIGN, "content/随手记.txt"),
    ]
    assert len(read_corpus(root).pairs) == 1


@pytest.mark.parametrize("name", ["~$2026-a.md", ".2026-a.md.swp", ".DS_Store", "2026-a.md~", "Thumbs.db"])
def test_leftovers_are_told_from_foreign_files(tmp_path: Path, name: str) -> None:
    root = valid_project(tmp_path)
    (root / "content/policies" / name).write_bytes(b"x")
    assert kinds(root) == [(ProblemKind.LEFTOVER, f"content/policies/{name}")]


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links and FIFOs")
def test_links_and_pipes_are_never_followed(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    secret = tmp_path / "secret.md"
    secret.write_text("---\n标题: 机密\n---\n", encoding="utf-8")
    (root / "content/policies/2026-link.md").symlink_to(secret)
    (root / "content/files").mkdir(exist_ok=True)
    (root / "content/files/up").symlink_to(tmp_path)
    os.mkfifo(root / "content/interpretations/2026-pipe.md")
    assert [kind for kind, _ in kinds(root)] == [ProblemKind.FOREIGN] * 3
    assert "机密" not in str(read_corpus(root))


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    (root / INTERPRETATION).write_bytes(b"---\n" + b"a" * 1024 * 1024)
    corpus = read_corpus(root)
    assert [(problem.kind, problem.position.path) for problem in corpus.problems] == [
        (ProblemKind.UNREADABLE, INTERPRETATION)
    ]
    assert corpus.unreadable == {INTERPRETATION}
    assert [policy.path for policy in corpus.policies] == [POLICY]


def test_a_file_of_too_many_lines_is_not_read() -> None:
    head = "---\n标题: 甲\n---\n".encode()
    document, (problem,) = read_document(POLICY, head + b"\n" * 99_997)
    assert document is None and "10 万行" in problem.message
    assert read_document(POLICY, head + b"\n" * 99_996)[0] is not None


def test_without_content_there_is_one_problem(tmp_path: Path) -> None:
    assert kinds(tmp_path) == [(ProblemKind.FOREIGN, "content")]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("help.md", "# 帮助".encode("gb18030"), ProblemKind.UNREADABLE),
        ("help.md", "有\x00零".encode(), ProblemKind.UNREADABLE),
        ("help.md", b"[" * (1024 * 1024 + 1), ProblemKind.UNREADABLE),
        ("help.md", "---\ntitle: [甲\n---\n".encode(), ProblemKind.FRONT_MATTER),
        ("help.md", b">" * 5000, ProblemKind.NESTING),
        ("search.md", b"# x", ProblemKind.FOREIGN),
        ("policies/index.md", b"# x", ProblemKind.FOREIGN),
        ("raw.html", b"<p>", ProblemKind.FOREIGN),
        ("robots.txt", b"x", ProblemKind.FOREIGN),
    ],
    ids=str,
)
def test_hand_written_pages_are_looked_at_too(tmp_path: Path, name: str, data: bytes, kind: ProblemKind) -> None:
    root = valid_project(tmp_path)
    file = root / "content/pages" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    assert (kind, f"content/pages/{name}") in kinds(root)


def test_a_page_without_front_matter_is_a_page(tmp_path: Path) -> None:
    root = valid_project(tmp_path)
    (root / "content/pages").mkdir(exist_ok=True)
    (root / "content/pages/help.md").write_text("# 帮助\n\n文字\n", encoding="utf-8")
    corpus = read_corpus(root)
    assert corpus.problems == ()
    assert [page.path for page in corpus.written] == ["content/pages/help.md"]
