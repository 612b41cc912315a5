from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.shared import Mm

from consenso.core.formats.brief import to_docx
from tests.core.formats.brief.samples import IN_LANGUAGE, LANGUAGES, sample
from tests.valid_word import faults


def opened(language: str) -> DocumentType:
    return Document(BytesIO(to_docx(sample(language))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_paragraphs_have_the_styles_that_word_knows(language: str) -> None:
    document = opened(language)

    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") == 5
    assert styles.count("List Bullet") == 4
    assert styles.count("List Number") == 6
    assert [table.style.name for table in document.tables] == [
        "Brief Facts",
        "Brief Figures",
        "Brief Figures",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_run_carries_its_language(language: str) -> None:
    expected = "zh-CN" if language == "zh-Hans" else language

    runs = list(opened(language).element.body.iter(qn("w:r")))

    marks = [run.find(f"{qn('w:rPr')}/{qn('w:lang')}") for run in runs]
    assert {mark.get(qn("w:val")) for mark in marks} == {expected}
    assert {mark.get(qn("w:eastAsia")) for mark in marks} == {"zh-CN"}


def test_properties_name_the_title_the_language_and_the_day() -> None:
    properties = opened("fr").core_properties

    assert properties.title == IN_LANGUAGE["fr"].title
    assert properties.language == "fr"
    assert properties.author == ""
    assert properties.created is not None
    assert properties.created.date().isoformat() == "2036-01-05"


def test_the_page_is_a4_with_header_and_footer() -> None:
    section = opened("en").sections[0]

    assert abs(section.page_width - Mm(210)) < Mm(0.1)
    assert abs(section.page_height - Mm(297)) < Mm(0.1)
    assert section.header.paragraphs[0].text == "Brief · Meeting"
    assert "NUMPAGES" in section.footer._element.xml


def test_links_lead_out_and_marks_lead_to_notes() -> None:
    document = opened("en")

    targets = {
        relation.target_ref
        for relation in document.part.rels.values()
        if relation.reltype.endswith("/hyperlink")
    }
    assert "https://archive.example/6/en" in targets
    body = document.element.body
    bookmarks = {start.get(qn("w:name")) for start in body.iter(qn("w:bookmarkStart"))}
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    assert anchors == bookmarks
    assert "source_6" in anchors


def test_the_head_of_a_table_repeats_on_the_next_page() -> None:
    first_row = opened("en").tables[2].rows[0]

    assert first_row._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_same_brief_gives_the_same_bytes_and_reads_no_clock() -> None:
    first, second = to_docx(sample("zh-Hans")), to_docx(sample("zh-Hans"))

    assert first == second
    with ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_is_a_valid_word_file(language: str) -> None:
    assert faults(to_docx(sample(language))) == []
