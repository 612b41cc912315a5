"""Whom a silence reaches: who can object for each addressee, and for which of them nobody can, and why.

A silence that nobody of an addressee could break is no consent of that addressee. Who presides is told before it is opened.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from consenso.domain.accounts.access import Actor, Kind, actors_in
from consenso.domain.accounts.queries import invitations
from consenso.domain.drafting.access import draft_abilities
from consenso.domain.drafting.models import Draft
from consenso.domain.drafting.queries import DraftRow

FACTORS = ("totp", "webauthn")


@dataclass(frozen=True, slots=True)
class Unreached:
    """An addressee (code) for which nobody can object, and why.

    `why`: nobody (no person acts for it), invited (nobody does, and somebody is invited to speak for it), no_head (persons act for it,
    and none of them speaks for it), no_factor (who speaks for it has no second factor yet, and one is required).
    """

    code: str
    why: str


def who_may_object(row: DraftRow, codes: Collection[str], *, at: dt.datetime) -> tuple[Actor, ...]:
    """Return who speaks for one of these delegations (codes) while a silence on a draft runs, also where it is over. Two queries."""
    return _speaking(actors_in(row.forum, at=at), row, codes)


def _speaking(actors: Iterable[Actor], row: DraftRow, codes: Collection[str]) -> tuple[Actor, ...]:
    as_it_runs = replace(row, state=Draft.State.SILENCE)
    return tuple(
        one for one in actors if one.code in codes and draft_abilities(one, as_it_runs).answers
    )


def unreached(row: DraftRow, codes: Collection[str], *, at: dt.datetime) -> tuple[Unreached, ...]:
    """Return for which of these delegations (codes) nobody can object to a silence on a draft, by code. Five queries at most."""
    actors = actors_in(row.forum, at=at)
    speaking = _speaking(actors, row, codes)
    able = _secured({one.person for one in speaking})
    reached = {one.code for one in speaking if one.person in able}
    left = sorted(set(codes) - reached)
    if not left:
        return ()
    spoken_for = {one.code for one in speaking}
    acted_for = {one.code for one in actors if one.delegation.kind == Kind.PARTY}
    invited = {
        one.delegation.code
        for one in invitations(forum=row.forum, at=at, is_open=True)
        if one.role == "head" and one.body in ("", row.body)
    }

    def why(code: str) -> str:
        if code in spoken_for:
            return "no_factor"
        if code in invited:
            return "invited"
        return "no_head" if code in acted_for else "nobody"

    return tuple(Unreached(code, why(code)) for code in left)


def _secured(persons: Collection[int]) -> set[int]:
    """Return which persons (ids) the desk opens for: all, where no second factor is required; else who has one, or a trusted sign-in."""
    if settings.SECOND_FACTOR != "required":
        return set(persons)
    factors = Authenticator.objects.filter(user_id__in=persons, type__in=FACTORS)
    elsewhere = SocialAccount.objects.filter(
        user_id__in=persons, provider__in=settings.TRUSTED_SIGN_IN
    )
    found = {*factors.values_list("user_id", flat=True)}
    return found | {*elsewhere.values_list("user_id", flat=True)}
