"""The id of a new pair: year and the pinyin of the title's own words. It is made once and is the address for good."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.render.slug import slug

WORDS = 5
_PAIR_ID = re.compile(r"\d{4}-[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_SUFFIX = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_LENGTH = 80

_ISSUED = re.compile(r"(?:印发|发布|公布|转发|批转)\s*[《〈](.+)[》〉]")
_REMARK = re.compile(r"[（(][^（）()]{1,10}[）)]")
_PLACE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,4}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,4}?市(?!场))?(?:[\u4e00-\u9fff]{2,4}?(?<![小园社景山校灾库牧])[区县市旗](?![域内场])|[\u4e00-\u9fff]{2,4}?(?:镇|街道))?"
)
_AGENCY = re.compile(
    r"^.{0,40}?关于(?:进一步|全面|切实|深入)?|^[^关]{0,14}?(?:[^格布结]局|委员会|办公室|人民政府)(?=.{4})"
)
_KIND = re.compile(
    r"(?:的?(?:实施|管理|暂行|试行|若干|工作|行动)*(?:办法|细则|规定|条例|规则|规程|方案|意见|措施|通知|通告|公告|决定|批复|规划|计划|制度|指引|目录))+$"
)
_VERBS = re.compile(r"^(?:做好|加强|规范|推进|推动|促进|开展|实施|落实|完善|建立|印发|调整|明确|公布)")
_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_CUT = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]+|有关|相关|事项|工作$|[的和与及暨等之]")

_WORDS = """
毕业生 大学生 中小学 幼儿园 高中生 研究生 老年人 残疾人 未成年人 农民工 低保户 孤儿 妇女 青少年 适老化 公租房 廉租房
保障房 自建房 电动车 自行车 新能源 充电桩 停车场 停车位 加油站 农产品 农机具 合作社 个体户 专精特新 科技型 制造业
服务业 旅游业 文化馆 图书馆 博物馆 体育馆 便利店 菜市场 公积金 低保 医保 社保 助学金 奖学金 育儿 托育 婴幼儿 消费券
一次性 一件事 数据局 碳达峰 碳中和 河长制 林长制 居家 入学 招生 就业 创业 租房 购房 补贴 补助 奖励 津贴 扶持 支持
资助 救助 小作坊 个体 工商户 民营 小微 企业
"""
"""Words of three characters, and common ones of two that keep the rest in step."""

_LEXICON = frozenset(_WORDS.split())
_LONGEST = max(map(len, _LEXICON))


def valid_id(text: str) -> bool:
    """Whether this can be the id of a pair: 2026-zufang-butie."""
    return len(text) <= _LENGTH and bool(_PAIR_ID.fullmatch(text))


def make_id(title: str, year: int, taken: Callable[[str], bool]) -> str:
    """An id that is not `taken`: the year, up to five words of the title in pinyin, and -2, -3 … where needed."""
    words = [slug(word).replace("-", "") for word in title_words(title)]
    base = "-".join([f"{year:04}", *(word for word in words if word)][: WORDS + 1])
    if not valid_id(base):
        base = f"{year:04}-wenjian"
    number, found = 2, base
    while taken(found):
        found, number = f"{base}-{number}", number + 1
    return found


def further_suffix(round_number: int, forms: tuple[str, ...]) -> str:
    """What stands behind the pair's id in the file name of a further interpretation: di-er-lun, wenda, di-san-lun-tujie."""
    parts = [slug(f"第{_CHINESE[round_number]}轮") if round_number < len(_CHINESE) else f"di-{round_number}-lun"]
    if round_number == 1:
        parts = []
    parts += [slug(form).replace("-", "") for form in forms if form != "文字" or not parts]
    suffix = "-".join(parts)
    return suffix if _SUFFIX.fullmatch(suffix) else "jiedu"


_CHINESE = "零一二三四五六七八九"


def title_words(title: str) -> list[str]:
    """The words of a title that tell it from others: without who issued it, where it holds, and what kind of paper it is."""
    core = _core(title)
    return [word for part in _CUT.split(core) for word in _split(part)] or _split(title)


def _core(title: str) -> str:
    text = re.sub(r"\s+", "", title)
    if issued := _ISSUED.search(text):
        text = issued.group(1)
    text = re.sub("[《》〈〉“”]", "", _REMARK.sub("", text))
    for pattern in (_PLACE, _AGENCY, _PLACE, _YEAR, _KIND, _VERBS):
        shorter = pattern.sub("", text, count=1)
        text = shorter if len(shorter) >= 2 else text
    return text


def _split(text: str) -> list[str]:
    """Known words, numbers and Latin words as they are, everything else by two characters, which most words have."""
    words: list[str] = []
    rest = ""
    index = 0
    while index < len(text):
        known = next(
            (text[index : index + n] for n in range(_LONGEST, 1, -1) if text[index : index + n] in _LEXICON), ""
        )
        latin = re.match(r"[A-Za-z0-9]+", text[index:])
        token = latin.group() if latin else known
        if token:
            words += _by_two(rest)
            words.append(token)
            rest = ""
        rest += "" if token else text[index]
        index += len(token) or 1
    return words + _by_two(rest)


def _by_two(text: str) -> list[str]:
    pairs = [text[index : index + 2] for index in range(0, len(text), 2)]
    if len(pairs) > 1 and len(pairs[-1]) == 1:
        pairs[-2:] = [pairs[-2] + pairs[-1]]
    return pairs
