"""The norms a site can follow, one data file each; a site may add its own as ``standards/<name>.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import yaml

from generator.elements import BY_ID, ELEMENTS
from generator.standards.profiles import TYPES, Standard
from generator.trouble import reason

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Standard", "StandardError", "find", "load", "names"]

_BUILT_IN = Path(__file__).parent
_LIMIT = 64 * 1024


class StandardError(Exception):
    """The norm cannot be used; the message is one Chinese sentence with file, line and remedy."""


_KEYS = {
    "名称": "title",
    "出处": "source",
    "必备要素": "required",
    "补助性支持性另备": "support",
    "修订另备": "revised",
    "按类型另备": "by_type",
    "征求意见稿必备": "draft",
    "建议要素": "advised",
    "第三个同步": "sync",
    "期限工作日": "deadline_days",
    "须有解读方案": "plan_required",
    "征求意见稿须解读": "interpret_drafts",
    "逐条说明": "by_article",
}
_OBLIGATORY = ("名称", "出处", "必备要素")
_YES_OR_NO = {"是": True, "否": False}
_ELEMENT_IDS = {element.name: element.id for element in ELEMENTS}


def names() -> tuple[str, ...]:
    """The built-in norms, by name."""
    return tuple(sorted(path.stem for path in _BUILT_IN.glob("*.yml")))


def load(name: str, root: Path) -> Standard:
    """The norm of this name: built in, or the site's own ``standards/<name>.yml``; raises StandardError."""
    return find(name, lambda path: _on_disk(root / path, path))


def find(name: str, own: Callable[[str], bytes | None]) -> Standard:
    """The same where `own` gives the bytes of a file of the project, None when it has none; raises StandardError."""
    if not name or any(sign in name for sign in "/\\:\0") or name.startswith("."):
        raise StandardError(f"mkdocs.yml: “标准”写成了“{name}”。只写名称，可用的有：{'、'.join(names())}")
    shown = f"standards/{name}.yml"
    data = own(shown)
    if name in names():
        if data is not None:
            raise StandardError(f"{shown}: 与内置标准“{name}”重名。换一个文件名，并改 mkdocs.yml 里的“标准”")
        return _read((_BUILT_IN / f"{name}.yml").read_bytes(), f"generator/{shown}", name)
    if data is not None:
        return _read(data, shown, name)
    raise StandardError(f"mkdocs.yml: 没有叫“{name}”的标准。内置的有：{'、'.join(names())}；自定的标准写在 {shown} 里")


def _on_disk(file: Path, shown: str) -> bytes | None:
    try:
        return file.read_bytes() if file.exists() else None
    except OSError as error:
        raise StandardError(f"{shown}: 读不出来（{reason(error)}）。检查文件权限") from None


def _read(data: bytes, shown: str, name: str) -> Standard:
    root = _compose(data, shown)
    values: dict[str, Any] = {"name": name}
    for key_node, node in root.value:
        line = key_node.start_mark.line + 1
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "（不是文字）"
        if key not in _KEYS:
            raise StandardError(f"{shown}:{line}: 不认识的键“{key}”。可用的有：{'、'.join(_KEYS)}")
        if _KEYS[key] in values:
            raise StandardError(f"{shown}:{line}: “{key}”写了两次。删去一处")
        values[_KEYS[key]] = _value(key, node, f"{shown}:{node.start_mark.line + 1}")
    missing = [key for key in _OBLIGATORY if not values.get(_KEYS[key])]
    if missing:
        raise StandardError(f"{shown}:1: 缺少“{missing[0]}”。补一行“{missing[0]}: …”")
    return Standard(**{"support": (), **values})


def _compose(data: bytes, shown: str) -> yaml.MappingNode:
    try:
        text = data.decode("utf-8-sig")
        if len(text) > _LIMIT:
            raise StandardError(f"{shown}: 超过 64 KB。标准只用写要素名称和几个选项")
        node = yaml.compose(text, yaml.SafeLoader)
    except UnicodeDecodeError:
        raise StandardError(f"{shown}: 不是 UTF-8 编码。把它另存为 UTF-8") from None
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise StandardError(f"{shown}:{line}: 不是合法的 YAML。检查这一行的缩进、冒号和引号") from None
    if not isinstance(node, yaml.MappingNode):
        raise StandardError(f"{shown}:1: 应是“键: 值”的列表。可用的键有：{'、'.join(_KEYS)}")
    return node


def _value(key: str, node: yaml.Node, place: str) -> object:
    field = _KEYS[key]
    if field == "by_type":
        return _by_type(key, node, place)
    if field in ("required", "support", "advised", "revised", "draft"):
        return _elements(key, node, place)
    if not isinstance(node, yaml.ScalarNode):
        raise StandardError(f"{place}: “{key}”应写成一行文字")
    text = str(node.value).strip()
    if field in ("plan_required", "interpret_drafts", "by_article"):
        return _YES_OR_NO[text] if text in _YES_OR_NO else _refuse(place, key, text, "是或否")
    if field == "deadline_days":
        fits = text.isascii() and text.isdigit() and int(text[:4]) <= 250
        return int(text) if fits and len(text) <= 3 else _refuse(place, key, text, "0 到 250 的整数")
    if field == "sync":
        return text if text in ("发布", "部署") else _refuse(place, key, text, "发布或部署")
    return text


def _elements(key: str, node: yaml.Node, place: str) -> tuple[str, ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise StandardError(f"{place}: “{key}”应是列表，写成 [背景依据, 主要内容] 的样子")
    file, found = place.rpartition(":")[0], list[str]()
    for item in node.value:
        text = str(item.value) if isinstance(item, yaml.ScalarNode) else ""
        element = text if text in BY_ID else _ELEMENT_IDS.get(text)
        if element is None:
            raise StandardError(
                f"{file}:{item.start_mark.line + 1}: “{key}”里的“{text}”不是要素。可用的有：{'、'.join(item.name for item in ELEMENTS)}"
            )
        if element not in found:
            found.append(element)
    return tuple(found)


def _by_type(key: str, node: yaml.Node, place: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(node, yaml.MappingNode):
        raise StandardError(f"{place}: “{key}”应是“类型: [要素]”的列表，如 {{规章: [关键词诠释]}}")
    file, found = place.rpartition(":")[0], dict[str, tuple[str, ...]]()
    for key_node, value in node.value:
        line = key_node.start_mark.line + 1
        kind = key_node.value if isinstance(key_node, yaml.ScalarNode) else "（不是文字）"
        if kind not in TYPES:
            raise StandardError(
                f"{file}:{line}: “{key}”里的“{kind}”不是文件类型或政策类型。可用的有：{'、'.join(TYPES)}"
            )
        if kind in found:
            raise StandardError(f"{file}:{line}: “{key}”里的“{kind}”写了两次。合成一处")
        found[kind] = _elements(f"{key}”的“{kind}", value, f"{file}:{value.start_mark.line + 1}")
    return tuple(found.items())


def _refuse(place: str, key: str, text: str, wanted: str) -> NoReturn:
    raise StandardError(f"{place}: “{key}”写成了“{text}”。应写{wanted}")
