"""Drafts from their beginning until all see them, and what who presides does with the order of work."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from consenso.core.errors import ConsensoError, NotFound
from consenso.core.outline import KINDS
from consenso.domain.accounts.access import Actor, NotAllowed, abilities
from consenso.domain.drafting.acts import (
    DraftHasChanged,
    enter,
    enter_ledger,
    locked,
    moment,
    order_of,
    paragraphs_said,
)
from consenso.domain.drafting.by_hand import carry_stated
from consenso.domain.drafting.models import Draft, Paragraph
from consenso.domain.drafting.queries import DraftRow, ParagraphRow, row_of, standing
from consenso.domain.drafting.versions import keep_version
from consenso.domain.ledger.actions import one_at_a_time

DraftState = Draft.State
LONGEST_NAME = 150  # signs of the name of a file


class AlreadyThere(ConsensoError):
    """There is a draft of that id already."""

    code = "drafting.already_there"


class NothingToNegotiate(ConsensoError):
    """Not one paragraph of the draft has words."""

    code = "drafting.empty"


@dataclass(frozen=True, slots=True)
class About:
    """What a draft is, beside its words: see `models.Draft`."""

    kind: str
    title: Mapping[str, str]
    language: str
    languages: tuple[str, ...] = ()
    meeting: str = ""
    body: str = ""
    rule: Mapping[str, Any] = field(default_factory=dict)
    publicity: str = Draft.Publicity.CONSENSUS
    presided_by: str = ""
    is_shown_to_observers: bool = False
    previous: str = ""

    def columns(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "title": dict(self.title),
            "language": self.language,
            "languages": [one for one in self.languages if one != self.language],
            "meeting": self.meeting,
            "body": self.body,
            "rule": dict(self.rule),
            "publicity": self.publicity,
            "presided_by": self.presided_by,
            "is_shown_to_observers": self.is_shown_to_observers,
            "previous": self.previous,
        }


@transaction.atomic
def begin(
    *,
    actor: Actor,
    identifier: str,
    about: About,
    paragraphs: Sequence[ParagraphRow],
    file: str = "",
    at: dt.datetime,
) -> DraftRow:
    """Begin a draft, which is the secretariat's alone until it is circulated; return it. Ids of paragraphs are given anew: p1, p2, …

    `file` is the name of the file from which the words are.

    Raises:
        NotAllowed: the actor does not keep the record.
        AlreadyThere: the forum has a draft of that id.
        NotFound: a paragraph is of a kind that no text has.
    """
    if not abilities(actor).decides:
        raise NotAllowed("begin a draft")
    one_at_a_time()
    if Draft.objects.filter(forum=actor.forum, identifier=identifier).exists():
        raise AlreadyThere(f"there is a draft {identifier}")
    row = Draft.objects.create(
        forum=actor.forum, identifier=identifier, at=at, changed_at=at, **about.columns()
    )
    _put(row, paragraphs)
    enter(
        row,
        by=actor.code,
        verb="begin",
        at=at,
        payload={"paragraphs": paragraphs_said(row), "order": order_of(row)}
        | ({"said": {"file": file[:LONGEST_NAME]}} if file else {}),
        person=actor.person,
    )
    return row_of(row)


@transaction.atomic
def prepare(
    *,
    actor: Actor,
    identifier: str,
    revision: int,
    about: About,
    paragraphs: Sequence[ParagraphRow],
    at: dt.datetime,
) -> DraftRow:
    """Write all of a draft anew before it is circulated, from the revision that was read; return it.

    What brackets stated (`by_hand`) is carried to the paragraphs as they are now.

    Raises:
        NotFound, NotAllowed: see `acts.locked`; NotFound also for a paragraph of a kind that no text has.
        DraftHasChanged: somebody else did meanwhile.
    """
    row = locked(actor, identifier, "edits")
    if row.revision != revision:
        raise DraftHasChanged(identifier)
    for name, value in about.columns().items():
        setattr(row, name, value)
    before = standing(row.pk)
    Paragraph.objects.filter(draft=row).delete()
    _put(row, paragraphs)
    stated = carry_stated(row, before, paragraphs, moment(row, at))
    enter(
        row,
        by=actor.code,
        verb="prepare",
        at=at,
        payload={"paragraphs": paragraphs_said(row), "order": order_of(row)} | stated,
        person=actor.person,
    )
    return row_of(row)


@transaction.atomic
def discard(*, actor: Actor, identifier: str, revision: int, at: dt.datetime) -> None:
    """Throw a draft away that nobody but the secretariat has seen, from the revision that was read: its words are gone, its id is free.

    The confidential ledger keeps that it was there, and the digest of what it held last: who has a copy can show that it was that.

    Raises:
        NotFound, NotAllowed: see `acts.locked`.
        DraftHasChanged: somebody else wrote on it meanwhile.
    """
    row = locked(actor, identifier, "edits")
    if row.revision != revision:
        raise DraftHasChanged(identifier)
    enter_ledger(
        row,
        by=actor.code,
        verb="discard",
        at=moment(row, at),
        level="secretariat",
        delegation=actor.code,
        payload={"revision": row.revision, "digest": row.head},
        person=actor.person,
    )
    row.delete()


def _put(row: Draft, paragraphs: Sequence[ParagraphRow]) -> None:
    for one in paragraphs:
        if one.kind not in KINDS:  # it could not be adopted
            raise NotFound("kind", one.kind)
    Paragraph.objects.bulk_create(
        Paragraph(
            draft=row,
            identifier=f"p{place}",
            position=place,
            kind=one.kind,
            number=one.number,
            depth=one.depth,
            text=one.text,
        )
        for place, one in enumerate(paragraphs, 1)
    )


@transaction.atomic
def circulate(
    *, actor: Actor, identifier: str, revision: int | None = None, at: dt.datetime
) -> DraftRow:
    """Let all delegations see a draft: from now on they propose. What it holds is its zero draft.

    `revision` is that which was read, None: what it holds is circulated whatever that is.

    Raises:
        NotFound, NotAllowed: see `acts.locked`.
        DraftHasChanged: somebody else wrote on it meanwhile.
        NothingToNegotiate: it has no words.
    """
    row = locked(actor, identifier, "edits")
    if revision not in (None, row.revision):
        raise DraftHasChanged(identifier)
    if not Paragraph.objects.filter(draft=row).exclude(text="").exists():
        raise NothingToNegotiate(f"draft {identifier} has no words")
    row.state = DraftState.OPEN
    number = keep_version(row, kind="zero", by=actor.code, at=at)
    enter(
        row,
        by=actor.code,
        verb="circulate",
        at=at,
        payload={"said": {"version": number}},
        person=actor.person,
    )
    return row_of(row)


@transaction.atomic
def close(*, actor: Actor, identifier: str, reason: str, at: dt.datetime) -> DraftRow:
    """Leave a draft that is not adopted; it stays readable.

    Raises:
        NotFound, NotAllowed: see `acts.locked`.
    """
    row = locked(actor, identifier, "presides")
    if row.state == DraftState.SILENCE:
        raise NotAllowed("close a draft under silence")
    row.state = DraftState.CLOSED
    payload = {"said": {"reason": reason}}
    enter(row, by=actor.code, verb="close", at=at, payload=payload, person=actor.person)
    return row_of(row)


@transaction.atomic
def take_in_hand(*, actor: Actor, identifier: str, paragraph: str, at: dt.datetime) -> DraftRow:
    """Let the room look at a paragraph, '' for none.

    Raises:
        NotFound, NotAllowed: see `acts.locked`; NotFound also for a paragraph that neither stands nor is proposed.
    """
    row = locked(actor, identifier, "presides")
    if paragraph and not _is_known(row, paragraph):
        raise NotFound("paragraph", paragraph)
    row.in_hand = paragraph
    enter(
        row,
        by=actor.code,
        verb="in_hand",
        at=at,
        paragraph=paragraph,
        payload={},
        person=actor.person,
    )
    return row_of(row)


def _is_known(row: Draft, paragraph: str) -> bool:
    proposed = row.proposals.exclude(number=None).filter(paragraph=paragraph)
    return Paragraph.objects.filter(draft=row, identifier=paragraph).exists() or proposed.exists()


@transaction.atomic
def park(
    *, actor: Actor, identifier: str, paragraph: str, is_parked: bool, at: dt.datetime
) -> DraftRow:
    """Leave a paragraph for later, or take it up again.

    Raises:
        NotFound, NotAllowed: see `acts.locked`; NotFound also for a paragraph that is not there.
    """
    row = locked(actor, identifier, "presides")
    if not Paragraph.objects.filter(draft=row, identifier=paragraph).update(is_parked=is_parked):
        raise NotFound("paragraph", paragraph)
    enter(
        row,
        by=actor.code,
        verb="park" if is_parked else "take_up",
        at=at,
        paragraph=paragraph,
        payload={"paragraphs": paragraphs_said(row, [paragraph])},
        person=actor.person,
    )
    return row_of(row)


@transaction.atomic
def link(
    *, actor: Actor, identifier: str, paragraphs: Collection[str], name: str, at: dt.datetime
) -> DraftRow:
    """Link paragraphs, so that none is agreed until all are; with a name of '' they stand for themselves again.

    Raises:
        NotFound, NotAllowed: see `acts.locked`; NotFound also for a paragraph that is not there.
    """
    row = locked(actor, identifier, "presides")
    found = Paragraph.objects.filter(draft=row, identifier__in=paragraphs)
    if found.update(linked=name[:40]) != len(set(paragraphs)):
        raise NotFound("paragraph", ", ".join(sorted(paragraphs)))
    enter(
        row,
        by=actor.code,
        verb="link" if name else "unlink",
        at=at,
        payload={"paragraphs": paragraphs_said(row, paragraphs)},
        person=actor.person,
    )
    return row_of(row)
