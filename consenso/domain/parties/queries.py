"""Reading the parties of a forum."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from consenso.core.errors import NotFound
from consenso.core.record import (
    Bloc,
    Forum,
    Initiative,
    Membership,
    Presidency,
    State,
    Words,
    earliest,
)
from consenso.domain.ledger.queries import document, documents
from consenso.domain.parties import models


@dataclass(frozen=True, slots=True)
class Member:
    """A state in a bloc on a day, by its ISO code, with its standing there."""

    state: str
    status: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The members of two blocs on a day, by ISO code: in both, in the first only, in the second only.

    `unsettled` are those whose standing in either is other than plain membership, with bloc id and status.
    """

    both: tuple[str, ...]
    first_only: tuple[str, ...]
    second_only: tuple[str, ...]
    unsettled: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Troika:
    """The presidency of a bloc on a day, the one before it and the one after; None where the record knows none."""

    past: Presidency | None
    present: Presidency
    next: Presidency | None


@dataclass(frozen=True, slots=True)
class PartyName:
    """How a party is called: its id in addresses, its code, its names, and whether it is a state or a bloc."""

    id: str
    kind: str
    code: str
    name: Words
    side: str


@dataclass(frozen=True, slots=True)
class StateMembership:
    """One period of a state in a bloc."""

    bloc: str
    membership: Membership


def forums() -> tuple[Forum, ...]:
    """Return every forum, by slug. One query."""
    return documents(models.Forum.objects.order_by("forum"), Forum)


def forum(slug: str) -> Forum:
    """Return one forum. One query.

    Raises:
        NotFound: no record of that name is loaded.
    """
    return document(models.Forum.objects.filter(forum=slug), Forum, slug)


def states(forum: str, *, side: str = "") -> tuple[State, ...]:
    """Return the states of a forum, of one side if named, in the record's order. One query."""
    rows = models.Party.objects.filter(forum=forum, kind="state").order_by("position")
    return documents(rows.filter(side=side) if side else rows, State)


def state(forum: str, identifier: str) -> State:
    """Return one state by its id (its ISO code in small letters). One query.

    Raises:
        NotFound: no such party.
    """
    return document(models.Party.objects.filter(forum=forum, kind="state"), State, identifier)


def blocs(forum: str) -> tuple[Bloc, ...]:
    """Return the blocs of a forum in the record's order. One query."""
    rows = models.Party.objects.filter(forum=forum, kind="bloc").order_by("position")
    return documents(rows, Bloc)


def state_and_blocs(forum: str, identifier: str) -> tuple[State, tuple[Bloc, ...]]:
    """Return one state by its id, and the blocs of the forum in the record's order. One query.

    Raises:
        NotFound: no such party.
    """
    rows = models.Party.objects.filter(
        Q(kind="bloc") | Q(kind="state", identifier=identifier), forum=forum
    ).order_by("position")
    found = list(rows.values_list("kind", "document"))
    state = next((one for kind, one in found if kind == "state"), None)
    if state is None:
        raise NotFound(State.KIND, identifier)
    blocs = tuple(Bloc.model_validate(one) for kind, one in found if kind == "bloc")
    return State.model_validate(state), blocs


def bloc(forum: str, identifier: str) -> Bloc:
    """Return one bloc. One query.

    Raises:
        NotFound: no such bloc.
    """
    return document(models.Party.objects.filter(forum=forum, kind="bloc"), Bloc, identifier)


def party_names(forum: str) -> Mapping[str, PartyName]:
    """Return what every party is called, by the code that records refer to it by: CN, celac. One query."""
    rows = models.Party.objects.filter(forum=forum).order_by("kind", "position")
    names: dict[str, PartyName] = {}
    for identifier, kind, code, side, found in rows.values_list(
        "identifier", "kind", "code", "side", "document"
    ):
        reference = code if kind == "state" else identifier
        names[reference] = PartyName(identifier, kind, code, found["name"], side)
    return names


def members_on(forum: str, bloc: str, *, on: dt.date) -> tuple[Member, ...]:
    """Return the states that stand in a bloc on a day, by code, with their standing. One query.

    Those that have left (`withdrawn`) are not among them; a state stands once.
    """
    rows = (
        models.Membership.objects.filter(bloc=f"{forum}/{bloc}")
        .filter(Q(since_on=None) | Q(since_on__lte=on), Q(until_on=None) | Q(until_on__gt=on))
        .exclude(status="withdrawn")
        .order_by("state", "-place")
        .values_list("state", "status")
    )
    standing: dict[str, str] = {}
    for code, status in rows:
        standing.setdefault(code, status)
    return tuple(Member(code, status) for code, status in standing.items())


def compare(forum: str, first: str, second: str, *, on: dt.date) -> Comparison:
    """Return who belongs to two blocs on a day. Two queries."""
    standing = {
        bloc: {member.state: member.status for member in members_on(forum, bloc, on=on)}
        for bloc in (first, second)
    }
    full = {
        bloc: {code for code, status in members.items() if status == "member"}
        for bloc, members in standing.items()
    }
    return Comparison(
        both=tuple(sorted(full[first] & full[second])),
        first_only=tuple(sorted(full[first] - full[second])),
        second_only=tuple(sorted(full[second] - full[first])),
        unsettled=tuple(
            sorted(
                (code, bloc, status)
                for bloc, members in standing.items()
                for code, status in members.items()
                if status != "member"
            )
        ),
    )


def memberships_of(forum: str, code: str) -> tuple[StateMembership, ...]:
    """Return every period of a state (ISO code) in every bloc, bloc by bloc. One query."""
    rows = models.Party.objects.filter(forum=forum, kind="bloc", memberships__state=code)
    return tuple(
        StateMembership(bloc.id, membership)
        for bloc in documents(rows.distinct().order_by("position"), Bloc)
        for membership in bloc.members
        if code in membership.states
    )


def presidencies_of(bloc: Bloc, code: str) -> tuple[Presidency, ...]:
    """Return the presidencies that a state (ISO code) has held of a bloc."""
    return tuple(presidency for presidency in bloc.presidencies if presidency.state == code)


def presidency_on(bloc: Bloc, *, on: dt.date) -> Presidency | None:
    """Return who presides over a bloc on a day; the day of a hand-over belongs to the one who takes over."""
    held = [
        presidency
        for presidency in bloc.presidencies
        if earliest(presidency.from_) <= on
        and (presidency.to is None or on < earliest(presidency.to))
    ]
    return held[-1] if held else None


def troika_on(bloc: Bloc, *, on: dt.date) -> Troika | None:
    """Return the past, present and next presidency on a day, as far as the record knows them; None without a present one.

    A quartet is these three and the presidency of CARICOM, which a record may not hold.
    """
    now = presidency_on(bloc, on=on)
    if now is None:
        return None
    place = bloc.presidencies.index(now)
    return Troika(
        past=bloc.presidencies[place - 1] if place else None,
        present=now,
        next=bloc.presidencies[place + 1] if place + 1 < len(bloc.presidencies) else None,
    )


def initiatives(forum: str, *, state: str = "", kind: str = "") -> tuple[Initiative, ...]:
    """Return the initiatives of a forum, or those that a state (ISO code) stands to. One query."""
    rows = models.Initiative.objects.filter(forum=forum).order_by("position")
    if state:
        rows = rows.filter(participations__state=state).distinct()
    if kind:
        rows = rows.filter(kind=kind)
    return documents(rows, Initiative)


def initiative(forum: str, identifier: str) -> Initiative:
    """Return one initiative. One query.

    Raises:
        NotFound: no such initiative.
    """
    return document(models.Initiative.objects.filter(forum=forum), Initiative, identifier)
