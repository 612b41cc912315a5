"""What who presides decides: a place in brackets, a proposal, the words of a paragraph. Everything else that was proposed is carried."""

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any

from django.db import transaction

from consenso.core import wording
from consenso.core.errors import ConsensoError, NotFound
from consenso.domain.accounts.access import Actor
from consenso.domain.drafting.access import own_proposal
from consenso.domain.drafting.acts import DraftHasChanged, enter, locked, moment
from consenso.domain.drafting.carrying import carry_private
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.models import Draft
from consenso.domain.drafting.proposing import NotOpen, clean
from consenso.domain.drafting.queries import DraftRow, Standing, item_on, row_of, seal_of, sha_of
from consenso.domain.drafting.settling import Settlement, reworded


class IsAgreed(ConsensoError):
    """The words that are to be taken are those that the paragraph has."""

    code = "drafting.is_agreed"


@transaction.atomic
def resolve(
    *,
    actor: Actor,
    identifier: str,
    paragraph: str,
    seal: str,
    path: wording.Path,
    decision: int | str,
    insisting: Collection[int] = (),
    at: dt.datetime,
) -> DraftRow:
    """Decide a place in brackets: take the alternative of that number, 0 for the base, or new words; return the draft.

    `seal` is `queries.seal_of` of the paragraph as it was seen: what was decided, or sent, or withdrawn there since makes the
    decision one on something else, and it is not made. Proposals (by number) that are `insisting` stand against the decision.

    Raises:
        NotFound, NotAllowed: see `acts.locked`; NotFound also for a paragraph that is not there.
        DraftHasChanged: the paragraph is not as it was seen.
        CannotDecide: there is no such place, or it stands inside another that has to be decided first.
    """
    row = locked(actor, identifier, "decides")
    found, bracketed = composed(row_of(row))
    item = _as_seen(row, bracketed, paragraph, seal)
    if isinstance(decision, str):
        decision = _spaced(clean(decision), dict(wording.places(item.segments)).get(path))
    made = wording.decide(
        found.base,
        found.asked(),
        paragraph,
        path,
        decision,
        insisting={f"n{number}" for number in insisting},
    )
    said = {"path": list(path), "decision": decision, "insisting": sorted(insisting)}
    return _decided(row, actor, found, made, verb="resolve", paragraph=paragraph, said=said, at=at)


def _spaced(words: str, place: wording.Place | None) -> str:
    """Return new words for a place with the space that belongs to the place: what would be deleted there has it as well."""
    said = [wording.reading(one.segments) for one in place.alternatives] if place else []
    said = [text for text in said if text]
    if not words or not said:
        return words
    before = " " if all(text[0] == " " for text in said) else ""
    after = " " if all(text[-1] == " " for text in said) else ""
    return f"{before}{words}{after}"


@transaction.atomic
def take(*, actor: Actor, identifier: str, proposal: int, seal: str, at: dt.datetime) -> DraftRow:
    """Take all of a proposal into the draft; return the draft. `seal` as with `resolve`, of the paragraph that it is on.

    Raises:
        NotFound, NotAllowed, DraftHasChanged: as with `resolve`.
        NotOpen: it is decided.
        IsAgreed: it keeps what stands; what others want there is decided place by place.
    """
    return _whole(actor, identifier, proposal, seal, at, "take", wording.adopt)


@transaction.atomic
def decline(
    *, actor: Actor, identifier: str, proposal: int, seal: str, at: dt.datetime
) -> DraftRow:
    """Set all of a proposal aside; what stands on it stands for itself. Return the draft.

    Raises:
        NotFound, NotAllowed, DraftHasChanged, NotOpen: as with `take`.
    """
    return _whole(actor, identifier, proposal, seal, at, "decline", wording.decline)


def _whole(
    actor: Actor,
    identifier: str,
    proposal: int,
    seal: str,
    at: dt.datetime,
    verb: str,
    does: Callable[..., wording.DraftResolution],
) -> DraftRow:
    row = locked(actor, identifier, "decides")
    one = own_proposal(actor, row_of(row), proposal)
    if not one.is_sent:
        raise NotFound("proposal", str(proposal))
    if not one.is_open:
        raise NotOpen(f"proposal {one.number} is {one.state}")
    found, bracketed = composed(row_of(row))
    item = item_on(bracketed, one)
    if (
        item is not None or seal
    ):  # what nobody reads in the end stands in no paragraph, and has no seal
        _as_seen(row, bracketed, item.id if item else one.paragraph, seal)
    made = does(found.base, found.asked(), one.id)
    if any(fate.next is not None and fate.proposal.id == one.id for fate in made.fates):
        raise IsAgreed(f"proposal {one.number} keeps the words that stand")
    said = {"proposal": one.number}
    return _decided(row, actor, found, made, verb=verb, paragraph=one.paragraph, said=said, at=at)


@transaction.atomic
def reword(
    *,
    actor: Actor,
    identifier: str,
    paragraph: str,
    base: str,
    text: str,
    at: dt.datetime,
) -> DraftRow:
    """Give a paragraph other words, '' for none, as the chair's; all that was proposed is carried to them. Return the draft.

    `base` is the SHA-256 of the words that were seen.

    Raises:
        NotFound, NotAllowed: see `acts.locked`; NotFound also for a paragraph that is not there.
        DraftHasChanged: the words are not those that were seen.
        IsAgreed: it says so already.
    """
    row = locked(actor, identifier, "decides")
    found, _ = composed(row_of(row))
    if all(one.id != paragraph for one in found.paragraphs):
        raise NotFound("paragraph", paragraph)
    if sha_of(found.text_of(paragraph)) != base:
        raise DraftHasChanged(identifier, paragraph)
    text = clean(text)
    if text == found.text_of(paragraph):
        raise IsAgreed(f"paragraph {paragraph} says so already")
    made = reworded(found, paragraph, text)
    return _decided(row, actor, found, made, verb="reword", paragraph=paragraph, said={}, at=at)


def _as_seen(
    row: Draft, bracketed: wording.BracketedDraft, paragraph: str, seal: str
) -> wording.Item:
    item = next((one for one in bracketed.items if one.id == paragraph), None)
    if item is None:
        raise NotFound("paragraph", paragraph)
    if seal_of(item) != seal:
        raise DraftHasChanged(row.identifier, paragraph)
    return item


def _decided(
    row: Draft,
    actor: Actor,
    found: Standing,
    made: wording.DraftResolution,
    *,
    verb: str,
    paragraph: str,
    said: dict[str, Any],
    at: dt.datetime,
) -> DraftRow:
    at = moment(row, at)
    settled = Settlement(found, row.revision + 1)
    settled.decide(made)
    carry_private(row, found, settled.now, at=at)
    payload = settled.store(row, at=at) | {"said": said}
    enter(
        row,
        by=actor.code,
        verb=verb,
        at=at,
        paragraph=paragraph,
        payload=payload,
        person=actor.person,
    )
    settled.keep(row)
    return row_of(row)
