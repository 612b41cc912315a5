"""Word, both ways: a .docx with tracked changes read, drafts and proposals written, what came back matched with what was sent."""

from consenso.core.formats.word._model import Reading, Report
from consenso.core.formats.word._read import read
from consenso.core.formats.word._readings import accepted, authors, base

__all__ = ["Reading", "Report", "accepted", "authors", "base", "read"]
