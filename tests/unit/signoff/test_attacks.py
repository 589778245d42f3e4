"""Replay, swaps, forged names and lists of signers: each way to pass off what nobody signed, and the code that refuses it.

Everything starts from a pair that three people have signed with keys of their own, and that has no finding.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import settings, standards
from generator.checker import Report, check
from generator.commands.check import command
from generator.finding import Level
from generator.model import BY_DIGEST, Corpus, Statement
from generator.reader import read_corpus
from generator.reader.signoffs import parse_signoff
from generator.signoff.signatures import SIGNERS, available
from generator.signoff.writing import replace_file, with_statement
from tests.project import ID, INTERPRETATION, POLICY, edit, valid_project
from tests.signing import add, sign_all, statement_on

pytestmark = pytest.mark.skipif(not available(), reason="ssh-keygen is not installed")

OTHER = "2026-laonian-zhucan"
SIGN_OFF = f"content/signoffs/{ID}.yml"
FILES = ("2026-shenqingbiao.csv", "2026-shoulidian.csv")
PEOPLE = ("示例甲", "示例乙", "示例丙")
SIGNED = (("起草", "示例甲", "2026-02-24"), ("审核", "示例乙", "2026-02-25"), ("签发", "示例丙", "2026-02-26"))


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A key for each person, and one of somebody else's."""
    folder = tmp_path_factory.mktemp("keys")
    made = {}
    for number, name in enumerate((*PEOPLE, "外人")):
        made[name] = folder / f"key{number}"
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(made[name])]
        subprocess.run(command, check=True, capture_output=True)
    return made


def listed(keys: dict[str, Path], *names: str, options: str = 'namespaces="zcjd"') -> str:
    """Lines of the list of signers."""
    lines = [
        f"{name} {options} {keys[name].with_suffix('.pub').read_text(encoding='utf-8').strip()}\n" for name in names
    ]
    return "".join(lines)


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory, keys: dict[str, Path]) -> Path:
    root = valid_project(tmp_path_factory.mktemp("signed"))
    attached = ", ".join(f"{{标题: 附件{number}, 文件: {name}}}" for number, name in enumerate(FILES, 1))
    edit(root, POLICY, "公开属性:", f"附件: [{attached}]\n公开属性:")
    (root / "content/files").mkdir(exist_ok=True)
    for number, name in enumerate(FILES):
        (root / "content/files" / name).write_text(f"表,{number}\n", encoding="utf-8")
    text = (root / INTERPRETATION).read_text(encoding="utf-8")
    further = text.replace("》政策解读", "》问答").replace("[文字]", "[问答]")
    (root / INTERPRETATION.replace(".md", ".wenda.md")).write_text(further, encoding="utf-8")
    for path in (POLICY, INTERPRETATION):  # a second pair, to take statements from and to
        text = (root / path).read_text(encoding="utf-8")
        other = (
            text.replace("高校毕业生租房补贴", "老年人助餐")
            .replace("12号", "21号")
            .replace(f"附件: [{attached}]\n", "")
        )
        (root / path.replace(ID, OTHER)).write_text(other, encoding="utf-8")
    (root / SIGNERS).write_text(listed(keys, *PEOPLE), encoding="utf-8")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").rstrip() + "\n    审签凭证: 签名\n", encoding="utf-8")
    for pair_id in (ID, OTHER):
        sign_all(root, pair_id, SIGNED, keys)
    return root


@pytest.fixture
def root(signed: Path, tmp_path: Path) -> Path:
    return shutil.copytree(signed, tmp_path / "project")


def report(root: Path, base: Corpus | None = None) -> Report:
    chosen = settings.load(root)
    standard = standards.load(chosen.standard, root)
    found = check(read_corpus(root), chosen, standard, as_of=date(2026, 6, 1), base=base)
    assert not found.faults, found.faults
    return found


def blocked_by(root: Path, base: Corpus | None = None) -> set[str]:
    return {finding.code for finding in report(root, base).findings if finding.level is Level.BLOCK}


def statements(root: Path, pair_id: str = ID) -> dict[str, Statement]:
    path = f"content/signoffs/{pair_id}.yml"
    signoff, _ = parse_signoff(path, (root / path).read_bytes())
    assert signoff
    return {statement.role: statement for statement in signoff.statements}


def rewrite(root: Path, *kept: Statement, pair_id: str = ID) -> None:
    """Write the sign-off file with exactly these statements."""
    path = root / f"content/signoffs/{pair_id}.yml"
    path.unlink()
    for statement in kept:
        add(root, pair_id, statement)


def swap_files(root: Path) -> None:
    one, two = (root / "content/files" / name for name in FILES)
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)


def change(role: str, **values: object) -> Callable[[Path], None]:
    """Change one statement and leave its signature as it is."""

    def attack(root: Path) -> None:
        said = statements(root)
        said[role] = replace(said[role], **values)  # type: ignore[arg-type]  # fields by name
        rewrite(root, *said.values())

    return attack


def swap_digests(root: Path) -> None:
    said = statements(root)["签发"]
    key = f"{ID}.md"
    swapped = replace(
        said, policy=said.interpretations[key], interpretations={**said.interpretations, key: said.policy}
    )
    rewrite(root, *(item for item in statements(root).values() if item.role != "签发"), swapped)


def borrow_signature(root: Path) -> None:
    other = statements(root, OTHER)
    rewrite(root, *(replace(item, signature=other[role].signature) for role, item in statements(root).items()))


def exchange_signatures(root: Path) -> None:
    said = statements(root)
    said["审核"], said["签发"] = (
        replace(said["审核"], signature=said["签发"].signature),
        replace(said["签发"], signature=said["审核"].signature),
    )
    rewrite(root, *said.values())


def downgrade(root: Path) -> None:
    rewrite(root, *(replace(item, level=BY_DIGEST, signature="") for item in statements(root).values()))


def strip(root: Path) -> None:
    text = (root / SIGN_OFF).read_text(encoding="utf-8")
    (root / SIGN_OFF).write_text(text[: text.index("  签名: |")] + text[text.index("- 身份: 审核") :], encoding="utf-8")


def rename_interpretation(root: Path) -> None:
    (root / INTERPRETATION.replace(".md", ".wenda.md")).rename(root / INTERPRETATION.replace(".md", ".jiang.md"))


def sneak_interpretation(root: Path) -> None:
    text = (root / INTERPRETATION).read_text(encoding="utf-8")
    (root / INTERPRETATION.replace(".md", ".tujie.md")).write_text(text.replace("[文字]", "[图解]"), encoding="utf-8")


def sneak_attachment(root: Path) -> None:
    (root / "content/files/2026-xin.csv").write_text("新,表\n", encoding="utf-8")
    edit(root, POLICY, "附件: [", "附件: [{标题: 新表, 文件: 2026-xin.csv}, ")


def excuse(root: Path) -> None:
    edit(root, POLICY, "公开属性:", "豁免: {ZJ212: {理由: 文字更正, 批准: 某某会议}}\n公开属性:")
    edit(root, POLICY, "每月500元", "每月5000元")


def copy_to_other(root: Path) -> None:
    shutil.copy(root / SIGN_OFF, root / f"content/signoffs/{OTHER}.yml")


def copy_to_nobody(root: Path) -> None:
    shutil.copy(root / SIGN_OFF, root / "content/signoffs/2026-zufang-butie-2.yml")


def carriage_return(root: Path) -> None:
    (root / SIGN_OFF).write_bytes(
        (root / SIGN_OFF).read_bytes().replace("姓名: 示例丙".encode(), '姓名: "示例丙\\r"'.encode())
    )


def name(written: str) -> Callable[[Path], None]:
    def attack(root: Path) -> None:
        text = (root / SIGN_OFF).read_text(encoding="utf-8")
        (root / SIGN_OFF).write_text(text.replace("姓名: 示例丙", f"姓名: {written}"), encoding="utf-8")

    return attack


def duplicate(root: Path) -> None:
    add(root, ID, statements(root)["签发"])


def only_last(root: Path) -> None:
    rewrite(root, statements(root)["签发"])


def repair(root: Path) -> None:
    edit(root, POLICY, "每月500元", "每月5000元")
    fresh = statement_on(root, ID, "签发", "示例丙", "2026-02-26")
    said = statements(root)
    rewrite(root, *(replace(item, policy=fresh.policy) for item in said.values()))


def promote(root: Path) -> None:
    said = statements(root)
    rewrite(root, said["起草"], said["审核"], replace(said["审核"], role="签发", day=date(2026, 2, 26)))


ATTACKS: dict[str, tuple[Callable[[Path], None], str]] = {
    "把凭证抄给另一份文件": (copy_to_other, "ZJ215"),
    "把凭证抄给不存在的编号": (copy_to_nobody, "ZJ021"),
    "改了编号再抄": (change("签发", id=OTHER), "ZJ215"),
    "政策和解读的摘要对调": (swap_digests, "ZJ212"),
    "审核的凭证改成签发": (promote, "ZJ216"),
    "改日期": (change("审核", day=date(2026, 2, 24)), "ZJ216"),
    "改姓名": (change("签发", name="示例丁"), "ZJ216"),
    "改摘要迎合改过的政策": (repair, "ZJ216"),
    "把改动列进待填": (change("签发", open_keys=("文号",)), "ZJ216"),
    "用另一份文件的签名": (borrow_signature, "ZJ216"),
    "两个身份的签名对调": (exchange_signatures, "ZJ216"),
    "签名降成摘要": (downgrade, "ZJ211"),
    "只删掉签名": (strip, "ZJ022"),
    "删掉整份凭证": (lambda root: (root / SIGN_OFF).unlink(), "ZJ211"),
    "只留签发": (only_last, "ZJ214"),
    "同一身份两份凭证": (duplicate, "ZJ214"),
    "附件内容对调": (swap_files, "ZJ212"),
    "附件删掉": (lambda root: (root / "content/files" / FILES[0]).unlink(), "ZJ217"),
    "解读改名": (rename_interpretation, "ZJ217"),
    "塞进一篇解读": (sneak_interpretation, "ZJ217"),
    "塞进一个附件": (sneak_attachment, "ZJ217"),
    "删掉签过的解读": (lambda root: (root / INTERPRETATION.replace(".md", ".wenda.md")).unlink(), "ZJ217"),
    "改了金额再写豁免": (excuse, "ZJ212"),
    "姓名里带回车": (carriage_return, "ZJ022"),
    "姓名用部首充汉字": (name("⽰例丙"), "ZJ022"),
    "姓名里夹看不见的字符": (name("示例\u200b丙"), "ZJ022"),
    "姓名用形近的汉字": (name("示例两"), "ZJ216"),
    "往凭证里加一个键": (
        lambda root: edit(root, SIGN_OFF, "  姓名: 示例甲", "  备注: 已核\n  姓名: 示例甲"),
        "ZJ022",
    ),
}


def test_what_three_people_signed_has_no_finding_about_it(root: Path) -> None:
    assert [finding for finding in report(root).findings if finding.code.startswith(("ZJ21", "ZJ02"))] == []


@pytest.mark.parametrize(("attack", "code"), ATTACKS.values(), ids=ATTACKS)
def test_an_attack_is_refused(root: Path, attack: Callable[[Path], object], code: str) -> None:
    attack(root)
    assert code in blocked_by(root)


def _sign_as_outsider(root: Path, keys: dict[str, Path], name: str) -> None:
    edit(root, POLICY, "每月500元", "每月5000元")
    rewrite(
        root,
        *(
            statement_on(root, ID, role, name if role == "签发" else who, day, keys["外人" if role == "签发" else who])
            for role, who, day in SIGNED
        ),
    )


def test_a_key_nobody_knows_is_refused(root: Path, keys: dict[str, Path]) -> None:
    _sign_as_outsider(root, keys, "示例丙")
    assert blocked_by(root) == {"ZJ219"}


def test_a_signer_added_in_the_same_change_does_not_count(root: Path, keys: dict[str, Path]) -> None:
    base = read_corpus(root)
    _sign_as_outsider(root, keys, "外人")
    with (root / SIGNERS).open("a", encoding="utf-8") as stream:
        stream.write(listed(keys, "外人"))
    assert "ZJ219" not in blocked_by(root)
    assert "ZJ219" in blocked_by(root, base)


def test_a_key_exchanged_in_the_same_change_does_not_count(root: Path, keys: dict[str, Path]) -> None:
    base = read_corpus(root)
    _sign_as_outsider(root, keys, "示例丙")
    mine = listed(keys, "外人").replace("外人", "示例丙", 1)
    (root / SIGNERS).write_text(listed(keys, "示例甲", "示例乙") + mine, encoding="utf-8")
    assert "ZJ219" in blocked_by(root, base)


@pytest.mark.parametrize(
    ("options", "good"),
    [
        ('namespaces="zcjd",valid-after="20260101",valid-before="20260301"', True),
        ('namespaces="zcjd",valid-before="20260226"', False),
        ('namespaces="zcjd",valid-after="20260227"', False),
        ('namespaces="git"', False),
    ],
    ids=["在任期内", "签发那天已离任", "签发那天未上任", "钥匙只准作别的用途"],
)
def test_a_key_counts_on_the_days_and_for_the_purpose_listed(
    root: Path, keys: dict[str, Path], options: str, good: bool
) -> None:
    text = listed(keys, "示例甲", "示例乙") + listed(keys, "示例丙", options=options)
    (root / SIGNERS).write_text(text, encoding="utf-8")
    assert ("ZJ219" in blocked_by(root)) is not good


def test_without_a_base_the_check_says_whose_list_it_used(root: Path) -> None:
    result = CliRunner().invoke(command, ["--date", "2026-06-01"], obj=root, standalone_mode=False)
    assert "签名按工作目录的 signers 核对" in result.output


def test_a_signer_taken_off_the_list_no_longer_counts(root: Path, keys: dict[str, Path]) -> None:
    (root / SIGNERS).write_text(listed(keys, "示例甲", "示例乙"), encoding="utf-8")
    assert "ZJ219" in blocked_by(root)
    (root / SIGNERS).unlink()
    assert "ZJ219" in blocked_by(root)


def test_a_signature_for_another_purpose_is_refused(root: Path, keys: dict[str, Path]) -> None:
    said = statements(root)
    command = ["ssh-keygen", "-Y", "sign", "-q", "-f", str(keys["示例丙"]), "-n", "git"]
    done = subprocess.run(command, input=said["签发"].canonical(), capture_output=True, check=True)
    rewrite(root, said["起草"], said["审核"], replace(said["签发"], signature=done.stdout.decode()))
    assert "ZJ216" in blocked_by(root)


@pytest.mark.parametrize("attack", [lambda root: (root / SIGN_OFF).unlink(), downgrade], ids=["删掉凭证", "降成摘要"])
def test_with_a_base_no_setting_excuses_a_sign_off_that_is_gone(root: Path, attack: Callable[[Path], object]) -> None:
    base = read_corpus(root)
    edit(root, "mkdocs.yml", "    审签凭证: 签名\n", "")
    attack(root)
    assert "ZJ211" not in blocked_by(root)
    assert "ZJ211" in blocked_by(root, base)


def test_without_ssh_keygen_a_signature_blocks(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "ZJ216" in blocked_by(root)


def test_writing_a_sign_off_again_in_other_words_changes_nothing(root: Path) -> None:
    import yaml

    path = root / SIGN_OFF
    path.write_text(
        yaml.safe_dump(yaml.safe_load(path.read_text(encoding="utf-8")), allow_unicode=True), encoding="utf-8"
    )
    assert not blocked_by(root)
    path.write_bytes(
        b"\xef\xbb\xbf# \xe5\xa4\x87\xe6\xb3\xa8\n" + path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n\r\n"
    )
    assert not blocked_by(root)
    text, (signoff, _) = path.read_text(encoding="utf-8-sig"), parse_signoff(SIGN_OFF, path.read_bytes())
    assert signoff
    again = with_statement(text, signoff, signoff.statements[:2], signoff.statements[2])
    replace_file(path, again)
    assert again.startswith("# 备注\n")
    assert not blocked_by(root)
