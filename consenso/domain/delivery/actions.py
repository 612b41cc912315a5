"""Writing deliveries, and what is said of them."""

from collections.abc import Sequence
from typing import Any

from consenso.core.record import (
    Assessment,
    Assessor,
    Delivery,
    Evidence,
    Reply,
    Report,
    earliest,
)
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


def keep_evidence(*, forum: str, kept: Sequence[Kept[Evidence]]) -> None:
    """Store evidence, with what it supports."""
    keep(
        models.Evidence,
        forum=forum,
        kept=kept,
        columns=lambda one: {
            "kind": one.kind,
            "address": one.address,
            "is_gone": one.gone is not None,
        },
    )
    relate(
        models.Support,
        owner="evidence",
        owners=[key(forum, one.entity.id) for one in kept],
        rows=[
            models.Support(
                evidence_id=key(forum, one.entity.id), of=support.kind, identifier=support.id
            )
            for one in kept
            for support in one.entity.supports
        ],
    )


def keep_reports(*, forum: str, kept: Sequence[Kept[Report]]) -> None:
    """Store reports, each with its lines."""
    keep(
        models.Report,
        forum=forum,
        kept=kept,
        columns=lambda one: {
            "party_id": key(forum, one.party.lower()),
            "text_id": key(forum, one.text),
            "from_on": earliest(one.date),
        },
    )
    relate(
        models.Line,
        owner="report",
        owners=[key(forum, one.entity.id) for one in kept],
        rows=[
            models.Line(
                report_id=key(forum, one.entity.id),
                commitment_id=key(forum, line.commitment),
                stage=line.stage,
                position=place,
            )
            for one in kept
            for place, line in enumerate(one.entity.lines)
        ],
    )


def keep_assessors(*, forum: str, kept: Sequence[Kept[Assessor]]) -> None:
    """Store assessors."""
    keep(models.Assessor, forum=forum, kept=kept, columns=lambda one: {"kind": one.kind})


def keep_assessments(*, forum: str, kept: Sequence[Kept[Assessment]]) -> None:
    """Store assessments."""
    keep(
        models.Assessment,
        forum=forum,
        kept=kept,
        columns=lambda one: {
            "assessor_id": key(forum, one.assessor),
            "method": one.method,
            "commitment_id": key(forum, one.commitment),
            "party_id": key(forum, one.party.lower()) if one.party else None,
            "verdict": one.verdict,
            "from_on": earliest(one.date),
        },
    )


def keep_replies(*, forum: str, kept: Sequence[Kept[Reply]]) -> None:
    """Store replies."""
    keep(
        models.Reply,
        forum=forum,
        kept=kept,
        columns=lambda one: {
            "assessment_id": key(forum, one.assessment),
            "party_id": key(forum, one.party.lower()),
        },
    )
