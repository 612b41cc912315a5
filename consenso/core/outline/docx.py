"""What other readers of Word files share with this one: parts of a package, styles, numbers as Word prints them."""

from consenso.core.outline._docx import main_part
from consenso.core.outline._docx_numbers import Numbering
from consenso.core.outline._docx_styles import DEEPEST, Styles, look_of
from consenso.core.outline._xml import parsed
from consenso.core.outline._zip import Package

__all__ = ["DEEPEST", "Numbering", "Package", "Styles", "look_of", "main_part", "parsed"]
