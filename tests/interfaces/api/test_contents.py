"""What texts say, for programs: as the outline is printed, and as Akoma Ntoso that is read back the same."""

import json
from dataclasses import replace

import pytest
from django.test import Client

from consenso.core.formats import akn
from consenso.domain.texts.contents import content, outline_of
from tests.interfaces.api.asking import got
from tests.people import sena
from tests.texts import FIRST, import_all, outline

BASE = f"/api/v1/meridian/texts/{FIRST}/contents/"


@pytest.fixture(scope="module")
def imported(meridian, django_db_blocker):
    with django_db_blocker.unblock():
        return tuple(import_all(FIRST, actor=sena()))


def test_words_come_as_the_outline_is_printed(imported):
    found = got(f"{BASE}zh-Hans")

    printed = outline(FIRST, "zh-Hans").as_json()
    kept = [part | {"start": 0, "end": 0, "page": 0} for part in printed["paragraphs"]]
    assert {name: found[name] for name in ("language", "title", "paragraphs")} == printed | {
        "paragraphs": kept
    }


def test_the_answer_says_since_which_entry_and_under_which_digest(imported):
    found = got(f"{BASE}es")

    row = content("meridian", FIRST, "es")
    assert (found["entry"], found["digest"]) == (row.entry, row.digest)
    assert found["url"].endswith(f"/en/meridian/texts/{FIRST}/in/es/")


@pytest.mark.parametrize("language", ["en", "es", "zh-Hans"])
def test_akoma_ntoso_is_read_back_the_same(imported, language):
    answer = Client().get(f"{BASE}{language}.xml")

    reading = akn.read(answer.content)
    kept = outline_of(content("meridian", FIRST, language))
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    assert [replace(one, start=0, end=0) for one in reading.outline.paragraphs] == list(
        kept.paragraphs
    )
    assert (reading.outline.language, reading.outline.title) == (language, kept.title)
    assert reading.metadata.date == "2019-11-06"
    assert akn.check(answer.content) == ()


def test_each_text_says_in_which_languages_it_is_here(imported):
    listed = {one["id"]: one["contents"] for one in got("/api/v1/meridian/texts")["items"]}

    assert [one["language"] for one in listed[FIRST]] == ["en", "es", "zh-Hans"]
    assert all(not held for text, held in listed.items() if text != FIRST)


@pytest.mark.parametrize("place", ["pt", "pt.xml"])
def test_a_language_that_is_not_here_says_which_are(imported, place):
    answer = Client().get(f"{BASE}{place}")

    assert answer.status_code == 404
    assert "en, es, zh-Hans" in json.loads(answer.content)["detail"]


@pytest.mark.parametrize("place", ["es", "es.xml"])
def test_there_is_nothing_to_ask(imported, place):
    answer = Client().get(f"{BASE}{place}?language=es")

    assert answer.status_code == 422
    assert "There is none." in json.loads(answer.content)["detail"]
