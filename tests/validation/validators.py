"""Runs the Nu HTML validator and lychee over a site on disk and says what they found, a line each.

The Nu validator is a Java program that npm brings (``npm ci --prefix tests/validation``); lychee is a wheel of the dev group.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
JAR = HERE / "node_modules/vnu-jar/build/dist/vnu.jar"
COMMAND = "npm ci --prefix tests/validation"


def missing() -> str:
    """The sentence that says what is not installed and which command installs it; empty when nothing is missing."""
    if not shutil.which("java"):
        return "没有找到 Java，网页标准检查跳过。安装：apt-get install default-jre-headless"
    if not JAR.is_file():
        return f"没有找到 vnu.jar，网页标准检查跳过。安装（要有 Node.js）：{COMMAND}"
    return ""


def html_errors(site: Path) -> list[str]:
    """What the Nu validator calls an error in any page below `site`: ``page:line: message``."""
    command = ["java", "-Xmx512m", "-jar", str(JAR), "--errors-only", "--skip-non-html", "--format", "json", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{item['url'].rpartition(site.name + '/')[2]}:{item.get('lastLine', 0)}: {item['message']}"
        for item in messages
    ]


def broken_links(site: Path, address: str = "") -> list[str]:
    """Every link of a page below `site` that leads to no file or to no heading; `address` is the site's own full address."""
    lychee = shutil.which("lychee", path=str(Path(sys.executable).parent)) or "lychee"
    command = [lychee, "--offline", "--no-progress", "--include-fragments=anchor-only", "--format", "json"]
    command += ["--index-files", "index.html", "--root-dir", str(site)]
    command += ["--remap", f"^{address.rstrip('/')}/ {site.as_uri()}/"] if address else []
    done = subprocess.run([*command, str(site)], capture_output=True, text=True, encoding="utf-8", check=False)
    report = json.loads(done.stdout)
    assert report["total"] > 0, done.stderr
    return [
        f"{Path(page).relative_to(site).as_posix()}: {item['url']} ({item['status']['text']})"
        for page, items in report["error_map"].items()
        for item in items
    ]
