"""Word, both ways: a .docx with tracked changes read, drafts and proposals written, what came back matched with what was sent."""

from consenso.core.formats.word._draft import STYLES, CannotWrite, Draft, Paragraph, Proposal
from consenso.core.formats.word._match import Returned, proposals_of, returned
from consenso.core.formats.word._model import Reading, Report
from consenso.core.formats.word._read import read
from consenso.core.formats.word._readings import accepted, authors, base
from consenso.core.formats.word._texts import Labels, clean_text, compilation, table
from consenso.core.formats.word._tracked import tracked

__all__ = [
    "STYLES",
    "CannotWrite",
    "Draft",
    "Labels",
    "Paragraph",
    "Proposal",
    "Reading",
    "Report",
    "Returned",
    "accepted",
    "authors",
    "base",
    "clean_text",
    "compilation",
    "proposals_of",
    "read",
    "returned",
    "table",
    "tracked",
]
