"""What follows of a decision for everything that was sent: worked out on values first, then stored at once."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from consenso.core import wording
from consenso.domain.drafting.carrying import carried
from consenso.domain.drafting.composing import remember
from consenso.domain.drafting.models import Draft, Paragraph, Proposal, Sponsor
from consenso.domain.drafting.queries import (
    ParagraphRow,
    ProposalRow,
    Standing,
    proposals_as_json,
    row_of,
    sign_of,
)

State = Proposal.State
# A new paragraph that is proposed behind one of these is of the same kind; behind others it is a paragraph.
CONTINUED = ("paragraph", "point", "preamble")
UNNAMED = "new"  # how the id of a new paragraph begins that was not sent yet
STORED = (
    "kind", "paragraph", "texts", "after", "others", "on", "base",
    "state", "fate", "version", "changed_at",
)  # fmt: skip


def reworded(now: Standing, paragraph: str, words: str) -> wording.DraftResolution:
    """Return what giving a paragraph other words, '' for none, as the chair's makes of it and of all that was proposed."""
    chairs = wording.DraftProposal(
        "reword",
        ("THE-CHAIR",),
        "wording" if words else "deletion",
        paragraph,
        (words,) if words else (),
    )
    made = wording.adopt(now.base, [*now.asked(), chairs], "reword")
    return wording.DraftResolution(made.draft, made.fates[:-1])


class Settlement:
    """A draft on the way through one act: `now` is how it stands so far, `touched` every proposal that is another, by number.

    `act` is the revision that the act makes: fates name it.
    """

    def __init__(self, before: Standing, act: int) -> None:
        self.before = before
        self.now = before
        self.act = act
        self.touched: dict[int, ProposalRow] = {}

    @property
    def changed(self) -> list[ParagraphRow]:
        """The paragraphs that are new, or have other words."""
        held = {one.id: one for one in self.before.paragraphs}
        return [one for one in self.now.paragraphs if held.get(one.id) != one]

    @property
    def order(self) -> list[str]:
        """The ids of all paragraphs, in order."""
        return [one.id for one in self.now.paragraphs]

    @property
    def is_order_changed(self) -> bool:
        return self.order != [one.id for one in self.before.paragraphs]

    def find(self, number: int) -> ProposalRow | None:
        """Return a proposal that stands, by its number."""
        return next((one for one in self.now.proposals if one.number == number), None)

    def decide(
        self, made: wording.DraftResolution, *, gone: Mapping[int, str] | None = None
    ) -> None:
        """Let what stands be what a decision made of it; `gone` has the state of proposals (numbers) that somebody took back."""
        paragraphs = _paragraphs(self.now.paragraphs, made.draft)
        words = {one.id: one.text for one in paragraphs}
        signs = {sign_of(code): code for one in self.now.proposals for code in one.by}
        left = []
        for one, fate in zip(self.now.proposals, made.fates, strict=True):
            state = (gone or {}).get(one.number, "")
            following = one if _is_as_before(fate) else _next(one, fate, signs, self.act, state)
            if following is not one:
                following = replace(following, base=words.get(following.paragraph, ""))
                self.touched[one.number] = following
            if following.is_open:
                left.append(following)
        self.now = Standing(paragraphs, tuple(left))

    def put(self, row: ProposalRow) -> None:
        """Let a proposal that is sent, joined or left by some stand as it is now."""
        self.touched[row.number] = row
        others = [one for one in self.now.proposals if one.number != row.number]
        standing = sorted([*others, row], key=lambda one: one.number)
        self.now = Standing(self.now.paragraphs, tuple(standing))

    def leave(self, number: int, code: str, state: str) -> None:
        """Let a delegation stand behind a proposal no more. With nobody behind it, it is taken back, and is in that state.

        What stood on it stands for itself, as when a proposal is declined.
        """
        found = self.find(number)
        if found is None:
            return
        by = tuple(one for one in found.by if one != code)
        if by:
            self.put(replace(found, by=by, version=found.version + 1))
            return
        made = wording.decline(self.now.base, self.now.asked(), found.id)
        self.decide(made, gone={number: state})

    def replace_own(self, code: str, wanted: ProposalRow) -> None:
        """Let a delegation leave what it stood behind for the words, or the place, that another proposal is about.

        What that one stands on stays: by it the delegation says what it wants changed there.
        """
        for earlier in self.now.proposals:
            if code in earlier.by and is_on_the_same(self.now, earlier, wanted):
                self.leave(earlier.number, code, State.REPLACED)

    def send(
        self, wanted: Sequence[ProposalRow], *, number: int, names: Iterator[str]
    ) -> list[int]:
        """Let what a delegation prepared stand, for itself or as the chair, numbered from a number on; return the numbers.

        What it takes the place of in the same voice is left. `names` gives new paragraphs their ids. What is met by now is not sent.
        """
        alike = [self._as_others(one) for one in wanted]
        for one in alike:
            self.replace_own(one.voice, one)
        sent: list[int] = []
        for one in alike:
            made = carried(one, self.before, self.now)
            if not made.is_open:
                continue
            if made.kind == "addition" and not self._can_be_named(made):
                made = replace(made, paragraph=next(names))
            self.put(
                replace(
                    made, number=number + len(sent), by=(one.voice,), level=Proposal.Level.SENT,
                    version=one.version + 1,
                )
            )  # fmt: skip
            sent.append(number + len(sent))
        return sent

    def _as_others(self, one: ProposalRow) -> ProposalRow:
        """Return a new paragraph that others propose already, at the same place, as theirs."""
        for other in self.now.proposals if one.kind == "addition" else ():
            if other.kind == one.kind and (other.after, other.texts) == (one.after, one.texts):
                return replace(one, paragraph=other.paragraph)
        return one

    def _can_be_named(self, one: ProposalRow) -> bool:
        """Return whether a new paragraph keeps its id: that of one which others propose at this place, or proposed before."""
        if one.paragraph.startswith(UNNAMED) or one.paragraph in self.order:
            return False
        others = [other for other in self.now.proposals if other.paragraph == one.paragraph]
        return all(other.kind != "addition" or other.after == one.after for other in others)

    def composed(self) -> wording.BracketedDraft:
        """Return the bracketed text as it is now; raise WrongProposal where there can be none."""
        return self.now.composed()

    def store(self, row: Draft, *, at: dt.datetime) -> dict[str, Any]:
        """Store what is another, and return what the act says of it: see `past.acts_of`."""
        _store_paragraphs(row, self.before.paragraphs, self.now.paragraphs)
        _store_proposals(row, self.before, self.touched.values(), at)
        payload: dict[str, Any] = {}
        if changed := self.changed:
            payload["paragraphs"] = [one.as_json() for one in changed]
        if self.is_order_changed:
            payload["order"] = self.order
        if self.touched:
            payload["proposals"] = proposals_as_json(row for _, row in sorted(self.touched.items()))
        return payload

    def keep(self, row: Draft) -> None:
        """Remember how the draft stands, so that who asks next need not read it; when the act is entered."""
        remember(row_of(row), self.now)


def is_on_the_same(now: Standing, earlier: ProposalRow, wanted: ProposalRow) -> bool:
    """Return whether two proposals of one delegation cannot both stand: they are about the same words, or move the same paragraph."""
    if earlier.pk == wanted.pk:
        return False
    if (earlier.kind == "move") != (wanted.kind == "move"):
        return False
    if earlier.kind == "move":
        return earlier.paragraph == wanted.paragraph
    if not {earlier.paragraph, *earlier.others} & {wanted.paragraph, *wanted.others}:
        return False
    if earlier.kind == "addition" and wanted.kind == "deletion":
        return True  # who would not have a new paragraph does not propose it
    return earlier.id not in _stood_on(now.proposals, wanted)


def _stood_on(proposals: Iterable[ProposalRow], one: ProposalRow) -> set[str]:
    """Return the ids of all that a proposal stands on, directly or by others."""
    named = {other.id: other for other in proposals}
    found: set[str] = set()
    on = one.on
    while on and on not in found:
        found.add(on)
        on = named[on].on if on in named else ""
    return found


def _is_as_before(fate: wording.DraftFate) -> bool:
    """Return whether a decision left a proposal as it was, and says nothing of it but that."""
    is_told = any(part.met or part.set_aside or part.clashing for _, part in fate.parts)
    return fate.next == fate.proposal and not is_told and not fate.is_met


def _next(
    one: ProposalRow, fate: wording.DraftFate, signs: Mapping[str, str], act: int, state: str
) -> ProposalRow:
    """Return a proposal as it stands after a decision, with what became of it."""
    # To keep words, or to delete what is not there, changes nothing of which there would be a fate.
    told = [
        _told(act, paragraph, part)
        for paragraph, part in fate.parts
        if not state and (part.met or part.set_aside or part.clashing or part.carried)
    ]
    following = fate.next
    if following is None:
        if not told and not state:
            told = [{"act": act, "paragraph": one.paragraph, "met": fate.is_met}]
        ended = state or (State.MET if fate.is_met else State.SET_ASIDE)
        by = () if state else one.by
        return replace(one, by=by, state=ended, fate=(*one.fate, *told), version=one.version + 1)
    behind = {signs[sign] for sign in following.by}
    return replace(
        one,
        by=tuple(code for code in one.by if code in behind),
        kind=following.kind,
        paragraph=following.paragraph,
        texts=following.texts,
        after=following.after,
        others=following.others,
        on=following.on,
        fate=(*one.fate, *told),
        version=one.version + 1,
    )


def _told(act: int, paragraph: str, part: wording.Fate) -> dict[str, Any]:
    """Return what became of a proposal in a paragraph: changes as [where, old words, new words]."""
    return {
        "act": act,
        "paragraph": paragraph,
        "met": [[one.at, one.old, one.new] for one in part.met],
        "set_aside": [[one.at, one.old, one.new] for one in part.set_aside],
        "clashing": [[one.at, one.old, one.new] for one in part.clashing],
        "carried": [[one.at, one.old, one.new] for one in part.carried],
    }


def _paragraphs(before: Sequence[ParagraphRow], draft: wording.Draft) -> tuple[ParagraphRow, ...]:
    held = {one.id: one for one in before}
    rows: list[ParagraphRow] = []
    for said in draft:
        one = held.get(said.id)
        if one is None:
            last = rows[-1] if rows else None
            kind = last.kind if last is not None and last.kind in CONTINUED else "paragraph"
            depth = last.depth if last is not None else 0
            one = ParagraphRow(said.id, kind, said.number, depth, said.text)
        elif one.text != said.text:
            one = replace(one, text=said.text)
        rows.append(one)
    return tuple(rows)


def _store_paragraphs(
    row: Draft, before: Sequence[ParagraphRow], now: Sequence[ParagraphRow]
) -> None:
    held = {one.id: (place, one.text) for place, one in enumerate(before, 1)}
    other = {
        one.id: (place, one)
        for place, one in enumerate(now, 1)
        if held.get(one.id) != (place, one.text)
    }
    there = Paragraph.objects.filter(draft=row, identifier__in=set(other) & set(held))
    rows = {one.identifier: one for one in there} if set(other) & set(held) else {}
    for name, stored in rows.items():
        stored.position, stored.text = other[name][0], other[name][1].text
    Paragraph.objects.bulk_update(rows.values(), ["position", "text"], batch_size=200)
    Paragraph.objects.bulk_create(
        Paragraph(
            draft=row,
            identifier=one.id,
            position=place,
            kind=one.kind,
            number=one.number,
            depth=one.depth,
            text=one.text,
        )
        for place, one in other.values()
        if one.id not in held
    )


def _store_proposals(
    row: Draft, before: Standing, touched: Collection[ProposalRow], at: dt.datetime
) -> None:
    stood = {one.number: one.by for one in before.proposals}
    stored = Proposal.objects.in_bulk([one.pk for one in touched]) if touched else {}
    for one in touched:
        held = stored[one.pk]
        for name in STORED[:-1]:
            value = getattr(one, name)
            setattr(held, name, list(value) if isinstance(value, tuple) else value)
        held.changed_at = at
    Proposal.objects.bulk_update(stored.values(), STORED, batch_size=100)
    for one in touched:
        behind = stood.get(one.number, ())
        if gone := set(behind) - set(one.by):
            Sponsor.objects.filter(proposal_id=one.pk, code__in=gone, until_at=None).update(
                until_at=at
            )
        Sponsor.objects.bulk_create(
            Sponsor(proposal_id=one.pk, code=code, since_at=at)
            for code in one.by
            if code not in behind
        )
