"""The page of agreed language and its answers for programs: what is found, why, where it stands, how to cite it."""

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from consenso.domain.record.actions import load
from consenso.domain.search.following import follow
from consenso.domain.texts import models
from consenso.domain.texts.sentences import make_sentences
from tests import cast
from tests.record import MERIDIAN, files_in
from tests.texts import AT, FIRST, SECOND, THIRD, import_all, with_third_plan

PAGE = "/en/meridian/texts/agreed/"
API = "/api/v1/meridian/agreed"
pytestmark = pytest.mark.django_db


@pytest.fixture
def empty():
    load(with_third_plan(files_in(MERIDIAN)), at=AT, by="Sena")
    return cast.make().actor("Sena")


@pytest.fixture
def plans(empty):
    list(import_all(FIRST, SECOND, THIRD, actor=empty))
    make_sentences("meridian")
    follow("meridian")


def got(client, address=PAGE, **query):
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


def results(page):
    return re.findall(r'<li class="result">.*?</li>', page, re.DOTALL)


def test_a_found_sentence_says_where_it_stands_why_it_was_found_and_how_to_cite_it(plans, client):
    page = got(client, q="exchange of teachers")

    first = html.unescape(results(page)[0])
    assert "<mark>exchange</mark> 150 <mark>teachers</mark>" in first
    assert f'href="/en/meridian/texts/{THIRD}/in/en/para_1/?quote=The%20Parties%20will' in first
    assert "¶ 1" in first
    assert "2 December 2025" in first
    assert "exchange and teachers" in first
    assert re.search(r"In meaning: (related|near) \(0\.\d+ of 1\)", first)
    [cited] = re.findall(r"<p data-copied>(.*?)</p>", first)
    assert cited.startswith("“The Parties will exchange 150 teachers every year.” ")
    assert "Plan of the Meridian Forum 2026–2028 (English), ¶ 1, 2 December 2025." in cited
    assert f"/en/meridian/texts/{THIRD}/in/en/para_1/?quote=" in cited


def test_the_place_that_a_found_sentence_leads_to_is_there(plans, client):
    for found in results(got(client, q="lighthouses lit every night")):
        [address] = set(re.findall(r'<a href="([^"]+)"', found))
        assert client.get(html.unescape(address)).status_code == 200


def test_each_sentence_is_marked_with_its_language(plans, client):
    page = got(client, q="docentes")

    assert '<p class="states-words result-pieces" lang="es">' in page
    assert 'lang="zh-Hans"' in page


def test_one_language_is_chosen_and_left_again(plans, client):
    page = got(client, q="teachers exchanged every year", language="es")

    assert results(page)
    assert all('class="states-words result-pieces" lang="es"' in one for one in results(page))
    assert '<input type="hidden" name="language" value="es">' in page
    assert f'href="{PAGE}?q=teachers+exchanged+every+year"' in page


@pytest.mark.parametrize("tag", ["en", "es", "pt", "fr", "zh-hans", "nl"])
def test_the_page_is_there_in_every_language(plans, client, tag):
    address = f"/{tag}/meridian/texts/agreed/"

    assert got(client, address, q="faros").count("<h1") == 1
    assert 'class="result"' not in got(client, address)


def test_nothing_asked_and_nothing_imported(empty, client):
    assert PAGE not in got(client, "/en/meridian/texts/")
    assert "No text is imported yet" in got(client)
    assert "No text is imported yet" in got(client, q="ports")


def test_the_list_of_texts_leads_to_it(plans, client):
    assert f'href="{PAGE}"' in got(client, "/en/meridian/texts/")


def test_nothing_found_is_said(plans, client):
    assert "Nothing found" in got(client, q="quantum computing")


def test_a_misspelt_word_is_forgiven_and_said(plans, client):
    assert "shown is what was found for: lighthouses" in got(client, q="lighthuoses")


def test_results_alone_come_with_the_address_of_the_whole_page(plans, client):
    answer = client.get(f"{PAGE}found/", {"q": "ports", "language": "en"})

    assert answer["HX-Replace-Url"] == f"{PAGE}?q=ports&language=en"
    assert answer.content.decode().count("<html") == 0
    assert client.get(f"{PAGE}found/")["HX-Replace-Url"] == PAGE


def test_what_is_asked_is_shown_as_text(plans, client):
    page = got(client, q='<script>alert("x")</script>')

    assert "<script>alert" not in page


def test_a_long_question_is_cut_and_answered(plans, client):
    page = got(client, q="The Parties will keep lighthouses lit every night. " * 100)

    assert results(page)


def test_pages_of_results(empty, client):
    first = next(import_all(FIRST, actor=empty))
    [row] = models.Content.objects.all()
    parts = [
        models.Paragraph(
            content=row,
            position=100 + number,
            identifier=f"para_{number}",
            kind="paragraph",
            number=f"{number}.",
            text=f"Borea will build bridge {number} by 2030.",
        )
        for number in range(200, 245)
    ]
    models.Paragraph.objects.bulk_create(parts)
    make_sentences("meridian")
    follow("meridian")
    assert first.text == FIRST

    words = '"will build bridge"'
    pages = [got(client, q=words, page=str(number)) for number in (1, 2, 3, 4)]

    assert [len(results(page)) for page in pages] == [20, 20, 5, 0]
    assert "45 sentences" in pages[0]
    assert 'href="/en/meridian/texts/agreed/?q=%22will+build+bridge%22&amp;page=2"' in pages[0]


def test_the_number_of_queries_is_bounded(plans, client):
    got(client, q="ports")
    with CaptureQueriesContext(connection) as asked:
        got(client, q="Parties ports teachers lighthouses")

    assert len(asked) <= 70


def test_the_same_for_programs(plans):
    answer = Client().get(API, {"q": "exchange of teachers", "language": "es"}).json()

    first = answer["items"][0]
    assert (first["text"], first["language"], first["is_promise"]) == (THIRD, "es", True)
    assert first["paragraph"] == "para_1"
    assert first["place"] == "¶ 1"
    assert first["nearness"] > 0.4
    assert first["words"] == []
    assert Client().get(first["url"].removeprefix("http://localhost:8000")).status_code == 200
    assert answer["languages"] == ["en", "es", "zh-Hans"]
    assert answer["total"] == len(answer["items"])


def test_programs_get_pages_and_spreadsheets(plans):
    first = Client().get(API, {"q": "Parties", "per_page": "3"}).json()
    second = Client().get(first["next"].removeprefix("http://localhost:8000")).json()
    sheet = Client().get(API, {"q": "灯塔", "format": "csv"}).content.decode("utf-8-sig")

    assert len(first["items"]) == len(second["items"]) == 3
    assert first["items"][0] != second["items"][0]
    assert sheet.splitlines()[0].startswith("text,title,date,language,paragraph,place,sentence")
    assert "各方应当每晚保持至少12座灯塔长明。" in sheet


def test_programs_are_told_what_cannot_be_asked(plans):
    assert Client().get(API, {"q": "ports", "language": "xx"}).status_code == 422
    assert Client().get(API, {"words": "ports"}).status_code == 422
    assert Client().get("/api/v1/nowhere/agreed").status_code == 404
    assert Client().get(API).json()["items"] == []


def test_what_programs_keep_is_told_when_sentences_are_made(empty):
    list(import_all(FIRST, actor=empty))
    before = Client().get(API, {"q": "ports"})
    make_sentences("meridian")
    follow("meridian")

    after = Client().get(API, {"q": "ports"}, headers={"If-None-Match": before["ETag"]})

    assert (before.json()["total"], after.status_code) == (0, 200)
    same = Client().get(API, {"q": "ports"}, headers={"If-None-Match": after["ETag"]})
    assert same.status_code == 304
