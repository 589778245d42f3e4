"""The state a change starts from, read out of git; the only caller of git. What cannot be compared raises, it never passes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from generator.model import Corpus, Document, Problem, SignOff
from generator.reader import assemble, read_document, read_page
from generator.reader.feedback import parse_feedback
from generator.reader.files import MAX_FILE
from generator.reader.signoffs import parse_signoff
from generator.signoff.signatures import SIGNERS

_DOCUMENTS = ("content/policies/", "content/interpretations/", "content/consultations/")
_PAGES, _FILES, _SIGNOFFS = "content/pages/", "content/files/", "content/signoffs/"
_FEEDBACK = "content/feedback/"
_KEPT = ("GIT_CONFIG", "GIT_EXEC_PATH", "GIT_SSH", "GIT_SSL")
"""Variables of git that say how it runs. The others (GIT_DIR, GIT_INDEX_FILE …) are set by hooks and point elsewhere."""

_OPTIONS = (
    *("--no-pager", "--no-replace-objects", "--literal-pathspecs"),
    *("-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", "core.untrackedCache=false"),
    *("-c", "core.ignoreStat=false", "-c", "core.hooksPath=" + os.devnull, "-c", "diff.external="),
)
_READ = ("content", "standards", "mkdocs.yml", ".gitattributes", SIGNERS)
"""What a check depends on."""

_SUBMODULE, _LINK = "160000", "120000"
_PLAINLY = ("-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none")


class HistoryError(Exception):
    """The change cannot be read; the message is one Chinese sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Change:
    """What lies between the point where REF and HEAD parted and the working tree; `files` are relative to the project."""

    ref: str
    commit: str
    files: frozenset[str]
    base: Corpus


def read_change(root: Path, ref: str, head: Corpus) -> Change:
    """Read the change that leads to `head`, the corpus of the working tree at `root`. Raises HistoryError."""
    commit = _parting(root, ref)
    _refuse_detours(root, head)
    tree = _tree(root, commit)
    differ = _git(root, "diff", "--raw", *_PLAINLY, "--relative", commit, "--", *_READ)
    others = _git(
        root, "ls-files", "-z", "--others", "--", *_READ
    )  # the reader knows nothing of .gitignore, nor does this
    touched = {*_changed(differ), *_names(others), *_hidden(root)}
    touched |= {path for path in _known(head) if path not in tree}
    if not touched and _nothing_at_all(root, commit):
        raise HistoryError(
            f"“{ref[:80]}”里已经有现在的全部提交，工作目录里也没有改动，什么也没有比较。"
            "查合并请求的，--base 写目标分支，如 origin/main；查全部的，去掉 --base"
        )
    content = {path for path in tree if path.startswith("content/") and path in touched}
    blobs = _blobs(root, {path: tree[path] for path in content})
    base = _base(head, tree, frozenset(touched), blobs)
    listed = file_at(root, ref, SIGNERS) or b""  # who may sign is for REF to say as it is now, not as it was
    base = replace(base, signers=listed.decode("utf-8-sig", "surrogateescape"))
    return Change(ref, commit, frozenset(touched), base)


def file_at(root: Path, ref: str, path: str) -> bytes | None:
    """The bytes of a file of the project as REF has it, None when it has none. Raises HistoryError."""
    prefix = os.fsdecode(_git(root, "rev-parse", "--show-prefix")).strip("\n")
    tip = _git(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").decode().strip()
    entry = _names(_git(root, "ls-tree", "-z", "--full-tree", tip, "--", prefix + path))
    facts = entry[0].partition("\t")[0].split(" ") if entry else []
    return _git(root, "cat-file", "blob", facts[2]) if len(facts) == 3 and facts[1] == "blob" else None


def write_state(root: Path, day: date, target: Path) -> str:
    """Write all that a check depends on into `target`, as it was committed at the end of `day` in Beijing; returns the commit.

    The line of first parents counts: what was merged by then. Raises HistoryError.
    """
    _refuse_outside(root)
    moment = f"{day.isoformat()}T23:59:59+08:00"
    commit = _git(root, "rev-list", "-1", "--first-parent", f"--before={moment}", "HEAD").decode().strip()
    if not commit:
        hint = "；仓库只取了最近几次提交，先取全部历史：git fetch --unshallow" if _is_shallow(root) else ""
        raise HistoryError(f"{day} 那天以前没有提交过，没有那天的文件{hint}。换一个晚些的日期")
    tree = _tree(root, commit)
    for path, data in _blobs(root, tree, whole=True).items():
        file = target / path
        if not file.resolve().is_relative_to(target.resolve()):
            raise HistoryError(f"git 里的“{path[:80]}”不在项目目录里，取不出来")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return commit


def _known(head: Corpus) -> Iterable[str]:
    yield from (document.path for document in head.documents())
    yield from head.unreadable
    yield from (_FILES + name for name in head.files)
    yield from (_PAGES + name for name in head.pages)
    yield from (item.path for item in head.signoffs.values())
    yield from {line.position.path for line in head.feedback}


def _base(head: Corpus, tree: dict[str, str], touched: frozenset[str], blobs: dict[str, bytes]) -> Corpus:
    """The base: what was not touched is taken from `head`, for it is the same; the rest is read from the blobs."""
    documents: list[Document] = [item for item in head.documents() if item.path not in touched]
    written: list[Document] = [item for item in head.written if item.path not in touched]
    folders = {str(parent) for path in tree for parent in PurePosixPath(path).parents}
    problems: list[Problem] = [
        item
        for item in head.problems
        if item.position.path not in touched and (item.position.path in tree or item.position.path in folders)
    ]
    unreadable = set(head.unreadable - touched)
    signoffs: dict[str, SignOff] = {key: item for key, item in head.signoffs.items() if item.path not in touched}
    feedback = [line for line in head.feedback if line.position.path not in touched]
    for path, data in sorted(blobs.items()):
        if path.startswith(_DOCUMENTS) and path.endswith(".md") and path.count("/") == 2:
            document, found = read_document(path, data)
            documents += [document] if document else []
            unreadable |= set() if document else {path}
            problems += () if document else found
        elif path.startswith(_PAGES) and path.endswith(".md"):
            page, found = read_page(path, data)
            written += [page] if page else []
            problems += found
        elif path.startswith(_SIGNOFFS):
            signoff, found = parse_signoff(path, data)
            signoffs |= {signoff.id: signoff} if signoff else {}
            problems += found
        elif path.startswith(_FEEDBACK):
            lines, found = parse_feedback(path, data)
            feedback += lines
            problems += found
    files = {path.removeprefix(_FILES) for path in tree if path.startswith(_FILES)}
    pages = {path.removeprefix(_PAGES) for path in tree if path.startswith(_PAGES)}
    same = {name: item for name, item in head.attached.items() if name in files and _FILES + name not in touched}
    kept = {path: text for path, text in head.site_files.items() if path not in touched}
    base = assemble(documents, problems, unreadable, files, pages)
    written.sort(key=lambda page: page.path)
    feedback.sort(key=lambda line: line.position)
    asked = tuple(feedback)
    return replace(base, written=tuple(written), attached=same, signoffs=signoffs, site_files=kept, feedback=asked)


def _parting(root: Path, ref: str) -> str:
    """The commit where REF and HEAD parted."""
    if not ref.strip() or ref.startswith("-") or "\0" in ref:
        raise HistoryError(f"--base 后面应是分支名或提交号，如 origin/main，现在是“{ref[:40]}”")
    _refuse_outside(root)
    hint = (
        "；仓库只取了最近几次提交，CI 里设置取全部历史（GitHub：fetch-depth: 0，GitLab：GIT_DEPTH: 0）"
        if _is_shallow(root)
        else ""
    )
    known = _run(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    if known.returncode:
        missing = f"git 里没有“{ref[:80]}”这个分支或提交。先运行 git fetch origin，再写 origin/ 加分支名"
        raise HistoryError(missing + hint)
    names = [f"refs/{kind}/{ref}" for kind in ("tags", "heads", "remotes")]
    existing = _git(root, "for-each-ref", "--format=%(refname)", *names).decode("utf-8", "replace").split("\n")
    if len({*existing} & {*names}) > 1:  # git would take the tag, which anybody may have made
        raise HistoryError(
            f"“{ref[:80]}”既是标签又是分支，不知道和哪个比。删掉同名的标签，或写全名，如 refs/remotes/{ref[:80]}"
        )
    merged = _run(root, "merge-base", known.stdout.decode().strip(), "HEAD")
    commit = merged.stdout.decode().strip()
    if merged.returncode or not commit:
        raise HistoryError(f"“{ref[:80]}”和现在的提交没有共同的起点，没法比较{hint or '。核对 --base 写的分支'}")
    return commit


def _refuse_outside(root: Path) -> None:
    """There must be a repository with a commit."""
    found = _run(root, "rev-parse", "--is-inside-work-tree")
    if found.returncode or found.stdout.strip() != b"true":
        said = found.stderr.decode("utf-8", "replace")
        if "dubious ownership" in said:
            raise HistoryError(
                f"git 不认这个目录的主人。运行 git config --global --add safe.directory {root.as_posix()}"
            )
        raise HistoryError("这个目录不在 git 仓库里，没有可用的历史。进入仓库，或去掉 --base、--as-of")
    if _run(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").returncode:
        raise HistoryError("这个仓库还没有任何提交，没有可用的历史。去掉 --base、--as-of")


def _is_shallow(root: Path) -> bool:
    return _run(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _tree(root: Path, commit: str) -> dict[str, str]:
    """Path to blob of every regular file below the project; links are left out, as the reader leaves them out."""
    tree = {}
    for entry in _names(_git(root, "ls-tree", "-r", "-z", commit, "--", *_READ)):
        facts, _, path = entry.partition("\t")
        mode, _, blob = facts.split(" ")
        _refuse_mode(mode, path)
        if mode not in (_SUBMODULE, _LINK):
            tree[path] = blob
    return tree


def _refuse_mode(mode: str, path: str) -> None:
    """What git keeps at a path of content/ must be a file: it says nothing of the files in another repository or behind a link."""
    if mode == _SUBMODULE and f"{path}/".startswith("content/"):
        raise HistoryError(f"“{path}”是另一个仓库（子模块），比较不了。把里面的文件放进本仓库")
    if mode == _LINK and path == "content":
        raise HistoryError("“content”是一个链接，比较不了。换成目录，把文件放进去")


def _refuse_detours(root: Path, head: Corpus) -> None:
    """The same of the working tree, whatever git knows of it."""
    if (root / "content").is_symlink():
        _refuse_mode(_LINK, "content")
    paths = (*(problem.position.path for problem in head.problems), *(_FILES + name for name in head.files))
    for path in paths:
        folder, found, _ = f"{path}/".partition("/.git/")
        if found:
            _refuse_mode(_SUBMODULE, folder)


def _changed(differ: bytes) -> Iterator[str]:
    """The paths of a raw diff."""
    entries = _names(differ)
    for facts, path in zip(entries[::2], entries[1::2], strict=True):
        _refuse_mode(facts.split(" ")[1], path)
        yield path


def _nothing_at_all(root: Path, commit: str) -> bool:
    """Whether the state to be judged is the commit it is compared with, to the last file of the repository."""
    if _git(root, "rev-parse", "--verify", "HEAD^{commit}").decode().strip() != commit:
        return False
    return not _git(root, "diff", "--raw", *_PLAINLY, "--no-relative", "HEAD")


def _hidden(root: Path) -> set[str]:
    """Files whose edits git was told to overlook (assume-unchanged, skip-worktree)."""
    entries = _names(_git(root, "ls-files", "-z", "-v", "--", *_READ))
    return {path for tag, _, path in (entry.partition(" ") for entry in entries) if tag == "S" or tag.islower()}


def _blobs(root: Path, wanted: dict[str, str], *, whole: bool = False) -> dict[str, bytes]:
    """The bytes of these blobs by path, all of them asked of one process; attachments and long tails only when `whole`."""
    paths = [path for path in wanted if whole or not path.startswith(_FILES)]
    asked = "".join(f"{wanted[path]}\n" for path in paths).encode()
    data, start, found = _git(root, "cat-file", "--batch", given=asked) if paths else b"", 0, {}
    for path in paths:
        end = data.find(b"\n", start)
        facts = data[start:end].split()
        if end < 0 or len(facts) != 3 or facts[1] != b"blob":
            raise HistoryError(f"git 里“{path}”的旧版本取不出来。运行 git fetch 取全历史，或去掉 --base 检查全部")
        size = int(facts[2])
        found[path] = data[end + 1 : end + 1 + size]
        start = end + 2 + size
    return found if whole else {path: text[: MAX_FILE + 1] for path, text in found.items()}


def _names(output: bytes) -> list[str]:
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    done = _run(root, *arguments, given=given)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise HistoryError(
            f"git {arguments[0]} 没有成功（{said[-1][:200] if said else done.returncode}），没法比较改动"
        )
    return done.stdout


def _run(root: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    names = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    quiet = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        command = ["git", *_OPTIONS, *arguments]
        return subprocess.run(command, cwd=root, env=names | quiet, input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise HistoryError("找不到 git，--base 要靠它读历史。装上 git，或去掉 --base 检查全部") from None
