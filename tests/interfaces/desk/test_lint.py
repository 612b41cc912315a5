"""The check of a draft at the desk: what can be tracked, what is missing, what is a mandate already; and that nothing is kept."""

import datetime as dt
import html
import io
import logging
import re
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from consenso.domain.accounts.models import Person
from consenso.domain.record.actions import load
from consenso.domain.texts import models
from consenso.domain.texts.sentences import make_sentences
from tests import cast
from tests.interfaces.desk.posting import form_of, posted_by, words
from tests.record import MERIDIAN, files_in
from tests.texts import AT, FIRST, SECOND, THIRD, import_all, with_third_plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("second_factor_offered")]
LINT = "/en/desk/meridian/lint/"
DRAFT = """Draft plan

1. Aurelia will train 40 nurses from Borea by 2030, and report on it every year.

2. The Parties will strengthen their ties.

3. The Parties shall exchange 200 teachers a year.

Recalling the Declaration of Port Aurelia,
"""


@pytest.fixture
def people():
    load(with_third_plan(files_in(MERIDIAN)), at=AT, by="Sena")
    found = cast.make()
    list(import_all(FIRST, SECOND, THIRD, actor=found.actor("Sena")))
    make_sentences("meridian")
    next_year = dt.datetime.now(dt.UTC).year + 1
    models.Text.objects.filter(identifier=THIRD).update(period_to=next_year)
    models.Text.objects.filter(identifier__in=[FIRST, SECOND]).update(period_to=2025)
    return found


def client_of(people, name):
    client = Client()
    client.force_login(Person.objects.get(pk=people.person(name).pk))
    return client


@pytest.fixture
def ana(people):
    return client_of(people, "Ana")


def rows(answer):
    """Return what is shown of each sentence, by how it begins."""
    assert answer.status_code == 200
    found = re.findall(r'<li class="lint-sentence">.*?</li>\s*(?=<li class="lint|</ol>)', words(answer), re.DOTALL)  # fmt: skip
    plain = [html.unescape(" ".join(re.sub("<[^>]*>", " ", one).split())) for one in found]
    return {one[:20]: one for one in plain}


def test_each_sentence_is_shown_with_what_it_says_and_what_it_lacks(ana):
    answer = ana.post(LINT, {"draft": DRAFT})
    found = rows(answer)

    tracked = found["Aurelia will train 4"]
    assert "Promise, can be tracked" in tracked
    for said in ("Who Aurelia", "How much 40 nurses", "By when 2030", "Strength firm (will)"):
        assert said in tracked
    assert re.search(r"Specificity [1-5] of 5", tracked)

    vague = found["The Parties will str"]
    assert "Promise, cannot be tracked as it stands" in vague
    assert "By when, or how often." in vague
    assert "How much or how many." in vague

    assert "No promise: it recalls." in found["Recalling the Declar"]
    assert "3 promises, of which 2 can be tracked; sentences in all: 5." in words(answer)


def test_a_mandate_that_runs_already_is_named_with_the_way_to_it(ana):
    found = words(ana.post(LINT, {"draft": DRAFT}))

    year = dt.datetime.now(dt.UTC).year + 1
    assert found.count("A mandate that is running already") == 2  # its name and its heading, once
    assert f"until {year}" in found
    [address] = re.findall(r'href="([^"]*/para_1/\?quote=[^"]*)"', found)
    assert f"/en/meridian/texts/{THIRD}/in/en/para_1/" in address
    page = words(ana.get(html.unescape(address)))
    assert re.search("<mark[^>]*>The Parties will exchange 150 teachers every year.</mark>", page)


def test_a_mandate_is_named_in_the_language_of_the_draft(ana):
    found = words(
        ana.post(
            LINT, {"draft": "Las Partes intercambiarán 200 docentes al año.", "language": "es"}
        )
    )

    assert f"/texts/{THIRD}/in/es/para_1/" in found


def test_a_mandate_is_named_across_languages(ana):
    found = words(ana.post(LINT, {"draft": "各方每年将交流150名教师。", "language": "zh-Hans"}))

    assert f"/texts/{THIRD}/in/" in found


def test_a_mandate_whose_period_has_ended_is_none(ana):
    models.Text.objects.update(period_to=2025)

    assert "running already" not in words(ana.post(LINT, {"draft": DRAFT}))


def test_a_new_promise_repeats_nothing(ana):
    draft = "Borea will send a hospital ship to every island by 2031."

    assert "running already" not in words(ana.post(LINT, {"draft": draft}))


def docx(*paragraphs):
    body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    file = io.BytesIO()
    with ZipFile(file, "w") as parts:
        parts.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        parts.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        parts.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
        )
    return file.getvalue()


def test_a_file_is_read_as_well(ana):
    file = SimpleUploadedFile("plan.docx", docx("1. Borea will plant 300 trees by 2028."))

    found = rows(ana.post(LINT, {"file": file}))

    assert any("How much 300 trees" in one for one in found.values())


@pytest.mark.parametrize(
    ("body", "name", "said"),
    [
        (b"%PDF-1.7 nothing more", "plan.pdf", "It cannot be read:"),
        (b"PK\x03\x04 nothing more", "plan.docx", "It cannot be read:"),
        (b"", "plan.txt", "empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_of(ana, body, name, said):
    answer = ana.post(LINT, {"file": SimpleUploadedFile(name, body)})

    assert answer.status_code == 422
    assert said in words(answer)


def test_one_of_the_two_is_asked_for(ana):
    both = {"draft": DRAFT, "file": SimpleUploadedFile("plan.txt", b"We will meet.")}

    for posted in ({}, {"draft": "   "}, both):
        answer = ana.post(LINT, posted)
        assert answer.status_code == 422
        assert "one of the two" in words(answer)


def test_the_draft_stands_in_the_form_to_be_changed(ana):
    page = words(ana.post(LINT, {"draft": DRAFT, "language": "en"}))

    form = posted_by(page)
    assert form["draft"] == [DRAFT.replace("\n", "\r\n")]
    assert form["language"] == ["en"]
    assert form_of(ana, LINT)["draft"] == [""]


def test_nothing_of_a_draft_is_kept_or_written_down(ana, tmp_path, caplog, monkeypatch):
    def stop(*args, **kwargs):
        raise AssertionError("a file was written")

    monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", stop)
    secret = "Zanzibarian"
    large = f"1. The {secret} Parties will meet in 2031.\n\n".encode() * 80_000
    assert len(large) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    with CaptureQueriesContext(connection) as asked, caplog.at_level(logging.DEBUG):
        ana.post(LINT, {"draft": f"The {secret} Parties will meet in 2031."})
        ana.post(LINT, {"file": SimpleUploadedFile(f"{secret}.txt", large)})

    changed = [
        one["sql"] for one in asked if one["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")
    ]
    assert [sql for sql in changed if "session" not in sql] == []
    assert not any(secret in one["sql"] for one in asked)
    assert not any(secret in record.getMessage() for record in caplog.records)


def test_the_page_may_not_be_kept_by_a_browser_on_its_way(ana):
    answer = ana.post(LINT, {"draft": DRAFT})

    assert "no-store" in answer["Cache-Control"]


def test_a_long_draft_is_counted_whole_and_shown_in_part(ana, monkeypatch):
    monkeypatch.setattr("consenso.interfaces.desk.views.lint.MOST_SHOWN", 3)
    draft = "\n\n".join(f"{number}. Borea will build bridge {number}." for number in range(1, 8))

    answer = ana.post(LINT, {"draft": draft})

    assert "7 promises" in words(answer)
    assert "Only the first 3 sentences are shown." in words(answer)
    assert words(answer).count('<li class="lint-sentence">') == 3


def test_the_number_of_queries_does_not_grow_with_the_draft(ana):
    ana.post(LINT, {"draft": DRAFT})
    with CaptureQueriesContext(connection) as few:
        ana.post(LINT, {"draft": "The Parties shall exchange 200 teachers a year."})
    draft = "\n\n".join(
        [
            "The Parties shall exchange 200 teachers a year.",
            "The Parties will keep 20 lighthouses lit every night.",
            "The Delta Isles will build a harbour for small ships.",
        ]
        * 5
    )
    with CaptureQueriesContext(connection) as many:
        answer = ana.post(LINT, {"draft": draft})

    assert words(answer).count('class="callout callout-disputed"') == 15
    assert len(many) <= len(few)


@pytest.mark.parametrize("tag", ["es", "pt", "fr", "zh-hans", "nl"])
def test_the_page_is_there_in_every_language(ana, tag):
    address = f"/{tag}/desk/meridian/lint/"

    assert ana.get(address).status_code == 200
    assert ana.post(address, {"draft": DRAFT}).status_code == 200


def test_those_who_read_what_is_shared_find_it_in_the_navigation(people):
    for name, finds_it in (("Ana", True), ("Dora", True), ("Otto", True), ("Vera", False)):
        page = words(client_of(people, name).get("/en/desk/meridian/"))
        assert (f'href="{LINT}"' in page) == finds_it
