"""An interpretation that does not say whom to ask."""

from __future__ import annotations

from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Pair, Stage
from generator.rules import Context, rule
from generator.rules.phone_to_ask import gives_phone
from generator.rules.substance_of_sections import main_interpretation, partly_unread
from generator.rules.support_elements import support_kinds


@rule("ZJ415", on=Pair, level=Level.BLOCK, stage=Stage.SIGN)
def contact_missing(pair: Pair, context: Context) -> Iterator[Hit]:
    """解读没有写向谁咨询。

    ## 查什么
    首次解读要有一个能打的电话：文件头的“联系方式”、“办事指南”的“咨询电话”、“联系方式”一节，或者正文里写明的咨询电话。
    补助性、支持性政策没有的拦下，其他政策作“警告”。

    ## 为什么
    看完还有不明白的，群众要找得到人问。

    ## 反例
    ```yaml 解读
    联系方式:
    ```

    ````markdown 解读 办事指南
    ```guide
    受理单位: 乡镇（街道）便民服务中心
    受理条件: [毕业两年内, 在本区就业, 在本区租房居住]
    申请材料: [身份证, 毕业证书, 租赁合同]
    办理时限: 10个工作日
    办理地点: 居住地的乡镇（街道）便民服务中心
    ```
    ````

    ## 正例
    ```yaml 解读
    联系方式:
    ```

    ```markdown 解读 咨询电话
    有不明白的，打 0000-12345678 问区人力资源和社会保障局就业科。
    ```

    ## 怎么改
    在办事指南里写“咨询电话: 区号-号码”；没有办事指南的，在文件头写“联系方式: {单位: 某某局某某科, 电话: 区号-号码}”。
    """
    item = main_interpretation(pair)
    if (
        item is None
        or partly_unread(pair, context.corpus.unreadable)
        or any(gives_phone(each) for each in pair.first_round)
    ):
        return
    guide = next((card for card in item.body.cards if card.kind == "guide"), None)
    supports = bool(pair.policy and pair.policy.supports)
    why = f"（政策类型是{support_kinds(pair)}）" if supports else ""
    contact = "在文件头写“联系方式: {单位: 某某局某某科, 电话: 区号-号码}”"
    fix = f"在办事指南里写“咨询电话: 区号-号码”，或者{contact}" if guide else contact
    place = guide.position if guide else item.at("联系方式") if item.wrote("联系方式") else item.at("标题")
    yield Hit(place, f"解读没有写咨询电话{why}", fix, None if supports else Level.WARN)
