"""The text of PDF files, read by a child process that is ended when it takes too long. Started when the first PDF comes."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from generator.model import Attached, TextPart

if TYPE_CHECKING:
    import subprocess

SECONDS = 20.0
"""What one file may take; a long report of 500 pages takes five."""

_CHILD = Path(__file__).with_name("pdf_text.py")


class PdfTexts:
    """Reads one PDF after the other; a file that ends or stalls the child costs only itself."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, file: Path, digest: str) -> Attached:
        """The text of a PDF, or why there is none. Never raises."""
        import json
        import threading

        child = self._child or self._start()
        late = threading.Event()

        def give_up() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(self._seconds, give_up)
        timer.daemon = True
        timer.start()
        line = ""
        try:
            if child.stdin and child.stdout:
                child.stdin.write(json.dumps(str(file.resolve())) + "\n")
                child.stdin.flush()
                line = child.stdout.readline()
            answer = json.loads(line)
        except (OSError, ValueError):
            self._end()
            why = f"{self._seconds:g} 秒还没有读完" if late.is_set() else "文件损坏，读它的程序停了"
            return Attached(digest, problem=why)
        finally:
            timer.cancel()
        return Attached(digest, tuple(TextPart(*part) for part in answer["parts"]), answer["problem"])

    def _start(self) -> subprocess.Popen[str]:
        import subprocess

        self._child = subprocess.Popen(
            [sys.executable, str(_CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for stream in (child.stdin, child.stdout):
            if stream:
                with suppress(OSError):  # what was left to write to a child that is gone
                    stream.close()
        child.wait()
