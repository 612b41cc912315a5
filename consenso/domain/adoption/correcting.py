"""A slip in an adopted text is put right by a recorded act: which words, in which language, and why.

The manner is that of treaties (Vienna Convention on the Law of Treaties, article 79): the text itself is corrected, all can see what
stood there before, and who presides answers for it. The record of the adoption stays as it is; each correction is one more.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from consenso.core.errors import ConsensoError, NotFound
from consenso.core.outline import Outline
from consenso.domain.accounts.access import Actor
from consenso.domain.drafting import consensus
from consenso.domain.drafting.acts import DraftHasChanged, enter, locked, moment
from consenso.domain.drafting.models import Draft
from consenso.domain.drafting.proposing import clean
from consenso.domain.drafting.queries import sha_of
from consenso.domain.imports.files import let_say
from consenso.domain.ledger.actions import record
from consenso.domain.texts.actions import keep_consensus
from consenso.domain.texts.contents import content, contents, digest_of, outline_of


class NothingCorrected(ConsensoError):
    """A correction that changes no word, or leaves a paragraph without any."""

    code = "adoption.nothing_corrected"


class CorrectionWithoutReason(ConsensoError):
    """A correction says why it is one."""

    code = "adoption.correction_without_reason"


@dataclass(frozen=True, slots=True)
class Correction:
    """What is put right: a paragraph (id) of the text in a language (BCP 47), its words from now on, and why.

    `was` is the SHA-256 of the words that were read, as `drafting.queries.sha_of` has it.
    """

    language: str
    paragraph: str
    was: str
    words: str
    why: str


@transaction.atomic
def correct(*, actor: Actor, identifier: str, said: Correction, at: dt.datetime) -> int:
    """Put a paragraph of an adopted draft's text right, as who presides; return the correction's number, from 2.

    Raises:
        NotFound, NotAllowed: see `drafting.acts.locked`; NotFound also for a language or a paragraph that the text has not.
        CorrectionWithoutReason: it does not say why.
        DraftHasChanged: the paragraph does not say any more what was read.
        NothingCorrected: its words would stay as they are, or be none.
    """
    row = locked(actor, identifier, "corrects")
    at, why, words = moment(row, at), said.why.strip(), clean(said.words)
    if not why:
        raise CorrectionWithoutReason(f"correction of {identifier} without a reason")
    held = content(row.forum, row.text, said.language)
    outline = outline_of(held)
    part = next((one for one in outline.paragraphs if one.id == said.paragraph), None)
    if part is None:
        raise NotFound("paragraph", said.paragraph)
    if sha_of(part.text) != said.was:
        raise DraftHasChanged(identifier, said.paragraph)
    if words in ("", part.text):
        raise NothingCorrected(f"correction of {identifier} {said.paragraph}")
    parts = [replace(one, text=words) if one is part else one for one in outline.paragraphs]
    told = {
        "language": said.language,
        "paragraph": part.id,
        "number": part.number,
        "was": part.text,
        "words": words,
        "why": why,
        "by": actor.code,
    }
    return _entered(row, replace(outline, paragraphs=tuple(parts)), told, actor=actor, at=at)


def _entered(
    row: Draft, outline: Outline, told: Mapping[str, str], *, actor: Actor, at: dt.datetime
) -> int:
    """Let the text say what it now says, and write who put what right, in both ledgers and in the consensus record."""
    before = consensus.consensus_rows(row.pk)[-1]
    number = before.number + 1
    let_say(
        forum=row.forum,
        text=row.text,
        outline=outline,
        source={
            "name": f"draft {row.identifier}, correction {number - 1}"[:200],
            "sha256": digest_of(outline),
            "address": "",
        },
        at=at,
        by=actor.code,
        person=actor.person,
    )
    now = {one.language: one.digest for one in contents(row.forum, row.text)}
    document = consensus.correction_of(row, before, text=row.text, contents=now, said=told, at=at)
    digest = consensus.digest_of(document)
    # The words stand in the ledger itself: what was put right can be read there whatever becomes of the rest.
    payload: dict[str, Any] = {
        **told,
        "in_text": told["number"],
        "text": row.text,
        "number": number,
        "consensus": digest,
        "is_public": True,
    }
    entry = record(
        forum=row.forum,
        act="text:correct",
        by=actor.code,
        at=at,
        changes=(),
        payload=payload,
        person=actor.person,
    )
    consensus.keep_consensus(row, document, entry=entry, at=at)
    keep_consensus(
        forum=row.forum,
        text=row.text,
        number=number,
        document=document,
        acts=(),
        digest=digest,
        entry=entry,
        at=at,
    )
    enter(
        row,
        by=actor.code,
        verb="correct",
        at=at,
        payload={"said": {**told, "correction": number}},
        person=actor.person,
    )
    return number
