"""A required element that no first-round interpretation has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.elements import (
    BY_ID,
    element_of,
    find_cues,
    find_deeper,
    find_named_content,
    find_sections,
    nearest_heading,
)
from generator.finding import Hit, Level
from generator.model import Block, Heading, Interpretation, Pair, Position, Stage
from generator.rules import Context, rule
from generator.rules.substance_of_sections import main_interpretation, partly_unread


@rule("ZJ301", on=Pair, level=Level.BLOCK, stage=Stage.SIGN)
def element_missing(pair: Pair, context: Context) -> Iterator[Hit]:
    """解读缺少必备要素。

    ## 查什么
    所用标准要求的每项要素，首次解读里要有一节，用二级标题写明（“背景依据”“政策背景”这类说法都认）。
    标题说法特别的，在后面加编号，如 `## 为了谁 {#goals}`。标准里“建议要素”缺了只提示。
    修改、废止旧文件的政策，征求意见稿，某一类型的文件，标准可以另外要求。
    认不出的标题里有一个最像的，就报在那个标题上。没有题为“主要内容”的一节，但有两节以上的标题直接说政策规定的事（如“扩大申请人范围”）的，看作主要内容，只提示。
    历史文件不看标题，段落开头写到了就算有。

    ## 为什么
    群众要知道为什么出台、要达到什么、规定了什么、能解决什么；缺一项，解读就没讲完。

    ## 反例
    ```删除 解读 解决问题
    ```

    ## 正例
    ```删除 解读 解决问题
    ```

    ```markdown 解读 破解哪些难题
    以前补贴要跑三个部门，现在在便民服务中心一个窗口就能办。
    ```

    ## 怎么改
    加一个提示里的标题，下面写清这一项。
    """
    item = main_interpretation(pair)
    if item is None or partly_unread(pair, context.corpus.unreadable):
        return
    standard = context.standard
    found = {element for other in pair.first_round for element in find_sections(other.body)}
    if context.legacy(item):
        found |= {element for other in pair.first_round for element in find_cues(other.body)}
    deeper = find_deeper(item.body)
    for element, why in standard.required_of(pair.policy).items():
        if element in found:
            continue
        name, written = BY_ID[element].name, deeper.get(element)
        if written:
            message = f"“{written.text}”写成了 {written.level} 级标题，没有算作“{name}”"
            yield Hit(written.position, message, f"改成“## {written.text}”")
        elif plain := _plain_heading(item, element):
            message = f"“{plain.text.split(chr(10))[0][:20]}”不是标题，没有算作“{name}”一节"
            yield Hit(plain.position, message, f"改成单独一行“## {name}”：两个半角“#”，空一格，再写标题")
        elif element == "content" and (matters := _named_content(pair)):
            titles = "、".join(f"“{heading.text[:20]}”" for heading in matters[:3])
            message = f"没有标题为“{name}”的一节，把{titles}{'等' if len(matters) > 3 else ''}看作{name}"
            yield Hit(matters[0].position, message, f"在它们前面加一行“## {name}”，各节标题改成三级“###”", Level.INFO)
        else:
            fix = f"加一节“## {name}”，写清这一项；已写在别的标题下的，给那个标题加“{{#{element}}}”"
            lacking = f"找不到讲“{name}”的话" if context.legacy(item) else f"没有标题为“{name}”的一节"
            message, place = f"解读里{lacking}（{why}“{standard.name}”要求）", _place(item)
            if near := None if context.legacy(item) else nearest_heading(item.body, element):
                message, place = f"{message}；“{near.text[:30]}”最像，但认不出是这一项", near.position
                fix = (
                    f"它讲的就是{name}的，标题改成“{name}”，或在标题后面加“{{#{element}}}”；不是的，另加一节“## {name}”"
                )
            yield Hit(place, message, fix)
    advised = standard.advised_of(pair.policy)
    hoped = [BY_ID[element].name for element in advised if element not in found and element not in deeper]
    if hoped:
        message = f"“{standard.name}”建议写的，还没有{'、'.join(f'“{name}”' for name in hoped)}"
        yield Hit(_place(item), message, f"用得上的加一节，如“## {hoped[0]}”", Level.INFO)


def _named_content(pair: Pair) -> tuple[Heading, ...]:
    """The headings of the first interpretation that names the matters of the policy instead of saying 主要内容."""
    policy = pair.policy.body.text if pair.policy else ""
    found = (find_named_content(item.body, policy) for item in pair.first_round)
    return next((headings for headings in found if headings), ())


def _plain_heading(item: Interpretation, element: str) -> Block | None:
    """A paragraph whose first line is this element's heading but for its signs: 目标任务, ##目标任务, ＃＃ 目标任务."""
    for section in item.body.sections:
        for block in section.blocks:
            first = block.text.split("\n")[0].lstrip("#＃ *").rstrip("：:* ")
            if block.kind == "paragraph" and len(first) <= 12:
                found = element_of(Heading(2, first, block.position))
                if found and found.id == element:
                    return block
    return None


def _place(item: Interpretation) -> Position:
    first = next(iter(item.body.headings), None)
    return first.position if first else item.at("标题")
