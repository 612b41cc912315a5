"""Workbooks for the tests, as spreadsheet programs write them."""

import io
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TEXTS = "xl/sharedStrings.xml"
# Styles 1 to 3 are days: one of the program's own, one that somebody made, one of Chinese programs; 4 is none.
DAY = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy;@"/>'
    '<numFmt numFmtId="165" formatCode="#,##0.00\\ &quot;days&quot;"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="31"/><xf numFmtId="165"/></cellXfs></styleSheet>'
)


def text(said):
    return f'<c t="inlineStr"><is><t>{escape(said)}</t></is></c>' if said else None


def day(number, style):
    return f'<c s="{style}"><v>{number}</v></c>'


def shared(place):
    return f'<c t="s"><v>{place}</v></c>'


def _row(number, cells):
    return f'<row r="{number}">{"".join(cell or "<c/>" for cell in cells)}</row>'


def book(sheets, *, texts=(), merged=(), is_1904=False):
    """Return a workbook of sheets: name → state and rows of cells. Its sheets lie in the other order."""
    numbers = {name: len(sheets) - place for place, name in enumerate(sheets)}
    listed = "".join(
        f'<sheet name="{name}" sheetId="{numbers[name]}" state="{state}" r:id="r{numbers[name]}"/>'
        for name, (state, _) in sheets.items()
    )
    related = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="/xl/worksheets/sheet{n}.xml"/>'
        for n in numbers.values()
    )
    settings = '<workbookPr date1904="1"/>' if is_1904 else "<workbookPr/>"
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{settings}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>',
        "xl/styles.xml": DAY,
    }
    if texts:
        parts[TEXTS] = f'<sst xmlns="{MAIN}">{"".join(f"<si>{one}</si>" for one in texts)}</sst>'
    for name, (_, rows) in sheets.items():
        inside = "".join(_row(number, cells) for number, cells in enumerate(rows, start=1))
        joined = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
        parts[f"xl/worksheets/sheet{numbers[name]}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData><mergeCells>{joined}</mergeCells></worksheet>'
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
