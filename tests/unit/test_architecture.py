"""Who may import whom. The table is the architecture diagram: data flows from its top to its bottom, imports point up the table."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator"

ALLOWED: dict[str, set[str]] = {
    "model": set(),
    "empty_text": set(),
    "program": set(),
    "trouble": set(),
    "cache": set(),
    "settings": {"model", "trouble"},
    "theme": set(),
    "workdays": set(),
    "traditional": set(),
    "packing": set(),
    "fields": {"model"},
    "finding": {"model"},
    "fingerprints": {"finding"},
    "elements": {"model"},
    "audit": {"model", "elements", "finding"},
    "quantities": set(),
    "articles": {"model", "quantities"},
    "durations": {"quantities"},
    "arithmetic": {"quantities"},
    "privacy": set(),
    "standards": {"trouble", "elements", "model", "fields"},
    "copying": {"model", "traditional"},
    "plainness": {"model", "copying"},
    "coverage": {"model", "articles", "copying"},
    "legacy": {"model"},
    "signoff": {"model", "traditional"},
    "reader": {"model", "empty_text", "trouble", "cache", "fields", "signoff"},
    "feedback": {"model", "privacy", "reader"},
    "rules": {
        "model",
        "empty_text",
        "settings",
        "workdays",
        "fields",
        "finding",
        "elements",
        "quantities",
        "articles",
        "durations",
        "arithmetic",
        "copying",
        "plainness",
        "coverage",
        "standards",
        "program",
        "signoff",
        "privacy",
        "feedback",
    },
    "monitoring": {"model", "settings", "workdays", "fields", "finding", "standards", "rules"},
    "judging": {"model", "finding", "privacy", "rules"},
    "checker": {"model", "settings", "finding", "standards", "legacy", "rules", "judging"},
    "narrowing": {"model", "settings", "finding", "standards", "legacy", "rules", "checker"},
    "baseline": {"finding", "fingerprints", "rules", "checker"},
    "reporters": {"model", "program", "finding", "fingerprints", "rules", "checker"},
    "withheld": {"model"},
    "publication": {"model", "settings", "legacy", "withheld", "monitoring", "feedback"},
    "render": {"model", "settings", "theme", "elements"},
    "search": {"model", "elements", "publication", "render"},
    "outputs": {
        "model",
        "fields",
        "settings",
        "theme",
        "elements",
        "feedback",
        "articles",
        "coverage",
        "monitoring",
        "publication",
        "render",
        "search",
    },
    "showcase": {
        "model",
        "settings",
        "workdays",
        "finding",
        "elements",
        "copying",
        "plainness",
        "coverage",
        "standards",
        "signoff",
        "reader",
        "rules",
        "checker",
        "publication",
        "outputs",
        "packing",
    },
    "engine": {"reader", "settings", "theme"},
    "publish": {"trouble"},
    "manifest": {"publish"},
    "site": {"model", "theme", "cache", "publication", "render", "search", "outputs", "manifest"},
    "hosting": {"theme", "publication", "outputs"},
    "preview": {
        "model",
        "settings",
        "theme",
        "finding",
        "standards",
        "reader",
        "rules",
        "checker",
        "monitoring",
        "publication",
        "render",
        "outputs",
        "engine",
        "site",
    },
    "drafting": {"model", "fields", "elements", "standards", "reader", "render"},
    "chinese": set(),
    "cli": {"program", "trouble", "settings", "chinese"},
}
COMMANDS_MAY_NOT = {"cli", "chinese"}
"""Commands are where everything meets: they may import all but what calls them."""

NOWHERE = {"mkdocs", "material", "properdocs", "zensical"}
"""The site engine is a command we call."""

ONLY_IN = {
    "comrak": "reader",
    "pypdf": "reader",
    "watchfiles": "preview",
    "graphviz": "render",
    "graphviz_pure": "render",
    "segno": "render",
}
"""Libraries that one part wraps, so that replacing one touches one part."""

LAZY = {"pypdf", "pypinyin", "watchfiles", "chinese_calendar", "docx", "xlsxwriter"}
"""Libraries that cost time or memory: imported in the function that needs them, so that `zcjd check` never pays."""


def modules() -> Iterator[tuple[Path, str, ast.Module]]:
    """Every module of the program: file, the part it belongs to, syntax tree."""
    for path in sorted(PACKAGE.rglob("*.py")):
        part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        yield path, part, ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The full names of what a tree imports; those for type checking only count too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import; the tree reads better with full names"
            yield node.module or "", node.lineno
            if node.module == "generator":
                yield from ((f"generator.{alias.name}", node.lineno) for alias in node.names)


def edges() -> dict[str, set[str]]:
    """Which part imports which, as it is."""
    parts = {part for _, part, _ in modules()}
    found: dict[str, set[str]] = {part: set() for part in parts}
    for _, part, tree in modules():
        targets = {name.split(".")[1] for name, _ in imports(tree) if name.startswith("generator.")}
        found[part] |= (targets & parts) - {part}
    return found


def test_imports_are_those_of_the_table() -> None:
    actual = {part: found for part, found in edges().items() if part not in {"commands", "__init__", "__main__"}}
    assert {part: sorted(found) for part, found in actual.items()} == {
        part: sorted(found) for part, found in ALLOWED.items()
    }


def test_the_table_has_no_circle() -> None:
    above: set[str] = set()
    for part, allowed in ALLOWED.items():
        assert allowed <= above, part
        above.add(part)


def test_commands_are_imported_by_the_command_line_only() -> None:
    assert [part for part, found in edges().items() if "commands" in found and part != "cli"] == []
    assert edges()["commands"] & COMMANDS_MAY_NOT == set()


@pytest.mark.parametrize("folder", ["generator", "tests"])
def test_no_module_imports_a_site_engine(folder: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name, line in imports(ast.parse(path.read_text(encoding="utf-8")))
        if name.split(".")[0] in NOWHERE
    ]
    assert wrong == []


def test_wrapped_libraries_stay_in_the_part_that_wraps_them() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path, part, tree in modules()
        for name, line in imports(tree)
        if ONLY_IN.get(name.split(".")[0], part) != part
    ]
    assert wrong == []


def test_costly_libraries_are_imported_where_they_are_used() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, _, tree in modules()
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name, _ in imports(node)
        if name.split(".")[0] in LAZY
    ]
    assert wrong == []
