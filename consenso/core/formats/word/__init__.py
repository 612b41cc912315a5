"""Word, both ways: a .docx with tracked changes read, drafts and proposals written, what came back matched with what was sent."""

from consenso.core.formats.word._bilingual import (
    Translated,
    translated_in,
    translation,
    translation_beside,
)
from consenso.core.formats.word._compiled import Asked, compiled, shown_name
from consenso.core.formats.word._draft import (
    STYLES,
    CannotWrite,
    Draft,
    Note,
    Paragraph,
    Proposal,
    Remark,
)
from consenso.core.formats.word._match import Returned, proposals_of, returned
from consenso.core.formats.word._model import Reading, Report
from consenso.core.formats.word._names import PLATFORM
from consenso.core.formats.word._read import read
from consenso.core.formats.word._readings import accepted, authors, base, behind
from consenso.core.formats.word._texts import Labels, clean_text, compilation, table
from consenso.core.formats.word._tracked import tracked

__all__ = [
    "PLATFORM",
    "STYLES",
    "Asked",
    "CannotWrite",
    "Draft",
    "Labels",
    "Note",
    "Paragraph",
    "Proposal",
    "Reading",
    "Remark",
    "Report",
    "Returned",
    "Translated",
    "accepted",
    "authors",
    "base",
    "behind",
    "clean_text",
    "compilation",
    "compiled",
    "proposals_of",
    "read",
    "returned",
    "shown_name",
    "table",
    "tracked",
    "translated_in",
    "translation",
    "translation_beside",
]
