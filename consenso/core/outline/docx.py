"""What other readers of Word files share with this one: parts of a package, styles, numbers as Word prints them, signs of its fonts."""

from consenso.core.outline._docx_numbers import Numbering
from consenso.core.outline._docx_parts import Parts
from consenso.core.outline._docx_signs import from_symbol, is_symbol, of_sign
from consenso.core.outline._docx_styles import DEEPEST, Styles, look_of
from consenso.core.outline._xml import parsed
from consenso.core.outline._zip import Package

__all__ = [
    "DEEPEST",
    "Numbering",
    "Package",
    "Parts",
    "Styles",
    "from_symbol",
    "is_symbol",
    "look_of",
    "of_sign",
    "parsed",
]
