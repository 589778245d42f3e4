"""The command line as a drafter and CI see it: exit codes, Chinese sentences, a published site that stays as it was."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from generator.cli import COMMANDS, main
from generator.publish import previous_of
from tests.project import INTERPRETATION, POLICY, edit, valid_project


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as caught:
        main(list(arguments))
    out, err = capsys.readouterr()
    assert isinstance(caught.value.code, int)
    return caught.value.code, out + err


def digest(site: Path) -> str:
    """One hash over names and bytes of everything in a directory."""
    total = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        total.update(path.relative_to(site).as_posix().encode() + (path.read_bytes() if path.is_file() else b""))
    return total.hexdigest()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return valid_project(tmp_path / "project")


def test_check_passes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "-C", str(root), "check") == (0, "检查了 1 份政策文件、1 份解读：没有发现问题。可以发布。\n")


def test_check_blocks_and_says_where_what_and_how(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, INTERPRETATION, "发布日期: 2026-03-02", "发布日期: 2026-03-09")
    code, text = run(capsys, "-C", str(root), "check")
    assert code == 1
    assert f"{INTERPRETATION}:8:1: ZJ203" in text
    assert "[阻断]" in text
    assert "2026-03-02" in text
    assert "改法：" in text


def test_an_audit_reads_the_elements_and_blocks_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, INTERPRETATION, "## 目标任务", "## 为了谁")
    code, text = run(capsys, "-C", str(root), "check", "--audit")
    assert code == 0
    assert text.startswith(INTERPRETATION)
    assert "背景依据：有标题（把握高）" in text
    assert "目标任务：有标题" not in text
    assert "读了 1 份解读" in text
    assert "ZJ" not in text


def test_an_audit_looks_at_what_was_named_and_gives_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (root / INTERPRETATION).read_text(encoding="utf-8")
    (root / INTERPRETATION.replace("2026-", "2025-")).write_text(text, encoding="utf-8")
    code, text = run(capsys, "-C", str(root), "check", "--audit", "--format", "json", POLICY)
    (item,) = json.loads(text)["interpretations"]
    assert (code, item["path"]) == (0, INTERPRETATION)
    first = {"id": "background", "name": "背景依据", "state": "有标题", "confidence": "高", "words": "背景依据"}
    assert item["elements"][0] == first
    assert "读了 2 份解读" in run(capsys, "-C", str(root), "check", "--audit", "content/interpretations")[1]


def test_an_audit_asks_for_the_elements_of_the_site_s_norm(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "关键词诠释" not in run(capsys, "-C", str(root), "check", "--audit")[1]
    edit(root, "mkdocs.yml", "  zcjd:\n", "  zcjd:\n    标准: 国办2016-80\n")
    assert "关键词诠释：没有" in run(capsys, "-C", str(root), "check", "--audit")[1]


def test_json_has_the_promised_shape(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, POLICY, "文号: ", "文浩: ")
    code, text = run(capsys, "-C", str(root), "check", "--format", "json")
    data = json.loads(text)
    assert code == 1
    assert data["version"] == 1
    assert data["summary"]["pairs"] == 1
    assert data["summary"]["block"] == len([item for item in data["findings"] if item["level"] == "阻断"]) >= 1
    assert set(data["findings"][0]) == {"code", "level", "path", "line", "column", "message", "fix"}


def test_check_of_one_path_reports_that_path_only(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, POLICY, "文号: ", "文浩: ")
    assert run(capsys, "-C", str(root), "check", INTERPRETATION)[0] == 0
    assert run(capsys, "-C", str(root), "check", POLICY)[0] == 1
    assert run(capsys, "-C", str(root), "check", "content")[0] == 1
    code, text = run(capsys, "-C", str(root), "check", "content/policies/x.md")
    assert (code, "不存在" in text) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "没有“chek”这个命令"),
        (["check", "--formt", "json"], "没有“--formt”这个选项"),
        (["check", "--format", "xml"], "不在可选范围"),
        (["check", "--select", "ZZ"], "没有以“ZZ”开头的规则"),
        (["check", "--date", "2026-02-30"], "不是日期"),
        (["explain"], "缺少参数"),
        (["explain", "ZJ999"], "没有“ZJ999”这条规则。"),
        (["explain", "ZJ220"], "号码相近的有 ZJ217、ZJ218、ZJ219"),
        (["explain", "ZJ8"], "ZJ8 是“文字与版式”一类，有 ZJ801、"),
        (["explain", "abc"], "没有“abc”这条规则。运行"),
        (["check", "--audit", "--select", "ZJ2"], "不和 --select 同用"),
        (["check", "--audit", "--format", "sarif"], "写 text 或 json"),
        (["check", "--write-baseline", "a.json", "--select", "ZJ2"], "不和 --select 同用"),
        (["build", "--jobs", "0"], "1 到 256 的整数"),
        (["build", "--base-url", "zcjd.example.org"], "http://"),
        (["build", "--base-url", "https://zcjd.example.org/?q=1"], "http://"),
        (["build", "--base-url", "https://zcjd.example.org/" + "x" * 3000], "http://"),
        (["check", "--date", "9999-12-31"], "2999"),
        (["-C", "没有这个目录", "check"], "不存在"),
    ],
    ids=str,
)
def test_wrong_usage_is_one_chinese_sentence_and_2(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = run(capsys, *arguments)
    assert code == 2
    assert message in text
    assert "Traceback" not in text
    assert not re.search(r"\b(Usage|Error|Invalid|No such|Missing|Try|OPTIONS|ARGS)\b", text)


def test_outside_a_project_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = run(capsys, "-C", str(tmp_path), "check")
    assert (code, "不是 zcjd 项目的目录" in text) == (2, True)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_chinese(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = run(capsys, name, "--help")
    assert code == 0
    assert text.startswith("用法：")
    assert not re.search(r"\b(Usage|Options|Show this|OPTIONS|ARGS|INTEGER|TEXT|PATH|FILE|DIRECTORY|default)\b", text)


def test_build_writes_a_site_and_a_blocked_build_leaves_it_as_it_was(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = run(capsys, "-C", str(root), "build", "--date", "2026-06-01")
    assert code == 0, text
    assert "1 份政策、1 篇解读" in text
    before = digest(root / "site")
    edit(root, INTERPRETATION, "下一步: 结束", "下一步: 领钱")
    code, text = run(capsys, "-C", str(root), "build", "--date", "2026-06-01")
    assert code == 1
    assert "领钱" in text
    assert INTERPRETATION in text
    assert digest(root / "site") == before


def test_the_same_input_and_date_give_the_same_bytes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for jobs in ("1", "2"):
        assert (
            run(capsys, "-C", str(root), "build", "--date", "2026-06-01", "--jobs", jobs, "--output", str(root / jobs))[
                0
            ]
            == 0
        )
    assert digest(root / "1") == digest(root / "2")


def test_a_foreign_output_directory_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "out").mkdir()
    (root / "out/报告.docx").write_bytes(b"x")
    code, text = run(capsys, "-C", str(root), "build", "--output", str(root / "out"))
    assert code == 2
    assert "不敢覆盖" in text
    assert [path.name for path in (root / "out").iterdir()] == ["报告.docx"]


def test_explain_and_rules_know_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = run(capsys, "rules")
    assert code == 0
    for known in re.findall(r"ZJ\d{3}", text):
        code, explained = run(capsys, "explain", known)
        assert (code, "## 怎么改" in explained) == (0, True)


def make_draft(root: Path, *, without: str) -> None:
    """Add a second policy at 起草 that lacks one required key."""
    text = (root / POLICY).read_text(encoding="utf-8").replace("阶段: 发布", "阶段: 起草")
    text = re.sub(rf"(?m)^({without}|发布日期|审签日期|成文日期|文号|标题): .*\n", "", text).replace(
        "---\n", "---\n标题: 新办法\n", 1
    )
    (root / "content/policies/2026-xin-banfa.md").write_text(text, encoding="utf-8")


def test_a_colleagues_draft_does_not_stop_the_site(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_draft(root, without="责任单位")
    code, text = run(capsys, "-C", str(root), "check")
    assert code == 1
    assert "阻断的都是还没到“发布”阶段的文件，改好以前不会上网；其他的可以发布" in text
    code, text = run(capsys, "-C", str(root), "build", "--date", "2026-06-01")
    assert code == 0
    assert "没有上网：还在起草、审签 1 份。" in text
    assert not (root / "site/policies/2026-xin-banfa").exists()


def test_a_document_that_lost_its_stage_stops_the_site(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, POLICY, "阶段: 发布\n", "")
    edit(root, INTERPRETATION, "阶段: 发布\n", "")
    assert run(capsys, "-C", str(root), "build")[0] == 1


def test_an_empty_site_does_not_replace_a_full_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "-C", str(root), "build", "--date", "2026-06-01")[0] == 0
    before = digest(root / "site")
    code, text = run(capsys, "-C", str(root), "build", "--date", "2026-03-01")
    assert (code, "--empty" in text) == (2, True)
    assert digest(root / "site") == before
    assert run(capsys, "-C", str(root), "build", "--date", "2026-03-01", "--empty")[0] == 0
    assert digest(root / "site") != before


def test_a_check_of_some_files_does_not_speak_for_the_rest(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = run(capsys, "-C", str(root), "check", POLICY)
    assert (code, "可以发布" in text) == (0, False)
    assert f"只看了 {POLICY}：没有发现问题" in text
    (root / "docs").mkdir()
    code, text = run(capsys, "-C", str(root), "check", "docs")
    assert (code, "没有可查的" in text) == (2, True)


def test_a_check_of_what_is_no_document_reports_its_findings_alone(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, INTERPRETATION, "发布日期: 2026-03-02", "发布日期: 2026-03-09")
    feedback, contest = "content/feedback/a.csv", "content/showcase/2026/selection.yml"
    for path in (feedback, contest, "content/feedback/b.csv", "content/files/表.txt"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("日期,政策,渠道,数量,问题\n", encoding="utf-8")
    (root / feedback).write_text("日期,政策\n", encoding="utf-8")
    for path, codes in ((feedback, ["ZJ921"]), ("content/feedback", ["ZJ921"]), ("content/feedback/b.csv", [])):
        code, text = run(capsys, "-C", str(root), "check", path)
        assert (code, re.findall(r"ZJ\d+(?= \[)", text)) == (int(bool(codes)), codes), path
    code, text = run(capsys, "-C", str(root), "check", "content/showcase")
    assert (code, f"{contest}:1:1: ZJ911" in text, "ZJ203" in text) == (1, True, False)
    assert run(capsys, "-C", str(root), "check", "content/files/表.txt")[0] == 0
    assert run(capsys, "-C", str(root), "check", "content/feedback/c.csv")[0] == 2


def test_a_report_that_cannot_be_written_is_one_sentence(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = run(capsys, "-C", str(root), "check", "--output", str(root / "none/report.json"))
    assert code == 2
    assert "报告写不进" in text
    assert "Traceback" not in text


def test_the_project_is_found_from_below(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "content/policies")
    assert run(capsys, "check") == (0, "检查了 1 份政策文件、1 份解读：没有发现问题。可以发布。\n")


@pytest.mark.parametrize(
    "output", [".", "..", "content", "content/new", "content/files/site", "nope/../content", ".zcjd"]
)
def test_a_site_never_takes_the_place_of_its_sources(
    root: Path, output: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / ".zcjd-site").touch()
    before = digest(root)
    monkeypatch.chdir(root)
    code, text = run(capsys, "build", "--output", output)
    assert (code, "源文件" in text) == (2, True)
    assert digest(root) == before


@pytest.mark.parametrize("output", [POLICY, "mkdocs.yml", "content/report.json"])
def test_a_report_never_overwrites_the_sources(
    root: Path, output: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digest(root)
    monkeypatch.chdir(root)
    code, text = run(capsys, "check", "--output", output)
    assert (code, "源文件" in text) == (2, True)
    assert digest(root) == before


def test_a_legacy_date_in_the_future_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, "mkdocs.yml", "  zcjd:\n", "  zcjd:\n    历史截止日期: 2999-01-01\n")
    code, text = run(capsys, "-C", str(root), "check")
    assert (code, "还没过去" in text) == (2, True)


@pytest.mark.parametrize("epoch", ["gestern", "-1", "253402300800000", "1e9"])
def test_a_source_date_that_is_none_is_refused(
    root: Path, epoch: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    code, text = run(capsys, "-C", str(root), "check")
    assert (code, "SOURCE_DATE_EPOCH" in text) == (2, True)


def test_build_goes_back_to_the_site_of_before_and_verify_knows_both(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build = ("-C", str(root), "build", "--date", "2026-11-24")
    assert run(capsys, *build, "--rollback")[0] == 2
    assert run(capsys, *build)[0] == 0
    first = digest(root / "site")
    edit(root, "mkdocs.yml", "  zcjd:\n", "  zcjd:\n    提示: 这是示例网站。\n")
    assert run(capsys, *build)[0] == 0
    second = digest(root / "site")
    assert run(capsys, *build, "--rollback") == (0, f"已退回上一版：{root / 'site'}\n")
    assert first == digest(root / "site") != second
    code, said = run(capsys, "-C", str(root), "verify")
    assert code == 0 and "个文件都和生成时一样" in said
    other = previous_of(root / "site") / "index.html"
    other.write_bytes(other.read_bytes() + b"<!-- -->")
    code, said = run(capsys, *build, "--rollback")
    assert code == 2 and "没有退：上一版的文件和生成时不一样" in said
    assert first == digest(root / "site")
