"""Rounds and versions: what comes too late stays with who wrote it, and what was circulated is kept as it was."""

import datetime as dt
import json
from hashlib import sha256

import pytest

from consenso.core.record import canonical_json
from consenso.domain.drafting import sending, versions
from consenso.domain.drafting.past import rounds, version_document
from consenso.domain.drafting.queries import own, proposals
from consenso.domain.drafting.sending import RoundIsOver
from consenso.domain.drafting.versions import NoRound, RoundIsOpen, WrongMoment
from tests.negotiating import PLAN

SHOULD = "The parties should open their harbours to all ships by 2035."


def by(table, name="Sena"):
    return {"actor": table.actor(name), "identifier": PLAN, "at": table.now()}


def open_round(table, minutes=30):
    given = by(table)
    return versions.open_round(**given, closes_at=given["at"] + dt.timedelta(minutes=minutes))


def test_what_is_sent_after_a_round_is_refused_and_stays_private(table):
    row = table.open()
    open_round(table, minutes=10)
    table.propose("Bo", "deletion", paragraph="p4")
    late = table.write("Ana", paragraph="p3", texts=(SHOULD,))
    table.at += dt.timedelta(minutes=10)

    with pytest.raises(RoundIsOver):
        sending.send(**by(table, "Ana"))
    with pytest.raises(RoundIsOver):
        sending.join(**by(table, "Ana"), proposal=proposals(row.id)[0].pk)
    assert [one.pk for one in own(row.id, table.actor("Ana").delegation.id)] == [late.pk]
    assert [one.round for one in proposals(row.id)] == [1]
    assert sending.send(**by(table, "Sena")) == ()


def test_the_chair_sends_between_rounds_and_a_delegation_leaves_what_it_sent_at_any_time(table):
    table.open()
    open_round(table)
    mine = table.propose("Bo", "deletion", paragraph="p4")
    versions.close_round(**by(table))

    assert table.propose("Sena", paragraph="p3", texts=(SHOULD,)).is_chairs
    assert sending.withdraw(**by(table, "Bo"), proposal=mine.pk).state == "withdrawn"


def test_a_round_that_is_extended_takes_what_came_late(table):
    row = table.open()
    open_round(table, minutes=5)
    table.write("Ana", paragraph="p3", texts=(SHOULD,))
    table.at += dt.timedelta(minutes=10)
    given = by(table)
    versions.extend_round(**given, closes_at=given["at"] + dt.timedelta(minutes=5))

    assert len(sending.send(**by(table, "Ana"))) == 1
    assert [one.number for one in rounds(row.id)] == [1]


def test_one_round_at_a_time_and_none_that_ends_before_it_begins(table):
    table.open()

    with pytest.raises(NoRound):
        versions.close_round(**by(table))
    with pytest.raises(WrongMoment):
        open_round(table, minutes=0)
    open_round(table)
    with pytest.raises(RoundIsOpen):
        open_round(table)
    versions.close_round(**by(table))
    assert open_round(table).number == 2


def test_a_round_that_is_closed_is_compiled_with_what_was_sent_and_no_more(table):
    row = table.open()
    open_round(table)
    table.propose("Bo", "deletion", paragraph="p4", reason="Said aloud.")
    table.write("Ana", paragraph="p3", texts=(SHOULD,), reason="Kept quiet.")
    number = versions.close_round(**by(table))
    document = version_document(row.id, number)
    table.propose("Sena", paragraph="p3", texts=(SHOULD,))

    assert version_document(row.id, number) == document
    assert [one["paragraph"] for one in document["proposals"]] == ["p4"]
    assert "Said aloud." in json.dumps(document)
    assert "Kept quiet." not in json.dumps(document)
    found = versions.Version.objects.get(draft_id=row.id, number=number)
    assert found.digest == sha256(canonical_json(document)).hexdigest()
    assert found.revision == 5
