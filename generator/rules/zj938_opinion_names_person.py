"""Signs in a published opinion of who it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.finding import Hit, Level
from generator.model import Consultation
from generator.rules import Context, rule
from generator.rules.signed_names import SIGNED

_SIGNS = {
    "姓名": re.compile(
        "(?:姓名|署名|来信人|来电人|建议人|提出人|反映人|留言人|联系人|网友|市民|居民|村民)[:“] ?[一-龥]{2,4}"
    ),
    "署名": SIGNED,
    "邮箱": re.compile(r"[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}\.[A-Za-z]"),
    "门牌号": re.compile(r"\d{1,4}(?:号楼|幢|栋)[^,。;\n]{0,8}\d{2,5}室"),
    "微信号、QQ号": re.compile(r"(?:微信|QQ|qq)号?[:是为 ]{0,2}[A-Za-z0-9_-]{5,20}"),
}


@rule("ZJ938", on=Consultation, level=Level.WARN)
def opinion_names_person(item: Consultation, context: Context) -> Iterator[Hit]:
    """意见里看得出是谁提的。

    ## 查什么
    `意见` 和 `理由` 里的署名（“——张三”“（市民王小明）”“我叫张三”这样的）、电子邮箱、门牌号、微信号和QQ号。
    身份证号、手机号、银行卡号由 ZJ606 到 ZJ609 查，在哪里都不行。

    ## 为什么
    提意见的人没有同意上网。公布的是意见，不是人。

    ## 反例
    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 行政规范性文件
    责任单位: 示例区人力资源和社会保障局
    阶段: 起草
    意见: [{编号: 1, 意见: "建议每月补800元（联系人：示例甲，jia@example.org）", 采纳: 未采纳, 理由: 今年预算按每月500元安排}]
    ---
    ```

    ## 正例
    ```文件 content/consultations/2026-zufang-butie.md
    ---
    标题: 就租房补贴办法征求意见
    决策事项: 制定租房补贴办法
    类别: 行政规范性文件
    责任单位: 示例区人力资源和社会保障局
    阶段: 起草
    意见: [{编号: 1, 意见: 建议每月补800元, 采纳: 未采纳, 理由: 今年预算按每月500元安排}]
    ---
    ```

    ## 怎么改
    删掉，只留意见本身；要说明来自哪类人的，写“有租房的毕业生提出”的样子。
    """
    for opinion in item.opinions:
        text = unicodedata.normalize("NFKC", f"{opinion.text}\n{opinion.reason}")
        found = [what for what, sign in _SIGNS.items() if sign.search(text)]
        for what in found:
            if what != "署名" or "姓名" not in found:
                fix = "删掉，只留意见本身"
                yield Hit(opinion.position, f"第 {opinion.number} 条意见里像是有提意见人的{what}", fix)
