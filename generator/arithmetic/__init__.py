"""The arithmetic of examples (500元/月 × 8个月 = 4000元), recomputed with exact fractions; what cannot be read is never called wrong.

Own tokenizer and parser, bounded in length and depth: nothing a drafter types is executed.
"""

from generator.arithmetic.equations import Calculation, Flaw, Known, recompute
from generator.arithmetic.units import Value, readings

__all__ = ["Calculation", "Flaw", "Known", "Value", "readings", "recompute"]
