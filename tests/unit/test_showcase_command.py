"""zcjd showcase: a ranking in Chinese, papers that are the same every time, and nothing at all while anything is amiss."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import docx
import openpyxl
import pytest
from click.testing import CliRunner

from generator.commands.showcase import command
from generator.model.showcase import CRITERIA
from generator.reader import read_corpus
from tests.project import ID, INTERPRETATION, POLICY, edit, valid_project
from tests.showcase_samples import write_selection, write_sheet
from tests.signing import sign_all

GOOD = (24, 19, 18.5, 13, 6, 8)
FAIR = (20, 18, 17, 12, 5, 6)
FOLDER = "content/showcase/2026"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")  # 2026-06-01
    return valid_project(tmp_path / "project")


@dataclass(frozen=True)
class Outcome:
    exit_code: int
    output: str


def call(root: Path, *arguments: object) -> Outcome:
    """Run it as `zcjd` does, which takes what a command returns for the exit code."""
    result = CliRunner().invoke(command, [str(each) for each in arguments], obj=root, standalone_mode=False)
    if isinstance(result.exception, click.ClickException):
        return Outcome(2, result.output + result.exception.format_message())
    assert result.exception is None, result.exception
    return Outcome(result.return_value, result.output)


def judged(root: Path, first: Sequence[object] = GOOD, second: Sequence[object] = FAIR) -> Path:
    folder = write_selection(root)
    write_sheet(folder, "评委甲", {ID: first}, "gb18030")
    write_sheet(folder, "评委乙", {ID: second})
    return folder


def written(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_without_a_year_it_lists_the_selections(root: Path) -> None:
    assert "还没有遴选" in call(root).output
    judged(root)
    outcome = call(root)
    assert outcome.exit_code == 0
    assert "2026　2026年优秀政策解读案例　评委 2 位，交了评分表的 2 位" in outcome.output


def test_the_ranking_is_the_weighted_mean_of_both_rounds(root: Path) -> None:
    judged(root)
    outcome = call(root, 2026, "--output", root / "out")
    assert outcome.exit_code == 0, outcome.output
    entry = json.loads((root / "out/名次表.json").read_text(encoding="utf-8"))["classes"][0]["ranking"][0]
    experts = (sum(GOOD) + sum(FAIR)) / 2
    assert entry["experts"] == f"{experts:.2f}" and entry["spread"] == f"{sum(GOOD) - sum(FAIR):.2f}"
    machine = sum(round(float(item["points"]) * 100) for item in entry["items"]) / 100
    assert abs(machine - float(entry["machine"])) < 0.1
    assert abs(float(entry["machine"]) * 0.4 + experts * 0.6 - float(entry["total"])) < 0.011
    assert "示例区高校毕业生租房补贴办法" in outcome.output and entry["total"] in outcome.output


def test_every_point_that_is_missing_says_how_to_gain_it(root: Path) -> None:
    judged(root)
    call(root, 2026, "--output", root / "out")
    items = json.loads((root / "out/名次表.json").read_text(encoding="utf-8"))["classes"][0]["ranking"][0]["items"]
    assert {item["criterion"] for item in items} == set(CRITERIA)
    for item in items:
        assert bool(item["to_gain"]) == (item["points"] != item["of"]), item
        assert item["evidence"] or item["to_gain"], item
    told = {item["item"]: " ".join(item["evidence"]) for item in items}
    assert f"“背景依据”在 {INTERPRETATION}:" in told["必备要素"]
    assert "政策 2026-03-02，解读 2026-03-02" in told["同步发布"]


def test_the_papers_are_the_same_bytes_every_time(root: Path, tmp_path: Path) -> None:
    judged(root)
    first, second = tmp_path / "one", tmp_path / "two"
    assert call(root, 2026, "--output", first).exit_code == call(root, 2026, "--output", second).exit_code == 0
    assert written(first) == written(second)
    stale = first / "推荐表" / "old.docx"
    stale.write_bytes(b"x")
    call(root, 2026, "--output", first)
    assert written(first) == written(second)  # what an earlier run left is gone


def test_the_papers_can_be_opened(root: Path) -> None:
    judged(root)
    call(root, 2026, "--output", root / "out")
    files = written(root / "out")
    book = openpyxl.load_workbook(io.BytesIO(files["名次表.xlsx"]))
    assert [cell.value for cell in book["名次"][1]][:3] == ["类别", "名次", "编号"]
    assert book["名次"]["C2"].value == ID and book["评委"].max_row == 3
    cells = [
        cell.text for row in docx.Document(io.BytesIO(files[f"推荐表/{ID}.docx"])).tables[0].rows for cell in row.cells
    ]
    assert "示例区人力资源和社会保障局" in cells and "推荐理由" in cells
    archive = zipfile.ZipFile(io.BytesIO(files[f"佐证材料/{ID}.zip"]))
    folder = {name.removeprefix(f"佐证材料/{ID}/"): data for name, data in files.items() if f"佐证材料/{ID}/" in name}
    assert {name: archive.read(f"{ID}/{name}") for name in folder} == folder
    assert folder[f"原文/policies/{ID}.md"] == (root / POLICY).read_bytes()
    assert {"时间线.md", "检查报告.txt", "得分依据.md", "链接.md", "推荐表.docx"} <= folder.keys()


def test_before_the_judges_it_ranks_by_the_machine_and_hands_out_blank_sheets(root: Path) -> None:
    folder = write_selection(root, judges={"评委甲": "示例区融媒体中心", "评委乙": "示例区人力资源和社会保障局"})
    outcome = call(root, 2026, "--output", root / "out")
    assert outcome.exit_code == 0 and "还没有评分表" in outcome.output
    files = written(root / "out")
    assert ID.encode() in files["评分表/评委甲.csv"]
    assert ID.encode() not in files["评分表/评委乙.csv"]  # of the unit whose work it is
    filled = files["评分表/评委甲.csv"].decode("utf-8-sig").replace(",,,,,,,\r\n", ",24,19,18,13,6,8,\r\n")
    (folder / "评委甲.csv").write_text(filled, encoding="utf-8")
    (folder / "评委乙.csv").write_bytes(files["评分表/评委乙.csv"])
    outcome = call(root, 2026)
    assert outcome.exit_code == 0 and "88.00" in outcome.output, outcome.output


@pytest.mark.parametrize(
    ("judge", "rows", "code"),
    [
        ("评委乙", {ID: (25.5, 19, 18, 13, 6, 8)}, "ZJ913"),
        ("评委乙", {ID: GOOD, "2025-a": GOOD}, "ZJ914"),
        ("评委乙", {ID: ("", 19, 18, 13, 6, 8)}, "ZJ915"),
        ("评委乙", {}, "ZJ915"),
        ("评委丙", {ID: GOOD}, "ZJ917"),
        ("评委乙", {ID: ("优", 19, 18, 13, 6, 8)}, "ZJ912"),
    ],
)
def test_nothing_is_half_ranked(root: Path, judge: str, rows: dict[str, Sequence[object]], code: str) -> None:
    write_sheet(judged(root), judge, rows)
    outcome = call(root, 2026, "--output", root / "out")
    assert outcome.exit_code == 1
    assert f"{FOLDER}/{judge}.csv:" in outcome.output and code in outcome.output and "改法：" in outcome.output
    assert "名次  编号" not in outcome.output and "没有排名次" in outcome.output
    assert not (root / "out").exists()


def test_a_pair_that_no_judge_looked_at_stops_the_ranking(root: Path) -> None:
    folder = write_selection(root, judges={"评委甲": "示例区融媒体中心", "评委乙": "示例区人力资源和社会保障局"})
    write_sheet(folder, "评委甲", {})
    write_sheet(folder, "评委乙", {})
    outcome = call(root, 2026)
    assert outcome.exit_code == 1 and "评委甲的评分表是空的" in outcome.output and "名次  编号" not in outcome.output
    edit(root, f"{FOLDER}/selection.yml", "示例区融媒体中心", "示例区人力资源和社会保障局就业科")
    other = "2026-zufang-butie-er"
    for path in (POLICY, INTERPRETATION):
        text = (
            (root / path)
            .read_text(encoding="utf-8")
            .replace("〔2026〕12号", "〔2026〕13号")
            .replace("租房补贴办法", "租房补贴二号办法")
        )
        text = text.replace("示例区人力资源和社会保障局\n", "示例区民政局\n")
        (root / path.replace(ID, other)).write_text(text, encoding="utf-8")
    for judge in ("评委甲", "评委乙"):
        write_sheet(folder, judge, {other: FAIR})
    outcome = call(root, 2026)
    assert outcome.exit_code == 1
    assert f"“{ID}”过了门槛，没有一位评委给它打分" in outcome.output


def test_a_document_that_cannot_be_read_stops_the_ranking(root: Path) -> None:
    judged(root)
    (root / POLICY.replace(ID, "2026-bie-de")).write_text("没有文件头", encoding="utf-8")
    outcome = call(root, 2026)
    assert outcome.exit_code == 1 and "ZJ002" in outcome.output and "名次  编号" not in outcome.output


@pytest.mark.parametrize(
    ("old", "new", "gate"),
    [
        (
            "发布日期: 2026-03-02",
            "发布日期: 2026-03-09\n豁免: {ZJ203: {理由: 机房断电补发, 批准: 区政府办公室}}",
            "三同步",
        ),
        ("## 解决问题", "## 另外的话", "无阻断问题"),
        ("发布日期: 2026-03-02", "发布日期: 2026-04-20", "已公开发布"),
    ],
)
def test_what_fails_a_gate_is_named_and_not_ranked(root: Path, old: str, new: str, gate: str) -> None:
    judged(root)
    edit(root, INTERPRETATION, old, new)
    outcome = call(root, 2026)
    assert outcome.exit_code == 0
    refused = outcome.output.partition("没有过门槛的")[2]
    assert ID in refused and gate in refused and "名次  编号" not in outcome.output


def test_a_policy_that_has_ended_and_a_missing_sign_off_fail_their_gates(root: Path) -> None:
    judged(root)
    edit(root, POLICY, "失效日期: 2029-03-31", "失效日期: 2026-04-05")
    edit(root, "mkdocs.yml", "    主办单位:", "    审签凭证: 摘要\n    主办单位:")
    refused = call(root, 2026).output.partition("没有过门槛的")[2]
    assert "政策有效" in refused and "审签凭证有效" in refused


def test_a_sign_off_that_holds_passes_and_one_that_no_longer_fits_does_not(root: Path) -> None:
    judged(root)
    edit(root, "mkdocs.yml", "    主办单位:", "    审签凭证: 摘要\n    主办单位:")
    sign_all(
        root, ID, [("起草", "示例甲", "2026-02-24"), ("审核", "示例乙", "2026-02-25"), ("签发", "示例丙", "2026-02-26")]
    )
    outcome = call(root, 2026, "--output", root / "out")
    assert outcome.exit_code == 0 and "没有过门槛的" not in outcome.output
    assert "签发 2026-02-26" in (root / f"out/佐证材料/{ID}/得分依据.md").read_text(encoding="utf-8")
    assert (root / f"out/佐证材料/{ID}/审签凭证.yml").is_file()
    edit(root, INTERPRETATION, "最大的一笔开支", "很大的一笔开支")
    refused = call(root, 2026).output.partition("没有过门槛的")[2]
    assert "审签凭证有效" in refused and "ZJ212" in refused.partition("审签凭证有效")[2]


def test_the_draft_of_the_final_list_can_be_taken_over_and_later_changes_show(root: Path) -> None:
    folder = judged(root)
    call(root, 2026, "--output", root / "out")
    (folder / "final.yml").write_bytes((root / "out/final.yml").read_bytes())
    outcome = call(root, 2026)
    assert outcome.exit_code == 0 and "ZJ9" not in outcome.output
    assert "公布，入选 1 件" in call(root).output
    edit(root, INTERPRETATION, "最大的一笔开支", "很大的一笔开支")
    outcome = call(root, 2026)
    assert outcome.exit_code == 0 and f"{INTERPRETATION}:2:1: ZJ919 [警告]" in outcome.output


def test_a_list_that_gives_another_place_than_the_ranking_is_refused(root: Path) -> None:
    folder = judged(root)
    call(root, 2026, "--output", root / "out")
    text = (root / "out/final.yml").read_text(encoding="utf-8").replace("名次: 1", "名次: 2")
    others = "未入选:\n  - {编号: 2026-bie-de, 类别: 综合, 名次: 1, 理由: 已经评过}\n"
    (folder / "final.yml").write_text(text + others, encoding="utf-8")
    outcome = call(root, 2026)
    assert outcome.exit_code == 1 and "ZJ914" in outcome.output
    (folder / "final.yml").write_text(text, encoding="utf-8")
    outcome = call(root, 2026)
    assert outcome.exit_code == 1
    assert "写的名次是 2，排出来是 1" in outcome.output and "没有写理由" in outcome.output


def test_it_refuses_what_it_cannot_do(root: Path) -> None:
    assert "没有 2026 年的遴选" in call(root, 2026).output
    assert call(root, 26).exit_code == 2
    assert "--output 要和年份一起用" in call(root, "--output", root / "out").output
    judged(root)
    assert "那里放着网站的源文件" in call(root, 2026, "--output", root / "content/x").output
    (root / "mine").mkdir()
    (root / "mine/a.txt").write_text("x", encoding="utf-8")
    assert "里放着别的文件" in call(root, 2026, "--output", root / "mine").output
    assert read_corpus(root).selections


def test_a_private_number_in_a_comment_gets_into_no_paper(root: Path) -> None:
    folder = judged(root)
    sheet = folder / "评委乙.csv"
    lines = sheet.read_text(encoding="utf-8").splitlines()
    number = "110101 19000101 0014".replace(" ", "")
    sheet.write_text(f"{lines[0]},评语\n{lines[1]},找{number}\n", encoding="utf-8")
    outcome = call(root, 2026, "--output", root / "out")
    assert outcome.exit_code == 1 and f"{FOLDER}/评委乙.csv:2:" in outcome.output and "ZJ611" in outcome.output
    assert number not in outcome.output and "名次  编号" not in outcome.output
    assert not (root / "out").exists()


def twins(root: Path) -> None:
    """A second pair that earns as much as the first."""
    for path in (POLICY, INTERPRETATION):
        text = (root / path).read_text(encoding="utf-8").replace("〔2026〕12号", "〔2026〕13号")
        (root / path.replace(ID, OTHER)).write_text(text.replace("租房补贴办法", "租房补贴二号办法"), encoding="utf-8")


OTHER = "2026-zufang-butie-er"


def test_what_the_rules_for_ties_do_not_part_is_left_to_those_who_decide(root: Path) -> None:
    twins(root)
    folder = judged(root)
    for judge in ("评委甲", "评委乙"):
        write_sheet(folder, judge, {ID: GOOD, OTHER: GOOD})
    outcome = call(root, 2026, "--output", root / "out")
    said = f"“{ID}”、“{OTHER}”并列第 1，名额只剩 1 件"
    assert outcome.exit_code == 0 and said in outcome.output
    assert said in (root / "out/名次表.md").read_text(encoding="utf-8")
    draft = (root / "out/final.yml").read_text(encoding="utf-8")
    assert "\n  - 编号" not in draft and draft.count("#   - 编号") == 2
    before, _, after = draft.partition(f"#   - 编号: {ID}\n")
    block, _, rest = after.partition("#   - 编号:")
    lines = block.replace("# ", "")
    (folder / "final.yml").write_text(f"{before}  - 编号: {ID}\n{lines}#   - 编号:{rest}", encoding="utf-8")
    outcome = call(root, 2026)
    assert outcome.exit_code == 0 and "ZJ91" not in outcome.output, outcome.output


def test_what_parts_equal_totals_is_said(root: Path) -> None:
    twins(root)
    folder = judged(root)
    better = (GOOD[0] - 1, GOOD[1] + 1, *GOOD[2:])
    for judge in ("评委甲", "评委乙"):
        write_sheet(folder, judge, {ID: GOOD, OTHER: better})
    outcome = call(root, 2026, "--output", root / "out")
    assert outcome.exit_code == 0 and "比“准确性”分出先后" in outcome.output
    draft = (root / "out/final.yml").read_text(encoding="utf-8")
    assert f"  - 编号: {OTHER}\n" in draft and ID + "\n" not in draft
