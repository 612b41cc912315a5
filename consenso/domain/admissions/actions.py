"""Letting people in. Each act: check, change, one entry in the confidential ledger, in one transaction.

No entry holds a name, an address or the number of a person: who a person is goes with the person.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from consenso.core.errors import ConsensoError, NotFound
from consenso.domain.accounts.access import (
    Actor,
    Kind,
    NotAllowed,
    Operator,
    abilities,
    keeps,
    may_invite,
)
from consenso.domain.accounts.actions import (
    NotUsable,
    make_person,
    new_secret,
    usable_email,
    usable_language,
    usable_name,
    usable_zone,
)
from consenso.domain.accounts.models import Appointment, Delegation, Invitation, Person
from consenso.domain.accounts.queries import (
    DelegationRow,
    InvitationRow,
    delegation_row,
    hashed,
    invitation,
    invitation_row,
    open_invitations,
    person_by_email,
)
from consenso.domain.ledger.actions import one_at_a_time, record_confidentially
from consenso.domain.parties.queries import forum as forum_of
from consenso.domain.parties.queries import party_names

INVITATION_LASTS = dt.timedelta(days=7)
MOST_OPEN = 50  # invitations of one delegation at a time: a stolen session sends no more
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class InvitationIsOver(ConsensoError):
    """An invitation can no longer be accepted or sent again; `state` is accepted, withdrawn or expired."""

    code = "admissions.invitation_is_over"

    def __init__(self, state: str) -> None:
        super().__init__(f"the invitation is {state}")
        self.state = state


class AlreadyThere(ConsensoError):
    """The address holds that role in that delegation, or has an open invitation to it; `what` says which."""

    code = "admissions.already_there"

    def __init__(self, what: str) -> None:
        super().__init__(f"there is such an {what} already")
        self.what = what


class TooManyInvitations(ConsensoError):
    """The delegation has as many open invitations as one may have."""

    code = "admissions.too_many_invitations"

    def __init__(self) -> None:
        super().__init__("the delegation has as many open invitations as one may have")


class DelegationIsThere(ConsensoError):
    """The forum has a party or a delegation of that code."""

    code = "admissions.delegation_is_there"

    def __init__(self) -> None:
        super().__init__("there is a delegation or a party of that code")


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation, and the secret in its link, which is stored nowhere."""

    row: InvitationRow
    secret: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """Who accepted, and for whom they act from now on. `is_new`: the account was made by it."""

    person: Person
    delegation: DelegationRow
    is_new: bool


@transaction.atomic
def invite(
    *,
    actor: Actor | Operator,
    forum: str,
    code: str,
    role: str,
    body: str = "",
    email: str,
    name: str,
    language: str,
    at: dt.datetime,
) -> Invited:
    """Invite someone to act for a delegation in a role; whether the address has an account changes nothing. Return it.

    `body` is an organ of the forum in which alone the role holds, '' for all of it.

    Raises:
        NotFound: there is no such forum, party, delegation or organ. NotAllowed: the actor does not invite there.
        NotUsable: address, name or language cannot be used.
        AlreadyThere, TooManyInvitations: see there.
    """
    one_at_a_time()
    delegation = _delegation(forum, code)
    if not may_invite(actor, delegation=delegation_row(delegation), role=role):
        raise NotAllowed("invite")
    _organ(forum, body)
    email = usable_email(email)
    same = {"delegation": delegation, "role": role, "body": body}
    if Appointment.objects.filter(person__email__iexact=email, until_at=None, **same).exists():
        raise AlreadyThere("appointment")
    still_open = open_invitations(Invitation.objects.filter(delegation=delegation), at)
    if still_open.filter(email__iexact=email, role=role, body=body).exists():
        raise AlreadyThere("invitation")
    if still_open.count() >= MOST_OPEN:
        raise TooManyInvitations
    secret = new_secret()
    made = Invitation.objects.create(
        email=email,
        name=usable_name(name),
        language=usable_language(language),
        token=hashed(secret),
        invited_by_id=actor.person,
        at=at,
        expires_at=at + INVITATION_LASTS,
        **same,
    )
    _enter("invitation:make", actor, made.delegation, made.pk, at, {"role": role, "body": body})
    return Invited(invitation_row(made, at), secret)


@transaction.atomic
def invite_again(*, actor: Actor | Operator, identifier: int, at: dt.datetime) -> Invited:
    """Give an invitation that was not accepted a new secret and another seven days; the link before it ends.

    Raises:
        NotFound: there is none that is the actor's to keep. InvitationIsOver: it was accepted or withdrawn.
    """
    held = _invitation(actor, identifier, at, states=("open", "expired"))
    secret = new_secret()
    held.token, held.at, held.expires_at = hashed(secret), at, at + INVITATION_LASTS
    held.invited_by_id = actor.person
    held.save()
    said = {"role": held.role, "body": held.body}
    _enter("invitation:again", actor, held.delegation, held.pk, at, said)
    return Invited(invitation_row(held, at), secret)


@transaction.atomic
def withdraw_invitation(
    *, actor: Actor | Operator, identifier: int, at: dt.datetime
) -> InvitationRow:
    """Let an invitation be one that can no longer be accepted.

    Raises:
        NotFound: there is none that is the actor's to keep. InvitationIsOver: it was accepted or withdrawn.
    """
    held = _invitation(actor, identifier, at, states=("open", "expired"))
    held.withdrawn_at = at
    held.save()
    said = {"role": held.role, "body": held.body}
    _enter("invitation:withdraw", actor, held.delegation, held.pk, at, said)
    return invitation_row(held, at)


@transaction.atomic
def accept(*, secret: str, at: dt.datetime) -> Accepted:
    """Let the person with the invitation's address act for its delegation; an account is made where there is none.

    The link came by mail, so whoever holds it reads that address: it counts as verified.

    Raises:
        NotFound: there is no such invitation, or the account of that address is closed.
        InvitationIsOver: it was accepted or withdrawn, or its time is over.
    """
    one_at_a_time()
    held = Invitation.objects.select_for_update().filter(token=hashed(secret)).first()
    if held is None:
        raise NotFound("invitation", "")
    row = invitation_row(held, at)
    if row.state != "open":
        raise InvitationIsOver(row.state)
    someone = person_by_email(held.email)
    is_new = someone is None
    if someone is None:
        someone = make_person(email=held.email, name=held.name, language=held.language, at=at)
    if not someone.is_active:
        raise NotFound("invitation", "")
    Appointment.objects.get_or_create(
        person=someone,
        delegation=held.delegation,
        role=held.role,
        body=held.body,
        until_at=None,
        defaults={"since_at": at},
    )
    held.accepted_at = at
    held.save()
    record_confidentially(
        forum=held.delegation.forum,
        act="invitation:accept",
        by=held.delegation.code,
        at=at,
        subject="invitation",
        subject_id=held.pk,
        delegation=held.delegation.code,
        level="secretariat",
        payload={"role": held.role, "body": held.body},
        person=someone.pk,
    )
    return Accepted(someone, row.delegation, is_new)


@transaction.atomic
def name_delegation(
    *,
    actor: Actor | Operator,
    forum: str,
    code: str,
    kind: str,
    name: Mapping[str, str],
    time_zone: str,
    at: dt.datetime,
) -> DelegationRow:
    """Let an organisation observe or assess the forum, under a code of its own, and return it.

    Raises:
        NotAllowed: the actor is not the secretariat. NotFound: there is no such forum.
        NotUsable: the code is no slug, the kind no observer or assessor, the name empty, the zone none.
        DelegationIsThere: the code is taken.
    """
    one_at_a_time()
    if isinstance(actor, Actor) and not (actor.forum == forum and abilities(actor).invites_any):
        raise NotAllowed("name a delegation")
    forum_of(forum)
    if not CODE.fullmatch(code) or len(code) > 80:
        raise NotUsable("code", code)
    if kind not in (Kind.OBSERVER, Kind.ASSESSOR):
        raise NotUsable("kind", kind)
    said = {tag: usable_name(words) for tag, words in name.items() if words.strip()}
    if not said:
        raise NotUsable("name", "")
    taken = {known.lower() for known in party_names(forum)} | {"secretariat", "operator", "public"}
    if code in taken | {"clock"} or Delegation.objects.filter(forum=forum, code=code).exists():
        raise DelegationIsThere
    made = Delegation.objects.create(
        forum=forum, code=code, kind=kind, name=said, time_zone=usable_zone(time_zone)
    )
    _enter("delegation:name", actor, made, code, at, {"kind": kind})
    return delegation_row(made)


@transaction.atomic
def set_time_zone(
    *, actor: Actor | Operator, forum: str, code: str, time_zone: str, at: dt.datetime
) -> DelegationRow:
    """Let a delegation's times be those of this zone, '' for that of its capital; a person may have one of their own.

    Raises:
        NotFound: there is no such delegation that is the actor's to keep. NotUsable: there is no such zone.
    """
    one_at_a_time()
    held = _delegation(forum, code)
    if not keeps(actor, delegation=delegation_row(held)):
        raise NotFound("delegation", code)
    held.time_zone = usable_zone(time_zone)
    held.save(update_fields=["time_zone"])
    _enter("delegation:time_zone", actor, held, code, at, {"time_zone": time_zone})
    return delegation_row(held)


def _delegation(forum: str, code: str) -> Delegation:
    """Return the delegation of that code; of a party of the record and the secretariat it is made when first asked for."""
    found = Delegation.objects.filter(forum=forum, code=code).first()
    if found is not None:
        return found
    forum_of(forum)
    if code != "secretariat" and code not in party_names(forum):
        raise NotFound("delegation", code)
    kind = Kind.SECRETARIAT if code == "secretariat" else Kind.PARTY
    return Delegation.objects.create(forum=forum, code=code, kind=kind)


def _organ(forum: str, body: str) -> None:
    if body and body not in {organ.id for organ in forum_of(forum).mechanisms}:
        raise NotFound("organ", body)


def _invitation(
    actor: Actor | Operator, identifier: int, at: dt.datetime, *, states: tuple[str, ...]
) -> Invitation:
    """Return an invitation, for this transaction alone, if the actor keeps its delegation and it is in one of these states."""
    one_at_a_time()
    row = invitation(identifier, at=at)
    if not keeps(actor, delegation=row.delegation):
        raise NotFound("invitation", str(identifier))
    if row.state not in states:
        raise InvitationIsOver(row.state)
    return Invitation.objects.select_for_update().get(pk=row.id)


def _enter(
    act: str,
    actor: Actor | Operator,
    delegation: Delegation,
    subject_id: str | int,
    at: dt.datetime,
    payload: Mapping[str, str],
) -> None:
    record_confidentially(
        forum=delegation.forum,
        act=act,
        by=actor.code,
        at=at,
        subject=act.partition(":")[0],
        subject_id=subject_id,
        delegation=delegation.code,
        level="delegations" if act == "delegation:name" else "secretariat",
        payload=dict(payload),
        person=actor.person,
    )
