"""Whether the activities are what the public ledger says of them."""

from typing import Any

from consenso.core.ledger import SAID_OF_LINKS
from consenso.domain.activities.acts import ACCEPT, LINK, UNLINK
from consenso.domain.activities.keeping import digest_of_activity, digest_of_source, when
from consenso.domain.activities.models import Activity, ActivitySource
from consenso.domain.activities.queries import links
from consenso.domain.ledger.queries import payloads

Said = tuple[str, str, int, str]  # source, activity, copy, commitment


def activities_that_do_not_hold(forum: str) -> tuple[str, ...]:
    """Return what of a forum's activities is not what the ledger says, each in some words; empty: all is. Streamed.

    Every activity's digest is computed again from what is stored, and that of all activities of a source from those.
    """
    wrong: list[str] = []
    accepted = payloads(forum, ACCEPT)
    for source in ActivitySource.objects.filter(forum=forum).order_by("identifier"):
        rows = Activity.objects.filter(source=source).values_list("identifier", "digest", "xml")
        wrong += [
            f"activity {identifier} of {source.identifier}"
            for identifier, digest, xml in rows.iterator(200)
            if digest_of_activity(xml) != digest
        ]
        n_held, digest = digest_of_source(source)
        said = accepted.get(source.entry or 0, {})
        if n_held and (said.get("source"), said.get("digest")) != (source.identifier, digest):
            wrong.append(f"the list of activities of {source.identifier}")
    said_links = links_by_ledger(forum)
    held = {
        (one.source, one.identifier, one.copy, one.commitment): {
            "relation": one.relation,
            "why": one.why,
            "said_by": one.by,
            "said_at": when(one.at),
        }
        for one in links(forum)
    }
    wrong += [
        f"the link of {key[1]} to {key[3]}"
        for key in sorted(said_links.keys() | held.keys())
        if not _is_as_said(said_links.get(key), held.get(key))
    ]
    return tuple(wrong)


def _is_as_said(said: dict[str, str] | None, held: dict[str, str] | None) -> bool:
    """Return whether a link is what its entry says; an entry that does not say all of it leaves the rest open."""
    return said is not None and held is not None and said.items() <= held.items()


def links_by_ledger(forum: str) -> dict[Said, dict[str, str]]:
    """Return the links that the entries of the public ledger leave, with what each says: relation, why, said_by, said_at. Two queries."""
    acts = [(number, LINK, said) for number, said in payloads(forum, LINK).items()]
    acts += [(number, UNLINK, said) for number, said in payloads(forum, UNLINK).items()]
    held: dict[Said, dict[str, str]] = {}
    for _, act, said in sorted(acts, key=lambda one: one[0]):
        key = _key(said)
        if act == LINK:
            held[key] = {name: str(said[name]) for name in SAID_OF_LINKS if name in said}
        else:
            held.pop(key, None)
    return held


def _key(said: dict[str, Any]) -> Said:
    return said["source"], said["activity"], said["copy"], said["commitment"]
