"""Whether an account number is one that an office takes money on, so that it has to be told, or somebody's own card."""

from __future__ import annotations

import re

_HOLDER = re.compile(
    r"(?:户名|账户名称?|帐户名称?|收款(?:单位|人|方)|开户(?:名称|单位)|单位名称)\s?[:：为是]?\s?([^\s，,；;。、：:账帐]{2,30})"
)
_COLUMN = re.compile(r"户名|账户名称?|帐户名称?|收款(?:单位|人|方)|开户(?:名称|单位)|单位名称")
_OFFICE = re.compile(
    r"[\u4e00-\u9fff（）()]{2,30}(?:政府|委员会|办公室|[局厅院委]|中心|[监管收]所|财政所|[总分]队|协会|总会|大学|学校|[中小]学|医院|公司|集团"
    r"|国库|专户)(?:[（(][^（）()]{1,12}[）)])?"
)
_PAID_IN = re.compile(
    r"(?:[缴交汇存转][入至到存纳]|缴款|上缴|对公账[户号]|[单公]位?账户|财政专户|非税)[^。；;\n]{0,40}$|(?:政府|局|委员会|中心)[，,、\s]{0,2}开户[行银][^。；;\n]{0,40}$"
)
_PAID_TO_AN_OFFICE = re.compile(
    r"专户|国库|财政|保证金|对公|非税|单位账户|[以下]列?账户|指定账户|[局厅]|委员会|政府|中心"
)
_PERSONAL = re.compile(
    r"个人|本人|姓名|身份证|工资|社保卡|补贴|补助|领取|发放|先生|女士|户主|申请人|的(?:银行)?卡|小[\u4e00-\u9fff]"
)
_LONG = re.compile(r"\d(?:[ -]?\d){14}")
_BEFORE, _AFTER = 120, 60


def of_an_office(text: str, start: int, end: int, header: str = "") -> bool:
    """Whether the number at this place is told as an office's: by the holder's name beside it, or as the account to pay into.

    `header` is the beginning of the table that the text is: there the column of holders decides.
    """
    columns = _cells(header.partition("\n")[0])
    column = next((place for place, cell in enumerate(columns) if _COLUMN.fullmatch(cell)), None)
    if column is not None and "\n" in text[:start] and not _OFFICE.fullmatch(columns[-1]):
        cells = _cells(f"{text[text.rfind(chr(10), 0, start) + 1 : start]}0{text[end:].partition(chr(10))[0]}")
        return len(cells) == len(columns) and bool(_OFFICE.fullmatch(cells[column]))
    before = text[max(0, start - _BEFORE) : start]
    if others := list(_LONG.finditer(before)):
        before = before[others[-1].end() :]  # a holder named before another account is not this one's
    after = _LONG.split(text[end : end + _AFTER])[0]
    holders = [*reversed(_HOLDER.findall(before)), *_HOLDER.findall(after)]
    if holders:
        return bool(_OFFICE.fullmatch(holders[0]))
    near = before[-60:]
    return bool(_PAID_IN.search(near) and _PAID_TO_AN_OFFICE.search(near)) and not _PERSONAL.search(near + after[:20])


def _cells(line: str) -> list[str]:
    return [cell for cell in re.split(r"[\t,，|]| +", line.strip()) if cell]
