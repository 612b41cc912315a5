"""The template: the names of the columns, and an example."""

import io
import zipfile
from xml.sax.saxutils import escape

from consenso.core.formats.activity_tables._fields import FIELDS
from consenso.core.formats.spreadsheet import BYTE_ORDER_MARK, written

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same bytes at any time
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def template_csv() -> bytes:
    """Return the template as CSV: the columns, and an activity as an example, to be written over."""
    rows = [[one.example for one in FIELDS]]
    return (BYTE_ORDER_MARK + written([one.name for one in FIELDS], rows)).encode()


def template_xlsx() -> bytes:
    """Return the template as a workbook: a sheet to fill in, and one that says what stands in each column."""
    first = [[one.name for one in FIELDS], [one.example for one in FIELDS]]
    second = [["column", "what stands in it", "needed"]]
    second += [[one.name, one.about, "yes" if one.is_needed else ""] for one in FIELDS]
    sheets = {"activities": first, "columns": second}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts(sheets).items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), _DECLARED + content)
    return out.getvalue()


def _parts(sheets: dict[str, list[list[str]]]) -> dict[str, str]:
    numbers = range(1, len(sheets) + 1)
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        for n in numbers
    )
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in zip(numbers, sheets, strict=True)
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>{kinds}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
    }
    for n, rows in zip(numbers, sheets.values(), strict=True):
        inside = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
        parts[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{_MAIN}"><sheetData>{inside}</sheetData></worksheet>'
        )
    return parts


def _cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else "<c/>"
