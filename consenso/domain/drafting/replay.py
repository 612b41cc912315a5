"""A draft at any moment: its acts, read in order. Nothing else is kept of the past, and nothing else is needed."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from consenso.core import wording
from consenso.core.errors import NotFound
from consenso.domain.drafting.agreed import Stances, note, objected_in
from consenso.domain.drafting.models import Draft
from consenso.domain.drafting.past import WRITTEN, ActRow, acts_of
from consenso.domain.drafting.queries import (
    DraftRow,
    ParagraphRow,
    ProposalRow,
    Standing,
)


@dataclass(frozen=True, slots=True)
class Point:
    """How far a draft was at an act: counts as `core.wording.figures` finds them."""

    number: int
    at: dt.datetime
    paragraphs: int
    agreed: int
    brackets: int

    @property
    def percent(self) -> float:
        """Paragraphs agreed of all, rounded down to one decimal; 100 of a draft without any."""
        return self.agreed * 1000 // self.paragraphs / 10 if self.paragraphs else 100.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """How long a paragraph took: from when somebody first wanted something else to when last nobody did any more.

    `since_at` None: nobody ever wanted anything else. `agreed_at` None: it is not agreed. `n_acts`: how often it was acted on.
    """

    paragraph: str
    since_at: dt.datetime | None
    agreed_at: dt.datetime | None
    n_acts: int

    @property
    def took(self) -> dt.timedelta | None:
        if self.since_at is None or self.agreed_at is None:
            return None
        return self.agreed_at - self.since_at


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that an act brought into the base of a paragraph, and who stood behind them."""

    words: str
    paragraph: str
    number: int
    verb: str
    by: tuple[str, ...]
    at: dt.datetime


class Film:
    """A draft in motion: acts are shown to it one after the other."""

    def __init__(self) -> None:
        self.paragraphs: dict[str, ParagraphRow] = {}
        self.proposals: dict[int, ProposalRow] = {}  # those that stand
        self.order: list[str] = []
        self._on: dict[str, set[int]] = {}  # which of them are on a paragraph

    def show(self, act: ActRow) -> set[str]:
        """Let the draft be as after an act; return the paragraphs of which words, brackets or place may have changed."""
        touched = set()
        for said in act.payload.get("paragraphs", ()):
            self.paragraphs[said["id"]] = ParagraphRow.from_json(said)
            touched.add(said["id"])
        for said in act.payload.get("proposals", ()):
            touched |= self._stand(_proposal(said, act.at))
        if act.verb in ("begin", "prepare"):
            ids = set(act.payload["order"])
            self.paragraphs = {one: row for one, row in self.paragraphs.items() if one in ids}
        self.order = act.payload.get("order", self.order)
        return touched

    def _stand(self, now: ProposalRow) -> set[str]:
        before = self.proposals.pop(now.number, None)
        was = _places(before) if before is not None else set[str]()
        for name in was:
            self._on[name].discard(now.number)
        if now.is_open:
            self.proposals[now.number] = now
            for name in _places(now):
                self._on.setdefault(name, set()).add(now.number)
        return was | _places(now)

    def standing(self) -> Standing:
        """Return the draft as it stands."""
        return Standing(
            tuple(self.paragraphs[one] for one in self.order),
            tuple(one for _, one in sorted(self.proposals.items())),
        )

    def part(self, paragraphs: Iterable[str]) -> Standing:
        """Return of the draft as it stands these paragraphs, those that are to be merged with them, and what is proposed of them."""
        left, names = list(paragraphs), set[str]()
        while left:
            name = left.pop()
            if name not in names:
                names.add(name)
                left += [p for one in self._on.get(name, ()) for p in _places(self.proposals[one])]
        numbers = {number for name in names for number in self._on.get(name, ())}
        return Standing(
            tuple(self.paragraphs[one] for one in sorted(names) if one in self.paragraphs),
            tuple(self.proposals[number] for number in sorted(numbers)),
        )

    def is_there(self, paragraph: str) -> bool:
        """Return whether a paragraph has words, or is proposed."""
        held = self.paragraphs.get(paragraph)
        if held is not None and held.text:
            return True
        return any(self.proposals[one].kind == "addition" for one in self._on.get(paragraph, ()))


def _places(one: ProposalRow) -> set[str]:
    return {one.paragraph, *one.others}


def _proposal(said: Mapping[str, Any], at: dt.datetime) -> ProposalRow:
    return ProposalRow(
        pk=0,
        number=said["number"],
        delegation=said["delegation"],
        by=tuple(said["by"]),
        kind=said["kind"],
        paragraph=said["paragraph"],
        texts=tuple(said["texts"]),
        after=said["after"],
        others=tuple(said["others"]),
        on=said["on"],
        base="",
        reason=said["reason"],
        source=said["source"],
        level="sent",
        state=said["state"],
        fate=tuple(said["fate"]),
        is_chairs=said["chairs"],
        round=None,
        version=0,
        at=at,
        sent_at=at,
        stated_in=said.get("stated_in", ""),
    )


def acts_shown(draft: DraftRow) -> tuple[ActRow, ...]:
    """Return the acts on a draft that all who see it may look at, in order. One query.

    What the secretariat wrote before it circulated the draft is nobody else's: the first act is then the circulation, with the
    words as they stood. While the draft is in preparation, and so the secretariat's alone, all of them.
    """
    return since_circulated(acts_of(draft.id))


def since_circulated(acts: Iterable[ActRow]) -> tuple[ActRow, ...]:
    """Return acts with those before the circulation taken together in it; all of them where the draft was not circulated."""
    found = tuple(acts)
    place = next((place for place, act in enumerate(found) if act.verb == "circulate"), None)
    if place is None:
        return found
    # Of begin, or of the last time that all of it was written anew; it may have been translated since.
    words = next(act.payload for act in reversed(found[:place]) if act.verb in WRITTEN)
    first = found[place]
    return (
        ActRow(first.number, first.verb, first.by, "", {**words, **first.payload}, first.at),
        *found[place + 1 :],
    )


def standing_of(document: Mapping[str, Any], at: dt.datetime) -> Standing:
    """Return the draft that a version holds, as it stood: see `versions.document_of`. `at` is when it was circulated."""
    return Standing(
        tuple(ParagraphRow.from_json(one) for one in document["paragraphs"]),
        tuple(_proposal(one, at) for one in document["proposals"]),
    )


def at_revision(draft: DraftRow, number: int) -> Standing:
    """Return a draft as it stood at a revision: its paragraphs and what was sent and stood. One query.

    What the secretariat wrote before it circulated the draft is nobody's to see then, its own neither: see `acts_shown`.

    Raises:
        NotFound: it has no such revision, or that one is from before the draft was circulated.
    """
    if not 0 < number <= draft.revision:
        raise NotFound("revision", str(number))
    film, is_shown = Film(), draft.state == Draft.State.PREPARED
    for act in acts_of(draft.id, until=number):
        film.show(act)
        is_shown = is_shown or act.verb == "circulate"
    if not is_shown:
        raise NotFound("revision", str(number))
    return film.standing()


def course(acts: Iterable[ActRow]) -> tuple[tuple[Point, ...], tuple[Agreement, ...]]:
    """Return how far a draft was after each act that changed that, and how long each paragraph took, in order.

    Paragraphs are composed anew only where an act touched them, so that a long negotiation is read in one pass. What a link or an
    objection holds up is not agreed: see `core.wording.held_up`.
    """
    film = Film()
    counts: dict[str, tuple[int, bool]] = {}  # brackets, and whether it is without them
    stances: Stances = {}
    since: dict[str, dt.datetime] = {}
    agreed: dict[str, dt.datetime] = {}
    n_acts: dict[str, int] = {}
    points: list[Point] = []
    for act in acts:
        touched = film.show(act)
        if not note(stances, act) and not touched and points:
            continue
        now = film.part(touched)
        changed = {one.id for one in now.paragraphs} | touched
        for name in changed:
            counts.pop(name, None)
        for item in _items(now):
            n_acts[item.id] = n_acts.get(item.id, 0) + 1
            n_brackets = sum(1 for _ in wording.places(item.segments))
            counts[item.id] = (n_brackets, item.is_agreed)
        held = _held_up(film, counts, stances)
        for name, (_n_brackets, is_clean) in counts.items():
            if not is_clean or name in held:
                since.setdefault(name, act.at)
                agreed.pop(name, None)
            elif name in since:
                agreed.setdefault(name, act.at)
        for name in changed & set(counts):
            if not (film.is_there(name) or counts[name][0]):
                del counts[name]
        point = Point(
            act.number,
            act.at,
            len(counts),
            sum(is_clean and name not in held for name, (_n, is_clean) in counts.items()),
            sum(n_brackets for n_brackets, _ in counts.values()),
        )
        if not points or _figures(points[-1]) != _figures(point):
            points.append(point)
    took = tuple(
        Agreement(one, since.get(one), agreed.get(one), n_acts.get(one, 0)) for one in film.order
    )
    return tuple(points), took


def _held_up(
    film: Film, counts: Mapping[str, tuple[int, bool]], stances: Stances
) -> frozenset[str]:
    return wording.held_up(
        {name: is_clean for name, (_n_brackets, is_clean) in counts.items()},
        {name: row.linked for name, row in film.paragraphs.items() if row.linked},
        [name for name in objected_in(stances) if film.is_there(name)],
    )


def _figures(point: Point) -> tuple[int, int, int]:
    return point.paragraphs, point.agreed, point.brackets


def _items(now: Standing) -> tuple[wording.Item, ...]:
    """Return a part of a draft in brackets: each paragraph by itself, wherever it stands."""
    asked = now.asked()
    places = {one.id for one in now.base} | _added(asked)
    anchored = [
        one for one in asked if one.kind != "move" and {one.paragraph, *one.others} <= places
    ]
    named = {one.id for one in anchored}
    free = [
        wording.DraftProposal(
            one.id, one.by, one.kind, one.paragraph, one.texts, "", one.others,
            one.on if one.on in named else "",
        )
        if one.kind == "addition" or one.on not in named
        else one
        for one in anchored
    ]  # fmt: skip
    moved = {one.paragraph for one in asked if one.kind == "move"}
    items = wording.compose_draft(now.base, free).items
    note = wording.Note("move", ("X",))
    return tuple(
        wording.Item(one.id, one.label, one.segments, (*one.notes, note))
        if one.id in moved
        else one
        for one in items
    )


def _added(asked: Iterable[wording.DraftProposal]) -> set[str]:
    return {one.paragraph for one in asked if one.kind == "addition"}


def phrases(acts: Iterable[ActRow], paragraph: str) -> tuple[Phrase, ...]:
    """Return the words that came into the base of a paragraph, act by act, with who stood behind them."""
    film = Film()
    found: list[Phrase] = []
    for act in acts:
        held = film.paragraphs.get(paragraph)
        before = held.text if held else ""
        of_before = [one for one in film.proposals.values() if one.paragraph == paragraph]
        behind = {one.number: one.by for one in of_before if one.is_open}
        film.show(act)
        if paragraph not in film.paragraphs:
            continue
        after = film.paragraphs[paragraph].text
        if after == before:
            continue
        met = {
            said["number"]
            for said in act.payload.get("proposals", ())
            if any(
                fate.get("act") == act.number and fate["paragraph"] == paragraph and fate["met"]
                for fate in said["fate"]
            )
        }
        by = sorted({code for number in met for code in behind.get(number, ())}) or [act.by]
        found += [
            Phrase(change.new, paragraph, act.number, act.verb, tuple(by), act.at)
            for change in wording.changes(before, after)
            if change.new
        ]
    return tuple(found)
