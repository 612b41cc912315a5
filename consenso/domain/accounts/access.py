"""The one door: who acts, for whom, and what they may do. Pages, the API and templates ask here and nowhere else.

A person acts for a delegation, never for themselves. `Actor` is a person in one forum as one delegation; `abilities` says
what such an actor may do there. What may be done with one object is said by its own room's `access`, from the same Actor.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

from consenso.core.errors import ConsensoError, NotFound
from consenso.domain.accounts.models import Appointment, Delegation, Person
from consenso.domain.accounts.queries import AppointmentRow, DelegationRow, appointments

__all__ = [
    "NOTHING",
    "OPERATOR",
    "ROLES_OF",
    "Abilities",
    "Actor",
    "Kind",
    "NotAllowed",
    "Operator",
    "Person",
    "Role",
    "abilities",
    "actors",
    "actors_in",
    "keeps",
    "let_in",
    "may_end",
    "may_invite",
    "within",
]

Role = Appointment.Role
Kind = Delegation.Kind

# Which roles a delegation of a kind can give.
ROLES_OF: dict[str, tuple[str, ...]] = {
    Kind.PARTY: (Role.HEAD, Role.DELEGATE, Role.ACCOUNT_MANAGER, Role.INTERPRETER),
    Kind.SECRETARIAT: (Role.SECRETARIAT, Role.CHAIR, Role.INTERPRETER),
    Kind.OBSERVER: (Role.OBSERVER,),
    Kind.ASSESSOR: (Role.ASSESSOR,),
}


class NotAllowed(ConsensoError):
    """The actor may see the thing but not do this with it; `act` says what was tried."""

    code = "accounts.not_allowed"

    def __init__(self, act: str) -> None:
        super().__init__(f"not allowed: {act}")
        self.act = act


@dataclass(frozen=True, slots=True)
class Actor:
    """A person who acts in a forum for one delegation, with the roles held there at the moment.

    `roles` hold in all of the forum; `body_roles` are (organ, role) and hold on what belongs to that organ: see `within`.
    """

    person: int
    name: str
    forum: str
    delegation: DelegationRow
    roles: frozenset[str]
    is_operator: bool = False
    body_roles: frozenset[tuple[str, str]] = frozenset()

    @property
    def code(self) -> str:
        """For whom the ledger says that an act was done: the delegation's code."""
        return self.delegation.code

    @property
    def is_secretariat(self) -> bool:
        return bool(self.roles & {Role.SECRETARIAT, Role.CHAIR})


@dataclass(frozen=True, slots=True)
class Operator:
    """Who runs the installation, at its own command line: acts for no delegation, and signs nothing."""

    code: str = "operator"
    person: int | None = None


OPERATOR = Operator()


@dataclass(frozen=True, slots=True)
class Abilities:
    """What an actor may do in a forum as a whole. Every field is a sentence that is true or false."""

    reads_desk: bool = False  # has a desk in this forum
    reads_shared: bool = False  # sees what was shared with all delegations
    prepares: bool = False  # may prepare additions and corrections for the delegation
    assesses: bool = False  # keeps the own assessments and evidence, and no other object
    translates: bool = False  # may change wordings in languages, and nothing else
    shares: bool = (
        False  # may clear them for the delegation: send, share, publish facts that it holds
    )
    decides: bool = (
        False  # may accept, decline and publish what was sent, and keep the whole record
    )
    invites: bool = False  # may invite to and end appointments of the own delegation
    invites_any: bool = False  # … of every delegation
    operates: bool = False  # runs the installation: no content that is not public

    def as_mapping(self) -> dict[str, bool]:
        """Return the abilities by name, as the API gives them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


NOTHING = Abilities()


def within(actor: Actor, bodies: Iterable[str]) -> Actor:
    """Return the actor with the roles held in every one of these organs as well, for what belongs to all of them."""
    of_each = [{role for body, role in actor.body_roles if body == one} for one in set(bodies)]
    held = set[str].intersection(*of_each) if of_each else set()
    return replace(actor, roles=actor.roles | held) if held else actor


def actors(person: Person, *, at: dt.datetime) -> tuple[Actor, ...]:
    """Return every capacity in which a person acts at a moment: one for each forum and delegation. One query.

    A closed account acts in none.
    """
    if not person.is_active:
        return ()
    return _actors(person, appointments(person=person.pk, at=at))


def _actors(person: Person, rows: Sequence[AppointmentRow]) -> tuple[Actor, ...]:
    held: dict[int, list[AppointmentRow]] = {}
    for row in rows:
        held.setdefault(row.delegation.id, []).append(row)
    return tuple(
        Actor(
            person.pk,
            person.name,
            of_one[0].delegation.forum,
            of_one[0].delegation,
            frozenset(row.role for row in of_one if not row.body),
            person.is_operator,
            frozenset((row.body, row.role) for row in of_one if row.body),
        )
        for of_one in held.values()
    )


def actors_in(forum: str, *, at: dt.datetime) -> tuple[Actor, ...]:
    """Return every capacity in which anybody acts in a forum at a moment, by person. Two queries; a closed account acts in none."""
    held: dict[int, list[AppointmentRow]] = {}
    for row in appointments(forum=forum, at=at):
        held.setdefault(row.person, []).append(row)
    found = Person.objects.filter(pk__in=list(held), is_active=True).order_by("pk")
    return tuple(actor for person in found for actor in _actors(person, held[person.pk]))


def let_in(person: Person, *, forum: str, at: dt.datetime, code: str = "") -> Actor:
    """Return the person as an actor in a forum, for the delegation `code` if it is named, else the first. One query.

    Raises:
        NotFound: the person has no desk there; the same as where there is no such forum.
    """
    for actor in actors(person, at=at):
        if actor.forum == forum and code in ("", actor.code):
            return actor
    raise NotFound("forum", forum)


def abilities(actor: Actor) -> Abilities:
    """Return what an actor may do in the forum as a whole."""
    roles = actor.roles
    is_party = actor.delegation.kind == Kind.PARTY
    secretariat = actor.is_secretariat and actor.delegation.kind == Kind.SECRETARIAT
    head = is_party and Role.HEAD in roles
    return Abilities(
        reads_desk=bool(roles or actor.body_roles),
        reads_shared=secretariat
        or (actor.delegation.kind == Kind.OBSERVER and Role.OBSERVER in roles)
        or bool(roles & {Role.HEAD, Role.DELEGATE, Role.INTERPRETER}),
        prepares=secretariat or head or (is_party and Role.DELEGATE in roles),
        assesses=actor.delegation.kind == Kind.ASSESSOR and Role.ASSESSOR in roles,
        translates=Role.INTERPRETER in roles,
        shares=secretariat or head,
        decides=secretariat,
        invites=secretariat or (is_party and bool(roles & {Role.HEAD, Role.ACCOUNT_MANAGER})),
        invites_any=secretariat,
        operates=actor.is_operator,
    )


def may_invite(actor: Actor | Operator, *, delegation: DelegationRow, role: str) -> bool:
    """Return whether an actor may invite someone to a role in a delegation.

    The secretariat for all; the head of a delegation and its account manager for their own; the operator, who lets
    the first secretariat in.
    """
    return role in ROLES_OF[delegation.kind] and keeps(actor, delegation=delegation)


def keeps(actor: Actor | Operator, *, delegation: DelegationRow) -> bool:
    """Return whether an actor sees and keeps who acts for a delegation: its invitations, roles and time zone."""
    if isinstance(actor, Operator):
        return True
    can = abilities(actor)
    return delegation.forum == actor.forum and (
        can.invites_any or (can.invites and delegation.id == actor.delegation.id)
    )


def may_end(actor: Actor | Operator, *, appointment: AppointmentRow) -> bool:
    """Return whether an actor may end an appointment: who keeps the delegation, and anyone their own."""
    own = appointment.person == actor.person and appointment.delegation.forum == getattr(
        actor, "forum", ""
    )
    return own or keeps(actor, delegation=appointment.delegation)
