"""This site's choices, read from ``mkdocs.yml`` (site_name, site_url, extra.zcjd), so that a site has one configuration file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.model import THRESHOLDS, Thresholds
from generator.trouble import reason

CONFIG = "mkdocs.yml"
MAX_THRESHOLD = 10_000


class SettingsError(Exception):
    """The configuration cannot be used; the message is one Chinese sentence with file, line and remedy."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a site decides for itself.

    `root` is the project directory. `holidays` and `workdays` add to the built-in calendar of public holidays (休) and
    of weekend days that are worked (班). `notice` is shown on every page (a sample site says that it is one).
    `hosts` are the sites besides gov.cn that documents may link to, their subdomains included.
    `signoff` is what a published document needs: nothing (不要求), statements (摘要) or signed statements (签名).
    `site_code` is the 网站标识码 that the state's register of government sites gave this one. `security_contact` is where
    security.txt sends people (mailto: or https:), `data_licence` the sentence that says how the open data may be used.
    `published_reports` are the periods whose 通报 the office shows on the site, in the order it names them.
    `follow_up` says from how many questions on a further interpretation is due.
    """

    root: Path
    site_name: str = "政策文件与政策解读"
    site_url: str = ""
    owner: str = ""
    standard: str = "长乐2023"
    legacy_until: date | None = None
    holidays: frozenset[date] = field(default_factory=frozenset)
    workdays: frozenset[date] = field(default_factory=frozenset)
    notice: str = ""
    page_size: int = 20
    hosts: frozenset[str] = field(default_factory=frozenset)
    signoff: str = "不要求"
    site_code: str = ""
    security_contact: str = ""
    data_licence: str = ""
    published_reports: tuple[str, ...] = ()
    follow_up: Thresholds = field(default_factory=Thresholds)

    @property
    def content(self) -> Path:
        """The directory of everything the office writes."""
        return self.root / "content"


_SITE_URL = re.compile(r"https?://[^\s/?#@]+(?:/[^\s?#@]*)?")
_PERIOD = re.compile(r"(?:19[5-9]\d|2\d{3})(?:Q[1-4]|-(?:0[1-9]|1[0-2]))?", re.ASCII)
_HOST = re.compile(r"[^\W_][\w-]*(?:\.[^\W_][\w-]*)+")

KEYS = {
    "主办单位": "owner",
    "标准": "standard",
    "历史截止日期": "legacy_until",
    "休": "holidays",
    "班": "workdays",
    "提示": "notice",
    "每页条数": "page_size",
    "可链接的网站": "hosts",
    "审签凭证": "signoff",
    "网站标识码": "site_code",
    "安全联系": "security_contact",
    "数据许可": "data_licence",
    "公开通报": "published_reports",
    "跟进门槛": "follow_up",
}

_JUDGED_BY = ("standard", "legacy_until", "holidays", "workdays", "hosts", "site_url", "follow_up")
"""What rules look at; links to the site's own address are allowed, so that counts too."""

CHOICES = {"审签凭证": ("不要求", "摘要", "签名")}
"""What can be chosen for a key; for sign-off the later asks for more."""

FORMS = {
    "网站标识码": (
        re.compile(r"(?:\d{2}|bm)\d{8}", re.ASCII),
        "10 位数字（国务院部门的是 bm 加 8 位数字），前面有 0 的加引号",
    ),
    "安全联系": (
        re.compile(r"mailto:[^\s@<>]{1,64}@[^\s@<>]{1,190}|https://[^\s<>]{1,190}"),
        "一个地址，以 mailto: 或 https:// 开头",
    ),
}
"""The form of what is written for a key, and the same in words."""


class _Loader(yaml.SafeLoader):
    """Safe, and blind to the tags (``!!python/name:`` …) that are MkDocs's own business."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def is_site_url(url: str) -> bool:
    """Whether this can be the address of a site's first page: http or https, no query, fragment, user or space."""
    return len(url) <= 200 and _SITE_URL.fullmatch(url) is not None


def load(root: Path) -> Settings:
    """Read ``mkdocs.yml`` in `root`; raises SettingsError when it is missing, malformed or has an unknown key."""
    try:
        text = (root / CONFIG).read_bytes()
    except FileNotFoundError:
        raise SettingsError(
            f"{CONFIG}: 这里不是 zcjd 项目的目录（没有 {CONFIG}）。进入项目目录，或用 -C 指明"
        ) from None
    except OSError as error:
        raise SettingsError(f"{CONFIG}: 读不出来（{reason(error)}）。检查文件的权限") from error
    return parse(text, root)


def parse(text: bytes, root: Path) -> Settings:
    """What a ``mkdocs.yml`` says, whichever version of it; raises SettingsError."""
    try:
        data = yaml.load(text.decode("utf-8"), _Loader)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{CONFIG}:{line}: 不是 UTF-8 编码。在编辑器里另存为 UTF-8") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise SettingsError(
            f"{CONFIG}:{line}: 这一行或上一行的写法读不懂。检查缩进、引号，冒号要半角、后面加空格"
        ) from error
    if not isinstance(data, dict):
        raise SettingsError(f"{CONFIG}:1: 应是“键: 值”的列表")
    extra = data.get("extra") or {}
    ours = extra.get("zcjd") or {} if isinstance(extra, dict) else {}
    if not isinstance(ours, dict):
        raise SettingsError(f"{CONFIG}: extra.zcjd 应是“键: 值”的列表")
    values: dict[str, Any] = {"root": root}
    for key in ("site_name", "site_url"):
        if data.get(key):
            values[key] = str(data[key])
    if values.get("site_url") and not is_site_url(values["site_url"]):
        raise SettingsError(f"{CONFIG}: site_url 应是网站首页的地址，如 https://zcjd.example.org/")
    for key, value in ours.items():
        if key not in KEYS:
            raise SettingsError(f"{CONFIG}: extra.zcjd 里不认识的键“{key}”。可用的有：{'、'.join(KEYS)}")
        values[KEYS[key]] = _convert(key, value)
    return Settings(**values)


def as_judged_before(settings: Settings, before: Settings) -> Settings:
    """`settings` with all that judgements depend on taken from `before`; sign-off as the one asks for it that asks for more."""
    choices = CHOICES["审签凭证"]
    asked = max(settings.signoff, before.signoff, key=choices.index)
    return replace(settings, **{name: getattr(before, name) for name in _JUDGED_BY}, signoff=asked)


def _convert(key: str, value: object) -> object:
    if key in CHOICES:
        if value not in CHOICES[key]:
            raise SettingsError(
                f"{CONFIG}: extra.zcjd 的“{key}”应是 {'、'.join(CHOICES[key])} 中的一个（现在是“{value}”）"
            )
        return value
    wanted = {item.name: item.type for item in fields(Settings)}[KEYS[key]]
    if wanted == "str":
        return _text(key, str(value or ""))
    if wanted == "int":
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        raise SettingsError(f"{CONFIG}: extra.zcjd 的“{key}”应是正整数")
    if wanted == "date | None":
        return None if value is None else _date(key, value)
    if wanted == "Thresholds":
        return _thresholds(key, value)
    items = value if isinstance(value, list) else [value]
    if wanted == "tuple[str, ...]":
        return tuple(dict.fromkeys(_period(key, item) for item in items if item is not None))
    if wanted == "frozenset[str]":
        return frozenset(_host(key, item) for item in items if item is not None)
    return frozenset(_date(key, item) for item in items if item is not None)


def _text(key: str, value: str) -> str:
    if value and key in FORMS and not FORMS[key][0].fullmatch(value):
        raise SettingsError(f"{CONFIG}: extra.zcjd 的“{key}”应是{FORMS[key][1]}（现在是“{value}”）")
    return value


def _host(key: str, value: object) -> str:
    host = str(value).strip().lower()
    if _HOST.fullmatch(host):
        return host
    raise SettingsError(f"{CONFIG}: extra.zcjd 的“{key}”写网站的域名，如 example.org，不带 https://（现在是“{value}”）")


def _period(key: str, value: object) -> str:
    text = str(value).strip().upper()
    if _PERIOD.fullmatch(text):
        return text
    raise SettingsError(
        f"{CONFIG}: extra.zcjd 的“{key}”写要公布哪几期，如 [2026Q2]，月份写成 2026-07，年份写成 2026（现在是“{value}”）"
    )


def _thresholds(key: str, value: object) -> Thresholds:
    shown = f"写成 {{天数: 90, 件数: 30}} 的样子，可用的有：{'、'.join(THRESHOLDS)}"
    if not isinstance(value, dict):
        raise SettingsError(f"{CONFIG}: extra.zcjd 的“{key}”{shown}（现在是“{value}”）")
    numbers: dict[str, int] = {}
    for name, number in value.items():
        if name not in THRESHOLDS:
            raise SettingsError(f"{CONFIG}: extra.zcjd 的“{key}”里不认识的键“{name}”。{shown}")
        least = 1 if name == "天数" else 0
        if not isinstance(number, int) or isinstance(number, bool) or not least <= number <= MAX_THRESHOLD:
            fits = f"{least} 到 {MAX_THRESHOLD} 的整数"
            raise SettingsError(f"{CONFIG}: extra.zcjd 的“{key}”里“{name}”应是 {fits}（现在是“{number}”）")
        numbers[THRESHOLDS[name]] = number
    return Thresholds(**numbers)


def _date(key: str, value: object) -> date:
    if type(value) is date:
        return value
    raise SettingsError(f"{CONFIG}: extra.zcjd 的“{key}”应是日期，写成 2024-12-31 的样子（现在是“{value}”）")
