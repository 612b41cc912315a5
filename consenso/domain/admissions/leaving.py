"""Letting people out: the end of an appointment, and of an account. As in `actions`, no entry holds anything of a person."""

import datetime as dt

from django.db import transaction

from consenso.core.errors import ConsensoError, NotFound
from consenso.domain.accounts.access import Actor, Kind, Operator, Role, may_end
from consenso.domain.accounts.actions import sign_out
from consenso.domain.accounts.models import Appointment, Invitation, Person
from consenso.domain.accounts.queries import (
    AppointmentRow,
    DelegationRow,
    appointment,
    appointments,
    delegation_row,
    open_invitations,
)
from consenso.domain.ledger.actions import one_at_a_time, record_confidentially

DECIDING = (Role.SECRETARIAT, Role.CHAIR)


class LastSecretariat(ConsensoError):
    """Without this appointment nobody would keep the forum any more."""

    code = "admissions.last_secretariat"

    def __init__(self) -> None:
        super().__init__(
            "it is the last appointment in the secretariat of the forum: let somebody else in first"
        )


class OwnLastRole(ConsensoError):
    """Someone would end their own last role in the forum, and did not say that they know it."""

    code = "admissions.own_last_role"

    def __init__(self) -> None:
        super().__init__("it is the actor's own last role in the forum")


@transaction.atomic
def end_appointment(
    *, actor: Actor | Operator, identifier: int, knows_it_is_the_last: bool, at: dt.datetime
) -> AppointmentRow:
    """Let an appointment end now. `knows_it_is_the_last`: the actor was told if it is their own last one, and goes on.

    Raises:
        NotFound: there is none in force that is the actor's to end.
        LastSecretariat, OwnLastRole: see there.
    """
    one_at_a_time()
    row = appointment(identifier)
    if row.until_at is not None or not may_end(actor, appointment=row):
        raise NotFound("appointment", str(identifier))
    if is_last_secretariat(row, at=at):
        raise LastSecretariat
    if not knows_it_is_the_last and is_own_last_role(actor, row, at=at):
        raise OwnLastRole
    _end(row, actor, at)
    return appointment(identifier)


def is_own_last_role(actor: Actor | Operator, row: AppointmentRow, *, at: dt.datetime) -> bool:
    """Return whether an appointment is the actor's own, and the last that they hold in the forum. One query."""
    if row.person != actor.person:
        return False
    return len(appointments(forum=row.delegation.forum, person=row.person, at=at)) == 1


def is_last_secretariat(row: AppointmentRow, *, at: dt.datetime) -> bool:
    """Return whether a forum would have nobody left to decide once this appointment ended. One query at most."""
    if not _decides(row):
        return False
    rows = appointments(forum=row.delegation.forum, at=at)
    return not any(_decides(one) for one in rows if one.id != row.id)


def _decides(row: AppointmentRow) -> bool:
    return row.delegation.kind == Kind.SECRETARIAT and row.role in DECIDING and not row.body


@transaction.atomic
def erase(*, actor: Operator | None, person: Person, at: dt.datetime) -> None:
    """Let there be nothing left of a person: account, signatures, invitations to that address, sessions, second factors.

    What they did stays in the ledgers, done for their delegations, and the chains hold. Each appointment that this
    ends is an entry. `actor` None: the person themselves asked for it, which who calls this has made sure of.

    Raises:
        LastSecretariat: the person is the last of a forum that can decide; somebody else must be let in before.
    """
    one_at_a_time()
    held = appointments(person=person.pk, at=at)
    for row in held:
        if is_last_secretariat(row, at=at):
            raise LastSecretariat
        _end(row, actor, at)
    invitations = Invitation.objects.filter(email__iexact=person.email)
    for one in open_invitations(invitations, at).select_related("delegation"):
        _enter(
            "invitation:withdraw",
            actor,
            delegation_row(one.delegation),
            one.pk,
            at,
            one.role,
            one.body,
        )
    invitations.delete()
    sign_out(person_id=person.pk)
    person.delete()


def _end(row: AppointmentRow, actor: Actor | Operator | None, at: dt.datetime) -> None:
    Appointment.objects.filter(pk=row.id).update(until_at=at)
    _enter("appointment:end", actor, row.delegation, row.id, at, row.role, row.body)


def _enter(
    act: str,
    actor: Actor | Operator | None,
    delegation: DelegationRow,
    subject_id: int,
    at: dt.datetime,
    role: str,
    body: str,
) -> None:
    """Add an entry; `actor` None: by the delegation itself, with nobody's hand."""
    record_confidentially(
        forum=delegation.forum,
        act=act,
        by=actor.code if actor else delegation.code,
        at=at,
        subject=act.partition(":")[0],
        subject_id=subject_id,
        delegation=delegation.code,
        level="secretariat",
        payload={"role": role, "body": body},
        person=actor.person if actor else None,
    )
