"""A text → its numbered structure: title, headings, preamble, paragraphs, points, closing lines, annexes."""

from consenso.core.outline._model import KINDS, Outline, Paragraph

__all__ = ["KINDS", "Outline", "Paragraph"]
