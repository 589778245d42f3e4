"""What lies below content/: which files are documents, which are foreign, and their bytes as text."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.model import Position, Problem, ProblemKind
from generator.trouble import reason

MAX_FILE = 1024 * 1024
MAX_LINES = 100_000
DOCUMENTS = ("policies", "interpretations", "consultations")
"""Directories below content/ that hold documents, one a file."""

OTHERS = ("signoffs", "showcase", "feedback", "search", "pages", "files")
"""Directories below content/ whose files are not documents."""

MAX_FOLDERS = 16
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico")
RESERVED = {
    "search",
    "policies",
    "interpretations",
    "consultations",
    "showcase",
    "files",
    "assets",
    "404",
    "404.html",
    "robots.txt",
    "sitemap.xml",
}
"""Addresses that the site makes itself."""

LEFTOVER = re.compile(r"(~\$.*|\..*|.*~|.*\.(swp|swo|tmp|bak|orig)|Thumbs\.db|desktop\.ini)", re.IGNORECASE)
_SIGNOFF = re.compile(r"(\d{4}-[a-z0-9]+(?:-[a-z0-9]+)*)\.yml", re.ASCII)
_YEAR = re.compile(r"20\d\d", re.ASCII)
_KEPT = {".gitkeep"}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(slots=True)
class Listing:
    """Documents to read, attachments that exist, and what has no place."""

    documents: list[str] = field(default_factory=list)
    attachments: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    signoffs: dict[str, str] = field(default_factory=dict)  # id of the pair to path
    showcase: list[str] = field(default_factory=list)
    feedback: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def list_content(root: Path) -> Listing:
    """Walk content/ below `root` without following links. Paths are relative to `root`, with forward slashes."""
    listing = Listing()
    content = root / "content"
    if content.is_symlink():
        fix = "换成目录，把政策、解读等放进去"
        listing.problems.append(Problem(ProblemKind.FOREIGN, Position("content"), "content 是一个链接，不是目录", fix))
        return listing
    if not content.is_dir():
        message = "没有 content 目录"
        fix = "建立 content/policies 和 content/interpretations，或用 -C 指明项目目录"
        listing.problems.append(Problem(ProblemKind.FOREIGN, Position("content"), message, fix))
        return listing
    for entry in _entries(content, "content", listing):
        name, path = entry.name, f"content/{entry.name}"
        if not entry.is_dir(follow_symlinks=False) or name not in (*DOCUMENTS, *OTHERS):
            _refuse(path, name, listing, f"content 下面只放 {'、'.join((*DOCUMENTS, *OTHERS))} 这几个目录")
        elif name in DOCUMENTS:
            _list_documents(Path(entry.path), path, listing)
        elif name == "files":
            _list_files(Path(entry.path), "files/", listing, listing.attachments)
        elif name == "pages":
            _list_files(Path(entry.path), "pages/", listing, listing.pages)
        elif name == "signoffs":
            _list_signoffs(Path(entry.path), path, listing)
        elif name == "showcase":
            _list_showcase(Path(entry.path), path, listing)
        elif name == "feedback":
            _list_feedback(Path(entry.path), path, listing)
        elif name == "search":
            _list_search(Path(entry.path), path, listing)
    return listing


def _entries(folder: Path, path: str, listing: Listing) -> Iterator[os.DirEntry[str]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        message = f"目录读不出来（{reason(error)}）"
        listing.problems.append(Problem(ProblemKind.UNREADABLE, Position(path), message, "检查目录的权限"))
        return
    for entry in entries:
        if entry.name in _KEPT:
            continue
        if entry.is_symlink():
            _refuse(f"{path}/{entry.name}", entry.name, listing, "这是一个链接，不是文件", "换成文件本身")
            continue
        yield entry


def _list_documents(folder: Path, path: str, listing: Listing) -> None:
    for entry in _entries(folder, path, listing):
        place = f"{path}/{entry.name}"
        if entry.name.endswith(".md") and not LEFTOVER.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
            if _printable(place):
                listing.documents.append(place)
            else:
                _refuse(place, entry.name, listing, "文件名里有无法显示的字符", "改名，只用小写字母、数字和“-”")
        elif entry.name.endswith(".md") and not LEFTOVER.fullmatch(entry.name):
            _refuse(place, entry.name, listing, "不是普通文件", "移出 content")
        elif entry.name.lower().endswith((".md", ".markdown")) and not LEFTOVER.fullmatch(entry.name):
            _refuse(place, entry.name, listing, "扩展名不是小写的 .md", "把扩展名改成 .md")
        elif entry.is_dir(follow_symlinks=False):
            _refuse(place, entry.name, listing, "这里不放子目录", "把里面的 .md 文件移到上一级")
        else:
            _refuse(place, entry.name, listing, "这里只放 .md 文件", "附件移到 content/files，其他文件移出 content")


def _list_signoffs(folder: Path, path: str, listing: Listing) -> None:
    for entry in _entries(folder, path, listing):
        place, found = f"{path}/{entry.name}", _SIGNOFF.fullmatch(entry.name)
        if found and entry.is_file(follow_symlinks=False):
            listing.signoffs[found[1]] = place
        else:
            fix = "政策和解读的审签凭证由 zcjd sign 写；其他文件移出 content"
            kind = ProblemKind.SIGNOFF_PLACE
            _refuse(place, entry.name, listing, "这里只放“编号.yml”，如 2026-zufang-butie.yml", fix, kind)


def _list_showcase(folder: Path, path: str, listing: Listing) -> None:
    """Gather the files of every year; which of them can be used is said by who reads them."""
    for entry in _entries(folder, path, listing):
        place = f"{path}/{entry.name}"
        if not (_YEAR.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)):
            _refuse(place, entry.name, listing, "这里一年一个目录，如 showcase/2026", "移到那一年的目录里")
            continue
        for inside in _entries(Path(entry.path), place, listing):
            name = inside.name
            if inside.is_file(follow_symlinks=False) and _printable(name) and not LEFTOVER.fullmatch(name):
                listing.showcase.append(f"{place}/{name}")
            else:
                _refuse(f"{place}/{name}", name, listing, "不是普通文件", "移出 content")


def _list_feedback(folder: Path, path: str, listing: Listing) -> None:
    """Gather every file; which of them can be used is said by who reads them."""
    for entry in _entries(folder, path, listing):
        place = f"{path}/{entry.name}"
        if entry.is_file(follow_symlinks=False) and _printable(entry.name) and not LEFTOVER.fullmatch(entry.name):
            listing.feedback.append(place)
        else:
            _refuse(place, entry.name, listing, "这里不放子目录，只放 .csv 文件", "把里面的 .csv 文件移到上一级")


def _list_search(folder: Path, path: str, listing: Listing) -> None:
    for entry in _entries(folder, path, listing):
        if entry.name != "同义词.txt" or not entry.is_file(follow_symlinks=False):
            _refuse(f"{path}/{entry.name}", entry.name, listing, "这里只放同义词.txt", "改名，或者移出 content")


def _list_files(folder: Path, prefix: str, listing: Listing, found: set[str]) -> None:
    """Gather what lies below `folder`, relative to the directory of content/ that `prefix` begins with."""
    base = f"content/{prefix}"
    seen: dict[str, str] = {}
    for entry in _entries(folder, base.rstrip("/"), listing):
        if entry.name.startswith("."):
            _refuse(base + entry.name, entry.name, listing, "")  # a leftover, with whatever lies in it
        elif (other := seen.setdefault(entry.name.casefold(), entry.name)) != entry.name:
            _refuse(base + entry.name, entry.name, listing, f"和“{other}”只差大小写，在有的电脑上会互相覆盖", "改名")
        elif entry.is_dir(follow_symlinks=False) and prefix.count("/") <= MAX_FOLDERS:
            _list_files(Path(entry.path), f"{prefix}{entry.name}/", listing, found)
        elif prefix.count("/") > MAX_FOLDERS:
            _refuse(base + entry.name, entry.name, listing, f"目录套了 {MAX_FOLDERS} 层以上", "移到上面几层")
        elif not entry.is_file(follow_symlinks=False) or LEFTOVER.fullmatch(entry.name) or not _printable(entry.name):
            _refuse(base + entry.name, entry.name, listing, "不是普通文件", "移出 content")
        else:
            name = f"{prefix}{entry.name}".partition("/")[2]
            if prefix.startswith("pages/") and (trouble := _page_trouble(name)):
                _refuse(base + entry.name, entry.name, listing, *trouble)
            found.add(name)


def _page_trouble(name: str) -> tuple[str, str] | None:
    """Why a file cannot stand among the hand-written pages: message and remedy."""
    if name.split("/", maxsplit=1)[0].removesuffix(".md") in RESERVED:
        return "这个名字由程序使用", "换一个名字"
    if not name.lower().endswith((".md", *PICTURES)):
        return f"手写页面旁边只放 .md 和图片（{'、'.join(PICTURES)}）", "供下载的文件移到 content/files"
    return None


def _printable(name: str) -> bool:
    return name.isprintable() and not any("\ud800" <= character <= "\udfff" for character in name)


def _refuse(
    path: str,
    name: str,
    listing: Listing,
    message: str,
    fix: str = "移出 content",
    kind: ProblemKind = ProblemKind.FOREIGN,
) -> None:
    plain = path.encode("utf-8", "backslashreplace").decode()
    shown = Position("".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in plain))
    if LEFTOVER.fullmatch(name):
        message, fix = "编辑器或系统留下的临时文件，不会发布", "删掉"
        listing.problems.append(Problem(ProblemKind.LEFTOVER, shown, message, fix))
    else:
        listing.problems.append(Problem(kind, shown, message, fix))


def read_bytes(file: Path, path: str) -> bytes | Problem:
    """The bytes of a regular file of at most MAX_FILE, else the reason why not."""
    try:
        status = file.lstat()
        if not stat.S_ISREG(status.st_mode):
            return Problem(ProblemKind.FOREIGN, Position(path), "不是普通文件", "移出 content")
        if status.st_size > MAX_FILE:
            size = status.st_size / MAX_FILE
            return Problem(
                ProblemKind.UNREADABLE,
                Position(path),
                f"文件有 {size:.1f} MB，超过 1 MB",
                "图片和表格放进附件，正文只留文字",
            )
        return file.read_bytes()
    except OSError as error:
        return Problem(
            ProblemKind.UNREADABLE, Position(path), f"文件打不开（{reason(error)}）", "检查文件的权限，或重新保存一次"
        )


def unify_line_ends(text: str) -> str:
    """The text with every kind of line end as ``\\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")


def decode(data: bytes, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Strict UTF-8 to text with ``\\n`` line ends; None with a problem when it is not.

    Control characters are left out, with a problem for each of the first 20 lines that hold one.
    """
    if len(data) > MAX_FILE:
        return None, (
            Problem(ProblemKind.UNREADABLE, Position(path), "文件超过 1 MB", "图片和表格放进附件，正文只留文字"),
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (_undecodable(data, error, path),)
    text = unify_line_ends(text)
    if text.count("\n") >= MAX_LINES:
        return None, (
            Problem(ProblemKind.UNREADABLE, Position(path), "文件超过 10 万行", "删掉多余的空行；名单和表格放进附件"),
        )
    if not _FORBIDDEN.search(text):
        return text, ()
    problems = []
    for row, line in enumerate(text.split("\n"), 1):
        if found := _FORBIDDEN.search(line):
            message = f"有看不见的控制字符 U+{ord(found.group()):04X}"
            fix = "删掉这个字符（在这一行重新打一遍文字最省事）"
            problems.append(Problem(ProblemKind.UNREADABLE, Position(path, row, found.start() + 1), message, fix))
            if len(problems) == 20:
                break
    return _FORBIDDEN.sub("", text), tuple(problems)


def _undecodable(data: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    line = data.count(b"\n", 0, error.start) + 1
    place = Position(path, line)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        message = "这是 Word、PDF 或压缩文件，不是文本"
        fix = "在 Word 或 WPS 里另存为“纯文本（UTF-8）”，再用 zcjd import 转换；要当附件的，移到 content/files"
        return Problem(ProblemKind.UNREADABLE, Position(path), message, fix)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding, name = "utf-16", "UTF-16"
    else:
        try:
            data.decode("gb18030")
            encoding, name = "gb18030", "GBK"
        except UnicodeDecodeError:
            message = "不是文本文件，或编码损坏"
            return Problem(ProblemKind.UNREADABLE, place, message, "在编辑器里另存为 UTF-8 编码的文本")
    command = f"iconv -f {encoding} -t utf-8 {path} > 临时.md && mv 临时.md {path}"
    fix = f"在记事本或 WPS 里“另存为”，编码选 UTF-8；或者运行 {command}"
    return Problem(ProblemKind.UNREADABLE, place, f"文件是 {name} 编码，要用 UTF-8", fix)
