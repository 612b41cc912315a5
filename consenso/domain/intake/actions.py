"""What is done with intakes of activities: a file is read into quarantine, and what was read accepted or dropped."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import IO, Any

from django.db import transaction

from consenso.core.errors import ConsensoError, NotFound
from consenso.domain.activities.actions import accept as accept_all
from consenso.domain.activities.keeping import Wanted
from consenso.domain.activities.models import Activity, ActivitySource
from consenso.domain.activities.reading import columns_from
from consenso.domain.intake.alone import alone
from consenso.domain.intake.comparing import keep_changes, spared
from consenso.domain.intake.models import Intake, Problem, Staged
from consenso.domain.intake.queries import OPEN, IntakeRow, row_of
from consenso.domain.intake.staging import Opened, stage
from consenso.domain.ledger.actions import one_at_a_time, record_confidentially

State = Intake.State
NAMED = 200  # activities that are gone whose identifiers the report names


class AnotherIsOpen(ConsensoError):
    """Another file of the same source is being read, or waits to be accepted or dropped; `row` is that intake."""

    code = "intake.another_is_open"

    def __init__(self, row: IntakeRow) -> None:
        super().__init__(
            f"Another file of {row.source} waits, {row.file_name} (intake {row.id}): accept it or drop it, then take in this one."
        )
        self.row = row


class IntakeIsClosed(ConsensoError):
    """The intake was accepted or dropped already, is refused, or its file is not read to its end."""

    code = "intake.is_closed"


@transaction.atomic
def begin(
    *,
    forum: str,
    source: str,
    form: str,
    file_name: str,
    file_digest: str,
    n_bytes: int,
    files: Sequence[Mapping[str, Any]] = (),
    address: str = "",
    at: dt.datetime,
    by: str,
    person: int | None = None,
) -> IntakeRow:
    """Begin to take in a file of a source (id), or return the intake of the same file that is open. `form` is xml, csv, xlsx, table.

    `file_digest` is the SHA-256 of the file, `files` are name, sha256 and n_bytes of each where there are several; the same under another name is another, for its name may say how it was read.

    Raises:
        NotFound: there is no such source.
        AnotherIsOpen: another file of that source is open.
    """
    one_at_a_time()
    of = ActivitySource.objects.filter(forum=forum, identifier=source).first()
    if of is None:
        raise NotFound("source of activities", source)
    held = Intake.objects.filter(source=of, state__in=OPEN).select_related("source").first()
    if held is not None:
        if (held.file_digest, held.form, held.file_name) == (file_digest, form, file_name[-200:]):
            return row_of(held)
        raise AnotherIsOpen(row_of(held))
    row = Intake.objects.create(
        forum=forum,
        source=of,
        form=form,
        file_name=file_name[-200:],
        address=address,
        file_digest=file_digest,
        files=list(files),
        n_bytes=n_bytes,
        by=by,
        at=at,
        changed_at=at,
    )
    _enter("begin", row, at, by, person)
    return row_of(row)


def read_in(
    *,
    forum: str,
    identifier: int,
    stream: IO[bytes],
    opened: Opened,
    at: dt.datetime,
    position: Callable[[], int] = lambda: 0,
    advance: Callable[[int], object] = lambda n_bytes: None,
) -> IntakeRow:
    """Read an intake's file to its end, from where it was read to; return the intake. A file that was read already is left.

    `opened` makes of a stream what sifts it. `position` says how many bytes were read of it, `advance` hears of each piece.

    Raises:
        NotFound: there is no such intake.
        IntakeIsBusy: another process is reading it.
        IntakeHasMoved: it was dropped meanwhile.
    """
    with alone(identifier):
        row = Intake.objects.filter(forum=forum, pk=identifier).select_related("source").first()
        if row is None:
            raise NotFound("intake", str(identifier))
        if row.state == State.READING:
            stage(row, stream, opened, at=at, position=position, advance=advance)
        return row_of(row)


@transaction.atomic
def accept(
    *, forum: str, identifier: int, at: dt.datetime, by: str, person: int | None = None
) -> IntakeRow:
    """Let the source's activities be those of an intake: public at once, one public entry. Return the intake.

    Activities that are refused stay as they were accepted before. Where all was the same already, no entry is written.

    Raises:
        NotFound: there is no such intake.
        IntakeIsClosed: it is over, or its file is not read to its end.
    """
    row = _held(forum, identifier)
    if row.state != State.READY:
        raise IntakeIsClosed(f"Intake {row.pk} cannot be accepted: it is {row.state}.")
    keep_changes(row)
    done = accept_all(
        forum=forum,
        source=row.source.identifier,
        wanted=_wanted(row),
        spared=spared(row),
        file=_file(row),
        refused=row.n_refused,
        at=at,
        by=by,
        person=person,
    )
    gone = Activity.objects.filter(source=row.source, gone=done.entry) if done.entry else None
    row.report = {
        "added": done.kept.added,
        "changed": done.kept.changed,
        "unchanged": done.kept.unchanged,
        "gone": done.kept.gone,
        "gone_named": list(gone.order_by("place").values_list("identifier", flat=True)[:NAMED])
        if gone is not None
        else [],
    }
    row.state, row.entry, row.changed_at = State.ACCEPTED, done.entry, at
    row.save(update_fields=["report", "state", "entry", "changed_at"])
    Staged.objects.filter(intake=row).delete()
    _enter("accept", row, at, by, person)
    return row_of(row)


def _file(row: Intake) -> dict[str, Any]:
    told = {"name": row.file_name, "sha256": row.file_digest, "address": row.address}
    if row.files:
        told["files"] = row.files
    if "beside" in row.report:
        told["beside"] = row.report["beside"]
    return told


def _wanted(row: Intake) -> Iterator[Wanted]:
    staged = Staged.objects.filter(intake=row).order_by("place")
    listed = staged.values_list("copy", "place", "digest", "xml", "columns")
    for copy, place, digest, xml, columns in listed.iterator(200):
        yield Wanted(copy, place, digest, xml, columns_from(columns))


@transaction.atomic
def drop(
    *, forum: str, identifier: int, at: dt.datetime, by: str, person: int | None = None
) -> IntakeRow:
    """Leave an intake; nothing of what was read stays but that it was. Return it.

    Raises:
        NotFound: there is no such intake.
        IntakeIsClosed: it is over already.
    """
    row = _held(forum, identifier)
    if row.state not in OPEN:
        raise IntakeIsClosed(f"Intake {row.pk} cannot be dropped: it is {row.state}.")
    row.state, row.changed_at = State.DROPPED, at
    row.save(update_fields=["state", "changed_at"])
    Staged.objects.filter(intake=row).delete()
    Problem.objects.filter(intake=row).delete()
    _enter("drop", row, at, by, person)
    return row_of(row)


def _held(forum: str, identifier: int) -> Intake:
    one_at_a_time()
    row = Intake.objects.filter(forum=forum, pk=identifier).select_related("source").first()
    if row is None:
        raise NotFound("intake", str(identifier))
    return row


def _enter(verb: str, row: Intake, at: dt.datetime, by: str, person: int | None) -> None:
    payload: dict[str, Any] = {"source": row.source.identifier, "file": row.file_digest}
    record_confidentially(
        forum=row.forum,
        act=f"intake:{verb}",
        by=by,
        at=at,
        subject="intake",
        subject_id=row.pk,
        delegation="",
        level="secretariat",
        payload=payload,
        person=person,
    )
