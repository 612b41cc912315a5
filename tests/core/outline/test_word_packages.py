"""Word files packed in other ways: the strict form, one XML text, parts of other names, macros; both readers read the same."""

import pytest

from consenso.core.formats.word import accepted, base
from consenso.core.formats.word import read as read_word
from consenso.core.outline import read
from tests.core.outline.bad import DOCUMENT, flat, packed

RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    '<w:r><w:t xml:space="preserve">We will meet</w:t></w:r>'
    '<w:ins w:id="1" w:author="Ana"><w:r><w:t xml:space="preserve"> every year</w:t></w:r></w:ins>'
    "<w:r><w:t>.</w:t></w:r></w:p>"
)
TEXT = DOCUMENT.format(BODY)
LISTS = (
    f'<?xml version="1.0"?><w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="4"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def types(name: str, kind: str = f"{TYPE}.document.main+xml") -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
    )


def relations(kind: str, target: str, space: str = RELATED) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{space}/{kind}" Target="{target}"/></Relationships>'
    )


def strict(text: str) -> str:
    return text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")


def bare(text: str) -> str:
    """Return XML without its declaration."""
    return text.partition("?>")[2]


USUAL = {"word/document.xml": TEXT, "word/numbering.xml": LISTS}
PACKAGES = {
    "without types or relationships": packed(USUAL),
    "in the strict form": packed(
        {
            "[Content_Types].xml": types("word/document.xml"),
            "_rels/.rels": relations(
                "officeDocument",
                "word/document.xml",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            ),
            **{name: strict(text) for name, text in USUAL.items()},
        }
    ),
    "of other names, as its types say": packed(
        {
            "[Content_Types].xml": types("word/document2.xml"),
            "word/document2.xml": TEXT,
            "word/_rels/document2.xml.rels": relations("numbering", "/word/numbering4.xml"),
            "word/numbering4.xml": LISTS,
        }
    ),
    "of other names, as its relationships say": packed(
        {
            "_rels/.rels": relations("officeDocument", "./parts/text.xml"),
            "parts/text.xml": TEXT,
            "parts/_rels/text.xml.rels": relations("numbering", "../lists.xml"),
            "lists.xml": LISTS,
        }
    ),
    "with the type of all XML": packed(
        {
            "[Content_Types].xml": types("").replace("Override PartName", "Default Extension"),
            **USUAL,
        }
    ),
    "with macros": packed(
        {
            "[Content_Types].xml": types(
                "word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"
            ),
            **USUAL,
        }
    ),
    "a template": packed(
        {
            "[Content_Types].xml": types("word/document.xml", f"{TYPE}.template.main+xml"),
            **USUAL,
        }
    ),
    "with the slashes of Windows": packed(
        {name.replace("/", "\\"): text for name, text in USUAL.items()}
    ),
    "in capitals": packed({name.upper(): text for name, text in USUAL.items()}),
    "in UTF-16": packed({name: text.encode("utf-16") for name, text in USUAL.items()}),
    "in one XML text": flat(
        ("/word/document.xml", f"{TYPE}.document.main+xml", bare(TEXT)),
        ("/word/numbering.xml", f"{TYPE}.numbering+xml", bare(LISTS)),
    ),
    "with a picture there twice": packed(
        {**USUAL, "word/media/image1.png": b"one", "word/media/IMAGE1.png": b"two"}
    ),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_both_readers_find_the_text_and_its_numbers(name: str):
    content = PACKAGES[name]

    found = read(content, name="plan.docx")
    reading = read_word(content)

    (paragraph,) = found.paragraphs
    assert (paragraph.number, paragraph.text) == ("4.", "We will meet every year.")
    assert base(reading.body) == ["We will meet."]
    assert accepted(reading.body) == ["We will meet every year."]
    assert reading.body.sources[0].number == "4."


def test_signs_of_words_fonts_are_letters_in_both():
    inner = (
        '<w:sym w:font="Symbol" w:char="F061"/><w:t>-rays</w:t></w:r>'
        '<w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t> b</w:t>'
    )
    content = packed({"word/document.xml": DOCUMENT.format(f"<w:p><w:r>{inner}</w:r></w:p>")})

    assert [one.text for one in read(content, name="a.docx").paragraphs] == ["α-rays β"]
    assert accepted(read_word(content).body) == ["α-rays\xa0β"]
