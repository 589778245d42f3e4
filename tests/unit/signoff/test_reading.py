"""Sign-offs are read wherever a corpus is read, and a judgement that is remembered depends on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator import settings, standards
from generator.checker import Memory, check
from generator.model import BY_SIGNATURE, Body, Interpretation, Link, Media, Pair, Position, ProblemKind
from generator.preview.documents import Documents
from generator.reader import read_corpus
from generator.reader.signoffs import parse_signoff
from generator.signoff.coverage import offered_names
from generator.signoff.names import is_name, same_person, tidy
from generator.signoff.signatures import normal_armor
from tests.project import ID, valid_project
from tests.signing import sign_all, statement_on

SIGN_OFF = f"content/signoffs/{ID}.yml"
ENTRY = f"- 身份: 起草\n  姓名: 示例甲\n  日期: 2026-02-24\n  编号: {ID}\n  级别: 摘要\n  政策: {'0' * 64}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = valid_project(tmp_path / "project")
    sign_all(root, ID, [("起草", "示例甲", "2026-02-24")])
    return root


def test_the_preview_reads_what_the_check_reads(root: Path) -> None:
    seen = Documents(root).read()
    assert seen.signoffs == read_corpus(root).signoffs
    assert seen.signoffs[ID].statements[0].name == "示例甲"


def test_what_is_remembered_depends_on_sign_off_and_signers(root: Path) -> None:
    chosen = settings.load(root)
    standard, day, memory = standards.load(chosen.standard, root), date(2026, 6, 1), Memory()
    good = read_corpus(root)
    statement = statement_on(root, ID, "起草", "示例甲", "2026-02-24")
    signed = replace(statement, level=BY_SIGNATURE, signature=normal_armor(ARMOR))
    voided = replace(good.signoffs[ID], statements=(replace(statement, policy="0" * 64),))
    unlisted = replace(good.signoffs[ID], statements=(signed,))
    steps = (
        good,
        replace(good, signoffs={ID: voided}),
        replace(good, signoffs={}),
        replace(good, signoffs={ID: unlisted}),
        replace(good, signoffs={ID: unlisted}, signers="示例甲 ssh-ed25519 AAAA\n"),
    )
    reports = []
    for corpus in steps:
        remembered = check(corpus, chosen, standard, as_of=day, memory=memory)
        assert remembered == check(corpus, chosen, standard, as_of=day)
        reports.append({finding.code for finding in remembered.findings})
    assert reports[:4] == [set(), {"ZJ212"}, set(), {"ZJ219"}]


ARMOR = "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQ==\n-----END SSH SIGNATURE-----"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "身份: 起草",
        ENTRY.replace("身份: 起草", "身份: 批准"),
        ENTRY.replace("2026-02-24", "2026-02-30"),
        ENTRY.replace("0" * 64, "0" * 63),
        ENTRY.replace("级别: 摘要", "级别: 签名"),
        ENTRY.replace("级别: 摘要", "级别: 摘要\n  签名: 已签"),
        ENTRY.replace("  姓名: 示例甲\n", ""),
        ENTRY.replace("姓名: 示例甲", '姓名: "示例甲\\n"'),
        ENTRY.replace("姓名: 示例甲", "姓名: [示例甲]"),
        ENTRY + "  待填: [标题]\n",
        ENTRY + "  待填: [文号, 文号]\n",
        ENTRY + "  解读: 无\n",
        ENTRY + f"  附件: {{a: {'0' * 64}, a: {'0' * 64}}}\n",
        ENTRY + "  日期: 2026-02-25\n",
        ENTRY * 11,
        "- " * 100_000,
        "[" * 100_000,
        "- &a [*a]",
        "\x00" + ENTRY,
    ],
)
def test_whatever_is_not_a_sign_off_is_refused_with_a_place(text: str) -> None:
    signoff, problems = parse_signoff(SIGN_OFF, text.encode())
    assert signoff is None
    assert problems
    assert all(problem.position.path == SIGN_OFF and problem.fix for problem in problems)


def test_a_sign_off_that_cannot_be_read_is_one_kind_of_problem(root: Path) -> None:
    (root / SIGN_OFF).write_bytes(ENTRY.encode("gb18030"))
    assert {problem.kind for problem in read_corpus(root).problems} == {ProblemKind.SIGNOFF}


def test_the_entry_itself_is_read() -> None:
    signoff, problems = parse_signoff(SIGN_OFF, ENTRY.encode())
    assert (problems, signoff and signoff.statements[0].role) == ((), "起草")


@pytest.mark.parametrize("name", ["示例甲", "阿卜杜拉·示例", "欧阳示例", "Zhang San"])
def test_names_people_have_are_accepted(name: str) -> None:
    assert is_name(tidy(name))


@pytest.mark.parametrize(
    "name", ["", " ", "⽰例甲", "示例\u200d甲", "示例甲\r", "示例,甲", "*", "示?", "1234", "示例A", "示\n例", "a" * 31]
)
def test_what_only_looks_like_a_name_is_not(name: str) -> None:
    assert not is_name(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(
            ("示例甲", "示 例 甲"),
            ("阿·甲", "阿・甲"),
            ("ＡＢ", "ab"),
            ("示例甲", "示例\u200b甲"),
            ("Shi Li", "li shi"),
        ),
        *(("張偉", "张伟"), ("葉國強", "叶国强"), ("歐陽·麗", "欧阳丽")),
    ],
)
def test_one_person_in_two_spellings_is_one(one: str, other: str) -> None:
    assert same_person(one, other)
    assert not same_person(one, "示例乙")


@pytest.mark.parametrize(("one", "other"), [("於甲", "于甲"), ("示昇", "示升"), ("示乾", "示干")])
def test_characters_that_are_two_in_names_stay_two(one: str, other: str) -> None:
    assert not same_person(one, other)


@pytest.mark.parametrize("url", ["../files/a.csv", "../files/./a.csv", "../files/x/../a.csv", "../files/%61.csv#b"])
def test_a_linked_file_is_covered_whatever_way_round_it_is_named(url: str) -> None:
    place = Position("content/interpretations/2026-a.md")
    item = Interpretation(id="2026-a", path=place.path, body=Body(links=(Link(url, "表", place),)))
    assert offered_names(Pair("2026-a", None, (item,))) == {"a.csv"}


def test_captions_and_words_are_covered_like_the_film_itself() -> None:
    place = Position("content/interpretations/2026-a.md")
    film = Media("片", "a.mp4", place, captions="a.vtt", transcript="a.txt")
    item = Interpretation(id="2026-a", path=place.path, media=(film,))
    assert offered_names(Pair("2026-a", None, (item,))) == {"a.mp4", "a.vtt", "a.txt"}
