"""What is done with submissions. Each act: check, change, one entry in the confidential ledger, in one transaction."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from consenso.core.errors import ConsensoError, NotFound
from consenso.core.ledger import digest_of
from consenso.domain.accounts.access import Actor, NotAllowed, abilities, within
from consenso.domain.ledger.actions import one_at_a_time, record_confidentially, thank
from consenso.domain.record.actions import NothingChanged, ObjectHasChanged, RecordIsBroken, amend
from consenso.domain.record.queries import CLASSES, body_of, organs_of, public_document
from consenso.domain.submissions.access import submission_abilities, submission_for
from consenso.domain.submissions.grounds import SourceIsMissing, with_grounds
from consenso.domain.submissions.models import Submission, Version
from consenso.domain.submissions.queries import SubmissionRow, row_of, submission
from consenso.domain.submissions.wordings import revised_in_words, wordings_only

Level, State = Submission.Level, Submission.State
PUBLIC_PROPOSER = "public"
CLOCK = "clock"


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
    can = abilities(within(actor, organs_of(actor.forum, kind, identifier, document)))
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
    _version(made, actor, at)
    _enter(made, "prepare" if actor else "propose", actor, at)
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
    held.document = None if document is None else dict(document)
    held.base, held.reason, held.sources = base, reason.strip(), list(sources)
    held.what = "removed" if document is None else "changed" if base else "added"
    held.body = body_of(held.forum, held.kind, document) if document else held.body
    held.version, held.changed_at, held.trouble = held.version + 1, at, ""
    # What was cleared for the public is what was read then: a change is cleared anew.
    held.release_at, held.released_by, held.release_person_id = None, "", None
    held.save()
    _version(held, actor, at)
    _enter(held, "revise", actor, at)
    return row_of(held)


@transaction.atomic
def ready(*, actor: Actor, identifier: int, at: dt.datetime) -> SubmissionRow:
    """Say that a submission waits for the head of the delegation to clear it."""
    held, _ = _held(actor, identifier, "readies")
    held.ready_at = held.changed_at = at
    return _saved(held, "ready", actor, at)


@transaction.atomic
def send(*, actor: Actor, identifier: int, at: dt.datetime) -> SubmissionRow:
    """Send a submission to the secretariat, which sees it from now on."""
    held, _ = _held(actor, identifier, "sends")
    held.level, held.changed_at = Level.SECRETARIAT, at
    return _saved(held, "send", actor, at)


@transaction.atomic
def share(*, actor: Actor, identifier: int, at: dt.datetime) -> SubmissionRow:
    """Share a submission with all delegations, which see it from now on."""
    held, _ = _held(actor, identifier, "shares")
    held.level, held.changed_at = Level.DELEGATIONS, at
    return _saved(held, "share", actor, at)


@transaction.atomic
def decline(*, actor: Actor, identifier: int, decision: str, at: dt.datetime) -> SubmissionRow:
    """Decline a submission, with the reason for it, which who submitted it reads.

    Raises:
        SourceIsMissing: no reason is given.
    """
    if not decision.strip():
        raise SourceIsMissing
    held, _ = _held(actor, identifier, "declines")
    held.state, held.decision, held.decided_at = State.DECLINED, decision.strip(), at
    held.changed_at, held.release_at = at, None
    return _saved(held, "decline", actor, at)


@transaction.atomic
def withdraw(*, actor: Actor, identifier: int, at: dt.datetime) -> SubmissionRow:
    """Withdraw a submission of the own delegation; it stays readable for who could read it."""
    held, _ = _held(actor, identifier, "withdraws")
    held.state, held.decided_at, held.changed_at = State.WITHDRAWN, at, at
    held.release_at = None
    return _saved(held, "withdraw", actor, at)


@transaction.atomic
def publish(*, actor: Actor, identifier: int, version: int, at: dt.datetime) -> SubmissionRow:
    """Put a submission into the public record now: one entry in the public ledger. Return it.

    Raises:
        SubmissionHasChanged: it is not the version that the actor read.
        ObjectHasChanged, NothingChanged, RecordIsBroken: see `record.actions.amend`; nothing is changed.
    """
    held, row = _held(actor, identifier, "publishes")
    if row.version != version:
        raise SubmissionHasChanged(row)
    _release(held, by=actor.code, person=actor.person, at=at)
    return _saved(held, "publish", actor, at)


@transaction.atomic
def embargo(
    *, actor: Actor, identifier: int, version: int, release_at: dt.datetime, at: dt.datetime
) -> SubmissionRow:
    """Clear a submission for the public from a moment on; until then it keeps its level. Return it.

    A moment that is past publishes it now.
    """
    if release_at <= at:
        return publish(actor=actor, identifier=identifier, version=version, at=at)
    held, row = _held(actor, identifier, "publishes")
    if row.version != version:
        raise SubmissionHasChanged(row)
    held.release_at, held.released_by, held.changed_at = release_at, actor.code, at
    held.release_person_id, held.trouble = actor.person, ""
    return _saved(held, "embargo", actor, at)


def release_due(*, at: dt.datetime, forum: str, identifier: int) -> SubmissionRow | None:
    """Publish a submission whose embargo has ended, once, whoever else tries at the same moment. None: already done.

    What keeps it from being published is written to it (`trouble`) and waits for who cleared it: nothing is lost.
    """
    try:
        with transaction.atomic():
            one_at_a_time()
            held = Submission.objects.select_for_update().get(forum=forum, pk=identifier)
            is_due = held.state == State.OPEN and not held.trouble
            if not is_due or held.release_at is None or held.release_at > at:
                return None
            _release(held, by=held.released_by, person=held.release_person_id, at=at)
            return _saved(held, "release", None, at)
    except (ObjectHasChanged, NothingChanged, RecordIsBroken) as error:
        with transaction.atomic():
            one_at_a_time()
            held = Submission.objects.select_for_update().get(forum=forum, pk=identifier)
            held.trouble, held.changed_at = error.code, at
            return _saved(held, "hold", None, at)


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
    actor: Actor, identifier: int, ability: str, *, or_else: str = ""
) -> tuple[Submission, SubmissionRow]:
    """Return the submission, for this transaction alone, if the actor may do this with it.

    Raises:
        NotFound: it is not for this actor. NotAllowed: it is, but not for this. SubmissionIsClosed: it is over.
    """
    one_at_a_time()
    row = submission_for(actor, identifier)
    if not row.is_open:
        raise SubmissionIsClosed(row)
    can = submission_abilities(actor, row)
    if not (getattr(can, ability) or (or_else and getattr(can, or_else))):
        raise NotAllowed(ability)
    return Submission.objects.select_for_update().get(pk=row.id), row


def _within_organs(actor: Actor, row: SubmissionRow, document: Mapping[str, Any] | None) -> None:
    """Look that who acts in an organ alone leaves the object there."""
    organs = organs_of(row.forum, row.kind, row.identifier, document) | {row.body}
    if not abilities(within(actor, organs)).prepares:
        raise NotAllowed("edits")


def _saved(held: Submission, verb: str, actor: Actor | None, at: dt.datetime) -> SubmissionRow:
    held.save()
    _enter(held, verb, actor, at)
    return row_of(held)


def _version(held: Submission, actor: Actor | None, at: dt.datetime) -> None:
    Version.objects.create(
        submission=held,
        number=held.version,
        document=held.document,
        reason=held.reason,
        sources=held.sources,
        by=actor.code if actor else PUBLIC_PROPOSER,
        person_id=actor.person if actor else None,
        at=at,
    )


def _enter(held: Submission, verb: str, actor: Actor | None, at: dt.datetime) -> None:
    record_confidentially(
        forum=held.forum,
        act=f"submission:{verb}",
        by=actor.code if actor else (CLOCK if verb in ("release", "hold") else PUBLIC_PROPOSER),
        at=at,
        subject="submission",
        subject_id=held.pk,
        delegation=held.delegation.code if held.delegation else "",
        level=Level.DELEGATIONS if held.level == Level.PUBLIC else held.level,
        payload={
            "kind": held.kind,
            "id": held.identifier,
            "version": held.version,
            "digest": digest_of(held.document) if held.document is not None else "",
            "state": held.state,
            "release_at": held.release_at.isoformat() if held.release_at else "",
            "entry": held.entry or 0,
        },
        person=actor.person if actor else None,
    )
