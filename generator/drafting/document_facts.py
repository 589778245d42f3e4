"""What a plain text says about itself: title, 文号, dates, who signed. Only lines at its head leave the body."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import pairwise

from generator.drafting import stated_facts
from generator.drafting.dates import DATE, day, iso, western
from generator.drafting.front_matter import Value

NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}\s?[〔\[（(【]\d{4}[〕\]）)】]\s?\d{1,5}号|[\u4e00-\u9fff]{0,14}公告\s?\d{4}年第\d{1,5}号|[\u4e00-\u9fff]{2,20}令第?\d{1,5}号"
)
_KINDS = "通知|公告|通告|办法|规定|意见|方案|细则|决定|规划|计划|条例|批复|函|措施|指引|标准|规则|规程|章程|目录|要点|制度|指南|名单"
_TITLE = re.compile(rf"[^。；！？，：:]{{0,100}}(?:{_KINDS})(?:[（(][^（）()]{{2,12}}[）)])?")
_GLUED_TITLE = re.compile(
    r"([^。；！？：:]{0,80}关于[^。；！？：:]{2,100}?的(?:通知|公告|通告|意见|决定|函))(各[^。；！？]{2,})"
)
_EXPLAINS = re.compile(r"[^。；]{0,90}(?:解读|问答|答记者问|一图读懂|图解|政策说明|热点问题)[^。；：:]{0,20}")
_AGENCY_LINE = re.compile(r"[\u4e00-\u9fff\s、]{3,60}(?:局|厅|委|办公室|办公厅|政府|委员会|总署|部|院|行|会)")
_LABELS = {
    "标题": "标题 名称 文件名称 文件标题",
    "文号": "文号 发文字号 发文文号 文件编号",
    "索引号": "索引号 索引",
    "发布机构": "发布机构 发文机关 发文单位 发布单位 公开机构 制发机关",
    "责任单位": "责任单位 起草单位 主办单位 责任部门",
    "解读单位": "解读单位 解读机关",
    "成文日期": "成文日期 成文时间 生成日期 印发日期",
    "发布日期": "发布日期 发布时间 公开日期 公开时间",
    "施行日期": "施行日期 实施日期 生效日期 施行时间 实施时间 执行日期",
    "失效日期": "失效日期 失效时间 废止日期 有效期至 有效期截止",
    "公开属性": "公开属性 公开方式 公开形式",
    "来源": "来源 信息来源 稿件来源",
}
_LABEL_KEYS = {label: key for key, labels in _LABELS.items() for label in labels.split()}
_LABELLED = re.compile(rf"[【\[]?\s*({'|'.join(sorted(_LABEL_KEYS, key=len, reverse=True))})\s*[】\]]?\s*[：:]\s*(.*)")
_SELF = "(?:本|该|现予[^。]{0,4}，)(?:公告|通知|办法|规定|意见|方案|细则|决定|条例|措施|通告|规则|标准)?(?:内容)?"
_FROM = re.compile(rf"(?:{_SELF}|号公布\s*)(?:有效期)?自\s*{DATE}(?:起?(?:正式)?(?:施行|实施|执行|生效)|起至)")
_UNTIL = re.compile(rf"有效期(?:自[^，。；]{{4,20}}起)?至\s*{DATE}")
_AT_ONCE = re.compile(rf"{_SELF}自(?:公布|发布|印发)之日起(?:施行|实施|执行|生效)")
_YEARS = re.compile(
    r"本(?:通知|公告|办法|规定|意见|方案|细则|措施)[^。]{0,40}?(有效期(?:为|限为)?\s*[\d一二三四五六七八九十]{1,2}\s*年)"
)
_SIGNED = re.compile(rf"特此(?:公告|通知|通告|批复)。\s*([\u4e00-\u9fff\s、（）]{{2,80}}?)\s*{DATE}")
_ENDS = re.compile(
    r"(?:^|[。；）\n]|\.(?:docx?|xlsx?|pdf|wps|ofd|zip))\s*"
    rf"([\u4e00-\u9fff \u3000、（）]{{2,80}}?)?\s*{DATE}\s*(?:公开方式.*)?$"
)
_DAY_LINE = re.compile(rf"{DATE}(?=$|[（(]|公开方式|附件|.{{4,60}}(?:办法|规定|细则|方案|条例|规则)$)")
_NAME = re.compile(r"[\u4e00-\u9fff \u3000、]{2,80}")
_DECREED = re.compile(rf"[（(]{DATE}[^（）()]{{0,30}}令第?\d{{1,5}}号公布")
_SUPPLIED = re.compile(
    r"(?:供稿|制作|撰稿|报送|解读)(?:单位|机关|部门)?[：:]\s*((?:[^。；（）()：:]|（[^（）]{1,30}）){2,80}?)\s*[）)。]?\s*$"
)


@dataclass(slots=True)
class Facts:
    """Values by Chinese key, what of the text they replace (`moved`, in order, all from its head), and the lines that stay.

    `lists` holds values that are no line of text.
    """

    values: dict[str, str] = field(default_factory=dict)
    lists: dict[str, Value] = field(default_factory=dict)
    moved: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def policy_facts(text: str, published: str | None = None) -> Facts:
    """What a policy's text says about itself; `published` is the date of publication when it is known from elsewhere."""
    facts = _head(text, _TITLE)
    body = "\n".join(facts.lines)
    issuer, signed = _signature(facts.lines)
    if issuer and len(issuer) <= 40:
        _note(facts, "发布机构", issuer)
    _note(facts, "成文日期", signed or day(_DECREED.search(body[:200])))
    starts = [day(found) for found in _FROM.finditer(body)]
    at_once = (published or facts.values.get("发布日期")) if _AT_ONCE.search(body) else None
    _note(facts, "施行日期", starts[-1] if starts else at_once)
    until, years = day(_UNTIL.search(body)), _YEARS.search(body)
    _note(facts, "失效日期", until)
    if years and not until:
        said = f"正文写了“{''.join(years.group(1).split())}”"
        until = stated_facts.expiry(body, facts.values.get("施行日期"))
        _note(facts, "失效日期", until)
        facts.notes.append(f"{said}，失效日期{'是按它推算的，核对一下' if until else '没有推算，核对后补上'}")
    _note(facts, "责任单位", stated_facts.responsible(body))
    _note(facts, "公开属性", stated_facts.disclosure(body))
    if repealed := stated_facts.repealed(body):
        facts.lists["废止"] = repealed
        facts.notes.append("废止的文件取自正文，网站会把它们标成失效，核对一下")
    if "征求意见稿" in facts.values.get("标题", ""):
        _note(facts, "文件类型", "征求意见稿")
    return facts


def _note(facts: Facts, key: str, value: str | None) -> None:
    """Remember what was found, unless a line at the head of the text already said it."""
    if value:
        facts.values.setdefault(key, value)


def interpretation_facts(text: str) -> Facts:
    """What an interpretation's text says about itself."""
    facts = _head(text, _EXPLAINS)
    facts.values.pop("文号", None)
    body = "\n".join(facts.lines)
    if supplied := _SUPPLIED.search(body.rstrip()[-200:]):
        facts.values.setdefault("解读单位", supplied.group(1).strip())
    _note(facts, "解读单位", stated_facts.interpreter(body))
    if contact := stated_facts.contact(body, facts.values.get("解读单位")):
        facts.lists["联系方式"] = contact
    asked = len(re.findall(r"(?m)^\s*问\s?\d{0,2}\s?[：:]|(?<=[。？！”])问[：:]", body))
    facts.values["解读形式"] = "问答" if asked > 1 else "文字"
    return facts


def policy_title(title: str, text: str) -> str | None:
    """The title of the policy an interpretation explains: the one in its own title, or the one its opening says was issued."""
    found = (
        re.search(rf"解读\s*[-—｜|：:]+\s*(.{{6,120}}(?:{_KINDS}))$", title)
        or re.search(r"《(.{4,120})》\s*(?:的|政策|解读|问答|图解|答|[-—｜|：:]|$)", title)
        or re.search(r"(?:印发|发布|公布|出台|制定|下发)了?\s*《([^《》]{6,120})》", text[:300])
    )
    return _tidy(found.group(1)) if found else None


def quoted_title(title: str) -> str:
    """A title in 《》, with the quotations inside it in 〈〉."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def policy_number(title: str, text: str) -> str | None:
    """The 文号 that an interpretation gives in brackets behind the policy's title."""
    found = re.search(rf"《\s*{re.escape(title)}\s*》\s*（([^（）]{{4,80}})）", text)
    number = NUMBER.search(found.group(1).partition("，")[0]) if found else None
    return _tidy(number.group()) if number else None


def _head(text: str, title: re.Pattern[str]) -> Facts:
    facts = Facts(lines=[line.strip() for line in text.split("\n") if line.strip()])
    for _ in range(30):  # what web pages print above a text, then its number and its title, in any order
        if not (facts.lines and (_take_label(facts) or _take_number(facts) or _take_title(facts, title))):
            break
    return facts


def _take(facts: Facts, key: str, value: str, moved: str) -> bool:
    """Move the start of the first line to the front matter; False when there is nothing to write or the key is taken."""
    if not value or key in facts.values:
        return False
    facts.values[key] = value
    facts.moved.append(moved)
    rest = facts.lines[0][len(moved) :].strip()
    facts.lines[:1] = [rest] if rest else []
    return True


def _take_label(facts: Facts) -> bool:
    found = _LABELLED.fullmatch(facts.lines[0])
    if not found:
        return False
    key, value = _LABEL_KEYS[found.group(1)], found.group(2).strip()
    if key.endswith("日期"):
        value = day(re.match(DATE, unicodedata.normalize("NFKC", value))) or ""
    return _take(facts, key, _tidy(value), facts.lines[0])


def _take_number(facts: Facts) -> bool:
    line = facts.lines[0]
    found = NUMBER.match(line.strip("（）()"))
    if not found:
        return False
    whole = line.strip("（）()") == found.group()
    glued = line.startswith(found.group()) and re.match(r"各|[\u4e00-\u9fff\s]{2,60}关于", line[found.end() :])
    if not (whole or glued):
        return False
    return _take(facts, "文号", _tidy(found.group()), line if whole else found.group())


def _take_title(facts: Facts, title: re.Pattern[str]) -> bool:
    first, second = facts.lines[0], facts.lines[1] if len(facts.lines) > 1 else ""
    if title.fullmatch(first) and len(first) >= 4 and not first.endswith(("：", ":")):
        return _take(facts, "标题", _tidy(first), first)
    if title is not _TITLE:
        return False
    if (
        _AGENCY_LINE.fullmatch(first)
        and second.startswith("关于")
        and title.fullmatch(second)
        and "标题" not in facts.values
    ):
        facts.values["标题"] = _tidy(first + second)
        facts.moved += [first, second]
        del facts.lines[:2]
        return True
    glued = _GLUED_TITLE.fullmatch(first)
    return bool(glued and _take(facts, "标题", _tidy(glued.group(1)), glued.group(1)))


def _signature(lines: list[str]) -> tuple[str, str | None]:
    """Who signed and when; behind 特此公告 first, then on lines of their own, else at the end of one of the last lines."""
    for line in lines:
        found = _SIGNED.search(line)
        if found and (signed := iso(*found.groups()[1:4])):
            return _signer(found.group(1)), signed
    plain = [western(line) for line in lines]
    for above, line in pairwise(plain):  # enclosures may stand behind
        found = _DAY_LINE.match(line)
        if found and _NAME.fullmatch(above) and (signed := day(found)):
            return _signer(above), signed
    for line in reversed(plain[-8:]):
        found = _ENDS.search(line)
        if found and (signed := iso(*found.groups()[1:4])):
            return _signer(found.group(1) or ""), signed
    return "", None


def _signer(text: str) -> str:
    name = re.sub(r"^附件[：:]?|[（(].*[）)]$", "", _tidy(text))
    return "" if re.search(r"[自于至从起在]$|公布|发布|修改", name) else name


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
