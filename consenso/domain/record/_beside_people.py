"""Files beside what people recorded at the desk: what files say anew is taken, what people wrote is kept, clashes are named."""

from collections.abc import Iterable, Mapping
from typing import Any

from consenso.core.ledger import digest_of
from consenso.core.record import KINDS, Entity, plain
from consenso.domain.ledger.queries import last_loaded
from consenso.domain.record.queries import entities

Name = tuple[str, str]


def beside_people(forum: str, files: Iterable[Entity]) -> tuple[list[Entity], tuple[Name, ...]]:
    """Return the objects that the record should hold after a load, in order, and those where files and people clash.

    Three states of each object decide: what files said at the last load, what they say, what the record says now. Where
    people changed nothing, the files count; where the files say what they said, people count; where both changed
    it, and differently, people's words stay and the object is named. Two queries and one a kind.
    """
    said = last_loaded(forum)
    now = {(kind.KIND, one.id): one for kind in KINDS for one in entities(forum, kind)}
    held = {name: digest_of(plain(one)) for name, one in now.items()}
    wanted: dict[Name, Entity] = {}
    clashes: list[Name] = []
    for one in files:
        name = (one.KIND, one.id)
        digest = digest_of(plain(one))
        before, current = said.get(name, ""), held.get(name, "")
        by_people = current != before
        if not by_people or digest == current:
            wanted[name] = one
        elif digest == before:
            _keep(wanted, name, now)
        else:
            clashes.append(name)
            _keep(wanted, name, now)
    for name, one in now.items():
        if name not in wanted and held[name] != said.get(name, ""):
            wanted[name] = one  # people wrote it, and the files do not have it
            if said.get(name):
                clashes.append(name)  # the files took out what people had changed
    return _ordered(wanted), tuple(clashes)


def _keep(wanted: dict[Name, Entity], name: Name, now: Mapping[Name, Entity]) -> None:
    """Let an object stay as people have it; one that they took out stays out."""
    if name in now:
        wanted[name] = now[name]


def _ordered(wanted: Mapping[Name, Any]) -> list[Entity]:
    order = {kind.KIND: place for place, kind in enumerate(KINDS)}
    return [one for name, one in sorted(wanted.items(), key=lambda item: order[item[0][0]])]
