"""Every kind of page: in each language, for every reader the same, with few queries, and gentle with bad addresses."""

import datetime as dt
import re
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consenso.domain.record.actions import load
from consenso.interfaces.ui.pages import LANGUAGES
from tests.interfaces.public.growing import many_times
from tests.interfaces.public.places import AROUND, CHINA_CELAC, MERIDIAN
from tests.record import MERIDIAN as FOLDER
from tests.record import files_in

MOST_QUERIES = 17
TAGS = [(tag, content) for tag, content, _ in LANGUAGES]
LATER = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


class Read(HTMLParser):
    """What a test asks of a page: its language, headings, ids, links, inline styles and scripts."""

    def __init__(self, html):
        super().__init__()
        self.language, self.h1, self.ids, self.links, self.unfit = "", 0, [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.language = given.get("lang", "") if tag == "html" else self.language
        self.h1 += tag == "h1"
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" and "href" in given else []
        self.unfit += [name for name in given if name == "style" or name.startswith("on")]


def asked(client, address):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    return answer, len(queries)


def assert_is_a_page(answer, n_queries, language):
    read = Read(answer.content.decode())
    assert answer.status_code == 200
    assert read.language == language
    assert read.h1 == 1
    assert len(read.ids) == len(set(read.ids))
    assert read.unfit == []
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert n_queries <= MOST_QUERIES


@pytest.mark.parametrize(("tag", "content"), TAGS)
@pytest.mark.parametrize("place", AROUND)
def test_pages_outside_a_forum(meridian, client, place, tag, content):
    answer, n_queries = asked(client, f"/{tag}/{place}")

    assert_is_a_page(answer, n_queries, content)


@pytest.mark.parametrize(("tag", "content"), TAGS)
@pytest.mark.parametrize("place", MERIDIAN)
def test_pages_of_the_imaginary_forum(meridian, client, place, tag, content):
    answer, n_queries = asked(client, f"/{tag}/meridian/{place}")

    assert_is_a_page(answer, n_queries, content)


@pytest.mark.parametrize("place", CHINA_CELAC)
def test_pages_of_the_recorded_forum(record, client, place):
    answer, n_queries = asked(client, f"/en/china-celac/{place}")

    assert_is_a_page(answer, n_queries, "en")


def test_queries_stay_as_many_when_the_record_grows(meridian, client):
    load(many_times(files_in(FOLDER), 130), at=LATER, by="Sena")

    counted = {place: asked(client, f"/en/meridian/{place}") for place in MERIDIAN}

    assert {place for place, (answer, _) in counted.items() if answer.status_code != 200} == set()
    assert {place: n for place, (_, n) in counted.items() if n > MOST_QUERIES} == {}


@pytest.mark.parametrize("place", [place for place in MERIDIAN if "?" not in place])
def test_pages_are_only_read(meridian, client, place):
    assert client.post(f"/en/meridian/{place}").status_code == 405


@pytest.mark.parametrize(
    "place",
    [
        "meetings/nowhere/",
        "statements/nowhere/",
        "texts/nowhere/",
        "areas/nowhere/",
        "commitments/nowhere/",
        "deliveries/nowhere/",
        "states/zz/",
        "states/meridian-group/",
        "blocs/xa/",
        "initiatives/nowhere/",
        "sources/000000000000/",
        "changes/99/",
        "changes/99999999999999999999999999/",
        "nothing/",
    ],
)
def test_what_is_not_there_is_a_404_that_leads_on(meridian, client, place):
    answer = client.get(f"/fr/meridian/{place}")

    read = Read(answer.content.decode())
    assert answer.status_code == 404
    assert read.language == "fr"
    assert "/fr/meridian/meetings/" in read.links
    assert 'action="/fr/meridian/search/"' in answer.content.decode()


@pytest.mark.parametrize("place", ["", "meetings/", "compare/", "map/", "changes/1/", "methods/"])
def test_a_forum_that_is_not_there_is_a_404(meridian, client, place):
    assert client.get(f"/en/nowhere/{place}").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=999999",
        "page=9999999999999999999999",
        "page=%00",
        "page=two",
        "year=20000",
        "year=x&kind=x&series=x&state=%F0%9F%92%A5&party=../..&area='%22<b>",
        "on=2021-13-45",
        "on=9999-12",
        "on=%D9%A2%D9%A0%D9%A2%D9%A1",
        "first=x&second=y&on=z",
        "first=isles&second=isles",
        "kind=commitment",
        "id=%00",
        "kind=%00&id=" + "x" * 5000,
        "value=x",
        "host=<script>",
        "&".join(f"state={number}" for number in range(500)),
    ],
)
@pytest.mark.parametrize("place", sorted({place.split("?")[0] for place in MERIDIAN}))
def test_strange_questions_are_answered(meridian, client, place, query):
    answer = client.get(f"/en/meridian/{place}?{query}")

    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode()


def test_every_link_within_the_forum_leads_somewhere(meridian, client):
    seen, left, broken = set(), ["/en/meridian/"], []
    while left:
        address = left.pop()
        answer = client.get(address)
        if answer.status_code != 200:
            broken.append(address)
        if not answer.get("Content-Type", "").startswith("text/html"):
            continue
        for link in Read(answer.content.decode()).links:
            link = link.partition("#")[0]
            # Briefs are files of another part of the site; search has its own tests.
            if not re.match(r"/en/meridian/(?!search/|.*brief)", link) or link in seen:
                continue
            seen.add(link)
            left.append(link)

    assert broken == []
    assert len(seen) > 100
