"""Letting people in: what changed, the line in the ledger, each error, and that nothing changed after one."""

import datetime as dt
import json

import pytest

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import OPERATOR, NotAllowed, actors
from consenso.domain.accounts.actions import NotUsable
from consenso.domain.accounts.models import Appointment, Delegation, Invitation, Person
from consenso.domain.accounts.queries import appointments, invitation_by_secret, invitations
from consenso.domain.admissions import actions
from consenso.domain.admissions.actions import (
    AlreadyThere,
    DelegationIsThere,
    InvitationIsOver,
    TooManyInvitations,
    accept,
    invite,
    invite_again,
    name_delegation,
    set_time_zone,
    withdraw_invitation,
)
from consenso.domain.ledger.confidential import confidential_entries, signed_by
from consenso.domain.ledger.models import Entry
from consenso.domain.ledger.queries import CONFIDENTIAL, broken, head
from tests.people import AT, FORUM, actor, ana, appoint, bo, sena

LATER = AT + dt.timedelta(days=1)
CATO = {
    "forum": FORUM,
    "code": "XA",
    "role": "delegate",
    "email": "cato@mail.example",
    "name": "Cato",
    "language": "fr",
    "at": LATER,
}


def everything() -> tuple[object, ...]:
    """Return all that an act here could change."""
    models = (Person, Delegation, Appointment, Invitation)
    rows = [list(model.objects.order_by("pk").values()) for model in models]
    return (*rows, head(FORUM, book=CONFIDENTIAL))


def refused(error: type[Exception], act) -> Exception:
    """Return the error with which an act was refused, having seen that it changed nothing."""
    before = everything()
    with pytest.raises(error) as raised:
        act()
    assert everything() == before
    return raised.value


def last_entry():
    return confidential_entries(FORUM, limit=1)[0]


def test_invitation_is_kept_without_its_secret(meridian):
    made = invite(actor=ana(), **CATO)

    (row,) = invitations(forum=FORUM, at=LATER, code="XA", is_open=True)
    held = Invitation.objects.get(pk=row.id)
    assert (row.email, row.role, row.state) == ("cato@mail.example", "delegate", "open")
    assert row.expires_at == LATER + dt.timedelta(days=7)
    assert made.secret not in json.dumps([str(value) for value in vars(held).values()])
    assert invitation_by_secret(made.secret, at=LATER).invited_by == "Ana"


def test_invitation_is_one_entry_that_names_nobody(meridian):
    inviting = ana()
    before = head(FORUM, book=CONFIDENTIAL).number

    made = invite(actor=inviting, **CATO)

    entry = last_entry()
    assert entry.number == before + 1
    assert (entry.act, entry.by, entry.delegation) == ("invitation:make", "XA", "XA")
    assert entry.level == "secretariat"
    assert entry.subject_id == str(made.row.id)
    assert "cato" not in json.dumps(entry.payload).lower()
    assert signed_by(FORUM, [entry.number], book=CONFIDENTIAL)[entry.number][1] == "Ana"


def test_nothing_of_people_stands_in_the_public_ledger(meridian):
    before = Entry.objects.count()

    appoint("Cato", code="XA", role="delegate")
    name_delegation(actor=sena(), **LIBRARY)

    assert Entry.objects.count() == before


@pytest.mark.parametrize("changed", [{"code": "XB"}, {"code": "secretariat", "role": "chair"}])
def test_head_invites_to_no_other_delegation(meridian, changed):
    inviting = ana()

    refused(NotAllowed, lambda: invite(actor=inviting, **CATO | changed))


@pytest.mark.parametrize("role", ["delegate", "interpreter"])
def test_who_only_takes_part_invites_nobody(meridian, role):
    inviting = actor("Dora", code="XA", role=role)

    refused(NotAllowed, lambda: invite(actor=inviting, **CATO))


@pytest.mark.parametrize("role", ["secretariat", "observer", "no-such-role"])
def test_delegation_of_a_party_gives_no_role_of_another_kind(meridian, role):
    inviting = sena()

    refused(NotAllowed, lambda: invite(actor=inviting, **CATO | {"role": role}))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"email": "cato"}, "email"),
        ({"email": "cato@mail.example\nBcc: all@mail.example"}, "email"),
        ({"name": "  "}, "name"),
        ({"name": "Cato, see https://mail.example"}, "name"),
        ({"name": "Cato\u202eotaC"}, "name"),
        ({"name": "C" * 201}, "name"),
        ({"language": "xx"}, "language"),
    ],
)
def test_invitation_with_a_wrong_value_is_refused(meridian, changed, field):
    inviting = ana()

    error = refused(NotUsable, lambda: invite(actor=inviting, **CATO | changed))

    assert error.field == field


@pytest.mark.parametrize("changed", [{"code": "XX"}, {"body": "no-organ"}, {"forum": "nowhere"}])
def test_invitation_to_what_is_not_there_is_refused(meridian, changed):
    refused(NotFound, lambda: invite(actor=OPERATOR, **CATO | changed))


def test_same_invitation_is_not_sent_twice(meridian):
    inviting = ana()
    invite(actor=inviting, **CATO)

    error = refused(
        AlreadyThere, lambda: invite(actor=inviting, **CATO | {"email": "CATO@mail.example"})
    )

    assert error.what == "invitation"


def test_who_has_the_role_is_not_invited_to_it(meridian):
    inviting = ana()
    accept(secret=invite(actor=inviting, **CATO).secret, at=LATER)

    error = refused(AlreadyThere, lambda: invite(actor=inviting, **CATO))

    assert error.what == "appointment"


def test_address_with_an_account_elsewhere_is_invited_like_any_other(meridian):
    bo()
    inviting = ana()

    known = invite(actor=inviting, **CATO | {"email": "bo@xb.example", "name": "Cato"})
    unknown = invite(actor=inviting, **CATO)

    assert (known.row.name, known.row.state) == (unknown.row.name, unknown.row.state)
    assert Person.objects.get(email="bo@xb.example").name == "Bo"


def test_delegation_has_no_more_open_invitations_than_it_may(meridian, monkeypatch):
    monkeypatch.setattr(actions, "MOST_OPEN", 1)
    inviting = ana()
    invite(actor=inviting, **CATO)

    refused(TooManyInvitations, lambda: invite(actor=inviting, **CATO | {"email": "d@d.example"}))


def test_accepted_invitation_makes_an_account_and_an_appointment(meridian):
    invited = invite(actor=ana(), **CATO)

    accepted = accept(secret=invited.secret, at=LATER)

    assert accepted.is_new
    assert (accepted.person.email, accepted.person.language) == ("cato@mail.example", "fr")
    assert not accepted.person.has_usable_password()
    (capacity,) = actors(accepted.person, at=LATER)
    assert (capacity.code, capacity.roles) == ("XA", {"delegate"})
    entry = last_entry()
    assert (entry.act, entry.by) == ("invitation:accept", "XA")
    assert (
        signed_by(FORUM, [entry.number], book=CONFIDENTIAL)[entry.number][0] == accepted.person.pk
    )


def test_second_invitation_adds_a_role_to_the_same_account(meridian):
    first = accept(secret=invite(actor=ana(), **CATO).secret, at=LATER)

    again = accept(
        secret=invite(actor=bo(), **CATO | {"code": "XB", "email": "Cato@Mail.Example"}).secret,
        at=LATER,
    )

    assert (again.person.pk, again.is_new) == (first.person.pk, False)
    assert {one.code for one in actors(again.person, at=LATER)} == {"XA", "XB"}


def test_role_in_an_organ_holds_there_alone(meridian):
    person = appoint("Cato", code="secretariat", role="chair", body="council")

    (capacity,) = actors(person, at=AT)

    assert (capacity.roles, capacity.body_roles) == (frozenset(), {("council", "chair")})


def test_invitation_is_accepted_once(meridian):
    invited = invite(actor=ana(), **CATO)
    accept(secret=invited.secret, at=LATER)

    error = refused(InvitationIsOver, lambda: accept(secret=invited.secret, at=LATER))

    assert error.state == "accepted"


def test_invitation_ends_after_seven_days(meridian):
    invited = invite(actor=ana(), **CATO)
    late = LATER + dt.timedelta(days=7)

    error = refused(InvitationIsOver, lambda: accept(secret=invited.secret, at=late))

    assert error.state == "expired"


def test_unknown_secret_is_nobodys_invitation(meridian):
    refused(NotFound, lambda: accept(secret="a-guess", at=LATER))


def test_closed_account_comes_back_by_no_invitation(meridian):
    Person.objects.filter(pk=bo().person).update(is_active=False)
    invited = invite(actor=ana(), **CATO | {"email": "bo@xb.example"})

    refused(NotFound, lambda: accept(secret=invited.secret, at=LATER))


def test_invitation_sent_again_has_another_secret_and_seven_days_more(meridian):
    inviting = ana()
    first = invite(actor=inviting, **CATO)
    late = LATER + dt.timedelta(days=9)

    again = invite_again(actor=inviting, identifier=first.row.id, at=late)

    assert again.row.expires_at == late + dt.timedelta(days=7)
    refused(NotFound, lambda: accept(secret=first.secret, at=late))
    assert accept(secret=again.secret, at=late).is_new


def test_withdrawn_invitation_is_over(meridian):
    inviting = ana()
    invited = invite(actor=inviting, **CATO)

    row = withdraw_invitation(actor=inviting, identifier=invited.row.id, at=LATER)

    assert (row.state, last_entry().act) == ("withdrawn", "invitation:withdraw")
    assert refused(InvitationIsOver, lambda: accept(secret=invited.secret, at=LATER)).state == (
        "withdrawn"
    )


@pytest.mark.parametrize("act", [invite_again, withdraw_invitation])
@pytest.mark.parametrize("state", ["accepted", "withdrawn"])
def test_invitation_that_is_over_is_not_sent_again(meridian, act, state):
    inviting = ana()
    invited = invite(actor=inviting, **CATO)
    if state == "accepted":
        accept(secret=invited.secret, at=LATER)
    else:
        withdraw_invitation(actor=inviting, identifier=invited.row.id, at=LATER)

    error = refused(
        InvitationIsOver, lambda: act(actor=inviting, identifier=invited.row.id, at=LATER)
    )

    assert error.state == state


@pytest.mark.parametrize("act", [invite_again, withdraw_invitation])
def test_other_delegation_keeps_no_invitation_of_ours(meridian, act):
    invited, other = invite(actor=ana(), **CATO), bo()

    refused(NotFound, lambda: act(actor=other, identifier=invited.row.id, at=LATER))
    refused(NotFound, lambda: act(actor=other, identifier=0, at=LATER))


LIBRARY = {
    "forum": FORUM,
    "code": "library",
    "kind": "observer",
    "name": {"en": "The Library", "fr": ""},
    "time_zone": "Europe/Brussels",
    "at": LATER,
}


def test_secretariat_names_an_observer(meridian):
    row = name_delegation(actor=sena(), **LIBRARY)

    assert (row.code, row.kind, row.name) == ("library", "observer", {"en": "The Library"})
    assert (last_entry().act, last_entry().level) == ("delegation:name", "delegations")
    assert appoint("Olu", code="library", role="observer")


def test_head_of_a_delegation_names_no_observer(meridian):
    naming = ana()

    refused(NotAllowed, lambda: name_delegation(actor=naming, **LIBRARY))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"code": "The Library"}, "code"),
        ({"kind": "party"}, "kind"),
        ({"name": {"en": " "}}, "name"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
    ],
)
def test_delegation_with_a_wrong_value_is_refused(meridian, changed, field):
    naming = sena()

    assert refused(NotUsable, lambda: name_delegation(actor=naming, **LIBRARY | changed)).field == (
        field
    )


@pytest.mark.parametrize("code", ["xa", "meridian-group", "secretariat", "public", "library"])
def test_code_of_a_delegation_is_taken_once(meridian, code):
    naming = sena()
    name_delegation(actor=naming, **LIBRARY)

    refused(DelegationIsThere, lambda: name_delegation(actor=naming, **LIBRARY | {"code": code}))


def test_delegation_has_the_time_of_its_capital_or_another(meridian):
    row = set_time_zone(actor=ana(), forum=FORUM, code="XA", time_zone="Europe/Brussels", at=LATER)

    assert (row.time_zone, last_entry().act) == ("Europe/Brussels", "delegation:time_zone")


@pytest.mark.parametrize(
    ("code", "zone", "error"), [("XB", "UTC", NotFound), ("XA", "Mars/Olympus", NotUsable)]
)
def test_time_zone_that_is_not_to_be_set_stays(meridian, code, zone, error):
    setting = ana()
    bo()

    refused(
        error,
        lambda: set_time_zone(actor=setting, forum=FORUM, code=code, time_zone=zone, at=LATER),
    )


def test_chains_hold_after_all_of_it(meridian):
    inviting = sena()
    invited = invite(actor=inviting, **CATO)
    invite_again(actor=inviting, identifier=invited.row.id, at=LATER)
    withdraw_invitation(actor=inviting, identifier=invited.row.id, at=LATER)
    name_delegation(actor=inviting, **LIBRARY)
    set_time_zone(actor=inviting, forum=FORUM, code="XA", time_zone="UTC", at=LATER)

    assert broken(FORUM) is None
    assert broken(FORUM, book=CONFIDENTIAL) is None
    assert len(appointments(forum=FORUM)) == 1
