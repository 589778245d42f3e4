"""After sign-off every edit of one character is noticed, anywhere in policy, interpretations and attachments."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.checker import check
from generator.model import Corpus, SignOff
from generator.reader import assemble, read_corpus, read_document
from generator.settings import load
from generator.signoff.coverage import file_digest
from generator.standards import load as load_standard
from tests.project import ID, INTERPRETATION, POLICY, edit, valid_project
from tests.signing import sign_all

EDITS = 1500
TABLE = "content/files/2026-shoulidian.csv"
MORE = INTERPRETATION.replace(".md", ".wenda.md")
LETTERS = (
    "一二三十百千万元年月日个不无0123456789０１，。、；：（）《》〔〕“”"
    "abcXYZ ·-*_#|>`~[](){}<>&!%@:\\\"'/+=\t \n\r\u3000\u00a0\u200b\ufeff"
)
SIGNED = (("起草", "示例甲", "2026-02-24"), ("审核", "示例乙", "2026-02-25"), ("签发", "示例丙", "2026-02-26"))

Check = Callable[[dict[str, bytes]], bool]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = valid_project(tmp_path_factory.mktemp("signed"))
    edit(root, POLICY, "公开属性:", f"附件: [{{标题: 受理点, 文件: {Path(TABLE).name}}}]\n公开属性:")
    edit(root, POLICY, "制定本办法。", "制定本办法。  \n这里另起一行。")  # two spaces: a line break
    (root / TABLE).parent.mkdir(exist_ok=True)
    (root / TABLE).write_text("受理点,电话\n东街便民服务中心,0000-12345678\n", encoding="utf-8")
    text = (root / INTERPRETATION).read_text(encoding="utf-8")
    (root / MORE).write_text(text.replace("》政策解读", "》问答").replace("[文字]", "[问答]"), encoding="utf-8")
    sign_all(root, ID, SIGNED)
    return root


@pytest.fixture(scope="module")
def noticed(root: Path) -> Check:
    """Whether the check blocks when these files have these bytes."""
    corpus = read_corpus(root)
    settings = load(root)
    standard = load_standard(settings.standard, root)
    signoff = corpus.signoffs[ID]
    assert len(signoff.statements) == 3

    def blocked(changed: dict[str, bytes]) -> bool:
        documents = {document.path: document for document in corpus.documents()}
        files = dict(signoff.files)
        for path, data in changed.items():
            if path == TABLE:
                files[Path(path).name] = file_digest(data)
                continue
            document, _ = read_document(path, data)
            if document is None:
                return True  # cannot be read at all, which always blocks
            documents[path] = document
        edited: Corpus = replace(
            assemble(documents.values(), files=corpus.files),
            signoffs={ID: SignOff(ID, signoff.path, signoff.statements, files)},
        )
        report = check(edited, settings, standard, as_of=date(2026, 6, 1), select=("ZJ212", "ZJ217"))
        assert not report.faults
        return report.blocked

    return blocked


def edited(text: str, chance: random.Random) -> str:
    """The text with one character replaced, put in, taken out, or changed places with the next."""
    place = chance.randrange(len(text))
    before, there, after = text[:place], text[place], text[place + 1 :]
    kind = chance.choice(("replace", "insert", "delete", "swap"))
    if kind == "replace":
        return before + chance.choice(LETTERS) + after
    if kind == "insert":
        return before + chance.choice(LETTERS) + there + after
    return before + (after[:1] + there + after[1:] if kind == "swap" else after)


def plain(text: str) -> str:
    """The text as somebody would compare it who looks at nothing but what stands before the line ends."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).rstrip("\n")


def test_nothing_is_reported_while_nothing_changes(root: Path, noticed: Check) -> None:
    assert not noticed({path: (root / path).read_bytes() for path in (POLICY, INTERPRETATION, MORE, TABLE)})


def test_every_edit_of_one_character_is_noticed(root: Path, noticed: Check) -> None:
    chance = random.Random(20260226)
    texts = {path: (root / path).read_text(encoding="utf-8") for path in (POLICY, INTERPRETATION, MORE, TABLE)}
    caught = line_ends = 0
    missed = []
    for _ in range(EDITS):
        path = chance.choice(list(texts))
        text = edited(texts[path], chance)
        if text == texts[path]:
            continue
        seen = noticed({path: text.encode()})
        if path != TABLE and plain(text) == plain(texts[path]):
            line_ends += 1  # seen only where two spaces at the end of a line make or unmake a line break
            continue
        if path == TABLE and text.replace("\r\n", "\n") == texts[path]:
            continue
        caught += seen
        missed += [] if seen else [(path, text)]
    assert missed == []
    assert caught >= 1000
    assert line_ends < EDITS / 50


CRLF = str.maketrans({"\n": "\r\n"})


@pytest.mark.parametrize(
    ("name", "change"),
    {
        "Windows 的换行": lambda text: text.translate(CRLF),
        "老式 Mac 的换行": lambda text: text.replace("\n", "\r"),
        "开头有 BOM": lambda text: "\ufeff" + text,
        "文末没有换行": lambda text: text.rstrip("\n"),
        "文末多几个空行": lambda text: text + "\n\n \n\t\n",
        "文件头行尾多空格": lambda text: text.replace("\n阶段", "   \n阶段").replace("\n起草日期", " \t\n起草日期"),
        "正文行尾多一个空格": lambda text: text.replace("。\n", "。 \n"),
        "正文行尾多一个制表符": lambda text: text.replace("。\n", "。\t\n"),
        "段落末尾多空格": lambda text: text.replace("。\n\n", "。   \n\n"),
        "空行里有空格": lambda text: text.replace("\n\n", "\n  \n"),
        "分隔线后面有空格": lambda text: text.replace("---\n", "---  \n"),
        "流程块的行尾多空格": lambda text: text.replace("办理: 申请人\n", "办理: 申请人   \n").replace(
            "```\n", "```  \n"
        ),
        "阶段往回走": lambda text: text.replace("阶段: 发布", "阶段: 审签"),
        "换行符是 U+2028": lambda text: text.replace("\n", "\u2028"),
    }.items(),
    ids=lambda value: value if isinstance(value, str) else "改",
)
def test_changes_at_line_ends_are_not_changes(
    root: Path, noticed: Check, name: str, change: Callable[[str], str]
) -> None:
    changed = {}
    for path in (POLICY, INTERPRETATION, MORE):
        text = (root / path).read_text(encoding="utf-8").replace("。  \n", "\f")  # the line break stays as it is
        changed[path] = change(text).replace("\f", "。  \n").encode()
    assert changed[INTERPRETATION] != (root / INTERPRETATION).read_bytes(), name
    assert not noticed(changed)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("制定本办法。  \n", "制定本办法。\n"),
        ("制定本办法。  \n", "制定本办法。 \n"),
        ("制定本办法。  \n", "制定本办法。\t\n"),
        ("这里另起一行。\n\n", "这里另起一行。\n\n\n"),
        ("文号: 示政办〔2026〕12号", "文号: 示政办〔2026〕13号"),
        ("发布日期: 2026-03-02\n", ""),
        ("失效日期: 2029-03-31", "失效日期: 2029-03-30"),
        ("阶段: 发布", "阶段:  发布"),
        ("施行日期: 2026-04-01", "施行日期: 2026-04-01\n索引号: SL001"),
    ],
    ids=[
        "取消换行",
        "只剩一个空格",
        "空格换成制表符",
        "多一个空行",
        "文号",
        "删去发布日期",
        "失效日期",
        "阶段的写法",
        "添上索引号",
    ],
)
def test_what_means_something_is_a_change_however_small(root: Path, noticed: Check, old: str, new: str) -> None:
    text = (root / POLICY).read_text(encoding="utf-8")
    assert text.count(old) == 1
    assert noticed({POLICY: text.replace(old, new).encode()})
