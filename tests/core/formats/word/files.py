"""Word files written by hand for the tests: the XML of a body, packed as Word packs it."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def by(author: str = "Ana", *, at: int = 0) -> str:
    """Return the attributes of a revision."""
    return f'w:id="{at}" w:author="{author}" w:date="2030-05-04T09:00:00Z"'


def r(text: str, *, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def gone(text: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def ins(inner: str, author: str = "Ana") -> str:
    return f"<w:ins {by(author)}>{inner}</w:ins>"


def cut(inner: str, author: str = "Ana") -> str:
    return f"<w:del {by(author)}>{inner}</w:del>"


def p(*inner: str, mark: str = "", properties: str = "") -> str:
    """Return a paragraph; `mark` is what is set on its mark, as '<w:ins/>'."""
    run = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    whole = f"<w:pPr>{properties}{run}</w:pPr>" if properties or run else ""
    return f"<w:p>{whole}{''.join(inner)}</w:p>"


def cell(*inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(inner)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """Return a table; its grid is as wide as the widest row, or pandoc leaves cells out."""
    grid = '<w:gridCol w:w="2000"/>' * max(one.count("<w:tc>") for one in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def word(*body: str, **parts: str) -> bytes:
    """Return a .docx with this body. `parts`: the inside of footnotes, endnotes, comments, numbering, header, footer…"""
    overrides, relations = [], []
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for at, (name, inside) in enumerate(parts.items()):
            root, kind = _roots(name)
            archive.writestr(f"word/{name}.xml", f"<w:{root} {SPACES}>{inside}</w:{root}>")
            overrides.append(
                f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
            )
            relations.append(
                f'<Relationship Id="rId{at + 1}" Type="{_RELATED}/{kind}" Target="{name}.xml"/>'
            )
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
            f"{''.join(overrides)}</Types>",
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{_RELATED}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{''.join(relations)}</Relationships>",
        )
        archive.writestr(
            "word/document.xml",
            f"<w:document {SPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        )
    return packed.getvalue()


def _roots(name: str) -> tuple[str, str]:
    """Return the root element of a part, and the last word of its type."""
    kind = name.rstrip("0123456789")
    return {"header": "hdr", "footer": "ftr"}.get(kind, kind), kind
