"""content/signoffs/<id>.yml to the model, and the digests of the attachments they speak of. Total, like all reading."""

from __future__ import annotations

import re
from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.model import (
    BY_DIGEST,
    BY_SIGNATURE,
    ISSUE_KEYS,
    ROLES,
    Corpus,
    Pair,
    Position,
    Problem,
    ProblemKind,
    SignOff,
    Statement,
)
from generator.reader.files import decode, read_bytes
from generator.reader.typed import parse_date
from generator.reader.yaml_tree import Mapping, Node, Scalar, Sequence, YamlRefused, read_yaml
from generator.signoff.coverage import file_digest, offered_names
from generator.signoff.names import is_name
from generator.signoff.signatures import SIGNERS

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "content/signoffs"
KEYS = ("编号", "身份", "姓名", "日期", "级别", "待填", "政策", "解读", "附件", "签名")
_MUST = ("编号", "身份", "姓名", "日期", "级别", "政策")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_REMEDY = "删掉这个文件，重新运行 zcjd sign；不要手改"
MAX_STATEMENTS = 10


def read_signoffs(root: Path, corpus: Corpus, names: Map[str, str]) -> Corpus:
    """The corpus with its sign-offs and its list of signers read; `names` maps ids to paths of sign-off files."""
    problems = list(corpus.problems)
    pairs = {pair.id: pair for pair in corpus.pairs}
    found: dict[str, SignOff] = {}
    for key, path in sorted(names.items()):
        data = read_bytes(root / path, path)
        signoff, refused = (None, (data,)) if isinstance(data, Problem) else parse_signoff(path, data)
        problems += (replace(problem, kind=ProblemKind.SIGNOFF) for problem in refused)
        if key not in pairs and f"content/policies/{key}.md" not in corpus.unreadable:
            message = f"没有编号是“{key}”的政策和解读，这份审签凭证对不上任何文件"
            fix = "政策改了名的，重新运行 zcjd sign；不要了的，删掉这个文件"
            problems.append(Problem(ProblemKind.SIGNOFF_PLACE, Position(path), message, fix))
        elif signoff:
            found[key] = replace(signoff, files=digests_of(root, corpus, pairs.get(key), signoff))
    signers = root / SIGNERS
    text = read_bytes(signers, SIGNERS) if signers.is_file() else b""
    known = text.decode("utf-8-sig", "surrogateescape") if isinstance(text, bytes) else ""
    return replace(corpus, problems=tuple(problems), signoffs=found, signers=known)


def digests_of(root: Path, corpus: Corpus, pair: Pair | None, signoff: SignOff | None = None) -> dict[str, str]:
    """The digests of the files that the pair offers, and of those its statements name, as far as they are there."""
    names = offered_names(pair) if pair else set()
    for statement in signoff.statements if signoff else ():
        names |= statement.files.keys()
    found = {}
    for name in sorted(names & corpus.files):
        file = root / "content" / "files" / name
        try:
            status = file.stat()
            found[name] = _digest(str(file), status.st_mtime_ns, status.st_size, status.st_ino)
        except OSError:  # cannot be read: as good as not there, and the statement says so
            continue
    return found


@lru_cache(maxsize=65536)
def _digest(file: str, *state: int) -> str:
    """The digest of a file in this state; the preview asks again with every keystroke."""
    from pathlib import Path

    return file_digest(Path(file).read_bytes())


def parse_signoff(path: str, data: bytes) -> tuple[SignOff | None, tuple[Problem, ...]]:
    """Read one sign-off file; one statement that cannot be read costs the whole file."""
    text, problems = decode(data, path)
    if text is None or problems:
        return None, problems
    try:
        tree = read_yaml(text, path, 1)
        statements = _statements(tree, path)
    except YamlRefused as error:
        return None, (Problem(ProblemKind.SIGNOFF, error.position, error.message, error.fix),)
    key = path.rpartition("/")[2].removesuffix(".yml")
    return SignOff(key, path, statements), ()


def _statements(tree: Node | None, path: str) -> tuple[Statement, ...]:
    if not isinstance(tree, Sequence) or not tree.items:
        raise YamlRefused(Position(path), "审签凭证应是一份一份的列表，这里没有", _REMEDY)
    if len(tree.items) > MAX_STATEMENTS:
        raise YamlRefused(Position(path), f"有 {len(tree.items)} 份审签凭证，最多 {MAX_STATEMENTS} 份", _REMEDY)
    return tuple(_statement(item) for item in tree.items)


@dataclass(slots=True)
class _Entry:
    """One statement being read."""

    position: Position
    values: dict[str, Node] = field(default_factory=dict)

    def text(self, key: str) -> str:
        node = self.values.get(key)
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            raise YamlRefused(node.position, f"“{key}”应是一行文字", _REMEDY)
        return node.text.strip()

    def exactly(self, key: str) -> str:
        """The text with whatever blanks it has, also those that are not seen."""
        node = self.values[key]
        return node.text if isinstance(node, Scalar) else ""

    def one_of(self, key: str, choices: tuple[str, ...]) -> str:
        if self.text(key) not in choices:
            message = f"“{key}”的值“{self.text(key)[:40]}”不在可选范围（{'、'.join(choices)}）"
            raise YamlRefused(self.values[key].position, message, _REMEDY)
        return self.text(key)

    def digest(self, key: str) -> str:
        return _as_digest(self.text(key), self.values[key].position)

    def digests(self, key: str) -> dict[str, str]:
        node = self.values.get(key)
        if node is None or (isinstance(node, Scalar) and not node.text.strip()):
            return {}
        if not isinstance(node, Mapping):
            raise YamlRefused(node.position, f"“{key}”应按文件名分项写", _REMEDY)
        found: dict[str, str] = {}
        for name, value in node.entries:
            if name.text in found or not isinstance(value, Scalar):
                raise YamlRefused(name.position, f"“{key}”里的“{name.text[:40]}”重复或不是文字", _REMEDY)
            found[name.text] = _as_digest(value.text.strip(), value.position)
        return found

    def open_keys(self) -> tuple[str, ...]:
        node = self.values.get("待填")
        if node is None or (isinstance(node, Scalar) and not node.text.strip()):
            return ()
        items = node.items if isinstance(node, Sequence) else [node]
        texts = [item.text.strip() if isinstance(item, Scalar) else "" for item in items]
        wrong = [text for text in texts if text not in ISSUE_KEYS]
        if wrong or len(set(texts)) < len(texts):
            message = f"“待填”里只能是 {'、'.join(ISSUE_KEYS)}，不能重复"
            raise YamlRefused(node.position, message, _REMEDY)
        return tuple(sorted(texts, key=ISSUE_KEYS.index))


def _as_digest(text: str, position: Position) -> str:
    if not _DIGEST.fullmatch(text):
        raise YamlRefused(position, f"“{text[:20]}”不是 64 位的摘要", _REMEDY)
    return text


def _statement(node: Node) -> Statement:
    if not isinstance(node, Mapping):
        raise YamlRefused(node.position, "这一份审签凭证不是“键: 值”", _REMEDY)
    entry = _Entry(node.position)
    for key, value in node.entries:
        if key.text not in KEYS or key.text in entry.values:
            said = "写了两次" if key.text in entry.values else "不认识"
            raise YamlRefused(key.position, f"审签凭证里的键“{key.text[:40]}”{said}", _REMEDY)
        entry.values[key.text] = value
    if missing := [key for key in _MUST if not entry.text(key)]:
        raise YamlRefused(entry.position, f"审签凭证缺“{'”“'.join(missing)}”", _REMEDY)
    name, day = entry.exactly("姓名"), parse_date(entry.text("日期"))
    if not is_name(name):
        message = f"姓名“{name[:20]}”里有汉字、字母、间隔号以外的字符，看着像不算数"
        raise YamlRefused(entry.values["姓名"].position, message, _REMEDY)
    if day is None:
        raise YamlRefused(entry.values["日期"].position, f"日期“{entry.text('日期')[:20]}”读不懂", _REMEDY)
    level, signature = entry.one_of("级别", (BY_DIGEST, BY_SIGNATURE)), entry.text("签名")
    if (level == BY_SIGNATURE) != bool(signature):
        said = "却没有“签名”" if level == BY_SIGNATURE else "却带着“签名”"
        raise YamlRefused(entry.values["级别"].position, f"级别是“{level}”，{said}", _REMEDY)
    return Statement(
        role=entry.one_of("身份", ROLES),
        name=name,
        day=day,
        id=entry.text("编号"),
        level=level,
        policy=entry.digest("政策"),
        interpretations=entry.digests("解读"),
        files=entry.digests("附件"),
        open_keys=entry.open_keys(),
        signature=signature,
        position=entry.position,
    )
