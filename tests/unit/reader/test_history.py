"""`check --base` in real repositories: what is blocked, what passes, and that nothing unreadable passes in silence."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from generator.cli import main
from generator.reader import read_corpus
from generator.reader.history import read_change
from tests.project import ID, INTERPRETATION, POLICY, edit, valid_project


def git(folder: Path, *arguments: str) -> str:
    names = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    who = ("-c", "user.name=示例甲", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, env=names, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "改动")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    project = valid_project(tmp_path / "仓库")
    git(project, "init", "-q", "-b", "main")
    commit(project)
    git(project, "checkout", "-q", "-b", "改动")
    return project


def check(root: Path, capsys: pytest.CaptureFixture[str], *more: str, base: str = "main") -> tuple[int, set[str], str]:
    with pytest.raises(SystemExit) as caught:
        main(["-C", str(root), "check", "--date", "2026-06-01", "--base", base, *more])
    out, err = capsys.readouterr()
    assert isinstance(caught.value.code, int)
    return caught.value.code, set(re.findall(r"(ZJ\d{3}) \[", out)), out + err


@pytest.mark.parametrize("base", ["main", "HEAD"])
def test_comparing_a_commit_with_itself_is_no_pass(root: Path, base: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, text = check(root, capsys, base=base)
    assert (code, "什么也没有比较" in text, "去掉 --base" in text) == (2, True, True)


@pytest.mark.parametrize("how", ["staged", "committed"])
def test_a_change_beside_the_content_passes_and_says_so(
    root: Path, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "README.md").write_text("说明\n", encoding="utf-8")
    git(root, "add", "-A")
    base = "HEAD" if how == "staged" else "main"
    if how == "committed":
        git(root, "commit", "-q", "-m", "改动")
    said = f"与“{base}”相比没有改动政策、解读和配置：没有发现问题。这次改动可以合并。\n"
    assert check(root, capsys, base=base) == (0, set(), said)


@pytest.mark.parametrize("half", [POLICY, INTERPRETATION])
def test_a_wording_edit_of_one_half_passes(root: Path, half: str, capsys: pytest.CaptureFixture[str]) -> None:
    (root / half).write_text((root / half).read_text(encoding="utf-8") + "\n", encoding="utf-8")
    code, found, text = check(root, capsys)
    assert (code, found) == (0, set())
    assert "改动了 1 个文件，检查了与改动有关的 2 份文件" in text


@pytest.mark.parametrize("how", ["unstaged", "staged", "committed"])
def test_deleting_the_interpretation_is_blocked_wherever_it_stands(
    root: Path, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / INTERPRETATION).unlink()
    if how != "unstaged":
        git(root, "add", "-A")
    if how == "committed":
        git(root, "commit", "-q", "-m", "改动")
    code, found, _ = check(root, capsys)
    assert code == 1
    assert "ZJ107" in found


def test_an_untracked_draft_alone_is_blocked_even_when_ignored(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / ".gitignore").write_text("*\n")
    draft = root / "content/policies/2026-rencai-gongyu.md"
    draft.write_text(
        "---\n标题: 示例区人才公寓管理办法\n阶段: 起草\n---\n\n## 第一条\n\n适用于人才公寓。\n", encoding="utf-8"
    )
    code, found, _ = check(root, capsys)
    assert code == 1
    assert "ZJ106" in found


def test_edits_that_git_was_told_to_overlook_are_seen(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(root, "update-index", "--assume-unchanged", INTERPRETATION)
    edit(root, INTERPRETATION, "发布日期: 2026-03-02", "发布日期: 2026-03-09")
    code, found, _ = check(root, capsys)
    assert code == 1
    assert {"ZJ203", "ZJ109"} <= found


def test_a_draft_thrown_away_whole_passes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (POLICY, INTERPRETATION):
        edit(root, path, "阶段: 发布", "阶段: 起草")
    commit(root)
    git(root, "branch", "-f", "main")
    (root / POLICY).unlink()
    (root / INTERPRETATION).unlink()
    assert check(root, capsys)[:2] == (0, set())


def test_deleting_a_published_pair_is_blocked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / POLICY).unlink()
    (root / INTERPRETATION).unlink()
    assert check(root, capsys)[:2] == (1, {"ZJ108"})


def test_renaming_both_halves_warns_and_one_half_blocks(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = "2026-zufang-butie-banfa"
    (root / POLICY).rename(root / POLICY.replace(ID, new))
    code, found, _ = check(root, capsys)
    assert code == 1
    assert "ZJ108" in found
    (root / INTERPRETATION).rename(root / INTERPRETATION.replace(ID, new))
    assert check(root, capsys)[:2] == (0, {"ZJ108"})


def test_a_changed_configuration_checks_everything(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text(encoding="utf-8") + "# 改\n", encoding="utf-8")
    assert "检查了全部" in check(root, capsys)[2]


def test_feedback_is_that_of_the_base(root: Path) -> None:
    head = "日期,政策,渠道,数量,问题\n"
    (root / "content/feedback").mkdir()
    for name in ("a", "b"):
        (root / f"content/feedback/{name}.csv").write_text(f"{head}2026-05-12,{ID},窗口,3,多久到账\n", encoding="gbk")
    commit(root)
    (root / "content/feedback/a.csv").write_text(f"{head}2026-05-12,{ID},窗口,40,多久到账\n", encoding="utf-8")
    (root / "content/feedback/c.csv").write_text(f"{head}2026-05-12,{ID},窗口,5,多久到账\n", encoding="utf-8")
    change = read_change(root, "HEAD", read_corpus(root))
    assert [(line.position.path[-5:], line.count) for line in change.base.feedback] == [("a.csv", 3), ("b.csv", 3)]
    assert change.files == {"content/feedback/a.csv", "content/feedback/c.csv"}


def test_feedback_that_makes_a_further_round_due_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content/feedback").mkdir()
    lines = f"日期,政策,渠道,数量,问题\n2026-05-12,{ID},窗口,40,多久到账\n"
    (root / "content/feedback/a.csv").write_text(lines, encoding="utf-8")
    assert check(root, capsys)[:2] == (0, {"ZJ925"})


def test_main_going_on_does_not_count_as_our_change(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(root, "checkout", "-q", "main")
    edit(root, POLICY, "阶段: 发布", "阶段: 起草")
    commit(root)
    git(root, "checkout", "-q", "改动")
    (root / "README.md").write_text("说明\n", encoding="utf-8")
    git(root, "add", "-A")
    assert "没有改动政策" in check(root, capsys)[2]


def test_a_project_in_a_subdirectory_and_hook_variables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = valid_project(tmp_path / "仓库" / "网站")
    git(tmp_path / "仓库", "init", "-q", "-b", "main")
    commit(tmp_path / "仓库")
    (project / INTERPRETATION).unlink()
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "no-index"))
    code, found, _ = check(project, capsys)
    assert code == 1
    assert "ZJ107" in found


def test_a_worktree_compares_like_its_repository(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "worktree", "add", "-q", str(tmp_path / "另一处"), "-b", "更多")
    (tmp_path / "另一处" / INTERPRETATION).unlink()
    assert "ZJ107" in check(tmp_path / "另一处", capsys)[1]


@pytest.mark.parametrize(
    ("ref", "said"), [("没有的分支", "没有“没有的分支”"), ("--help", "分支名或提交号"), ("", "分支名或提交号")]
)
def test_a_ref_that_means_nothing_is_refused(
    root: Path, ref: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, text = check(root, capsys, base=ref)
    assert code == 2
    assert said in text


def test_no_repository_no_commit_and_no_git_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = valid_project(tmp_path / "project")
    code, _, text = check(project, capsys)
    assert (code, "不在 git 仓库里" in text) == (2, True)
    git(project, "init", "-q")
    code, _, text = check(project, capsys)
    assert (code, "还没有任何提交" in text) == (2, True)
    monkeypatch.setenv("PATH", str(tmp_path))
    code, _, text = check(project, capsys)
    assert (code, "找不到 git" in text) == (2, True)


def test_a_shallow_clone_without_the_parting_point_is_refused(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, POLICY, "阶段: 发布", "阶段: 起草")
    commit(root)
    git(root, "checkout", "-q", "main")
    edit(root, POLICY, "阶段: 发布", "阶段: 审签")
    commit(root)
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", "-b", "改动", root.as_uri(), "浅")
    code, _, text = check(tmp_path / "浅", capsys, base="origin/main")
    assert code == 2
    assert "fetch-depth: 0" in text
