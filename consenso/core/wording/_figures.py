"""How far a draft is from being agreed, counted as those who chair negotiations count it."""

from dataclasses import dataclass
from typing import Any

from consenso.core.wording._bracketed import delegations, places
from consenso.core.wording._draft import BracketedDraft

# How each figure is found, for who shows them.
COMPUTED = {
    "paragraphs": "paragraphs of the draft, and those that somebody would add; deleted ones that nobody would bring back are not counted",
    "agreed": "paragraphs without brackets, of which nobody would add, move, split or merge any",
    "percent": "agreed of paragraphs, in per cent, to one decimal, rounded down",
    "brackets": "disputed places, those inside others included",
    "alternatives": "texts that stand beside what the base has, over all brackets; 'delete' is one",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What one delegation has in a draft: brackets where it stands behind something else than the base, and paragraphs with one.

    A paragraph that it would add, move, split or merge counts as well.
    """

    brackets: int
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of a bracketed draft; how each is found: `COMPUTED`."""

    paragraphs: int
    agreed: int
    brackets: int
    alternatives: int
    delegations: dict[str, Standing]

    @property
    def percent(self) -> float:
        """Paragraphs agreed of all; 100 of a draft without any."""
        return self.agreed * 1000 // self.paragraphs / 10 if self.paragraphs else 100.0

    def as_json(self) -> dict[str, Any]:
        """Return the figures as plain values, with how each is found."""
        return {
            "paragraphs": self.paragraphs,
            "agreed": self.agreed,
            "percent": self.percent,
            "brackets": self.brackets,
            "alternatives": self.alternatives,
            "delegations": {
                code: {"brackets": one.brackets, "paragraphs": one.paragraphs}
                for code, one in self.delegations.items()
            },
            "computed": COMPUTED,
        }


def figures(bracketed: BracketedDraft) -> Figures:
    """Return the counts of a bracketed draft.

    >>> from consenso.core.wording import Proposal, compose
    >>> from consenso.core.wording._draft import Item
    >>> item = Item("p1", "1", compose("We meet.", [Proposal(("MEX",), "We talk.")]))
    >>> found = figures(BracketedDraft((item, Item("p2", "2", ("We eat.",)))))
    >>> found.agreed, found.paragraphs, found.percent, found.delegations
    (1, 2, 50.0, {'MEX': Standing(brackets=1, paragraphs=1)})
    """
    items = [item for item in bracketed.items if item.segments]
    brackets: dict[str, int] = {}
    paragraphs: dict[str, int] = {}
    n_brackets = n_alternatives = 0
    for item in items:
        found = [place for _, place in places(item.segments)]
        n_brackets += len(found)
        n_alternatives += sum(len(place.alternatives) - 1 for place in found)
        here = {code for note in item.notes for code in note.by}
        for place in found:
            behind = {code for one in place.alternatives[1:] for code in one.by}
            here |= behind
            for code in behind:
                brackets[code] = brackets.get(code, 0) + 1
        for code in here:
            paragraphs[code] = paragraphs.get(code, 0) + 1
    everyone = {code for item in items for code in delegations(item.segments)} | set(paragraphs)
    return Figures(
        len(items),
        sum(item.is_agreed for item in items),
        n_brackets,
        n_alternatives,
        {
            code: Standing(brackets.get(code, 0), paragraphs.get(code, 0))
            for code in sorted(everyone)
        },
    )
