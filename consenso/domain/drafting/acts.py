"""How every act on a draft is written: under the lock, checked at the door, one entry in the ledger, and once more for the replay."""

import datetime as dt
from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any

from consenso.core.errors import ConsensoError, NotFound
from consenso.core.record import canonical_json
from consenso.domain.accounts.access import Actor
from consenso.domain.drafting.access import require
from consenso.domain.drafting.composing import remember_still
from consenso.domain.drafting.models import Act, Draft, Paragraph
from consenso.domain.drafting.queries import paragraph_row, row_of
from consenso.domain.ledger.actions import one_at_a_time, record_confidentially

STANDING = (
    "paragraphs",
    "order",
    "proposals",
)  # what a payload has where the act changes how the draft stands


class DraftHasChanged(ConsensoError):
    """What was decided on is not what stands there any more; nothing was done. `paragraph` is its id, '' for all of the draft."""

    code = "drafting.has_changed"

    def __init__(self, draft: str, paragraph: str = "") -> None:
        super().__init__(f"draft {draft} has changed {paragraph}".rstrip())
        self.draft = draft
        self.paragraph = paragraph


def locked(actor: Actor, identifier: str, ability: str) -> Draft:
    """Return a draft, of the caller's transaction alone until it ends, on which the actor may do something now.

    Raises:
        NotFound: there is none, or it is not for this actor.
        NotAllowed: the actor may not, as it stands.
    """
    one_at_a_time()
    row = Draft.objects.filter(forum=actor.forum, identifier=identifier).first()
    if row is None:
        raise NotFound("draft", identifier)
    require(actor, row_of(row), ability)
    return row


def moment(row: Draft, at: dt.datetime) -> dt.datetime:
    """Return the moment, or that of the act before where a clock was set back: acts stand in order."""
    return max(at, row.changed_at)


def enter(
    row: Draft,
    *,
    by: str,
    verb: str,
    at: dt.datetime,
    payload: Mapping[str, Any],
    paragraph: str = "",
    person: int | None = None,
) -> int:
    """Add an act that all who see the draft may see, and its entry in the ledger; store the draft; return the revision.

    The draft's head is the digest of the act with the one before, so that nobody can change an act behind the others.
    """
    before = row.head
    row.revision += 1
    row.changed_at = moment(row, at)
    said = {
        "before": before,
        "number": row.revision,
        "verb": verb,
        "by": by,
        "paragraph": paragraph,
        "payload": payload,
        "at": row.changed_at.isoformat(),
    }
    row.head = sha256(canonical_json(said)).hexdigest()
    row.save()
    Act.objects.create(
        draft=row,
        number=row.revision,
        verb=verb,
        by=by,
        paragraph=paragraph,
        payload=payload,
        head=row.head,
        at=row.changed_at,
    )
    enter_ledger(
        row,
        by=by,
        verb=verb,
        at=row.changed_at,
        level=_level(row),
        delegation=by,
        payload={"act": row.revision, "digest": row.head},
        person=person,
    )
    if not any(one in payload for one in STANDING):
        remember_still(row_of(row), before)
    return row.revision


def _level(row: Draft) -> str:
    if row.state == Draft.State.PREPARED:
        return "secretariat"
    return "delegations" if row.is_shown_to_observers else "parties"


def enter_ledger(
    row: Draft,
    *,
    by: str,
    verb: str,
    at: dt.datetime,
    level: str,
    delegation: str,
    payload: Mapping[str, Any],
    person: int | None,
) -> None:
    """Add an entry to the confidential ledger alone: what a delegation does in private is no act that others see."""
    record_confidentially(
        forum=row.forum,
        act=f"draft:{verb}",
        by=by,
        at=at,
        subject="draft",
        subject_id=row.identifier,
        delegation=delegation,
        level=level,
        payload=dict(payload),
        person=person,
    )


def enter_privately(
    row: Draft, actor: Actor, *, verb: str, at: dt.datetime, proposal: int | None = None
) -> None:
    """Add an entry of which the own delegation alone reads."""
    payload = {} if proposal is None else {"proposal": proposal}
    enter_ledger(
        row,
        by=actor.code,
        verb=verb,
        at=at,
        level="delegation",
        delegation=actor.code,
        payload=payload,
        person=actor.person,
    )


def paragraphs_said(row: Draft, identifiers: Collection[str] | None = None) -> list[dict[str, Any]]:
    """Return paragraphs as an act keeps them: those named, or all."""
    rows = Paragraph.objects.filter(draft=row).order_by("position")
    if identifiers is not None:
        rows = rows.filter(identifier__in=identifiers)
    return [paragraph_row(one).as_json() for one in rows]


def order_of(row: Draft) -> list[str]:
    """Return the ids of all paragraphs, in order."""
    rows = Paragraph.objects.filter(draft=row).order_by("position")
    return list(rows.values_list("identifier", flat=True))
