"""zcjd new: both files or none, never over an existing one, in the drafter's language."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands.new import command
from generator.model import Interpretation, Policy
from generator.reader import read_corpus
from tests.project import ID, INTERPRETATION, POLICY, valid_project

TITLE = "示例区老年助餐管理办法"
NEW_ID = "2026-laonian-zhucan"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772409600")  # 2026-03-02
    return valid_project(tmp_path / "project")


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments], obj=root)


def test_both_files_are_written_and_read_without_a_problem(root: Path) -> None:
    result = run(root, TITLE, "--type", "补助性", "--unit", "示例区民政局")
    assert result.exit_code == 0
    corpus = read_corpus(root)
    assert not corpus.problems
    pair = next(pair for pair in corpus.pairs if pair.id == NEW_ID)
    policy, (interpretation,) = pair.policy, pair.interpretations
    assert isinstance(policy, Policy)
    assert (policy.title, policy.unit, policy.policy_types, policy.problems) == (TITLE, "示例区民政局", ("补助性",), ())
    assert interpretation.title == f"《{TITLE}》政策解读"
    assert interpretation.problems == ()
    assert policy.drafted == interpretation.drafted
    assert str(policy.drafted) == "2026-03-02"
    assert interpretation.body.flows
    for path in (f"content/policies/{NEW_ID}.md", f"content/interpretations/{NEW_ID}.md"):
        assert path in result.output


def test_the_id_gets_a_number_when_it_is_taken(root: Path) -> None:
    run(root, TITLE)
    again = run(root, TITLE)
    assert (again.exit_code, "已经有了" in again.output) == (2, True)
    file = root / f"content/policies/{NEW_ID}.md"
    file.write_text(file.read_text(encoding="utf-8").replace(TITLE, "示例区老年人助餐规定"), encoding="utf-8")
    result = run(root, TITLE)
    assert f"编号 {NEW_ID} 已经有了，这一对用 {NEW_ID}-2。" in result.output
    assert (root / f"content/interpretations/{NEW_ID}-2.md").exists()


@pytest.mark.parametrize("existing", [POLICY, INTERPRETATION])
def test_an_existing_file_is_never_overwritten(root: Path, existing: str) -> None:
    other = POLICY if existing == INTERPRETATION else INTERPRETATION
    (root / other).unlink()
    before = (root / existing).read_bytes()
    result = run(root, TITLE, "--id", ID)
    assert result.exit_code == 2
    assert f"已经有 {existing}" in result.output
    assert (root / existing).read_bytes() == before
    assert not (root / other).exists()


def test_a_further_interpretation_joins_its_pair(root: Path) -> None:
    assert run(root, "租房补贴问答", "--id", ID, "--form", "问答").exit_code == 0
    assert run(root, "租房补贴新情况", "--id", ID, "--round", "2").exit_code == 0
    pair = next(pair for pair in read_corpus(root).pairs if pair.id == ID)
    assert [(item.id, item.round, item.forms, item.problems) for item in pair.interpretations] == [
        (ID, 1, ("文字",), ()),
        (f"{ID}.wenda", 1, ("问答",), ()),
        (f"{ID}.di-er-lun", 2, ("文字",), ()),
    ]
    added = next(item for item in pair.interpretations if item.round == 2)
    assert isinstance(added, Interpretation)
    assert added.unit == "示例区人力资源和社会保障局"


def test_a_second_one_of_the_same_form_gets_a_name_of_its_own(root: Path) -> None:
    run(root, "问答一", "--id", ID, "--form", "问答")
    run(root, "问答二", "--id", ID, "--form", "问答")
    assert "问答二" in (root / f"content/interpretations/{ID}.wenda-2.md").read_text(encoding="utf-8")
    assert "问答一" in (root / f"content/interpretations/{ID}.wenda.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("甲", "--id", "租房"), "不合规矩"),
        (("甲", "--id", "../2026-a"), "不合规矩"),
        (("甲", "--round", "2"), "没有用 --id 写明"),
        (("甲", "--round", "2", "--id", "2026-jia"), "没有 content/policies/2026-jia.md"),
        (("  ",), "标题是空的"),
        (("甲\x07",), "看不见的字符"),
    ],
)
def test_wrong_usage_is_one_chinese_sentence_and_writes_nothing(
    root: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    before = sorted(root.rglob("*"))
    result = run(root, *arguments)
    assert result.exit_code == 2
    assert sentence in result.output
    assert sorted(root.rglob("*")) == before


def test_an_id_is_taken_when_only_a_further_interpretation_uses_it(root: Path) -> None:
    (root / f"content/interpretations/{NEW_ID}.wenda.md").write_text("---\n标题: 甲\n---\n", encoding="utf-8")
    run(root, TITLE)
    assert (root / f"content/policies/{NEW_ID}-2.md").exists()
    assert not (root / f"content/policies/{NEW_ID}.md").exists()


def test_an_id_is_not_taken_for_a_title(root: Path) -> None:
    result = run(root, "2026-laonian-zhucan")
    assert (result.exit_code, "像是编号" in result.output) == (2, True)
