"""A whole draft: paragraphs that keep their ids, and proposals of which paragraphs there are, in what order, with what words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal

from consenso.core.wording._bracketed import Bracketed, as_json, reading
from consenso.core.wording._compose import compose
from consenso.core.wording._proposal import Proposal, WrongProposal

Kind = Literal["wording", "keep", "deletion", "alternative", "addition", "move", "split", "merge"]
NUMBERS = re.compile(r"([0-9]+)")
BREAK = "\n"  # in a wording: from here on it is another paragraph
# How paragraphs between two numbers are called until the text is agreed: 12 bis, 12 ter …
LATER = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a draft. Its id lives as long as the draft: one that was deleted stays, with no text."""

    id: str
    text: str
    number: str = ""


Draft = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class DraftProposal:
    """What one or more delegations want of a draft.

    - wording, keep, deletion, alternative (to all of the paragraph): of `paragraph`; `texts` has the words.
    - addition: a new paragraph, which gets the id `paragraph`, after the one named by `after`; "": before all others.
    - move: `paragraph` goes after `after`.
    - split: `paragraph` becomes `texts`.
    - merge: `paragraph` and `others` become one, with the id of the first.

    `on` is the id of another proposal on the same paragraph that this one changes, deletes or keeps.
    """

    id: str
    by: tuple[str, ...]
    kind: Kind
    paragraph: str
    texts: tuple[str, ...] = ()
    after: str = ""
    others: tuple[str, ...] = ()
    on: str = ""

    def __post_init__(self) -> None:
        wanted = {"keep": 0, "deletion": 0, "move": 0, "split": max(2, len(self.texts))}
        if len(self.texts) != wanted.get(self.kind, 1) or bool(self.others) != (
            self.kind == "merge"
        ):
            raise WrongProposal("shape", self.id)
        object.__setattr__(self, "by", Proposal(self.by, None, id=self.id).by)
        object.__setattr__(self, "texts", tuple(self.texts))
        object.__setattr__(self, "others", tuple(self.others))

    def as_json(self) -> dict[str, Any]:
        """Return the proposal as plain values; `DraftProposal(**values)` is the same again."""
        return {
            "id": self.id,
            "by": list(self.by),
            "kind": self.kind,
            "paragraph": self.paragraph,
            "texts": list(self.texts),
            "after": self.after,
            "others": list(self.others),
            "on": self.on,
        }


@dataclass(frozen=True, slots=True)
class Note:
    """What delegations want of a paragraph beside its words: added, moved (after `target`), split, merged (into `target`)."""

    kind: Literal["addition", "move", "split", "merge"]
    by: tuple[str, ...]
    target: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of a bracketed draft. One that somebody would add has a base without words."""

    id: str
    label: str
    segments: Bracketed
    notes: tuple[Note, ...] = ()

    @property
    def is_agreed(self) -> bool:
        """Whether nobody wants anything else of it."""
        return not self.notes and all(isinstance(segment, str) for segment in self.segments)

    def as_json(self) -> dict[str, Any]:
        """Return the paragraph as plain values."""
        return {
            "id": self.id,
            "label": self.label,
            "segments": as_json(self.segments),
            "notes": [
                {"kind": one.kind, "by": list(one.by), "target": one.target} for one in self.notes
            ],
        }


@dataclass(frozen=True, slots=True)
class Order:
    """Another order of the paragraphs, by id, and who would have it."""

    ids: tuple[str, ...]
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BracketedDraft:
    """A draft with all that is proposed: every paragraph once, in the order of the base, and the other orders."""

    items: tuple[Item, ...]
    orders: tuple[Order, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the draft as plain values."""
        return {
            "items": [item.as_json() for item in self.items],
            "orders": [{"ids": list(one.ids), "by": list(one.by)} for one in self.orders],
        }


def compose_draft(draft: Sequence[Paragraph], proposals: Iterable[DraftProposal]) -> BracketedDraft:
    """Return a draft in brackets; raise WrongProposal.

    The laws of `compose` hold for all of it: `read_draft(compose_draft(…), code)` is the draft as the delegation would have it.

    >>> draft = (Paragraph("p1", "We meet.", "1"), Paragraph("p2", "We talk.", "2"))
    >>> new = DraftProposal("a", ("MEX",), "addition", "p3", ("We eat.",), after="p1")
    >>> found = compose_draft(draft, [new])
    >>> [item.label for item in found.items], read_draft(found, "MEX"), read_draft(found)
    (['1', '1 bis', '2'], ('We meet.', 'We eat.', 'We talk.'), ('We meet.', 'We talk.'))
    """
    found = Arrangement(draft, proposals)
    texts = {one.id: one.text for one in draft}
    labels = labels_of(draft, found.order)
    items = []
    for identifier in found.order:
        words = tuple(found.words.get(identifier, ()))
        segments = _composed(texts.get(identifier, ""), words)
        if segments or identifier in texts:
            notes = _together(found.notes.get(identifier, []))
            items.append(Item(identifier, labels[identifier], segments, notes))
    return BracketedDraft(tuple(items), found.orders())


@lru_cache(maxsize=4096)
def _composed(base: str, proposals: tuple[Proposal, ...]) -> Bracketed:
    """Compose a paragraph. Of a long draft an act changes one or two: the others are as they were composed before."""
    return compose(base, proposals)


def _together(notes: list[Note]) -> tuple[Note, ...]:
    """Return notes in order, those that say the same as one."""
    by: dict[Note, set[str]] = {}
    for note in notes:
        by.setdefault(replace(note, by=()), set()).update(note.by)
    found = [replace(note, by=tuple(sorted(codes))) for note, codes in by.items()]
    return tuple(sorted(found, key=lambda note: (note.kind, note.target)))


def read_draft(bracketed: BracketedDraft, delegation: str = "") -> tuple[str, ...]:
    """Return the paragraphs of a draft as one delegation would have them; of one that said nothing, or of none: the base."""
    ids = next((one.ids for one in bracketed.orders if delegation in one.by), None)
    items = {item.id: item for item in bracketed.items}
    read = [reading(items[one].segments, delegation) for one in ids or items if one in items]
    return tuple(text for paragraph in read for text in paragraph.split(BREAK) if text)


@dataclass(slots=True)
class Arrangement:
    """Proposals on a draft, sorted out: what is proposed for the words of each paragraph, and which paragraphs stand where."""

    draft: Sequence[Paragraph]
    proposals: Iterable[DraftProposal]
    words: dict[str, list[Proposal]] = field(default_factory=dict)
    notes: dict[str, list[Note]] = field(default_factory=dict)
    anchors: dict[str, str] = field(default_factory=dict)  # after what each new paragraph stands
    moves: dict[str, dict[str, str]] = field(default_factory=dict)  # of each delegation
    order: list[str] = field(default_factory=list)
    same: dict[str, str] = field(default_factory=dict)  # new paragraphs that two propose alike

    def __post_init__(self) -> None:
        self.proposals = sorted(self.proposals, key=lambda one: counted(one.id))
        additions = self._additions()
        known = {one.id for one in self.draft} | set(self.anchors)
        for one in self.proposals:
            names = [one.paragraph, *one.others, *([one.after] if one.after else [])]
            if any(self.same.get(name, name) not in known for name in names):
                raise WrongProposal("paragraph", one.id)
            self._sort_out(one, is_new=one in additions)
        self.order = self.arranged({})
        for code in sorted(self.moves):
            if self.order_of(code) != self.order:
                for paragraph, after in self.moves[code].items():
                    self._note(paragraph, Note("move", (code,), after))

    def _additions(self) -> list[DraftProposal]:
        """Find the new paragraphs; those with one text after one paragraph, or with one id, are one."""
        additions = [one for one in self.proposals if one.kind == "addition"]
        ids = {one.id for one in self.draft}
        first: dict[tuple[str, str], str] = {}
        for one in additions:
            after = self.same.get(one.after, one.after)
            home = self.same.get(one.paragraph)
            if one.paragraph in ids or (home and self.anchors[home] != after):
                raise WrongProposal("paragraph", one.id)
            if home is None:
                home = first.setdefault((after, one.texts[0]), one.paragraph)
                self.same[one.paragraph] = home
                self.anchors.setdefault(home, after)
        self.anchors = {one: self.same.get(after, after) for one, after in self.anchors.items()}
        return additions

    def _sort_out(self, one: DraftProposal, *, is_new: bool) -> None:
        paragraph = self.same.get(one.paragraph, one.paragraph)
        if one.kind == "move":
            after = self.same.get(one.after, one.after)
            for code in one.by:
                if self.moves.setdefault(code, {}).setdefault(paragraph, after) != after:
                    raise WrongProposal("twice", one.id, code)
            return
        wording = None if one.kind == "keep" else BREAK.join(one.texts)
        is_whole = one.kind == "alternative"
        proposal = Proposal(one.by, wording, id=one.id, on=one.on, is_whole=is_whole)
        self.words.setdefault(paragraph, []).append(proposal)
        if is_new:
            self._note(paragraph, Note("addition", one.by))
        if one.kind == "split":
            self._note(paragraph, Note("split", one.by))
        for other in self.others_of(one):
            self.words.setdefault(other, []).append(Proposal(one.by, "", id=one.id))
            self._note(other, Note("merge", one.by, paragraph))

    def others_of(self, one: DraftProposal) -> list[str]:
        """Return the paragraphs that are to be merged into that of a proposal, by the names that they have here."""
        others = dict.fromkeys(self.same.get(other, other) for other in one.others)
        others.pop(self.same.get(one.paragraph, one.paragraph), None)
        return list(others)

    def _note(self, paragraph: str, note: Note) -> None:
        self.notes.setdefault(paragraph, []).append(note)

    def arranged(self, moves: dict[str, str]) -> list[str]:
        """Return all paragraphs in order, with some moved."""
        following: dict[str, list[str]] = {}
        for one, after in sorted({**self.anchors, **moves}.items(), key=lambda at: counted(at[0])):
            following.setdefault(after, []).append(one)
        out: list[str] = []
        left = [one.id for one in reversed(self.draft) if one.id not in moves]
        left += reversed(following.get("", []))
        while left:
            one = left.pop()
            out.append(one)
            left += reversed(following.get(one, []))
        if len(out) < len(self.draft) + len(self.anchors):
            raise WrongProposal("circle", min({*self.anchors, *moves} - set(out)))
        return out

    def order_of(self, delegation: str) -> list[str]:
        """Return all paragraphs in the order in which a delegation would have them."""
        return self.arranged(self.moves.get(delegation, {}))

    def orders(self) -> tuple[Order, ...]:
        """Return the orders that differ from the base's, and who would have each."""
        by: dict[tuple[str, ...], list[str]] = {}
        for code in sorted(self.moves):
            ids = tuple(self.order_of(code))
            if list(ids) != self.order:
                by.setdefault(ids, []).append(code)
        return tuple(Order(ids, tuple(codes)) for ids, codes in sorted(by.items()))


@lru_cache(maxsize=8192)
def counted(identifier: str) -> tuple[str | int, ...]:
    """Return by what ids are ordered: numbers in them as numbers, so that p9 comes before p10.

    >>> sorted(["p10", "p9", "p9a"], key=counted)
    ['p9', 'p9a', 'p10']
    """
    return tuple(int(part) if part.isdigit() else part for part in NUMBERS.split(identifier))


def labels_of(draft: Sequence[Paragraph], order: Sequence[str]) -> dict[str, str]:
    """Return the number of each paragraph; of new ones the number before them with bis, ter, quater …

    >>> labels_of([Paragraph("p1", "We meet.", "6."), Paragraph("p2", "We act.", "7.")], ["p1", "n1", "p2"])
    {'p1': '6.', 'n1': '6 bis', 'p2': '7.'}
    """
    numbers = {one.id: one.number for one in draft}
    labels: dict[str, str] = {}
    last, count = "0", 0
    for identifier in order:
        if identifier in numbers:
            labels[identifier] = numbers[identifier]
            if numbers[identifier]:
                last, count = numbers[identifier].split(" ")[0].rstrip("."), 0
            continue
        while (label := f"{last} {_later(count)}") in numbers.values():
            count += 1
        labels[identifier] = label
        count += 1
    return labels


def _later(count: int) -> str:
    return LATER[count] if count < len(LATER) else f"({count + 2})"
