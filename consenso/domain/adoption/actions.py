"""Adoption: a draft that nobody objects to becomes a text of the public record, once, with who stood where.

All of it is one transaction under the lock that every act waits for: the silence ends, the text is in the record, every language
says what was agreed, the consensus record has its digest in the public ledger. A process that dies on the way leaves the silence
running, and the next one finds it due.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from consenso.core.errors import ConsensoError
from consenso.core.locale import capital_zone
from consenso.core.outline import Outline
from consenso.core.record import Text
from consenso.domain.accounts.access import Actor
from consenso.domain.accounts.queries import delegations
from consenso.domain.adoption.making import (
    free_identifier,
    outlines_of,
    places_of,
    text_document,
)
from consenso.domain.drafting import consensus, silence, versions
from consenso.domain.drafting.acts import enter, locked, moment
from consenso.domain.drafting.hindrances import refuse_hindered
from consenso.domain.drafting.models import Draft, Silence
from consenso.domain.drafting.queries import row_of
from consenso.domain.imports.files import let_say
from consenso.domain.ledger.actions import one_at_a_time, record
from consenso.domain.parties.queries import party_names
from consenso.domain.record.actions import amend
from consenso.domain.record.queries import public_document, stored
from consenso.domain.texts.actions import keep_consensus
from consenso.domain.texts.consensus import digest_of_acts
from consenso.domain.texts.contents import digest_of

Publicity = Draft.Publicity


@dataclass(frozen=True, slots=True)
class Adoption:
    """A draft that was adopted: as which text (id), and the public entry that says so.

    `trouble` is the code of what kept a draft whose silence is over from becoming a text, '' where nothing did; "fault" where that is
    a fault of ours, with what was raised.
    """

    forum: str
    draft: str
    text: str
    entry: int
    trouble: str = ""
    fault: Exception | None = None


def adopt_due(*, at: dt.datetime, site: str) -> tuple[Adoption, ...]:
    """Adopt every draft whose silence is over at a moment, each in a transaction of its own; return what became of each.

    However many processes do this at once, each is adopted by one of them; the others return it not. What cannot be entered into
    the record stays due, and is returned with its trouble. `site` is the site's own address, without a slash at its end.
    """
    found = []
    for forum, identifier in silence.due(at):
        try:
            one = _adopt_silent(forum, identifier, at=at, site=site)
        except ConsensoError as error:
            one = Adoption(forum, identifier, "", 0, error.code)
        except Exception as error:  # it keeps back no other draft
            one = Adoption(forum, identifier, "", 0, "fault", error)
        if one is not None:
            found.append(one)
    return tuple(found)


@transaction.atomic
def _adopt_silent(forum: str, identifier: str, *, at: dt.datetime, site: str) -> Adoption | None:
    one_at_a_time()
    row = Draft.objects.get(forum=forum, identifier=identifier)
    ended = silence.end(row, at=at)
    if ended is None:
        return None
    # What was put under silence is adopted, whatever was done to the draft since.
    document = ended.version.document
    return _make(row, document, ended, actor=None, on=ended.expires_at, at=at, site=site)


@transaction.atomic
def adopt(
    *, actor: Actor, identifier: str, site: str, seen: str | None = None, at: dt.datetime
) -> Adoption:
    """Adopt a draft in a meeting, as who presides: the gavel. Return the text. `seen` says what was read, see `versions.refuse_unread`.

    Raises:
        NotFound, NotAllowed: see `drafting.acts.locked`; NotAllowed also while a silence runs.
        DraftHasChanged: it is not what was read.
        BracketsLeft, LanguagesBehind, ObjectionStands: see `drafting.hindrances.refuse_hindered`.
        RecordIsBroken: the record would not be sound with the text in it.
    """
    row = locked(actor, identifier, "decides")
    refuse_hindered(row_of(row))
    versions.refuse_unread(row, seen)
    at = moment(row, at)
    versions.keep_version(row, kind="final", by=actor.code, at=at)
    document = versions.document_of(row)
    return _make(row, document, None, actor=actor, on=at, at=at, site=site)


def _make(
    row: Draft,
    document: Mapping[str, Any],
    ended: Silence | None,
    *,
    actor: Actor | None,
    on: dt.datetime,
    at: dt.datetime,
    site: str,
) -> Adoption:
    """Make the text of a locked draft, in the caller's transaction. `on` is the moment at which it counts as adopted."""
    draft, mode = row_of(row), "silence" if ended else "meeting"
    by = actor.code if actor else row.presided_by or "secretariat"
    person = actor.person if actor else None
    said = outlines_of(draft, document)
    text = free_identifier(row.identifier, stored(row.forum, Text))
    asked = ended.addressees if ended else silence.addressees(row)
    has_meeting = row.meeting and public_document(row.forum, "meeting", row.meeting)
    entity = text_document(
        draft,
        identifier=text,
        outline=said[row.language],
        date=on.astimezone(_zone(row)).date(),
        meeting=row.meeting if has_meeting else "",
        adopted_by=[code for code in asked if code in party_names(row.forum)],
        source=f"{site}/en/{row.forum}/texts/{text}/",
    )
    amend(
        forum=row.forum,
        kind="text",
        identifier=text,
        document=entity,
        base="",
        at=at,
        by=by,
        reason=_REASONS[mode] % row.identifier,
        sources=entity["sources"],
        person=person,
    )
    name = f"draft {row.identifier}, revision {row.revision}"
    for outline in said.values():
        _say(row.forum, text, outline, name=name, by=by, person=person, at=at)
    adopted = consensus.Adopted(
        text,
        {tag: digest_of(one) for tag, one in said.items()},
        places_of(document, said[row.language]),
    )
    entry = _enter_consensus(row, adopted, ended, mode=mode, on=on, at=at, by=by, person=person)
    _close(row, text, mode=mode, on=on, at=at, by=by, entry=entry, person=person)
    return Adoption(row.forum, row.identifier, text, entry)


_REASONS = {"silence": "Adopted in silence: draft %s", "meeting": "Adopted in a meeting: draft %s"}


def _close(
    row: Draft,
    text: str,
    *,
    mode: str,
    on: dt.datetime,
    at: dt.datetime,
    by: str,
    entry: int,
    person: int | None,
) -> None:
    """Let the draft be adopted: its last act."""
    row.state, row.text, row.in_hand = Draft.State.ADOPTED, text, ""
    told = {"text": text, "mode": mode, "adopted_at": on.isoformat(), "entry": entry}
    enter(row, by=by, verb="adopt", at=at, payload={"said": told}, person=person)


def _zone(row: Draft) -> ZoneInfo:
    """Return the time in which who presides counts days: the delegation's, its capital's, else UTC."""
    code = row.presided_by or "secretariat"
    named = next((one.time_zone for one in delegations(row.forum) if one.code == code), "")
    return ZoneInfo(named or capital_zone(code) or "UTC")


def _say(
    forum: str,
    text: str,
    outline: Outline,
    *,
    name: str,
    by: str,
    person: int | None,
    at: dt.datetime,
) -> None:
    let_say(
        forum=forum,
        text=text,
        outline=outline,
        source={"name": name[:200], "sha256": digest_of(outline), "address": ""},
        at=at,
        by=by,
        person=person,
    )


def _enter_consensus(
    row: Draft,
    adopted: consensus.Adopted,
    ended: Silence | None,
    *,
    mode: str,
    on: dt.datetime,
    at: dt.datetime,
    by: str,
    person: int | None,
) -> int:
    """Write the consensus record's digest into the public ledger, and keep the record where it may be read; return the entry."""
    document = consensus.document_of(row, adopted, mode=mode, silence=ended, at=on)
    acts = consensus.negotiation_of(row) if row.publicity == Publicity.NEGOTIATION else []
    if acts:
        document["negotiation"] = {"n_acts": len(acts), "sha256": digest_of_acts(acts)}
    is_public = row.publicity != Publicity.TEXT
    digest = consensus.digest_of(document)
    entry = record(
        forum=row.forum,
        act="text:adopt",
        by=by,
        at=at,
        changes=(),
        payload={
            "text": adopted.text,
            "number": 1,
            "draft": row.identifier,
            "mode": mode,
            "adopted_at": on.isoformat(),
            "contents": dict(adopted.contents),
            "consensus": digest,
            "is_public": is_public,
        },
        person=person,
    )
    consensus.keep_consensus(row, document, entry=entry, at=at)
    if is_public:
        keep_consensus(
            forum=row.forum,
            text=adopted.text,
            number=1,
            document=document,
            acts=acts,
            digest=digest,
            entry=entry,
            at=at,
        )
    return entry
