"""Letting people out: an appointment ends, an account is erased, and both chains stay whole."""

import datetime as dt
import json

import pytest

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import OPERATOR, actors, let_in
from consenso.domain.accounts.models import Appointment, Invitation, Person
from consenso.domain.accounts.queries import appointments, person
from consenso.domain.admissions.actions import invite
from consenso.domain.admissions.leaving import (
    LastSecretariat,
    OwnLastRole,
    end_appointment,
    erase,
)
from consenso.domain.ledger.confidential import confidential_entries
from consenso.domain.ledger.models import ConfidentialEntry, Signature
from consenso.domain.ledger.queries import CONFIDENTIAL, broken
from tests.domain.admissions.test_actions import CATO, last_entry, refused
from tests.people import AT, FORUM, ana, appoint, bo, sena

LATER = AT + dt.timedelta(days=1)


def appointment_of(identifier: int) -> int:
    return appointments(forum=FORUM, person=identifier, at=LATER)[0].id


def end(actor, identifier: int, *, knows: bool = False):
    return end_appointment(actor=actor, identifier=identifier, knows_it_is_the_last=knows, at=LATER)


def test_ended_appointment_opens_no_desk_any_more(meridian):
    ending, leaving = ana(), appoint("Cato", code="XA", role="delegate")

    row = end(ending, appointment_of(leaving.pk))

    assert row.until_at == LATER
    assert actors(leaving, at=LATER) == ()
    assert (last_entry().act, last_entry().by) == ("appointment:end", "XA")
    assert last_entry().payload["role"] == "delegate"


def test_ended_appointment_does_not_end_again(meridian):
    ending, leaving = ana(), appoint("Cato", code="XA", role="delegate")
    identifier = appointment_of(leaving.pk)
    end(ending, identifier)

    refused(NotFound, lambda: end(ending, identifier))


def test_head_ends_no_appointment_of_another_delegation(meridian):
    ending, other = ana(), bo()

    refused(NotFound, lambda: end(ending, appointment_of(other.person)))


def test_delegate_ends_only_their_own(meridian):
    leaving = appoint("Cato", code="XA", role="delegate")
    own = let_in(leaving, forum=FORUM, at=LATER)
    head = ana()

    refused(NotFound, lambda: end(own, appointment_of(head.person)))
    assert end(own, appointment_of(leaving.pk), knows=True).until_at


def test_own_last_role_ends_only_by_who_knows_it(meridian):
    leaving = ana()
    identifier = appointment_of(leaving.person)

    refused(OwnLastRole, lambda: end(leaving, identifier))
    assert end(leaving, identifier, knows=True).until_at == LATER


def test_forum_keeps_its_last_secretariat(meridian):
    keeping = sena()
    identifier = appointment_of(keeping.person)

    for actor in (keeping, OPERATOR):
        refused(LastSecretariat, lambda: end(actor, identifier, knows=True))  # noqa: B023


@pytest.mark.parametrize(("role", "body"), [("interpreter", ""), ("chair", "council")])
def test_who_decides_in_an_organ_alone_is_no_secretariat(meridian, role, body):
    keeping = sena()
    appoint("Cleo", code="secretariat", role=role, body=body)

    refused(LastSecretariat, lambda: end(keeping, appointment_of(keeping.person), knows=True))


def test_secretariat_goes_when_a_chair_stays(meridian):
    keeping = sena()
    appoint("Cleo", code="secretariat", role="chair")

    assert end(keeping, appointment_of(keeping.person), knows=True).until_at


def test_erased_person_is_nowhere(meridian):
    leaving = ana()
    invite(actor=leaving, **CATO)
    invite(actor=bo(), **CATO | {"code": "XB", "email": "ana@xa.example"})
    signed = Signature.objects.filter(person_id=leaving.person).count()

    erase(actor=None, person=person(leaving.person), at=LATER)

    assert signed > 0
    assert not Signature.objects.filter(person_id=leaving.person).exists()
    assert not Person.objects.filter(pk=leaving.person).exists()
    assert not Appointment.objects.filter(person_id=leaving.person).exists()
    assert not Invitation.objects.filter(email="ana@xa.example").exists()
    assert Invitation.objects.get(email="cato@mail.example").invited_by is None


def test_erased_person_leaves_both_chains_whole(meridian):
    leaving = ana()
    invite(actor=leaving, **CATO)

    erase(actor=None, person=person(leaving.person), at=LATER)

    assert broken(FORUM) is None
    assert broken(FORUM, book=CONFIDENTIAL) is None
    entry = last_entry()
    assert (entry.act, entry.by) == ("appointment:end", "XA")


def test_open_invitation_of_an_erased_person_ends_with_an_entry(meridian):
    leaving = ana()
    invite(actor=bo(), **CATO | {"code": "XB", "email": "ana@xa.example"})

    erase(actor=None, person=person(leaving.person), at=LATER)

    acts = [(row.act, row.delegation) for row in confidential_entries(FORUM, limit=2)]
    assert acts == [("invitation:withdraw", "XB"), ("appointment:end", "XA")]


def test_no_entry_ever_held_a_person(meridian):
    leaving = ana()
    invite(actor=leaving, **CATO)
    erase(actor=OPERATOR, person=person(leaving.person), at=LATER)

    held = json.dumps(list(ConfidentialEntry.objects.values("by", "payload")))

    assert "Ana" not in held
    assert "Cato" not in held
    assert "@" not in held


def test_last_secretariat_is_not_erased(meridian):
    keeping = sena()

    refused(
        LastSecretariat,
        lambda: erase(actor=None, person=person(keeping.person), at=LATER),
    )
