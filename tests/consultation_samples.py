"""A consultation on the valid pair's policy, which was made of it: opened, closed, answered, decided in that order."""

from __future__ import annotations

from pathlib import Path

from tests.project import ID

CONSULTATION = "content/consultations/2026-zufang-yijian.md"
PAGE = "consultations/2026-zufang-yijian/index.html"
DRAFT = "2026-zufang-caoan.txt"
TEXT = f"""---
标题: 就租房补贴办法<b>公开</b>征求意见
决策事项: 制定租房补贴办法
类别: 行政规范性文件
责任单位: 示例区人力资源和社会保障局
阶段: 发布
草案: {DRAFT}
说明: 草案的说明。
背景: 草案的背景。
开始日期: 2026-01-15
截止日期: 2026-02-14
渠道: {{网址: "https://www.example.org/yijian", 电话: 0000-12345678, 邮箱: yijian@example.org, 地址: 窗口甲}}
成为: [{ID}]
意见:
  - {{编号: 甲, 意见: 每月补800元<i>才够, 条数: 4, 采纳: 未采纳, 理由: 今年的预算不够。}}
  - {{编号: 乙, 意见: 收据也算凭证, 采纳: 采纳}}
收到数: 5
采纳数: 1
反馈日期: 2026-02-20
豁免: {{ZJ933: {{理由: 内部的理由, 批准: 内部的批准人}}}}
---

## 还有话说

见[办法](../policies/{ID}.md)。
"""


def write_consultation(root: Path, text: str = TEXT) -> Path:
    """Write it and its draft into the project; returns its file."""
    file = root / CONSULTATION
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    draft = root / "content" / "files" / DRAFT
    draft.parent.mkdir(parents=True, exist_ok=True)
    draft.write_text("草案全文\n", encoding="utf-8")
    return file
