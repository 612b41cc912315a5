"""Validators, methods and origins."""

import datetime as dt
from email.utils import format_datetime

import pytest
from django.test import Client

from consenso.domain.ledger.actions import record
from tests.conftest import LOADED_AT

ADDRESSES = [
    "/api/v1/meridian",
    "/api/v1/meridian/meetings",
    "/api/v1/meridian/meetings?format=csv",
    "/api/v1/meridian/meetings/council-1",
    "/api/v1/meridian/popolo.json",
    "/en/meridian/feed.atom",
    "/es/meridian/meetings/feed.atom?kind=ministerial",
    "/nl/meridian/meetings/calendar.ics",
    "/fr/meridian/opensearch.xml",
    "/data/meridian/record.zip",
    "/data/meridian/record.sqlite3",
    "/data/meridian/forum.yaml",
]
OF_ALL_FORUMS = [
    "/api/v1/",
    "/api/v1/openapi.json",
    "/data/catalog.jsonld",
    "/sitemap.xml",
    "/opensearch.xml",
]


@pytest.mark.parametrize("address", [*ADDRESSES, *OF_ALL_FORUMS])
def test_who_has_the_answer_is_told_so(meridian, address):
    first = Client().get(address)

    again = Client().get(address, headers={"If-None-Match": first["ETag"]})

    assert first.status_code == 200
    assert not first["ETag"].startswith("W/")
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]
    assert first["Access-Control-Allow-Origin"] == again["Access-Control-Allow-Origin"] == "*"
    assert not {"Set-Cookie", "Vary"} & set(first.headers)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_last_change_is_the_ledgers(meridian, address):
    first = Client().get(address)

    again = Client().get(address, headers={"If-Modified-Since": first["Last-Modified"]})

    assert first["Last-Modified"] == format_datetime(LOADED_AT, usegmt=True)
    assert again.status_code == 304


@pytest.mark.parametrize("address", [*ADDRESSES, *OF_ALL_FORUMS])
def test_an_entry_of_the_ledger_makes_it_another_answer(meridian, address):
    first = Client().get(address)
    at = LOADED_AT + dt.timedelta(days=1)

    record(forum="meridian", act="record:load", by="Sena", at=at, changes=(), payload={})

    again = Client().get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]


@pytest.mark.parametrize("address", [*ADDRESSES, *OF_ALL_FORUMS])
def test_head_is_get_without_the_body(meridian, address):
    whole, head = Client().get(address), Client().head(address)

    assert head.content == b""
    for name in ("ETag", "Content-Type", "Content-Length"):
        assert head[name] == whole[name]


@pytest.mark.parametrize("address", ADDRESSES)
def test_other_sites_may_ask_first(meridian, address):
    response = Client().options(address, headers={"Origin": "https://example.org"})

    assert response.status_code == 204
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "GET" in response["Access-Control-Allow-Methods"]


def test_two_addresses_never_share_a_mark(meridian):
    marks = [Client().get(address)["ETag"] for address in (*ADDRESSES, *OF_ALL_FORUMS)]

    assert len(set(marks)) == len(marks)
