"""This site's choices, read from ``mkdocs.yml`` (site_name, site_url, extra.zcjd), so that a site has one configuration file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.trouble import reason

CONFIG = "mkdocs.yml"


class SettingsError(Exception):
    """The configuration cannot be used; the message is one Chinese sentence with file, line and remedy."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a site decides for itself.

    `root` is the project directory. `holidays` and `workdays` add to the built-in calendar of public holidays (休) and
    of weekend days that are worked (班). `notice` is shown on every page (a sample site says that it is one).
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

    @property
    def content(self) -> Path:
        """The directory of everything the office writes."""
        return self.root / "content"


_SITE_URL = re.compile(r"https?://[^\s/?#@]+(?:/[^\s?#@]*)?")

KEYS = {
    "主办单位": "owner",
    "标准": "standard",
    "历史截止日期": "legacy_until",
    "休": "holidays",
    "班": "workdays",
    "提示": "notice",
    "每页条数": "page_size",
}


class _Loader(yaml.SafeLoader):
    """Safe, and blind to the tags (``!!python/name:`` …) that are MkDocs's own business."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def is_site_url(url: str) -> bool:
    """Whether this can be the address of a site's first page: http or https, no query, fragment, user or space."""
    return len(url) <= 200 and _SITE_URL.fullmatch(url) is not None


def load(root: Path) -> Settings:
    """Read ``mkdocs.yml`` in `root`; raises SettingsError when it is missing, malformed or has an unknown key."""
    path = root / CONFIG
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    except FileNotFoundError:
        raise SettingsError(
            f"{CONFIG}: 这里不是 zcjd 项目的目录（没有 {CONFIG}）。进入项目目录，或用 -C 指明"
        ) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{CONFIG}:{line}: 不是 UTF-8 编码。在编辑器里另存为 UTF-8") from error
    except OSError as error:
        raise SettingsError(f"{CONFIG}: 读不出来（{reason(error)}）。检查文件的权限") from error
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


def _convert(key: str, value: object) -> object:
    wanted = {item.name: item.type for item in fields(Settings)}[KEYS[key]]
    if wanted == "str":
        return str(value or "")
    if wanted == "int":
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        raise SettingsError(f"{CONFIG}: extra.zcjd 的“{key}”应是正整数")
    if wanted == "date | None":
        return None if value is None else _date(key, value)
    items = value if isinstance(value, list) else [value]
    return frozenset(_date(key, item) for item in items if item is not None)


def _date(key: str, value: object) -> date:
    if type(value) is date:
        return value
    raise SettingsError(f"{CONFIG}: extra.zcjd 的“{key}”应是日期，写成 2024-12-31 的样子（现在是“{value}”）")
