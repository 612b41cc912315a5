"""Reading sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

from django.db.models import Count, Q, Value
from django.db.models.functions import Concat

from consenso.core.errors import NotFound
from consenso.domain.sources.models import Citation, Source


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source, and how many objects of the record name it."""

    key: str
    url: str
    host: str
    n_objects: int


@dataclass(frozen=True, slots=True)
class HostRow:
    """A publisher by the host of its addresses, with its sources and the objects that rest on them."""

    host: str
    n_sources: int
    n_objects: int


def key_of(url: str) -> str:
    """Return the short key under which a source has its page.

    >>> key_of("https://example.org/a")
    'd7725a0b1c18'
    """
    return sha256(url.encode()).hexdigest()[:12]


def host_of(url: str) -> str:
    """Return the host of an address, without www.

    >>> host_of("https://www.example.org/a")
    'example.org'
    """
    return (urlsplit(url).hostname or "").removeprefix("www.")


def hosts(forum: str) -> tuple[HostRow, ...]:
    """Return the publishers of a forum's sources, those with most objects first. One query."""
    rows = (
        Source.objects.filter(forum=forum)
        .values("host")
        .annotate(
            n_sources=Count("id", distinct=True),
            # An object that names two addresses of one publisher is one object.
            n_objects=Count(
                Concat("citations__kind", Value("/"), "citations__identifier"),
                filter=Q(citations__isnull=False),
                distinct=True,
            ),
        )
        .order_by("-n_objects", "host")
    )
    return tuple(HostRow(**row) for row in rows)


def sources(forum: str, *, host: str = "") -> tuple[SourceRow, ...]:
    """Return the sources of a forum, of one publisher if named, those with most objects first. One query."""
    rows = Source.objects.filter(forum=forum)
    if host:
        rows = rows.filter(host=host)
    found = rows.annotate(n_objects=Count("citations")).order_by("-n_objects", "host", "url")
    return tuple(SourceRow(row.key, row.url, row.host, row.n_objects) for row in found)


def source(forum: str, key: str) -> SourceRow:
    """Return one source.

    Raises:
        NotFound: the record names no such source.
    """
    found = (
        Source.objects.filter(forum=forum, key=key).annotate(n_objects=Count("citations")).first()
    )
    if found is None:
        raise NotFound("source", key)
    return SourceRow(found.key, found.url, found.host, found.n_objects)


def objects_citing(forum: str, key: str) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the objects that name a source, by kind. One query."""
    cited: dict[str, list[str]] = {}
    for kind, identifier in (
        Citation.objects.filter(forum=forum, source__key=key)
        .order_by("kind", "identifier")
        .values_list("kind", "identifier")
    ):
        cited.setdefault(kind, []).append(identifier)
    return {kind: tuple(ids) for kind, ids in cited.items()}


def citations(forum: str) -> tuple[tuple[str, str, str], ...]:
    """Return which object names which source: (the source's key, kind, id), in that order. One query."""
    rows = Citation.objects.filter(forum=forum).order_by("source__key", "kind", "identifier")
    return tuple(rows.values_list("source__key", "kind", "identifier"))
