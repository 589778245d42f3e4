"""A 发布日期 that lies ahead is an embargo: until that day nothing of the pair is anywhere, from that day on all of it is."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator import settings
from generator.publication import publish
from generator.reader import read_corpus
from generator.site.offered import offered_files
from tests.project import INTERPRETATION, POLICY, edit, valid_project
from tests.site.pages import build

DAY = date(2026, 12, 1)
FILES = ("2026-mimi.csv", "2026-jiemi.png")
MORE = INTERPRETATION.replace(".md", ".wenda.md")
SECRETS = ("高校毕业生租房", "zufang-butie", "12号", "毕业两年内", "便民服务中心", "12345678", *FILES)
PUBLIC = """---
标题: 示例区老年人助餐服务办法
发布机构: 示例区人民政府办公室
责任单位: 示例区民政局
文件类型: 行政规范性文件
政策类型: [管理性]
阶段: 发布
起草日期: 2026-01-12
审签日期: 2026-02-26
成文日期: 2026-02-27
发布日期: 2026-03-02
文号: 示政办〔2026〕21号
修改: [2026-zufang-butie]
---

**第一条** 老年人可以就近用餐。
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A public policy that names an embargoed one, which has two interpretations, an attachment and a picture."""
    root = valid_project(tmp_path / "project")
    (root / "content/policies/2026-zhucan.md").write_text(PUBLIC, encoding="utf-8")
    edit(root, POLICY, "公开属性:", f"附件: [{{标题: 受理点, 文件: {FILES[0]}}}]\n公开属性:")
    edit(root, INTERPRETATION, "联系方式:", f"媒体: [{{标题: 一图读懂, 文件: {FILES[1]}}}]\n联系方式:")
    (root / "content/files").mkdir(exist_ok=True)
    for name in FILES:
        (root / "content/files" / name).write_bytes(b"x")
    text = (root / INTERPRETATION).read_text(encoding="utf-8")
    (root / MORE).write_text(text.replace("[文字]", "[问答]"), encoding="utf-8")
    for path in (POLICY, INTERPRETATION, MORE):
        edit(root, path, "发布日期: 2026-03-02", f"发布日期: {DAY}")
    return root


def offered(root: Path, day: date) -> set[str]:
    chosen = settings.load(root)
    return offered_files(publish(read_corpus(root), chosen, day))


def everything(root: Path, scratch: Path, day: date) -> str:
    """All that a visitor can fetch, addresses included."""
    files = build(root, scratch, day)
    assert "老年人助餐" in files["policies/2026-zhucan/index.html"].decode()
    return "\n".join([*files, *(data.decode(errors="ignore") for data in files.values())])


def test_until_that_day_nothing_of_either_half_is_anywhere(root: Path, tmp_path: Path) -> None:
    text = everything(root, tmp_path / "shells", DAY - timedelta(days=1))
    assert [secret for secret in SECRETS if secret in text] == []
    assert offered(root, DAY - timedelta(days=1)) == set()


def test_from_that_day_on_both_halves_are_there(root: Path, tmp_path: Path) -> None:
    text = everything(root, tmp_path / "shells", DAY)
    assert [secret for secret in SECRETS if secret not in text] == []
    assert offered(root, DAY) == set(FILES)


@pytest.mark.parametrize(
    "name", ["示政办〔2026〕12号", "示政办[2026]12号", "《示例区高校毕业生租房补贴办法》", "2026-zufang-butie"]
)
@pytest.mark.parametrize("field", ["修改", "依据", "废止"])
def test_no_relation_names_what_is_not_public_yet(root: Path, tmp_path: Path, field: str, name: str) -> None:
    edit(root, "content/policies/2026-zhucan.md", "修改: [2026-zufang-butie]", f'{field}: ["{name}"]')
    text = everything(root, tmp_path / "shells", DAY - timedelta(days=1))
    assert [secret for secret in SECRETS if secret in text] == []
    assert "示例区人民政府办公室" in text


@pytest.mark.parametrize("early", [INTERPRETATION, MORE])
def test_an_interpretation_dated_before_its_policy_waits_for_it(root: Path, tmp_path: Path, early: str) -> None:
    edit(root, early, f"发布日期: {DAY}", "发布日期: 2026-03-02")
    text = everything(root, tmp_path / "shells", DAY - timedelta(days=1))
    assert [secret for secret in SECRETS if secret in text] == []
    assert offered(root, DAY - timedelta(days=1)) == set()


def test_an_interpretation_dated_after_its_policy_keeps_its_own_files_back(root: Path) -> None:
    edit(root, POLICY, f"发布日期: {DAY}", "发布日期: 2026-03-02")
    assert offered(root, DAY - timedelta(days=1)) == {FILES[0]}


def test_a_link_to_what_is_not_public_yet_is_words_until_that_day(root: Path, tmp_path: Path) -> None:
    words = '**第二条** 另见[那份**办法**](2026-zufang-butie.md#article-2 "提示")和[自己](#article-1)。'
    edit(root, "content/policies/2026-zhucan.md", "就近用餐。", f"就近用餐。\n\n{words}")
    page = "policies/2026-zhucan/index.html"
    before = build(root, tmp_path / "before", DAY - timedelta(days=1))[page].decode()
    assert "另见那份<strong>办法</strong>和<a href=" in before
    assert "2026-zufang-butie" not in before
    after = build(root, tmp_path / "after", DAY)[page].decode()
    assert 'href="../../policies/2026-zufang-butie/#article-2"' in after


def test_the_sample_can_be_built_as_of_any_day(tmp_path: Path) -> None:
    """Each link of a page leads to a page or a file of that day."""
    day = date(2026, 3, 15)
    files = build(Path(__file__).parents[2], tmp_path / "shells", day)
    shown = {name.removesuffix("index.html") for name in files}
    documents = re.compile(r'href="(?:\.\./)+((?:policies|interpretations)/[^"#?]+)')
    for name, data in files.items():
        if name.startswith(("policies/", "interpretations/")) and name.endswith(".html"):
            assert set(documents.findall(data.decode())) <= shown, name
