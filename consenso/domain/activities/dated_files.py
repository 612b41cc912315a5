"""The amounts of activities one by one, each of its day, from the files of an export: the same as from the database that wrote it."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from consenso.core.errors import NotFound
from consenso.core.money import Sum
from consenso.domain.activities.counted import Copy
from consenso.domain.activities.dated import sums_of, together
from consenso.domain.activities.files import INDEX, read_index, wanted_from
from consenso.domain.activities.queries import FlowRow
from consenso.domain.activities.reading import Columns, amount, day, plain_number
from consenso.domain.delivery.sums import Dated


def of_activity_in(folder: Path, source: str, identifier: str, copy: int) -> tuple[Sum, ...]:
    """Return the amounts of an activity in the order in which it was published.

    Raises:
        NotFound: there is no such activity.
        ValueError, TypeError, KeyError, AttributeError, OSError: the files are not those that an export writes.
    """
    named = (source, identifier, copy)
    sources = read_index((folder / INDEX).read_bytes()).sources if _has_any(folder) else {}
    for found, columns, _ in _written(folder, sources, (source,) if source in sources else ()):
        if found == named:
            return tuple(one for _, one in sums_of(named, _flows(columns)))
    raise NotFound("activity", identifier)


def dated_in(folder: Path) -> Dated:
    """Return the amounts of the activities that are linked to any commitment, by identifier, copy by copy.

    Raises:
        ValueError, TypeError, KeyError, AttributeError, OSError: the files are not those that an export writes.
    """
    if not _has_any(folder):
        return {}
    index = read_index((folder / INDEX).read_bytes())
    wanted = {
        (str(one["source"]), str(one["activity"]), int(one["copy"]))
        for one in index.links
        if one["relation"] != "contradicts"
    }
    sources = sorted({source for source, _, _ in wanted})
    return together(
        (copy, _flows(columns))
        for copy, columns, is_gone in _written(folder, index.sources, sources)
        if copy in wanted and not is_gone
    )


def _has_any(folder: Path) -> bool:
    return (folder / INDEX).is_file()


def _written(
    folder: Path, said: Mapping[str, Mapping[str, object]], sources: Iterable[str]
) -> Iterator[tuple[Copy, Columns, bool]]:
    """Yield each activity that an export has of these sources, and whether its source does not publish it any more."""
    for source in sources:
        with (folder / f"activities.{source}.xml").open("rb") as stream:
            for one in wanted_from(stream, said[source]):
                yield (source, one.columns.identifier, one.copy), one.columns, one.is_gone


def _flows(columns: Columns) -> list[FlowRow]:
    """Return the amounts of an activity from its element, as `queries.flows` returns them of the database."""
    rows = sorted(columns.flows, key=lambda one: (one[0], one[1]))  # by kind and place
    return [
        FlowRow(
            0, kind, code, amount(value), plain_number(value), currency,
            day(on), day(first), day(last),
        )
        for kind, _, code, value, currency, on, first, last in rows
    ]  # fmt: skip
