"""Reading meetings and statements."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q

from consenso.core.record import Meeting, Statement
from consenso.domain.ledger.queries import Listing, document, documents, key, listing
from consenso.domain.meetings import models


def meetings(
    forum: str,
    *,
    kind: str = "",
    series: str = "",
    state: str = "",
    mode: str = "",
    year: int | None = None,
    newest_first: bool = False,
    page: int = 1,
    per_page: int = 50,
) -> Listing[Meeting]:
    """Return one page of a forum's meetings by date; `state`: an ISO code that hosted or is named. Two queries."""
    rows = models.Meeting.objects.filter(forum=forum)
    for field, value in (("kind", kind), ("series", series), ("mode", mode)):
        if value:
            rows = rows.filter(**{field: value})
    if state:
        rows = rows.filter(attendees__state=state).distinct()
    if year is not None:
        rows = rows.filter(starts_on__year=year)
    order = ("-starts_on", "position") if newest_first else ("starts_on", "position")
    return listing(rows.order_by(*order), Meeting, page=page, per_page=per_page)


def meeting(forum: str, identifier: str) -> Meeting:
    """Return one meeting. One query.

    Raises:
        NotFound: no such meeting.
    """
    return document(models.Meeting.objects.filter(forum=forum), Meeting, identifier)


def meetings_by_id(forum: str, identifiers: tuple[str, ...]) -> dict[str, Meeting]:
    """Return the meetings of these ids. One query."""
    rows = models.Meeting.objects.filter(forum=forum, identifier__in=identifiers)
    return {meeting.id: meeting for meeting in documents(rows.order_by("position"), Meeting)}


def series(forum: str, name: str) -> tuple[Meeting, ...]:
    """Return the meetings of one series, by date. One query."""
    rows = models.Meeting.objects.filter(forum=forum, series=name)
    return documents(rows.order_by("starts_on", "position"), Meeting)


def meetings_hosted(forum: str, code: str) -> tuple[Meeting, ...]:
    """Return the meetings that a state (ISO code) hosted, by date. One query."""
    rows = models.Meeting.objects.filter(
        Q(attendees__state=code, attendees__role="host"), forum=forum
    )
    return documents(rows.distinct().order_by("starts_on", "position"), Meeting)


def meeting_years(forum: str) -> tuple[int, ...]:
    """Return the years in which the forum met, the latest first. One query."""
    days = models.Meeting.objects.filter(forum=forum).dates("starts_on", "year", order="DESC")
    return tuple(day.year for day in days)


def statements(
    forum: str,
    *,
    meeting: str = "",
    state: str = "",
    kind: str = "",
    year: int | None = None,
    page: int = 1,
    per_page: int = 50,
) -> Listing[Statement]:
    """Return one page of a forum's statements by date; `state` by ISO code. Two queries."""
    rows = models.Statement.objects.filter(forum=forum)
    chosen: dict[str, Any] = {"kind": kind, "state": state}
    if meeting:
        chosen["meeting"] = key(forum, meeting)
    rows = rows.filter(**{field: value for field, value in chosen.items() if value})
    if year is not None:
        rows = rows.filter(said_on__year=year)
    return listing(rows.order_by("said_on", "position"), Statement, page=page, per_page=per_page)


def statements_by(forum: str, code: str, *, limit: int) -> tuple[Statement, ...]:
    """Return the last statements of a state (ISO code), the newest first, `limit` at most. One query."""
    rows = models.Statement.objects.filter(forum=forum, state=code)
    return documents(rows.order_by("-said_on", "position")[:limit], Statement)


def statement(forum: str, identifier: str) -> Statement:
    """Return one statement. One query.

    Raises:
        NotFound: no such statement.
    """
    return document(models.Statement.objects.filter(forum=forum), Statement, identifier)


def statement_ids_at(forum: str, meetings: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the statements made at meetings (ids), by date. One query; those without are absent."""
    rows = (
        models.Statement.objects.filter(meeting__in=[key(forum, one) for one in meetings])
        .order_by("said_on", "position")
        .values_list("meeting__identifier", "identifier")
    )
    made: dict[str, list[str]] = {}
    for meeting, statement in rows:
        made.setdefault(meeting, []).append(statement)
    return {meeting: tuple(found) for meeting, found in made.items()}


def statements_by_id(forum: str, identifiers: tuple[str, ...]) -> dict[str, Statement]:
    """Return the statements of these ids. One query."""
    rows = models.Statement.objects.filter(forum=forum, identifier__in=identifiers)
    return {one.id: one for one in documents(rows.order_by("position"), Statement)}


def statement_years(forum: str) -> tuple[int, ...]:
    """Return the years in which statements were made, the latest first. One query."""
    days = models.Statement.objects.filter(forum=forum).dates("said_on", "year", order="DESC")
    return tuple(day.year for day in days)
