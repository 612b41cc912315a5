"""The form of a party's report as a file to fill in elsewhere, Word or a spreadsheet, and what comes back in it."""

from consenso.core.formats.report._figures import NotAFigure, figures_of, figures_said
from consenso.core.formats.report._model import FIELDS, Form, Given, Row
from consenso.core.formats.report._read import read
from consenso.core.formats.report._sheet import to_xlsx
from consenso.core.formats.report._word import to_docx

__all__ = [
    "FIELDS",
    "Form",
    "Given",
    "NotAFigure",
    "Row",
    "figures_of",
    "figures_said",
    "read",
    "to_docx",
    "to_xlsx",
]
