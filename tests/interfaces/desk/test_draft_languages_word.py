"""Translations as Word files at the desk: taken along, brought back with a report, and read with each version."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from consenso.core.formats.word import Paragraph, read, translated_in, translation
from consenso.domain.drafting.queries import paragraphs
from consenso.domain.drafting.translated import one_beside
from consenso.domain.drafting.translated_word import as_translation, stood
from tests.domain.adoption.ready import SPANISH as SAID
from tests.domain.adoption.ready import ready
from tests.interfaces.desk.posting import words
from tests.interfaces.desk.signed_in import as_
from tests.negotiating import PLAN, Table

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
DRAFT = f"/en/desk/meridian/drafts/{PLAN}/"
SPANISH = f"{DRAFT}languages/es/"


@pytest.fixture
def table(db) -> Table:
    return Table()


def content(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def written(table, **texts):
    """Return the file of now with other words in it, as a translator would send it."""
    row = table.draft()
    mark = f"r{row.revision}"
    made = as_translation(row, stood(row, "es", mark), language="es", title="", mark=mark)
    parts = tuple(
        Paragraph(one.id, texts.get(one.id, one.text), one.number, one.style)
        for one in made.paragraphs
    )
    return translation(type(made)(parts, language="es", id=made.id, version=mark))


def sent(client, body, address=f"{SPANISH}word/"):
    return client.post(address, {"file": SimpleUploadedFile("back.docx", body)})


def test_both_files_lead_back_to_their_paragraphs(table):
    ready(table)
    client = as_(table, "Ana")
    ids = [one.id for one in paragraphs(table.draft().id)]

    page = client.get(SPANISH).content.decode()

    for form in ("beside", "clean"):
        assert f"{SPANISH}word/{form}/" in page
        found = translated_in(read(content(client.get(f"{SPANISH}word/{form}/"))), ids)
        assert found.texts == SAID
    assert client.get(f"{SPANISH}word/other/").status_code == 404
    assert client.get(f"{DRAFT}languages/fr/word/clean/").status_code == 404


def test_a_file_that_came_back_is_kept_with_a_report(table):
    table.open()
    iris = as_(table, "Iris")

    page = words(sent(iris, written(table, p1="Plan de <puertos>", p3=SAID["p3"])))

    assert "The file is read." in page
    assert "Kept (2)" in page
    assert "The file says nothing of these: they are as they were (4)" in page
    assert "Plan de &lt;puertos&gt;" in page
    held = one_beside(table.draft(), "es", "p3").translation
    assert (held.text, held.status) == (SAID["p3"], "current")
    assert "Kept" not in words(sent(iris, written(table)))


def test_a_file_that_is_not_of_here_changes_nothing(table):
    table.open("second")
    table.open()
    iris = as_(table, "Iris")
    body = written(table, p1="Plan")

    other = sent(iris, body, "/en/desk/meridian/drafts/second/languages/es/word/")
    proposals = content(as_(table, "Ana").get(f"{DRAFT}word/out/clean/"))
    plain = sent(iris, proposals)
    broken = sent(iris, b"no file")

    for answer in (other, plain):
        assert answer.status_code == 422
        assert "This is no file of this draft in this language" in words(answer)
    assert broken.status_code == 422
    assert one_beside(table.draft(), "es", "p1").translation.text == ""


def test_a_translation_is_not_taken_for_proposals(table):
    table.open()
    ana = as_(table, "Ana")

    answer = sent(ana, written(table, p1="Plan de puertos"), f"{DRAFT}word/")

    assert answer.status_code == 422
    assert "This is a translation" in words(answer)


def test_a_version_is_read_in_the_other_languages_as_they_stood(table):
    ready(table)
    client = as_(table, "Eva")

    first = client.get(f"{DRAFT}versions/1/").content.decode()
    page = words(client.get(f"{DRAFT}versions/1/in/es/"))

    assert f"{DRAFT}versions/1/in/es/" in first
    assert "Not translated then" in page
    assert SAID["p3"] not in page
    assert (
        f"{SPANISH}word/beside/?of=v1" in client.get(f"{DRAFT}versions/1/in/es/").content.decode()
    )
    assert client.get(f"{SPANISH}word/clean/?of=v1").status_code == 200
    assert client.get(f"{DRAFT}versions/9/in/es/").status_code == 404
    assert client.get(f"{DRAFT}versions/1/in/fr/").status_code == 404
