"""What a delegation wants of a draft: prepared where nobody else sees it, cleared with its capital, sent, joined, withdrawn."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import QuerySet

from consenso.core.errors import ConsensoError, NotFound
from consenso.domain.accounts.access import Actor, NotAllowed
from consenso.domain.drafting.access import draft_abilities, own_proposal
from consenso.domain.drafting.acts import (
    DraftHasChanged,
    enter_privately,
    locked,
)
from consenso.domain.drafting.carrying import put, rebased
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.models import Act, Draft, Paragraph, Proposal
from consenso.domain.drafting.past import shown_from
from consenso.domain.drafting.queries import CHAIRS, ProposalRow, proposal_rows, row_of, sha_of
from consenso.domain.drafting.settling import UNNAMED, Settlement

Level, State = Proposal.Level, Proposal.State
NOT_SENT = 10**9  # stands for a number that is not given yet
# Signs that no text has and no database takes: controls that are no line ends, halves of characters.
NO_WORDS = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")


class NotOpen(ConsensoError):
    """The proposal was decided, replaced or withdrawn already."""

    code = "drafting.not_open"


class NoChange(ConsensoError):
    """It says what the paragraph says already. To keep the words as they are is a proposal of its own."""

    code = "drafting.no_change"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be proposed, in the shape of `core.wording.DraftProposal`.

    `base` is the SHA-256 of the paragraph's words that the writer saw ('' : as they are now). An addition names `after`, and no
    paragraph. `source` says from where agreed language was taken. `is_chairs`: as the chair, and not for the own delegation; what the
    secretariat proposes is the chair's in any case.
    """

    kind: str
    paragraph: str = ""
    texts: tuple[str, ...] = ()
    after: str = ""
    others: tuple[str, ...] = ()
    on: str = ""
    reason: str = ""
    source: str = ""
    base: str = ""
    is_chairs: bool = False


@transaction.atomic
def write(*, actor: Actor, identifier: str, wanted: Wanted, at: dt.datetime) -> ProposalRow:
    """Keep what a delegation wants, for itself alone; return it. Another on the same words takes the place of the first.

    What a delegation that presides wants for itself and what it wants as the chair stand beside each other.

    Raises:
        NotFound, NotAllowed: see `acts.locked`; NotFound also for a paragraph that is not there, NotAllowed for who would propose
            as the chair and does not preside.
        NoChange: it says what is there.
        DraftHasChanged: the words that the writer saw are not known.
        NotOpen: the proposal that it stands on was decided, or withdrawn.
        WrongProposal: it cannot be understood beside what was sent.
    """
    row = locked(actor, identifier, "proposes")
    return _write(row, actor, wanted, at)


@transaction.atomic
def write_all(
    *, actor: Actor, identifier: str, wanted: Sequence[Wanted], at: dt.datetime
) -> tuple[tuple[ProposalRow, ...], tuple[tuple[int, ConsensoError], ...]]:
    """Keep all that came at once, as from a file; return what was kept, and what was not with its place and why.

    Raises:
        NotFound, NotAllowed: see `acts.locked`.
    """
    row = locked(actor, identifier, "proposes")
    kept, refused = [], []
    for place, one in enumerate(wanted):
        try:
            with transaction.atomic():
                kept.append(_write(row, actor, one, at))
        except ConsensoError as error:
            refused.append((place, error))
    return tuple(kept), tuple(refused)


def _write(row: Draft, actor: Actor, wanted: Wanted, at: dt.datetime) -> ProposalRow:
    wanted = replace(wanted, texts=tuple(clean(text) for text in wanted.texts))
    if wanted.kind not in ("addition", "merge", "split") and len(wanted.texts) == 1:
        wanted = replace(wanted, texts=wanted.texts if wanted.texts[0] else ())
        wanted = replace(wanted, kind=wanted.kind if wanted.texts else "deletion")
    if wanted.is_chairs and not draft_abilities(actor, row_of(row)).chairs:
        raise NotAllowed(f"propose as the chair on {row.identifier}")
    is_chairs = wanted.is_chairs or actor.code == CHAIRS
    base = _base(row, wanted)
    if wanted.on:
        _refuse_decided(row, wanted)
    mine = Proposal.objects.filter(
        draft=row, delegation_id=actor.delegation.id, is_chairs=is_chairs, state=State.OPEN
    ).exclude(level=Level.SENT)
    if wanted.kind == "move":
        mine.filter(kind="move", paragraph=wanted.paragraph).delete()
    elif wanted.kind != "addition":
        _drop_same(mine.exclude(kind="move"), {wanted.paragraph, *wanted.others})
    made = Proposal.objects.create(
        draft=row,
        delegation_id=actor.delegation.id,
        is_chairs=is_chairs,
        kind=wanted.kind,
        paragraph=wanted.paragraph,
        texts=list(wanted.texts),
        after=wanted.after,
        others=list(wanted.others),
        on=wanted.on,
        base=base,
        reason=wanted.reason.strip(),
        source=wanted.source[:200],
        at=at,
        changed_at=at,
    )
    if wanted.kind == "addition":
        made.paragraph = f"{UNNAMED}{made.pk}"
        made.save(update_fields=["paragraph"])
    found = _found(made)
    if made.kind != "addition" and not made.on:
        found = rebased(found, _words(row, made.paragraph))
        put(made, found, at)
        made.save()
    if found.is_open:
        _check(row, found)
    enter_privately(row, actor, verb="write", at=at, proposal=made.pk)
    return found


def _drop_same(mine: "QuerySet[Proposal]", places: set[str]) -> None:
    rows = mine.values_list("pk", "paragraph", "others")
    same = [key for key, paragraph, others in rows if places & {paragraph, *others}]
    Proposal.objects.filter(pk__in=same).delete()


def clean(text: str) -> str:
    r"""Return words without what a form or a file adds to them: spaces at the ends, other ends of lines, spaces in a row.

    >>> clean("  We  meet.\r\n")
    'We meet.'
    """
    text = NO_WORDS.sub("", text)
    lines = [re.sub(r"[ \t]+", " ", line).strip() for line in text.splitlines()]
    return "\n".join(line for line in lines if line)


def _base(row: Draft, wanted: Wanted) -> str:
    """Return the words that the proposal was made from."""
    if wanted.kind == "addition":
        if wanted.after and not _stands(row, wanted.after):
            raise NotFound("paragraph", wanted.after)
        return ""
    for name in (wanted.paragraph, *wanted.others):
        if not _stands(row, name):
            raise NotFound("paragraph", name)
    now = _words(row, wanted.paragraph)
    base = now
    if wanted.base and wanted.base != sha_of(now):
        base = earlier(row, wanted.paragraph, wanted.base)
    same = wanted.kind in ("wording", "alternative") and wanted.texts == (base,)
    if same and not wanted.on:
        raise NoChange(f"paragraph {wanted.paragraph} says so already")
    return base


def _refuse_decided(row: Draft, wanted: Wanted) -> None:
    """Refuse what would stand on a proposal that does not stand itself: nobody could ever send it."""
    sent = Proposal.objects.filter(draft=row, level=Level.SENT, state=State.OPEN)
    names = {
        f"n{number}"
        for number in sent.filter(paragraph=wanted.paragraph).values_list("number", flat=True)
    }
    if wanted.on not in names:
        raise NotOpen(f"{wanted.on} does not stand")


def _words(row: Draft, paragraph: str) -> str:
    found = Paragraph.objects.filter(draft=row, identifier=paragraph).values_list("text", flat=True)
    return found.first() or ""


def _stands(row: Draft, paragraph: str) -> bool:
    if Paragraph.objects.filter(draft=row, identifier=paragraph).exists():
        return True
    proposed = Proposal.objects.filter(draft=row, level=Level.SENT, state=State.OPEN)
    return proposed.filter(kind="addition", paragraph=paragraph).exists()


def earlier(row: Draft, paragraph: str, sha: str) -> str:
    """Return words that the paragraph had before, by their SHA-256: it was decided on while somebody wrote.

    Raises:
        DraftHasChanged: it never had them, or before others saw it alone.
    """
    shown = Act.objects.filter(draft=row, number__gte=shown_from(row.pk))
    for payload in (
        shown.filter(payload__has_key="paragraphs")
        .order_by("-number")
        .values_list("payload", flat=True)
        .iterator(100)
    ):
        for said in payload.get("paragraphs", ()):
            if said["id"] == paragraph and sha_of(said["text"]) == sha:
                words: str = said["text"]
                return words
    raise DraftHasChanged(row.identifier, paragraph)


def _found(made: Proposal) -> ProposalRow:
    return proposal_rows(Proposal.objects.filter(pk=made.pk))[0]


def _check(row: Draft, added: ProposalRow) -> None:
    """Refuse what cannot be understood beside what was sent: the engine says why."""
    sent, _ = composed(row_of(row))
    settled = Settlement(sent, row.revision + 1)
    settled.send([added], number=NOT_SENT, names=iter([added.paragraph]))
    settled.composed()


@transaction.atomic
def to_capital(*, actor: Actor, identifier: str, proposal: int, at: dt.datetime) -> ProposalRow:
    """Say that a proposal is ready and waits for the head of delegation, ad referendum; return it.

    Raises:
        NotFound, NotAllowed: see `acts.locked`; NotFound also for a proposal that is not the own delegation's.
        NotOpen: it is decided.
    """
    row = locked(actor, identifier, "proposes")
    found = mine_of(row, actor, proposal)
    Proposal.objects.filter(pk=found.pk).update(level=Level.CAPITAL, changed_at=at)
    enter_privately(row, actor, verb="to_capital", at=at, proposal=found.pk)
    return replace(found, level=Level.CAPITAL)


@transaction.atomic
def drop(*, actor: Actor, identifier: str, proposal: int, at: dt.datetime) -> None:
    """Leave what was prepared and not sent; nothing of it stays.

    Raises:
        NotFound, NotAllowed, NotOpen: see `to_capital`.
    """
    row = locked(actor, identifier, "proposes")
    found = mine_of(row, actor, proposal)
    Proposal.objects.filter(pk=found.pk).delete()
    enter_privately(row, actor, verb="drop", at=at, proposal=found.pk)


@transaction.atomic
def say_why(
    *, actor: Actor, identifier: str, proposal: int, reason: str, at: dt.datetime
) -> ProposalRow:
    """Write the reason of what was prepared and not sent; return it.

    Raises:
        NotFound, NotAllowed, NotOpen: see `to_capital`.
    """
    row = locked(actor, identifier, "proposes")
    found = mine_of(row, actor, proposal)
    Proposal.objects.filter(pk=found.pk).update(reason=reason.strip(), changed_at=at)
    return replace(found, reason=reason.strip())


def mine_of(row: Draft, actor: Actor, proposal: int) -> ProposalRow:
    """Return what the own delegation prepared and did not send; raise NotFound, NotOpen."""
    found = own_proposal(actor, row_of(row), proposal)
    if found.is_sent or not found.is_open:
        raise NotOpen(f"proposal {proposal} is {found.level} and {found.state}")
    return found
