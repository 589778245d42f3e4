"""zcjd report: writes the files of one 通报, or says in one sentence why not."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.commands.report import command
from generator.settings import SettingsError
from tests.project import INTERPRETATION, POLICY, edit, valid_project

UNIT = "示例区人力资源和社会保障局"


@dataclass(frozen=True)
class Outcome:
    exit_code: int
    output: str


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return valid_project(tmp_path / "project")


def call(root: Path, *arguments: str) -> Outcome:
    """Run it as `zcjd` does: what it refuses is exit code 2."""
    result = CliRunner().invoke(command, arguments, obj=root, standalone_mode=False)
    if isinstance(result.exception, click.ClickException | SettingsError):
        said = result.exception
        return Outcome(2, said.format_message() if isinstance(said, click.ClickException) else str(said))
    assert result.exception is None, result.exception
    return Outcome(result.return_value, result.output)


def told(root: Path, name: str = "通报-2026Q1") -> dict[str, object]:
    """The JSON that was written, without its texts."""
    data = json.loads((root / f"通报/{name}.json").read_text(encoding="utf-8"))
    return {key: count["value"] for key, count in data["total"]["counts"].items()} | {"commit": data["commit"]}


def test_six_files_are_written_and_named(root: Path) -> None:
    outcome = call(root, "--period", "2026Q1", "--date", "2026-07-15")
    assert outcome.exit_code == 0
    names = sorted(path.name for path in (root / "通报").iterdir())
    endings = ("-单位.svg", "-趋势.svg", ".docx", ".json", ".md", ".xlsx")
    assert names == sorted(f"通报-2026Q1{ending}" for ending in endings)
    assert all(name in outcome.output for name in names)
    assert "主动公开政策文件数 1，应解读数 1，已解读数 1" in outcome.output


def test_writing_twice_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    folders = (tmp_path / "一", tmp_path / "二")
    for folder in folders:
        call(root, "--period", "2026Q1", "--date", "2026-07-15", "--output", str(folder))
    first, second = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    assert first == second


def test_one_unit_has_files_of_its_own(root: Path) -> None:
    assert call(root, "--period", "2026-03", "--unit", UNIT, "--date", "2026-07-15").exit_code == 0
    assert (root / f"通报/通报-2026-03-{UNIT}.docx").is_file()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--period", "2026Q5"), "“2026Q5”不是一个时期"),
        (("--period", "上季度"), "如 2026、2026Q3、2026-07"),
        (("--period", "2026Q4", "--date", "2026-07-15"), "2026年第四季度还没有开始"),
        (("--period", "2026Q1", "--unit", "财政局"), f"没有叫“财政局”的责任单位。文件里写的有：{UNIT}"),
        (("--period", "2026Q1", "--as-of", "2026-13-01"), "不是日期"),
        (("--period", "2026Q1", "--as-of", "2026-07-01", "--date", "2026-07-15"), "不和 --date 同用"),
        (("--period", "2026Q1", "--as-of", "2026-07-01"), "不在 git 仓库里"),
        (("--period", "2026Q1", "--as-of", "2998-07-01"), "还没到"),
    ],
)
def test_what_cannot_be_counted_is_refused(root: Path, arguments: tuple[str, ...], sentence: str) -> None:
    outcome = call(root, *arguments)
    assert (outcome.exit_code, sentence in outcome.output) == (2, True), outcome.output
    assert not (root / "通报").exists()


@pytest.mark.parametrize("folder", ["content", "content/policies", "site", "."])
def test_sources_and_the_site_are_never_written_to(root: Path, folder: str) -> None:
    outcome = call(root, "--period", "2026Q1", "--output", str(root / folder))
    assert (outcome.exit_code, "那里放着网站的文件" in outcome.output) == (2, True)


def commit(root: Path, moment: str) -> str:
    """Commit everything as of this moment and return the commit."""
    names = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    names |= {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    who = ("-c", "user.name=测试", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "改动"), ("rev-parse", "HEAD")):
        done = subprocess.run(
            ["git", *who, *arguments], cwd=root, env=names, capture_output=True, text=True, check=True
        )
    return done.stdout.strip()


def test_as_of_counts_what_was_committed_by_the_end_of_that_day(root: Path) -> None:
    text = (root / INTERPRETATION).read_text(encoding="utf-8")
    (root / INTERPRETATION).unlink()
    first = commit(root, "2026-03-02T23:59:59+08:00")
    (root / INTERPRETATION).write_text(text, encoding="utf-8")
    second = commit(root, "2026-03-05T00:00:00+08:00")
    edit(root, POLICY, UNIT, "示例区财政局")
    commit(root, "2026-06-01T00:00:00+08:00")
    expected = {"2026-03-02": (first, 0), "2026-03-04": (first, 0), "2026-03-05": (second, 1)}
    for day, (known, interpreted) in expected.items():
        outcome = call(root, "--period", "2026Q1", "--as-of", day)
        assert outcome.exit_code == 0, outcome.output
        found = told(root)
        assert (found["commit"], found["policies"], found["interpreted"]) == (known[:10], 1, interpreted), day
    assert call(root, "--period", "2026Q1", "--unit", UNIT, "--as-of", "2026-03-05").exit_code == 0
    assert call(root, "--period", "2026Q1", "--as-of", "2026-03-01").output.startswith("2026-03-01 那天以前没有提交过")


def test_as_of_takes_the_settings_of_that_day_and_leaves_the_files_alone(root: Path) -> None:
    edit(root, INTERPRETATION, "发布日期: 2026-03-02", "发布日期: 2026-03-05")
    edit(root, "mkdocs.yml", "    主办单位:", "    标准: 郑州2016\n    主办单位:")
    commit(root, "2026-03-06T12:00:00+08:00")
    edit(root, "mkdocs.yml", "    标准: 郑州2016\n", "")
    commit(root, "2026-05-06T12:00:00+08:00")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and ".git" not in path.parts}
    call(root, "--period", "2026Q1", "--as-of", "2026-04-01")
    assert told(root)["in_step"] == 1
    call(root, "--period", "2026Q1", "--as-of", "2026-05-07")
    assert told(root)["in_step"] == 0
    assert {path: path.read_bytes() for path in before} == before
