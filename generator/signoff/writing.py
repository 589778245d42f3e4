"""A sign-off file as text: a new statement goes to its end, those it replaces go out."""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import SignOff, Statement

HEADER = "# 审签凭证，由 zcjd sign 写入，不要手改。文件有改动的，按 起草、审核、签发 的顺序重新签。\n"
_BARE = re.compile(r"\w[\w./-]*")


def with_statement(text: str, signoff: SignOff | None, kept: Collection[Statement], statement: Statement) -> str:
    """The text of the sign-off file with `kept` of its statements and this one; comments on lines of their own stay.

    `signoff` is what `text` reads as, None for a new file.
    """
    if signoff is None:
        return HEADER + _block(statement)
    lines = text.splitlines()
    starts = [item.position.line - 1 for item in signoff.statements]
    if any(not lines[start].startswith("- ") for start in starts):  # another program has written it
        head = [line for line in lines[: min(starts)] if line.startswith("#")]
        return "\n".join([*head, ""]) + "".join(map(_block, [*kept, statement]))
    dropped: set[int] = set()
    for item, start, end in zip(signoff.statements, starts, [*starts[1:], len(lines)], strict=True):
        if item not in kept:
            dropped |= {row for row in range(start, end) if not lines[row].startswith("#")}
    left = [line for row, line in enumerate(lines) if row not in dropped and line.strip()]
    return "\n".join([*left, ""]) + _block(statement)


def _block(statement: Statement) -> str:
    lines = [
        f"- 身份: {statement.role}",
        f"  姓名: {statement.name}",
        f"  日期: {statement.day}",
        f"  编号: {statement.id}",
        f"  级别: {statement.level}",
    ]
    if statement.open_keys:
        lines.append(f"  待填: [{', '.join(statement.open_keys)}]")
    lines.append(f"  政策: {statement.policy}")
    lines += _digests("解读", statement.interpretations) + _digests("附件", statement.files)
    if statement.signature:
        lines += ["  签名: |", *(f"    {line}" for line in statement.signature.splitlines())]
    return "\n".join([*lines, ""])


def _digests(key: str, digests: Mapping[str, str]) -> list[str]:
    if not digests:
        return []
    names = ((name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False)) for name in digests)
    return [f"  {key}:", *(f"    {name}: {digest}" for name, digest in zip(names, digests.values(), strict=True))]


def replace_file(path: Path, text: str) -> None:
    """Write the file whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with part.open("xb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
