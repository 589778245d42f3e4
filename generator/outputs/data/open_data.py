"""Open data: every policy as JSON, as a table for Excel (CSV), the JSON Schema of the former, and a page that explains them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from generator.outputs import File, site_output
from generator.outputs.data.calendar import calendar_address
from generator.outputs.data.changes import site_changed
from generator.outputs.data.data_columns import COLUMNS, SHAPES, Column
from generator.outputs.data.feeds import feeds_of
from generator.outputs.data.structured_data import of_data
from generator.outputs.documents.downloads import size_in_words
from generator.outputs.views import newest_first, site_meta

if TYPE_CHECKING:
    from generator.model import Policy
    from generator.publication import Publication
    from generator.render.templates import Theme

BASE = "data/"
JSON, CSV, SCHEMA = "data/policies.json", "data/policies.csv", "data/policies.schema.json"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BETWEEN = "；"


@site_output
def open_data(publication: Publication, theme: Theme) -> Iterator[File]:
    """The three files and their page."""
    ordered = newest_first(publication.policies.values())
    policies = [publication.policies[document.id] for document in ordered]
    made = (
        File(JSON, _json(policies, publication, theme)),
        File(CSV, _csv(policies, publication, theme)),
        File(SCHEMA, _schema(theme)),
    )
    yield from made
    url = theme.absolute(BASE)
    settings = theme.settings
    yield theme.page(
        BASE,
        "data.html",
        title="开放数据",
        description=f"{settings.site_name}：全部{len(policies)}份政策文件的目录数据，JSON 和表格两种，可以下载，附字段说明。",
        meta=site_meta(settings, url, "开放数据", "栏目"),
        structured=of_data(theme, site_changed(publication), ((JSON, "application/json"), (CSV, "text/csv"))),
        feeds=feeds_of("", settings.site_name),
        changed=site_changed(publication),
        count=len(policies),
        as_of=publication.as_of,
        changed_on=site_changed(publication),
        licence=settings.data_licence,
        files=[(file.path, name, size_in_words(len(file.data))) for file, name in zip(made, _NAMES, strict=True)],
        columns=[(column.name, column.label, SHAPES[column.shape].name, column.meaning) for column in COLUMNS],
        subscribed=feeds_of("", "全部文件") if settings.site_url else (),
        calendar=calendar_address(publication),
    )


_NAMES = ("全部政策，JSON", "全部政策，CSV 表格（可用 Excel、WPS 打开）", "字段的 JSON Schema")


def _json(policies: list[Policy], publication: Publication, theme: Theme) -> bytes:
    head = {
        "$schema": theme.absolute(SCHEMA) or "policies.schema.json",
        "name": theme.settings.site_name,
        "url": theme.absolute(""),
        "publisher": theme.settings.owner,
        "licence": theme.settings.data_licence,
        "as_of": publication.as_of.isoformat(),
        "count": len(policies),
    }
    kept = {key: value for key, value in head.items() if value or key == "count"}
    records = (_record(policy, publication, theme) for policy in policies)
    rows = (json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in records)
    lines = ",\n".join(rows)  # a line a policy, so that two days' files can be compared
    text = json.dumps({**kept, "policies": []}, ensure_ascii=False, indent=1)
    return (text.removesuffix("[]\n}") + f"[\n{lines}\n]\n}}\n").encode()


def _record(policy: Policy, publication: Publication, theme: Theme) -> dict[str, Any]:
    """One policy: what has no value is left out."""
    values = {column.name: column.value(policy, publication, theme) for column in COLUMNS}
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _csv(policies: list[Policy], publication: Publication, theme: Theme) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)  # CRLF, as RFC 4180 has it
    writer.writerow([column.label for column in COLUMNS])
    for policy in policies:
        writer.writerow([_cell(column, column.value(policy, publication, theme)) for column in COLUMNS])
    return text.getvalue().encode("utf-8-sig")  # Excel takes a file without this mark for GBK


def _cell(column: Column, value: Any) -> str:
    """A value as one cell; a text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        value = _BETWEEN.join(column.in_cell(item) for item in value)
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _schema(theme: Theme) -> bytes:
    record = {
        "type": "object",
        "properties": {
            column.name: {"title": column.label, "description": column.meaning, **SHAPES[column.shape].schema}
            for column in COLUMNS
        },
        "required": [column.name for column in COLUMNS if column.always],
        "additionalProperties": False,
    }
    head = {
        "$schema": {"type": "string", "description": "本说明文件的地址"},
        "name": {"type": "string", "description": "网站名称"},
        "url": {"type": "string", "format": "uri", "description": "网站首页"},
        "publisher": {"type": "string", "description": "主办单位"},
        "licence": {"type": "string", "description": "可以怎样使用这些数据"},
        "as_of": {"type": "string", "format": "date", "description": "有效性按哪一天算"},
        "count": {"type": "integer", "minimum": 0, "description": "共几份政策"},
        "policies": {"type": "array", "items": {"$ref": "#/$defs/policy"}, "description": "按发布日期排列，新的在前"},
    }
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": theme.absolute(SCHEMA),
        "title": "政策文件目录",
        "type": "object",
        "properties": head,
        "required": ["name", "as_of", "count", "policies"],
        "additionalProperties": False,
        "$defs": {"policy": record},
    }
    kept = {key: value for key, value in schema.items() if value != ""}
    return json.dumps(kept, ensure_ascii=False, indent=1).encode() + b"\n"
