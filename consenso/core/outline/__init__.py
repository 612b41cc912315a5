"""A text → its numbered structure: title, headings, preamble, paragraphs, points, closing lines, annexes."""

from consenso.core.outline._arranged import (
    Placed,
    arranged,
    joined_with_before,
    placed,
    split_at_blank_lines,
)
from consenso.core.outline._decode import decoded
from consenso.core.outline._errors import CannotRead
from consenso.core.outline._language import language_of
from consenso.core.outline._model import KINDS, Kind, Outline, Paragraph
from consenso.core.outline._read import of_lines, read

__all__ = [
    "KINDS",
    "CannotRead",
    "Kind",
    "Outline",
    "Paragraph",
    "Placed",
    "arranged",
    "decoded",
    "joined_with_before",
    "language_of",
    "of_lines",
    "placed",
    "read",
    "split_at_blank_lines",
]
