"""A draft in its other languages: which paragraph is current, stale or missing in each, and who translates what next."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.db import transaction

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import Actor
from consenso.domain.drafting.acts import enter, locked, moment
from consenso.domain.drafting.models import Paragraph, Translation
from consenso.domain.drafting.proposing import clean, earlier
from consenso.domain.drafting.queries import DraftRow, paragraphs, sha_of

Status = Literal["current", "stale", "missing"]


@dataclass(frozen=True, slots=True)
class TranslationRow:
    """A paragraph in another language (BCP 47). `status`: current, stale (its words changed since), missing.

    `of` is the SHA-256 of the words that it translates.
    """

    paragraph: str
    language: str
    text: str
    status: Status
    by: str = ""
    at: dt.datetime | None = None
    of: str = ""


def translations(draft: DraftRow, language: str) -> tuple[TranslationRow, ...]:
    """Return all paragraphs with words in another language of the draft, in order. Two queries.

    Raises:
        NotFound: it is no other language of the draft.
    """
    if language not in draft.languages:
        raise NotFound("language", language)
    held = {
        one.paragraph.identifier: one
        for one in Translation.objects.filter(
            paragraph__draft_id=draft.id, language=language
        ).select_related("paragraph")
    }
    return tuple(
        _row(one.id, one.text, language, held.get(one.id))
        for one in paragraphs(draft.id)
        if one.text
    )


def _row(paragraph: str, base: str, language: str, held: Translation | None) -> TranslationRow:
    if held is None or not held.text:
        return TranslationRow(paragraph, language, "", "missing")
    status = status_of(base, held.text, held.of)
    return TranslationRow(paragraph, language, held.text, status, held.by, held.at, held.of)


def status_of(base: str, text: str, of: str) -> Status:
    """Return how a translation stands to the words of the working language; `of` is the SHA-256 of those that it was made of.

    >>> status_of("We meet.", "", ""), status_of("We meet.", "Nos reunimos.", "0")
    ('missing', 'stale')
    """
    if not text:
        return "missing"
    return "current" if of == sha_of(base) else "stale"


def queue(draft: DraftRow, language: str) -> tuple[TranslationRow, ...]:
    """Return what is to be translated: what is missing and what is stale, in the order of the text. Two queries.

    Raises:
        NotFound: it is no other language of the draft.
    """
    return tuple(one for one in translations(draft, language) if one.status != "current")


def counts(draft: DraftRow) -> Mapping[str, Mapping[str, int]]:
    """Return, for each other language of the draft, how many paragraphs are current, stale and missing. Two queries."""
    found = {one: {"current": 0, "stale": 0, "missing": 0} for one in draft.languages}
    base = {one.id: one.text for one in paragraphs(draft.id) if one.text}
    rows = Translation.objects.filter(paragraph__draft_id=draft.id).select_related("paragraph")
    held = {(one.paragraph.identifier, one.language): one for one in rows}
    for language, count in found.items():
        for paragraph, text in base.items():
            one = _row(paragraph, text, language, held.get((paragraph, language)))
            count[one.status] += 1
    return found


@transaction.atomic
def translate(
    *,
    actor: Actor,
    identifier: str,
    paragraph: str,
    language: str,
    text: str,
    of: str,
    at: dt.datetime,
) -> TranslationRow:
    """Keep a paragraph's words in another language; return them. `of` is the SHA-256 of the words that were translated.

    Where those changed meanwhile the translation is kept, and is stale.

    Raises:
        NotFound, NotAllowed: see `acts.locked`; NotFound also for a paragraph or a language that the draft has not.
        DraftHasChanged: `of` is of words that the paragraph never had.
    """
    row = locked(actor, identifier, "translates")
    found = Paragraph.objects.filter(draft=row, identifier=paragraph).first()
    if found is None or language not in row.languages:
        raise NotFound("paragraph", f"{paragraph} {language}")
    if of != sha_of(found.text):
        earlier(row, paragraph, of)
    at = moment(row, at)
    text = clean(text)
    held, _ = Translation.objects.update_or_create(
        paragraph=found,
        language=language,
        defaults={"text": text, "of": of, "by": actor.code, "at": at},
    )
    said = {"language": language, "text": text, "of": of}
    enter(
        row,
        by=actor.code,
        verb="translate",
        at=at,
        paragraph=paragraph,
        payload={"said": said},
        person=actor.person,
    )
    return _row(paragraph, found.text, language, held)
