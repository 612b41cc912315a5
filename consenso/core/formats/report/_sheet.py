"""A form as .xlsx: a row for each commitment. The first row, hidden, names the columns for who reads it back."""

from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from consenso.core.formats.report._model import FIELDS, KEY, Form, Row

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MOMENT = (1980, 1, 1, 0, 0, 0)
COLUMNS = (KEY, "promise", "about", *FIELDS)
_WIDTHS = (14, 44, 44, 16, 44, 34, 34, 34, 24, 24)
_LOOK = "styleSheet"
_HEAD, _ASKED, _ANSWER = 1, 2, 3  # styles of cells
# Font 1 is bold; fill 2 marks what is asked and not to be changed.
_STYLES = (
    f'<{_LOOK} xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFF0F4F1"/></patternFill></fill></fills>'
    "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>"
    '<xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf fillId="2" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>'
)


def to_xlsx(form: Form) -> bytes:
    """Return a form as .xlsx. Stages are chosen from a list; the same form gives the same bytes: no clock is read."""
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": _related((("officeDocument", "xl/workbook.xml"),)),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            f'<sheet name={quoteattr(_sheet_name(form.title))} sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _related(
            (("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"))
        ),
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": _sheet(form),
    }
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, text in parts.items():
            info = ZipInfo(name, _MOMENT)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, f"{_DECLARED}{text}")
    return out.getvalue()


def _related(parts: tuple[tuple[str, str], ...]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{place}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(parts, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _sheet_name(title: str) -> str:
    """Return a title as sheets may be called: 31 signs, none of those that formulas need."""
    return "".join(sign for sign in title if sign not in "[]:*?/\\'")[:31].strip() or "Report"


def _sheet(form: Form) -> str:
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(_WIDTHS, start=1)
    )
    labels = [form.labels.get(name, name) for name in COLUMNS]
    rows = [_row(1, list(COLUMNS), (_HEAD,) * len(COLUMNS), 'hidden="1"')]
    rows.append(_row(2, labels, (_HEAD,) * len(COLUMNS)))
    styles = (_ASKED,) * 3 + (_ANSWER,) * len(FIELDS)
    rows += [_row(at, _cells(one, form), styles) for at, one in enumerate(form.rows, start=3)]
    stages = escape(",".join(one.replace(",", " ") for one in form.stages.values()))
    chosen = (
        '<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1"'
        f' sqref="D3:D{len(form.rows) + 2}"><formula1>"{stages}"</formula1></dataValidation></dataValidations>'
        if form.rows
        else ""
    )
    view = (
        '<sheetViews><sheetView workbookViewId="0"><pane xSplit="2" ySplit="2" topLeftCell="C3"'
        ' activePane="bottomRight" state="frozen"/></sheetView></sheetViews>'
    )
    return (
        f'<worksheet xmlns="{_MAIN}">{view}<cols>{columns}</cols>'
        f"<sheetData>{''.join(rows)}</sheetData>{chosen}</worksheet>"
    )


def _cells(row: Row, form: Form) -> list[str]:
    answers = [row.answers.get(name, "") for name in FIELDS]
    answers[0] = form.stages.get(answers[0], answers[0])
    return [row.commitment, row.promise, "\n".join(row.about), *answers]


def _row(at: int, cells: list[str], styles: tuple[int, ...], more: str = "") -> str:
    # Cells are words by their type: no spreadsheet takes one for a formula.
    made = "".join(
        f'<c r="{chr(65 + place)}{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
        f"{escape(_clean(cell))}</t></is></c>"
        for place, (cell, style) in enumerate(zip(cells, styles, strict=True))
        if cell
    )
    return f'<row r="{at}"{" " + more if more else ""}>{made}</row>'


def _clean(text: str) -> str:
    """Return text without the signs that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\t\n" or ord(sign) >= 32)
