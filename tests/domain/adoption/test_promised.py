"""The promises of an adopted text are found and taken into the record, each anchored to its paragraph."""

import pytest

from consenso.domain.accounts.access import NotAllowed
from consenso.domain.adoption.promised import Chosen, not_taken, promised, take
from consenso.domain.commitments.queries import commitment, commitments
from consenso.domain.parties.queries import forum
from consenso.domain.record.actions import RecordIsBroken
from tests.cast import FORUM
from tests.domain.adoption.ready import SITE
from tests.domain.adoption.test_adopting import gavel
from tests.negotiating import PLAN

PILOTS = "harbour-plan-2"


def found():
    return promised(forum(FORUM), PLAN, "en")


def taken(table, name="Sena", area="sea", kind="training", identifier=PILOTS, words=""):
    return take(
        actor=table.actor(name),
        identifier=PLAN,
        forum=forum(FORUM),
        language="en",
        chosen=[Chosen(identifier, area, kind, words, ("XA", "XB"))],
        site=SITE,
        at=table.now(),
    )


def test_promises_are_found_with_what_they_say(table):
    gavel(table)

    ports, pilots = found()[:2]

    assert (ports.number, ports.section, ports.deadline) == ("1", "I Ports", 2035)
    assert pilots.id == PILOTS
    assert pilots.sentence.quantity == 200
    assert pilots.kind == "training"
    assert not pilots.is_taken


def test_what_is_ticked_becomes_a_commitment_at_its_paragraph(table):
    gavel(table)

    assert taken(table) == (PILOTS,)

    made = commitment(FORUM, PILOTS)
    assert (made.text, made.paragraph, made.quantity) == (PLAN, "2", 200)
    assert made.sources == (f"{SITE}/en/{FORUM}/texts/{PLAN}/in/en/para_2/",)
    assert made.paraphrase == {"en": "The parties will train 200 pilots every year."}
    assert made.actors.from_ == ("XA", "XB")
    assert PILOTS not in {one.id for one in not_taken(found())}


def test_it_is_taken_once(table):
    gavel(table)
    taken(table)

    assert taken(table) == ()
    assert commitments(FORUM, text=PLAN).total == 1


def test_delegations_do_not_take_them(table):
    gavel(table)

    with pytest.raises(NotAllowed):
        taken(table, "Ana")


def test_without_an_area_or_of_no_kind_nothing_is_taken(table):
    gavel(table)

    with pytest.raises(RecordIsBroken):
        taken(table, area="")
    with pytest.raises(RecordIsBroken):
        taken(table, kind="nothing")
    assert commitments(FORUM, text=PLAN).total == 0
