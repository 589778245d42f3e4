"""The elements of an interpretation (背景依据, 目标任务 …): the table of them, and how a text is found to have them."""

from generator.elements.cues import cue_lines, find_cues
from generator.elements.headings import element_of, elements_of, plain_heading
from generator.elements.nearest import nearest_heading
from generator.elements.sections import find_deeper, find_named_content, find_sections
from generator.elements.table import BY_ID, ELEMENTS, Element

__all__ = [
    "BY_ID",
    "ELEMENTS",
    "Element",
    "cue_lines",
    "element_of",
    "elements_of",
    "find_cues",
    "find_deeper",
    "find_named_content",
    "find_sections",
    "nearest_heading",
    "plain_heading",
]
