"""A selection over the enlarged sample: nobody is lost, and every total comes out again from the sheets and the items."""

from __future__ import annotations

import csv
import json
import random
from decimal import Decimal
from pathlib import Path

import pytest

from generator.reader import read_corpus
from tests.enlarged import make
from tests.showcase_samples import CRITERIA, write_selection, write_sheet
from tests.unit.test_showcase_command import call

MOST = (25, 20, 20, 15, 10, 10)
JUDGES = {"评委甲": "示例区融媒体中心", "评委乙": "示例区教育局", "评委丙": "示例区档案馆"}


def test_totals_come_out_again_and_nobody_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")  # 2026-06-01
    root, out = tmp_path / "project", tmp_path / "out"
    make(root, pairs=48)
    classes = "[{名称: 惠民补助, 政策类型: [补助性, 支持性], 名额: 2}, {名称: 综合, 名额: 3}]"
    period = {"start": "2025-01-01", "end": "2025-12-31", "base_day": "2026-01-15"}
    folder = write_selection(root, categories=classes, judges=JUDGES, year=2025, **period)
    assert call(root, 2025, "--output", out).exit_code == 0
    dice = random.Random(7)
    given: dict[str, dict[str, Decimal]] = {}
    for judge in JUDGES:
        with (out / "评分表" / f"{judge}.csv").open(encoding="utf-8-sig", newline="") as file:
            scores = {row["编号"]: [dice.randint(most, most * 2) / 2 for most in MOST] for row in csv.DictReader(file)}
        write_sheet(folder, judge, scores, "gb18030")
        for key, row in scores.items():
            given.setdefault(key, {})[judge] = sum(map(Decimal, row), Decimal(0))
    assert call(root, 2025, "--output", out).exit_code == 0
    data = json.loads((out / "名次表.json").read_text(encoding="utf-8"))

    taking_part = {
        policy.id
        for policy in read_corpus(root).policies
        if policy.published and policy.published.year == 2025 and not policy.exempt and policy.stage == "发布"
    }
    ranked = [entry for each in data["classes"] for entry in each["ranking"]]
    named = [entry["id"] for entry in (*ranked, *data["refused"])]
    assert sorted(named) == sorted(taking_part) and len(ranked) >= 20
    assert {name for each in ranked for name in each["judges"]} == set(JUDGES)
    for entry in ranked:
        points = given[entry["id"]]
        mean = sum(points.values(), Decimal(0)) / len(points)
        machine = sum(Decimal(item["points"]) for item in entry["items"])
        assert {name: Decimal(shown) for name, shown in entry["judges"].items()} == points
        assert abs(mean - Decimal(entry["experts"])) <= Decimal("0.005")
        assert abs(machine - Decimal(entry["machine"])) <= Decimal("0.005") * (len(entry["items"]) + 1)
        total = Decimal(entry["machine"]) * 40 + Decimal(entry["experts"]) * 60
        assert abs(total / 100 - Decimal(entry["total"])) <= Decimal("0.01")
        assert {item["criterion"] for item in entry["items"]} == set(CRITERIA)
    for each in data["classes"]:
        totals = [Decimal(entry["total"]) for entry in each["ranking"]]
        assert totals == sorted(totals, reverse=True)
        assert sum(entry["within_seats"] for entry in each["ranking"]) >= each["seats"]
