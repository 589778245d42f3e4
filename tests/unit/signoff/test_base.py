"""With --base, who may sign and how much sign-off is asked for are for the protected branch to say, not for the change."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.check import command
from generator.reader.history import file_at
from generator.settings import Settings, as_judged_before
from tests.project import ID, POLICY, edit, valid_project
from tests.signing import sign_all

SIGN_OFF = f"content/signoffs/{ID}.yml"
SIGNED = (("起草", "示例甲", "2026-02-24"), ("审核", "示例乙", "2026-02-25"), ("签发", "示例丙", "2026-02-26"))


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=zcjd", "-c", "user.email=zcjd@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    root = valid_project(tmp_path / "project")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as stream:
        stream.write("    审签凭证: 摘要\n")
    sign_all(root, ID, SIGNED)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "base")
    return root


def codes(root: Path, *arguments: str) -> str:
    result = CliRunner().invoke(command, [*arguments, "--date", "2026-06-01"], obj=root, standalone_mode=False)
    assert result.exception is None, result.exception
    return result.output


def test_a_change_that_asks_for_less_is_held_to_what_was_asked(root: Path) -> None:
    edit(root, "mkdocs.yml", "    审签凭证: 摘要\n", "")
    (root / SIGN_OFF).unlink()
    assert "ZJ211" not in codes(root)
    assert codes(root, "--base", "main").count("ZJ211 [阻断]") == 3


def test_a_change_that_takes_a_sign_off_away_is_blocked_where_none_is_asked_for(root: Path) -> None:
    edit(root, "mkdocs.yml", "    审签凭证: 摘要\n", "")
    git(root, "commit", "-q", "-am", "nothing asked")
    (root / SIGN_OFF).unlink()
    assert "ZJ211" not in codes(root)
    assert "在这次改动里没有了" in codes(root, "--base", "main")


def test_an_edit_after_sign_off_is_seen_in_the_change(root: Path) -> None:
    edit(root, POLICY, "每月500元", "每月600元")
    assert "ZJ212" in codes(root, "--base", "main")


def test_a_file_is_read_from_the_branch_not_from_here(root: Path) -> None:
    (root / "signers").write_text("示例甲 here\n", encoding="utf-8")
    assert file_at(root, "main", "signers") is None
    git(root, "add", "signers")
    git(root, "commit", "-q", "-m", "list")
    (root / "signers").write_text("示例乙 changed\n", encoding="utf-8")
    assert file_at(root, "main", "signers") == "示例甲 here\n".encode()


@pytest.mark.parametrize(
    ("now", "before", "wanted"), [("不要求", "签名", "签名"), ("签名", "摘要", "签名"), ("摘要", "不要求", "摘要")]
)
def test_the_stricter_of_two_settings_counts(now: str, before: str, wanted: str) -> None:
    assert as_judged_before(Settings(Path(), signoff=now), Settings(Path(), signoff=before)).signoff == wanted
