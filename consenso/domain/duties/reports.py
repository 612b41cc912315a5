"""What the forum's rule on reports asks of a party: those that are due and not made."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from consenso.domain.accounts.access import Actor, Kind, abilities
from consenso.domain.delivery.due import owed
from consenso.domain.delivery.reminding import is_asked
from consenso.domain.duties.queries import Duty
from consenso.domain.parties.queries import forum as forum_of
from consenso.domain.submissions.access import seen_by
from consenso.domain.submissions.models import Submission
from consenso.domain.submissions.queries import SubmissionRow, row_of

Key = tuple[str, str, int]  # party, text, last year


def report_drafts(actor: Actor) -> Mapping[str, SubmissionRow]:
    """Return the open submissions of the actor's delegation that are reports, by the report's id. One query."""
    rows = seen_by(actor).filter(
        kind="report", delegation_id=actor.delegation.id, state=Submission.State.OPEN
    )
    # The first of an id is the one that everybody writes in.
    found = rows.select_related("delegation").order_by("-pk")
    return {one.identifier: row_of(one) for one in found}


def report_duties(actor: Actor, rows: Iterable[SubmissionRow], *, at: dt.datetime) -> list[Duty]:
    """Return a duty for each report that the actor's party owes and has not sent, of all years since each plan began.

    Of years that are over, and of those that run from the first day on which the party is told of them. `rows` are the
    submissions that the actor sees. None where the forum has no rule that says when reports are due: nobody is reminded of
    what nobody asked for.
    """
    if actor.delegation.kind != Kind.PARTY or not abilities(actor).prepares:
        return []
    rule = forum_of(actor.forum).reporting
    if rule is None:
        return []
    sent = {
        key
        for row in rows
        if (row.kind, row.state) == ("report", Submission.State.OPEN)
        and row.level != Submission.Level.DELEGATION
        for key in covered(row.document or {})
    }
    today = at.date()
    return [
        Duty(
            "report",
            ("report", f"{one.plan.id}/{one.last}"),
            ("text", one.plan.id),
            min(at, dt.datetime(one.last + 1, 1, 1, tzinfo=dt.UTC)),
            dt.datetime.combine(one.due, dt.time(23, 59), dt.UTC),
            years=str(one.last) if one.first == one.last else f"{one.first}–{one.last}",
        )
        for one in owed(actor.forum, actor.delegation.code, on=today)
        if one.report is None
        and one.due is not None
        and is_asked(one.due, one.last, rule, on=today)
        and (actor.delegation.code, one.plan.id, one.last) not in sent
    ]


def due_days(duties: Iterable[Duty]) -> tuple[dt.date, ...]:
    """Return the days by which the reports among duties are due."""
    return tuple(one.by.date() for one in duties if one.kind == "report" and one.by)


def covered(document: Mapping[str, object]) -> Iterator[Key]:
    """Yield the reports that a document is: one for each of its years, for a rule that asks for each."""
    period = document.get("period")
    if not isinstance(period, Mapping):
        return
    first = period.get("from")
    last = period.get("to") or first
    if isinstance(first, int) and isinstance(last, int):
        for year in range(first, min(last, first + 100) + 1):
            yield str(document.get("party")), str(document.get("text")), year
