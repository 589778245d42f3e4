"""What has no business in content/, or means harm: each is a finding, found soon, and nothing of it reaches a site."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project import INTERPRETATION, POLICY, valid_project

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs special files, and names of any bytes")

ROOT = Path(__file__).parents[2]
SECONDS = 10
"""Of the processor's time for a whole check."""

Harm = Callable[[Path], object]


def put(root: Path, name: str, data: str | bytes = "甲") -> Path:
    file = root / "content" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


def add(root: Path, path: str, text: str) -> None:
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(f"\n\n{text}\n")


def bind(root: Path) -> None:
    """A socket: what is left when a program ends; any user can make one, unlike a device."""
    here = Path.cwd()
    os.chdir(root / "content/policies")  # an address of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("2026-a.md")
    finally:
        os.chdir(here)


def link_away(root: Path) -> None:
    (root / "content/policies").rename(root / "elsewhere")
    (root / "content/policies").symlink_to(root / "elsewhere")


def attach(root: Path, name: str, data: bytes) -> None:
    put(root, f"files/{name}", data)
    add(root, POLICY, f"[表格](../files/{name})")


def pack(root: Path) -> None:
    file = put(root, "files/a.zip", b"")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"{number}.txt", b"0" * (50 << 20))
    add(root, POLICY, "[表格](../files/a.zip)")


def flow_of(steps: int) -> str:
    named = "\n".join(f"  - 名称: 甲{number}" for number in range(steps))
    return f"```flow\n名称: 长流程\n步骤:\n{named}\n```"


PIPE, NAMES = "content/policies/2026-pipe.md", "content/policies/2026-"
HARMS: dict[str, tuple[Harm, str, str]] = {  # what is done, the code and the place of what is found
    "a pipe as a document": (lambda root: os.mkfifo(root / PIPE), "ZJ007", PIPE),
    "a pipe as a page": (
        lambda root: os.mkfifo(put(root, "pages/a.md").with_name("b.md")),
        "ZJ007",
        "content/pages/b.md",
    ),
    "a pipe as a file": (lambda root: os.mkfifo(put(root, "files/a.txt").with_name("b")), "ZJ007", "content/files/b"),
    "a socket": (bind, "ZJ007", "content/policies/2026-a.md"),
    "a link instead of a directory": (link_away, "ZJ007", "content/policies"),
    "a link out of the tree": (
        lambda root: put(root, "files/a.txt").with_name("b.txt").symlink_to("/etc/hostname"),
        "ZJ007",
        "content/files/b.txt",
    ),
    "a name in GBK": (
        lambda root: os.close(os.open(os.fsencode(root / NAMES) + b"\xc4\xe3.md", os.O_CREAT)),
        "ZJ007",
        f"{NAMES}\\udcc4\\udce3.md",
    ),
    "a name of two lines": (lambda root: put(root, "policies/2026-a\nb.md"), "ZJ007", f"{NAMES}a\\u000ab.md"),
    "a file's name of two lines": (lambda root: put(root, "files/a\nb.pdf"), "ZJ007", "content/files/a\\u000ab.pdf"),
    "names of documents alike": (
        lambda root: (root / POLICY.replace("zufang", "Zufang")).write_bytes((root / POLICY).read_bytes()),
        "ZJ011",
        POLICY.replace("zufang", "Zufang"),
    ),
    "names of files alike": (
        lambda root: put(put(root, "files/A.txt").parents[2], "files/a.txt"),
        "ZJ007",
        "content/files/a.txt",
    ),
    "names of pages alike": (
        lambda root: put(put(root, "pages/Bz.md").parents[2], "pages/bz.md"),
        "ZJ007",
        "content/pages/bz.md",
    ),
    "a loud extension": (lambda root: put(root, "policies/2026-a.MD"), "ZJ007", "content/policies/2026-a.MD"),
    "a leftover": (lambda root: put(root, "policies/2026-a.md.orig"), "ZJ008", "content/policies/2026-a.md.orig"),
    "a copy": (lambda root: put(root, "policies/2026-a - 副本.md"), "ZJ002", "content/policies/2026-a - 副本.md"),
    "a directory of one's own": (lambda root: put(root, "drafts/a.md"), "ZJ007", "content/drafts"),
    "quotations": (lambda root: add(root, INTERPRETATION, ">" * 50_000), "ZJ009", INTERPRETATION),
    "a flow of 3,000 steps": (lambda root: add(root, INTERPRETATION, flow_of(3000)), "ZJ409", INTERPRETATION),
    "a program called a picture": (lambda root: attach(root, "a.png", b"MZ\x90\0\3" + b"\0" * 90), "ZJ023", POLICY),
    "a program called a document": (lambda root: attach(root, "a.pdf", b"\x7fELF\2" + b"\0" * 90), "ZJ023", POLICY),
    "a page called a document": (lambda root: attach(root, "a.docx", b"<script>1</script>"), "ZJ023", POLICY),
    "an archive that swells": (pack, "ZJ023", POLICY),
}


MUCH = {
    "brackets": "[" * 50_000,
    "links in links": "[a](" * 20_000,
    "emphasis": "*a_" * 60_000,
    "ticks": " ".join("`" * number for number in range(1, 900)),
    "columns": "|a" * 9000 + "|\n" + "|-" * 9000 + "|\n",
    "references": "".join(f"[{number}]: /{number}\n" for number in range(9000)) + "[1][2]" * 9000,
}


@pytest.mark.parametrize("name", HARMS)
def test_it_is_found_where_it_is_and_soon(name: str, tmp_path: Path) -> None:
    harm, code, place = HARMS[name]
    root = valid_project(tmp_path / "project")
    harm(root)
    found = check(root)
    assert (code, place) in found, found


@pytest.mark.parametrize("text", MUCH.values(), ids=MUCH)
def test_text_that_is_hard_to_read_is_read_soon(text: str, tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    add(root, INTERPRETATION, text)
    assert {place for _, place in check(root)} <= {INTERPRETATION}


def check(root: Path) -> set[tuple[str, str]]:
    """Codes and places of the findings."""
    code, said = run(root, "check", "--format", "json")
    assert code in (0, 1), said
    return {(finding["code"], finding["path"]) for finding in json.loads(said)["findings"]}


def run(root: Path, *arguments: str) -> tuple[int, str]:
    """Exit code and output of a command, by a process that is ended when it takes too long."""
    import resource

    done = subprocess.run(
        [sys.executable, "-m", "generator", "-C", str(root), *arguments, "--date", "2026-06-01"],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)),
    )  # fmt: skip
    return done.returncode, done.stdout or done.stderr


def test_nothing_of_what_was_left_reaches_the_site(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    names = ("help.md~", "help.md.orig", ".help.md.swp", "~$a.png", ".hidden/b.png", "a.tmp", ".a.md", "sub/x.bak")
    for name in (*(f"pages/{name}" for name in names), "files/a.txt.bak", "policies/.a.md"):
        put(root, name, "机密草稿")
    assert run(root, "build")[0] == 0
    assert {code for code, _ in check(root)} == {"ZJ008"}
    site = root / "site"
    assert (site / "index.html").exists()
    assert not [path for path in site.rglob("*") if path.is_file() and "机密草稿".encode() in path.read_bytes()]
