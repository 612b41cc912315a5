import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdf
import pytest

from consenso.core.formats.brief import (
    Brief,
    Paragraph,
    Section,
    characters_beyond_fonts,
    to_pdf,
    words,
)
from tests.core.formats.brief.samples import ENGLISH, IN_LANGUAGE, LANGUAGES, sample


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def written(language: str) -> bytes:
    return to_pdf(sample(language))


def text_of(written: bytes) -> str:
    document = pdfium.PdfDocument(written)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def tags(written: bytes) -> Counter[str]:
    """Return how often each kind of structure element is on the first page."""
    page = pdfium.PdfDocument(written)[0]
    tree = pdf.FPDF_StructTree_GetForPage(page.raw)
    found: Counter[str] = Counter()
    for at in range(pdf.FPDF_StructTree_CountChildren(tree)):
        found.update(_kinds(pdf.FPDF_StructTree_GetChildAtIndex(tree, at)))
    pdf.FPDF_StructTree_Close(tree)
    return found


def _kinds(tag: ctypes.c_void_p) -> Iterator[str]:
    buffer = ctypes.create_string_buffer(64)
    length = pdf.FPDF_StructElement_GetType(tag, buffer, 64)
    yield buffer.raw[: length - 2].decode("utf-16-le")
    for at in range(pdf.FPDF_StructElement_CountChildren(tag)):
        child = pdf.FPDF_StructElement_GetChildAtIndex(tag, at)
        if child:
            yield from _kinds(child)


def test_a_meeting_fits_on_one_a4_page(written: bytes) -> None:
    document = pdfium.PdfDocument(written)

    assert len(document) == 1
    assert document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.01)


def test_it_says_that_it_is_pdf_ua_in_which_language_and_with_what_title(
    written: bytes, language: str
) -> None:
    document = pdfium.PdfDocument(written)

    assert document.get_metadata_value("Title") == IN_LANGUAGE[language].title
    assert pdf.FPDFCatalog_IsTagged(document.raw)
    tag = "zh-CN" if language == "zh-Hans" else language
    assert re.search(rb"/Lang ?\(([^)]*)\)", written).group(1).decode().lower() == tag.lower()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in written


def test_what_it_means_is_tagged(written: bytes) -> None:
    found = tags(written)

    assert (found["H1"], found["H2"]) == (1, 5)
    assert found["Table"] == 2
    assert found["TH"] == 5
    assert found["L"] == 4  # facts, points, and the notes in two columns
    assert found["LI"] == 6 + 4 + 6
    assert found["Link"] >= 20


def test_all_its_words_are_in_it(written: bytes, language: str) -> None:
    text = re.sub(r"\s", "", text_of(written))

    said = IN_LANGUAGE[language]
    for words_ in (
        said.kicker,
        said.title,
        said.subtitle,
        said.method,
        said.follow_up_text,
        *said.points,
        *(label for label, _ in said.facts),
        *(value for _, value in said.facts),
        *(part for source in said.sources for part in source),
    ):
        assert re.sub(r"\s", "", words_) in text


def test_only_faces_of_the_package_are_in_it(written: bytes) -> None:
    faces = {name.decode() for name in re.findall(rb"/BaseFont ?/\w+\+(\w+)", written)}

    assert faces <= {"ConsensoSerif", "ConsensoSans", "ConsensoSong", "ConsensoHei"}


def test_the_same_brief_gives_the_same_bytes(written: bytes, language: str) -> None:
    assert to_pdf(sample(language)) == written


def test_a_brief_without_a_day_has_no_date_of_the_clock() -> None:
    document = pdfium.PdfDocument(to_pdf(replace(sample("en"), recorded_on=None)))

    assert document.get_metadata_value("CreationDate") == ""


def long(language: str, times: int) -> Brief:
    brief = sample(language)
    return replace(brief, sections=brief.sections * times)


def test_a_longer_brief_is_set_tighter_before_it_takes_a_second_page() -> None:
    written = to_pdf(
        replace(
            sample("en"),
            sections=(*sample("en").sections, *sample("en").sections[:2]),
        )
    )

    assert len(pdfium.PdfDocument(written)) == 1
    assert smallest_of_serif(written) >= 8


def smallest_of_serif(written: bytes) -> float:
    """Return the size of the smallest words in the face of the record, in points; raised marks are sans."""
    sizes = []
    for item in pdfium.PdfDocument(written)[0].get_objects(filter=[pdf.FPDF_PAGEOBJ_TEXT]):
        name = ctypes.create_string_buffer(64)
        pdf.FPDFFont_GetBaseFontName(pdf.FPDFTextObj_GetFont(item.raw), name, 64)
        size = ctypes.c_float()
        pdf.FPDFTextObj_GetFontSize(item.raw, size)
        if b"Serif" in name.raw:
            sizes.append(size.value)
    return min(sizes)


def test_what_does_not_fit_goes_on_a_second_page_and_nothing_is_lost() -> None:
    written = to_pdf(long("en", 3))

    assert len(pdfium.PdfDocument(written)) == 2
    text = re.sub(r"\s", "", text_of(written))
    assert text.count(re.sub(r"\s", "", ENGLISH.follow_up_text)) == 3
    assert "1/2" in text


def with_words(text: str) -> Brief:
    return Brief(
        "en",
        "",
        words("Meeting"),
        ENGLISH.labels,
        sections=(Section(words("Said"), (Paragraph(words(text)),)),),
    )


def test_latin_letters_and_gb_2312_need_no_face_of_the_system() -> None:
    assert characters_beyond_fonts(with_words("Ärger, Łódź, São Tomé — “中华” €5 ≥ 3 → ½")) == ()


def test_characters_beyond_the_faces_are_reported() -> None:
    assert characters_beyond_fonts(with_words("Bo 😀 龦")) == ("龦", "😀")


def test_a_character_that_no_face_has_is_written_by_its_number() -> None:
    written = to_pdf(with_words("before \U000f1234 after"))

    assert "before U+F1234 after" in text_of(written)


def test_several_threads_may_print_at_once() -> None:
    with ThreadPoolExecutor(4) as threads:
        written = list(threads.map(lambda n: to_pdf(with_words(f"thread {n}")), range(12)))

    assert all(f"thread {n}" in text_of(each) for n, each in enumerate(written))
