"""A file → quarantine, some hundred activities at a time: ended at any moment, it goes on where it was."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any, Protocol

from django.db import transaction

from consenso.core.errors import ConsensoError
from consenso.core.formats.iati import ERROR, WARNING, Problem, Sifted
from consenso.domain.activities.bulk import insert
from consenso.domain.activities.keeping import digest_of_activity
from consenso.domain.activities.reading import columns_of
from consenso.domain.intake import models
from consenso.domain.intake.copies import match_copies
from consenso.domain.intake.models import Intake, Staged

BATCH = 1000  # activities that are kept at once
LARGEST_BATCH = 16 * 1024**2  # code points of them
TWICE = "rule.identifier_twice"
OF_EACH = 100  # problems of a kind that are kept


class Sieve(Protocol):
    """A file of activities in any form: its activities in order, then what is wrong with the file itself."""

    around: list[Problem]
    attributes: tuple[tuple[str, str], ...]
    rest: list[str]
    is_rest_whole: bool
    version: str
    activities: int
    is_refused: bool

    def sifted(self) -> Iterator[Sifted]:
        """Yield its activities, but for those that it was told to skip."""
        ...


Opened = Callable[[IO[bytes], dt.date, int], Sieve]  # stream, today, activities to skip


class IntakeHasMoved(ConsensoError):
    """The intake was dropped, or read by another process, while it was being read."""

    code = "intake.has_moved"


@dataclass(slots=True)
class _Batch:
    n_read: int
    staged: list[tuple[Any, ...]] = field(default_factory=list)
    problems: list[tuple[Any, ...]] = field(default_factory=list)
    n_refused: int = 0
    n_looked_at: int = 0
    size: int = 0


def stage(
    row: Intake,
    stream: IO[bytes],
    opened: Opened,
    *,
    at: dt.datetime,
    position: Callable[[], int],
    advance: Callable[[int], object] = lambda n_bytes: None,
) -> None:
    """Read what is left of an intake's file into quarantine. `position` says how many bytes were read, `advance` hears of more.

    The caller holds the intake's lock.

    Raises:
        IntakeHasMoved: it is not being read any more.
    """
    sieve = opened(stream, at.date(), row.n_read)
    counts, copies = Counter(row.counts), _copies(row)
    batch = _Batch(row.n_read)
    told = 0
    for one in sieve.sifted():
        _look_at(row, one, batch, counts, copies)
        if batch.n_looked_at == BATCH or batch.size > LARGEST_BATCH:
            here = position()
            _keep(row, batch, counts, here)
            advance(here - told)
            told, batch = here, _Batch(row.n_read)
    for problem in (*sieve.around, *_left_out(sieve)):
        _note(row, 0, problem, batch, counts)
    row.report = {"beside": _beside(sieve)} if _beside(sieve) else {}
    row.version = sieve.version[:20]
    row.state = Intake.State.REFUSED if sieve.is_refused else Intake.State.READY
    row.changed_at = at
    with transaction.atomic():
        _keep(row, batch, counts, row.n_bytes)
        if sieve.is_refused:
            Staged.objects.filter(intake=row).delete()
        else:
            match_copies(row)
    advance(row.n_bytes - told)


def _beside(sieve: Sieve) -> dict[str, Any]:
    """Return what a file says beside its activities, but for when it was made and by which version."""
    said = [
        list(one) for one in sieve.attributes if one[0] not in ("version", "generated-datetime")
    ]
    told = {"attributes": said, "rest": sieve.rest}
    return {name: value for name, value in told.items() if value}


def _left_out(sieve: Sieve) -> Iterator[Problem]:
    if not sieve.is_rest_whole:
        said = "What stands beside the activities in other namespaces has more than 64 KB: what is after that is left out."
        yield Problem(WARNING, "intake.rest", 1, "", "iati-activities", said)


def _copies(row: Intake) -> Counter[bytes]:
    """Return how often each identifier was taken before; eight bytes of each are kept."""
    rows = Staged.objects.filter(intake=row).values_list("identifier", flat=True)
    return Counter(_key(identifier) for identifier in rows.iterator(2000))


def _key(identifier: str) -> bytes:
    return hashlib.blake2b(identifier.encode(), digest_size=8).digest()


def _look_at(
    row: Intake, one: Sifted, batch: _Batch, counts: Counter[str], copies: Counter[bytes]
) -> None:
    columns = columns_of(one.node)
    problems = list(one.problems)
    if columns.identifier != one.identifier.strip():
        problems.append(_renamed(one, columns.identifier))
    batch.n_looked_at += 1
    batch.n_read = one.place
    is_refused, has_reason = any(problem.refuses for problem in problems), False
    key = _key(columns.identifier)
    if not is_refused:
        copies[key] += 1
        if copies[key] > 1 and not any(problem.code == TWICE for problem in problems):
            problems.append(_twice(one))
    for problem in problems:
        is_reason = problem.refuses and not has_reason
        _note(row, one.place, problem, batch, counts, always=is_reason)
        has_reason |= is_reason
    if is_refused:
        batch.n_refused += 1
        return
    xml = one.canonical
    batch.size += len(xml)
    batch.staged.append(
        (
            row.pk,
            one.place,
            one.line,
            columns.identifier,
            copies[key],
            digest_of_activity(xml),
            xml,
            columns.as_json(),
        )
    )


def _renamed(one: Sifted, name: str) -> Problem:
    published = one.identifier
    said = f"The activity has no identifier, and is kept as {name}: whatever is changed in it makes it another. Give it one."
    if published.strip():
        said = f"The identifier has more than 300 signs, and the activity is kept as {name}: give it a shorter one."
    code = "intake.identifier"
    return Problem(WARNING, code, one.line, published, "iati-activity", said, one.file)


def _twice(one: Sifted) -> Problem:
    said = "The identifier stands further up already: both are kept, as copies. Give each activity its own, or leave one."
    return Problem(ERROR, TWICE, one.line, one.identifier, "iati-activity", said, one.file)


def _note(
    row: Intake,
    place: int,
    problem: Problem,
    batch: _Batch,
    counts: Counter[str],
    *,
    always: bool = False,
) -> None:
    counts[problem.code] += 1
    if always or counts[problem.code] <= OF_EACH:
        batch.problems.append(
            (
                row.pk,
                problem.file[-200:],
                place,
                problem.line,
                problem.severity,
                problem.code,
                problem.activity,
                problem.path,
                problem.said,
                problem.refuses,
            )
        )


_OF_STAGED = (
    "intake_id",
    "place",
    "line",
    "identifier",
    "copy",
    "digest",
    "xml",
    "columns",
)
_OF_PROBLEM = (
    "intake_id",
    "file",
    "place",
    "line",
    "severity",
    "code",
    "activity",
    "where",
    "said",
    "refuses",
)


@transaction.atomic
def _keep(row: Intake, batch: _Batch, counts: Counter[str], position: int) -> None:
    """Keep a batch and how far the file was read, both or neither."""
    held = Intake.objects.select_for_update().filter(
        pk=row.pk, state=Intake.State.READING, n_read=row.n_read
    )
    if not held.exists():
        raise IntakeHasMoved("The intake was dropped while its file was being read.")
    insert(Staged, _OF_STAGED, batch.staged)
    insert(models.Problem, _OF_PROBLEM, batch.problems)
    row.n_read, row.bytes_read = batch.n_read, position
    row.n_taken += len(batch.staged)
    row.n_refused += batch.n_refused
    row.counts = dict(counts)
    row.save()
