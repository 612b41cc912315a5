"""What becomes of a whole draft when a place of it is decided, or a proposal is taken or declined."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from consenso.core.wording._bracketed import Path
from consenso.core.wording._draft import (
    BREAK,
    Arrangement,
    Draft,
    DraftProposal,
    Paragraph,
    labels_of,
)
from consenso.core.wording._proposal import Proposal, WrongProposal, wordings
from consenso.core.wording._resolve import Fate, Resolution, declined, rebase, resolve


@dataclass(frozen=True, slots=True)
class DraftFate:
    """What became of one proposal on a draft: in each paragraph that it touched, and as a whole.

    `next`: as it stands on the next draft; None: nothing of it is left to be decided. Of a move, which touches no words, `is_met`
    says whether the paragraphs now stand as it wanted.
    """

    proposal: DraftProposal
    next: DraftProposal | None
    parts: tuple[tuple[str, Fate], ...] = ()
    is_met: bool = False


@dataclass(frozen=True, slots=True)
class DraftResolution:
    """The next draft, and the fate of each proposal in the order in which they were given."""

    draft: Draft
    fates: tuple[DraftFate, ...]

    @property
    def proposals(self) -> list[DraftProposal]:
        """The proposals that still stand, on the next draft."""
        return [fate.next for fate in self.fates if fate.next is not None]


def decide(
    draft: Sequence[Paragraph],
    proposals: Iterable[DraftProposal],
    paragraph: str,
    path: Path,
    decision: int | str,
    *,
    insisting: Collection[str] = (),
) -> DraftResolution:
    """Decide a disputed place of a paragraph as `resolve` does; raise CannotDecide or WrongProposal.

    A new paragraph that is taken enters the draft, with its id; one that is deleted stays, with no text.

    >>> draft = (Paragraph("p1", "We meet.", "1"),)
    >>> new = DraftProposal("a", ("MEX",), "addition", "p2", ("We eat.",), after="p1")
    >>> decide(draft, [new], "p2", (0,), 1).draft[1]
    Paragraph(id='p2', text='We eat.', number='1 bis')
    """
    listed = list(proposals)
    found = Arrangement(draft, listed)
    base = _text(draft, paragraph)
    words = found.words.get(paragraph, [])
    made = {paragraph: resolve(base, words, path, decision, insisting=insisting)}
    for one in listed:
        # A merge of which one part is set aside is set aside in all of them.
        touched = _touched(found, one) if one.others else []
        if paragraph in touched and _has_fallen(made[paragraph], one.id):
            for other in touched:
                if other not in made:
                    made[other] = declined(_text(draft, other), found.words[other], one.id)
    return _settled(draft, listed, found, made, found.order)


def adopt(
    draft: Sequence[Paragraph], proposals: Iterable[DraftProposal], proposal: str
) -> DraftResolution:
    """Take all of a proposal; the others are carried over as `rebase` does: what clashes is a bracket; raise WrongProposal.

    >>> draft = (Paragraph("p1", "We meet."), Paragraph("p2", "We talk."))
    >>> made = adopt(draft, [DraftProposal("a", ("MEX",), "move", "p1", after="p2")], "a")
    >>> [one.id for one in made.draft], made.fates[0].is_met
    (['p2', 'p1'], True)
    """
    listed = list(proposals)
    found = Arrangement(draft, listed)
    one = _named(listed, proposal)
    if one.kind == "move":
        order = found.arranged({one.paragraph: found.same.get(one.after, one.after)})
        return _settled(draft, listed, found, {}, order, met={proposal})
    made = {}
    for paragraph in _touched(found, one):
        base, words = _text(draft, paragraph), found.words[paragraph]
        mine = next(word for word in words if word.id == proposal)
        made[paragraph] = rebase(base, wordings(base, words)[mine], words)
    # Of a merge a part may have been empty before: there is nothing to decide in it, and yet all of it is taken.
    return _settled(draft, listed, found, made, found.order, met={proposal} if one.others else ())


def decline(
    draft: Sequence[Paragraph], proposals: Iterable[DraftProposal], proposal: str
) -> DraftResolution:
    """Set all of a proposal aside; what stands on it stands for itself; raise WrongProposal."""
    listed = list(proposals)
    found = Arrangement(draft, listed)
    one = _named(listed, proposal)
    made = {
        paragraph: declined(_text(draft, paragraph), found.words[paragraph], proposal)
        for paragraph in _touched(found, one)
        if one.kind != "move"
    }
    gone = {proposal} if one.kind == "move" else set()
    return _settled(draft, listed, found, made, found.order, gone)


def _has_fallen(made: Resolution, proposal: str) -> bool:
    return any(
        fate.proposal.id == proposal and fate.next is None and fate.set_aside for fate in made.fates
    )


def _named(proposals: list[DraftProposal], identifier: str) -> DraftProposal:
    for one in proposals:
        if one.id == identifier:
            return one
    raise WrongProposal("id", identifier)


def _text(draft: Sequence[Paragraph], paragraph: str) -> str:
    return next((one.text for one in draft if one.id == paragraph), "")


def _touched(found: Arrangement, one: DraftProposal) -> list[str]:
    return [found.same.get(one.paragraph, one.paragraph), *found.others_of(one)]


def _settled(
    draft: Sequence[Paragraph],
    proposals: list[DraftProposal],
    found: Arrangement,
    made: dict[str, Resolution],
    order: Sequence[str],
    gone: Collection[str] = (),
    met: Collection[str] = (),
) -> DraftResolution:
    """Return the next draft, in the order given, with the words that were decided, and every proposal's fate."""
    labels = labels_of(draft, found.order)
    before = {one.id: one for one in draft}
    after: list[Paragraph] = []
    for identifier in order:
        old = before.get(identifier)
        text = made[identifier].base if identifier in made else old.text if old else ""
        if old:
            after.append(replace(old, text=text))
        elif text:
            after.append(Paragraph(identifier, text, labels[identifier]))
    following = _Following(found, made, tuple(after), gone, met)
    return DraftResolution(tuple(after), following.fates(proposals))


@dataclass(slots=True)
class _Following:
    """What follows for proposals from what was made of paragraphs."""

    found: Arrangement
    made: dict[str, Resolution]
    draft: Draft
    gone: Collection[str]
    met: Collection[str]

    def fates(self, proposals: list[DraftProposal]) -> tuple[DraftFate, ...]:
        fates = [self._fate(one) for one in proposals]
        there = {one.id for one in self.draft}
        new = {one.next.paragraph for one in fates if one.next and one.next.kind == "addition"}
        for number, fate in enumerate(fates):
            following = fate.next
            if following is None:
                continue
            following = self._with_what_is_there(following, there | new)
            paragraph = following.paragraph
            if paragraph not in there | new:
                # What it would change is no more proposed by anybody else.
                following = self._as_addition(following)
                new |= {paragraph} if following else set()
                # Who would have it deleted has what was wanted: it is not there.
                fate = replace(fate, is_met=fate.is_met or following is None)
            if following is not fate.next:
                fate = replace(fate, next=following)
            fates[number] = fate
        for number, fate in enumerate(fates):
            if fate.next and fate.next.kind in ("addition", "move"):
                after = self._home(fate.next.after, there | new)
                if fate.next.kind == "addition":
                    after = self._behind_entered(fate.next.paragraph, after, there)
                fates[number] = replace(fate, next=replace(fate.next, after=after))
        return tuple(fates)

    def _fate(self, one: DraftProposal) -> DraftFate:
        if one.kind == "move":
            is_met = one.id in self.met or (one.id not in self.gone and self._is_in_place(one))
            return DraftFate(one, None if is_met or one.id in self.gone else one, (), is_met)
        parts = tuple(
            (paragraph, fate)
            for paragraph in _touched(self.found, one)
            if paragraph in self.made
            for fate in self.made[paragraph].fates
            if fate.proposal.id == one.id
        )
        paragraph = self.found.same.get(one.paragraph, one.paragraph)
        if not parts:
            return DraftFate(
                one, one if paragraph == one.paragraph else replace(one, paragraph=paragraph)
            )
        if one.id in self.met:
            return DraftFate(one, None, parts, is_met=True)
        is_met = any(fate.met for _, fate in parts)
        left = dict(parts)
        if one.others:
            return DraftFate(one, self._merge(one, left), parts, is_met)
        following = left[paragraph].next
        kept = self._proposal(one, paragraph, following) if following else None
        return DraftFate(one, kept, parts, is_met)

    def _is_in_place(self, one: DraftProposal) -> bool:
        """Return whether a move changes nothing any more in the order that its delegations would have."""
        ids = {paragraph.id for paragraph in self.draft}
        bare = Arrangement(self.draft, [])
        for code in one.by:
            moves = self.found.moves[code]
            if not ids >= {*moves, *filter(None, moves.values())}:
                return False
            others = {moved: after for moved, after in moves.items() if moved != one.paragraph}
            if bare.arranged(moves) != bare.arranged(others):
                return False
        return True

    def _home(self, after: str, known: Collection[str]) -> str:
        """Return after what something stands, where that may be a new paragraph that is no more proposed."""
        after = self.found.same.get(after, after)
        while after and after not in known:
            after = self.found.anchors.get(after, "")
        return after

    def _behind_entered(self, paragraph: str, after: str, there: set[str]) -> str:
        """Return after what a new paragraph stands, where one that stood between has entered the draft."""
        order = self.found.order
        old = {one.id for one in self.found.draft}
        begin = order.index(after) + 1 if after in order else 0
        between = order[begin : order.index(paragraph)]
        return next((one for one in reversed(between) if one in there - old), after)

    def _merge(self, one: DraftProposal, left: dict[str, Fate]) -> DraftProposal | None:
        touched = [one.paragraph, *one.others]
        if any(
            part in left and left[part].next is None and left[part].set_aside for part in touched
        ):
            return None
        open_parts = [part for part in touched if part not in left or left[part].next is not None]
        if not open_parts:
            return None
        by = set(one.by)
        for fate in left.values():
            by &= set(fate.next.by) if fate.next else by
        following = left[one.paragraph].next if one.paragraph in left else None
        text = one.texts[0]
        if one.paragraph in left:
            text = _text(self.draft, one.paragraph)
            if following and following.wording is not None:
                text = following.wording
        on = following.on if following else one.on if one.paragraph not in left else ""
        return replace(one, by=tuple(by), texts=(text,), on=on) if by else None

    def _proposal(self, one: DraftProposal, paragraph: str, made: Proposal) -> DraftProposal:
        """Return what is left of a proposal on the words of a paragraph."""
        texts: tuple[str, ...] = ()
        kind = one.kind
        if made.wording is None:
            kind = "keep"
        elif not made.wording:
            kind = "deletion"
        else:
            texts = (made.wording,)
            is_new = one.kind == "addition" and paragraph not in {p.id for p in self.draft}
            parts = tuple(filter(None, made.wording.split(BREAK)))
            if len(parts) > 1 and BREAK.join(parts) == made.wording and not is_new:
                kind, texts = "split", parts
            elif not is_new:
                kind = "alternative" if made.is_whole else "wording"
        return DraftProposal(
            one.id,
            made.by,
            kind,
            paragraph,
            texts,
            one.after if kind == "addition" else "",
            (),
            made.on,
        )

    def _with_what_is_there(self, one: DraftProposal, known: Collection[str]) -> DraftProposal:
        """Return a merge without the new paragraphs that are no more proposed: their words are in it."""
        if not one.others:
            return one
        places = [self.found.same.get(one.paragraph, one.paragraph), *self.found.others_of(one)]
        there = [name for name in places if name in known]
        if not there or there == [one.paragraph, *one.others]:
            return one if there else replace(one, kind="addition", others=(), on="")
        first, *others = there
        return replace(
            one,
            kind="merge" if others else "wording",
            paragraph=first,
            others=tuple(others),
            on=one.on if first == one.paragraph else "",
        )

    def _as_addition(self, one: DraftProposal) -> DraftProposal | None:
        """Return a proposal on a new paragraph that nobody else proposes any more as one that proposes it; None for a deletion."""
        if not one.texts:
            return None
        after = self.found.anchors.get(one.paragraph, "")
        return replace(one, kind="addition", texts=(BREAK.join(one.texts),), after=after)
