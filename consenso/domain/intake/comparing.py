"""What accepting an intake does, activity by activity: which are new, changed, back, gone, and what changed in them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from consenso.core.formats.iati import Difference, differences
from consenso.domain.activities.bulk import insert
from consenso.domain.activities.models import Activity
from consenso.domain.activities.reading import columns_from, name_of
from consenso.domain.intake.models import Change, Intake, Problem, Staged

AT_ONCE = 200
NEW, CHANGED, BACK, GONE = "new", "changed", "back", "gone"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What accepting does to an activity. `what`: new, changed, back (its source publishes it again), gone.

    `differences` are the values that differ; none in one that is new or gone, or of which an order alone changed.
    """

    identifier: str
    copy: int
    title: Mapping[str, str]
    what: str
    differences: tuple[Difference, ...]


def changes(identifier: int, *, limit: int | None = None) -> Iterator[ChangeRow]:
    """Yield what accepting an intake (its key) would do, or did, in the order of the file, then what is gone; `limit` at most.

    Nothing of one that is dropped, refused, or not read to its end. Memory is that of some hundred activities.
    """
    row = Intake.objects.filter(pk=identifier).select_related("source").first()
    if row is not None and row.state == Intake.State.READY:
        yield from islice(compared(row), limit)
    elif row is not None and row.state == Intake.State.ACCEPTED:
        held = Change.objects.filter(intake=row).order_by("place")[:limit]
        for one in held.iterator(AT_ONCE):
            said = tuple(Difference(*each) for each in one.differences)
            yield ChangeRow(one.identifier, one.copy, one.title, one.what, said)


def n_changes(identifier: int) -> int:
    """Return of how many activities `changes` tells. Four queries at most."""
    row = Intake.objects.filter(pk=identifier).select_related("source").first()
    if row is not None and row.state == Intake.State.READY:
        return _other(row).count() + sum(1 for _ in _gone(row))
    return Change.objects.filter(intake=identifier).count()


def keep_changes(row: Intake) -> None:
    """Keep what accepting an intake does, before it is done: what stands before is not there afterwards."""
    columns = ("intake_id", "place", "identifier", "copy", "title", "what", "differences")
    found = enumerate(compared(row), 1)
    while batch := list(islice(found, AT_ONCE)):
        rows = [
            (row.pk, place, one.identifier, one.copy, _json(dict(one.title)), one.what,
             _json([[each.path, each.before, each.after] for each in one.differences]))
            for place, one in batch
        ]  # fmt: skip
        insert(Change, columns, rows)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def spared(row: Intake) -> frozenset[str]:
    """Return the names of activities that the file has and that could not be taken: they stay as they were accepted."""
    rows = Problem.objects.filter(intake=row, refuses=True).exclude(activity="")
    return frozenset(
        name_of(one.strip()) for one in rows.values_list("activity", flat=True).iterator(2000)
    )


def compared(row: Intake) -> Iterator[ChangeRow]:
    """Yield what accepting an intake that is ready would do."""
    staged = (
        _other(row).order_by("place").values_list("identifier", "copy", "xml", "columns", "was")
    )
    for batch in _batches(staged.iterator(AT_ONCE)):
        keys = [was for *_, was in batch if was is not None]
        before = {
            key: (xml, gone)
            for key, xml, gone in Activity.objects.filter(pk__in=keys).values_list(
                "pk", "xml", "gone"
            )
        }
        for identifier, copy, xml, columns, was in batch:
            title = columns_from(columns).title
            if was is None:
                yield ChangeRow(identifier, copy, title, NEW, ())
                continue
            held, gone = before[was]
            what = CHANGED if gone is None else BACK
            yield ChangeRow(identifier, copy, title, what, differences(held, xml))
    for identifier, copy, title in _gone(row):
        yield ChangeRow(identifier, copy, title, GONE, ())


Batch = list[tuple[str, int, str, str, int | None]]


def _batches(rows: Iterator[tuple[str, int, str, str, int | None]]) -> Iterator[Batch]:
    while batch := list(islice(rows, AT_ONCE)):
        yield batch


def _other(row: Intake) -> "QuerySet[Any]":
    """Return the staged activities that are not accepted just so; `was` is the key of the one that stands for it now."""
    now = Activity.objects.filter(
        source=row.source, identifier=OuterRef("identifier"), copy=OuterRef("copy")
    )
    rows = Staged.objects.filter(intake=row).annotate(
        was=Subquery(now.values("pk")[:1]), now=Subquery(now.filter(gone=None).values("digest")[:1])
    )
    return rows.filter(Q(now=None) | ~Q(now=F("digest")))


def _gone(row: Intake) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Yield identifier, copy and title of what the file has no more, in the order of the file before."""
    staged = Staged.objects.filter(
        intake=row, identifier=OuterRef("identifier"), copy=OuterRef("copy")
    )
    kept = spared(row)
    rows = Activity.objects.filter(source=row.source, gone=None).exclude(Exists(staged))
    for one in rows.order_by("place").values_list("identifier", "copy", "title").iterator(2000):
        if one[0] not in kept:
            yield one
