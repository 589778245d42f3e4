"""What the open data say of a policy: one table for the JSON, the CSV, the schema and the page, and an allow-list at that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from generator.outputs.views import interpretation_url, policy_url, title_of

if TYPE_CHECKING:
    from generator.model import Policy
    from generator.publication import Publication
    from generator.render.templates import Theme


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of value: what it is called, and its JSON Schema."""

    name: str
    schema: dict[str, Any]


def _objects(**properties: dict[str, Any]) -> dict[str, Any]:
    required = [name for name, schema in properties.items() if "optional" not in schema]
    cleaned = {
        name: {key: value for key, value in schema.items() if key != "optional"} for name, schema in properties.items()
    }
    item = {"type": "object", "properties": cleaned, "required": required, "additionalProperties": False}
    return {"type": "array", "items": item, "minItems": 1}


_TEXT = {"type": "string", "minLength": 1}
_DAY = {"type": "string", "format": "date"}
_TEXTS = {"type": "array", "items": _TEXT, "minItems": 1}
_ANY_URL = {"type": "string", "format": "uri-reference"}
_MAYBE = {"optional": True}

SHAPES = {
    "text": Shape("文字", _TEXT),
    "date": Shape("日期", _DAY),
    "flag": Shape("是或否", {"type": "boolean"}),
    "texts": Shape("文字的列表", _TEXTS),
    "url": Shape("网址", _ANY_URL),
    "files": Shape("列表，每项有标题和网址", _objects(title=_TEXT, url=_ANY_URL)),
    "relations": Shape(
        "列表，每项有关系、标题；本站有的还有编号", _objects(kind=_TEXT, title=_TEXT, id={**_TEXT, **_MAYBE})
    ),
    "interpretations": Shape(
        "列表，每项有编号、标题、网址、形式、轮次，以及单位和日期",
        _objects(
            id=_TEXT,
            title=_TEXT,
            url=_ANY_URL,
            unit={**_TEXT, **_MAYBE},
            forms={**_TEXTS, **_MAYBE},
            round={"type": "integer", "minimum": 1},
            published={**_DAY, **_MAYBE},
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: key in the JSON, heading in the CSV, shape, meaning, and how its value is found.

    `always` means that no policy lacks it; `in_cell` writes one item of a list into a cell of the CSV.
    """

    name: str
    label: str
    shape: str
    meaning: str
    value: Callable[[Policy, Publication, Theme], Any]
    always: bool = False
    in_cell: Callable[[Any], str] = str


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _address(url: str, theme: Theme) -> str:
    """The full address; on a site without one, that below the site's root."""
    return theme.absolute(url) or url


def _relations(policy: Policy, publication: Publication, theme: Theme) -> list[dict[str, Any]]:
    return [
        {"kind": item.kind, "title": item.text, **({"id": item.policy.id} if item.policy else {})}
        for item in publication.relations[policy.id]
    ]


def _interpretations(policy: Policy, publication: Publication, theme: Theme) -> list[dict[str, Any]]:
    found = []
    for item in publication.explained_by(policy):
        known = {
            "id": item.id,
            "title": title_of(item),
            "url": _address(interpretation_url(item), theme),
            "unit": item.unit,
            "forms": list(item.forms),
            "round": item.round,
            "published": _iso(item.published),
        }
        found.append({key: value for key, value in known.items() if value not in (None, "", [])})
    return found


def _attachments(policy: Policy, publication: Publication, theme: Theme) -> list[dict[str, Any]]:
    return [{"title": item.title, "url": _address(f"files/{item.file}", theme)} for item in policy.attachments]


COLUMNS = (
    Column("id", "编号", "text", "文件在本站的编号，不会变", lambda policy, site, theme: policy.id, always=True),
    Column("title", "标题", "text", "文件全称", lambda policy, site, theme: title_of(policy), always=True),
    Column("number", "文号", "text", "发文字号", lambda policy, site, theme: policy.number),
    Column("index_number", "索引号", "text", "政府信息公开索引号", lambda policy, site, theme: policy.index_number),
    Column("issuer", "发布机构", "text", "以谁的名义发布", lambda policy, site, theme: policy.issuer),
    Column("unit", "责任单位", "text", "牵头起草、负责解释的单位", lambda policy, site, theme: policy.unit),
    Column(
        "document_type", "文件类型", "text", "规章、行政规范性文件等", lambda policy, site, theme: policy.document_type
    ),
    Column(
        "policy_types", "政策类型", "texts", "补助性、支持性等", lambda policy, site, theme: list(policy.policy_types)
    ),
    Column("topics", "主题", "texts", "讲哪方面的事", lambda policy, site, theme: list(policy.topics)),
    Column("audiences", "面向对象", "texts", "管到谁、帮到谁", lambda policy, site, theme: list(policy.audiences)),
    Column("summary", "内容概述", "text", "一两句话的概括", lambda policy, site, theme: policy.summary),
    Column("keywords", "关键词", "texts", "便于检索的词", lambda policy, site, theme: list(policy.keywords)),
    Column("aliases", "别名", "texts", "平常怎么叫它", lambda policy, site, theme: list(policy.aliases)),
    Column("formed", "成文日期", "date", "落款日期", lambda policy, site, theme: _iso(policy.formed)),
    Column("published", "发布日期", "date", "在网站公布的日期", lambda policy, site, theme: _iso(policy.published)),
    Column("effective", "施行日期", "date", "开始执行的日期", lambda policy, site, theme: _iso(policy.effective)),
    Column("expires", "失效日期", "date", "有效期的最后一天", lambda policy, site, theme: _iso(site.last_day(policy))),
    Column(
        "validity",
        "有效性",
        "text",
        "在生成数据的那一天有没有效：有效、已修改、失效等",
        lambda policy, site, theme: site.validity[policy.id].state,
        always=True,
    ),
    Column(
        "in_force",
        "现行有效",
        "flag",
        "在生成数据的那一天能不能照着办",
        lambda policy, site, theme: site.validity[policy.id].in_force,
        always=True,
    ),
    Column(
        "validity_reason",
        "有效性说明",
        "text",
        "为什么有效或失效",
        lambda policy, site, theme: site.validity[policy.id].reason,
    ),
    Column(
        "relations",
        "与其他文件的关系",
        "relations",
        "依据、修改、被修改、废止、被废止哪些文件",
        _relations,
        in_cell=lambda item: f"{item['kind']}：{item['title']}",
    ),
    Column(
        "interpretations",
        "解读",
        "interpretations",
        "解读这份文件的材料",
        _interpretations,
        in_cell=lambda item: f"{item['title']} {item['url']}",
    ),
    Column(
        "attachments",
        "附件",
        "files",
        "可以下载的附件",
        _attachments,
        in_cell=lambda item: f"{item['title']} {item['url']}",
    ),
    Column(
        "url",
        "网址",
        "url",
        "文件在本站的网址",
        lambda policy, site, theme: _address(policy_url(policy), theme),
        always=True,
    ),
)
