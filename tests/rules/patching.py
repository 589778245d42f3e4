"""Applies the patches of rule explanations and edge cases to a project on disk; `generator.rules.documentation` says what they are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.project import INTERPRETATION, POLICY
from tests.signing import sign_all

if TYPE_CHECKING:
    from generator.rules.documentation import Patch

_FILES = {"政策": POLICY, "解读": INTERPRETATION}


def apply(root: Path, patch: Patch) -> None:
    """Change the project as the patch says; a patch that means nothing fails the test."""
    if patch.kind in ("文件", "文件-gbk"):
        _write(root / patch.target, patch.text + "\n", "gb18030" if patch.kind == "文件-gbk" else "utf-8")
    elif patch.kind == "审签":
        sign_all(root, patch.target, [tuple(line.split(" ")) for line in patch.text.splitlines()])
    elif patch.kind == "删除" and not patch.detail:
        (root / patch.target).unlink()
    elif patch.target == "设置":
        config = root / "mkdocs.yml"
        lines = "".join(f"    {line}\n" for line in patch.text.splitlines())
        _write(config, config.read_text(encoding="utf-8").rstrip() + "\n" + lines)
    elif patch.kind == "yaml":
        source = root / _FILES[patch.target]
        file = source.parent / f"{patch.detail}.md" if patch.detail else source
        head, body = _halves((file if file.exists() else source).read_text(encoding="utf-8"))
        _write(file, f"---\n{_merged(head, patch.text)}---\n{body}")
    else:
        assert patch.kind in ("markdown", "删除"), f"unknown patch {patch.kind}"
        file = root / _FILES[patch.target]
        head, body = _halves(file.read_text(encoding="utf-8"))
        text = None if patch.kind == "删除" else patch.text
        body = _with_section(body, patch.detail, text) if patch.detail else f"\n{patch.text}\n"
        _write(file, f"---\n{head}---\n{body}")


def _write(file: Path, text: str, encoding: str = "utf-8") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode(encoding))


def _halves(text: str) -> tuple[str, str]:
    _, head, body = text.split("---\n", 2)
    return head, body


def _entries(head: str) -> list[tuple[str, str]]:
    return [(entry.partition(":")[0], entry) for entry in re.findall(r"^\S.*\n(?:[ \t]+.*\n)*", head, re.MULTILINE)]


def _merged(head: str, patch: str) -> str:
    new = _entries(patch + "\n")
    replaced = {key for key, _ in new}
    kept = [entry for key, entry in _entries(head) if key not in replaced]
    return "".join(kept + [entry for _, entry in new if entry.partition(":")[2].strip()])


def _with_section(body: str, title: str, text: str | None) -> str:
    """The body with the text below ``## title`` replaced, the section added, or (for None) removed."""
    parts = re.split(r"(?m)^(?=## )", body)
    found = [part.startswith(f"## {title}\n") for part in parts]
    if text is None:
        assert any(found), f"there is no section {title}"
        return "".join(part for part, hit in zip(parts, found, strict=True) if not hit)
    section = f"## {title}\n\n{text}\n\n"
    if not any(found):
        return f"{body.rstrip()}\n\n{section}"
    return "".join(section if hit else part for part, hit in zip(parts, found, strict=True))
