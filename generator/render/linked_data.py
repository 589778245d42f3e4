"""JSON-LD: what a page says to machines, as a data block that no text of an author can break out of."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from markupsafe import Markup

CONTEXT = "https://schema.org"

Node: TypeAlias = "dict[str, Any]"
"""A JSON-LD node: a type and properties whose values are texts, numbers, nodes, or lists of them."""

_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def data_block(node: Mapping[str, Any]) -> Markup:
    """The node as the text of a ``<script type="application/ld+json">``: no ``</script>``, no ``<!--``, no entity in it.

    A data block is no script: browsers never run it and Content-Security-Policy does not ask about it.
    """
    text = json.dumps({"@context": CONTEXT, **node}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))  # JSON whose signs of HTML are all escaped


def stated(node: Mapping[str, Any]) -> Node:
    """The node without what nobody stated: None, empty texts, empty lists; a list of one as its one value."""
    kept = {key: list(value) if isinstance(value, tuple) else value for key, value in node.items() if value}
    return {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in kept.items()}


def breadcrumb_list(steps: Sequence[tuple[str, str]]) -> Node:
    """当前位置: names and full addresses from the home page to this page; a step without a page has an empty address."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, **({"item": address} if address else {})}
            for number, (name, address) in enumerate(steps, 1)
        ],
    }
