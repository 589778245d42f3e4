"""Fenced `flow`, `guide` and `example` blocks: guarded YAML to model objects. What cannot be read is a Problem."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Branch, Card, Flow, Position, Problem, ProblemKind, Row, Step
from generator.reader.yaml_tree import Mapping, Node, Scalar, Sequence, YamlRefused, missing_colon, read_yaml

BLOCK_KINDS = {"flow": "流程", "guide": "办事指南", "example": "示例"}
MAX_BLOCK = 64 * 1024

_FLOW_KEYS = ("名称", "步骤")
_STEP_KEYS = ("名称", "判断", "办理", "材料", "时限", "方式", "说明", "下一步", "分支")
_BRANCH_KEYS = ("到", "说明")


class _Refused(Exception):
    def __init__(self, position: Position, message: str, fix: str) -> None:
        super().__init__(message)
        self.problem = Problem(ProblemKind.BLOCK, position, message, fix)


def read_block(kind: str, text: str, fence: Position) -> tuple[Flow | Card | None, tuple[Problem, ...]]:
    """Read the content of one fenced block that opens at `fence`. Never raises."""
    name = BLOCK_KINDS[kind]
    try:
        if len(text) > MAX_BLOCK:
            raise _Refused(fence, f"{name}块超过 64 KB", "把它拆成几块")
        comment = next((row for row, line in enumerate(text.split("\n")) if line.lstrip().startswith("#")), None)
        if comment is not None:
            place = Position(fence.path, fence.line + 1 + comment)
            raise _Refused(place, f"{name}块里“#”开头的一行不会显示", "要显示的写进“键: 值”，不要的删掉")
        tree = read_yaml(text, fence.path, fence.line + 1)
        if not isinstance(tree, Mapping):
            for row, line in enumerate(text.split("\n"), fence.line + 1):
                if advice := missing_colon(line.strip()):
                    raise _Refused(Position(fence.path, row), f"{name}块：{advice[0]}", advice[1])
            raise _Refused(fence, f"{name}块里没有“键: 值”", _remedy(kind))
        return (_flow(tree, fence) if kind == "flow" else _card(kind, tree, fence)), ()
    except YamlRefused as error:
        return None, (Problem(ProblemKind.BLOCK, error.position, f"{name}块：{error.message}", error.fix),)
    except _Refused as error:
        return None, (error.problem,)


def _remedy(kind: str) -> str:
    if kind == "flow":
        return "先写“名称: 某某流程”，再写“步骤:”，下面每步一个“- 名称: …”"
    return "一行写一个“键: 值”，如“受理单位: 某某中心”" if kind == "guide" else "一行写一个“键: 值”，如“情形: …”"


def _entries(node: Mapping, allowed: tuple[str, ...], where: str) -> Iterator[tuple[str, Scalar, Node]]:
    seen: set[str] = set()
    for key, value in node.entries:
        if allowed and key.text not in allowed:
            raise _Refused(key.position, f"{where}里不认识的键“{key.text}”", f"可用的键：{'、'.join(allowed)}")
        if key.text in seen:
            raise _Refused(key.position, f"{where}里“{key.text}”写了两次", "留下一个")
        seen.add(key.text)
        yield key.text, key, value


def _text(key: Scalar, value: Node) -> str:
    if not isinstance(value, Scalar):
        raise _Refused(key.position, f"“{key.text}”的值应是一行文字", f"改成“{key.text}: 文字”")
    return value.text.strip()


def _texts(key: Scalar, value: Node) -> tuple[str, ...]:
    if isinstance(value, Scalar):
        return (value.text.strip(),) if value.text.strip() else ()
    items = value.items if isinstance(value, Sequence) else []
    if isinstance(value, Sequence) and value.wide_comma:
        raise _Refused(
            value.position,
            f"“{key.text}”的方括号里用了全角逗号",
            f"改成半角逗号，即“{key.text}: [{value.with_commas}]”",
        )
    texts = tuple(item.text.strip() for item in items if isinstance(item, Scalar) and item.text.strip())
    if not isinstance(value, Sequence) or len(texts) != len(items):
        raise _Refused(key.position, f"“{key.text}”的值应是文字，或文字的列表", f"改成“{key.text}: [甲, 乙]”")
    return texts


def _flow(tree: Mapping, fence: Position) -> Flow:
    name, steps = "", None
    for word, key, value in _entries(tree, _FLOW_KEYS, "流程块"):
        if word == "名称":
            name = _text(key, value)
        elif isinstance(value, Sequence):
            steps = tuple(_step(item) for item in value.items)
        else:
            raise _Refused(key.position, "“步骤”应是列表", "每一步前面加“- ”，如“- 名称: 网上申报”")
    if not steps:
        raise _Refused(fence, "流程块里没有步骤", _remedy("flow"))
    return Flow(name, steps, fence)


def _step(node: Node) -> Step:
    if not isinstance(node, Mapping):
        raise _Refused(node.position, "步骤写成了一行文字", "改成“- 名称: 网上申报”，下面缩进写办理、时限等")
    texts: dict[str, str] = {}
    materials: tuple[str, ...] = ()
    branches: tuple[Branch, ...] = ()
    places: dict[str, Position] = {}
    for word, key, value in _entries(node, _STEP_KEYS, "步骤"):
        places[word] = key.position
        if word == "材料":
            materials = _texts(key, value)
        elif word == "分支":
            branches = _branches(key, value)
        else:
            texts[word] = _text(key, value)
            if word == "下一步" and not texts[word]:
                raise _Refused(key.position, "“下一步”后面是空的", "写上去哪一步；到这里就办完的，写“下一步: 结束”")
    decision = "判断" in texts
    name = texts.get("判断") or texts.get("名称") or ""
    if not name:
        raise _Refused(node.position, "步骤没有名称", "加上“名称: …”（要作判断的写“判断: …？”）")
    if "判断" in texts and "名称" in texts:
        raise _Refused(places["名称"], f"“{name}”同时写了“判断”和“名称”", "留下一个")
    return Step(
        name,
        node.position,
        decision=decision or bool(branches),
        actor=texts.get("办理") or None,
        limit=texts.get("时限") or None,
        method=texts.get("方式") or None,
        note=texts.get("说明") or None,
        materials=materials,
        next=texts.get("下一步") or None,
        next_position=places.get("下一步"),
        branches=branches,
    )


def _branches(key: Scalar, value: Node) -> tuple[Branch, ...]:
    if not isinstance(value, Mapping):
        raise _Refused(key.position, "“分支”下面应写每种结果去哪一步", "如“是: 资格复核”“否: 网上申报”")
    found = []
    for label, place, target in _entries(value, (), "分支"):
        if isinstance(target, Mapping):
            parts = {word: _text(inner, part) for word, inner, part in _entries(target, _BRANCH_KEYS, "分支")}
            found.append(Branch(label, parts.get("到", ""), parts.get("说明", ""), place.position))
        else:
            found.append(Branch(label, _text(place, target), "", place.position))
    return tuple(found)


def _card(kind: str, tree: Mapping, fence: Position) -> Card:
    rows = (
        Row(word, _texts(key, value), key.position) for word, key, value in _entries(tree, (), BLOCK_KINDS[kind] + "块")
    )
    return Card(kind, tuple(rows), fence)
