"""Whoever changes something behind the ledger is found out, and where."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from consenso.domain.ledger import queries as ledger
from consenso.domain.ledger.actions import Changed, record
from consenso.domain.ledger.models import Change, Entry

AT = dt.datetime(2031, 5, 6, 7, 8, 9, 123456, tzinfo=dt.UTC)


def added(identifier, **fields):
    document = {"id": identifier, **fields}
    return Changed("area", identifier, "added", ledger.digest_of(document), document)


@pytest.fixture
def three_entries(db):
    for number in range(3):
        record(
            forum="meridian",
            act="record:load",
            by="Sena",
            at=AT + dt.timedelta(days=number),
            changes=[added(f"a-{number}", name={"en": "é"}), added(f"b-{number}", n=1.5)],
            payload={"added": 2},
        )


def test_a_new_ledger_has_no_head_and_holds(db):
    assert ledger.head("meridian") == ledger.Head(0, "", None)
    assert ledger.broken("meridian") is None


def test_each_entry_names_the_one_before(three_entries):
    newest, middle, first = ledger.entries("meridian").items

    assert [newest.number, middle.number, first.number] == [3, 2, 1]
    assert (newest.previous, middle.previous, first.previous) == (middle.digest, first.digest, "")
    assert ledger.broken("meridian") is None


@pytest.mark.parametrize(
    "tamper",
    [
        lambda: Entry.objects.filter(number=2).update(by="Bo"),
        lambda: Entry.objects.filter(number=2).update(at=AT),
        lambda: Entry.objects.filter(number=2).update(payload={"added": 3}),
        lambda: Entry.objects.filter(number=2).update(previous="0" * 64),
        lambda: Change.objects.filter(identifier="a-1").update(document={"id": "a-1"}),
        lambda: Change.objects.filter(identifier="a-1").update(what="changed"),
        lambda: Change.objects.filter(identifier="a-1").delete(),
    ],
    ids=["by", "at", "payload", "previous", "document", "what", "one taken out"],
)
def test_a_change_behind_the_ledger_is_named(three_entries, tamper):
    tamper()

    assert ledger.broken("meridian") == 2


def test_an_entry_taken_out_is_noticed(three_entries):
    Change.objects.filter(entry__number=1).delete()
    Entry.objects.filter(number=1).delete()

    assert ledger.broken("meridian") == 1


def test_two_entries_cannot_have_one_number(three_entries):
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(
            forum="meridian", number=3, at=AT, act="x", by="Bo", payload={}, digest="1" * 64
        )


def test_each_forum_has_a_ledger_of_its_own(three_entries):
    record(forum="isles", act="record:load", by="Ana", at=AT, changes=[], payload={})

    assert ledger.head("isles").number == 1
    assert ledger.head("meridian").number == 3


def test_the_generation_is_another_after_each_entry(three_entries):
    before = ledger.generation()

    record(forum="isles", act="record:load", by="Ana", at=AT, changes=[], payload={})

    assert ledger.generation() != before


def test_changes_come_after_a_mark_in_order(three_entries):
    found = [(change.entry, change.identifier) for change in ledger.changes("meridian", after=1)]

    assert found == [(2, "a-1"), (2, "b-1"), (3, "a-2"), (3, "b-2")]
