"""``python -m tests.fuzz 100000 --seed 1``: prints every failure with its number, and keeps the files, whole and minimised."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz.runner import failures, minimised
from tests.fuzz.trial import sources, trial_files


def main() -> None:
    """Run the trials; exit code 1 when one failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1, help="the first trial's number")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"), help="where failing files go")
    options = parser.parse_args()
    started = time.monotonic()
    kinds: dict[str, int] = {}
    for failure in failures(options.seed, options.count):
        kind = failure.trouble.kind
        kinds[kind] = kinds.get(kind, 0) + 1
        print(f"trial {failure.seed}: {kind}", flush=True)
        if kinds[kind] > 1:
            continue
        files = trial_files(failure.seed, sources())
        print(failure.trouble.story, flush=True)
        for name, held in (
            ("whole", files),
            ("least", minimised(files, kind, most=20 if kind.startswith("died") else 400)),
        ):
            for path, data in held.items():
                place = options.keep / str(failure.seed) / name / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
    spent = time.monotonic() - started
    told = ", ".join(f"{kind}: {number}" for kind, number in sorted(kinds.items())) or "no failure"
    print(f"{options.count} trials from {options.seed} in {spent:.0f} s: {told}")
    sys.exit(1 if kinds else 0)


if __name__ == "__main__":
    main()
