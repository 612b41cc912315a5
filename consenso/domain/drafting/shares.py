"""What each delegation has in a negotiation, day by day: proposals and what became of them, and where it stands on paragraphs.

Counted from the acts alone, so of what was sent and said; what is prepared is in no act and in no count.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from consenso.domain.drafting.agreed import Stances, note
from consenso.domain.drafting.past import ActRow
from consenso.domain.drafting.queries import CHAIRS

ACCEPTS = ("accepts", "explains")
FOR_NOW = ("provisionally", "ad_ref")


@dataclass(frozen=True, slots=True)
class Share:
    """What one delegation (its code) has.

    `open`: proposals that stand and that it stands behind. `met`, `set_aside`, `withdrawn`: of those that it sent, by what became of them;
    one in whose place it sent another is in none. `paragraphs`: how many its open proposals are on. `accepts`, with or without an explanation,
    `for_now`, provisionally or ad referendum, `reserves`, `objects`: paragraphs with words on which it last said so.
    """

    delegation: str
    open: int
    met: int
    set_aside: int
    withdrawn: int
    paragraphs: int
    accepts: int
    for_now: int
    reserves: int
    objects: int


@dataclass(frozen=True, slots=True)
class Day:
    """What each delegation had at the end of a day in UTC on which something was done: after the act `number`."""

    on: dt.date
    number: int
    shares: tuple[Share, ...]


def shares(acts: Iterable[ActRow], codes: Collection[str]) -> tuple[Day, ...]:
    """Return what each delegation has after each day with acts, in order; the last is how it stands now. () without acts.

    There is a row for each of `codes`, and for whoever else sent or said something.

    >>> shares((), ("XA",))
    ()
    """
    counted = _Counted()
    days: list[Day] = []
    last: ActRow | None = None
    for act in acts:
        if last is not None and _day(act) != _day(last):
            days.append(Day(_day(last), last.number, counted.shares(codes)))
        counted.show(act)
        last = act
    if last is not None:
        days.append(Day(_day(last), last.number, counted.shares(codes)))
    return tuple(days)


def _day(act: ActRow) -> dt.date:
    return act.at.astimezone(dt.UTC).date()


class _Counted:
    def __init__(self) -> None:
        self.proposals: dict[int, Mapping[str, Any]] = {}
        self.stances: Stances = {}
        self.has_words: dict[str, bool] = {}

    def show(self, act: ActRow) -> None:
        for one in act.payload.get("paragraphs", ()):
            self.has_words[one["id"]] = bool(one["text"])
        for one in act.payload.get("proposals", ()):
            self.proposals[one["number"]] = one
        note(self.stances, act)

    def shares(self, codes: Collection[str]) -> tuple[Share, ...]:
        found = {code: dict.fromkeys(Share.__slots__[1:], 0) for code in codes}
        on: dict[str, set[str]] = {}

        def count(code: str, what: str) -> None:
            found.setdefault(code, dict.fromkeys(Share.__slots__[1:], 0))[what] += 1

        for one in self.proposals.values():
            if one["state"] == "open":
                for code in _named(one["by"]):
                    count(code, "open")
                    on.setdefault(code, set()).update((one["paragraph"], *one["others"]))
            elif one.get("stated_in"):
                continue  # nobody sent it
            elif one["state"] in ("met", "set_aside", "withdrawn"):
                count(CHAIRS if one["chairs"] else one["delegation"], one["state"])
        for (code, paragraph), stance in self.stances.items():
            if self.has_words.get(paragraph):
                count(code, _what(stance))
        for code, names in on.items():
            found[code]["paragraphs"] = len(names)
        return tuple(Share(code, **counts) for code, counts in sorted(found.items()))


def _named(codes: Iterable[str]) -> tuple[str, ...]:
    """Return those who stand behind something, without the codes of nobody: see `queries.sign_of`."""
    return tuple(code for code in codes if not code.startswith(f"{CHAIRS}."))


def _what(stance: str) -> str:
    if stance in ACCEPTS:
        return "accepts"
    return "for_now" if stance in FOR_NOW else stance
