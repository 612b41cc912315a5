"""The shell of a page, the page of components, and the pages that say what went wrong."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from consenso.interfaces.ui.pages import LANGUAGES, SECTIONS, shell

SITE = "https://forum.example"
TAGS = [tag for tag, _, _ in LANGUAGES]


@pytest.fixture
def here(settings):
    settings.ROOT_URLCONF = "tests.interfaces.ui.urls"
    return Client(raise_request_exception=False)


def read(response):
    return BeautifulSoup(response.content.decode(), "html.parser")


def test_shell_leads_to_the_same_page_in_six_languages():
    made = shell(
        language="zh-hans",
        path="/zh-hans/meridian/meetings/",
        site=SITE,
        title="会议",
        forum_slug="meridian",
        section="meetings",
    )

    assert made.language == "zh-Hans"
    assert [alternate.address for alternate in made.alternates] == [
        f"/{tag}/meridian/meetings/" for tag in TAGS
    ]
    assert [alternate.language for alternate in made.alternates if alternate.is_current] == [
        "zh-Hans"
    ]
    assert [item.address for item in made.navigation if item.is_current] == [
        "/zh-hans/meridian/meetings/"
    ]
    assert made.canonical == f"{SITE}/zh-hans/meridian/meetings/"


def test_shell_without_a_forum_has_neither_sections_nor_search():
    made = shell(language="en", path="/en/", site=SITE, title="Forums")

    assert (made.navigation, made.search_address) == ((), "")


def test_sections_are_named_once():
    assert len({key for key, _ in SECTIONS}) == len(SECTIONS) == 14


@pytest.mark.parametrize("tag", TAGS)
def test_components_are_shown_in_every_language(here, tag):
    response = here.get(f"/{tag}/_components/")
    page = read(response)

    assert response.status_code == 200
    assert page.html["lang"] == ("zh-Hans" if tag == "zh-hans" else tag)
    assert len(page.find_all("h1")) == len(page.find_all("main")) == 1
    assert len(page.select("link[rel=alternate][hreflang]")) == 7


def test_page_holds_no_style_and_no_script_of_its_own(here):
    page = read(here.get("/en/_components/"))

    assert not page.select("[style], style")
    assert not [
        tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)
    ]
    assert not [
        script
        for script in page.find_all("script")
        if script.string and script.get("type") != "application/ld+json"
    ]


def test_ids_are_unique(here):
    ids = [tag["id"] for tag in read(here.get("/en/_components/")).select("[id]")]

    assert sorted(ids) == sorted(set(ids))


def test_json_ld_cannot_end_its_element(here):
    text = here.get("/en/_components/").content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)

    assert json.loads(found.group(1))["name"] == "</script>"


def test_wording_in_another_language_is_marked_and_said(here):
    passages = read(here.get("/en/_components/")).select(".passage")

    assert [passage.select_one(".states-words")["lang"] for passage in passages] == ["en", "es"]
    assert "Spanish" in passages[1].select_one(".fallback").text


def test_amount_carries_its_full_figure(here):
    amount = read(here.get("/en/_components/")).select_one("data.amount")

    assert (amount["value"], amount["title"], amount.text) == (
        "20000000000",
        "20,000,000,000 US dollars",
        "US$20 billion",
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [("nothing/", 404), ("refuses/", 403), ("misreads/", 400), ("breaks/", 500)],
)
@pytest.mark.parametrize("tag", TAGS)
def test_error_pages_look_like_the_site_and_lead_on(here, tag, path, status):
    response = here.get(f"/{tag}/meridian/{path}")
    page = read(response)

    assert response.status_code == status
    assert page.h1.text
    assert page.select(".ways a")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


def test_missing_page_of_a_known_forum_offers_search_and_sections(here, settings):
    settings.FORUM_NAME = "tests.interfaces.ui.test_pages.forum_name"

    page = read(here.get("/en/meridian/nothing/"))

    assert page.select_one("#error-search")
    assert "/en/meridian/meetings/" in [way["href"] for way in page.select(".ways a")]


def forum_name(slug, *, language):
    return "Meridian Forum" if slug == "meridian" else ""


def test_fault_gives_a_reference_that_stands_in_the_log(here, caplog):
    reference = read(here.get("/en/meridian/breaks/")).select_one(".reference").text

    assert reference in caplog.text
