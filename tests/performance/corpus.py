"""A seeded corpus of any size: pairs that pass the check, each with a table, questions and answers, and a flow of 5 to 9 steps.

``python -m tests.performance.corpus 1000 目录`` writes a project. The same number and seed give the same bytes.
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

THINGS = ["租房", "就业", "创业", "养老", "托育", "助残", "技能培训", "电动车换购", "老楼加装电梯", "燃气改造"]
THINGS += ["农机购置", "果园改造", "垃圾分类", "家庭医生", "急救培训"]
GROUPS = [
    "高校毕业生",
    "退役军人",
    "残疾人",
    "老年人",
    "个体工商户",
    "小微企业",
    "农民合作社",
    "新市民",
    "学龄儿童家庭",
    "失业人员",
]
TOPICS = ["住房保障", "就业创业", "养老服务", "教育", "医疗卫生", "交通出行", "营商环境", "生态环境", "农业农村"]
UNITS = [
    "人力资源和社会保障局",
    "住房和城乡建设局",
    "民政局",
    "教育局",
    "卫生健康局",
    "农业农村局",
    "生态环境局",
    "市场监督管理局",
]
STEPS = ["网上申报", "窗口受理", "资料初审", "部门会签", "实地核查", "资格复核", "集中评议", "名单公示", "资金拨付"]
PHRASES = (
    "把条件写清楚，让大家少跑一趟",
    "能从系统里查到的材料不再让申请人交",
    "办理进度随时可以在网上查到",
    "钱直接打到申请人的社会保障卡",
    "各街道每月公布一次办理情况",
    "对年纪大、行动不便的人可以上门办理",
    "遇到说不清的情形先受理再补正",
    "同一件事不同部门只问一遍",
    "结果由经办人打电话告知，不只贴在墙上",
    "已经享受同类补贴的，按高的一项发放",
)
NUMERALS = "一二三四五六七八九十"
NICKNAMES = ("安居", "乐业", "同心", "启航", "春风")

CONFIG = """site_name: 性能测试站
site_url: https://zcjd.example.org/
docs_dir: content/pages
theme:
  name: material
plugins: []
extra:
  zcjd:
    提示: 本站内容由程序随机生成，只用于测量速度。
"""


def write_corpus(root: Path, count: int, seed: int = 1) -> None:
    """Write a project of `count` pairs into `root`."""
    for folder in ("content/policies", "content/interpretations", "content/pages", "content/files"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (root / "content/pages/index.md").write_text("# 首页\n\n性能测试站。\n", encoding="utf-8")
    for number in range(count):
        policy, interpretation = pair(random.Random(f"{seed}-{number}"), number)
        name = pair_id(number)
        (root / f"content/policies/{name}.md").write_text(policy, encoding="utf-8")
        (root / f"content/interpretations/{name}.md").write_text(interpretation, encoding="utf-8")


def pair_id(number: int) -> str:
    """The id of the pair with this number."""
    return f"{2022 + number % 5}-shice-{number}"


def pair(dice: random.Random, number: int) -> tuple[str, str]:
    """The two files of one pair."""
    thing, group, unit = dice.choice(THINGS), dice.choice(GROUPS), f"示例区{dice.choice(UNITS)}"
    year = 2022 + number % 5
    signed = date(year, 1, 5) + timedelta(days=dice.randrange(300))
    published = signed + timedelta(days=2)
    title = f"示例区{group}{thing}补贴办法（第{number}号）"
    wenhao = f"示政办〔{year}〕{number + 1}号"
    amount, months, days = dice.randrange(2, 20) * 50, dice.randrange(6, 25), dice.randrange(5, 21)
    articles = [f"为支持{group}{thing}，制定本办法。", f"补贴标准为每月{amount}元，最长{months}个月，见下表。"]
    articles += [f"{dice.choice(PHRASES)}，{dice.choice(PHRASES)}。" for _ in range(dice.randrange(5, 9))]
    text = "\n\n".join(f"**第{NUMERALS[index]}条** {article}" for index, article in enumerate(articles))
    alias = NICKNAMES[number % len(NICKNAMES)] + "".join(("零" + NUMERALS)[int(digit)] for digit in str(number))
    dates = f"起草日期: {signed - timedelta(days=20)}\n审签日期: {signed}\n"
    policy = (
        f"---\n标题: {title}\n文号: {wenhao}\n发布机构: 示例区人民政府办公室\n责任单位: {unit}\n文件类型: 行政规范性文件\n"
        f"政策类型: [补助性]\n主题: [{dice.choice(TOPICS)}]\n面向对象: [{group}]\n别名: [{alias}]\n公开属性: 主动公开\n阶段: 发布\n{dates}"
        f"成文日期: {signed}\n发布日期: {published}\n施行日期: {published}\n失效日期: {year + 5}-12-31\n---\n\n{text}\n\n"
        f"| 类别 | 标准 | 期限 |\n|---|---|---|\n| 首次 | 每月{amount}元 | {months}个月 |\n| 续办 | 每月{amount // 2}元 | 6个月 |\n"
    )
    interpretation = (
        f"---\n标题: 《{title}》政策解读\n解读单位: {unit}\n解读形式: [文字, 问答]\n阶段: 发布\n{dates}发布日期: {published}\n"
        f"联系方式: {{单位: {unit}, 电话: 0000-12345678}}\n---\n\n"
        f"## 背景依据\n\n近年来{group}{thing}需求多，区里出台《{title}》（{wenhao}）。{dice.choice(PHRASES)}。\n\n"
        f"## 目标任务\n\n让符合条件的{group}办得成、办得快，{dice.choice(PHRASES)}。\n\n"
        f"## 主要内容\n\n每月补{amount}元，最长{months}个月（第二条）。\n\n| 类别 | 标准 |\n|---|---|\n| 首次 | 每月{amount}元 |\n\n"
        f"## 解决问题\n\n{dice.choice(PHRASES)}，{dice.choice(PHRASES)}。\n\n## 申报流程\n\n{_flow(dice, unit, days)}\n"
        f"## 办事指南\n\n```guide\n受理单位: 街道便民服务中心\n受理条件: [属于{group}, 在本区居住]\n申请材料: [身份证, 申请表]\n"
        f"办理时限: {days}个工作日\n办理地点: 居住地的街道便民服务中心\n咨询电话: 0000-12345678\n```\n\n"
        f"## 示例\n\n```example\n情形: 小陈按首次办理，领{months}个月\n"
        f"计算: {amount}元/月 × {months}个月 = {amount * months}元\n依据: 第二条\n```\n\n"
        f"## 问答\n\n### 多久能办好？\n\n受理后{days}个工作日内办结。\n\n### 要交哪些材料？\n\n身份证和申请表。{dice.choice(PHRASES)}。\n"
    )
    return policy, interpretation


def _flow(dice: random.Random, unit: str, days: int) -> str:
    names = STEPS[: dice.randrange(4, 9)]
    lines = ["```flow", "名称: 申报流程", "步骤:"]
    for index, name in enumerate(names):
        actor = "申请人" if index == 0 else dice.choice(("街道便民服务中心", unit, "示例区财政局"))
        lines += [f"  - 名称: {name}", f"    办理: {actor}", f"    时限: {days}个工作日"]
        if index == 1:
            lines += ["  - 判断: 材料是否齐全？", "    办理: 街道便民服务中心", "    时限: 当场", "    分支:"]
            lines += [f"      是: {names[2]}", f"      否: {{到: {names[0]}, 说明: 一次性告知补正}}"]
    return "\n".join([*lines, "    下一步: 结束", "```", ""])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("root", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_corpus(options.root, options.count, options.seed)
