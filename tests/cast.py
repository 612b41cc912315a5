"""The imaginary persons of the tests: one of each kind, let in for the Meridian Forum.

Ana heads Aurelia's delegation (XA), Dora is its delegate, Mia its account manager, Iris its interpreter; Bo heads Borea's
(XB); Sena is the secretariat; Otto observes for a library, Vera assesses for an institute; Olga operates the installation.
Cato has an account and acts for none. Made by models: how persons are let in has tests of its own.
"""

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from consenso.domain.accounts.access import Actor, let_in
from consenso.domain.accounts.models import Appointment, Delegation, Person

FORUM = "meridian"
AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
ROLES = {
    "Ana": ("XA", "party", "head"),
    "Dora": ("XA", "party", "delegate"),
    "Mia": ("XA", "party", "account_manager"),
    "Iris": ("XA", "party", "interpreter"),
    "Bo": ("XB", "party", "head"),
    "Sena": ("secretariat", "secretariat", "secretariat"),
    "Otto": ("library", "observer", "observer"),
    "Vera": ("institute", "assessor", "assessor"),
}
OTHERS = ("Olga", "Cato")


@dataclass(frozen=True)
class Cast:
    """The persons by name, let in from `at` on."""

    forum: str
    at: dt.datetime
    persons: dict[str, Person]

    def person(self, name: str) -> Person:
        return self.persons[name]

    def actor(self, name: str, *, at: dt.datetime | None = None) -> Actor:
        """Return the person as who acts in the forum."""
        return let_in(self.persons[name], forum=self.forum, at=at or self.at)


def make(*, forum: str = FORUM, at: dt.datetime = AT, names: tuple[str, ...] = ()) -> Cast:
    """Make the persons (all of them where no `names` are given), with their delegations and appointments."""
    persons = {}
    for name in names or (*ROLES, *OTHERS):
        persons[name] = Person.objects.create(
            email=address(name),
            password=make_password(None),
            name=name,
            joined_at=at,
            is_operator=name == "Olga",
        )
        if name in ROLES:
            code, kind, role = ROLES[name]
            appoint(persons[name], forum=forum, code=code, kind=kind, role=role, at=at)
    return Cast(forum, at, persons)


def appoint(
    person: Person, *, forum: str, code: str, kind: str, role: str, at: dt.datetime, body: str = ""
) -> Appointment:
    """Let a person act for a delegation, which is made where it is not there."""
    name = {"en": f"The {code}"} if kind in ("observer", "assessor") else {}
    delegation, _ = Delegation.objects.get_or_create(
        forum=forum, code=code, defaults={"kind": kind, "name": name}
    )
    return Appointment.objects.create(
        person=person, delegation=delegation, role=role, body=body, since_at=at
    )


def address(name: str) -> str:
    return f"{name.lower()}@example.org"
