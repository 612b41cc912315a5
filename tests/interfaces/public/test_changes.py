"""The ledger as readers see it."""

import datetime as dt

import pytest

from consenso.domain.record.actions import load
from tests.record import MERIDIAN, files_in

LATER = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


@pytest.fixture
def changed(meridian):
    """The record with one fact reworded."""
    files = files_in(MERIDIAN)
    kept = files["deliveries.yaml"].decode().replace("1,040 school places given", "1,041 given")
    files["deliveries.yaml"] = kept.encode()
    return load(files, at=LATER, by="Sena")


def test_an_entry_says_what_it_did_field_by_field(changed, client):
    html = client.get("/en/meridian/changes/2/").content.decode()

    assert "<code>fact.en</code>" in html
    assert "<del>1,040 school places given.</del>" in html
    assert "<ins>1,041 given.</ins>" in html


def test_the_history_of_an_object_begins_with_its_coming(changed, client):
    html = client.get("/en/meridian/changes/?kind=delivery&id=e-03").content.decode()

    assert html.index(">changed</span>") < html.index(">added</span>")
    assert "<ins>1,041 given.</ins>" in html
    assert 'href="/en/meridian/changes/1/"' in html


def test_the_page_of_an_object_leads_to_its_history(meridian, client):
    html = client.get("/en/meridian/deliveries/e-03/").content.decode()

    assert 'href="/en/meridian/changes/?kind=delivery&amp;id=e-03"' in html


def test_what_the_ledger_does_not_know_is_said(meridian, client):
    html = client.get("/en/meridian/changes/?kind=delivery&id=nowhere").content.decode()

    assert "The ledger remembers nothing of this kind and identifier" in html


def test_an_entry_with_many_objects_has_pages(meridian, client):
    first = client.get("/en/meridian/changes/1/").content.decode()

    assert 'class="changed-object"' in first
    assert first.count('class="changed-object"') <= 50


def test_changes_name_the_hash_of_the_last_entry(changed, client):
    html = client.get("/en/meridian/changes/").content.decode()

    assert "Hash of the last entry (SHA-256)" in html
    assert 'href="/en/meridian/changes/2/"' in html
