"""Linked activities where promises are counted, from the files of an export: the same as from the database that wrote it."""

from pathlib import Path

from consenso.domain.activities.counted import Copy, together
from consenso.domain.activities.files import INDEX, read_index, wanted_from
from consenso.domain.activities.linked import Sum, added_up
from consenso.domain.activities.reading import amount
from consenso.domain.delivery.amounts import Speaking


def speaking_in(folder: Path) -> tuple[Speaking, ...]:
    """Return the activities that are linked to commitments, by identifier; () where the folder has none.

    Raises:
        ValueError, TypeError, KeyError, AttributeError, OSError: the files are not those that an export writes.
    """
    if not (folder / INDEX).is_file():
        return ()
    index = read_index((folder / INDEX).read_bytes())
    links = [
        (str(one["commitment"]), (str(one["source"]), str(one["activity"]), int(one["copy"])))
        for one in index.links
        if one["relation"] != "contradicts"
    ]
    wanted = {copy for _, copy in links}
    made: dict[Copy, tuple[Sum, ...]] = {}
    for source in sorted({source for source, _, _ in wanted}):
        with (folder / f"activities.{source}.xml").open("rb") as stream:
            for one in wanted_from(stream, index.sources[source]):
                copy = (source, one.columns.identifier, one.copy)
                if copy in wanted and not one.is_gone:
                    flows = one.columns.flows
                    made[copy] = added_up(
                        (kind, code, currency, amount(value))
                        for kind, _, code, value, currency, *_ in flows
                    )
    return together([link for link in links if link[1] in made], made)
