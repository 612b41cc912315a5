"""Files that no reader should be hurt by: bombs, loops, locks, lies."""

import io
import zipfile
import zlib

DOCUMENT = (
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{}</w:body></w:document>"
)
PARAGRAPH = "<w:p><w:r><w:t>We will meet every year.</w:t></w:r></w:p>"


def packed(parts: dict[str, str | bytes], *, level: int = 9) -> bytes:
    """Return a packed file of parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def word(body: str, **others: str) -> bytes:
    """Return a Word file whose body is this XML; others are parts of its folder, by name."""
    parts: dict[str, str | bytes] = {"word/document.xml": DOCUMENT.format(body)}
    return packed(parts | {f"word/{name}.xml": content for name, content in others.items()})


def doubled() -> bytes:
    """Return a Word file that holds its text twice, in names that are the same by the standard."""
    text = DOCUMENT.format(PARAGRAPH)
    return packed({"word/document.xml": text, "WORD\\Document.xml": text})


def flat(*parts: tuple[str, str, str]) -> bytes:
    """Return a package in one XML text: of each part the name, the type and the XML."""
    inside = "".join(
        f'<pkg:part pkg:name="{name}" pkg:contentType="{kind}"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>'
        for name, kind, content in parts
    )
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    return (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
        f'<pkg:package xmlns:pkg="{space}">{inside}</pkg:package>'
    ).encode()


def pdf(*objects: str, trailer: str = "") -> bytes:
    """Return a PDF of objects numbered from 1; the first is the catalogue."""
    content, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    at = len(content)
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    return (
        content
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n"
            f"startxref\n{at}\n%%EOF\n"
        ).encode()
    )


def pages(count: int, text: str = "We will meet every year in Port Aurelia.") -> bytes:
    """Return a PDF of so many pages, each with the same line."""
    stream = f"BT /F1 12 Tf 72 400 Td ({text}) Tj ET" if text else "q Q"
    kids = " ".join("4 0 R" for _ in range(count))
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    )


def filtered(times: int = 3) -> bytes:
    """Return a PDF whose page unpacks, several times over, to a hundred million signs."""
    data = b"BT /F1 9 Tf (" + b"A" * 100_000_000 + b") Tj ET"
    for _ in range(times):
        data = zlib.compress(data, 9)
    stream = data.decode("latin-1")
    names = "/FlateDecode " * times
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
        f"<< /Length {len(stream)} /Filter [{names}] >>\nstream\n{stream}\nendstream",
    )


LOOP = pdf(
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
    "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
)
STYLES_IN_A_CIRCLE = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
)
LISTS_IN_A_CIRCLE = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="A"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "meet meet meet "><!ENTITY c "&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY d "&c;&c;&c;&c;&c;&c;">]><akomaNtoso><doc><mainBody><p>&d;</p></mainBody></doc></akomaNtoso>'
)
HIDDEN_ENTITIES = (
    '<?xml version="1.0" encoding="UTF-16"?><!--'
    + "x" * 5000
    + '--><!DOCTYPE a [<!ENTITY b "b">]>'
    + DOCUMENT.format("<w:p><w:r>&b;<w:t>We &b; meet.</w:t></w:r></w:p>").partition("?>")[2]
).encode("utf-16")
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'

# Each is refused, by its name here, with words that are in the sentence.
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "nothing": ("a.txt", b"", "empty"),
    "spaces": ("a.txt", b" \n\t \n", "empty"),
    "signs of no text": ("a.txt", bytes(range(1, 32)) * 40, "not a text file"),
    "a picture named text": (
        "a.txt",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        "not a text file",
    ),
    "no PDF": ("a.pdf", b"oops", "no PDF"),
    "a PDF cut off": ("a.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type", "damaged"),
    "a PDF in a circle": ("a.pdf", LOOP, "no text"),
    "a PDF of pictures": ("a.pdf", pages(12, ""), "OCR"),
    "a PDF of 2,000 pages": ("a.pdf", pages(2000), "2,000 pages"),
    "no Word file": ("a.docx", b"oops", "no Word file"),
    "a packed file of another kind": ("a.docx", packed({"a.txt": "We will meet."}), "no Word text"),
    "a Word file cut off": ("a.docx", word(PARAGRAPH)[:200], "damaged"),
    "a table": (
        "a.docx",
        packed(
            {
                "[Content_Types].xml": '<Types><Override PartName="/xl/workbook.xml" '
                'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
            }
        ),
        "table or slides",
    ),
    "a Word bomb": ("a.docx", word(PARAGRAPH + " " * 60_000_000), "unpacks to far more"),
    "a Word file with entities": (
        "a.docx",
        packed({"word/document.xml": ENTITIES}),
        "entities",
    ),
    "a Word file with entities in UTF-16, behind a long comment": (
        "a.docx",
        packed({"word/document.xml": HIDDEN_ENTITIES}, level=1),
        "entities",
    ),
    "a text of OpenDocument": (
        "a.odt",
        packed({"content.xml": "<a/>", "META-INF/manifest.xml": "<a/>"}),
        "save it as Word",
    ),
    "a document of Pages": (
        "a.pages",
        packed({"Index/Document.iwa": b"snappy"}),
        "export it as Word",
    ),
    "a rich text": ("a.rtf", b"{\\rtf1\\ansi We will meet.}", "save it as .docx"),
    "the XML of Word 2003": (
        "a.xml",
        b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
        "Word 2003",
    ),
    "an old file of another kind": (
        "a.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "before 2007",
    ),
    "a Word file whose text is there twice": ("a.docx", doubled(), "two parts of one name"),
    "a Word file without text": ("a.docx", word("<w:p/>"), "no text"),
    "a Word file that is no XML": ("a.docx", packed({"word/document.xml": "<w:a"}), "damaged"),
    "an old Word file": (
        "a.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le"),
        "old format",
    ),
    "a locked Word file": (
        "a.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "entities": ("a.xml", ENTITIES.encode(), "entities"),
    "a file of this machine": ("a.xml", OUTSIDE.encode(), "entities"),
    "other XML": ("a.xml", b"<feed><entry>We will meet.</entry></feed>", "no Akoma Ntoso"),
    "a page nested two thousand deep": (
        "a.html",
        b"<div>" * 2000 + b"<p>We will meet every year in Port Aurelia.</p>" + b"</div>" * 2000,
        "no text",
    ),
    "a page without text": ("a.html", b"<html><body><nav>Menu</nav></body></html>", "no text"),
}

# Each is odd, and read all the same; by its name here, with words that come out.
READ: dict[str, tuple[str, bytes, str]] = {
    "styles in a circle": (
        "a.docx",
        word(
            '<w:p><w:pPr><w:pStyle w:val="A"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
            "<w:r><w:t>We will meet every year.</w:t></w:r></w:p>",
            styles=STYLES_IN_A_CIRCLE,
            numbering=LISTS_IN_A_CIRCLE,
        ),
        "We will meet every year.",
    ),
    "a page that never closes anything": (
        "a.html",
        b"<html><body>" + b"<p>We will meet every year.<b><i>" * 3000,
        "We will meet every year.",
    ),
    "a list thousands deep": (
        "a.md",
        "\n".join(f"{' ' * (2 * depth)}- We will meet." for depth in range(1500)).encode(),
        "We will meet.",
    ),
    "one line of three million signs": ("a.txt", b"We will meet. " * 200_000, "We will meet."),
    "one number 20,000 times": ("a.txt", b"1. We will:\n" * 20_000, "We will:"),
    "200,000 numbers": (
        "a.txt",
        "\n\n".join(f"{n % 999 + 1}. We will meet." for n in range(40_000)).encode(),
        "We will meet.",
    ),
    "brackets without end": (
        "a.md",
        b"[" * 50_000 + b" We will meet " + b"](" * 50_000,
        "We will meet",
    ),
    "stars without end": (
        "a.md",
        b"*" * 100_000 + b" We will meet " + b"_" * 100_000,
        "We will meet",
    ),
    "UTF-16 without a mark": (
        "a.txt",
        "We will meet every year.".encode("utf-16-le"),
        "every year.",
    ),
    "Windows-1252": ("a.txt", "Declaración de los Jefes de Estado".encode("cp1252"), "Declaración"),
    "GB 18030": ("a.txt", "各方同意继续加强合作，发展友好关系。".encode("gb18030"), "各方同意"),
    "Latin page that says so": (
        "a.html",
        '<html><head><meta charset="iso-8859-1"></head><body><p>Declaración</p></body></html>'.encode(
            "latin-1"
        ),
        "Declaración",
    ),
    "bytes that are no UTF-8 in the midst of it": ("a.txt", b"We will \xff\xfe meet \xc3.", "meet"),
    "900 pages": ("a.pdf", pages(900), "We will meet every year"),
}
