"""A published list says what the ranking says: check refuses an invented one, and takes it over when the program wrote it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.commands.project import open_project

SAMPLE = Path(__file__).parents[2]
FINAL = "content/showcase/2026/final.yml"
FIRST = "  - 编号: 2026-gaoxiao-biyesheng-zufang-butie\n"
SECOND = "  - 编号: 2026-daolu-tingche-bowei-guanli-xiugai\n"
THIRD = "  - 编号: 2026-nongcun-renju-huanjing-xingdong-jihua\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793491200")  # 2026-11-01
    shutil.copytree(SAMPLE / "content", tmp_path / "content")
    shutil.copy(SAMPLE / "mkdocs.yml", tmp_path)
    return tmp_path


def amiss(root: Path) -> list[str]:
    found = open_project(root).check(select=("ZJ91",)).findings
    assert not {each.code for each in found} - {"ZJ918", "ZJ919"}, found
    return [each.message for each in found if each.code == "ZJ918"]


def change(root: Path, old: str, new: str) -> None:
    text = (root / FINAL).read_text(encoding="utf-8")
    assert old in text
    (root / FINAL).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_list_of_the_sample_is_what_the_ranking_gives(root: Path) -> None:
    assert amiss(root) == []


def test_a_pair_moved_into_another_class_is_found(root: Path) -> None:
    change(root, '"管理和规划"\n    名次: 2', '"惠民补助和支持"\n    名次: 2')
    assert any("写的类别是“惠民补助和支持”，它属于“管理和规划”" in each for each in amiss(root))


def test_invented_points_are_found_while_the_documents_are_those(root: Path) -> None:
    change(root, "得分: 83.70", "得分: 99.99")
    assert amiss(root) == ["“2026-daolu-tingche-bowei-guanli-xiugai”写的得分是 99.99，算出来是 83.70"]
    change(root, "dccfe42af2d09a3f", "0000000000000000")
    assert amiss(root) == []  # ZJ919 says so


def test_who_has_a_seat_and_is_left_out_needs_a_reason(root: Path) -> None:
    text = (root / FINAL).read_text(encoding="utf-8")
    head, rest = text.split(FIRST)
    (root / FINAL).write_text(head + SECOND + rest.split(SECOND)[1], encoding="utf-8")
    said = "“2026-gaoxiao-biyesheng-zufang-butie”在“惠民补助和支持”排第 1，在名额以内，名单里没有，也没有写理由"
    assert amiss(root) == [said]
    reason = f"未入选:\n{FIRST}    类别: 惠民补助和支持\n    名次: 1\n    理由: 本单位申请不参加\n"
    with (root / FINAL).open("a", encoding="utf-8") as file:
        file.write(reason)
    assert amiss(root) == []


def test_the_last_of_the_seats_left_out_is_found_too(root: Path) -> None:
    text = (root / FINAL).read_text(encoding="utf-8")
    (root / FINAL).write_text(text.split(THIRD)[0], encoding="utf-8")
    assert len(found := amiss(root)) == 1 and "排第 2，在名额以内" in found[0]
