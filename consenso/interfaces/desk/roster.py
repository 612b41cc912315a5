"""Who acts for whom, put together for the page: by delegation, with invitations, narrowed as asked."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext, ngettext

from consenso.core.locale import capital_zone, sort_key
from consenso.domain.accounts.access import Kind, Role
from consenso.domain.accounts.queries import (
    AppointmentRow,
    DelegationRow,
    InvitationRow,
    appointments,
    delegations,
    invitations,
)
from consenso.interfaces.desk.frame import Desk, zone_of
from consenso.interfaces.desk.people_pages import DelegationLines, InvitationLine, PersonLine
from consenso.interfaces.ui.components import FilterField, FilterForm, Option, active_filters
from consenso.interfaces.ui.pages import NavItem
from consenso.interfaces.ui.roles import ROLES, role_name

RANKS = (Kind.SECRETARIAT, Kind.PARTY, Kind.OBSERVER, Kind.ASSESSOR)
OVER_FOR = dt.timedelta(
    days=60
)  # how long an invitation whose time is over can still be sent again


@dataclass(frozen=True, slots=True)
class Asked:
    """How the list is narrowed; '' for not."""

    delegation: str = ""
    role: str = ""
    words: str = ""

    def takes(self, row: AppointmentRow | InvitationRow) -> bool:
        name = row.person_name if isinstance(row, AppointmentRow) else row.name
        found = f"{name} {row.email}".casefold()
        return self.role in ("", row.role) and all(
            word in found for word in self.words.casefold().split()
        )

    @property
    def is_narrow(self) -> bool:
        return bool(self.role or self.words)


@dataclass(frozen=True, slots=True)
class Roster:
    """The delegations that the actor keeps, with who acts for them."""

    delegations: tuple[DelegationLines, ...]
    nobody: tuple[NavItem, ...]
    summary: str


def roster(desk: Desk, asked: Asked) -> Roster:
    """Return who acts for the delegations that the actor keeps. Four queries, however many there are."""
    code = "" if desk.can.invites_any else desk.actor.code
    held = appointments(forum=desk.slug, code=code, at=desk.now)
    sent = tuple(
        row
        for row in invitations(forum=desk.slug, at=desk.now, code=code)
        if row.state == "open" or (row.state == "expired" and row.expires_at > desk.now - OVER_FOR)
    )
    secured = set(
        Authenticator.objects.filter(user_id__in={row.person for row in held}).values_list(
            "user_id", flat=True
        )
    )
    rows = [row for row in known(desk) if asked.delegation in ("", row.code)]
    lines = []
    for row in rows:
        people = tuple(
            _person(desk, one, secured)
            for one in held
            if one.delegation.code == row.code and asked.takes(one)
        )
        waiting = tuple(
            _invitation(desk, one)
            for one in sent
            if one.delegation.code == row.code and asked.takes(one)
        )
        if people or waiting or (asked.delegation and not asked.is_narrow):
            heads = [
                one
                for one in held
                if one.delegation.code == row.code and one.role == Role.HEAD and not one.body
            ]
            lines.append(_delegation(desk, row, people, waiting, has_head=bool(heads)))
    shown = {line.identifier for line in lines}
    nobody = tuple(
        NavItem(desk.delegation(row), desk.address("people/invite/", delegation=row.code))
        for row in rows
        if f"delegation-{row.code}" not in shown and not asked.is_narrow
    )
    return Roster(tuple(lines), nobody, _summary(lines))


def known(desk: Desk) -> list[DelegationRow]:
    """Return the delegations that the actor keeps: those of the record too for which nobody acts yet. One query."""
    there = {row.code: row for row in delegations(desk.slug)}
    if not desk.can.invites_any:
        return [there[desk.actor.code]]
    for code, party in desk.names.items():
        if code not in there and party.kind == "state":
            there[code] = DelegationRow(0, desk.slug, code, Kind.PARTY, {}, "")
    if "secretariat" not in there:
        there["secretariat"] = DelegationRow(0, desk.slug, "secretariat", Kind.SECRETARIAT, {}, "")
    return sorted(
        there.values(),
        key=lambda row: (
            RANKS.index(Kind(row.kind)),
            sort_key(desk.delegation(row), desk.language),
        ),
    )


def kind_name(kind: str) -> str:
    return {
        Kind.SECRETARIAT: gettext("Secretariat"),
        Kind.PARTY: gettext("Party"),
        Kind.OBSERVER: gettext("Observer"),
        Kind.ASSESSOR: gettext("Assessor"),
    }[Kind(kind)]


def role_of(desk: Desk, row: AppointmentRow | InvitationRow) -> str:
    """Return a role in words, with the organ where it holds in one alone."""
    role = role_name(row.role)
    if not row.body:
        return role
    organs = {organ.id: desk.say(organ.name) for organ in desk.forum.mechanisms}
    return gettext("%(role)s in: %(organ)s") % {
        "role": role,
        "organ": organs.get(row.body, row.body),
    }


def _delegation(
    desk: Desk,
    row: DelegationRow,
    people: tuple[PersonLine, ...],
    waiting: tuple[InvitationLine, ...],
    *,
    has_head: bool,
) -> DelegationLines:
    zone = zone_of(row.time_zone, row).key.replace("_", " ")
    is_capitals = not row.time_zone and capital_zone(row.code)
    return DelegationLines(
        identifier=f"delegation-{row.code}",
        name=desk.delegation(row),
        kind="" if row.kind in (Kind.PARTY, Kind.SECRETARIAT) else kind_name(row.kind),
        people=people,
        invitations=waiting,
        invite_address=desk.address("people/invite/", delegation=row.code),
        zone=gettext("%(zone)s, the capital's") % {"zone": zone} if is_capitals else zone,
        zone_address=desk.address(f"delegations/{row.code}/time-zone/") if row.id else "",
        lacks=gettext("Nobody is its head: what it prepares cannot be sent.")
        if row.kind == Kind.PARTY and people and not has_head
        else "",
    )


def _person(desk: Desk, row: AppointmentRow, secured: set[int]) -> PersonLine:
    return PersonLine(
        name=row.person_name,
        email=row.email,
        role=role_of(desk, row),
        since=desk.day(row.since_at),
        signed_in=desk.day(row.signed_in_at) if row.signed_in_at else gettext("Never"),
        second_factor=gettext("Set") if row.person in secured else gettext("Not set"),
        end_address=desk.address(f"people/{row.id}/end/"),
    )


def _invitation(desk: Desk, row: InvitationRow) -> InvitationLine:
    below = f"people/invitations/{row.id}/"
    return InvitationLine(
        name=row.name,
        email=row.email,
        role=role_of(desk, row),
        until=desk.moment(row.expires_at),
        is_over=row.state == "expired",
        again_address=desk.address(f"{below}again/"),
        withdraw_address=desk.address(f"{below}withdraw/"),
    )


def _summary(lines: Iterable[DelegationLines]) -> str:
    shown = list(lines)
    n_people = len({person.email for line in shown for person in line.people})
    n_open = sum(len(line.invitations) for line in shown)
    people = ngettext("%(number)d person", "%(number)d persons", n_people) % {"number": n_people}
    sent = ngettext(
        "%(number)d invitation that was not accepted yet",
        "%(number)d invitations that were not accepted yet",
        n_open,
    ) % {"number": n_open}
    return gettext("%(people)s; %(invitations)s.") % {"people": people, "invitations": sent}


def filter_form(desk: Desk, asked: Asked, query: Mapping[str, str]) -> FilterForm:
    """Return the form that narrows the roster, for who keeps all delegations."""
    address = desk.address("people/")
    fields = (
        FilterField(
            "delegation",
            gettext("Delegation"),
            options=tuple(
                Option(row.code, desk.delegation(row), row.code == asked.delegation)
                for row in known(desk)
            ),
            any_label=gettext("All delegations"),
        ),
        FilterField(
            "role",
            gettext("Role"),
            options=tuple(
                Option(role, str(word), role == asked.role) for role, word in ROLES.items()
            ),
            any_label=gettext("All roles"),
        ),
        FilterField("words", gettext("Name or address"), kind="text", value=asked.words),
    )
    pairs = tuple((name, value) for name, value in query.items() if value)
    active = active_filters(fields, address=address, query=pairs)
    return FilterForm(address, fields, active, address if len(active) > 1 else "")
