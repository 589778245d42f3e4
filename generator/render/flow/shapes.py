"""What a picture of a flow is made of: boxes with lines of text, arrows between them, lanes; and the sizes of all."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from generator.render.flow.text import width

NAME, SMALL, LABEL = 15.0, 13.0, 12.5  # sizes of type
NAME_LINE, SMALL_LINE, LABEL_LINE = 22.0, 19.0, 17.0
LANE_PAD, LANE_GAP = 15.0, 16.0
NO_ACTOR = "未写明由谁办理"

Point = tuple[float, float]


class Kind(StrEnum):
    """The three shapes."""

    STEP = "step"
    DECISION = "decision"
    END = "end"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in a box; `role` is name, limit or detail."""

    text: str
    role: str

    @property
    def height(self) -> float:
        return NAME_LINE if self.role == "name" else SMALL_LINE


@dataclass(slots=True)
class Box:
    """A shape with its text. `number` is that of the step, 0 for the mark 结束. x and y are its centre."""

    number: int
    kind: Kind
    lane: int
    lines: tuple[Line, ...]
    width: float
    height: float
    row: int = -1
    x: float = 0.0
    y: float = 0.0


@dataclass(slots=True)
class Link:
    """An arrow between two boxes; `back` when it leads up again, `setback` when it is drawn as bad news."""

    tail: int
    head: int
    label: tuple[str, ...]
    back: bool = False
    setback: bool = False
    path: list[Point] = field(default_factory=list)
    label_at: Point | None = None

    @property
    def ends(self) -> tuple[int, int]:
        """Which two boxes it joins: no two links join the same in the same direction."""
        return self.tail, self.head

    @property
    def label_size(self) -> tuple[float, float]:
        """Width and height of the label with its white edge."""
        return max((width(line, LABEL) for line in self.label), default=0) + 6, len(self.label) * LABEL_LINE + 4


@dataclass(slots=True)
class Chart:
    """A whole picture. `lanes` are the actors' names, broken into lines; `gaps` the space above each row and below the last."""

    lanes: list[tuple[str, ...]]
    lane_width: float
    boxes: list[Box]
    links: list[Link]
    gaps: list[float] = field(default_factory=list)

    def lane_left(self, lane: int) -> float:
        """The left edge of a lane."""
        return lane * (self.lane_width + LANE_GAP)
