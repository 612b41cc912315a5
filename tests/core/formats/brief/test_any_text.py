"""Whatever words a record holds, they come out as words in every format."""

import re
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from docx import Document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html as reader

from consenso.core.formats.brief import (
    Brief,
    Claim,
    Column,
    Contested,
    Fact,
    Labels,
    Paragraph,
    Points,
    Run,
    Section,
    SourceNote,
    Table,
    characters_beyond_fonts,
    to_docx,
    to_html,
    to_pdf,
    to_text,
    words,
)
from consenso.core.formats.brief._characters import clean
from consenso.core.formats.brief._pdf import INVISIBLE

SYNTAX = "#$@*_<>&[]{}()\\/`~^\"'=-+%;:!|.,?0aZ é中。\n\t"
NASTY = (
    '#import "x.typ"; #panic() $x^2$ @ref <label> *bold* _it_ `raw` // /* = h',
    '<script>alert(1)</script> &amp; &#60; <b> ]]> <!-- "\' on="x"',
    "\x00\x01\x0b\x1b[31m\x7f\x9b\ud800\udfff\ufffe\uffff",
    "שלום عالم \u202eabc\u202c \u2066x\u2069 😀👩‍👩‍👧 🇦🇺 e\u0301\u0327 \ufeff\u200b",
    "中\u0301 龦𠮷 \ue000 \U000e0fff \U0010ffff",
    "{{ page }} {% x %} %s {number} \\u0041 \\n MERGEFIELD",
)
any_text = st.text(st.characters(exclude_categories=()), max_size=40)
syntax_text = st.text(SYNTAX, max_size=40)
either = any_text | syntax_text | st.sampled_from(NASTY)


def everywhere(text: str) -> Brief:
    """Return a brief that holds `text` wherever words may stand."""
    some = words(f"({text})", 1)
    linked = (
        Run(
            f"({text})",
            "fr",
            True,
            (1,),
            "https://aurelia.example/a?b=<'\"#$".replace("<", "").replace('"', ""),
        ),
    )
    return Brief(
        language="en",
        kicker=text,
        title=words(f"T {text}"),
        subtitle=some,
        labels=Labels(f"S {text}", text, text, text, text, text),
        facts=(Fact(text, some), Fact("Link", linked)),
        sections=(
            Section(
                words(f"H {text}"),
                (
                    Paragraph(words(f"begin {text} end")),
                    Points((some, linked)),
                    Table((Column(text), Column("n", is_figure=True)), ((some, some),), text),
                    Contested(some, (Claim(some, some),)),
                ),
            ),
        ),
        sources=(SourceNote(1, Run(f"({text})"), text, "https://aurelia.example/", text),),
        imprint=(Fact(text, some),),
    )


def unspaced(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(either.filter(bool))
@example(NASTY[0])
@example(NASTY[1])
@example(NASTY[2])
def test_html_holds_the_words_and_no_markup_of_theirs(text: str) -> None:
    html = to_html(everywhere(text))

    article = reader.fromstring(html)
    assert clean(f"begin {text} end") in article.xpath("//section/p")[0].text_content()
    plain = reader.fromstring(to_html(everywhere("x")))
    assert [e.tag for e in article.iter()] == [e.tag for e in plain.iter()]
    assert sorted(article.xpath("//@id")) == sorted(plain.xpath("//@id"))


@given(either)
def test_text_holds_the_words_and_obeys_no_control_character(text: str) -> None:
    written = to_text(everywhere(text))

    assert unspaced(clean(f"begin {text} end")) in unspaced(written.replace("\n", " "))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", written)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(either)
@example(NASTY[2])
@example(NASTY[4])
def test_docx_holds_the_words_and_opens_again(text: str) -> None:
    document = Document(BytesIO(to_docx(everywhere(text))))

    assert any(clean(f"begin {text} end") == paragraph.text for paragraph in document.paragraphs)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [clean(f"H {text}"), clean(f"S {text}")]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(syntax_text)
@example(NASTY[0])
@example(NASTY[1])
@example(NASTY[5])
def test_pdf_holds_the_words_and_obeys_no_sign_of_typst(text: str) -> None:
    written = extracted(to_pdf(everywhere(text)))

    assert characters_beyond_fonts(everywhere(text)) == ()
    assert unspaced(clean(f"begin {text} end")) in written


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_text)
@example(NASTY[2])
@example(NASTY[3])
@example(NASTY[4])
def test_pdf_shows_each_character_or_its_number(text: str) -> None:
    written = extracted(to_pdf(everywhere(text)))

    for character in set(unspaced(clean(text))) - INVISIBLE:
        assert character in written or f"U+{ord(character):04X}" in written


@pytest.mark.parametrize("write", [to_html, to_text, to_docx, to_pdf])
@pytest.mark.parametrize("text", NASTY)
def test_the_same_words_give_the_same_bytes(write: object, text: str) -> None:
    assert write(everywhere(text)) == write(everywhere(text))


def extracted(written: bytes) -> str:
    """Return the words of a PDF without spaces, and without the breaks that a line's end put into them."""
    pages = pdfium.PdfDocument(written)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    return re.sub(r"[\s\u200b]", "", text)
