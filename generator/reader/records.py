"""What the parsers of front matter values share: the refusal of a value, and entries written as ``{键: 值}``."""

from __future__ import annotations

from generator.fields import Field
from generator.model import Position, ProblemKind
from generator.reader.yaml_tree import Mapping, Node, Scalar, Sequence


class IllTyped(Exception):
    """A value that cannot be used; `position` is where, when that is not the value itself."""

    def __init__(
        self, message: str, fix: str, position: Position | None = None, kind: ProblemKind = ProblemKind.ILL_TYPED
    ) -> None:
        super().__init__(message)
        self.message, self.fix, self.position, self.kind = message, fix, position, kind


def entry_of(label: str, value: Node, keys: tuple[str, ...], sample: str) -> dict[str, str]:
    """The texts of one ``{键: 值}``, by key; raises IllTyped for a key that is not among `keys`."""
    if not isinstance(value, Mapping):
        raise IllTyped(f"“{label}”应分项写", f"改成“{sample}”", value.position)
    record: dict[str, str] = {}
    for key, part in value.entries:
        if key.text not in keys or key.text in record or not isinstance(part, Scalar):
            message = f"“{label}”里的“{key.text[:40]}”不认识、重复或不是文字"
            raise IllTyped(message, f"只写 {'、'.join(keys)}，如“{sample}”", key.position)
        record[key.text] = part.text.strip()
    return record


def entries_of(
    item: Field, value: Node, sample: str, keys: tuple[str, ...] = ("标题", "文件")
) -> list[tuple[dict[str, str], Position]]:
    """The same of every item of a list; a single ``{键: 值}`` is a list of one."""
    parts = value.items if isinstance(value, Sequence) else [value]
    return [(entry_of(item.key, part, keys, sample), part.position) for part in parts]
