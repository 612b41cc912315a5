"""Feeds, read as a news reader reads them."""

import datetime as dt

import pytest
from django.test import Client
from lxml import etree

from consenso.core.ledger import digest_of
from consenso.domain.ledger.actions import Changed, record
from tests.conftest import LOADED_AT
from tests.interfaces.api.asking import SECTIONS, got, local

ATOM = "{http://www.w3.org/2005/Atom}"
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
