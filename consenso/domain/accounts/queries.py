"""Reading who acts for whom. Rows are frozen: what a person may do is said by `access`."""

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from django.db.models import Q, QuerySet

from consenso.core.errors import NotFound
from consenso.domain.accounts.models import (
    Appointment,
    Delegation,
    Invitation,
    Person,
    SignInLink,
)


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """For whom one acts. `name` is empty where the record names the party."""

    id: int
    forum: str
    code: str
    kind: str
    name: Mapping[str, str]
    time_zone: str


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """In which role a person acts for a delegation; `until_at` None: to this day."""

    id: int
    person: int
    person_name: str
    email: str
    delegation: DelegationRow
    role: str
    body: str
    since_at: dt.datetime
    until_at: dt.datetime | None
    signed_in_at: dt.datetime | None = None
    wants_letters: bool = True  # a digest, daily or weekly; no closed account gets any


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An invitation that was sent. `state` is open, accepted, withdrawn or expired at the moment asked for."""

    id: int
    email: str
    name: str
    language: str
    delegation: DelegationRow
    role: str
    body: str
    at: dt.datetime
    expires_at: dt.datetime
    state: str
    invited_by: str = ""  # the name of who invited, where it was asked for and is known


def hashed(secret: str) -> str:
    """Return what is stored of a secret in a link: its SHA-256 in hexadecimal. The secret itself is stored nowhere.

    >>> hashed("a")[:8]
    'ca978112'
    """
    return sha256(secret.encode()).hexdigest()


def person(identifier: int) -> Person:
    """Return a person who may sign in. One query.

    Raises:
        NotFound: there is none, or the account is closed.
    """
    found = Person.objects.filter(pk=identifier, is_active=True).first()
    if found is None:
        raise NotFound("person", str(identifier))
    return found


def person_by_email(email: str) -> Person | None:
    """Return the person with that address, in any capitals, or None. One query."""
    return Person.objects.filter(email__iexact=email.strip()).first()


def delegations(forum: str, *, kind: str = "") -> tuple[DelegationRow, ...]:
    """Return the delegations of a forum by code, of one kind if named. One query."""
    rows = Delegation.objects.filter(forum=forum).order_by("code")
    return tuple(delegation_row(row) for row in (rows.filter(kind=kind) if kind else rows))


def delegation(forum: str, code: str) -> DelegationRow:
    """Return one delegation. One query.

    Raises:
        NotFound: nobody was yet let in for it.
    """
    row = Delegation.objects.filter(forum=forum, code=code).first()
    if row is None:
        raise NotFound("delegation", code)
    return delegation_row(row)


def appointments(
    *, forum: str = "", code: str = "", person: int = 0, at: dt.datetime | None = None
) -> tuple[AppointmentRow, ...]:
    """Return appointments, of those narrowed to what is given; with `at`, only those in force then. One query."""
    rows = Appointment.objects.select_related("delegation", "person").order_by("id")
    if forum:
        rows = rows.filter(delegation__forum=forum)
    if code:
        rows = rows.filter(delegation__code=code)
    if person:
        rows = rows.filter(person_id=person)
    if at is not None:
        rows = rows.filter(_in_force(at))
    return tuple(_appointment_row(row) for row in rows)


def capacities(persons: Iterable[int], *, at: dt.datetime) -> dict[int, Hashable]:
    """Return of each of some persons (ids) a value that is another where their account or their appointments are; none for a closed account.

    For all together, two queries: who watches whether somebody may still be let in asks `access` only when it changes.
    """
    held: dict[int, set[tuple[Any, ...]]] = {one: set() for one in persons}
    rows = Appointment.objects.filter(_in_force(at), person_id__in=list(held))
    for one in rows.values_list("person_id", "pk", "role", "body", "delegation_id"):
        held[one[0]].add(one[1:])
    accounts = Person.objects.filter(pk__in=list(held), is_active=True)
    return {
        key: (password, frozenset(held[key]))
        for key, password in accounts.values_list("pk", "password")
    }


def appointment(identifier: int) -> AppointmentRow:
    """Return one appointment, in force or ended. One query.

    Raises:
        NotFound: there is none.
    """
    rows = Appointment.objects.select_related("delegation", "person")
    row = rows.filter(pk=identifier).first()
    if row is None:
        raise NotFound("appointment", str(identifier))
    return _appointment_row(row)


def _in_force(at: dt.datetime) -> Q:
    return Q(since_at__lte=at) & (Q(until_at=None) | Q(until_at__gt=at))


def invitations(
    *, forum: str, at: dt.datetime, code: str = "", is_open: bool = False
) -> tuple[InvitationRow, ...]:
    """Return the invitations of a forum, the newest first; of one delegation, and open ones alone, if asked. One query."""
    rows = Invitation.objects.filter(delegation__forum=forum).select_related("delegation")
    if code:
        rows = rows.filter(delegation__code=code)
    if is_open:
        rows = open_invitations(rows, at)
    return tuple(invitation_row(row, at) for row in rows.order_by("-at", "-id"))


def invitation(identifier: int, *, at: dt.datetime) -> InvitationRow:
    """Return one invitation as it stands at a moment. One query.

    Raises:
        NotFound: there is none.
    """
    row = Invitation.objects.select_related("delegation").filter(pk=identifier).first()
    if row is None:
        raise NotFound("invitation", str(identifier))
    return invitation_row(row, at)


def invitation_by_secret(secret: str, *, at: dt.datetime) -> InvitationRow:
    """Return the invitation whose link holds this secret, as it stands at a moment. One query.

    Raises:
        NotFound: there is none.
    """
    rows = Invitation.objects.select_related("delegation", "invited_by")
    row = rows.filter(token=hashed(secret)).first()
    if row is None:
        raise NotFound("invitation", "")
    found = invitation_row(row, at)
    return replace(found, invited_by=row.invited_by.name) if row.invited_by else found


def link_state(secret: str, *, at: dt.datetime) -> str:
    """Return whether a sign-in link is open, used or expired at a moment; '' where there is none. One query."""
    row = SignInLink.objects.filter(token=hashed(secret)).first()
    if row is None:
        return ""
    return "used" if row.used_at else "open" if row.expires_at > at else "expired"


def people() -> tuple[Person, ...]:
    """Return everyone who has an account, by address. One query."""
    return tuple(Person.objects.order_by("email"))


def open_invitations(rows: "QuerySet[Invitation]", at: dt.datetime) -> "QuerySet[Invitation]":
    """Return those of the invitations that can still be accepted."""
    return rows.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=at)


def delegation_row(row: Delegation) -> DelegationRow:
    return DelegationRow(row.pk, row.forum, row.code, row.kind, row.name, row.time_zone)


def _appointment_row(row: Appointment) -> AppointmentRow:
    return AppointmentRow(
        row.pk,
        row.person_id,
        row.person.name,
        row.person.email,
        delegation_row(row.delegation),
        row.role,
        row.body,
        row.since_at,
        row.until_at,
        row.person.last_login,
        row.person.is_active and row.person.digest != Person.Digest.NONE,
    )


def invitation_row(row: Invitation, at: dt.datetime) -> InvitationRow:
    """Return an invitation as it stands at a moment."""
    if row.accepted_at:
        state = "accepted"
    elif row.withdrawn_at:
        state = "withdrawn"
    else:
        state = "open" if row.expires_at > at else "expired"
    return InvitationRow(
        row.pk,
        row.email,
        row.name,
        row.language,
        delegation_row(row.delegation),
        row.role,
        row.body,
        row.at,
        row.expires_at,
        state,
    )


def person_of_calendar(secret: str) -> Person | None:
    """Return whose private calendar a secret opens, or None. One query."""
    return (
        Person.objects.filter(calendar_key=hashed(secret), is_active=True).first()
        if secret
        else None
    )
