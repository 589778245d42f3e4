"""Where a long title may break on a narrow screen: after the place, before 管理办法, and not in the middle of 停车."""

from __future__ import annotations

import re
from itertools import pairwise

from markupsafe import Markup, escape

_KINDS = "办法|细则|规定|条例|方案|意见|措施|计划|通知|公告|决定"
_PLACE = re.compile(
    r"(?:^|(?<=[《〈：]))[\u4e00-\u9fff]{2,6}?[省市区县](?![场域政民块间])|人民政府|印发|公布|修改|废止"
    rf"|的(?=(?:{_KINDS}|解读))"
)
_KIND = re.compile(
    r"(?:实施|管理|暂行|工作|三年行动)(?:办法|细则|规定|条例|方案|意见|计划)"
    rf"|(?<!实施|管理|暂行|工作|行动)(?<!的)(?:{_KINDS})|(?:行政)?规范性文件|目录|关于|政策解读|起草说明"
)
_ADDED = re.compile("（(?:[^（）]{1,6}|[0-9—–年月至]{1,16})）")


def breakable(title: str) -> Markup:
    """The title, escaped, with ``<wbr>`` between its parts; the style sheet keeps each part together where it fits.

    A short addition in brackets (试行) is one piece.
    """
    ends = {found.end() for found in _PLACE.finditer(title)} | {found.start() for found in _KIND.finditer(title)}
    cuts = [0, *sorted(end for end in ends if 0 < end < len(title)), len(title)]
    parts = (str(escape(title[start:end])) for start, end in pairwise(cuts))
    return Markup("<wbr>").join(
        Markup(_ADDED.sub(r'<span class="zc-whole">\g<0></span>', part)) for part in parts
    )  # escaped
