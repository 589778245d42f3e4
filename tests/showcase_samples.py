"""A selection among the pairs of a project, written as an office would: rules, and sheets with whatever scores a test wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

CRITERIA = ("完整性", "准确性", "实用性", "通俗性", "形式多样", "时效与跟踪")
JUDGES = {"评委甲": "示例区融媒体中心", "评委乙": "示例区档案馆"}


def write_selection(
    root: Path,
    *,
    year: int = 2026,
    start: str = "2026-01-01",
    end: str = "2026-03-31",
    base_day: str = "2026-04-10",
    categories: str = "[{名称: 综合, 名额: 1}]",
    judges: Mapping[str, str] = JUDGES,
    more: str = "",
) -> Path:
    """Write selection.yml and return its folder."""
    folder = root / "content" / "showcase" / str(year)
    folder.mkdir(parents=True, exist_ok=True)
    named = "".join(f"  - {{姓名: {name}, 单位: {unit}}}\n" for name, unit in judges.items())
    text = f"评选期: {{起: {start}, 止: {end}}}\n基准日: {base_day}\n类别: {categories}\n评委:\n{named}{more}"
    (folder / "selection.yml").write_text(text, encoding="utf-8")
    return folder


def write_sheet(folder: Path, judge: str, scores: Mapping[str, Sequence[object]], encoding: str = "utf-8") -> None:
    """Write one judge's sheet: for each id the scores in the order of the criteria."""
    lines = [f"编号,{','.join(CRITERIA)}", *(f"{key},{','.join(map(str, row))}" for key, row in scores.items())]
    (folder / f"{judge}.csv").write_bytes(("\r\n".join(lines) + "\r\n").encode(encoding))
