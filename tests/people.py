"""Persons of the imaginary forum, let in by the real actions: Ana for Aurelia, Bo for Borea, Sena of the secretariat."""

import datetime as dt

from consenso.domain.accounts.access import OPERATOR, Actor, let_in
from consenso.domain.accounts.models import Person
from consenso.domain.admissions.actions import accept, invite

FORUM = "meridian"
AT = dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC)
OF_SECRETARIAT = "secretariat"


def appoint(
    name: str,
    *,
    code: str,
    role: str,
    body: str = "",
    forum: str = FORUM,
    at: dt.datetime = AT,
    email: str = "",
) -> Person:
    """Return a person who acts for a delegation in a role, invited by the operator, and has accepted."""
    invited = invite(
        actor=OPERATOR,
        forum=forum,
        code=code,
        role=role,
        body=body,
        email=email or f"{name.lower()}@{code.lower()}.example",
        name=name,
        language="en",
        at=at,
    )
    return accept(secret=invited.secret, at=at).person


def actor(
    name: str, *, code: str, role: str, body: str = "", forum: str = FORUM, at: dt.datetime = AT
) -> Actor:
    """Return somebody who acts for a delegation in a role."""
    person = appoint(name, code=code, role=role, body=body, forum=forum, at=at)
    return let_in(person, forum=forum, at=at, code=code)


def sena() -> Actor:
    return actor("Sena", code=OF_SECRETARIAT, role="secretariat")


def ana() -> Actor:
    """Head of the delegation of Aurelia."""
    return actor("Ana", code="XA", role="head")


def bo() -> Actor:
    """Head of the delegation of Borea."""
    return actor("Bo", code="XB", role="head")
