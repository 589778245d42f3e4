"""What the fenced blocks of an interpretation hold: application flows, guides and examples."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.places import Position


@dataclass(frozen=True, slots=True)
class Branch:
    """One way out of a decision: its label (是, 否 …), the name of the step it leads to, and a remark."""

    label: str
    target: str
    note: str
    position: Position


END = "结束"


@dataclass(frozen=True, slots=True)
class Step:
    """A step or (with `branches`, or `decision` set) a decision of a flow.

    `next` is the name written as 下一步 (``结束`` ends the flow); None means the step that stands next in the list.
    """

    name: str
    position: Position
    decision: bool = False
    actor: str | None = None
    limit: str | None = None
    method: str | None = None
    note: str | None = None
    materials: tuple[str, ...] = ()
    next: str | None = None
    next_position: Position | None = None
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """An application flow: a named list of steps. `line` of its position is the opening fence."""

    name: str
    steps: tuple[Step, ...]
    position: Position

    def ways_out(self, index: int) -> tuple[str, ...]:
        """The names of what follows step `index`; empty when it falls off the end of the list."""
        step = self.steps[index]
        if step.branches:
            return tuple(branch.target for branch in step.branches)
        if step.decision:
            return ()
        if step.next is not None:
            return (step.next,)
        return (self.steps[index + 1].name,) if index + 1 < len(self.steps) else ()


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled row of a guide or an example, with one value or several."""

    label: str
    values: tuple[str, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Card:
    """A `guide` or an `example` block: its rows in the order written."""

    kind: str
    rows: tuple[Row, ...]
    position: Position

    def get(self, label: str) -> Row | None:
        """The row with this label, or None."""
        return next((row for row in self.rows if row.label == label), None)
