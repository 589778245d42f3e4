"""zcjd feedback: what is due and why; an export becomes feedback without anything personal; a further round starts from it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result

from generator.commands.feedback import command
from generator.commands.new import command as new
from generator.model import Thresholds
from generator.model.feedback import THRESHOLDS
from generator.publication import publish
from generator.reader import read_corpus
from generator.reader.feedback import FOLDER, parse_feedback
from generator.rules import all_rules
from generator.settings import load
from tests.enlarged import make
from tests.project import ID, valid_project

DOC = (Path(__file__).parents[2] / "docs" / "反馈与跟进.md").read_text(encoding="utf-8")
HEAD = "日期,政策,渠道,数量,问题\n"
PHONE = "138" + "0013" + "8000"
EXPORT = f"""工单编号,受理时间,来电人姓名,联系电话,诉求内容,来源渠道
1,2026/5/2 09:12:00,示例甲,{PHONE},"市民张先生问，高校毕业生租房补贴办法里社保断了一个月还能领吗",12345热线
2,2026/5/2 10:12:00,示例甲,{PHONE},"高校毕业生租房补贴办法多久到账，回电{PHONE}",12345热线
3,2026/5/2 11:12:00,示例乙,{PHONE},"高校毕业生租房补贴办法多久到账，回电{PHONE}",12345热线
4,2026/15/2,示例乙,{PHONE},高校毕业生租房补贴办法多久到账,12345热线
5,2026/5/3,示例乙,{PHONE},路灯坏了,12345热线
"""
MAP = ("--map", "日期=受理时间", "--map", "问题=诉求内容", "--map", "渠道=来源渠道")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")  # 2026-06-01
    return valid_project(tmp_path / "project")


def run(root: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(command, arguments, obj=root, standalone_mode=False)
    if result.exception and not isinstance(result.exception, SystemExit):
        assert hasattr(result.exception, "format_message"), result.exception
    return result


def said(result: Result) -> str:
    error = result.exception
    return error.format_message() if error is not None and hasattr(error, "format_message") else result.output


def give(root: Path, name: str, *lines: str) -> None:
    (root / FOLDER).mkdir(exist_ok=True)
    (root / FOLDER / name).write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def export(root: Path, text: str = EXPORT) -> str:
    file = root.parent / "导出.csv"
    file.write_text(text, encoding="gbk")
    return str(file)


def test_without_feedback_it_says_where_it_belongs(root: Path) -> None:
    result = run(root)
    assert (result.return_value, "content/feedback/" in result.output) == (0, True)


def test_what_is_due_is_told_with_its_reasons_and_questions(root: Path) -> None:
    give(root, "a.csv", f"2026-05-12,{ID},窗口,7,社保断了一个月还能领吗", f"2026-05-13,{ID},窗口,2,单位宿舍能领吗")
    give(root, "b.csv", "2026-05-20,示政办〔2026〕12号,热线,4,请问社保断缴一个月能不能领", "2026-05-21,没有,热线,4,问")
    result = run(root)
    assert result.return_value == 0
    assert "该做二次解读的文件：1 份" in result.output
    assert "该做第 2 轮" in result.output
    assert "同一个问题问了 11 次，门槛是 10 次" in result.output
    assert "11 次　社保断了一个月还能领吗（2 种问法）" in result.output
    assert "2 次　单位宿舍能领吗" in result.output
    assert f"--id {ID} --round 2" in result.output
    assert "b.csv:3:1: ZJ922 [警告]" in result.output


def test_the_order_of_files_and_lines_changes_nothing(root: Path) -> None:
    lines = [
        f"2026-05-{day},{ID},窗口,{day % 5 + 1},{text}" for day in range(10, 20) for text in ("多久到账", "宿舍能领吗")
    ]
    give(root, "a.csv", *lines[:7])
    give(root, "b.csv", *lines[7:])
    first = run(root).output
    give(root, "a.csv", *reversed(lines[7:]))
    give(root, "b.csv", *reversed(lines[:7]))
    assert run(root).output == first


def test_thresholds_are_those_of_the_settings(root: Path) -> None:
    give(root, "a.csv", f"2026-05-12,{ID},窗口,5,多久到账")
    assert "0 份" in run(root).output
    config = root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "    跟进门槛: {件数: 5, 天数: 30}\n", encoding="utf-8")
    assert "1 份（按 2026-06-01 算，看最近 30 天" in run(root).output
    assert "0 份" in run(root, "--date", "2026-06-12").output
    assert "最近 0 次，前一段 5 次，一共 5 次" in run(root, "--date", "2026-06-12", "--all").output


def test_a_policy_that_is_over_is_not_due(root: Path) -> None:
    give(root, "a.csv", f"2029-04-12,{ID},窗口,50,多久到账")
    assert "0 份" in run(root, "--date", "2029-05-01").output
    give(root, "a.csv", f"2029-03-12,{ID},窗口,50,多久到账")
    assert "1 份" in run(root, "--date", "2029-03-31").output


def test_a_broken_line_makes_the_command_fail_and_loses_nothing_else(root: Path) -> None:
    give(root, "a.csv", f"2026-05-12,{ID},窗口,50,多久到账", f"2026-05-12,{ID},窗口,负一,多久到账")
    result = run(root)
    assert (result.return_value, "1 份" in result.output, "a.csv:3:1: ZJ921 [阻断]" in result.output) == (1, True, True)


def test_an_export_becomes_feedback_without_anything_personal(root: Path) -> None:
    result = run(root, "import", export(root), *MAP)
    assert result.return_value == 0, said(result)
    file = root / FOLDER / "2026-05-02_2026-05-02.csv"
    text = file.read_text(encoding="utf-8-sig")
    assert text.splitlines() == [
        HEAD.strip(),
        f"2026-05-02,{ID},12345热线,1,市民〔姓名〕先生问，高校毕业生租房补贴办法里社保断了一个月还能领吗",
        f"2026-05-02,{ID},12345热线,2,高校毕业生租房补贴办法多久到账，回电〔电话〕",
    ]
    assert PHONE not in text
    assert "示例甲" not in text
    assert "没有抄的列：工单编号、来电人姓名、联系电话" in result.output
    assert "日期读不出来 1 行（第 5 行）" in result.output
    assert "电话 2 处" in result.output
    found, problems = parse_feedback(f"{FOLDER}/{file.name}", file.read_bytes())
    assert (sum(line.count for line in found), problems) == (3, ())
    again = run(root, "import", export(root), *MAP)
    assert "没有覆盖它" in said(again)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--map", "日期=受理时间", "--map", "问题=联系电话"), "可能是个人信息"),
        (("--map", "日期=受理时间", "--map", "问题=来电人姓名"), "可能是个人信息"),
        (("--map", "日期=受理时间"), "写明哪一列是问题"),
        (("--map", "日期=时间", "--map", "问题=诉求内容"), "没有“时间”"),
        (("--map", "标题=诉求内容"), "写成 日期=受理时间 的样子"),
        ((*MAP, "--policy", "没有"), "对不上本站的哪份政策"),
        ((*MAP, "--name", "../a.csv"), "不能作文件名"),
        ((*MAP, "--map", "日期=受理时间"), "写了两遍"),
    ],
)
def test_a_mistaken_import_writes_nothing(root: Path, arguments: tuple[str, ...], message: str) -> None:
    assert message in said(run(root, "import", export(root), *arguments))
    assert not (root / FOLDER).exists()


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_question_of_an_export_is_run_as_a_formula(root: Path, sign: str) -> None:
    long = f"{sign}1" + "问" * 600
    text = f"日期,来源,问题\n2026-05-02,{sign}窗口,{sign}SUM(A1)多久到账\n2026-05-03,窗口,{long}\n2026-05-04,窗口,问{sign}\n"
    result = run(
        root, "import", export(root, text), "--map", "渠道=来源", "--policy", ID, "--name", "五月", "--channel", "热线"
    )
    assert result.return_value == 0, said(result)
    data = (root / FOLDER / "五月.csv").read_bytes()
    found, problems = parse_feedback(f"{FOLDER}/五月.csv", data)
    assert [(line.channel, line.question[:3]) for line in found] == [
        (f"'{sign}窗口", f"'{sign}S"),
        ("窗口", f"'{sign}1"),
        ("窗口", f"问{sign}"),
    ]
    assert problems == ()


@pytest.mark.parametrize("number", [PHONE, f"{PHONE[:3]} {PHONE[3:7]} {PHONE[7:]}"])
def test_what_is_somebodys_own_is_not_told(root: Path, number: str) -> None:
    give(root, "a.csv", f"2026-05-12,{ID},窗口,40,多久到账回电{number}")
    told = run(root)
    assert "40 次　多久到账回电〔电话〕" in told.output
    assert "content/feedback/a.csv:2:42: ZJ611 [阻断]" in told.output
    assert number not in told.output
    assert told.return_value == 1
    made = CliRunner().invoke(new, ["租房补贴新问题", "--id", ID, "--round", "2"], obj=root)
    assert "40 次　多久到账回电〔电话〕" in made.output
    assert all(number not in file.read_text(encoding="utf-8") for file in (root / "content/interpretations").iterdir())


def test_an_export_about_one_policy_with_counts(root: Path) -> None:
    text = "日期,次数,问题\n2026-05-02,4,多久到账\n2026-05-03,0,多久到账\n2026-05-02,6,多久到账\n"
    result = run(root, "import", export(root, text), "--map", "数量=次数", "--policy", ID, "--name", "五月")
    assert "写到 content/feedback/五月.csv：1 行，10 次" in result.output, said(result)
    assert "数量不是 1 以上的整数 1 行（第 3 行）" in result.output
    assert [(line.channel, line.count) for line in read_corpus(root).feedback] == [("热线", 10)]


def test_a_further_round_starts_from_the_questions(root: Path) -> None:
    give(
        root, "a.csv", f"2026-05-12,{ID},窗口,7,社保断了一个月还能领吗", f"2026-05-13,{ID},窗口,2,[单位]*宿舍*能领吗。"
    )
    result = CliRunner().invoke(new, ["租房补贴新问题", "--id", ID, "--round", "2"], obj=root)
    assert result.exit_code == 0
    assert "7 次　社保断了一个月还能领吗" in result.output
    corpus = read_corpus(root)
    item = next(item for item in corpus.interpretations if item.round == 2)
    assert [heading.text for heading in item.body.headings] == [
        *("问题解答", "社保断了一个月还能领吗？", "[单位]*宿舍*能领吗？")
    ]
    assert not item.problems
    assert "已经动笔" not in run(root).output  # not due: nine questions
    give(root, "b.csv", f"2026-05-14,{ID},窗口,30,多久到账")
    assert f"已经动笔：{item.path}" in run(root).output


def test_the_first_round_and_other_policies_start_as_before(root: Path) -> None:
    give(root, "a.csv", "2026-05-12,没有,窗口,7,社保断了一个月还能领吗")
    CliRunner().invoke(new, ["租房补贴新问题", "--id", ID, "--round", "2"], obj=root)
    item = next(item for item in read_corpus(root).interpretations if item.round == 2)
    assert [heading.text for heading in item.body.headings] == ["这一次讲什么"]


def test_on_the_enlarged_sample_the_list_is_what_adding_up_gives(tmp_path: Path) -> None:
    make(tmp_path)
    config = tmp_path / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "    跟进门槛: {重复: 0, 增长: 0}\n", encoding="utf-8")
    corpus, dice = read_corpus(tmp_path), Random(1)
    asked = [
        (f"{date(2026, 1, 1) + timedelta(dice.randrange(181))}", policy, dice.randrange(1, 9))
        for policy in dice.choices(corpus.policies, k=800)
    ]
    rows = [
        f"{day},{dice.choice((policy.id, policy.number or policy.id))},窗口,{n},问题{n}" for day, policy, n in asked
    ]
    give(tmp_path, "a.csv", *rows[:400])
    give(tmp_path, "b.csv", *rows[400:])
    public = publish(corpus, load(tmp_path), date(2026, 6, 30))
    found = publish(corpus, load(tmp_path), date(2026, 6, 30), drafts=True)
    expected = {}
    for pair in corpus.pairs:
        answered = [item.published.isoformat() for item in public.explanations.get(pair.id, ()) if item.published]
        since = max(["2026-04-01", *answered])
        count = sum(number for day, policy, number in asked if policy.id == pair.id and day > since)
        policy = found.policies.get(pair.id)
        published = policy is not None and policy.published is not None and policy.published <= date(2026, 6, 30)
        if count >= 30 and published and found.validity[pair.id].state not in ("失效", "失效（提前废止）", "尚未发布"):
            expected[pair.id] = count
    output = run(tmp_path, "--date", "2026-06-30").output
    due = re.findall(r"^\d+\. 《.*》　(\S+)$", output, re.MULTILINE)
    assert len(expected) > 5
    assert due == sorted(expected, key=lambda key: (-expected[key], key))
    assert [int(count) for count in re.findall(r"以来问了 (\d+) 次", output)] == [expected[key] for key in due]


def test_the_document_says_what_the_program_does(root: Path) -> None:
    table = DOC.partition("<!-- 门槛 -->\n")[2].partition("<!-- 门槛完 -->")[0].splitlines()[2:]
    ours = Thresholds()
    assert [tuple(row.strip("| ").split(" | ")[:2]) for row in table] == [
        (name, str(getattr(ours, attribute))) for name, attribute in THRESHOLDS.items()
    ]
    (example,) = re.findall(r"```csv 反馈表\n(.*?)```", DOC, re.DOTALL)
    found, problems = parse_feedback(f"{FOLDER}/a.csv", example.encode())
    assert (len(found), problems) == (3, ())
    (setting,) = re.findall(r"```yaml 设置\n(.*?)```", DOC, re.DOTALL)
    (root / "mkdocs.yml").write_text(setting, encoding="utf-8")
    assert load(root).follow_up == Thresholds(days=60, count=20, growth=0)
    told = set(re.findall(r"^\| (ZJ\d+) \|", DOC, re.MULTILINE))
    assert told == {f"ZJ92{number}" for number in range(1, 6)}
    rule = next(rule for rule in all_rules() if rule.code == "ZJ925")
    assert (
        f"{ours.days} 天里 {ours.count} 次、同一个问题 {ours.repeats} 次、增长一倍（至少 {ours.least} 次）" in rule.doc
    )
