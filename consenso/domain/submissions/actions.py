"""What is done with submissions. Each act: check, change, one entry in the confidential ledger, in one transaction."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from consenso.core.errors import ConsensoError, NotFound
from consenso.core.ledger import digest_of
from consenso.domain.accounts.access import Actor, NotAllowed, abilities, within
from consenso.domain.ledger.actions import one_at_a_time, thank
from consenso.domain.record.actions import NothingChanged, ObjectHasChanged, RecordIsBroken, amend
from consenso.domain.record.queries import CLASSES, body_of, organs_of, public_document
from consenso.domain.submissions.access import (
    abilities_on,
    submission_abilities,
    submission_for,
)
from consenso.domain.submissions.grounds import SourceIsMissing, with_grounds
from consenso.domain.submissions.keeping import enter, keep_version, lapse_along, saved
from consenso.domain.submissions.models import Submission
from consenso.domain.submissions.queries import SubmissionRow, row_of, submission
from consenso.domain.submissions.wordings import revised_in_words, wordings_only

Level, State = Submission.Level, Submission.State


class SubmissionHasChanged(ConsensoError):
    """Somebody else changed the submission since it was read; `row` is what it is now."""

    code = "submissions.has_changed"

    def __init__(self, row: SubmissionRow) -> None:
        super().__init__(f"submission {row.id} is at version {row.version}")
        self.row = row


class SubmissionIsClosed(ConsensoError):
    """The submission was published, declined or withdrawn already."""

    code = "submissions.is_closed"

    def __init__(self, row: SubmissionRow) -> None:
        super().__init__(f"submission {row.id} is {row.state}")
        self.row = row


@transaction.atomic
def prepare(
    *,
    actor: Actor,
    kind: str,
    identifier: str,
    document: Mapping[str, Any] | None,
    base: str,
    reason: str,
    sources: Sequence[str],
    at: dt.datetime,
) -> SubmissionRow:
    """Begin a submission of the actor's delegation, seen by that delegation alone, and return it.

    `document` None proposes to take the object out. `base` is the digest of the public document that it was made
    from, '' for a new object.

    Raises:
        NotAllowed: the actor does not prepare submissions; an interpreter may, for wordings of what is there.
        SourceIsMissing, SourceIsNoAddress: reason or sources are empty, or a source is no web address.
        WordingsOnly: an interpreter changed more.
    """
    acting = within(actor, organs_of(actor.forum, kind, identifier, document))
    can = abilities_on(acting, kind, public_document(actor.forum, kind, identifier), document)
    if not (can.prepares or (can.translates and document is not None and base)):
        raise NotAllowed("prepare")
    if not can.prepares:
        wordings_only(public_document(actor.forum, kind, identifier), document)
    return _begin(
        actor=actor,
        forum=actor.forum,
        kind=kind,
        identifier=identifier,
        document=document,
        base=base,
        reason=reason,
        sources=sources,
        at=at,
    )


@transaction.atomic
def propose_publicly(
    *,
    forum: str,
    kind: str,
    identifier: str,
    reason: str,
    sources: Sequence[str],
    credit: str,
    receipt: str,
    at: dt.datetime,
) -> SubmissionRow:
    """Let anyone propose a correction of a public object, in words: it lands in the secretariat's queue. Return it.

    `credit` is how the proposer wishes to be thanked, '' for not; `receipt` the SHA-256 of the secret in the address
    at which the proposer can see what came of it.

    Raises:
        NotFound: there is no such object in the public record.
        SourceIsMissing, SourceIsNoAddress: reason or sources are empty, or a source is no web address.
    """
    document = public_document(forum, kind, identifier)
    if document is None:
        raise NotFound(kind, identifier)
    return _begin(
        actor=None,
        forum=forum,
        kind=kind,
        identifier=identifier,
        document=document,
        base=digest_of(document),
        reason=reason,
        sources=sources,
        at=at,
        credit=credit,
        receipt=receipt,
    )


def _begin(
    *,
    actor: Actor | None,
    forum: str,
    kind: str,
    identifier: str,
    document: Mapping[str, Any] | None,
    base: str,
    reason: str,
    sources: Sequence[str],
    at: dt.datetime,
    credit: str = "",
    receipt: str = "",
) -> SubmissionRow:
    with_grounds(reason, sources)
    one_at_a_time()
    what = "removed" if document is None else "changed" if base else "added"
    made = Submission.objects.create(
        forum=forum,
        kind=CLASSES[kind].KIND,
        identifier=identifier,
        what=what,
        document=None if document is None else dict(document),
        base=base,
        delegation_id=actor.delegation.id if actor else None,
        body=body_of(forum, kind, document or public_document(forum, kind, identifier)),
        level=Level.DELEGATION if actor else Level.SECRETARIAT,
        reason=reason.strip(),
        sources=list(sources),
        created_at=at,
        changed_at=at,
        credit=credit.strip(),
        receipt=receipt,
    )
    keep_version(made, actor, at)
    enter(made, "prepare" if actor else "propose", actor, at)
    return submission(forum, made.pk)


@transaction.atomic
def revise(
    *,
    actor: Actor,
    identifier: int,
    version: int,
    document: Mapping[str, Any] | None,
    base: str,
    reason: str,
    sources: Sequence[str],
    at: dt.datetime,
) -> SubmissionRow:
    """Let a submission say this; what it said before stays as its earlier version, and its embargo lapses. Return it.

    What goes along with it loses its embargo too.
    `version` is the one that the actor read; `base` that of the public document it is now made from.

    Raises:
        NotFound, NotAllowed, SubmissionIsClosed, SourceIsMissing, SourceIsNoAddress, WordingsOnly: see there;
            nothing is changed.
        SubmissionHasChanged: somebody else revised it meanwhile; nothing is changed.
    """
    with_grounds(reason, sources)
    held, row = _held(actor, identifier, "edits", or_else="translates")
    if row.version != version:
        raise SubmissionHasChanged(row)
    if not submission_abilities(actor, row).edits:
        revised_in_words(row, document=document, base=base, reason=reason, sources=sources)
    elif actor.body_roles:
        _within_organs(actor, row, document)
    elif abilities(actor).assesses and not abilities_on(actor, row.kind, document).prepares:
        raise NotAllowed("edits")  # an assessment stays with who gives it
    held.document = None if document is None else dict(document)
    held.base, held.reason, held.sources = base, reason.strip(), list(sources)
    held.what = "removed" if document is None else "changed" if base else "added"
    held.body = body_of(held.forum, held.kind, document) if document else held.body
    held.version, held.changed_at, held.trouble = held.version + 1, at, ""
    # What was cleared for the public is what was read then: a change is cleared anew.
    held.release_at, held.released_by, held.release_person_id = None, "", None
    held.along_with = None
    held.save()
    keep_version(held, actor, at)
    lapse_along(held, actor=actor, at=at)
    enter(held, "revise", actor, at)
    return row_of(held)


@transaction.atomic
def ready(*, actor: Actor, identifier: int, at: dt.datetime) -> SubmissionRow:
    """Say that a submission waits for the head of the delegation to clear it."""
    held, _ = _held(actor, identifier, "readies")
    held.ready_at = held.changed_at = at
    return saved(held, "ready", actor, at)


@transaction.atomic
def send(
    *, actor: Actor, identifier: int, version: int | None = None, at: dt.datetime
) -> SubmissionRow:
    """Send a submission to the secretariat, which sees it from now on. `version` is the one that the actor read, None: as it stands.

    Raises:
        SubmissionHasChanged: it is not the version that the actor read.
    """
    held, _ = _held(actor, identifier, "sends", version=version)
    held.level, held.changed_at = Level.SECRETARIAT, at
    return saved(held, "send", actor, at)


@transaction.atomic
def share(
    *, actor: Actor, identifier: int, version: int | None = None, at: dt.datetime
) -> SubmissionRow:
    """Share a submission with all delegations, which see it from now on. `version` as with `send`.

    Raises:
        SubmissionHasChanged: it is not the version that the actor read.
    """
    held, _ = _held(actor, identifier, "shares", version=version)
    held.level, held.changed_at = Level.DELEGATIONS, at
    return saved(held, "share", actor, at)


@transaction.atomic
def decline(*, actor: Actor, identifier: int, decision: str, at: dt.datetime) -> SubmissionRow:
    """Decline a submission, with the reason for it, which who submitted it reads. What goes along with it loses its embargo.

    Raises:
        SourceIsMissing: no reason is given.
    """
    if not decision.strip():
        raise SourceIsMissing
    held, _ = _held(actor, identifier, "declines")
    held.state, held.decision, held.decided_at = State.DECLINED, decision.strip(), at
    held.changed_at, held.release_at, held.along_with = at, None, None
    lapse_along(held, actor=actor, at=at)
    return saved(held, "decline", actor, at)


@transaction.atomic
def withdraw(*, actor: Actor, identifier: int, at: dt.datetime) -> SubmissionRow:
    """Withdraw a submission of the own delegation; it stays readable for who could read it.

    What goes along with it loses its embargo.
    """
    held, _ = _held(actor, identifier, "withdraws")
    held.state, held.decided_at, held.changed_at = State.WITHDRAWN, at, at
    held.release_at = held.along_with = None
    lapse_along(held, actor=actor, at=at)
    return saved(held, "withdraw", actor, at)


@transaction.atomic
def publish(*, actor: Actor, identifier: int, version: int, at: dt.datetime) -> SubmissionRow:
    """Put a submission into the public record now: one entry in the public ledger. Return it.

    What goes along with it and is not published before it loses its embargo.

    Raises:
        SubmissionHasChanged: it is not the version that the actor read.
        ObjectHasChanged, NothingChanged, RecordIsBroken: see `record.actions.amend`; nothing is changed.
    """
    held, _ = _held(actor, identifier, "publishes", version=version)
    _release(held, by=actor.code, person=actor.person, at=at)
    lapse_along(held, actor=actor, at=at)
    return saved(held, "publish", actor, at)


@transaction.atomic
def embargo(
    *,
    actor: Actor,
    identifier: int,
    version: int,
    release_at: dt.datetime,
    at: dt.datetime,
    along_with: int | None = None,
) -> SubmissionRow:
    """Clear a submission for the public from a moment on; until then it keeps its level. Return it.

    A moment that is past publishes it now. `along_with` is the id of the report that it is published with, at that
    report's moment and not without it; None: by itself. What goes along with it until another moment loses its embargo.
    """
    if release_at <= at:
        return publish(actor=actor, identifier=identifier, version=version, at=at)
    held, _ = _held(actor, identifier, "publishes", version=version)
    held.release_at, held.released_by, held.changed_at = release_at, actor.code, at
    held.release_person_id, held.trouble = actor.person, ""
    held.along_with_id = along_with
    lapse_along(held, actor=actor, at=at, but_until=release_at)
    return saved(held, "embargo", actor, at)


def release_due(*, at: dt.datetime, forum: str, identifier: int) -> SubmissionRow | None:
    """Publish a submission whose embargo has ended, once, whoever else tries at the same moment. None: already done.

    What goes along with it is published before it, all or none; by itself that is never due.

    What keeps it from being published is written to it (`trouble`) and waits for who cleared it: nothing is lost.
    """
    try:
        with transaction.atomic():
            one_at_a_time()
            held = Submission.objects.select_for_update().get(forum=forum, pk=identifier)
            is_due = held.state == State.OPEN and not held.trouble and not held.along_with_id
            if not is_due or held.release_at is None or held.release_at > at:
                return None
            along = Submission.objects.select_for_update().filter(along_with=held, state=State.OPEN)
            chosen = (*along.order_by("pk"), held)
            return [_released(one, at) for one in chosen][-1]
    except (ObjectHasChanged, NothingChanged, RecordIsBroken) as error:
        with transaction.atomic():
            one_at_a_time()
            held = Submission.objects.select_for_update().get(forum=forum, pk=identifier)
            held.trouble, held.changed_at = error.code, at
            return saved(held, "hold", None, at)


def _released(held: Submission, at: dt.datetime) -> SubmissionRow:
    _release(held, by=held.released_by, person=held.release_person_id, at=at)
    return saved(held, "release", None, at)


def _release(held: Submission, *, by: str, person: int | None, at: dt.datetime) -> None:
    held.entry = amend(
        forum=held.forum,
        kind=held.kind,
        identifier=held.identifier,
        document=held.document,
        base=held.base,
        at=at,
        by=by,
        reason=held.reason,
        sources=held.sources,
        person=person,
    )
    if held.credit:
        thank(forum=held.forum, number=held.entry, name=held.credit)
    held.state, held.level, held.decided_at = State.PUBLISHED, Level.PUBLIC, at
    held.changed_at, held.trouble = at, ""


def _held(
    actor: Actor, identifier: int, ability: str, *, or_else: str = "", version: int | None = None
) -> tuple[Submission, SubmissionRow]:
    """Return the submission, for this transaction alone, if the actor may do this with it, in the version that was read if it is named.

    Raises:
        NotFound: it is not for this actor. NotAllowed: it is, but not for this. SubmissionIsClosed: it is over.
        SubmissionHasChanged: it is in another version.
    """
    one_at_a_time()
    row = submission_for(actor, identifier)
    if not row.is_open:
        raise SubmissionIsClosed(row)
    can = submission_abilities(actor, row)
    if not (getattr(can, ability) or (or_else and getattr(can, or_else))):
        raise NotAllowed(ability)
    if version not in (None, row.version):
        raise SubmissionHasChanged(row)
    return Submission.objects.select_for_update().get(pk=row.id), row


def _within_organs(actor: Actor, row: SubmissionRow, document: Mapping[str, Any] | None) -> None:
    """Look that who acts in an organ alone leaves the object there."""
    organs = organs_of(row.forum, row.kind, row.identifier, document) | {row.body}
    if not abilities(within(actor, organs)).prepares:
        raise NotAllowed("edits")
