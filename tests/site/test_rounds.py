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
FIRST = SECOND.replace("轮次: 2\n", "").replace("2026-05-06", "2026-01-12").replace("2026-05-08", "2026-02-26")
FIRST = FIRST.replace("2026-05-11", "2026-03-02").replace("施行以后", "问答")
HEAD = "日期,政策,渠道,数量,问题\n"
ASKED = (
    f"2026-03-01,{ID},窗口,5,单位宿舍能领吗\n"
    f"2026-05-01,{ID},窗口,7,请问社保断缴一个月还能不能领\n2026-05-11,示政办〔2026〕12号,窗口,2,社保断一个月能领吗\n"
)
_TEXTS = (".html", ".json", ".xml", ".csv")
LATER = f"2026-05-12,{ID},窗口,30,社保断了一个月还能领吗\n"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """The site without feedback, with some, and with more that came after the answer."""
    made = [rounds_site(tmp_path_factory.mktemp("rounds"), text) for text in ("", ASKED, ASKED + LATER)]
    return [{path: data.decode() for path, data in files.items() if path.endswith(_TEXTS)} for files in made]


def rounds_site(folder: Path, feedback: str) -> dict[str, bytes]:
    """Every file of the site of a pair with a second round, built below `folder`."""
    root = valid_project(folder / "project")
    (root / f"content/interpretations/{ID}.wenda.md").write_text(SECOND, encoding="utf-8")
    (root / f"content/interpretations/{ID}.tujie.md").write_text(FIRST, encoding="utf-8")
    if feedback:
        (root / "content/feedback").mkdir()
        (root / "content/feedback/a.csv").write_text(HEAD + feedback, encoding="utf-8")
    return build(root, folder / "out")


def test_a_question_says_how_often_it_was_asked_only_where_feedback_says_so(sites: list[dict[str, str]]) -> None:
    plain, asked, later = (_asked(site["questions/index.html"]) for site in sites)
    assert asked == [
        *(("社保断了一个月，还能领吗？", 9), ("单位宿舍能领吗？", 5)),
        *(
            ("社保断了一个月，还能领吗？", 0),
            ("单位宿舍能领吗？", 0),
        ),  # the first round answers what nobody had asked it
    ]
    assert plain == [(text, 0) for text, _ in asked]
    assert later == asked


def _asked(page: str) -> list[tuple[str, int]]:
    found = re.findall(r"<summary><span>(.*?)(?: <span[^>]*>问过(\d+)次</span>)?</span></summary>", page)
    return [(text, int(times or 0)) for text, times in found]


def test_what_people_wrote_is_nowhere_on_therounds_site(sites: list[dict[str, str]]) -> None:
    assert [path for path, text in sites[2].items() if "断缴" in text and "断缴的，" not in text] == []
    assert not [path for path in sites[2] if "feedback" in path]


def test_rounds_stand_in_order_with_what_each_added(sites: list[dict[str, str]]) -> None:
    added = "这一轮补充：社保断了一个月，还能领吗？；单位宿舍能领吗？"
    policy, reading = sites[0][f"policies/{ID}/index.html"], sites[0][f"interpretations/{ID}/index.html"]
    for page in (policy, reading):
        assert page.count("这一轮补充") == 1
        assert added in page
        assert page.index("首次解读") < page.index("第2次解读") < page.index(added)
