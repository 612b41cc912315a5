"""One-page briefs: a small document model, written as HTML, plain text, Word and tagged PDF.

>>> labels = Labels("Sources", "Published figures differ", "Figure", "Said by", "Source {number}", "Back")
>>> note = SourceNote(1, Run("Communiqué of Aurelia"), "Ministry of Aurelia", "https://aurelia.example/1")
>>> brief = Brief("en", "Brief · Meeting", words("First Meeting"), labels, facts=(
...     Fact("Attendance", words("28 states", 1)),), sources=(note,))
>>> print(to_text(brief))
BRIEF · MEETING
First Meeting
=============
<BLANKLINE>
Attendance: 28 states [1]
<BLANKLINE>
Sources
-------
[1] Communiqué of Aurelia. Ministry of Aurelia.
    https://aurelia.example/1
<BLANKLINE>
"""

from consenso.core.formats.brief._docx import to_docx
from consenso.core.formats.brief._html import to_html
from consenso.core.formats.brief._model import (
    Block,
    Brief,
    BriefIsInconsistent,
    Claim,
    Column,
    Contested,
    Fact,
    Labels,
    Paragraph,
    Points,
    Run,
    Runs,
    Section,
    SourceNote,
    Table,
    plain,
    words,
)
from consenso.core.formats.brief._pdf import characters_beyond_fonts, to_pdf
from consenso.core.formats.brief._text import to_text

__all__ = [
    "Block",
    "Brief",
    "BriefIsInconsistent",
    "Claim",
    "Column",
    "Contested",
    "Fact",
    "Labels",
    "Paragraph",
    "Points",
    "Run",
    "Runs",
    "Section",
    "SourceNote",
    "Table",
    "characters_beyond_fonts",
    "plain",
    "to_docx",
    "to_html",
    "to_pdf",
    "to_text",
    "words",
]
