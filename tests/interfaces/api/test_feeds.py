"""Feeds, read as a news reader reads them."""

import datetime as dt

import pytest
from django.test import Client
from lxml import etree

from consenso.core.ledger import digest_of
from consenso.domain.ledger.actions import Changed, record
from tests.conftest import LOADED_AT
from tests.core.formats.iati.files import activity, document
from tests.domain.activities.test_activities import link as linked
from tests.domain.intake.taking import accepted, taken_in
from tests.interfaces.api.asking import SECTIONS, got, local

ATOM = "{http://www.w3.org/2005/Atom}"
PROMISE = 'Lend 250 million dollars for ports ("soft" terms & no strings).'
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(address: str) -> etree._Element:
    response = Client().get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(response.content)


def must_be_atom(feed: etree._Element) -> None:
    """Raise where an element that RFC 4287 asks for is lacking or stands twice."""
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert len(feed.findall(f"{ATOM}{name}")) == 1
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    relations = [link.get("rel") for link in feed.findall(f"{ATOM}link")]
    assert sorted(relations) == ["alternate", "self"]
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        for name in ("id", "title", "updated", "summary"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1
            assert entry.findtext(f"{ATOM}{name}")
        assert entry.find(f"{ATOM}link").get("href").startswith("http")
        assert dt.datetime.fromisoformat(entry.findtext(f"{ATOM}updated")).tzinfo
    identifiers = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(identifiers) == len(set(identifiers))
    assert all(one.startswith("tag:localhost,") for one in identifiers)


@pytest.mark.parametrize("section", SECTIONS)
def test_each_list_has_a_feed_with_a_way_to_each_object(meridian, section):
    feed = read(f"/fr/meridian/{section}/feed.atom")

    must_be_atom(feed)
    assert feed.get(LANG) == "fr"
    ids = {one["id"] for one in got(f"/api/v1/meridian/{section}")["items"]}
    links = [entry.find(f"{ATOM}link").get("href") for entry in feed.findall(f"{ATOM}entry")]
    assert {link.rstrip("/").rpartition("/")[2] for link in links} == ids
    for link in links[:2]:
        assert Client().get(local(link)).status_code == 200


@pytest.mark.parametrize("address", ["/es/meridian/feed.atom", "/es/meridian/changes/feed.atom"])
def test_the_whole_record_has_a_feed(meridian, address):
    feed = read(address)

    must_be_atom(feed)
    assert len({one.get("term") for one in feed.iter(f"{ATOM}category")}) > 8


def test_a_feed_keeps_to_its_filter(record):
    ids = {
        one["id"]
        for one in got("/api/v1/china-celac/commitments?area=finance&per_page=500")["items"]
    }

    feed = read("/en/china-celac/commitments/feed.atom?area=finance")

    links = [entry.find(f"{ATOM}link").get("href") for entry in feed.findall(f"{ATOM}entry")]
    assert {link.rstrip("/").rpartition("/")[2] for link in links} == ids


def test_a_feed_under_a_filter_that_nothing_fits_is_empty_and_sound(meridian):
    feed = read("/en/meridian/meetings/feed.atom?year=1999")

    must_be_atom(feed)
    assert feed.findall(f"{ATOM}entry") == []


def changed(document, what):
    digest = digest_of(document) if document else ""
    return Changed("area", "ports", what, digest, document)


def test_the_newest_stands_first_and_what_is_gone_not_at_all(meridian):
    area = {"id": "ports", "name": {"en": "Ports, changed"}, "confidence": "medium"}
    for day, change in ((1, changed(area, "changed")), (2, changed(area, "changed"))):
        at = LOADED_AT + dt.timedelta(days=day)
        record(forum="meridian", act="record:load", by="Sena", at=at, changes=[change], payload={})

    feed = read("/es/meridian/areas/feed.atom")

    entries = feed.findall(f"{ATOM}entry")
    moments = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert moments == sorted(moments, reverse=True)
    assert entries[0].findtext(f"{ATOM}title") == "Ports, changed"
    assert entries[0].get(LANG) == "en"
    assert feed.findtext(f"{ATOM}updated") == moments[0]

    at = LOADED_AT + dt.timedelta(days=3)
    gone = changed(None, "removed")
    record(forum="meridian", act="record:load", by="Sena", at=at, changes=[gone], payload={})
    assert "ports" not in etree.tostring(read("/es/meridian/areas/feed.atom")).decode()


def test_a_feed_names_the_head_of_the_ledger(meridian):
    head = got("/api/v1/meridian/areas")["ledger_head"]

    assert head in read("/en/meridian/feed.atom").findtext(f"{ATOM}subtitle")


def told(feed):
    return [
        (entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}summary"))
        for entry in feed.findall(f"{ATOM}entry")
    ]


def test_what_was_done_to_activities_is_told_in_words(meridian):
    accepted(document(activity(), activity(identifier="XA-1-8")))
    accepted(document(activity()), source="sea")
    linked()

    feed = read("/en/meridian/activities/feed.atom")

    must_be_atom(feed)
    assert told(feed) == [
        (f"Activity XA-1-7 linked to commitment “{PROMISE}”", "It builds the port."),
        (
            "Activities accepted: Harbours of Aurelia",
            "New: 1. Changed: 0. The same: 0. Not published any more: 0. Refused: 0.",
        ),
        ("Activities of a source are kept: Harbours of Aurelia",) * 2,
        (
            "Activities accepted: Harbours of Aurelia",
            "New: 2. Changed: 0. The same: 0. Not published any more: 0. Refused: 0.",
        ),
        ("Activities of a source are kept: Harbours of Aurelia",) * 2,
    ]
    assert len(told(read("/en/meridian/activities/feed.atom?source=sea"))) == 2
    for entry in feed.findall(f"{ATOM}entry"):
        assert Client().get(local(entry.find(f"{ATOM}link").get("href"))).status_code == 200
    whole = read("/en/meridian/feed.atom")
    must_be_atom(whole)
    assert told(whole)[:5] == told(feed)
    assert Client().get("/en/meridian/activities/feed.atom?colour=red").status_code == 422


def test_what_waits_is_in_no_feed(meridian):
    taken_in(document(activity(identifier="XA-secret")))

    for address in ("/en/meridian/activities/feed.atom", "/en/meridian/feed.atom"):
        assert b"secret" not in Client().get(address).content


def test_entries_with_signs_that_xml_cannot_hold_are_told_without_them(meridian):
    accepted(document(activity(identifier="XA-1-7")))
    before = {"source": "harbours", "activity": "XA-1-7", "commitment": "m-2020-01"}
    record(
        forum="meridian",
        act="activities:link",
        by="secretariat",
        at=LOADED_AT,
        changes=(),
        payload=before | {"why": "It lends\x0bfor\x01ports.\ufffe"},
    )
    record(
        forum="meridian",
        act="activities:source",
        by="secretariat",
        at=LOADED_AT,
        changes=(),
        payload={"source": "a\x0bb"},
    )

    for address in ("/en/meridian/feed.atom", "/en/meridian/activities/feed.atom"):
        feed = read(address)
        must_be_atom(feed)
        said = [one.text for one in feed.iter(f"{ATOM}summary")]
        assert "It lends for ports. " in said
        assert any("a b" in one.text for one in feed.iter(f"{ATOM}title"))


@pytest.mark.parametrize(
    "asked", ["commitment=m-2020-01", "text=plan-2020-2022", "area=sea", "party=XA", "state=xa"]
)
def test_replies_and_links_are_told_to_who_follows(meridian, asked):
    accepted(document(activity(identifier="XA-1-7")))
    linked()

    feed = read(f"/en/meridian/feed.atom?{asked}")

    must_be_atom(feed)
    terms = {one.get("term") for one in feed.iter(f"{ATOM}category")}
    assert {"assessment", "reply", "activities:link"} <= terms
    assert "activities:accept" not in terms
    titles = [title for title, _ in told(feed)]
    assert f"Activity XA-1-7 linked to commitment “{PROMISE}”" in titles


def test_who_follows_another_promise_hears_of_neither(meridian):
    accepted(document(activity(identifier="XA-1-7")))
    linked()

    feed = read("/en/meridian/feed.atom?commitment=m-2023-01")

    terms = {one.get("term") for one in feed.iter(f"{ATOM}category")}
    assert "assessment" in terms
    assert not {"reply", "activities:link"} & terms
