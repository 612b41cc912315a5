"""A brief as a Word document, built of real styles."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from consenso.core.formats.brief import _docx_styles as look
from consenso.core.formats.brief._characters import clean
from consenso.core.formats.brief._docx_styles import element, word_language
from consenso.core.formats.brief._model import (
    Brief,
    Column,
    Contested,
    Fact,
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
from consenso.core.formats.brief._tables import column_shares
from consenso.core.formats.brief._text import to_text

# (lines of the plain text at most, size of the words in points): a long brief is set smaller. Only the
# word processor knows where a page ends, so this is a rule of thumb, tried on briefs in six languages.
SIZES = ((52, 10.5), (66, 10.0), (80, 9.5), (94, 9.0))
SMALLEST = 8.5
ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)


def to_docx(brief: Brief) -> bytes:
    """Return `brief` as .docx on A4, with Title, Heading 1, List Bullet and List Number as Word knows them.

    Every run carries its language. The same brief gives the same bytes: no clock is read. Source marks
    lead to the notes, and each note back to its first mark.
    """
    document = Document()
    lines = len(to_text(brief).splitlines())
    size = next((size for most, size in SIZES if lines <= most), SMALLEST)
    look.dress(document, brief.language, size)
    _Word(brief, document).write()
    _properties(document, brief)
    written = BytesIO()
    document.save(written)
    return _without_moments(written.getvalue())


class _Word:
    """Writes the parts of a brief at the end of a document, one after the other."""

    def __init__(self, brief: Brief, document: DocumentType) -> None:
        self.brief = brief
        self.document = document
        self.marked: set[int] = set()
        self.bookmarks = 0

    def write(self) -> None:
        brief, document = self.brief, self.document
        if brief.kicker:
            self.add(document.sections[0].header.paragraphs[0], words(brief.kicker))
        self.add(document.add_paragraph(style="Title"), brief.title)
        if brief.subtitle:
            self.add(document.add_paragraph(style="Subtitle"), brief.subtitle)
        if brief.facts:
            self.facts(brief.facts)
        for section in brief.sections:
            self.section(section)
        if brief.sources:
            self.add(document.add_paragraph(style="Heading 1"), words(brief.labels.sources))
            for note in brief.sources:
                self.source(note)
        for at, line in enumerate(brief.imprint):
            paragraph = document.add_paragraph(style=look.IMPRINT)
            if at == 0:
                paragraph.paragraph_format.space_before = Pt(6)
            label = (Run(f"{line.label} ", is_emphasis=True),) if line.label else ()
            self.add(paragraph, label + line.value)
        self.footer()

    def add(self, paragraph: WordParagraph, runs: Runs) -> None:
        for run in runs:
            word = self.run(run.text, run.language, is_emphasis=run.is_emphasis)
            if run.address:
                paragraph._p.append(self.link(run.address, word))
            else:
                paragraph._p.append(word)
            for number in run.sources:
                self.mark(paragraph, number)

    def run(self, text: str, language: str = "", *, is_emphasis: bool = False) -> BaseOxmlElement:
        properties = element("w:rPr")
        if is_emphasis:
            properties.append(element("w:rStyle", val="Emphasis"))
        properties.append(word_language(language or self.brief.language))
        written = element("w:t")
        written.text = clean(text)
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return element("w:r", properties, written)

    def link(self, address: str, word: BaseOxmlElement) -> BaseOxmlElement:
        _style(word, look.LINK)
        relation = self.document.part.relate_to(
            clean(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        link = element("w:hyperlink", word)
        link.set(qn("r:id"), relation)
        return link

    def mark(self, paragraph: WordParagraph, number: int) -> None:
        word = self.run(f"[{number}]")
        _style(word, look.MARK)
        link = element("w:hyperlink", word, anchor=f"source_{number}")
        if number in self.marked:
            paragraph._p.append(link)
        else:
            self.marked.add(number)
            self.bookmark(paragraph, f"mark_{number}", link)

    def bookmark(self, paragraph: WordParagraph, name: str, *inside: BaseOxmlElement) -> None:
        self.bookmarks += 1
        identity = str(self.bookmarks)
        for part in (
            element("w:bookmarkStart", id=identity, name=name),
            *inside,
            element("w:bookmarkEnd", id=identity),
        ):
            paragraph._p.append(part)

    def facts(self, facts: tuple[Fact, ...]) -> None:
        table = self.document.add_table(rows=0, cols=2)
        table.style = look.FACTS_TABLE
        for fact in facts:
            label, value = table.add_row().cells
            self.cell(label, words(fact.label))
            label.paragraphs[0].style = look.FACT_LABEL
            self.cell(value, fact.value)
        _widths(table, (0.21, 0.79))

    def cell(self, cell: _Cell, runs: Runs, *, is_figure: bool = False) -> None:
        paragraph = cell.paragraphs[0]
        self.add(paragraph, runs)
        if is_figure:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def section(self, section: Section) -> None:
        self.add(self.document.add_paragraph(style="Heading 1"), section.heading)
        for block in section.blocks:
            match block:
                case Paragraph(runs):
                    self.add(self.document.add_paragraph(), runs)
                case Points(items):
                    for item in items:
                        self.add(self.document.add_paragraph(style="List Bullet"), item)
                case Table():
                    if block.caption:
                        self.add(
                            self.document.add_paragraph(style=look.CAPTION), words(block.caption)
                        )
                    self.table(block)
                case Contested():
                    self.contested(block)

    def table(self, block: Table) -> None:
        table = self.document.add_table(rows=1, cols=len(block.header))
        table.style = look.FIGURES_TABLE
        for cell, column in zip(table.rows[0].cells, block.header, strict=True):
            self.cell(cell, words(column.heading), is_figure=column.is_figure)
            cell.paragraphs[0].style = look.CAPTION
        table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
        for row in block.rows:
            cells = table.add_row().cells
            for cell, column, runs in zip(cells, block.header, row, strict=True):
                self.cell(cell, runs, is_figure=column.is_figure)
        _widths(table, column_shares(block))
        self.document.add_paragraph(style=look.GAP)

    def contested(self, block: Contested) -> None:
        labels = self.brief.labels
        caption = words(f"{labels.contested} · ") + block.subject
        self.add(self.document.add_paragraph(style=look.DISPUTED), caption)
        self.table(
            Table(
                (Column(labels.figure, is_figure=True), Column(labels.said_by)),
                tuple((claim.value, claim.said_by) for claim in block.claims),
            )
        )

    def source(self, note: SourceNote) -> None:
        paragraph = self.document.add_paragraph(style="List Number")
        title = self.run(note.title.text, note.title.language)
        self.bookmark(paragraph, f"source_{note.number}", title)
        rest = "".join(f". {part}" for part in (note.publisher, note.detail) if part)
        self.add(paragraph, words(rest + ". " if note.address else rest))
        if note.address:
            self.add(paragraph, (Run(note.address, address=note.address),))
        if note.number in self.marked:
            word = self.run(" ↑")
            _style(word, look.LINK)
            paragraph._p.append(element("w:hyperlink", word, anchor=f"mark_{note.number}"))

    def footer(self) -> None:
        paragraph = self.document.sections[0].footer.paragraphs[0]
        self.add(paragraph, words(plain(self.brief.title) + " · "))
        for at, name in enumerate(("PAGE", "NUMPAGES")):
            if at:
                self.add(paragraph, words(" / "))
            paragraph._p.append(element("w:fldSimple", self.run("1"), instr=f" {name} "))


def _style(word: BaseOxmlElement, name: str) -> None:
    properties = word.find(qn("w:rPr"))
    for found in properties.findall(qn("w:rStyle")):
        properties.remove(found)
    properties.insert(0, element("w:rStyle", val=name.replace(" ", "")))


def _widths(table: WordTable, shares: tuple[float, ...]) -> None:
    """Set the columns in shares of the width between the margins; Word and others obey cells alone."""
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = int(look.WIDTH * share)
        for cell in column.cells:
            cell.width = int(look.WIDTH * share)


def _properties(document: DocumentType, brief: Brief) -> None:
    properties = document.core_properties
    properties.title = clean(plain(brief.title))[:255]  # as many as the property holds
    properties.subject = clean(plain(brief.subtitle))[:255]
    properties.language = brief.language
    properties.author = properties.comments = properties.last_modified_by = ""
    if brief.recorded_on:
        moment = datetime.combine(brief.recorded_on, time(), UTC)
        properties.created = properties.modified = moment.replace(tzinfo=None)
    else:
        for name in ("dcterms:created", "dcterms:modified"):
            for found in properties._element.findall(qn(name)):
                properties._element.remove(found)


def _without_moments(docx: bytes) -> bytes:
    """Return the same document, its parts all of one moment, whatever the clock said."""
    written = BytesIO()
    with ZipFile(BytesIO(docx)) as before, ZipFile(written, "w") as after:
        for name in before.namelist():
            entry = ZipInfo(name, ZIP_MOMENT)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            after.writestr(entry, before.read(name))
    return written.getvalue()
