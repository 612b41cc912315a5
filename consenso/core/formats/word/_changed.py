"""What one delegation has made of a draft, as a file shows it: wordings, deletions, new paragraphs, moves."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from consenso.core.formats.word._align import LIKE, Words, plain, without_number
from consenso.core.formats.word._draft import Draft, Paragraph, Proposal, moment
from consenso.core.formats.word._model import Accepts, Revision, Source, none_of_them
from consenso.core.formats.word._views import Seen, seen
from consenso.core.formats.word._xml import bookmark_of


@dataclass(slots=True)
class File:
    """A file that came back, beside the draft: what its paragraphs are where no change is taken.

    `groups` are those paragraphs, `names` the ids of the draft's by their places. Of each paragraph as it stands in the file,
    `owner` says which of the draft's it belongs to, '' for none, `group` to which of `groups`, -1 for none, `texts` what it says
    with no change taken, `revisions` which changes are in it.
    """

    sources: Sequence[Source]
    groups: list[Seen]
    names: dict[int, str]
    owner: list[str] = field(default_factory=list)
    group: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    revisions: list[set[Revision]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.texts = [one.text(none_of_them) for one in self.sources]
        self.revisions = [one.revisions() for one in self.sources]
        self.owner = [""] * len(self.sources)
        self.group = [-1] * len(self.sources)
        for at, one in enumerate(self.groups):
            for place in one.sources:
                if not self.is_new(place):
                    self.group[place] = at
                    self.owner[place] = self.names.get(at, "")

    def is_new(self, place: int) -> bool:
        """Whether a paragraph is there only for one who accepts a change."""
        return any(one.adds for one in self.sources[place].mark) and not self.texts[place].strip()

    def places(self, group: int) -> tuple[int, ...]:
        """Return the places of a paragraph of the base, without what others would put before it."""
        return tuple(place for place in self.groups[group].sources if self.group[place] == group)

    def before(self, place: int) -> str:
        """Return the id of the draft's paragraph that stands last before a place, '' for none."""
        return next((name for name in reversed(self.owner[:place]) if name), "")


@dataclass(slots=True)
class Found:
    """A proposal, the places of the paragraphs that it was read from, and how it was found where no mark says it."""

    proposal: Proposal
    places: tuple[int, ...]
    is_compared: bool = False  # no change was tracked: the words differ from those that were sent


def changed(
    draft: Draft, file: File, accepts: Accepts, name: str, *, with_untracked: bool
) -> list[Found]:
    """Return what a delegation proposes, in the order of the file.

    `accepts` says which tracked changes are its own. `with_untracked`: all else that differs from the draft is its change too.
    """
    return _Reader(draft, file, accepts, name, with_untracked=with_untracked).found()


class _Reader:
    def __init__(
        self, draft: Draft, file: File, accepts: Accepts, name: str, *, with_untracked: bool
    ) -> None:
        self.file = file
        self.accepts = accepts
        self.name = name
        self.with_untracked = with_untracked
        self.paragraphs = {one.id: one for one in draft.paragraphs}
        self.new = {bookmark_of(one.id): one.id for one in draft.proposals if one.id}
        self.is_touched = [any(map(accepts, one)) for one in file.revisions]
        said = [
            source.text(accepts) if touched else text
            for source, touched, text in zip(file.sources, self.is_touched, file.texts, strict=True)
        ]
        self.said = said
        self.views = seen(file.sources, accepts, said)
        self.given = self._given()  # by group, the place of the view that shows it

    def found(self) -> list[Found]:
        shown = {view: group for group, view in self.given.items()}
        found = [*self._of_views(shown), *self._deletions()]
        found = _with_moves(found, self.paragraphs, self.file.sources)
        found = _with_retyped(found, self.paragraphs)
        if self.with_untracked:
            found += self._reordered()
        return sorted(found, key=lambda one: one.places)

    def _given(self) -> dict[int, int]:
        """Give each paragraph of the base to the view that shows most of it; or all of what was typed in its place."""
        weights: list[tuple[int, int, int]] = []
        for view, one in enumerate(self.views):
            shares: dict[int, int] = {}
            for place in one.sources:
                group = self.file.group[place]
                if group >= 0:
                    shares[group] = shares.get(group, 0) + self._kept(place)
            weights += [(-weight, view, group) for group, weight in shares.items() if weight]
        given: dict[int, int] = {}
        taken: set[int] = set()
        shown = {group for _, _, group in weights}
        for _, view, group in sorted(weights):
            if group not in given and view not in taken:
                given[group] = view
                taken.add(view)
        for view, one in enumerate(self.views):
            for place in one.sources if view not in taken else ():
                group = self.file.group[place]
                words = self.said[place].strip()
                if group >= 0 and group not in shown and group not in given and words:
                    given[group] = view
                    break
        return given

    def _kept(self, place: int) -> int:
        """Return how many letters of the base are shown where a paragraph stands."""
        if not self.is_touched[place]:
            return len(self.file.texts[place].strip())
        return sum(
            len(piece.text.strip())
            for piece in self.file.sources[place].pieces
            if piece.is_in(none_of_them) and piece.is_in(self.accepts)
        )

    def _of_views(self, shown: dict[int, int]) -> Iterator[Found]:
        for at, view in enumerate(self.views):
            group = shown.get(at, -1)
            paragraph = self.paragraphs.get(self.file.names.get(group, ""))
            if paragraph is None:
                yield from self._insertion(view, group)
                continue
            text, base = view.text, self.file.groups[group].text
            if text == paragraph.text:
                continue
            if (
                without_number(base, paragraph) != base
            ):  # somebody typed it where a list had made it
                text, base = without_number(text, paragraph), without_number(base, paragraph)
            is_same = plain(text) == plain(paragraph.text)
            is_untouched = plain(text) == plain(base)
            if is_same or (is_untouched and not self.with_untracked):
                continue
            places = self.file.places(group)
            made = self._made("wording", places, paragraph=paragraph.id, text=text)
            yield Found(made, places, is_untouched)

    def _insertion(self, view: Seen, group: int) -> Iterator[Found]:
        """Yield a paragraph that the draft has not: tracked, or typed without."""
        is_tracked = group < 0 or plain(view.text) != plain(self.file.groups[group].text)
        if not is_tracked and not self.with_untracked:
            return
        # What is typed in a paragraph that ends another one comes after it.
        first = next(
            (one for one in view.sources if self.said[one].strip()),
            view.sources[0],
        )
        marks = self.file.sources[first].names
        identity = next((self.new[mark] for mark in marks if mark in self.new), "")
        made = self._made(
            "insertion",
            (first,),
            text=view.text,
            after=self.file.before(first),
            id=identity,
        )
        yield Found(made, (first,), not is_tracked)

    def _deletions(self) -> Iterator[Found]:
        by_id = {name: group for group, name in self.file.names.items()}
        for name in self.paragraphs:
            group = by_id.get(name, -1)
            if group in self.given or (group < 0 and not self.with_untracked):
                continue
            places = self.file.places(group) if group >= 0 else ()
            yield Found(self._made("deletion", places, paragraph=name), places, group < 0)

    def _reordered(self) -> Iterator[Found]:
        """Yield the moves of paragraphs that stand in another order than in the draft, and no mark says so."""
        order = {name: at for at, name in enumerate(self.paragraphs)}
        there = [self.file.names[group] for group in sorted(self.file.names)]
        staying = _longest_rise([order[name] for name in there])
        for at, name in enumerate(there):
            if order[name] not in staying:
                places = self.file.places(_group(self.file, name))
                after = there[at - 1] if at else ""
                yield Found(
                    self._made("move", places, paragraph=name, after=after),
                    places,
                    is_compared=True,
                )

    def _made(self, kind: str, places: Sequence[int], **said: str) -> Proposal:
        revisions = (one for place in places for one in self.file.revisions[place])
        moments = [at for one in revisions if self.accepts(one) and (at := moment(one.date))]
        return Proposal(kind, (self.name,), at=max(moments, default=None), **said)  # type: ignore[arg-type]


def _group(file: File, name: str) -> int:
    return next(group for group, one in file.names.items() if one == name)


def _with_moves(
    found: list[Found], paragraphs: dict[str, Paragraph], sources: Sequence[Source]
) -> list[Found]:
    """Return what was taken out here and put in there, word for word, as a move; Word's own names of moves count first."""
    gone: dict[str, list[Found]] = {}
    for one in found:
        if one.proposal.kind == "deletion":
            gone.setdefault(plain(paragraphs[one.proposal.paragraph].text), []).append(one)
    made: dict[int, Found] = {}
    taken: set[int] = set()
    for one in found:
        if one.proposal.kind != "insertion" or one.proposal.id:
            continue
        same = [
            other
            for other in gone.get(plain(one.proposal.text), ())
            if id(other) not in taken and other.proposal.paragraph != one.proposal.after
        ]
        names = _moved(one, sources)
        same.sort(key=lambda other: names.isdisjoint(_moved(other, sources)))
        if same:
            name = same[0].proposal.paragraph
            moved = replace(one.proposal, kind="move", paragraph=name, text="")
            made[id(one)] = Found(moved, same[0].places or one.places, one.is_compared)
            taken.add(id(same[0]))
    return [made.get(id(one), one) for one in found if id(one) not in taken]


def _moved(found: Found, sources: Sequence[Source]) -> set[str]:
    return {name for place in found.places for name in sources[place].moves}


def _with_retyped(found: list[Found], paragraphs: dict[str, Paragraph]) -> list[Found]:
    """Return what was taken out and, at the same place, typed anew in much the same words, as another wording."""
    gone = {one.proposal.paragraph: one for one in found if one.proposal.kind == "deletion"}
    following = dict(pairwise(["", *paragraphs]))
    words = Words()
    made: dict[int, Found] = {}
    taken: set[int] = set()
    for one in found:
        if one.proposal.kind != "insertion" or one.proposal.id:
            continue
        for name in (one.proposal.after, following.get(one.proposal.after, "")):
            other = gone.get(name)
            if other is None or id(other) in taken:
                continue
            text = without_number(one.proposal.text, paragraphs[name])
            if words.likeness(text, paragraphs[name].text) >= LIKE:
                anew = replace(one.proposal, kind="wording", paragraph=name, text=text, after="")
                made[id(one)] = Found(anew, one.places, one.is_compared)
                taken.add(id(other))
                break
    return [made.get(id(one), one) for one in found if id(one) not in taken]


def _longest_rise(numbers: list[int]) -> set[int]:
    """Return the members of a longest rising sequence among different numbers.

    >>> sorted(_longest_rise([3, 0, 1, 4, 2]))
    [0, 1, 2]
    """
    ends: list[int] = []  # the smallest number that ends a rise of each length
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
