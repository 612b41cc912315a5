"""Brackets that hands wrote into the words of a draft: read by who keeps it, they become its base and proposals.

Nobody sent these proposals. They stand because words said so, in a file that began the draft or in the draft itself; each says that
(`stated_in`), and who is named can withdraw from it like from one of its own. Of what nobody is named for, the chair stands as the one
behind it, so that it can be decided; any delegation may join it.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import count
from typing import Any

from django.db import transaction
from rapidfuzz.distance.Indel import normalized_similarity

from consenso.core.errors import ConsensoError, NotFound
from consenso.core.wording import ByHand, Stated, has_brackets, read_all_by_hand
from consenso.domain.accounts.access import Actor
from consenso.domain.drafting.acts import (
    DraftHasChanged,
    enter,
    locked,
    moment,
    paragraphs_said,
)
from consenso.domain.drafting.carrying import carry_private, put, rebased
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.models import Act, Draft, Proposal
from consenso.domain.drafting.queries import (
    CHAIRS,
    DraftRow,
    ParagraphRow,
    ProposalRow,
    Standing,
    proposal_rows,
    proposals_as_json,
    row_of,
    sha_of,
)
from consenso.domain.drafting.sending import next_number
from consenso.domain.drafting.settling import Settlement, reworded

State = Proposal.State
ALIKE = 0.6  # share of the signs of a paragraph by which it is still the same
WORDS = "words"  # stated in the words of the draft itself; else "file:" and the name of the file that began it
FILE = "file:"


class NothingToRead(ConsensoError):
    """The brackets of the paragraph (id) propose nothing, or do not match: its words stay as they are."""

    code = "drafting.nothing_to_read"

    def __init__(self, paragraph: str) -> None:
        super().__init__(f"the brackets of paragraph {paragraph} propose nothing")
        self.paragraph = paragraph


class ProposesAlready(ConsensoError):
    """A delegation (code) that brackets name has a proposal of its own on the paragraph (id): what it sent itself counts."""

    code = "drafting.proposes_already"

    def __init__(self, paragraph: str, delegation: str) -> None:
        super().__init__(f"{delegation} proposes something itself on paragraph {paragraph}")
        self.paragraph = paragraph
        self.delegation = delegation


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A paragraph with brackets in its words, and what they say where delegations are called as the reader was told.

    `taken_for`: of the names in it that were not known, for whom (code) each was taken. `together`: the paragraphs (ids), this one
    among them, over which one bracket goes, so that they can only be taken together; () where there is none.
    """

    row: ParagraphRow
    read: ByHand
    taken_for: Mapping[str, str]
    together: tuple[str, ...] = ()


def hand_written(
    rows: Sequence[ParagraphRow], names: Mapping[str, str], chosen: Mapping[str, str]
) -> tuple[HandWritten, ...]:
    """Return the paragraphs of a draft that have something of brackets in their words, each read. `names`: what delegations are called → code;
    `chosen`: for whom (code) a person takes names that are not known; a name that is known stands for nobody else.
    """
    taken: dict[int, dict[str, str]] = {place: {} for place in range(len(rows))}
    known: dict[str, str] = {}
    while True:
        read = read_all_by_hand([one.text for one in rows], {**names, **known})
        # A name that is taken for somebody may show another.
        for place, one in enumerate(read):
            taken[place] |= {name: chosen[name] for name in one.unknown if name in chosen}
        more = {name: code for of_one in taken.values() for name, code in of_one.items()}
        if more == known:
            break
        known = more
    return tuple(
        HandWritten(row, one, taken[place], tuple(rows[other].id for other in one.together))
        for place, (row, one) in enumerate(zip(rows, read, strict=True))
        if has_brackets(row.text) or one.together or one.remarks
    )


@transaction.atomic
def read_brackets(
    *,
    actor: Actor,
    identifier: str,
    seen: Mapping[str, str],
    names: Mapping[str, str],
    chosen: Mapping[str, str],
    at: dt.datetime,
) -> DraftRow:
    """Let the brackets in the words of paragraphs become proposals, all of them or, where one cannot be, none; return the draft.

    `seen`: the SHA-256 of the words that were seen, by paragraph (id). `names`, `chosen`: see
    `hand_written`; for whom names were taken is in the act. Before the draft is circulated the secretariat does this, and who
    presides after.

    Raises:
        NotFound, NotAllowed: see `acts.locked`; NotFound also for a paragraph that is not there.
        DraftHasChanged: the words are not those that were seen.
        NothingToRead, ProposesAlready: of the first paragraph that cannot be read; NothingToRead also where a bracket goes on in a
            paragraph that is not among them.
        WrongProposal: what they say cannot be understood beside what was sent.
    """
    is_prepared = Draft.objects.filter(
        forum=actor.forum, identifier=identifier, state=Draft.State.PREPARED
    ).exists()
    row = locked(actor, identifier, "edits" if is_prepared else "decides")
    at = moment(row, at)
    before, _ = composed(row_of(row))
    settled = Settlement(before, row.revision + 1)
    number = count(next_number(row))
    of_file, file = _begun_with(row)
    written = {one.row.id: one for one in hand_written(before.paragraphs, names, chosen)}
    taken, taken_for = [], dict[str, str]()
    for paragraph, sha in seen.items():
        if all(one.id != paragraph for one in before.paragraphs):
            raise NotFound("paragraph", paragraph)
        was = before.text_of(paragraph)
        if sha_of(was) != sha:
            raise DraftHasChanged(identifier, paragraph)
        one = written.get(paragraph)
        if one is None or not one.read.stated or not seen.keys() >= {*one.together}:
            raise NothingToRead(paragraph)
        read = one.read
        where = f"{FILE}{file}"[:200] if was in of_file else WORDS
        if settled.now.text_of(paragraph) != read.base:
            settled.decide(reworded(settled.now, paragraph, read.base))
        for made in _proposals(row, actor, settled.now, paragraph, read, number, where, at):
            settled.put(made)
        remarks = [[one.at, one.words, one.why, one.name] for one in read.remarks]
        taken_for |= one.taken_for
        taken.append({"paragraph": paragraph, "was": was, "remarks": remarks})
    if not taken:
        return row_of(row)
    settled.composed()
    payload = settled.store(row, at=at)
    carry_private(row, before, settled.now, at=at)
    if is_prepared:
        # As when all of it is written: this is then what the draft is circulated with.
        payload |= {"paragraphs": paragraphs_said(row), "order": settled.order}
        payload |= _proposals_said(settled.now.proposals)
    enter(
        row,
        by=actor.code,
        verb="read_brackets",
        at=at,
        paragraph=next(iter(seen)) if len(seen) == 1 else "",
        payload=payload | {"said": {"taken": taken} | ({"names": taken_for} if taken_for else {})},
        person=actor.person,
    )
    settled.keep(row)
    return row_of(row)


def _begun_with(row: Draft) -> tuple[frozenset[str], str]:
    """Return the words of the file that the draft was begun with, and its name; none and '' where it was not."""
    begun: Mapping[str, Any] = (
        Act.objects.filter(draft=row, verb="begin").values_list("payload", flat=True).first() or {}
    )
    file = begun.get("said", {}).get("file", "")
    return frozenset(one["text"] for one in begun.get("paragraphs", ()) if file), file


def _proposals(
    row: Draft,
    actor: Actor,
    now: Standing,
    paragraph: str,
    read: ByHand,
    number: Iterator[int],
    where: str,
    at: dt.datetime,
) -> Iterator[ProposalRow]:
    behind = {
        code
        for one in now.proposals
        if one.kind != "move" and paragraph in (one.paragraph, *one.others)
        for code in one.by
    }
    nobody = _nobody(behind)
    for said in read.stated:
        for code in said.by:
            if code in behind:
                raise ProposesAlready(paragraph, code)
        made = Proposal.objects.create(
            draft=row,
            number=next(number),
            delegation_id=actor.delegation.id,
            kind=kind_of(said),
            paragraph=paragraph,
            texts=[said.wording] if said.wording and not said.is_keep else [],
            base=read.base,
            stated_in=where,
            level=Proposal.Level.SENT,
            at=at,
            sent_at=at,
            changed_at=at,
        )
        found = proposal_rows(Proposal.objects.filter(pk=made.pk))[0]
        yield replace(found, by=said.by or (next(nobody),))


def _nobody(behind: Collection[str]) -> Iterator[str]:
    """Yield codes for those who are not named: the chair for a first wording, for a second one, and so on.

    None is the code of the chair itself: what the chair then proposes would take the place of its own, and what stood so be lost.
    """
    codes = (f"{CHAIRS}.{place}" for place in count(1))
    return (one for one in codes if one not in behind)


def kind_of(said: Stated) -> str:
    """Return the kind of proposal that something stated is.

    >>> kind_of(Stated(("XA",), "")), kind_of(Stated(("XA",), "We meet.", is_whole=True))
    ('deletion', 'alternative')
    """
    if said.is_keep:
        return "keep"
    if not said.wording:
        return "deletion"
    return "alternative" if said.is_whole else "wording"


def _proposals_said(rows: Collection[ProposalRow]) -> dict[str, Any]:
    """Return proposals as an act keeps them: {} for none."""
    return {"proposals": proposals_as_json(rows)} if rows else {}


def carry_stated(
    row: Draft, before: Standing, rows: Collection[ParagraphRow], at: dt.datetime
) -> dict[str, Any]:
    """Carry what brackets stated to a draft that the secretariat has written anew, and return what the act says of it.

    Paragraphs are found by their words, else by words that are much like them. What was stated of one that is gone, or
    is in its words now, is gone too, for nobody else saw it; the others are counted anew, for a gap would tell.
    """
    if not before.proposals:
        return {}
    places = _places([one.text for one in before.paragraphs], [one.text for one in rows])
    name = {
        one.id: f"p{places[at] + 1}" for at, one in enumerate(before.paragraphs) if at in places
    }
    words = {f"p{place}": one.text for place, one in enumerate(rows, 1)}
    carried: list[ProposalRow] = []
    gone: list[ProposalRow] = []
    for one in before.proposals:
        where = name.get(one.paragraph, "")
        made = rebased(replace(one, paragraph=where), words[where]) if words.get(where) else None
        if made is not None and made.is_open:
            carried.append(replace(made, number=len(carried) + 1, version=one.version + 1))
        else:
            gone.append(one)
    Proposal.objects.filter(pk__in=[one.pk for one in gone]).delete()
    stored = Proposal.objects.in_bulk([one.pk for one in carried])
    for one in carried:
        put(stored[one.pk], one, at)
        stored[one.pk].number = one.number
        stored[one.pk].save()
    # Of a number that is no more the act says nothing but that: no words, and nobody.
    free = [
        replace(one, by=(), kind="keep", texts=(), state=State.SET_ASIDE)
        for one in before.proposals
        if one.number > len(carried)
    ]
    return _proposals_said([*carried, *free])


def _places(before: list[str], now: list[str]) -> dict[int, int]:
    """Return where each paragraph went, by place; those that are gone are absent.

    >>> _places(["a", "We meet.", "c", "d"], ["c", "a", "We all meet."])
    {0: 1, 2: 0, 1: 2}
    """
    found: dict[int, int] = {}
    matcher = SequenceMatcher(a=before, b=now, autojunk=False)
    for tag, start, end, begin, _stop in matcher.get_opcodes():
        for place in range(start, end):
            if tag == "equal":
                found[place] = begin + place - start
    taken = set(found.values())
    for place, text in enumerate(before):
        if place not in found:
            there = (at for at, other in enumerate(now) if other == text and at not in taken)
            if (at := next(there, None)) is not None:
                found[place] = at
                taken.add(at)
    for place, text in enumerate(before):
        if place not in found:
            rated = [
                (normalized_similarity(text, other), at)
                for at, other in enumerate(now)
                if at not in taken
            ]
            alike, at = max(rated, default=(0.0, 0))
            if alike >= ALIKE:
                found[place] = at
                taken.add(at)
    return found
