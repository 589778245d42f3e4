"""Runs trials in a child process under a watch: a crash, a hang or a gigabyte ends the child, and the trial is known by its number."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.render.templates import Theme
from tests.fuzz.trial import ROOT, SETTINGS, Files, Trouble, run, sources, trial_files

SECONDS = 10
"""Of the processor's time, for one trial; a busy machine does not make a hang."""

GIGABYTE = 1 << 30
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Failure:
    """The trial that failed and how."""

    seed: int
    trouble: Trouble


def failures(start: int, count: int) -> Iterator[Failure]:
    """Run the trials `start` … `start + count - 1`, and go on after each that fails."""
    stop = start + count
    while start < stop:
        last = start
        upto = min(start + _BATCH, stop)  # the gigabyte is meant for a document, not for thousands in one process
        command = [sys.executable, "-m", "tests.fuzz.runner", str(start), str(upto)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
            assert child.stdout and child.stderr
            for line in child.stdout:
                told = json.loads(line)
                last = told["seed"]
                if "kind" in told:
                    yield Failure(last, Trouble(told["kind"], told["story"]))
            story = child.stderr.read()
        if child.returncode == 0:
            start = upto
            continue
        yield Failure(last, Trouble(f"died with {child.returncode}", story[-2000:]))
        start = last + 1


def watch() -> Callable[[], None]:
    """Limit this process's memory; the function returned begins the time of one trial. Windows has neither."""
    if sys.platform == "win32":
        return lambda: None
    import resource
    import signal

    resource.setrlimit(resource.RLIMIT_AS, (GIGABYTE, GIGABYTE))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)  # ends the process even inside a library

    def begin() -> None:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)

    return begin


def minimised(files: Files, kind: str, *, most: int = 400) -> dict[str, bytes]:
    """Smaller files that fail in the same way, found by leaving out lines, then characters."""
    smallest = dict(files)
    tries = 0
    with tempfile.TemporaryDirectory() as folder:
        for separator in (b"\n", b""):
            for path in sorted(smallest):
                size = max(1, len(smallest[path]) // 2 if not separator else smallest[path].count(b"\n") // 2)
                while size and tries < most:
                    parts = _parts(smallest[path], separator)
                    changed = False
                    for at in range(0, len(parts), size):
                        tries += 1
                        less = {**smallest, path: _joined(parts[:at] + parts[at + size :], separator)}
                        if tries < most and _kind(less, Path(folder), kind) == kind:
                            smallest, changed = less, True
                            break
                    size = size if changed else size // 2
    return smallest


def _parts(data: bytes, separator: bytes) -> list[bytes]:
    return data.split(separator) if separator else [text.encode() for text in data.decode("utf-8", "replace")]


def _joined(parts: list[bytes], separator: bytes) -> bytes:
    return separator.join(parts)


def _kind(files: Files, folder: Path, wanted: str) -> str:
    """How these files fail; in a child of their own when the failure ends processes."""
    if not wanted.startswith("died"):
        trouble = run(files, _theme(folder))
        return trouble.kind if trouble else ""
    held = folder / "files.json"
    held.write_text(json.dumps({path: data.decode("latin-1") for path, data in files.items()}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.runner", str(held)], cwd=ROOT, capture_output=True, check=False
    )
    return f"died with {done.returncode}" if done.returncode else ""


def _theme(folder: Path) -> Theme:
    return Theme.load(SETTINGS, folder)


def main(arguments: list[str]) -> None:
    """The child: ``START STOP`` runs trials and tells of each on a line; a file name runs the files in it once."""
    begin = watch()
    with tempfile.TemporaryDirectory() as folder:
        theme = _theme(Path(folder))
        if len(arguments) == 1:
            held = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
            begin()
            run({path: text.encode("latin-1") for path, text in held.items()}, theme)
            return
        originals = sources()
        for seed in range(int(arguments[0]), int(arguments[1])):
            print(json.dumps({"seed": seed}), flush=True)
            files = trial_files(seed, originals)
            begin()
            trouble = run(files, theme)
            if trouble:
                print(json.dumps({"seed": seed, "kind": trouble.kind, "story": trouble.story[-4000:]}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
