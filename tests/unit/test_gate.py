"""Every way we know in which a change could loosen `check --base` for itself, and that each is refused."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli import main
from tests.project import INTERPRETATION, POLICY, edit, valid_project

LAX = "名称: 本站\n出处: 本站\n必备要素: [背景依据, 目标任务, 主要内容]\n"
STRICT = LAX.replace("主要内容]", "主要内容, 解决问题]\n补助性支持性另备: [申报流程, 办事指南, 示例]")
Step = Callable[[Path], object]


@dataclass(frozen=True)
class Attack:
    """`before` makes the protected branch, `change` what is merged into it; the check ends with `code` and says `said`."""

    name: str
    before: Step
    change: Step
    said: str
    code: int = 1


def git(folder: Path, *arguments: str) -> str:
    names = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    who = ("-c", "user.name=示例甲", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    more = ("-c", "protocol.file.allow=always", "-c", "advice.addEmbeddedRepo=false")
    done = subprocess.run(
        ["git", *who, *more, *arguments], cwd=folder, env=names, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def check(root: Path, capsys: pytest.CaptureFixture[str], *more: str, base: str = "main") -> tuple[int, str]:
    with pytest.raises(SystemExit) as caught:
        main(["-C", str(root), "check", "--date", "2026-06-01", "--base", base, *more])
    out, err = capsys.readouterr()
    assert isinstance(caught.value.code, int)
    return caught.value.code, out + err


def nothing(root: Path) -> None:
    pass


def settle(**choices: str) -> Step:
    """Write these choices of the site, in place of those it had."""

    def step(root: Path) -> None:
        file = root / "mkdocs.yml"
        kept = [
            line for line in file.read_text(encoding="utf-8").splitlines() if line.strip().split(":")[0] not in choices
        ]
        added = [f"    {key}: {value}" for key, value in choices.items()]
        file.write_text("\n".join([*kept, *added]) + "\n", encoding="utf-8")

    return step


def write(path: str, text: str) -> Step:
    def step(root: Path) -> None:
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    return step


def replace(path: str, *changes: tuple[str, str]) -> Step:
    def step(root: Path) -> None:
        for old, new in changes:
            edit(root, path, old, new)

    return step


def drop(path: str) -> Step:
    return lambda root: (root / path).unlink()


def both(*steps: Step) -> Step:
    def step(root: Path) -> None:
        for each in steps:
            each(root)

    return step


def linked(path: str) -> Step:
    """Put a link to a folder outside in the place of this one."""

    def step(root: Path) -> None:
        (root / path).rename(root.parent / "外面")
        (root / path).symlink_to(root.parent / "外面")

    return step


def submodule(path: str, *, hidden: bool = False, commit: bool = True) -> Step:
    def step(root: Path) -> None:
        other = root.parent / "别的仓库"
        other.mkdir()
        git(other, "init", "-q", "-b", "main")
        git(other, "commit", "-q", "--allow-empty", "-m", "空")
        git(root, "submodule", "add", "-q", str(other), path)
        if hidden:
            git(root, "config", "-f", ".gitmodules", f"submodule.{path}.ignore", "all")
        if commit:
            git(root, "commit", "-q", "-a", "-m", "子模块")

    return step


def nested(root: Path) -> None:
    folder = root / "content/files/fujian"
    folder.mkdir(parents=True)
    git(folder, "init", "-q")


def reencoded(root: Path) -> None:
    """What git checks out is no longer UTF-8, though no file of content/ has changed for it."""
    (root / ".gitattributes").write_text("*.md working-tree-encoding=UTF-16LE\n", encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "编码")
    for path in (POLICY, INTERPRETATION):
        (root / path).unlink()
    git(root, "checkout", "-q", "--", "content")


def same_name(root: Path) -> None:
    """A tag with the name of the protected branch, on a commit that holds what is to be hidden."""
    NO_ISSUES(root)
    git(root, "commit", "-q", "-a", "-m", "改动")
    git(root, "tag", "main")
    git(root, "commit", "-q", "--allow-empty", "-m", "再来")


NO_ISSUES = replace(INTERPRETATION, ("## 解决问题", "## 闲话"))
GONE = drop(INTERPRETATION)
EXEMPT = replace(POLICY, ("阶段: 发布", "阶段: 发布\n免予解读: {理由: 内部事项, 批准: 示例甲}"))
LATE = replace(INTERPRETATION, ("发布日期: 2026-03-02", "发布日期: 2026-03-04"))
OWN = both(write("standards/本站.yml", STRICT), settle(标准="本站"))
LENIENT = both(write("standards/本站.yml", STRICT + "期限工作日: 1\n"), settle(标准="本站"))
TO_EXAMPLE_COM = replace(INTERPRETATION, ("便民服务中心一个窗口就能办", "[网上](https://bad.example.com/)就能办"))

ATTACKS = (
    Attack("写历史截止日期", nothing, both(settle(历史截止日期="2026-05-31"), NO_ISSUES), "ZJ301 [阻断]"),
    Attack(
        "推后历史截止日期",
        settle(历史截止日期="2020-12-31"),
        both(settle(历史截止日期="2026-05-31"), NO_ISSUES),
        "ZJ301 [阻断]",
    ),
    Attack(
        "把日期改到截止日期以前",
        settle(历史截止日期="2025-12-31"),
        both(
            replace(
                POLICY,
                *((f"{key}: 2026", f"{key}: 2024") for key in ("起草日期", "审签日期", "成文日期", "发布日期")),
            ),
            replace(
                INTERPRETATION, *((f"{key}: 2026", f"{key}: 2024") for key in ("起草日期", "审签日期", "发布日期"))
            ),
            NO_ISSUES,
        ),
        "ZJ301 [阻断]",
    ),
    Attack(
        "换一个松的标准", nothing, both(settle(标准="国办2016-80"), NO_ISSUES), "“解决问题”的一节（“长乐2023”要求）"
    ),
    Attack(
        "自己写一个松的标准",
        nothing,
        both(write("standards/本站.yml", LAX), settle(标准="本站"), NO_ISSUES),
        "“解决问题”的一节（“长乐2023”要求）",
    ),
    Attack("改松自定的标准", OWN, both(write("standards/本站.yml", LAX), NO_ISSUES), "“解决问题”的一节（“本站”要求）"),
    Attack("加休假天数", LENIENT, both(settle(休="[2026-03-03]"), LATE), "ZJ203 [阻断]"),
    Attack("加可链接的网站", nothing, both(settle(可链接的网站="[example.com]"), TO_EXAMPLE_COM), "ZJ814", 0),
    Attack(
        "把网站地址改成要链接的",
        nothing,
        both(replace("mkdocs.yml", ("zcjd.example.org", "bad.example.com")), TO_EXAMPLE_COM),
        "ZJ814",
        0,
    ),
    Attack("不要审签凭证", settle(审签凭证="摘要"), both(settle(审签凭证="不要求"), NO_ISSUES), "ZJ211 [阻断]"),
    Attack(
        "删掉配置里的审签凭证、换成链接",
        settle(审签凭证="摘要"),
        both(
            settle(审签凭证="不要求"),
            lambda root: (root / "mkdocs.yml").rename(root / "别的.yml"),
            lambda root: (root / "mkdocs.yml").symlink_to("别的.yml"),
            NO_ISSUES,
        ),
        "ZJ211 [阻断]",
    ),
    Attack(
        "原来的配置读不懂",
        write("mkdocs.yml", "extra: ["),
        both(write("mkdocs.yml", "extra: {}\n"), NO_ISSUES),
        "先单独合并一次只改配置的改动",
        2,
    ),
    Attack(
        "原来的标准不在了",
        settle(标准="没有的"),
        both(settle(标准="国办2016-80"), NO_ISSUES),
        "先单独合并一次只改配置的改动",
        2,
    ),
    Attack(
        "原来没有配置",
        drop("mkdocs.yml"),
        both(write("mkdocs.yml", "extra: {zcjd: {标准: 国办2016-80}}\n"), NO_ISSUES),
        "“解决问题”的一节（“长乐2023”要求）",
    ),
    Attack("检出时换编码", nothing, reencoded, "ZJ001 [阻断]"),
    Attack("与分支同名的标签", nothing, same_name, "既是标签又是分支", 2),
    Attack("content 换成链接", nothing, linked("content"), "“content”是一个链接", 2),
    Attack("原来就是链接", linked("content"), NO_ISSUES, "“content”是一个链接", 2),
    Attack("policies 换成链接", nothing, linked("content/policies"), "这是一个链接"),
    Attack("interpretations 换成链接", nothing, linked("content/interpretations"), "这是一个链接"),
    Attack("子模块，提交了", nothing, submodule("content/files/fujian"), "是另一个仓库", 2),
    Attack("子模块，只在暂存区", nothing, submodule("content/files/fujian", commit=False), "是另一个仓库", 2),
    Attack("子模块，写了忽略", nothing, submodule("content/files/fujian", hidden=True), "是另一个仓库", 2),
    Attack("子模块，原来就有", submodule("content/files/fujian"), NO_ISSUES, "是另一个仓库", 2),
    Attack("里面另建仓库", nothing, nested, "是另一个仓库", 2),
    Attack("删解读并写免予解读", nothing, both(GONE, EXEMPT), "ZJ107 [阻断]"),
    Attack(
        "删解读并写豁免",
        nothing,
        both(GONE, replace(POLICY, ("阶段: 发布", "阶段: 发布\n豁免: {ZJ107: {理由: 无, 批准: 示例甲}}"))),
        "ZJ107 [阻断]",
    ),
    Attack(
        "删解读并改成征求意见稿", nothing, both(GONE, replace(POLICY, ("行政规范性文件", "征求意见稿"))), "ZJ107 [阻断]"
    ),
    Attack("删解读并退回起草", nothing, both(GONE, replace(POLICY, ("阶段: 发布", "阶段: 起草"))), "ZJ106 [阻断]"),
    Attack(
        "删解读并写失效",
        nothing,
        both(GONE, replace(POLICY, ("阶段: 发布", "有效性: 失效\n阶段: 发布"))),
        "ZJ106 [阻断]",
    ),
    Attack("删掉整个 content", nothing, lambda root: git(root, "rm", "-rq", "content"), "ZJ108 [阻断]"),
)


def begin(tmp_path: Path, before: Step = nothing) -> Path:
    root = valid_project(tmp_path / "仓库")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "起点")
    before(root)
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "以前")
    git(root, "checkout", "-q", "-b", "改动")
    return root


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack.name for attack in ATTACKS])
def test_no_change_loosens_the_gate_for_itself(
    attack: Attack, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = begin(tmp_path, attack.before)
    attack.change(root)
    code, text = check(root, capsys)
    assert attack.said in text
    assert code == attack.code


PEACEFUL = {
    "只写历史截止日期": (nothing, settle(历史截止日期="2026-05-31")),
    "只换标准": (
        nothing,
        both(write("standards/本站.yml", LAX + "补助性支持性另备: [申报流程]\n"), settle(标准="本站")),
    ),
    "只改配置，把坏的修好": (write("mkdocs.yml", "extra: ["), write("mkdocs.yml", "extra: {}\n")),
    "标准收紧，文件也跟上": (
        both(write("standards/本站.yml", LAX), settle(标准="本站")),
        both(settle(标准="长乐2023"), replace(INTERPRETATION, ("租得起房", "租得起住房"))),
    ),
    "早就批准免予解读": (EXEMPT, GONE),
}


@pytest.mark.parametrize(("before", "change"), PEACEFUL.values(), ids=PEACEFUL)
def test_a_change_of_terms_alone_or_long_agreed_passes(
    before: Step, change: Step, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = begin(tmp_path, before)
    change(root)
    code, text = check(root, capsys)
    assert "[阻断]" not in text
    assert (code, "可以合并" in text) == (0, True)


def test_the_change_that_adds_the_project_is_judged_by_its_own_terms(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "仓库"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    git(root, "commit", "-q", "--allow-empty", "-m", "空")
    git(root, "checkout", "-q", "-b", "改动")
    valid_project(root)
    settle(历史截止日期="2026-05-31")(root)
    NO_ISSUES(root)
    code, text = check(root, capsys)
    assert (code, "可以合并" in text) == (0, True)


def test_a_finding_of_both_terms_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = begin(tmp_path)
    settle(标准="国办2016-80")(root)
    replace(INTERPRETATION, ("## 背景依据", "## 闲话"))(root)
    _, text = check(root, capsys)
    assert len(re.findall("标题为“背景依据”的一节", text)) == 1
    assert "按“main”里的配置查的" not in text.split("背景依据")[1].split("ZJ")[0]


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (GONE, ["ZJ107"]),
        (drop(POLICY), ["ZJ108"]),
        (
            write("content/policies/2026-gongyu.md", "---\n标题: 人才公寓管理办法\n阶段: 审签\n---\n\n正文。\n"),
            ["ZJ106"],
        ),
    ],
    ids=["删解读", "删政策", "只加政策"],
)
def test_one_deed_is_told_first_and_once(
    change: Step, codes: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = begin(tmp_path)
    change(root)
    found = re.findall(r"(ZJ\d{3}) \[", check(root, capsys)[1])
    assert found[: len(codes)] == codes
    assert not {"ZJ101", "ZJ103", "ZJ210"} & set(found)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--select", "ZJ2"), "只查了 ZJ2 开头的规则"),
        (("--baseline", "known.json"), "按基线略去 1 处旧问题"),
        ((INTERPRETATION,), f"只列出 {INTERPRETATION} 的问题"),
    ],
    ids=["select", "baseline", "paths"],
)
def test_a_narrowed_answer_names_what_it_left_out(
    options: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def known(root: Path) -> None:
        NO_ISSUES(root)
        with pytest.raises(SystemExit):
            main(["-C", str(root), "check", "--date", "2026-06-01", "--write-baseline", str(root / "known.json")])

    root = begin(tmp_path, known)
    replace(INTERPRETATION, ("租得起房", "租得起住房"))(root)
    absolute = [str(root / option) if option == "known.json" else option for option in options]
    capsys.readouterr()
    _, text = check(root, capsys, *absolute)
    assert said in text
    assert "可以合并" not in text
