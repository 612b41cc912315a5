"""How texts that were adopted here came about: who stood where at the adoption, and what was corrected since. All of it is public."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from consenso.core.ledger import digest_of
from consenso.domain.ledger.queries import key, payloads
from consenso.domain.texts import models

# After each of these the public ledger has the digest of a consensus record: adopted, corrected, taken from files.
ACTS = ("text:adopt", "text:correct", "text:consensus")


@dataclass(frozen=True, slots=True)
class ConsensusRow:
    """A consensus record: `document` as `drafting.consensus` made it, `entry` the public entry with its digest.

    `n_acts` is how many acts of the negotiation are published with it.
    """

    text: str
    number: int
    document: Mapping[str, Any]
    digest: str
    entry: int
    at: dt.datetime
    n_acts: int

    @property
    def is_correction(self) -> bool:
        return "correction" in self.document


def consensus_of(forum: str, text: str = "") -> tuple[ConsensusRow, ...]:
    """Return the consensus records of a text (id), or of all of a forum's, the adoption first. One query; none: it has no such."""
    rows = models.Consensus.objects.filter(text__forum=forum).select_related("text")
    if text:
        rows = rows.filter(text=key(forum, text))
    return tuple(map(_row, rows.order_by("text__position", "number")))


def acts_published(forum: str, text: str) -> Sequence[Mapping[str, Any]]:
    """Return the acts of the negotiation of a text (id), in order, where the forum publishes them. One query."""
    rows = models.Consensus.objects.filter(text=key(forum, text)).order_by("number")
    found: Sequence[Mapping[str, Any]] = rows.values_list("acts", flat=True).first() or ()
    return found


def consensus_that_does_not_hold(forum: str) -> tuple[str, ...]:
    """Return the consensus records that are not what the ledger says, as "text number"; empty: all are."""
    entries: dict[int, dict[str, Any]] = {}
    for act in ACTS:
        entries |= payloads(forum, act)
    wrong = []
    for row in consensus_of(forum):
        said = entries.get(row.entry, {})
        acts = acts_published(forum, row.text) if row.n_acts else ()
        holds = digest_of(row.document) == row.digest == said.get("consensus")
        if not (holds and acts_hold(row.document, acts)):
            wrong.append(f"{row.text} {row.number}")
    return tuple(wrong)


def acts_hold(document: Mapping[str, Any], acts: Sequence[Mapping[str, Any]]) -> bool:
    """Return whether acts are those of which a consensus record has the digest; true where it names none and there are none.

    >>> acts_hold({}, ()), acts_hold({}, ({"number": 1},))
    (True, False)
    """
    named = document.get("negotiation")
    return (digest_of_acts(acts) == named["sha256"]) if named else not acts


def digest_of_acts(acts: Sequence[Mapping[str, Any]]) -> str:
    """Return the SHA-256 of acts as canonical JSON, {"acts": [...]}, in hexadecimal.

    >>> digest_of_acts([])[:8]
    '055649a7'
    """
    return digest_of({"acts": list(acts)})


def _row(row: models.Consensus) -> ConsensusRow:
    return ConsensusRow(
        row.text.identifier,
        row.number,
        row.document,
        row.digest,
        row.entry,
        row.at,
        len(row.acts),
    )
