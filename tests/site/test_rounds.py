"""Further rounds on the pages: what each added in its own words, and how often the questions it answers had been asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.project import ID, valid_project
from tests.site.pages import build

SECOND = f"""---
标题: 租房补贴施行以后
解读单位: 示例区人力资源和社会保障局
解读形式: [问答]
解读对象: [{ID}]
轮次: 2
阶段: 发布
起草日期: 2026-05-06
审签日期: 2026-05-08
发布日期: 2026-05-11
---

## 问题解答

### 社保断了一个月，还能领吗？

换单位中间断缴的，从续缴的那个月重新算。

### 单位宿舍能领吗？

没有租赁合同的单位宿舍不能领。
"""
HEAD = "日期,政策,渠道,数量,问题\n"
ASKED = (
    f"2026-05-01,{ID},窗口,7,请问社保断缴一个月还能不能领\n2026-05-11,示政办〔2026〕12号,窗口,2,社保断一个月能领吗\n"
)
LATER = f"2026-05-12,{ID},窗口,30,社保断了一个月还能领吗\n"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """The site without feedback, with some, and with more that came after the answer."""
    return [_site(tmp_path_factory.mktemp("rounds"), text) for text in ("", ASKED, ASKED + LATER)]


def _site(folder: Path, feedback: str) -> dict[str, str]:
    root = valid_project(folder / "project")
    (root / f"content/interpretations/{ID}.wenda.md").write_text(SECOND, encoding="utf-8")
    if feedback:
        (root / "content/feedback").mkdir()
        (root / "content/feedback/a.csv").write_text(HEAD + feedback, encoding="utf-8")
    made = build(root, folder / "out")
    return {path: data.decode() for path, data in made.items() if path.endswith((".html", ".json", ".xml", ".csv"))}


def test_a_question_says_how_often_it_was_asked_only_where_feedback_says_so(sites: list[dict[str, str]]) -> None:
    plain, asked, later = (_asked(site["questions/index.html"]) for site in sites)
    assert set(plain.values()) == {0}
    assert {text: times for text, times in asked.items() if times} == {"社保断了一个月，还能领吗？": 9}
    assert later == asked


def _asked(page: str) -> dict[str, int]:
    found = re.findall(r"<summary><span>(.*?)(?: <span[^>]*>问过(\d+)次</span>)?</span></summary>", page)
    return {text: int(times or 0) for text, times in found}


def test_what_people_wrote_is_nowhere_on_the_site(sites: list[dict[str, str]]) -> None:
    assert [path for path, text in sites[2].items() if "断缴" in text and "断缴的，" not in text] == []
    assert not [path for path in sites[2] if "feedback" in path]


def test_rounds_stand_in_order_with_what_each_added(sites: list[dict[str, str]]) -> None:
    added = "这一轮补充：社保断了一个月，还能领吗？；单位宿舍能领吗？"
    policy, reading = sites[0][f"policies/{ID}/index.html"], sites[0][f"interpretations/{ID}/index.html"]
    for page in (policy, reading):
        assert page.count("这一轮补充") == 1
        assert added in page
        assert page.index("首次解读") < page.index("第2次解读") < page.index(added)
