"""A form as .docx: a heading and a table for each commitment. Hidden words in the table name its rows for who reads it back."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DocumentType
from docx.shared import Cm, Pt
from docx.table import _Cell

from consenso.core.formats.report._model import FIELDS, KEY, Form, Row
from consenso.core.formats.report._sheet import _clean

_MOMENT = (1980, 1, 1, 0, 0, 0)
_LABEL, _VALUE = Cm(4.5), Cm(11.5)


def to_docx(form: Form) -> bytes:
    """Return a form as .docx on A4. The same form gives the same bytes but for the library's own parts."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    document.styles["Normal"].font.size = Pt(10)
    document.core_properties.title = form.title
    document.core_properties.language = form.language
    document.core_properties.author = "Consenso"
    document.add_heading(_clean(form.title), level=0)
    document.add_paragraph(_clean(form.lead))
    for row in form.rows:
        _asked(document, row, form)
    _without_older_styles(document)
    written = BytesIO()
    document.save(written)
    return _without_moments(written.getvalue())


def _asked(document: DocumentType, row: Row, form: Form) -> None:
    document.add_heading(_clean(row.promise), level=2)
    for line in row.about:
        document.add_paragraph(_clean(line))
    table = document.add_table(rows=0, cols=2)
    table.style = document.styles["Table Grid"]
    table.autofit = False
    values = {KEY: row.commitment, **{name: row.answers.get(name, "") for name in FIELDS}}
    values["stage"] = form.stages.get(values["stage"], values["stage"])
    for name, value in values.items():
        label, cell = table.add_row().cells
        label.width, cell.width = _LABEL, _VALUE
        _named(label, form.labels.get(name, name), name, form)
        cell.text = _clean(value)
    document.add_paragraph()


def _named(cell: _Cell, label: str, name: str, form: Form) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.add_run(_clean(label)).bold = True
    hidden = paragraph.add_run(f" {{{name}}}")
    hidden.font.hidden = True
    if name == "stage":
        paragraph.add_run(_clean(f"\n({', '.join(form.stages.values())})")).font.size = Pt(8)


def _without_older_styles(document: DocumentType) -> None:
    """Leave out the styles that the library's empty document holds a second time, for Word 2007: they differ from the first."""
    relations = document.part.rels
    for identity, relation in list(relations.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            relations.pop(identity)


def _without_moments(content: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(content)) as given, ZipFile(out, "w") as archive:
        for name in given.namelist():
            info = ZipInfo(name, _MOMENT)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, given.read(name))
    return out.getvalue()
