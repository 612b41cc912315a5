"""What a draft was: its versions, its rounds, its acts. Kept for ever, and never changed, once others see the draft."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from consenso.core.errors import NotFound
from consenso.domain.drafting.models import Act, Round, Version

WRITTEN = (
    "begin",
    "prepare",
    "read_brackets",
)  # acts that hold all the words of a draft before it is circulated
DECIDING = ("resolve", "take", "decline", "reword", "read_brackets")  # acts by which words change


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version without what it holds."""

    number: int
    kind: str
    revision: int
    digest: str
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round: when it opened, until when proposals are asked for, and when it was closed."""

    number: int
    opened_at: dt.datetime
    closes_at: dt.datetime
    closed_at: dt.datetime | None

    def is_open(self, at: dt.datetime) -> bool:
        return self.closed_at is None and at < self.closes_at


def versions(draft: int) -> tuple[VersionRow, ...]:
    """Return the versions of a draft (its row's id), the latest first. One query."""
    rows = Version.objects.filter(draft_id=draft).order_by("-number").defer("document")
    return tuple(
        VersionRow(row.number, row.kind, row.revision, row.digest, row.by, row.at) for row in rows
    )


def version_document(draft: int, number: int) -> Mapping[str, Any]:
    """Return what a version holds: {paragraphs, proposals, translations}. One query.

    Raises:
        NotFound: there is none.
    """
    row = Version.objects.filter(draft_id=draft, number=number).first()
    if row is None:
        raise NotFound("version", str(number))
    document: Mapping[str, Any] = row.document
    return document


def rounds(draft: int) -> tuple[RoundRow, ...]:
    """Return the rounds of a draft (its row's id), the latest first. One query."""
    rows = Round.objects.filter(draft_id=draft).order_by("-number")
    return tuple(RoundRow(row.number, row.opened_at, row.closes_at, row.closed_at) for row in rows)


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act on a draft that all who see it may see. `payload`: see `acts_of`."""

    number: int
    verb: str
    by: str
    paragraph: str
    payload: Mapping[str, Any]
    at: dt.datetime


def acts_of(
    draft: int,
    *,
    after: int = 0,
    until: int | None = None,
    paragraph: str = "",
    verbs: Collection[str] = (),
) -> tuple[ActRow, ...]:
    """Return the acts on a draft (its row's id) after one revision and until another, in order; of some kinds alone if asked. One query.

    A payload has {paragraphs: [paragraph as it then was], order: [id] where the order changed, proposals: [proposal as it then
    was, with its state and by], said: what else there is to say of it}; what did not change is absent.
    """
    rows = Act.objects.filter(draft_id=draft, number__gt=after)
    if until is not None:
        rows = rows.filter(number__lte=until)
    if paragraph:
        rows = rows.filter(paragraph=paragraph)
    if verbs:
        rows = rows.filter(verb__in=verbs)
    columns = ("number", "verb", "by", "paragraph", "payload", "at")
    return tuple(ActRow(*row) for row in rows.order_by("number").values_list(*columns))


def shown_from(draft: int) -> int:
    """Return the number of the act whose words a draft (its row's id) was circulated with: what it said before is nobody's to see.

    0 for one that is in preparation, and so the secretariat's alone. Two queries at most.
    """
    rows = Act.objects.filter(draft_id=draft).order_by("number").values_list("number", flat=True)
    circulated = rows.filter(verb="circulate").first()
    if circulated is None:
        return 0
    return rows.filter(verb__in=WRITTEN, number__lt=circulated).last() or 0


def words_changed(draft: int) -> Mapping[str, dt.datetime]:
    """Return when the words of paragraphs (ids) of a draft (its row's id) were last decided; those never touched are absent.

    A position that is older was taken on other words. One query.
    """
    rows = Act.objects.filter(draft_id=draft, verb__in=DECIDING).order_by("number")
    return {
        said["id"]: at
        for payload, at in rows.values_list("payload", "at")
        for said in payload.get("paragraphs", ())
    }
