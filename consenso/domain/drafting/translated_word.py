"""A draft in another language as it stood at any version, for translators to take along; and what a file of theirs brings back."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db import transaction

from consenso.core.errors import NotFound
from consenso.core.formats import word
from consenso.domain.accounts.access import Actor
from consenso.domain.drafting.acts import locked
from consenso.domain.drafting.past import acts_of, version_document
from consenso.domain.drafting.proposing import clean
from consenso.domain.drafting.queries import DraftRow, ParagraphRow, paragraphs, row_of, sha_of
from consenso.domain.drafting.replay import at_revision
from consenso.domain.drafting.translations import TranslationRow, status_of, translate, translations
from consenso.domain.drafting.word import name_of, style_of

# taken: the words are kept. later: they are, and the working language changed after the file was written, so they are stale.
# same: the file says what stands here. overtaken: somebody else translated meanwhile, and theirs stays. absent: the file says nothing.
Outcome = Literal["taken", "later", "same", "overtaken", "absent"]


@dataclass(frozen=True, slots=True)
class Stood:
    """A paragraph with words, and its translation, as they stood together."""

    row: ParagraphRow
    translation: TranslationRow


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a paragraph of a file: `text` is what the file says, `held` what stands here now."""

    row: ParagraphRow
    outcome: Outcome
    text: str
    held: str


def stood(draft: DraftRow, language: str, mark: str) -> tuple[Stood, ...]:
    """Return a draft beside another language of it as both stood at a mark: "v2" for version 2, "r17" for revision 17.

    At most two queries.

    Raises:
        NotFound: it is no other language of the draft, or there is no such version or revision.
    """
    kind, number = mark[:1], mark[1:]
    if language not in draft.languages:
        raise NotFound("language", language)
    if not (kind in "vr" and number.isascii() and number.isdecimal() and len(number) < 9):
        raise NotFound("version", mark)
    if kind == "v":
        return stood_in(version_document(draft.id, int(number)), language)
    said = {
        act.paragraph: (act.payload["said"]["text"], act.payload["said"]["of"])
        for act in acts_of(draft.id, until=int(number), verbs=("translate",))
        if act.payload["said"]["language"] == language
    }
    return _beside(at_revision(draft, int(number)).paragraphs, language, said)


def stood_in(document: Mapping[str, Any], language: str) -> tuple[Stood, ...]:
    """Return what a version holds (`past.version_document`) beside another language, as both stood.

    >>> stood_in({"paragraphs": [], "translations": []}, "es")
    ()
    """
    said = {
        one["paragraph"]: (one["text"], one["of"])
        for one in document["translations"]
        if one["language"] == language
    }
    return _beside(map(ParagraphRow.from_json, document["paragraphs"]), language, said)


def _beside(
    rows: Iterable[ParagraphRow], language: str, said: Mapping[str, tuple[str, str]]
) -> tuple[Stood, ...]:
    return tuple(
        Stood(one, _translation(one, language, *said.get(one.id, ("", ""))))
        for one in rows
        if one.text
    )


def _translation(row: ParagraphRow, language: str, text: str, of: str) -> TranslationRow:
    status = status_of(row.text, text, of)
    return TranslationRow(row.id, language, text, status, of=of)


def as_translation(
    draft: DraftRow, rows: tuple[Stood, ...], *, language: str, title: str, mark: str
) -> word.Draft:
    """Return a draft in another language for Word: every paragraph with words in the working language, '' where it has none there."""
    made = tuple(
        word.Paragraph(one.row.id, one.translation.text, one.row.number, style_of(one.row))
        for one in rows
    )
    return word.Draft(made, title=title, language=language, id=name_of(draft), version=mark)


@transaction.atomic
def take_back(
    *,
    actor: Actor,
    identifier: str,
    language: str,
    mark: str,
    texts: Mapping[str, str],
    at: dt.datetime,
) -> tuple[Brought, ...]:
    """Keep what a file says of paragraphs (ids) in a language, in the place of what stood there when it was written; return of each
    paragraph what became of it.

    `mark` is what the file was written from. What others translated meanwhile stays; what it says of words that changed meanwhile
    is kept, and stale.

    Raises:
        NotFound, NotAllowed: see `acts.locked`; NotFound also for a language or a mark that is not the draft's.
    """
    row = row_of(locked(actor, identifier, "translates"))
    then = {one.row.id: one for one in stood(row, language, mark)}
    now = {one.paragraph: one.text for one in translations(row, language)}
    found = []
    for one in paragraphs(row.id):
        if not one.text:
            continue
        text, held, was = clean(texts.get(one.id, "")), now[one.id], then.get(one.id)
        outcome = _outcome(one, text, held, was)
        if outcome in ("taken", "later") and was is not None:
            translate(
                actor=actor,
                identifier=identifier,
                paragraph=one.id,
                language=language,
                text=text,
                of=sha_of(was.row.text),
                at=at,
            )
        found.append(Brought(one, outcome, text, held))
    return tuple(found)


def _outcome(one: ParagraphRow, text: str, held: str, was: Stood | None) -> Outcome:
    if not text or was is None:
        return "absent"
    if text in (
        held,
        was.translation.text,
    ):  # what its translator left as it was takes nobody's place
        return "same"
    if held != was.translation.text:
        return "overtaken"
    return "taken" if was.row.text == one.text else "later"
