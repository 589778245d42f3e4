"""``python -m tests.incremental 200 --seed 1``: after each random edit an incremental build and one from nothing, compared.

Prints how many edits were compared and how many the check refused (those are taken back). Exits with 1 at the first difference.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.incremental.comparing import compare


def main() -> int:
    """Run the command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edits", type=int)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="zcjd-incremental-") as folder:
        done = compare(Path(folder), arguments.edits, arguments.seed, tell=lambda line: print(line, flush=True))
    if done.difference:
        print(f"after {done.last}: {done.difference}")
        return 1
    print(f"{done.compared} edits compared, {done.refused} refused; {done.same} of {done.files} files taken over")
    return 0


if __name__ == "__main__":
    sys.exit(main())
