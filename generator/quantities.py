"""Finds figures with their units in Chinese official text, however they are written.

300元, ３００ 元, 三百元, 0.03万元 and 叁佰元 are the same 300 元; 百分之三十, 30％ and 三成 the same 30 %.
Ordinals (第三年), calendar years (2026年) and dates (3月5日) are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice

_DIGITS = {"零": 0, "〇": 0, "○": 0, "半": 0}
_DIGITS |= {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}
_DIGITS |= {digit: value for value, digit in enumerate("壹贰叁肆伍陆柒捌玖", 1)}
_DIGITS |= {"两": 2, "俩": 2}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SCALES = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8, "千": Decimal(1000), "百": Decimal(100), "": Decimal(1)}
_CHINESE = "零〇○一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟半"
_PARTS = {"成": Decimal(10), "‰": Decimal("0.1")}
_BELOW = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}
_LONGEST = 24  # characters of a number; longer runs are no amounts

_WIDTHS = str.maketrans("０１２３４５６７８９％．", "0123456789%.")  # one for one, so that offsets stay
_NUMBER = rf"[0-9]+(?:,[0-9]{{3}}(?![0-9]))*(?:\.[0-9]+)?|[{_CHINESE}]+"
_TOKEN = re.compile(_NUMBER)

_UNITS = (
    ("元", "元(?!旦|素|件|宵|宝|月)|块钱|人民币"),
    ("美元", "美元"),
    ("港元", "港元|港币"),
    ("澳门元", "澳门元"),
    ("百分点", "个百分点"),
    ("%", "%|‰"),
    ("工作日", "个?工作日"),
    ("天", "个?自然日|个?日历日|[天日](?!期|常|益|然|均|报|用|程|记)"),
    ("月", "个(?:整|自然)?月"),
    ("岁", "周岁|岁"),
    ("年", "周年|个?年度|(?:整|学)?年(?!级|龄|份|代|底|初|末|版|检|审|报|会|均|轻|终|关|鉴)"),
    ("季度", "个?季度"),
    ("周", "个?(?:星期|周)(?!边|期|转|围|密|到|一|二|三|四|五|六|日|末)"),
    ("小时", "个?小时"),
    ("学时", "个?[学课]时"),
    ("分钟", "分钟"),
    ("秒", "秒"),
    ("分", "分(?!之|别|钟|类|局|行|公司|支|段|期|批|级|层|步|校|值|工|组|析|配|离|布|为|成|管|项|享|散|子|红|摊|担)"),
    ("人次", "人次"),
    ("人", "(?:名|人)(?!民|员|均|称|单|次|才|事|额|录|生|行|工|社|家|口|数|力|文|心)|位(?!于|置|列)"),
    ("户", "户(?!籍|口|型|主|外|名)"),
    ("家", "家(?!庭|长|属|具|中|里|乡|电|政)"),
    ("平方公里", "平方公里|平方千米"),
    ("平方米", "平方米|平米|㎡"),
    ("立方米", "立方米|m³"),
    ("公里", "公里|千米|km(?![a-z])"),
    ("厘米", "厘米"),
    ("毫米", "毫米"),
    ("米", "米(?!粉|面|线|饭)"),
    ("公斤", "公斤|千克|kg(?![a-z])"),
    ("克拉", "克拉"),
    ("克", "克(?!服|隆|扣)"),
    ("吨", "吨"),
    ("毫升", "毫升"),
    ("升", "升(?!级|学|降|值|格|温|至|到)"),
    ("千瓦时", "千瓦时"),
    ("千瓦", "千瓦(?!时)"),
    ("兆瓦", "兆瓦"),
    ("公顷", "公顷"),
    ("亩", "亩"),
    ("次", "次(?!性|月|日|年|要|数|于|之|序|级|贷|生)"),
    ("倍", "倍(?!数|增)"),
    ("折", "折(?!扣|算|旧|合|抵|叠|价)"),
    ("%", "成(?=以上|以下|左右|[，。；、）是由给就]|$)"),
    *(
        (unit, unit)
        for unit in ("套", "辆", "台", "艘", "架", "枚", "部", "间", "张", "份", "件", "本", "篇", "笔", "票")
    ),
    *(
        (unit, unit)
        for unit in ("项", "种", "类", "条", "款", "处", "所", "批", "期", "轮", "档", "级", "章", "点", "个")
    ),
)
_HALVES = {"年": "年", "个月": "月", "月": "月", "小时": "小时", "天": "天", "周": "周"}
_UNIT = "|".join(f"(?:{pattern})" for _, pattern in _UNITS)
_FIRST = "".join(sorted(set(re.sub(r"\(\?[!=][^()]*\)", "", _UNIT)) - set("()[]?!:|")))  # what units are written with
_FIGURE = re.compile(
    rf"(?:(?P<below>[{_CHINESE}]{{1,6}})分之(?P<above>{_NUMBER})|(?P<number>{_NUMBER})"
    rf"(?P<scale> ?(?:万亿|[亿万百]|千(?![瓦克米卡]))(?!分之))?[余多]?(?:(?P<half>个半(?:月|小时)| ?(?:年|个月|小时|天|周)半)"
    rf"|(?P<unit> ?(?=[{_FIRST}])(?:{_UNIT})))?)(?P<to> ?[-—–~～至到]{{1,2}} ?(?=[0-9{_CHINESE}]))?"
)
_MEASURED = re.compile(f"[{_FIRST}]|分之")
_NAMES = tuple((name, re.compile(pattern)) for name, pattern in _UNITS)
_YEARS = frozenset(range(1900, 2101))
_MONTH = re.compile(r"(?<!个)(?:^|[^个0-9一二三四五六七八九十])(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}) ?月 ?$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit, as 300 元 for “三百元”; `text` stands from `start` to `end` of what was searched."""

    value: Decimal
    unit: str
    start: int
    end: int
    text: str


def number(text: str) -> Decimal | None:
    """The value of a number as officials write it: 1.2万, 一千二百, 壹佰, 3,000, 半; None for anything else."""
    return _remembered(text) if len(text) <= 2 * _LONGEST else _number(text)


def _number(text: str) -> Decimal | None:
    plain = text.translate(_WIDTHS).strip()
    scale = next((name for name in ("万亿", "亿", "万", "千", "百") if plain.endswith(name) and plain[0].isdigit()), "")
    if scale:
        head = number(plain.removesuffix(scale))
        return None if head is None else head * _scale(scale)
    if _TOKEN.fullmatch(plain) is None or len(plain) > _LONGEST:
        return None
    return Decimal(plain.replace(",", "")) if plain[0] in "0123456789" else _chinese(plain)


_remembered = lru_cache(maxsize=4096)(_number)  # not the runs of digits that fill a file


def quantities(text: str, most: int | None = None) -> tuple[Quantity, ...]:
    """Every figure of `text` with a unit, in order; no more than `most` of them."""
    plain = text.translate(_WIDTHS)
    return tuple(islice(_scan(text, plain), most)) if _MEASURED.search(plain) else ()


def _scale(name: str) -> Decimal:
    return _SCALES["万"] * _SCALES["亿"] if name == "万亿" else _SCALES[name]


def _chinese(text: str) -> Decimal | None:
    """一千二百三十, 十五, 两万, 一百二 (120), 二〇二六; None for a run that begins with a bare 百, 千, 万 or 亿."""
    if text == "半":
        return Decimal("0.5")
    if text[0] in "百佰千仟万亿" or "半" in text:
        return None
    if not any(char in _TENS or char in "万亿" for char in text):
        return Decimal("".join(str(_DIGITS[char]) for char in text)) if len(text) == 1 or len(text) > 2 else None
    total, section, digit, last = 0, 0, 0, 1
    for char in text:
        if char in _DIGITS:
            if digit:
                return None  # 三四百: a guess, no figure
            digit, last = _DIGITS[char], 1 if char in "零〇○" else last
        elif char in _TENS:
            section, digit, last = section + (digit or 1) * _TENS[char], 0, _TENS[char] // 10
        else:
            base = 10**4 if char == "万" else 10**8
            total, section, digit, last = (total + section + digit) * base, 0, 0, base // 10
    return Decimal(total + section + digit * (last if text[-1] in _DIGITS and last > 1 else 1))


def _scan(text: str, plain: str) -> Iterator[Quantity]:
    lower: re.Match[str] | None = None  # a number that a range begins with
    for found in _FIGURE.finditer(plain):
        if found.lastgroup == "number":  # nothing follows it; long tables have tens of thousands
            lower = None
            continue
        start, end = found.span()
        before = plain[start - 1] if start else ""
        if before in ("第", "〔", "[") or found[0] == "十分":  # 十分重要 means "very"
            lower = None
            continue
        unit = _unit(found)
        value = _value(found) if unit else None
        to = found.start("to")
        if value is not None and not _is_date(unit, value, plain[max(0, start - 5) : start]):
            if lower is not None and lower.end() == start and not _unit(lower):
                yield from _lower_end(lower, found, unit, text)
            end = to if to >= 0 else end
            yield Quantity(value, unit, start, end, text[start:end])
        lower = found if to >= 0 else None


def _lower_end(lower: re.Match[str], upper: re.Match[str], unit: str, text: str) -> Iterator[Quantity]:
    """The 5 of 5至10万元 is 5万元, the 500 of 500至1万元 is 500元."""
    raw, above = number(lower["number"] or ""), number(upper["number"] or "")
    if raw is None or above is None:
        return
    scale = lower["scale"] or (upper["scale"] if raw <= above else "") or ""
    end = lower.start("to")
    yield Quantity(raw * _scale(scale.strip()), unit, lower.start(), end, text[lower.start() : end])


@lru_cache(maxsize=512)
def _name(written: str) -> str:
    """The unit that a written one stands for; what follows it in the text was looked at when it was found."""
    return next(name for name, pattern in _NAMES if pattern.fullmatch(written.strip()))


def _unit(found: re.Match[str]) -> str:
    written, half, below = found.group("unit", "half", "below")
    if half:
        return _HALVES[half.strip().removeprefix("个半").removesuffix("半")]
    return _name(written) if written else "%" if below else ""


def _value(found: re.Match[str]) -> Decimal | None:
    text, below_text, half, written, scale = found.group("number", "below", "half", "unit", "scale")
    if below_text:  # 百分之三十, 三分之二
        below = _BELOW.get(below_text) or number(below_text)
        above = Decimal(100) if found["above"] == "百" else number(found["above"])
        return above * 100 / below if below and above is not None else None
    value = number(text)
    if value is None:
        return None
    if half:
        value += Decimal("0.5")
    if written and written.strip() in _PARTS:
        value *= _PARTS[written.strip()]
    return value * _scale(scale.strip()) if scale else value


def _is_date(unit: str, value: Decimal, before: str) -> bool:
    if unit == "年":
        return value in _YEARS
    return unit == "天" and _MONTH.search(before) is not None
