"""Silence procedures: a version under silence until a moment, adopted unless an addressee objects in writing before it.

Expiry is a moment in UTC. Who objects at that moment or after it is too late, whatever the clock that adopts has done so far; and
adoption happens once: it takes the running procedure, of which there is one, in the transaction that adopts.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from consenso.core.errors import ConsensoError, NotFound
from consenso.domain.accounts.access import Actor, Kind
from consenso.domain.accounts.queries import delegations
from consenso.domain.drafting.acts import enter, enter_ledger, locked, moment
from consenso.domain.drafting.hindrances import refuse_hindered
from consenso.domain.drafting.models import Draft, Objection, Receipt, Silence
from consenso.domain.drafting.past import acts_of
from consenso.domain.drafting.queries import row_of
from consenso.domain.drafting.reaching import unreached
from consenso.domain.drafting.stood import stood_of
from consenso.domain.drafting.versions import (
    WrongMoment,
    keep_version,
    refuse_deadline,
    refuse_unread,
)

State = Silence.State
OF_SILENCES = ("silence", "extend_silence", "stop_silence")


class NoSilence(ConsensoError):
    """No silence procedure runs."""

    code = "drafting.no_silence"


class SilenceIsOver(ConsensoError):
    """The moment of expiry has come; the text is adopted, or is being adopted."""

    code = "drafting.silence_is_over"


class ObjectionWithoutWords(ConsensoError):
    """An objection is made in writing."""

    code = "drafting.objection_without_words"


class SilenceTooShort(WrongMoment):
    """The rule asks for a longer silence: `least` is how long."""

    code = "drafting.silence_too_short"

    def __init__(self, draft: str, least: dt.timedelta) -> None:
        super().__init__(f"a silence on {draft} lasts at least {least}")
        self.least = least


@dataclass(frozen=True, slots=True)
class SilenceRow:
    """A silence procedure. `receipts` are (code, first seen at), the own alone but for who presides; `objections` are (code, words,
    at), the code '' where it is withheld. `unreached` are the addressees for which nobody could object when it was opened.
    """

    pk: int
    number: int
    version: int
    addressees: tuple[str, ...]
    withholds_names: bool
    state: str
    opened_at: dt.datetime
    expires_at: dt.datetime
    ended_at: dt.datetime | None
    receipts: tuple[tuple[str, dt.datetime], ...]
    objections: tuple[tuple[str, str, dt.datetime], ...]
    unreached: tuple[str, ...] = ()
    extensions: tuple[Mapping[str, str], ...] = ()  # as in `stood.Stood`
    stopped_because: str = ""

    @property
    def is_running(self) -> bool:
        return self.state == State.RUNNING


def silences(draft: int, *, seen_as: str, presides: bool = False) -> tuple[SilenceRow, ...]:
    """Return the silence procedures on a draft (its row's id), the latest first, as a delegation (code) may see them. Four queries.

    Who presides sees all receipts, as the secretariat does. Names of who objected are withheld, where the rule says so, from all but
    themselves and the secretariat; once one objected, so are receipts, for who had seen it would tell who broke it.
    """
    rows = Silence.objects.filter(draft_id=draft).select_related("version")
    found = rows.prefetch_related("receipts", "objections").order_by("-number")
    stood = stood_of(acts_of(draft, verbs=OF_SILENCES) if found else ())
    return tuple(
        replace(
            _row(one, seen_as, presides=presides),
            unreached=tuple(stood.unreached.get(one.number, ())),
            extensions=tuple(stood.extensions.get(one.number, ())),
            stopped_because=stood.stopped.get(one.number, ""),
        )
        for one in found
    )


def _row(row: Silence, seen_as: str, *, presides: bool = False) -> SilenceRow:
    def name(code: str) -> str:
        open_to = seen_as in ("secretariat", code) or not row.withholds_names
        return code if open_to else ""

    objections = row.objections.all()
    sees_all = seen_as == "secretariat" or (presides and not (row.withholds_names and objections))
    return SilenceRow(
        row.pk,
        row.number,
        row.version.number,
        tuple(row.addressees),
        row.withholds_names,
        row.state,
        row.opened_at,
        row.expires_at,
        row.ended_at,
        tuple(
            sorted(
                (one.code, one.at) for one in row.receipts.all() if sees_all or seen_as == one.code
            )
        ),
        tuple((name(one.code), one.words, one.at) for one in objections),
    )


@transaction.atomic
def open_silence(
    *,
    actor: Actor,
    identifier: str,
    expires_at: dt.datetime,
    withholds_names: bool,
    seen: str | None = None,
    at: dt.datetime,
) -> SilenceRow:
    """Put a draft under silence until a moment; all parties with a delegation are its addressees. Return the procedure.

    `seen` says what was read, see `versions.refuse_unread`. The act keeps for which of them nobody could object at that moment (`reaching.unreached`): their silence is no consent.

    Raises:
        NotFound, NotAllowed: see `acts.locked`.
        DraftHasChanged: it is not what was read.
        BracketsLeft, LanguagesBehind, ObjectionStands: see `hindrances.refuse_hindered`.
        WrongMoment: see `versions.refuse_deadline`, or a silence runs; SilenceTooShort: earlier than the rule lets it be.
    """
    row = locked(actor, identifier, "presides")
    at = moment(row, at)
    if row.state == Draft.State.SILENCE:
        raise WrongMoment(f"{identifier} is under silence")
    refuse_deadline(expires_at, at=at)
    if expires_at - at < least(row.rule):
        raise SilenceTooShort(identifier, least(row.rule))
    refuse_hindered(row_of(row))
    refuse_unread(row, seen)
    row.state = Draft.State.SILENCE
    version = keep_version(row, kind="final", by=actor.code, at=at)
    made = Silence.objects.create(
        draft=row,
        number=row.silences.count() + 1,
        version=row.versions.get(number=version),
        addressees=addressees(row),
        withholds_names=withholds_names,
        opened_at=at,
        expires_at=expires_at,
    )
    left = tuple(one.code for one in unreached(row_of(row), made.addressees, at=at))
    _enter(row, made, actor, "silence", at, unreached=list(left))
    return replace(_row(made, actor.code), unreached=left)


def least(rule: Mapping[str, Any]) -> dt.timedelta:
    """Return how long a silence lasts at least by a draft's rule; nothing where it does not say.

    >>> least({"silence_hours": 72}), least({})
    (datetime.timedelta(days=3), datetime.timedelta(0))
    """
    hours = rule.get("silence_hours")
    if isinstance(hours, bool) or not isinstance(hours, int | float):
        return dt.timedelta()
    return dt.timedelta(hours=max(0, hours))


def addressees(row: Draft) -> list[str]:
    """Return the codes of the parties that have a delegation in the draft's forum, sorted."""
    return list(parties_addressed(row.forum))


def parties_addressed(forum: str) -> tuple[str, ...]:
    """Return whom a silence in a forum is addressed to: the codes of the parties that have a delegation, sorted. One query."""
    return tuple(sorted(one.code for one in delegations(forum, kind=Kind.PARTY)))


@transaction.atomic
def see(*, actor: Actor, identifier: str, at: dt.datetime) -> bool:
    """Note that an addressee was shown the silence that runs; return whether it is the first time. Who presides sees the receipt.

    Raises:
        NotFound: there is no such draft for this actor.
    """
    row = locked(actor, identifier, "sees")
    running = Silence.objects.filter(draft=row, state=State.RUNNING).first()
    if running is None or actor.code not in running.addressees:
        return False
    _, is_new = Receipt.objects.get_or_create(
        silence=running, code=actor.code, defaults={"at": moment(row, at)}
    )
    if is_new:
        enter_ledger(
            row,
            by=actor.code,
            verb="receipt",
            at=moment(row, at),
            level="secretariat",
            delegation=actor.code,
            payload={"silence": running.number},
            person=actor.person,
        )
    return is_new


@transaction.atomic
def object_to(*, actor: Actor, identifier: str, words: str, at: dt.datetime) -> SilenceRow:
    """Break the silence by an objection in writing; the draft is open again. Return the procedure as the objector sees it.

    What all see says that the silence was broken, and by whom unless names are withheld; the words stay with the procedure.

    Raises:
        NotFound, NotAllowed: see `acts.locked`; NotAllowed also for who is no addressee.
        NoSilence: none runs; SilenceIsOver: its moment has come.
        ObjectionWithoutWords: there are none.
    """
    row = locked(actor, identifier, "answers")
    running = _running(row)
    words = words.strip()
    if not words:
        raise ObjectionWithoutWords(f"objection to {identifier} without words")
    at = moment(row, at)
    if actor.code not in running.addressees:
        raise NotFound("silence", identifier)
    if at >= running.expires_at:
        raise SilenceIsOver(f"silence on {identifier} expired at {running.expires_at}")
    Objection.objects.create(silence=running, code=actor.code, words=words, at=at)
    running.state, running.ended_at = State.BROKEN, at
    running.save(update_fields=["state", "ended_at"])
    row.state = Draft.State.OPEN
    by = "" if running.withholds_names else actor.code
    said = {"silence": running.number, "words": words}
    # The entry that all may read names nobody where names are withheld; that of the delegation and the secretariat does.
    enter(row, by=by, verb="break_silence", at=at, payload={"said": said})
    enter_ledger(
        row,
        by=actor.code,
        verb="object",
        at=at,
        level="secretariat",
        delegation=actor.code,
        payload={"silence": running.number},
        person=actor.person,
    )
    return _row(running, actor.code)


@transaction.atomic
def extend(
    *,
    actor: Actor,
    identifier: str,
    expires_at: dt.datetime,
    reason: str = "",
    at: dt.datetime,
) -> SilenceRow:
    """Let the silence that runs end later, and say why, for all to read; return it.

    Raises:
        NotFound, NotAllowed: see `acts.locked`.
        NoSilence, SilenceIsOver: as with `object_to`.
        WrongMoment: it would end earlier than it does, or see `versions.refuse_deadline`.
    """
    row = locked(actor, identifier, "presides")
    running = _running(row)
    at = moment(row, at)
    if at >= running.expires_at:
        raise SilenceIsOver(f"silence on {identifier} expired at {running.expires_at}")
    if expires_at <= running.expires_at:
        raise WrongMoment(f"{expires_at} is not later than {running.expires_at}")
    refuse_deadline(expires_at, at=at)
    running.expires_at = expires_at
    running.save(update_fields=["expires_at"])
    _enter(row, running, actor, "extend_silence", at, reason=reason.strip())
    return _row(running, actor.code)


@transaction.atomic
def stop(*, actor: Actor, identifier: str, reason: str, at: dt.datetime) -> SilenceRow:
    """End the silence that runs without adoption, as who presides; the draft is open again. Return it.

    Raises:
        NotFound, NotAllowed, NoSilence, SilenceIsOver: as with `extend`.
    """
    row = locked(actor, identifier, "presides")
    running = _running(row)
    at = moment(row, at)
    if at >= running.expires_at:
        raise SilenceIsOver(f"silence on {identifier} expired at {running.expires_at}")
    running.state, running.ended_at = State.STOPPED, at
    running.save(update_fields=["state", "ended_at"])
    row.state = Draft.State.OPEN
    _enter(row, running, actor, "stop_silence", at, reason=reason.strip())
    return _row(running, actor.code)


def due(at: dt.datetime) -> tuple[tuple[str, str], ...]:
    """Return (forum, draft) of every silence whose moment has come and that still runs, the earliest first. One query."""
    rows = Silence.objects.filter(state=State.RUNNING, expires_at__lte=at).order_by("expires_at")
    return tuple(rows.values_list("draft__forum", "draft__identifier"))


def end(row: Draft, *, at: dt.datetime) -> Silence | None:
    """End the silence on a locked draft if its moment has come, in the caller's transaction, which adopts; None: it does not run."""
    running = Silence.objects.filter(draft=row, state=State.RUNNING, expires_at__lte=at).first()
    if running is not None:
        running.state, running.ended_at = State.ENDED, running.expires_at
        running.save(update_fields=["state", "ended_at"])
    return running


def _running(row: Draft) -> Silence:
    running = Silence.objects.filter(draft=row, state=State.RUNNING).first()
    if running is None:
        raise NoSilence(f"no silence on {row.identifier} runs")
    return running


def _enter(
    row: Draft,
    made: Silence,
    actor: Actor,
    verb: str,
    at: dt.datetime,
    reason: str = "",
    **more: Any,
) -> None:
    said = {
        "silence": made.number,
        "version": made.version.number,
        "expires_at": made.expires_at.isoformat(),
        "addressees": made.addressees,
        "withholds_names": made.withholds_names,
        "reason": reason,
        **more,
    }
    enter(row, by=actor.code, verb=verb, at=at, payload={"said": said}, person=actor.person)
