"""What was published, given on: as files of IATI 2.03, one activity or all of a source, and to the index with its descriptions."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from consenso.core.errors import NotFound
from consenso.core.formats.iati import parsed
from consenso.domain.activities.models import Activity
from consenso.domain.activities.queries import (
    ActivityRow,
    activity_row,
    links_of,
    published,
    source,
)
from consenso.domain.activities.tags import Tag, tagged, tags_of
from consenso.domain.ledger.queries import entry

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03"%s>\n'
_TAIL = "</iati-activities>\n"
_AT_A_TIME = 100


def file_of_activity(
    forum: str, of: str, identifier: str, copy: int = 1, *, site: str | None = None
) -> str:
    """Return a file of IATI 2.03 with one activity of a source; with `site`, a tag for each commitment that it is linked to. Seven queries at most.

    Raises:
        NotFound: there is none.
    """
    row, one = published(forum, of, identifier, copy)
    if site is not None:
        tags = tags_of(forum, site=site, found=links_of([row.id]))
        one = tagged(one, tags.get((of, identifier, copy), ()))
    return f"{_HEAD % ''}{one.canonical}\n{_TAIL}"


def file_of_source(forum: str, identifier: str, *, site: str | None = None) -> Iterator[bytes]:
    """Return, piece by piece, a file of IATI 2.03 with all that a source publishes, each activity in its canonical form.

    What it does not publish any more is left out. With `site`, an activity has a tag for each commitment that it is linked to,
    with the address of its paragraph there. The same ledger gives the same bytes. Eight queries at most.

    Raises:
        NotFound: there is no such source, or no activity of it; a file of IATI has one at least.
    """
    row = source(forum, identifier)
    held = Activity.objects.filter(source=row.id, gone=None)
    if row.entry is None or not held.exists():
        raise NotFound("file of activities", f"{identifier}.xml")
    at = entry(forum, row.entry).at.isoformat(timespec="seconds")
    listed = held.order_by("place", "gone", "status", "start_on", "end_on", "pk")
    tags = {} if site is None else tags_of(forum, site=site)
    told = listed.values_list("identifier", "copy", "xml").iterator(_AT_A_TIME)
    return _pieces(((xml, tags.get((identifier, name, copy))) for name, copy, xml in told), at)


def _pieces(listed: Iterator[tuple[str, Iterable[Tag] | None]], at: str) -> Iterator[bytes]:
    yield (_HEAD % f' generated-datetime="{at}"').encode()
    for xml, tags in listed:
        said = tagged(parsed(xml), tags).canonical if tags else xml
        yield f"{said}\n".encode()
    yield _TAIL.encode()


def since(
    forum: str, *, entry: int, key: int, most: int
) -> tuple[tuple[ActivityRow, tuple[Mapping[str, str], ...]], ...]:
    """Return activities that are as they are since after an entry, or that one but of later keys: in that order, each with its descriptions.

    Descriptions are by language, '' where none is named. `most`: no more of them than this. One query.
    """
    rows = Activity.objects.filter(forum=forum, entry__gte=entry).exclude(entry=entry, pk__lte=key)
    found = rows.select_related("source").order_by("entry", "pk")[:most]
    return tuple((activity_row(one), _descriptions(one.xml)) for one in found)


def described(
    keys: Collection[int],
) -> tuple[tuple[ActivityRow, tuple[Mapping[str, str], ...]], ...]:
    """Return activities (keys) in the same way. One query."""
    rows = Activity.objects.filter(pk__in=keys).select_related("source").order_by("pk")
    return tuple((activity_row(one), _descriptions(one.xml)) for one in rows)


def keys_of(forum: str, named: Iterable[tuple[str, str, int]]) -> tuple[int, ...]:
    """Return the keys of activities by source, identifier and copy; those that are not there are left out. One query at most."""
    wanted = set(named)
    if not wanted:
        return ()
    rows = Activity.objects.filter(forum=forum, identifier__in={name for _, name, _ in wanted})
    found = rows.values_list("pk", "source__identifier", "identifier", "copy")
    return tuple(key for key, *name in found if tuple(name) in wanted)


def _descriptions(xml: str) -> tuple[Mapping[str, str], ...]:
    found = []
    for _, text in parsed(xml).descriptions:
        words: dict[str, str] = {}
        for one in text:
            if one.text.strip():
                words.setdefault(one.language, one.text.strip())
        if words:
            found.append(words)
    return tuple(found)
