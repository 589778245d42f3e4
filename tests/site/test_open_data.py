"""The open data: valid by their own schema, the same in both forms, whole, safe in a spreadsheet, and nothing internal."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from generator.outputs.data.data_columns import COLUMNS
from generator.outputs.data.open_data import _cell
from tests.project import ID
from tests.site.pages import Page

ROOT = Path(__file__).parents[2]


def data(files: dict[str, bytes]) -> Any:
    return json.loads(files["data/policies.json"])


def table(files: dict[str, bytes]) -> list[dict[str, str]]:
    text = files["data/policies.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_data_keep_to_their_schema(files: dict[str, bytes], telling: dict[str, bytes]) -> None:
    for made in (files, telling):
        schema = json.loads(made["data/policies.schema.json"])
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema, format_checker=FormatChecker())
        assert not [f"{error.json_path} {error.message}" for error in validator.iter_errors(data(made))]
        assert data(made)["$schema"] == schema["$id"] == "https://zcjd.example.org/data/policies.schema.json"


@pytest.mark.parametrize(
    "change",
    [
        {"published": "2026年3月2日"},
        {"阶段": "发布"},
        {"title": ""},
        {"interpretations": [{"id": "a"}]},
        {"in_force": "是"},
    ],
)
def test_the_schema_refuses_what_does_not_belong(telling: dict[str, bytes], change: dict[str, Any]) -> None:
    validator = Draft202012Validator(json.loads(telling["data/policies.schema.json"]), format_checker=FormatChecker())
    told = data(telling)
    told["policies"][0] |= change
    assert not validator.is_valid(told)


def test_every_policy_is_there_once(files: dict[str, bytes]) -> None:
    listed = files["sitemap.xml"].decode()
    shown = set(re.findall("<loc>https://zcjd.example.org/policies/(2[^/]*)/</loc>", listed))
    ids = [policy["id"] for policy in data(files)["policies"]]
    assert sorted(ids) == sorted(shown) and data(files)["count"] == len(ids)
    assert [row["编号"] for row in table(files)] == ids


def test_the_table_says_what_the_json_says(files: dict[str, bytes]) -> None:
    for row, policy in zip(table(files), data(files)["policies"], strict=True):
        assert list(row) == [column.label for column in COLUMNS]
        for column in COLUMNS:
            value = policy.get(column.name, "")
            if isinstance(value, str):
                assert row[column.label].removeprefix("'") == value
            elif isinstance(value, list):
                assert row[column.label].count("；") >= len(value) - 1
        assert row["现行有效"] == ("是" if policy["in_force"] else "否")


def test_excel_reads_the_table_as_utf8_and_runs_nothing_in_it(telling: dict[str, bytes]) -> None:
    raw = telling["data/policies.csv"]
    assert raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n")
    row = table(telling)[0]
    assert row["内容概述"].startswith("'=HYPERLINK(") and row["别名"] == "'+房补；@毕业生"
    assert data(telling)["policies"][0]["summary"].startswith("=HYPERLINK("), "the JSON is what was written"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "－1"])
def test_formulas_are_text(text: str) -> None:
    assert _cell(COLUMNS[1], text) == f"'{text}"
    assert _cell(COLUMNS[1], f"甲{text}") == f"甲{text}"


def test_a_record_is_what_the_document_says(telling: dict[str, bytes]) -> None:
    told = data(telling)
    assert (told["licence"], told["as_of"]) == ("注明出处就可以使用", "2026-11-24")
    policy = told["policies"][0]
    assert (policy["id"], policy["number"], policy["validity"]) == (ID, "示政办〔2026〕12号", "有效")
    assert policy["interpretations"][0]["url"] == f"https://zcjd.example.org/interpretations/{ID}/"
    assert not {"former_ids", "stage", "drafted", "signed", "exemptions"} & set(policy)


def test_the_page_explains_every_column(telling: dict[str, bytes]) -> None:
    page = Page.read("data/index.html", telling["data/index.html"])
    assert page.texts["code"] == [column.name for column in COLUMNS]
    assert "注明出处就可以使用" in "".join(page.texts["p"])
    hrefs = {item["href"] for item in page.all("a")}
    assert {"../data/policies.json", "../data/policies.csv", "../feed.atom", "../calendar.ics"} <= hrefs


def test_the_manual_explains_every_column() -> None:
    text = (ROOT / "docs" / "开放数据.md").read_text(encoding="utf-8")
    for column in COLUMNS:
        assert f"| `{column.name}` | {column.label} |" in text, column.name
