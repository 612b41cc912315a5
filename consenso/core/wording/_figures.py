"""How far a draft is from being agreed, counted as those who chair negotiations count it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from consenso.core.remembered import OfObjects
from consenso.core.wording._bracketed import Bracketed, delegations, places
from consenso.core.wording._draft import BracketedDraft

# How each figure is found, for who shows them.
COMPUTED = {
    "paragraphs": "paragraphs of the draft, and those that somebody would add; deleted ones that nobody would bring back are not counted",
    "agreed": "paragraphs without brackets, of which nobody would add, move, split or merge any, on which no objection stands, and which are not linked to one that is not agreed",
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


def held_up(
    agreed: Mapping[str, bool], linked: Mapping[str, str], objected: Collection[str]
) -> frozenset[str]:
    """Return the paragraphs (ids) that are not agreed for another reason than their own brackets.

    `agreed` says of each paragraph whether it is without brackets, `linked` in which group it is of which none is agreed until all are ('' or
    absent: none), `objected` on which an objection stands.

    >>> sorted(held_up({"p1": True, "p2": False, "p3": True, "p4": True}, {"p1": "a", "p2": "a"}, ["p4"]))
    ['p1', 'p2', 'p4']
    """
    against = {one for one in objected if one in agreed}
    groups = {
        linked[one]
        for one, is_so in agreed.items()
        if linked.get(one) and (not is_so or one in against)
    }
    return frozenset(against | {one for one in agreed if linked.get(one) in groups})


def figures(bracketed: BracketedDraft, held: Collection[str] = ()) -> Figures:
    """Return the counts of a bracketed draft; `held` are the paragraphs that `held_up` finds.

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
    everyone: set[str] = set()
    n_brackets = n_alternatives = 0
    for item in items:
        found = tally(item.segments)
        n_brackets += found.brackets
        n_alternatives += found.alternatives
        for code, count in found.behind:
            brackets[code] = brackets.get(code, 0) + count
        for code in {code for code, _ in found.behind} | {
            code for note in item.notes for code in note.by
        }:
            paragraphs[code] = paragraphs.get(code, 0) + 1
        everyone |= found.delegations
    everyone |= set(paragraphs)
    return Figures(
        len(items),
        sum(item.is_agreed and item.id not in held for item in items),
        n_brackets,
        n_alternatives,
        {
            code: Standing(brackets.get(code, 0), paragraphs.get(code, 0))
            for code in sorted(everyone)
        },
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of a bracketed text: `behind` has in how many disputed places each delegation stands behind something else than the base."""

    brackets: int
    alternatives: int
    behind: tuple[tuple[str, int], ...]
    delegations: frozenset[str]


_tallies = OfObjects[Tally](8192)


def tally(segments: Bracketed) -> Tally:
    """Return the counts of a bracketed text. Of a long draft an act changes a paragraph or two: the others are not counted again.

    >>> from consenso.core.wording import Proposal, compose
    >>> tally(compose("We meet.", [Proposal(("MEX",), "We talk.")]))
    Tally(brackets=1, alternatives=1, behind=(('MEX', 1),), delegations=frozenset({'MEX'}))
    """
    return _tallies.of(segments, "", lambda: _counted(segments))


def _counted(segments: Bracketed) -> Tally:
    found = [place for _, place in places(segments)]
    behind: dict[str, int] = {}
    for place in found:
        for code in {code for one in place.alternatives[1:] for code in one.by}:
            behind[code] = behind.get(code, 0) + 1
    return Tally(
        len(found),
        sum(len(place.alternatives) - 1 for place in found),
        tuple(sorted(behind.items())),
        delegations(segments),
    )
