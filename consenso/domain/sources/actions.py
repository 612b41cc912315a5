"""Writing sources."""

from collections.abc import Iterable, Mapping

from consenso.domain.sources.models import Citation, Source
from consenso.domain.sources.queries import host_of, key_of

_BATCH = 500


def cite(*, forum: str, kind: str, addresses: Mapping[str, Iterable[str]]) -> None:
    """Let each object (id → addresses) name exactly these sources; new sources are added.

    An object with no address names none afterwards. Sources that nothing names any more are for `sweep`.
    """
    objects = sorted(addresses)
    for start in range(0, len(objects), _BATCH):
        _cite(forum, kind, {name: set(addresses[name]) for name in objects[start : start + _BATCH]})


def _cite(forum: str, kind: str, addresses: Mapping[str, set[str]]) -> None:
    urls = sorted({url for named in addresses.values() for url in named})
    Source.objects.bulk_create(
        [Source(forum=forum, key=key_of(url), url=url, host=host_of(url)) for url in urls],
        ignore_conflicts=True,
        batch_size=_BATCH,
    )
    keys = [key_of(url) for url in urls]
    ids: dict[str, int] = {}
    for start in range(0, len(keys), _BATCH):
        ids |= dict(
            Source.objects.filter(forum=forum, key__in=keys[start : start + _BATCH]).values_list(
                "key", "id"
            )
        )
    Citation.objects.filter(forum=forum, kind=kind, identifier__in=list(addresses)).delete()
    Citation.objects.bulk_create(
        [
            Citation(source_id=ids[key_of(url)], forum=forum, kind=kind, identifier=identifier)
            for identifier, named in addresses.items()
            for url in sorted(named)
        ],
        batch_size=_BATCH,
    )


def sweep(*, forum: str) -> None:
    """Take away the sources that no object names any more."""
    Source.objects.filter(forum=forum, citations__isnull=True).delete()
