"""The valid pair with an attack in every field of text, every heading, and in flow, guide and example."""

from __future__ import annotations

import re
from pathlib import Path

from tests.project import INTERPRETATION, POLICY, valid_project

ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}<!--slot:content-->"
ATTACKS = (
    ATTACK,
    '"><svg/onload=alert(3)><svg><script>alert(4)</script></svg>',
    'x" autofocus tabindex=1 onfocus="alert(5)" style="animation-name:x" onanimationstart=alert(6) a=\'',
    "javascript:alert(7)//</title></textarea></script><script>alert(8)</script>",
    "--></style><math><mtext><img/src/onerror=alert(9)>]]>&lt;script&gt;alert(10)&lt;/script&gt;\u2028",
)
BODY = """
[{a}](javascript:alert(11)) [b](JaVaScRiPt&colon;alert(12)) [c](data:text/html,<script>alert(13)</script>) <javascript:alert(14)>

![{a}](x" onerror="alert(15)) ![d](data:image/svg+xml,<svg/onload=alert(16)>) <b onclick=alert(17)>e</b>

<svg onload=alert(18)><script>alert(19)</script></svg>

- {a}

> {a}[^1]

[^1]: {a}

```html
{a}
```
"""


def hostile_project(root: Path, attack: str = ATTACK) -> Path:
    """Write the project into `root`, which is made; returns it. No check would let it through: the pages must hold anyway."""
    quoted = "'" + attack.replace("'", "''") + "'"
    body = BODY.replace("{a}", attack)
    valid_project(root)
    (root / "mkdocs.yml").write_text(
        f"site_name: {quoted}\nsite_url: https://zcjd.example.org/\ntheme: {{name: material}}\n"
        f"extra:\n  zcjd:\n    主办单位: {quoted}\n    提示: {quoted}\n",
        encoding="utf-8",
    )
    policy = (root / POLICY).read_text(encoding="utf-8")
    policy = _put(quoted, policy, "标题", "文号", "发布机构", "责任单位")
    lists = "".join(f"{key}: [{quoted}]\n" for key in ("关键词", "别名", "修改", "废止", "依据"))
    policy = policy.replace("主题: [住房保障]", f"主题: [{quoted}]").replace(
        "面向对象: [高校毕业生]", f"面向对象: [{quoted}]"
    )
    policy = policy.replace("公开属性:", f"{lists}内容概述: {quoted}\n索引号: {quoted}\n公开属性:")
    policy = policy.replace("公开属性:", f"附件: [{{标题: {quoted}, 文件: 'a\"b.pdf'}}]\n公开属性:")
    (root / POLICY).write_text(f"{policy}\n## {attack}\n\n| {attack} |\n|---|\n| {attack} |\n{body}", encoding="utf-8")
    item = (root / INTERPRETATION).read_text(encoding="utf-8")
    item = _put(quoted, item, "标题", "解读单位")
    media = f"来源: {quoted}\n媒体: [{{标题: {quoted}, 文件: 'a\"b.mp4'}}, {{标题: {quoted}, 文件: 'c\"d.png'}}]\n"
    item = item.replace("阶段:", f"{media}阶段:", 1)
    for plain in (
        "网上申报",
        "申请人",
        "随时可办",
        "租赁合同",
        "一次性告知补正",
        "毕业两年内",
        "乡镇（街道）便民服务中心",
    ):
        item = re.sub(rf"(?<=[:\[ ]){re.escape(plain)}(?=[,\]}}\n])", lambda found: quoted, item)
    item = item.replace("情形: 本科毕业生小陈租房8个月", f"情形: {quoted}").replace(
        "电话: 0000-12345678", f"电话: {quoted}"
    )
    (root / INTERPRETATION).write_text(f"{item}\n## {attack}\n{body}", encoding="utf-8")
    return root


def _put(value: str, text: str, *keys: str) -> str:
    for key in keys:
        line = f"{key}: {value}"
        text = re.sub(rf"(?m)^{key}: .*$", line.replace("\\", r"\\"), text)
    return text
