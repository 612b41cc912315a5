"""Writing key areas and commitments."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from consenso.core.record import Area, Commitment
from consenso.domain.commitments import models
from consenso.domain.ledger.actions import Kept, keep, relate
from consenso.domain.ledger.queries import key


def keep_areas(*, forum: str, kept: Sequence[Kept[Area]]) -> None:
    """Store key areas."""
    keep(models.Area, forum=forum, kept=kept, columns=lambda one: {})


def keep_commitments(
    *, forum: str, kept: Sequence[Kept[Commitment]], texts: Collection[str]
) -> None:
    """Store commitments, each with its areas and actors; `texts` tells which places are texts and not statements."""

    def columns(commitment: Commitment) -> dict[str, Any]:
        place = key(forum, commitment.text)
        in_text = commitment.text in texts
        return {
            "text_id": place if in_text else None,
            "statement_id": None if in_text else place,
            "kind": commitment.kind,
            "topic": commitment.topic or "",
            "quantity": commitment.quantity,
            "currency": commitment.currency or "",
            "period_from": commitment.period.from_ if commitment.period else None,
            "period_to": commitment.period.to if commitment.period else None,
        }

    owners = [key(forum, one.entity.id) for one in kept]
    keep(models.Commitment, forum=forum, kept=kept, columns=columns)
    relate(
        models.InArea,
        owner="commitment",
        owners=owners,
        rows=[
            models.InArea(
                commitment_id=key(forum, one.entity.id), area_id=key(forum, area), place=place
            )
            for one in kept
            for place, area in enumerate(one.entity.areas)
        ],
    )
    relate(
        models.Actor,
        owner="commitment",
        owners=owners,
        rows=[row for one in kept for row in _actors(forum, one.entity)],
    )


def _actors(forum: str, commitment: Commitment) -> Iterator[models.Actor]:
    for role, parties in (("from", commitment.actors.from_), ("to", commitment.actors.to)):
        for party in parties:
            yield models.Actor(
                commitment_id=key(forum, commitment.id),
                party_id=key(forum, party.lower()),
                role=role,
            )
