"""A seeded project of any size over six quarters: an area whose offices do most things right, and some late, thinly or not at all.

``python -m tests.enlarged 目录 [--seed 1] [--pairs 48]`` writes it. The same seed and number give the same bytes. Check and build
pass: what is amiss is excused, old (published up to the 历史截止日期), or in documents that have not come to 发布. How many pairs
are of which kind is known beforehand (`SHARES`); the dice settle who, what and when.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from generator.model import BY_DIGEST, ROLES, Stage
from generator.reader import read_corpus
from generator.reader.signoffs import digests_of, parse_signoff
from generator.signoff.coverage import state
from generator.signoff.writing import with_statement
from generator.workdays import Calendar
from tests.enlarged_texts import LEGACY_UNTIL, Subject, files

SHARES = {
    "support": 2,  # citizens apply: with flow, guide and example
    "misquoted": 1,  # a figure that the policy does not have
    "film": 1,
    "second": 2,  # interpreted a second time, a month later
    "planned": 1,  # with a 解读方案
    "joint": 2,  # one interpretation of two policies
    "late": 1,  # interpreted some working days after the policy
    "thin": 1,  # without 解决问题
    "missing": 1,  # should have an interpretation and has none
    "exempt": 1,  # need not have one
    "closed": 1,  # 依申请公开, signed: it never goes online
    "draft": 1,  # not even signed
    "consultation": 1,  # a 征求意见稿
}
"""How many of each 16 policies are of which kind."""

QUARTERS = tuple(date(year, month, 1) for year in (2025, 2026) for month in (1, 4, 7, 10))[:6]
UNITS = ("民政局", "教育局", "农业农村局", "住房和城乡建设局", "卫生健康局", "市场监督管理局")

_THINGS = (
    *(("shequ-shitang", "社区食堂"), ("laojiu-dianti", "老楼加装电梯"), ("xiangcun-gonglu", "乡村公路养护")),
    *(("xiaoyuan-wucan", "校园午餐"), ("tuoyu-fuwu", "托育服务"), ("jiating-chuangwei", "家庭病床")),
    *(("nongji-gouzhi", "农机更新"), ("guoyuan-gaizao", "老果园改造"), ("shichang-tanwei", "农贸市场摊位")),
    *(("dianche-chongdian", "电动自行车充电"), ("laji-fenlei", "生活垃圾分类"), ("gongyuan-kaifang", "公园绿地开放")),
    *(("shiping-zuofang", "食品小作坊"), ("kehou-fuwu", "课后服务"), ("wuye-weixiu", "物业维修资金")),
    *(("canji-fuju", "辅助器具租借"), ("xiaofei-jiufen", "消费纠纷调解"), ("jiujiu-peixun", "急救知识培训")),
    *(("ranqi-anquan", "燃气安全入户"), ("tushu-liudong", "流动图书")),
)
_SORTS = (("banfa", "管理办法"), ("xize", "实施细则"), ("cuoshi", "若干措施"), ("fangan", "工作方案"))
_SIGNERS = ("起草人甲", "审核人乙", "签发人丙")


def make(root: Path, seed: int = 1, pairs: int = 48) -> None:
    """Write a whole project into `root`: `pairs` policies with what was written about them."""
    for folder in ("policies", "interpretations", "pages", "files"):
        (root / "content" / folder).mkdir(parents=True, exist_ok=True)
    _write(root, "mkdocs.yml", _CONFIG)
    _write(root, "content/pages/index.md", "# 首页\n\n示例区，由程序编成，只用于测试。\n")
    for subject in subjects(seed, pairs):
        dice = random.Random(f"{seed}-{subject.number}")
        for path, text in files(subject, dice).items():
            _write(root, path, text)


def sign(root: Path) -> None:
    """Sign what has come to 审签, with digests: drafted by one, looked through by a second, approved by a third."""
    corpus = read_corpus(root)
    (root / "content/signoffs").mkdir(exist_ok=True)
    for pair in corpus.pairs:
        if pair.policy and pair.policy.stage is not Stage.DRAFT:
            day = max(each.signed for each in pair.documents if each.signed)
            digests = digests_of(root, corpus, pair)
            text, signoff = "", None
            for role, name in zip(ROLES, _SIGNERS, strict=True):
                statement = state(pair, digests, role, name, day, BY_DIGEST)
                text = with_statement(text, signoff, signoff.statements if signoff else (), statement)
                signoff = parse_signoff("", text.encode())[0]
            _write(root, f"content/signoffs/{pair.id}.yml", text)


def kinds(pairs: int = 48) -> list[str]:
    """The kind of each policy, before they are dealt."""
    recipe = [kind for kind, share in SHARES.items() for _ in range(share)]
    found = (recipe * (pairs // len(recipe) + 1))[:pairs]
    if found.count("joint") % 2:
        found[len(found) - 1 - found[::-1].index("joint")] = "planned"
    return found


def subjects(seed: int = 1, pairs: int = 48) -> list[Subject]:
    """Who publishes what and when; the two policies of a joint interpretation come out on the same day."""
    dice = random.Random(seed)
    calendar = Calendar()
    dealt = kinds(pairs)
    dice.shuffle(dealt)
    found: list[Subject] = []
    waiting: Subject | None = None
    for number, kind in enumerate(dealt):
        start = QUARTERS[number % len(QUARTERS)]
        published = calendar.last_day(start + timedelta(days=dice.randrange(66)), 1)
        unit = f"示例区{UNITS[(number // len(QUARTERS) + number) % len(UNITS)]}"
        if waiting and kind == "joint":
            published, unit = waiting.published, waiting.unit
        (name, thing), (suffix, sort) = _THINGS[number % 20], _SORTS[number // 20 % 4]
        again = f"（第{number // 80 + 1}版）" if number >= 80 else ""
        tail = f"-{number // 80 + 1}" if number >= 80 else ""
        draft = "（征求意见稿）" if kind == "consultation" else ""
        title = f"示例区{thing}{sort}{again}{draft}"
        key = f"{published.year}-{name}-{suffix}{tail}"
        subject = Subject(kind, number, key, title, unit, published)
        found.append(subject)
        if kind == "joint":
            if waiting:
                found[found.index(waiting)] = replace(waiting, partner=subject)
            waiting = None if waiting else subject
    return found


def _write(root: Path, path: str, text: str) -> None:
    (root / path).write_text(text, encoding="utf-8", newline="\n")


_CONFIG = f"""site_name: 示例区政策文件与政策解读
site_url: https://zcjd.example.org/
docs_dir: content/pages
theme:
  name: material
plugins: []
extra:
  zcjd:
    主办单位: 示例区人民政府办公室
    可链接的网站: [example.org]
    历史截止日期: {LEGACY_UNTIL}
    提示: 本站由程序编成，只用于测试；所有文件、单位、电话和金额都是示例。
"""


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pairs", type=int, default=48)
    options = parser.parse_args()
    make(options.root, options.seed, options.pairs)
