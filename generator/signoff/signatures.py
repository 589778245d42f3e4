"""SSH signatures of statements, made and verified by OpenSSH's ``ssh-keygen -Y``: the only caller of it."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Statement

NAMESPACE = "zcjd"
SIGNERS = "signers"
"""The file in the project that says who may sign with which key, in OpenSSH's format of allowed signers."""

_SECONDS = 20
_ARMOR = re.compile(r"-----BEGIN SSH SIGNATURE-----([A-Za-z0-9+/=\s]{1,20000})-----END SSH SIGNATURE-----")


class Verdict(StrEnum):
    """What came of a verification."""

    GOOD = "good"
    BAD = "bad"  # made over something else, with another purpose, or no signature at all
    UNKNOWN_SIGNER = "unknown signer"  # the key is not this person's on the list, or was not on that day
    NO_LIST = "no list"  # there is no list of signers
    NO_PROGRAM = "no program"  # ssh-keygen is missing or does not work


class SigningFailed(Exception):
    """ssh-keygen did not sign; the message is one Chinese sentence."""


def available() -> bool:
    """Whether ssh-keygen can be run here."""
    import shutil

    return shutil.which("ssh-keygen") is not None


def sign(statement: Statement, key: Path) -> str:
    """The armored signature over the statement with this private key; ssh-keygen asks for its passphrase by itself."""
    if not available():
        raise SigningFailed("这台机器上没有 ssh-keygen，不能签名。装上 OpenSSH，或者不用 --key")
    command = ["ssh-keygen", "-Y", "sign", "-q", "-f", str(key), "-n", NAMESPACE]
    import subprocess  # here and below: a check without signatures does not pay for it

    try:
        done = subprocess.run(command, input=statement.canonical(), capture_output=True, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SigningFailed("ssh-keygen 运行不了，没有签名") from error
    armored = normal_armor(done.stdout.decode("ascii", "replace"))
    if done.returncode or not armored:
        why = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise SigningFailed(
            f"ssh-keygen 没有签名（{why[-1] if why else done.returncode}）。核对 --key 写的私钥文件和口令"
        )
    return armored


def verify(statement: Statement, signers: str) -> Verdict:
    """Whether the statement bears a signature by the person it names, with a key that was theirs on its day."""
    armored = normal_armor(statement.signature)
    if not armored:
        return Verdict.BAD
    if not signers.strip():
        return Verdict.NO_LIST
    if not available():
        return Verdict.NO_PROGRAM
    return _verify(statement.canonical(), armored, signers, statement.name, f"{statement.day:%Y%m%d}1200")


@lru_cache(maxsize=4096)
def _verify(said: bytes, armored: str, signers: str, name: str, time: str) -> Verdict:
    import tempfile

    with tempfile.TemporaryDirectory(prefix="zcjd-") as folder:
        listed, signature = Path(folder) / SIGNERS, Path(folder) / "signature"
        listed.write_bytes(signers.encode("utf-8", "surrogateescape"))
        signature.write_text(armored, encoding="ascii", newline="\n")
        files = ["-s", str(signature)]
        known = ["-f", str(listed), "-I", name, f"-Overify-time={time}"]
        if (code := _run(["verify", *known, "-n", NAMESPACE, *files], said)) is None:
            return Verdict.NO_PROGRAM
        if code == 0:
            return Verdict.GOOD
        whole = _run(["check-novalidate", "-n", NAMESPACE, *files], said)  # the signature apart from who made it
        return Verdict.UNKNOWN_SIGNER if whole == 0 else Verdict.BAD


def _run(arguments: list[str], said: bytes) -> int | None:
    import subprocess

    command = ["ssh-keygen", "-Y", *arguments]
    try:
        return subprocess.run(command, input=said, capture_output=True, timeout=_SECONDS, check=False).returncode
    except (OSError, subprocess.TimeoutExpired):
        return None


def normal_armor(text: str) -> str:
    """The armored signature with its usual line breaks, or an empty string when there is none in `text`."""
    found = _ARMOR.search(text)
    if found is None:
        return ""
    code = "".join(found[1].split())
    lines = [code[start : start + 70] for start in range(0, len(code), 70)]
    return "\n".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""])
