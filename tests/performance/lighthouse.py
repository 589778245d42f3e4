"""``python -m tests.performance.lighthouse SITE``: Lighthouse's four scores for the main page types of a built site.

Needs Node.js and a Chromium. Exit code 1 when a score is below 95. Each page is measured as a phone, several times, and the
median of each score is printed: the score for performance depends on what else the machine does meanwhile.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.browser.chromium import find, missing

LIGHTHOUSE = "lighthouse@13.5.0"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 95
PAIR = "2026-gaoxiao-biyesheng-zufang-butie"
PAGES = ("", f"policies/{PAIR}/", f"interpretations/{PAIR}/", "search/?q=租房补贴", "library/", "services/")


def scores(address: str, chromium: str) -> dict[str, float]:
    """The scores of one page, 0 to 100."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        flags = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
        command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", f"--chrome-flags={flags}", "--output=json"]
        command += [f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}"]
        subprocess.run(command, env={**os.environ, "CHROME_PATH": chromium}, check=True)
        found = json.loads(report.read_text("utf-8"))["categories"]
    return {name: 100 * found[name]["score"] for name in CATEGORIES}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  (the name of the base class)
        pass


def main() -> None:
    """Print the table; exit code 1 when a score is too low."""
    parser = argparse.ArgumentParser(prog="python -m tests.performance.lighthouse", description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    chromium = find()
    if chromium is None:
        sys.exit(missing())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(options.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    low = False
    print("page".ljust(60), *(name.rjust(15) for name in CATEGORIES))
    for page in PAGES:
        runs = [scores(f"http://127.0.0.1:{server.server_port}/{page}", chromium) for _ in range(options.runs)]
        medians = [statistics.median(run[name] for run in runs) for name in CATEGORIES]
        low = low or min(medians) < LEAST
        print((page or "(home)").ljust(60), *(f"{value:.0f}".rjust(15) for value in medians), flush=True)
    server.shutdown()
    sys.exit(low)


if __name__ == "__main__":
    main()
