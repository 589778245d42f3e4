"""Graphviz finds the ways of the arrows around the boxes, for many charts in one process; everything else is ours.

The source holds generated names and numbers only, never a word of an author. A chart that Graphviz fails on is given up,
the others are tried again without it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from shutil import which
from time import monotonic

from graphviz.backend import dot_command

from generator.render.flow.paths import faulty, lengthen_ends, loop_of, straighten, tie
from generator.render.flow.ports import DOWN, LEFT, RIGHT, UP, Ports, choose_ports
from generator.render.flow.shapes import Chart, Point

BUNDLED = "graphviz-pure"
BATCH = 64
SECONDS, PATIENCE = 10.0, 30.0  # for one process, for all that one call starts
_INCH = 72.0
STUB, STUB_OUT, STUB_IN = 6.0, 16.0, 24.0
STUB_GAPS = (2.0, 6.0)
_SIDES = {UP: "u", DOWN: "d", LEFT: "l", RIGHT: "r"}

Plain = list[list[str]]


@dataclass(frozen=True, slots=True)
class Task:
    """One way to ask: with these corners, whose stubs stand `gap` away from the diamond."""

    chart: Chart
    ports: Ports
    gap: float


@lru_cache(maxsize=1)
def find_dot() -> str | None:
    """Graphviz from the Python package that brings it, else the one of the system."""
    beside = which(BUNDLED, path=str(Path(sys.executable).parent))
    return beside or which(BUNDLED) or which("dot")


def route(charts: Sequence[Chart]) -> list[bool]:
    """Set the paths of all links; False for a chart whose paths could not be found.

    Charts whose ways go wrong with corners chosen for the diamonds are asked again, at last without corners.
    """
    deadline = monotonic() + PATIENCE
    done = [not chart.links for chart in charts]
    ports = [choose_ports(chart) for chart in charts]
    for gap in (*STUB_GAPS, None):
        left = [index for index, ready in enumerate(done) if not ready and (gap is None or ports[index])]
        tasks = [Task(charts[index], {} if gap is None else ports[index], gap or 0.0) for index in left]
        answers = [
            plain for start in range(0, len(tasks), BATCH) for plain in _answers(tasks[start : start + BATCH], deadline)
        ]
        for index, task, plain in zip(left, tasks, answers, strict=True):
            done[index] = plain is not None and _take(task, plain)
    return done


def _take(task: Task, plain: Plain) -> bool:
    paths = _paths(task, plain)
    if not paths or faulty(task.chart, paths):
        return False
    lengthen_ends(task.chart, paths)
    for link, path in zip(task.chart.links, paths, strict=True):
        link.path = path
    return True


def _answers(tasks: Sequence[Task], deadline: float) -> list[Plain | None]:
    answer = _ask("".join(_source(task) for task in tasks))
    plain = _split(answer) if answer is not None else []
    if len(plain) == len(tasks):
        return [*plain]
    if len(tasks) == 1 or find_dot() is None or monotonic() > deadline:
        return [None] * len(tasks)
    middle = len(tasks) // 2
    return _answers(tasks[:middle], deadline) + _answers(tasks[middle:], deadline)


def _ask(source: str) -> str | None:
    dot = find_dot()
    if dot is None:
        return None
    dot_command.DOT_BINARY = Path(dot)
    command = dot_command.command("neato", "plain", neato_no_op=2)
    try:
        done = subprocess.run(
            command, input=source, capture_output=True, encoding="utf-8", timeout=SECONDS, check=False
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return done.stdout if done.returncode == 0 else None


def _source(task: Task) -> str:
    chart, ports = task.chart, task.ports
    lines = ['digraph{graph[splines=ortho];node[shape=box,fixedsize=true,label=""];edge[dir=none];']
    lines += [_node(f"n{index}", box.x, box.y, box.width, box.height) for index, box in enumerate(chart.boxes)]
    for (tail, head, index), (right, down) in ports.items():
        box = chart.boxes[index]
        long = STUB_IN if index == head else STUB_OUT
        x, y = (
            box.x + right * (box.width / 2 + long / 2 + task.gap),
            box.y + down * (box.height / 2 + long / 2 + task.gap),
        )
        wide, high = (long, STUB) if right else (STUB, long)
        lines.append(_node(_end(ports, tail, head, index), x, y, wide, high))
    for link in chart.links:
        if link.tail != link.head:
            lines.append(
                f"{_end(ports, link.tail, link.head, link.tail)}->{_end(ports, link.tail, link.head, link.head)};"
            )
    return "".join(lines) + "}\n"


def _node(name: str, x: float, y: float, wide: float, high: float) -> str:
    return f'{name}[pos="{x:.2f},{-y:.2f}!",width={wide / _INCH:.4f},height={high / _INCH:.4f}];'


def _end(ports: Ports, tail: int, head: int, index: int) -> str:
    """The name of what a link is tied to at the box `index`: the box, or the stub before a corner of a diamond."""
    direction = ports.get((tail, head, index))
    return f"n{index}" if direction is None else f"s{index}{_SIDES[direction]}"


def _split(answer: str) -> list[Plain]:
    plain: list[Plain] = []
    lines: Plain = []
    for line in answer.splitlines():
        words = line.split(" ")
        if words[0] == "stop":
            plain.append(lines)
            lines = []
        else:
            lines.append(words)
    return plain


def _paths(task: Task, lines: Plain) -> list[list[Point]]:
    """The paths in the order of the links; empty when the answer is not one. Its origin is moved: the first box tells by how much."""
    chart, ports = task.chart, task.ports
    names = {
        (_end(ports, link.tail, link.head, link.tail), _end(ports, link.tail, link.head, link.head)): link
        for link in chart.links
    }
    paths = {
        link.ends: loop_of(chart.boxes[link.tail], max(20, link.label_size[1] / 2 + 10))
        for link in chart.links
        if link.tail == link.head
    }
    try:
        first = next(words for words in lines if words[0] == "node" and words[1] == "n0")
        move_x = chart.boxes[0].x - float(first[2]) * _INCH
        move_y = chart.boxes[0].y + float(first[3]) * _INCH
        for words in lines:
            if words[0] == "edge":
                numbers = [float(word) * _INCH for word in words[4 : 4 + 2 * int(words[3])]]
                path = straighten([(x + move_x, move_y - y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)])
                link = names[words[1], words[2]]
                for end, index in ((0, link.tail), (-1, link.head)):
                    tie(path, end, chart.boxes[index], ports.get((link.tail, link.head, index)))
                paths[link.ends] = path
        return [paths[link.ends] for link in chart.links]
    except (StopIteration, ValueError, IndexError, KeyError):
        return []
