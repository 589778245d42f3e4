"""Measure a full build beside stock MkDocs with Material on the same Markdown, in one run, and print a table.

``python -m tests.performance.compare 1000`` (Linux). Wall seconds, CPU seconds of all processes, peak memory of all processes
together (proportional set size, sampled every 50 ms), files and bytes of the site.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.performance.corpus import write_corpus

STOCK = """site_name: 性能测试站
site_url: https://zcjd.example.org/
docs_dir: docs
theme:
  name: material
  language: zh
plugins: [search]
markdown_extensions: [tables]
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """One run of one program."""

    name: str
    wall: float
    cpu: float
    peak: float
    files: int
    megabytes: float


def measure(name: str, command: list[str], site: Path) -> Measure:
    """Run `command`, which writes `site`. Raises CalledProcessError when it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(_memory(pid) for pid in _family(process.pid)))
        time.sleep(0.05)
    wall = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return Measure(name, wall, cpu, peak / 1024, len(sizes), sum(sizes) / 1024 / 1024)


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [pid, *(member for child in children for member in _family(int(child)))]


def _memory(pid: int) -> int:
    """Proportional set size in KiB; 0 for a process that has ended."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(row.split()[1]) for row in rows.splitlines() if row.startswith("Pss:")), 0)


def main() -> None:
    """Generate, build with both, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=int)
    parser.add_argument("--runs", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        write_corpus(root, options.pairs)
        stock = Path(folder) / "stock"
        shutil.copytree(root / "content", stock / "docs")
        (stock / "docs/index.md").write_text("# 首页\n", encoding="utf-8")
        (stock / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
        python = sys.executable
        programs = {
            "zcjd check + build": ([python, "-m", "generator", "-C", str(root), "build"], root / "site"),
            "MkDocs + Material": (
                [python, "-m", "mkdocs", "build", "-q", "-f", str(stock / "mkdocs.yml")],
                stock / "site",
            ),
        }
        print(f"{options.pairs} pairs, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
        print("| program | wall s | CPU s | peak MB | files | MB |\n|---|---|---|---|---|---|")
        for _ in range(options.runs):
            for name, (command, site) in programs.items():
                shutil.rmtree(site, ignore_errors=True)
                row = measure(name, command, site)
                print(
                    f"| {name} | {row.wall:.1f} | {row.cpu:.1f} | {row.peak:.0f} | {row.files} | {row.megabytes:.1f} |"
                )


if __name__ == "__main__":
    main()
