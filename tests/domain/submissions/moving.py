"""Submissions of the tests: prepared by the real act, and what the database holds of them."""

from typing import Any

from consenso.core.ledger import check, digest_of
from consenso.domain.accounts.access import Actor
from consenso.domain.accounts.queries import hashed
from consenso.domain.ledger.models import (
    Change,
    ConfidentialEntry,
    Credit,
    Entry,
    Recorded,
    Signature,
)
from consenso.domain.ledger.queries import broken
from consenso.domain.ledger.written import lines
from consenso.domain.record.queries import MODELS, public_document
from consenso.domain.submissions import actions
from consenso.domain.submissions.models import Submission, Version
from consenso.domain.submissions.queries import SubmissionRow
from tests.cast import AT, FORUM

REASON, SOURCES = "It was said so.", ("https://example.org/said",)
STATEMENT = ("statement", "opening-2019")
RECEIPT = hashed("known to the proposer alone")


def document_of(on: tuple[str, str] = STATEMENT) -> dict[str, Any] | None:
    return public_document(FORUM, *on)


def prepared(
    actor: Actor, words: str = "A note.", *, on: tuple[str, str] = STATEMENT, **more: Any
) -> SubmissionRow:
    """Return a submission that gives a public object another note; `more` is said in place of that."""
    before = document_of(on)
    said = {
        "document": (before or {}) | {"note": {"en": words}},
        "base": digest_of(before) if before else "",
        "reason": REASON,
        "sources": SOURCES,
        "at": AT,
    }
    return actions.prepare(actor=actor, kind=on[0], identifier=on[1], **said | more)


def revised(actor: Actor, row: SubmissionRow, **more: Any) -> SubmissionRow:
    """Return a submission after a revision that says `more` of it otherwise."""
    said = {
        "version": row.version,
        "document": row.document,
        "base": row.base,
        "reason": row.reason,
        "sources": row.sources,
        "at": AT,
    }
    return actions.revise(actor=actor, identifier=row.id, **said | more)


def proposed(**more: Any) -> SubmissionRow:
    """Return what somebody in public proposes on a meeting, to be thanked as Qzx Reader."""
    said = {
        "kind": "meeting",
        "identifier": "council-1",
        "reason": REASON,
        "sources": SOURCES,
        "credit": "Qzx Reader",
        "receipt": RECEIPT,
        "at": AT,
    }
    return actions.propose_publicly(forum=FORUM, **said | more)


def held() -> dict[str, list[tuple[Any, ...]]]:
    """Return everything that a move could change, as one comparable value; documents of the record by their digests."""
    tables = (Submission, Version, Entry, ConfidentialEntry, Signature, Credit)
    of_record: set[type[Recorded]] = set(MODELS.values())
    whole = {
        one._meta.label: list(one._default_manager.order_by("pk").values_list()) for one in tables
    }
    fields = {Change: ("pk", "entry", "kind", "identifier", "what", "digest")} | dict.fromkeys(
        of_record, ("pk", "position", "digest")
    )
    return whole | {
        model._meta.label: list(model._default_manager.order_by("pk").values_list(*names))
        for model, names in fields.items()
    }


def last_entry() -> ConfidentialEntry:
    return ConfidentialEntry.objects.filter(forum=FORUM).order_by("-number")[0]


def signer(book: str, number: int) -> int | None:
    """Return whose hand an entry was, as it is kept beside the ledger."""
    found = Signature.objects.filter(book=book, forum=FORUM, number=number)
    return found.values_list("person_id", flat=True).first()


def public_words() -> str:
    """Return the last line of the public ledger."""
    return [*lines(FORUM)][-1].decode()


def both_chains_hold() -> bool:
    public = check(lines(FORUM))
    return public.fault is None and broken(FORUM, book="confidential") is None
