"""The explanations of the rules as HTML, so that a finding leads to the reasons for it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.reader.markdown import read_body
from generator.rules import all_rules
from generator.rules.documentation import readable

if TYPE_CHECKING:
    from generator.rules import Rule


@cache
def known_rules() -> dict[str, Rule]:
    """Every rule by its code."""
    return {rule.code: rule for rule in all_rules()}


def explanation(rule: Rule) -> Markup:
    """What the rule looks at, why, and what to do; as plain text where an example is more than the reader takes."""
    text = readable(rule.doc)
    html = read_body(text, "", 1)[0].html
    if html:
        return Markup(html)  # the reader's, of our own docstring
    return Markup("<pre>{}</pre>").format(text)  # escaped by format
