"""What the chair proposed on one paragraph, one after the other: version 1, 2, 3 … of the chair's proposal there.

Nothing of it is stored: what was sent keeps its number, its state and who answered it, and the order is that of the numbers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consenso.domain.drafting.models import Proposal
from consenso.domain.drafting.queries import ProposalRow, proposal_rows


@dataclass(frozen=True, slots=True)
class ChairsVersion:
    """A proposal of the chair as the `version`-th of `count` on its paragraph, `later` the number of the one that followed, 0: none."""

    version: int
    count: int
    later: int = 0


def chairs_proposals(draft: int) -> tuple[ProposalRow, ...]:
    """Return all that the chair sent on a draft (its row's id), decided or not, by number. Two queries; one where it is nothing."""
    sent = Proposal.objects.filter(draft_id=draft, level=Proposal.Level.SENT)
    return proposal_rows(sent.filter(is_chairs=True))


def successive(rows: Iterable[ProposalRow]) -> tuple[tuple[ProposalRow, ...], ...]:
    """Return the chair's proposals that were made one after the other on one paragraph, each such row of them by number.

    Where a paragraph stands is another question than what it says: moves follow on moves. Proposals of others are left out.
    """
    found: dict[tuple[str, bool], list[ProposalRow]] = {}
    for one in sorted(rows, key=lambda one: one.number):
        if one.is_chairs and one.is_sent:
            found.setdefault((one.paragraph, one.kind == "move"), []).append(one)
    return tuple(tuple(chain) for chain in found.values())


def versions_by_number(chains: Iterable[Sequence[ProposalRow]]) -> Mapping[int, ChairsVersion]:
    """Return which version each of the chair's proposals is, by its number; of one that has no other before or after it nothing."""
    return {
        one.number: ChairsVersion(
            place, len(chain), chain[place].number if place < len(chain) else 0
        )
        for chain in chains
        if len(chain) > 1
        for place, one in enumerate(chain, start=1)
    }
