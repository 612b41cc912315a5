"""Reading intakes of activities."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from consenso.core.errors import NotFound
from consenso.domain.intake.models import Intake, Problem, Staged
from consenso.domain.ledger.queries import Listing

State = Intake.State
OPEN = (State.READING, State.READY)


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """An intake: of which source (id), from which file or files, and how it stands. `counts` says how often each problem was found."""

    id: int
    forum: str
    source: str
    form: str
    file_name: str
    address: str
    file_digest: str
    files: tuple[Mapping[str, Any], ...]
    n_bytes: int
    version: str
    state: str
    n_read: int
    bytes_read: int
    n_taken: int
    n_refused: int
    counts: Mapping[str, int]
    report: Mapping[str, Any]
    entry: int | None
    by: str
    at: dt.datetime
    changed_at: dt.datetime

    @property
    def is_ready(self) -> bool:
        return self.state == State.READY

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """Something wrong: in which of several files ('' where there is one), in which line (of a sheet: row), of which activity, where in it, and what to do."""

    file: str
    place: int
    line: int
    severity: str
    code: str
    activity: str
    where: str
    said: str
    refuses: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """An activity that waits to be accepted."""

    line: int
    identifier: str
    copy: int
    xml: str


def intakes(
    forum: str, *, source: str = "", is_open: bool = False, limit: int = 50
) -> tuple[IntakeRow, ...]:
    """Return the intakes of a forum, or of one source (id), the last one first. One query."""
    rows = Intake.objects.filter(forum=forum).select_related("source")
    if source:
        rows = rows.filter(source__identifier=source)
    if is_open:
        rows = rows.filter(state__in=OPEN)
    return tuple(map(row_of, rows.order_by("-pk")[:limit]))


def intake(forum: str, identifier: int) -> IntakeRow:
    """Return one intake. One query.

    Raises:
        NotFound: there is none.
    """
    row = Intake.objects.filter(forum=forum, pk=identifier).select_related("source").first()
    if row is None:
        raise NotFound("intake", str(identifier))
    return row_of(row)


def problems(
    identifier: int,
    *,
    code: str = "",
    refuses: bool | None = None,
    page: int = 1,
    per_page: int = 50,
) -> Listing[ProblemRow]:
    """Return one page of the problems of an intake, in the order of the file. Two queries."""
    rows = Problem.objects.filter(intake=identifier)
    if code:
        rows = rows.filter(code=code)
    if refuses is not None:
        rows = rows.filter(refuses=refuses)
    start = (max(page, 1) - 1) * per_page
    found = rows.order_by("file", "line", "pk")[start : start + per_page]
    return Listing(tuple(map(_problem, found)), rows.count(), max(page, 1), per_page)


def refused(identifier: int) -> tuple[ProblemRow, ...]:
    """Return the first reason for which each activity of an intake is refused, in the order of the file. One query."""
    rows = Problem.objects.filter(intake=identifier, refuses=True).order_by("file", "line", "pk")
    found: dict[int, ProblemRow] = {}
    for row in rows.iterator(2000):
        if row.place:
            found.setdefault(row.place, _problem(row))
    return tuple(found.values())


def samples(identifier: int, *, limit: int = 5) -> tuple[Sample, ...]:
    """Return the first activities of an intake that can be taken. One query."""
    rows = Staged.objects.filter(intake=identifier).order_by("place")[:limit]
    return tuple(Sample(row.line, row.identifier, row.copy, row.xml) for row in rows)


def row_of(row: Intake) -> IntakeRow:
    return IntakeRow(
        row.pk,
        row.forum,
        row.source.identifier,
        row.form,
        row.file_name,
        row.address,
        row.file_digest,
        tuple(row.files),
        row.n_bytes,
        row.version,
        row.state,
        row.n_read,
        row.bytes_read,
        row.n_taken,
        row.n_refused,
        row.counts,
        row.report,
        row.entry,
        row.by,
        row.at,
        row.changed_at,
    )


def _problem(row: Problem) -> ProblemRow:
    return ProblemRow(
        row.file,
        row.place,
        row.line,
        row.severity,
        row.code,
        row.activity,
        row.where,
        row.said,
        row.refuses,
    )
