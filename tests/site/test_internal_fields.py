"""What an office writes for itself never reaches the site: dates of drafting and sign-off, exemptions, plans, stages."""

from __future__ import annotations

from pathlib import Path

from tests.project import INTERPRETATION, POLICY, edit, valid_project
from tests.site.pages import build

LABELS = ("起草日期", "审签日期", "豁免", "解读方案", "免予解读")


def test_no_label_of_an_internal_field_is_anywhere(files: dict[str, bytes]) -> None:
    for path, data in files.items():
        if path.startswith("reports/"):
            continue  # a 通报 counts plans and names exemptions; what it may say of them is in test_reports.py
        text = data.decode(errors="ignore")
        assert not [label for label in LABELS if label in text], path


def test_no_internal_value_is_anywhere(tmp_path: Path) -> None:
    root = valid_project(tmp_path / "project")
    drafted = "起草日期: 2026-01-12"
    secret = "豁免: {ZJ801: {理由: 内部甲, 批准: 内部乙}}"
    edit(root, POLICY, drafted, f"{drafted}\n免予解读: {{理由: 内部丙, 批准: 内部丁}}\n{secret}")
    edit(root, INTERPRETATION, drafted, f"{drafted}\n解读方案: {{形式: 内部戊, 渠道: 内部己, 时间: 内部庚}}\n{secret}")
    files = build(root, tmp_path / "shells")
    everything = b"\n".join(files.values()).decode(errors="ignore")
    assert "本科毕业生每月补500元" in everything
    for value in ("内部", "ZJ801", "2026-01-12", "2026年1月12日", "2026-02-26", "2026年2月26日"):
        assert value not in everything, value
