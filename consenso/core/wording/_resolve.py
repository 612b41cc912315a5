"""What becomes of proposals when a place is decided, or when the base is another."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from consenso.core.errors import ConsensoError
from consenso.core.wording._bracketed import Bracketed, Path, Place, chosen, reading
from consenso.core.wording._changes import Change, Comparer, changed
from consenso.core.wording._cleaning import Hunk
from consenso.core.wording._compose import compose, hunks_of
from consenso.core.wording._proposal import Proposal, Voice, voices, wordings


class CannotDecide(ConsensoError):
    """A decision that cannot be made: `reason` is a word for it.

    place: there is no disputed place there, or no such alternative · inside: the place stands inside an alternative that is not the
    base; that one has to be decided first.
    """

    code = "wording.cannot_decide"

    def __init__(self, reason: str, path: Path) -> None:
        super().__init__(f"cannot decide {path}: {reason}")
        self.reason = reason
        self.path = path


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one proposal; every change of it is in one of the four, told from the base as it was before.

    `next` is the proposal on the next base; None: nothing of it is left to be decided. `met`: the next base has it. `set_aside`: it
    was decided otherwise. `carried`: it was not touched, and still stands. `clashing`: it stands against what the next base has
    there, and is a bracket. A change whose `old` and `new` are equal is the wish to keep the words as they are.
    """

    proposal: Proposal
    next: Proposal | None
    met: tuple[Change, ...] = ()
    set_aside: tuple[Change, ...] = ()
    carried: tuple[Change, ...] = ()
    clashing: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The next base, and the fate of each proposal in the order in which they were given."""

    base: str
    fates: tuple[Fate, ...]

    @property
    def proposals(self) -> list[Proposal]:
        """The proposals that still stand, on the next base."""
        return [fate.next for fate in self.fates if fate.next is not None]


def resolve(
    base: str,
    proposals: Iterable[Proposal],
    path: Path,
    decision: int | str,
    *,
    insisting: Collection[str] = (),
) -> Resolution:
    """Decide a disputed place of `compose(base, proposals)`; raise CannotDecide or WrongProposal.

    `decision`: the number of the alternative that is taken, 0 to keep the base, or a new wording for the place. A dispute inside
    what is taken stays open. What others wanted there is set aside; but proposals whose ids are `insisting` stand against
    the decision, as a bracket. Everything else that was proposed is carried.

    Law: with nobody insisting, the place is gone, and who stood elsewhere reads as before but for it; a proposal that insists reads
    exactly as before.

    >>> found = resolve("We shall meet.", [Proposal(("MEX",), "We should meet."), Proposal(("CHL",), "We will meet.")], (1,), 1)
    >>> found.base, found.fates[0].set_aside, found.fates[1].met
    ('We will meet.', (Change(at=3, old='shall', new='should'),), (Change(at=3, old='shall', new='will'),))
    """
    listed = list(proposals)
    bracketed = compose(base, listed)
    at, place = _found(bracketed, path)
    if isinstance(decision, int) and not 0 <= decision < len(place.alternatives):
        raise CannotDecide("place", path)
    taken: Bracketed
    taken = (decision,) if isinstance(decision, str) else place.alternatives[decision].segments
    change = Change(at, reading(place.base.segments), reading(taken))
    decided = _Decided(base, bracketed, path, place, taken, _put(bracketed, path, taken), change)
    texts = wordings(base, listed)
    found = voices(base, listed)
    hunks = hunks_of(base, found)
    carried = [
        _decided_fate(decided, one, found[texts[one]], hunks[texts[one]], one.id in insisting)
        for one in listed
    ]
    next_base = reading(decided.next)
    return Resolution(next_base, _fates(base, next_base, listed, carried))


@dataclass(frozen=True, slots=True)
class _Decided:
    """A place that was decided: what is taken for it, the text with that in its place, and the change of the base."""

    base: str
    bracketed: Bracketed
    path: Path
    place: Place
    taken: Bracketed
    next: Bracketed
    change: Change

    def was_reached(self, delegation: str) -> bool:
        """Return whether the delegation reads the place: it does not, where it stands behind an alternative that has it not."""
        segments = self.bracketed
        for number in self.path[:-1:2]:
            outer = segments[number]
            if isinstance(outer, str) or chosen(outer, delegation) is not outer.base:
                return False
            segments = outer.base.segments
        return True

    def spoke(self, delegation: str) -> bool:
        """Return whether the delegation stands behind something at the place, if only behind the base."""
        if not self.was_reached(delegation):
            return False
        if any(delegation in one.by for one in self.place.alternatives):
            return True
        return reading((self.place,), delegation) != self.change.old


def _found(bracketed: Bracketed, path: Path) -> tuple[int, Place]:
    """Return a place by its path, and where in the base it begins."""
    at = 0
    segments = bracketed
    for step, number in enumerate(path):
        if step % 2:
            if number:
                raise CannotDecide("inside", path)
            continue
        if not 0 <= number < len(segments):
            break
        at += len(reading(segments[:number]))
        found = segments[number]
        if not isinstance(found, Place):
            break
        if step == len(path) - 1:
            return at, found
        segments = found.base.segments
    raise CannotDecide("place", path)


def _put(bracketed: Bracketed, path: Path, taken: Bracketed) -> Bracketed:
    """Return a bracketed text with what is taken in the place at `path`."""
    number, *rest = path
    if not rest:
        return (*bracketed[:number], *taken, *bracketed[number + 1 :])
    outer = bracketed[number]
    if isinstance(outer, str):
        return bracketed
    inner = replace(outer.base, segments=_put(outer.base.segments, tuple(rest[1:]), taken))
    return (
        *bracketed[:number],
        Place((inner, *outer.alternatives[1:])),
        *bracketed[number + 1 :],
    )


def _decided_fate(
    decided: _Decided, proposal: Proposal, voice: Voice, hunks: list[Hunk], insists: bool
) -> "_Carried":
    change = decided.change
    behind = next((code for code in proposal.by if code in voice.by), None)
    if behind is None:
        # All of its delegations stand behind what was proposed on it.
        edit = (change.at, change.at + len(change.old), change.new)
        return _merged(decided.base, hunks, [edit])
    if not decided.spoke(behind):
        text = reading(decided.next, behind)
        return _Carried(text, carried=_told(decided.base, hunks))
    own = Change(change.at, change.old, reading((decided.place,), behind))
    rest = [hunk for hunk in hunks if not _is_at(change, hunk, len(decided.base))]
    found = _Carried(reading(decided.next, behind), carried=_told(decided.base, rest))
    if own.new == reading(decided.taken, behind):
        if own.new == change.new:
            found.met = (own,)
        else:
            found.carried = tuple(sorted((own, *found.carried), key=lambda one: one.at))
    elif insists:
        found.text, found.clashing = voice.text, (own,)
    else:
        found.set_aside = (own,)
    return found


def _is_at(change: Change, hunk: Hunk, length: int) -> bool:
    """Return whether a hunk of one who spoke at a place stands at it."""
    start, end, _ = hunk
    stop = change.at + len(change.old)
    if change.at == stop or (change.at, stop) == (0, length):
        return start <= stop and end >= change.at
    return start < stop and end > change.at


def _told(base: str, hunks: Iterable[Hunk]) -> tuple[Change, ...]:
    return tuple(Change(start, base[start:end], text) for start, end, text in hunks)


def rebase(base: str, next_base: str, proposals: Iterable[Proposal]) -> Resolution:
    """Carry proposals over to another base, whoever wrote it; raise WrongProposal.

    What a proposal changes and the next base does not stands as it was. Where both change the same words in the same way, it
    was met. Where they differ, the proposal keeps its own words, which stand against the next base as a bracket.

    >>> found = rebase("We shall meet.", "We shall meet in May.", [Proposal(("MEX",), "We should meet.")])
    >>> found.proposals[0].wording
    'We should meet in May.'
    """
    listed = list(proposals)
    texts = wordings(base, listed)
    hunks = hunks_of(base, voices(base, listed))
    edits = Comparer(base).hunks(next_base)
    found = []
    for one in listed:
        if texts[one] == base and edits:
            kept = tuple(Change(start, base[start:end], base[start:end]) for start, end, _ in edits)
            found.append(_Carried(base, clashing=kept))
        else:
            found.append(_merged(base, hunks[texts[one]], edits))
    return Resolution(next_base, _fates(base, next_base, listed, found))


def declined(base: str, proposals: Iterable[Proposal], identifier: str) -> Resolution:
    """Set all of one proposal aside; what stands on it stands on what that stood on; raise WrongProposal.

    >>> declined("We meet.", [Proposal(("MEX",), "We eat.", id="1")], "1").fates[0].set_aside
    (Change(at=3, old='meet', new='eat'),)
    """
    listed = list(proposals)
    texts = wordings(base, listed)
    hunks = hunks_of(base, voices(base, listed))
    under = {one.id: one.on for one in listed}.get(identifier, "")
    fates = []
    for one in listed:
        told = _told(base, hunks[texts[one]])
        if one.id == identifier:
            fates.append(Fate(one, None, set_aside=told or (Change(0, base, base),)))
            continue
        following = one
        if one.on == identifier:
            following = replace(one, on=under, wording=texts[one])
        fates.append(Fate(one, following, carried=told))
    return Resolution(base, tuple(fates))


@dataclass(slots=True)
class _Carried:
    """What a proposal says on the next base, and what became of its changes."""

    text: str
    met: tuple[Change, ...] = ()
    set_aside: tuple[Change, ...] = ()
    carried: tuple[Change, ...] = ()
    clashing: tuple[Change, ...] = ()


def _merged(base: str, own: Sequence[Hunk], edits: Sequence[Hunk]) -> _Carried:
    """Return a text changed by itself and by an edit of its base; where the two change the same words, by itself."""
    next_base = changed(base, edits)
    told = _told(base, own)
    if own and edits and changed(base, own) == next_base:
        return _Carried(next_base, met=told)
    if edits and base and [hunk[:2] for hunk in own] == [(0, len(base))]:
        # It is other words altogether: what the edit adds before or after them is no part of it.
        return _Carried(own[0][2], clashing=told)
    found = _Carried("")
    met: list[Change] = []
    carried: list[Change] = []
    clashing: list[Change] = []
    result: list[Hunk] = []
    for start, end, mine, others in _overlaps(own, edits):
        text, edited = [
            changed(
                base[start:end], [(left - start, right - start, new) for left, right, new in hunks]
            )
            for hunks in (mine, others)
        ]
        result.append((start, end, text if mine else edited))
        one = Change(start, base[start:end], text)
        if not others:
            carried.append(one)
        elif mine:
            (met if text == edited else clashing).append(one)
    found.text = changed(base, result)
    found.met, found.carried, found.clashing = tuple(met), tuple(carried), tuple(clashing)
    return found


def _overlaps(
    own: Sequence[Hunk], edits: Sequence[Hunk]
) -> Iterable[tuple[int, int, list[Hunk], list[Hunk]]]:
    """Yield each stretch that is changed, with the hunks of either side in it."""
    marked = sorted([(*hunk, 0) for hunk in own] + [(*hunk, 1) for hunk in edits])
    sides: tuple[list[Hunk], list[Hunk]] = ([], [])
    begin = stop = -1
    for left, right, text, side in marked:
        if not (left < stop or left == right == begin == stop):
            if stop >= 0:
                yield begin, stop, *sides
            begin, stop, sides = left, right, ([], [])
        sides[side].append((left, right, text))
        stop = max(stop, right)
    if stop >= 0:
        yield begin, stop, *sides


def _fates(
    base: str, next_base: str, proposals: list[Proposal], carried: list[_Carried]
) -> tuple[Fate, ...]:
    """Return the fates, with what stood on a proposal that is no more on what that stood on."""
    found = voices(base, proposals)
    texts = wordings(base, proposals)
    stands = [
        one.text != next_base or found[texts[proposal]].text == base
        for proposal, one in zip(proposals, carried, strict=True)
    ]
    alive = {
        code
        for proposal, is_left in zip(proposals, stands, strict=True)
        for code in proposal.by
        if is_left and code in found[texts[proposal]].by
    }
    by = [
        tuple(code for code in proposal.by if code in alive) if is_left else ()
        for proposal, is_left in zip(proposals, stands, strict=True)
    ]
    left = {
        proposal.id: (codes, one.text)
        for proposal, one, codes in zip(proposals, carried, by, strict=True)
        if codes and proposal.id
    }
    named = {proposal.id: proposal for proposal in proposals}
    fates = []
    for proposal, one, codes in zip(proposals, carried, by, strict=True):
        following = None
        if codes:
            on = proposal.on
            while on and on not in left:
                on = named[on].on
            under = left[on][1] if on else next_base
            wording = None if proposal.wording is None and one.text == under else one.text
            if one.text == next_base and not _stands_below(on, codes, left, named):
                on, wording = "", None
            following = replace(proposal, by=codes, wording=wording, on=on)
        fates.append(Fate(proposal, following, one.met, one.set_aside, one.carried, one.clashing))
    return tuple(fates)


def _stands_below(
    on: str,
    codes: Collection[str],
    left: Mapping[str, tuple[Collection[str], str]],
    named: Mapping[str, Proposal],
) -> bool:
    """Return whether one of these delegations stands behind something that is left below: it wants this by way of that."""
    seen = set()
    while on and on not in seen:
        seen.add(on)
        if on in left and set(codes) & set(left[on][0]):
            return True
        on = named[on].on
    return False
