"""Writing meetings and statements."""

from collections.abc import Iterator, Sequence
from typing import Any

from consenso.core.record import Meeting, Statement, earliest
from consenso.domain.ledger.actions import Kept, keep, relate
from consenso.domain.ledger.queries import key
from consenso.domain.meetings import models


def keep_meetings(*, forum: str, kept: Sequence[Kept[Meeting]]) -> None:
    """Store meetings, each with its hosts and the states named as taking part."""
    keep(models.Meeting, forum=forum, kept=kept, columns=_meeting)
    relate(
        models.Attendee,
        owner="meeting",
        owners=[key(forum, one.entity.id) for one in kept],
        rows=[row for one in kept for row in _attendees(forum, one.entity)],
    )


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "kind": meeting.kind,
        "series": meeting.series,
        "ordinal": meeting.ordinal,
        "starts_on": earliest(meeting.start),
        "mode": meeting.mode,
    }


def _attendees(forum: str, meeting: Meeting) -> Iterator[models.Attendee]:
    for role, states in (("host", meeting.hosts), ("participant", meeting.participants)):
        for state in states:
            yield models.Attendee(meeting_id=key(forum, meeting.id), state=state, role=role)


def keep_statements(*, forum: str, kept: Sequence[Kept[Statement]]) -> None:
    """Store statements."""

    def columns(statement: Statement) -> dict[str, Any]:
        return {
            "meeting_id": key(forum, statement.meeting) if statement.meeting else None,
            "state": statement.state,
            "said_on": earliest(statement.date),
            "kind": statement.kind,
            "mode": statement.mode,
        }

    keep(models.Statement, forum=forum, kept=kept, columns=columns)
