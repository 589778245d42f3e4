"""zcjd sign: writes one statement or nothing at all, and says why not in the drafter's language."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.commands.sign import command
from generator.reader import read_corpus
from generator.signoff.signatures import available
from tests.project import ID, INTERPRETATION, POLICY, edit, valid_project

SIGN_OFF = f"content/signoffs/{ID}.yml"
MORE = INTERPRETATION.replace(".md", ".di-er-lun.md")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772409600")  # 2026-03-02
    return valid_project(tmp_path / "project")


@dataclass(frozen=True)
class Outcome:
    exit_code: int
    output: str


def call(root: Path, *arguments: str) -> Outcome:
    """Run it as `zcjd` does, which takes what a command returns for the exit code."""
    result = CliRunner().invoke(command, arguments, obj=root, standalone_mode=False)
    if isinstance(result.exception, click.ClickException):
        return Outcome(2, result.output + result.exception.format_message())
    assert result.exception is None, result.exception
    return Outcome(result.return_value, result.output)


def run(root: Path, role: str, name: str, day: str = "", *more: str) -> Outcome:
    dated = ("--date", day) if day else ()
    return call(root, ID, "--role", role, "--name", name, *dated, *more)


def sign_all(root: Path) -> None:
    for role, name, day in (
        ("起草", "示例甲", "2026-02-24"),
        ("审核", "示例乙", "2026-02-25"),
        ("签发", "示例丙", "2026-02-26"),
    ):
        result = run(root, role, name, day)
        assert result.exit_code == 0, result.output


def roles(root: Path) -> list[tuple[str, str]]:
    signoff = read_corpus(root).signoffs.get(ID)
    return [(item.role, item.name) for item in signoff.statements] if signoff else []


def test_three_people_sign_one_after_the_other(root: Path) -> None:
    sign_all(root)
    assert roles(root) == [("起草", "示例甲"), ("审核", "示例乙"), ("签发", "示例丙")]
    assert [path.name for path in (root / "content/signoffs").iterdir()] == [f"{ID}.yml"]


@pytest.mark.parametrize(
    ("role", "name", "day", "said"),
    [
        ("审核", "示例乙", "2026-02-25", "没有“起草”凭证"),
        ("起草", "示例甲", "2026-03-03", "还没到"),
        ("起草", "示例甲", "2026-01-11", "早于"),
        ("起草", "示例\u200b甲", "2026-02-24", "只能用汉字"),
        ("起草", "示例甲\r", "2026-02-24", ""),
        ("起草", "", "2026-02-24", "只能用汉字"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(root: Path, role: str, name: str, day: str, said: str) -> None:
    result = run(root, role, name, day)
    if said:
        assert result.exit_code in (1, 2)
        assert said in result.output
        assert not (root / "content/signoffs").exists()
    else:  # blanks at the ends of a name are not part of it
        assert roles(root) == [("起草", "示例甲")]


@pytest.mark.parametrize("name", ["示例甲", "示例 甲", "示例\u3000甲", " 示例甲 "])
def test_nobody_reviews_what_he_drafted(root: Path, name: str) -> None:
    assert run(root, "起草", "示例甲", "2026-02-24").exit_code == 0
    before = (root / SIGN_OFF).read_bytes()
    result = run(root, "审核", name, "2026-02-25")
    assert result.exit_code == 1
    assert "“起草”和“审核”都是示例甲" in result.output
    assert (root / SIGN_OFF).read_bytes() == before


def test_a_later_role_does_not_sign_before_an_earlier_one(root: Path) -> None:
    run(root, "起草", "示例甲", "2026-02-24")
    result = run(root, "审核", "示例乙", "2026-02-23")
    assert result.exit_code == 1
    assert "ZJ214" in result.output


@pytest.mark.parametrize(("role", "days"), [("起草", ["2026-02-27"]), ("审核", ["2026-02-24", "2026-02-27"])])
def test_nobody_drafts_or_reviews_after_the_document_was_approved(root: Path, role: str, days: list[str]) -> None:
    for earlier, day in zip(("起草", "审核"), days, strict=False):
        result = run(root, earlier, {"起草": "示例甲", "审核": "示例乙"}[earlier], day)
    assert result.exit_code == 1
    assert f"“{role}”凭证" in result.output
    assert "ZJ218" in result.output
    assert len(roles(root)) == len(days) - 1


def test_a_refusal_stands_at_a_file_that_is_there(root: Path) -> None:
    result = run(root, "审核", "示例乙", "2026-02-25")
    assert f"{POLICY}:2:" in result.output
    assert SIGN_OFF not in result.output


@pytest.mark.parametrize("written", [POLICY, INTERPRETATION, MORE, f"{ID}.md", POLICY.replace("/", "\\"), SIGN_OFF])
def test_the_path_of_a_file_serves_for_the_id(root: Path, written: str) -> None:
    result = call(root, written, "--role", "起草", "--name", "示例甲", "--date", "2026-02-24")
    assert result.exit_code == 0, result.output
    assert roles(root) == [("起草", "示例甲")]


def test_what_blocks_at_sign_off_cannot_be_signed(root: Path) -> None:
    edit(root, INTERPRETATION, "## 背景依据", "## 闲话")
    result = run(root, "起草", "示例甲", "2026-02-24")
    assert result.exit_code == 1
    assert "ZJ301" in result.output
    assert not (root / SIGN_OFF).exists()


def test_an_edit_voids_all_and_signing_again_starts_over(root: Path) -> None:
    sign_all(root)
    edit(root, INTERPRETATION, "让毕业两年内", "帮毕业两年内")
    assert run(root, "签发", "示例丙", "2026-02-26").exit_code == 1
    result = run(root, "起草", "示例甲", "2026-02-26")
    assert "原来的审核、签发凭证作废" in result.output
    assert roles(root) == [("起草", "示例甲")]


def test_what_the_office_fills_in_later_voids_nothing_but_the_last_word(root: Path) -> None:
    edit(root, POLICY, "文号: 示政办〔2026〕12号\n", "")
    edit(root, POLICY, "阶段: 发布", "阶段: 审签")
    edit(root, INTERPRETATION, "阶段: 发布", "阶段: 审签")
    edit(root, INTERPRETATION, "（示政办〔2026〕12号）", "")
    assert "文号" in run(root, "起草", "示例甲", "2026-02-24").output
    run(root, "审核", "示例乙", "2026-02-25")
    edit(root, POLICY, "阶段: 审签", "文号: 示政办〔2026〕12号\n阶段: 发布")
    edit(root, INTERPRETATION, "阶段: 审签", "阶段: 发布")
    result = run(root, "签发", "示例丙", "2026-02-26")
    assert result.exit_code == 0, result.output
    edit(root, POLICY, "〔2026〕12号", "〔2026〕13号")
    assert run(root, "签发", "示例丙", "2026-02-26").exit_code == 0  # the others had signed before there was a number


def test_the_last_one_is_told_what_is_still_empty(root: Path) -> None:
    edit(root, POLICY, "文号: 示政办〔2026〕12号\n", "")
    edit(root, POLICY, "阶段: 发布", "阶段: 审签")
    edit(root, INTERPRETATION, "阶段: 发布", "阶段: 审签")
    edit(root, INTERPRETATION, "（示政办〔2026〕12号）", "")
    run(root, "起草", "示例甲", "2026-02-24")
    run(root, "审核", "示例乙", "2026-02-25")
    assert "注意：文号 还空着" in run(root, "签发", "示例丙", "2026-02-26").output


def test_a_further_round_is_signed_beside_what_was_signed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_all(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1788508800")  # 2026-09-04
    text = (root / INTERPRETATION).read_text(encoding="utf-8")
    later = {"起草日期: 2026-01-12": "起草日期: 2026-08-24", "阶段: 发布": "轮次: 2\n阶段: 审签"}
    later |= {"审签日期: 2026-02-26": "审签日期: 2026-09-02", "发布日期: 2026-03-02\n": "", "》政策解读": "》再次解读"}
    for old, new in later.items():
        text = text.replace(old, new)
    (root / MORE).write_text(text, encoding="utf-8")
    result = run(root, "起草", "示例甲", "2026-09-01")
    assert result.exit_code == 0, result.output
    assert roles(root) == [("审核", "示例乙"), ("签发", "示例丙"), ("起草", "示例甲")]
    assert run(root, "审核", "示例乙", "2026-09-01").exit_code == 0
    assert run(root, "签发", "示例丙", "2026-09-02").exit_code == 0
    assert len(roles(root)) == 3


def test_a_broken_sign_off_is_not_written_over(root: Path) -> None:
    (root / "content/signoffs").mkdir()
    (root / SIGN_OFF).write_text("- 身份: 批准\n", encoding="utf-8")
    result = run(root, "起草", "示例甲", "2026-02-24")
    assert result.exit_code != 0
    assert (root / SIGN_OFF).read_text(encoding="utf-8") == "- 身份: 批准\n"


def test_an_id_nobody_has_is_a_wrong_usage(root: Path) -> None:
    result = call(root, "2026-none", "--role", "起草", "--name", "示例甲")
    assert (result.exit_code, "没有 content/policies/2026-none.md" in result.output) == (2, True)


@pytest.mark.skipif(not available(), reason="ssh-keygen is not installed")
def test_a_key_signs_only_for_who_is_on_the_list(root: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(key)]
    subprocess.run(make, check=True, capture_output=True)
    assert run(root, "起草", "示例甲", "2026-02-24", "--key", str(key)).exit_code == 1
    assert not (root / SIGN_OFF).exists()
    public = key.with_suffix(".pub").read_text(encoding="utf-8")
    (root / "signers").write_text(f"示例甲 {public}", encoding="utf-8")
    result = run(root, "起草", "示例甲", "2026-02-24", "--key", str(key))
    assert result.exit_code == 0, result.output
    assert "（签名）" in result.output
    assert run(root, "起草", "示例乙", "2026-02-24", "--key", str(key)).exit_code == 1
    assert run(root, "起草", "示例甲", "2026-02-24", "--key", str(key.with_suffix(".pub"))).exit_code in (0, 2)
