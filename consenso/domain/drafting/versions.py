"""Versions of a draft, and rounds of proposals: what was circulated under which name, and until when one answers."""

import datetime as dt
from hashlib import sha256
from typing import Any

from django.db import transaction

from consenso.core.errors import ConsensoError
from consenso.core.record import canonical_json
from consenso.domain.accounts.access import Actor
from consenso.domain.drafting.acts import (
    DraftHasChanged,
    enter,
    locked,
    moment,
    paragraphs_said,
)
from consenso.domain.drafting.models import Draft, Proposal, Round, Translation, Version
from consenso.domain.drafting.past import RoundRow
from consenso.domain.drafting.queries import proposal_rows, proposals_as_json

FURTHEST = dt.timedelta(days=36525)  # of a deadline: what lies further ahead was mistyped


class RoundIsOpen(ConsensoError):
    """A round is open already: it is closed before the next is opened."""

    code = "drafting.round_is_open"


class NoRound(ConsensoError):
    """No round is open."""

    code = "drafting.no_round"


class WrongMoment(ConsensoError):
    """A deadline that is not after this moment, or more than a hundred years after it."""

    code = "drafting.wrong_moment"


def refuse_deadline(until: dt.datetime, *, at: dt.datetime) -> None:
    """Refuse what is no deadline at a moment.

    Raises:
        WrongMoment: it is past, or more than a hundred years ahead.
    """
    if until <= at:
        raise WrongMoment(f"{until} is past")
    if until - at > FURTHEST:
        raise WrongMoment(f"{until} is more than {FURTHEST.days} days ahead")


def keep_version(row: Draft, *, kind: str, by: str, at: dt.datetime) -> int:
    """Store all of a draft as it stands, inside the caller's transaction, as of the act that follows; return the version's number."""
    document = document_of(row)
    number = Version.objects.filter(draft=row).count() + 1
    Version.objects.create(
        draft=row,
        number=number,
        kind=kind,
        revision=row.revision + 1,
        document=document,
        digest=sha256(canonical_json(document)).hexdigest(),
        by=by,
        at=at,
    )
    return number


def document_of(row: Draft) -> dict[str, Any]:
    """Return all of a draft: its paragraphs, what was sent and stands, and its words in the other languages."""
    sent = Proposal.objects.filter(draft=row, level=Proposal.Level.SENT, state=Proposal.State.OPEN)
    translations = Translation.objects.filter(paragraph__draft=row).select_related("paragraph")
    return {
        "language": row.language,
        "paragraphs": paragraphs_said(row),
        "proposals": proposals_as_json(proposal_rows(sent)),
        "translations": [
            {
                "paragraph": one.paragraph.identifier,
                "language": one.language,
                "text": one.text,
                "of": one.of,
            }
            for one in translations.order_by("language", "paragraph__position")
        ],
    }


def seal_of_all(draft: int) -> str:
    """Return a mark of a draft (its row's id) as it stands, in all its languages: who ends the negotiation sends back what was read.

    Four queries.
    """
    return _seal(Draft.objects.get(pk=draft))


def refuse_unread(row: Draft, seen: str | None) -> None:
    """Refuse what is to be done with a locked draft that is not as it was read: `seen` is its `seal_of_all` of then, None: as it stands.

    Raises:
        DraftHasChanged: it is another by now.
    """
    if seen is not None and seen != _seal(row):
        raise DraftHasChanged(row.identifier)


def _seal(row: Draft) -> str:
    return sha256(canonical_json(document_of(row))).hexdigest()[:20]


@transaction.atomic
def circulate_version(*, actor: Actor, identifier: str, kind: str, at: dt.datetime) -> int:
    """Circulate the draft as it stands under a name: compilation, rolling or chair; return the version's number.

    Raises:
        NotFound, NotAllowed: see `acts.locked`.
    """
    row = locked(actor, identifier, "presides")
    number = keep_version(row, kind=kind, by=actor.code, at=at)
    payload = {"said": {"version": number, "kind": kind}}
    enter(row, by=actor.code, verb="version", at=at, payload=payload, person=actor.person)
    return number


@transaction.atomic
def open_round(
    *, actor: Actor, identifier: str, closes_at: dt.datetime, at: dt.datetime
) -> RoundRow:
    """Open a round of proposals until a moment; return it.

    Raises:
        NotFound, NotAllowed: see `acts.locked`.
        RoundIsOpen: one is open; WrongMoment: see `refuse_deadline`.
    """
    row = locked(actor, identifier, "presides")
    at = moment(row, at)
    refuse_deadline(closes_at, at=at)
    if Round.objects.filter(draft=row, closed_at=None, closes_at__gt=at).exists():
        raise RoundIsOpen(f"a round of {identifier} is open")
    Round.objects.filter(draft=row, closed_at=None).update(closed_at=at)
    made = Round.objects.create(
        draft=row, number=row.rounds.count() + 1, opened_at=at, closes_at=closes_at
    )
    payload = {"said": {"round": made.number, "closes_at": closes_at.isoformat()}}
    enter(row, by=actor.code, verb="round", at=at, payload=payload, person=actor.person)
    return RoundRow(made.number, made.opened_at, made.closes_at, None)


@transaction.atomic
def extend_round(
    *, actor: Actor, identifier: str, closes_at: dt.datetime, reason: str = "", at: dt.datetime
) -> RoundRow:
    """Give the open round another deadline, and say why, for all to read; return it.

    Raises:
        NotFound, NotAllowed: see `acts.locked`.
        NoRound: none is open; WrongMoment: see `refuse_deadline`.
    """
    row = locked(actor, identifier, "presides")
    at = moment(row, at)
    refuse_deadline(closes_at, at=at)
    found = Round.objects.filter(draft=row, closed_at=None).order_by("-number").first()
    if found is None:
        raise NoRound(f"no round of {identifier} is open")
    found.closes_at = closes_at
    found.save(update_fields=["closes_at"])
    said = {"round": found.number, "closes_at": closes_at.isoformat(), "reason": reason.strip()}
    payload = {"said": said}
    enter(row, by=actor.code, verb="extend_round", at=at, payload=payload, person=actor.person)
    return RoundRow(found.number, found.opened_at, found.closes_at, None)


@transaction.atomic
def close_round(*, actor: Actor, identifier: str, at: dt.datetime) -> int:
    """Close the open round; the draft with all that was sent becomes a compilation; return that version's number.

    Raises:
        NotFound, NotAllowed: see `acts.locked`.
        NoRound: none is open.
    """
    row = locked(actor, identifier, "presides")
    found = Round.objects.filter(draft=row, closed_at=None).order_by("-number").first()
    if found is None:
        raise NoRound(f"no round of {identifier} is open")
    at = moment(row, at)
    found.closed_at = at
    found.save(update_fields=["closed_at"])
    number = keep_version(row, kind="compilation", by=actor.code, at=at)
    payload = {"said": {"round": found.number, "version": number}}
    enter(row, by=actor.code, verb="close_round", at=at, payload=payload, person=actor.person)
    return number
