"""What texts say, to be read: in one language, two in step, one paragraph and words of it; promises in the margin."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from consenso.core.outline import Outline, Paragraph
from consenso.domain.commitments.queries import commitments
from consenso.domain.record.actions import load
from consenso.domain.texts import lineages
from consenso.domain.texts.made import make_alignments
from consenso.interfaces.ui.pages import LANGUAGES
from tests.conftest import LOADED_AT
from tests.interfaces.public.selecting import css
from tests.people import sena
from tests.record import MERIDIAN, files_in
from tests.texts import FIRST, SECOND, THIRD, import_all, import_text, with_third_plan

MOST_QUERIES = 13  # one of them asks whether the words were corrected
TEXTS = "/en/meridian/texts/"
ENGLISH, SPANISH = f"{TEXTS}{FIRST}/in/en/", f"{TEXTS}{FIRST}/in/es/"


@pytest.fixture(scope="module")
def keeper(meridian, django_db_blocker):
    with django_db_blocker.unblock():
        return sena()


@pytest.fixture(scope="module")
def plans(meridian, keeper, django_db_blocker):
    """Three plans in every language that they are here in, aligned, and compared by wording alone."""
    with django_db_blocker.unblock():
        load(with_third_plan(files_in(MERIDIAN)), at=LOADED_AT, by="Sena")
        rows = tuple(import_all(FIRST, SECOND, THIRD, actor=keeper))
        for text in (FIRST, SECOND, THIRD):
            make_alignments("meridian", text)
        lineages.make_due("meridian", encoder=None)
        return rows


def page_at(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.fromstring(answer.content)


def said(page, selector):
    """Return the words of each element, with single spaces."""
    return [" ".join(one.text_content().split()) for one in css(page, selector)]


def links(page, selector="a"):
    return {" ".join(one.text_content().split()): one.get("href") for one in css(page, selector)}


def test_the_text_is_read_in_its_own_language_whatever_the_reader_s(plans, client):
    page = page_at(client, f"/fr/meridian/texts/{FIRST}/in/es/")

    (heading,) = css(page, "h1")
    assert (heading.text_content(), heading.get("lang")) == (
        "Plan del Foro Meridiano 2020–2022",
        "es",
    )
    assert page.get("lang") == "fr"
    assert said(page, ".edition-text h2") == ["Puertos", "Escuelas"]
    assert links(page, ".edition-contents a") == {"I. Puertos": "#sec_I", "II. Escuelas": "#sec_II"}


def test_every_paragraph_stands_there_once_with_number_and_address(plans, client):
    page = page_at(client, ENGLISH)

    numbers = said(page, ".edition-text .numbered-rail")
    assert [one for one in numbers if one != "¶"] == [
        "I.",
        "1.1",
        "1.2",
        "1.3",
        "(a)",
        "(b)",
        "II.",
        "2.1",
        "2.2",
    ]
    rail = css(page, "#para_1-3__point_a .numbered-rail")[0]
    assert rail.get("href") == f"{ENGLISH}para_1-3__point_a/"
    assert rail.get("aria-label") == "Address of ¶ 1.3(a)"
    assert said(page, "#para_2-1 .numbered-text") == [
        "The Parties should exchange 150 teachers every year."
    ]


def test_a_promise_stands_beside_its_paragraph_with_what_was_done(plans, client):
    page = page_at(client, ENGLISH)

    (note,) = css(page, "#para_1-1 .promise")
    assert "Lend 250 million dollars for ports" in note.text_content()
    assert "shows progress" in note.text_content()
    assert "/en/meridian/commitments/m-2020-01/" in links(note).values()
    assert "/en/meridian/deliveries/e-02/" in links(note).values()


def test_no_promise_is_left_out(plans, client):
    for text in (FIRST, SECOND):
        page = page_at(client, f"{TEXTS}{text}/in/en/")
        shown = {
            one.split("/")[-2]
            for one in links(page, ".promise a").values()
            if "/commitments/" in one
        }
        held = {one.id for one in commitments("meridian", text=text).items}
        assert shown == held
    assert (
        said(page, ".edition-unplaced .note-label")
        == ["The record names no place in the text."] * 2
    )
    assert "contradicts it" in said(page, ".edition-unplaced")[0]


def test_who_brought_the_words_from_where_since_when(plans, client):
    page = page_at(client, SPANISH)
    entry = next(row.entry for row in plans if (row.text, row.language) == (FIRST, "es"))

    (origin,) = css(page, "section[aria-labelledby=origin]")
    assert "Secretariat" in origin.text_content()
    assert "plan-2020-2022.es.txt" in origin.text_content()
    assert f"/en/meridian/changes/{entry}/" in links(origin).values()


def test_the_text_is_taken_away_as_plain_text(plans, client):
    answer = client.get(f"{TEXTS}{FIRST}/in/zh-Hans.txt")

    words = answer.content.decode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert words.startswith("子午线论坛2020—2022年规划\n\n子午线集团各国")
    assert "2.1 各方应每年交流150名教师。" in words
    assert words.count("子午线论坛2020—2022年规划") == 1
    assert "/in/zh-Hans/" in words


def test_a_language_is_found_however_it_is_written(plans, client):
    for place in ("", "para_1-1/"):
        answer = client.get(f"{TEXTS}{FIRST}/in/ZH-hans/{place}")
        assert (answer.status_code, answer["Location"]) == (
            301,
            f"{TEXTS}{FIRST}/in/zh-Hans/{place}",
        )


@pytest.mark.parametrize(
    "place",
    [
        f"{FIRST}/in/pt/",
        f"{FIRST}/in/pt.txt",
        f"{FIRST}/in/en/?beside=pt",
        f"{FIRST}/in/en/para_9/",
        "rules-2019/in/en/",
        "nowhere/in/en/",
        f"{FIRST}/in/en/%00/",
    ],
)
def test_what_nobody_imported_is_not_there(plans, client, place):
    assert client.get(f"{TEXTS}{place}").status_code == 404


def test_two_languages_stand_in_step(plans, client):
    page = page_at(client, f"{ENGLISH}?beside=es")

    sides = [said(step, ".step-side") for step in css(page, ".step")]
    assert [
        "English 1.2 The Parties shall keep at least 12 lighthouses lit every night.",
        "Spanish 1.2 Las Partes mantendrán encendidos al menos 12 faros todas las noches.",
    ] in sides
    assert all(len(side) == 2 for side in sides)
    assert {one.get("lang") for one in css(page, ".step .states-words")} == {"en", "es"}


def test_where_languages_differ_is_marked_and_listed(plans, client):
    page = page_at(client, f"{SPANISH}?beside=en")

    assert said(page, ".places > li > a") == ["¶ 2.1"]
    (step,) = css(page, ".step-differs")
    assert links(page, ".places > li > a") == {"¶ 2.1": f"#{step.get('id')}"}
    assert said(step, "mark") == ["deberán", "130", "should", "150"]
    assert "A number Spanish: 130 · English: 150" in said(page, ".places li")
    assert "A word that binds Spanish: deberán · English: should" in said(step, "li")


def test_languages_that_are_not_compared_yet_go_by_their_numbers(plans, keeper, client):
    import_text(SECOND, "es", actor=keeper)

    page = page_at(client, f"{TEXTS}{SECOND}/in/en/?beside=es")

    assert (
        "set side by side by their numbers" in said(page, "section[aria-labelledby=differences]")[0]
    )
    assert "English 4. The Parties will exchange 150 teachers every year." in said(
        page, ".step-side"
    )


def test_a_paragraph_has_an_address_in_every_language(plans, client):
    page = page_at(client, f"{ENGLISH}para_2-1/")

    assert said(page, "h1") == ["¶ 2.1"]
    assert said(page, ".numbered-text") == ["The Parties should exchange 150 teachers every year."]
    others = links(page, ".other-languages .side-number")
    assert said(page, ".other-language .step-language") == ["Spanish", "Chinese"]
    assert others == {"2.1": f"{TEXTS}{FIRST}/in/zh-Hans/para_2-1/"}
    assert said(page, ".other-language mark") == ["deberán", "130"]
    assert css(page, "a[rel=prev]")[0].get("href") == f"{ENGLISH}sec_II/"
    assert css(page, "a[rel=next]")[0].get("href") == f"{ENGLISH}para_2-2/"


def test_words_of_a_paragraph_are_marked_and_cited(plans, client):
    page = page_at(client, f"{ENGLISH}para_2-1/?quote=exchange%20%20150%0Ateachers")

    assert said(page, "mark")[0] == "exchange 150 teachers"
    citation = said(page, ".cite [data-copied]")[0]
    assert citation.startswith(
        "“exchange 150 teachers”, in: Plan of the Meridian Forum 2020–2022 (English), ¶ 2.1, "
    )
    assert citation.endswith(f"{ENGLISH}para_2-1/?quote=exchange%20150%20teachers")
    bibtex = css(page, ".cite pre")[0].text
    assert bibtex.startswith("@misc{meridian-plan-2020-2022-en-para_2-1,")
    assert "year = {2019}" in bibtex
    assert "note = {“exchange 150 teachers”}" in bibtex


def test_words_that_do_not_stand_there_are_not_passed_over(plans, client):
    page = page_at(client, f"{ENGLISH}para_2-1/?quote=exchange+900+<b>teachers")

    assert css(page, ".numbered-text mark") == []
    assert "“exchange 900 <b>teachers” is not found" in said(page, ".callout")[0]
    assert css(page, "#quote")[0].get("value") == "exchange 900 <b>teachers"


def test_the_line_of_a_paragraph_goes_through_the_plans(plans, client):
    page = page_at(client, f"{TEXTS}{SECOND}/in/en/para_1/")

    assert said(page, ".line li") == ["2019 ¶ 1.2", "2022 ¶ 1 reworded", "2025 ¶ 3 reworded"]
    assert list(links(page, ".line a").values()) == [
        f"{ENGLISH}para_1-2/",
        f"{TEXTS}{SECOND}/in/en/para_1/",
        f"{TEXTS}{THIRD}/in/en/para_3/",
    ]


def test_a_paragraph_without_a_number_is_called_by_how_it_begins(plans, client):
    page = page_at(client, f"{ENGLISH}rec_1/")

    assert said(page, "h1") == ["Preamble “The States of the Meridian Group…”"]
    assert "Preamble “The States of the Meridian Group…”, 6 November" in said(page, ".cite p")[0]
    assert css(page, "a[rel=prev]") == []


def test_a_paragraph_with_points_shows_them(plans, client):
    page = page_at(client, f"{ENGLISH}para_1-3/")

    assert said(page, ".edition-text .numbered-text")[1:] == [
        "the name of each ship;",
        "the port where it was built.",
    ]


def test_the_text_s_page_leads_to_its_words(plans, client):
    found = links(page_at(client, f"{TEXTS}{FIRST}/"), "section[aria-labelledby=words] a")

    assert found["Spanish"] == SPANISH
    assert found["English and Spanish, in step"] == f"{ENGLISH}?beside=es"


@pytest.mark.parametrize(("language", "content"), [("en", "en"), ("es", "es"), ("nl", "en")])
def test_a_commitment_leads_to_its_paragraph(plans, client, language, content):
    page = page_at(client, f"/{language}/meridian/commitments/m-2020-01/")

    assert f"/{language}/meridian/texts/{FIRST}/in/{content}/para_1-1/" in links(page).values()


def test_a_text_that_nobody_imported_has_no_such_links(plans, client):
    for place in ("texts/rules-2019/", "commitments/m-2019-01/", "commitments/m-2019-02/"):
        page = page_at(client, f"/en/meridian/{place}")
        assert not [one for one in links(page).values() if "/in/" in one]


@pytest.mark.parametrize(("tag", "content"), [(tag, content) for tag, content, _ in LANGUAGES])
@pytest.mark.parametrize(
    "place", ["", "?beside=es", "?beside=zh-Hans", "para_1-1/", "para_2-1/?quote=150"]
)
def test_pages_are_sound_in_every_language(plans, client, place, tag, content):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/{tag}/meridian/texts/{FIRST}/in/en/{place}")

    page = html.fromstring(answer.content)
    ids = [one.get("id") for one in css(page, "[id]")]
    assert page.get("lang") == content
    assert len(css(page, "h1")) == 1
    assert len(ids) == len(set(ids))
    assert not answer.cookies
    assert len(queries) <= MOST_QUERIES


def test_queries_stay_as_many_in_a_long_text(plans, keeper, client):
    parts = tuple(
        Paragraph(f"para_{n}", "paragraph", f"{n}.", "", f"They will light lamp {n}.", 0, 0)
        for n in range(1, 400)
    )
    import_text("rules-2019", "en", actor=keeper, found=Outline("en", "Rules", parts))
    for place in ("", "para_7/"):
        with CaptureQueriesContext(connection) as queries:
            page_at(client, f"{TEXTS}rules-2019/in/en/{place}")
        assert len(queries) <= MOST_QUERIES


def test_signs_of_markup_in_a_text_are_words(plans, keeper, client):
    odd = "<script>alert(1)</script> & “so”"
    part = Paragraph("para_1", "paragraph", "1.", "", odd, 0, 0)
    import_text("rules-2019", "en", actor=keeper, found=Outline("en", "<i>Rules</i>", (part,)))

    for place in ("", "para_1/", "para_1/?quote=%3Cscript%3E"):
        answer = client.get(f"{TEXTS}rules-2019/in/en/{place}")
        assert b"<script>alert" not in answer.content
        assert odd in html.fromstring(answer.content).text_content()
