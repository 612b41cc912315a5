"""Writing deliveries."""

from collections.abc import Sequence
from typing import Any

from consenso.core.record import Delivery, earliest
from consenso.domain.delivery import models
from consenso.domain.ledger.actions import Kept, keep, relate
from consenso.domain.ledger.queries import key


def keep_deliveries(*, forum: str, kept: Sequence[Kept[Delivery]]) -> None:
    """Store deliveries, each with the commitments that it answers and the parties that it names."""
    owners = [key(forum, one.entity.id) for one in kept]
    keep(models.Delivery, forum=forum, kept=kept, columns=_delivery)
    relate(
        models.Answer,
        owner="delivery",
        owners=owners,
        rows=[
            models.Answer(
                delivery_id=key(forum, one.entity.id),
                commitment_id=key(forum, answer.commitment),
                relation=answer.relation or "",
            )
            for one in kept
            for answer in one.entity.answers
        ],
    )
    relate(
        models.Actor,
        owner="delivery",
        owners=owners,
        rows=[
            models.Actor(delivery_id=key(forum, one.entity.id), party_id=key(forum, party.lower()))
            for one in kept
            for party in one.entity.actors
        ],
    )


def _delivery(delivery: Delivery) -> dict[str, Any]:
    return {
        "kind": delivery.kind,
        "from_on": earliest(delivery.date.from_) if delivery.date else None,
    }
