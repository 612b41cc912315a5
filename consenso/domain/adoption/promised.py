"""What an adopted text promises, sentence by sentence, and taking it into the record as commitments that can be followed.

A promise is anchored to its paragraph and language by its source: the address at which the paragraph stands.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from consenso.core.outline import Outline
from consenso.core.promises import Sentence, areas_of, promises, vocabulary_of
from consenso.core.record import Commitment, Forum
from consenso.domain.accounts.access import Actor, NotAllowed, abilities
from consenso.domain.commitments.queries import areas
from consenso.domain.drafting.access import draft_for
from consenso.domain.ledger.actions import one_at_a_time
from consenso.domain.record.actions import amend
from consenso.domain.record.queries import stored
from consenso.domain.texts.contents import content, outline_of
from consenso.domain.texts.queries import text as text_of


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise of an adopted text. `id` is that of the commitment it becomes; `is_taken`: the record has it.

    `areas` and `kind` are what its words suggest, as ids of the record; () and '' where they suggest none. `section` is the heading
    that it stands under. `deadline` is a year, None where none is given.
    """

    id: str
    language: str
    paragraph: str
    number: str
    section: str
    sentence: Sentence
    areas: tuple[str, ...]
    kind: str
    is_taken: bool

    @property
    def deadline(self) -> int | None:
        found = re.match(r"\d{4}", self.sentence.deadline)
        return int(found[0]) if found else None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A promise (the commitment's id) that is taken into the record: in which area, of which kind, in which words, by whom."""

    id: str
    area: str
    kind: str
    paraphrase: str
    promised_by: tuple[str, ...]


def promised(forum: Forum, text: str, language: str) -> tuple[Promised, ...]:
    """Return the promises that a text (id) makes in a language (BCP 47), in order. Reads the whole text: seconds for a long one.

    Raises:
        NotFound: the text says nothing in that language.
    """
    outline = outline_of(content(forum.id, text, language))
    names = {one.id: one.name for one in areas(forum.id)}
    vocabulary = vocabulary_of(names)
    taken = stored(forum.id, Commitment)
    parts = {one.id: one for one in outline.paragraphs}
    seen: dict[str, int] = {}
    found = []
    for one in promises(outline, language=language, vocabulary=vocabulary):
        if not one.promise:
            continue
        seen[one.paragraph] = seen.get(one.paragraph, 0) + 1
        name = _name(text, one.paragraph, seen[one.paragraph])
        found.append(
            Promised(
                name,
                language,
                one.paragraph,
                parts[one.paragraph].number,
                _section(outline, one.paragraph),
                one,
                one.areas or areas_of(one.text, language, vocabulary),
                _kind(forum, one, language),
                name in taken,
            )
        )
    return tuple(found)


def _name(text: str, paragraph: str, count: int) -> str:
    """Return the id of a commitment by where it stands.

    >>> _name("harbour-plan", "sec_I__para_3__point_a", 2)
    'harbour-plan-i-3-a-2'
    """
    place = "-".join(step.rpartition("_")[2] or step for step in paragraph.split("__"))
    tail = re.sub(r"[^a-z0-9]+", "-", place.lower()).strip("-")
    end = f"-{tail}" + (f"-{count}" if count > 1 else "")
    return f"{text[: 80 - len(end)].rstrip('-')}{end}"


def _section(outline: Outline, paragraph: str) -> str:
    """Return the heading that a paragraph stands under, with its number; '' for none."""
    last = ""
    for one in outline.paragraphs:
        if one.id == paragraph:
            break
        if one.kind in ("heading", "annex"):
            last = f"{one.number} {one.text}".strip()
    return last


def _kind(forum: Forum, one: Sentence, language: str) -> str:
    """Return the kind of commitment of which the sentence has the name in it, '' where it has none of them."""
    words = one.text.casefold()
    named = (
        (term.name.get(language, "").casefold(), term.id)
        for term in forum.vocabularies.commitment_kinds
    )
    return next((name for label, name in named if label and label[:5] in words), "")


@transaction.atomic
def take(
    *,
    actor: Actor,
    identifier: str,
    forum: Forum,
    language: str,
    chosen: Sequence[Chosen],
    site: str,
    at: dt.datetime,
) -> tuple[str, ...]:
    """Take promises of an adopted draft's text into the record, each a public entry; return the commitments' ids.

    What the record has already is passed over. `site` is the site's own address.

    Raises:
        NotFound: there is no such draft for this actor, or it is no text.
        NotAllowed: the actor does not keep the record.
        RecordIsBroken: with every problem; none is taken.
    """
    row = draft_for(actor, identifier)
    if not abilities(actor).decides:
        raise NotAllowed("take promises into the record")
    text_of(row.forum, row.text)
    one_at_a_time()
    found = {one.id: one for one in promised(forum, row.text, language)}
    done = []
    for want in chosen:
        one = found.get(want.id)
        if one is None or one.is_taken:
            continue
        source = f"{site}/en/{row.forum}/texts/{row.text}/in/{language}/{one.paragraph}/"
        amend(
            forum=row.forum,
            kind="commitment",
            identifier=one.id,
            document=_document(one, want, text=row.text, source=source),
            base="",
            at=at,
            by=actor.code,
            reason=f"A promise of the adopted text: draft {row.identifier}",
            sources=[source],
            person=actor.person,
        )
        done.append(one.id)
    return tuple(done)


def _document(one: Promised, want: Chosen, *, text: str, source: str) -> dict[str, Any]:
    said: dict[str, Any] = {"id": one.id, "text": text}
    if one.section:
        said["section"] = {one.language: one.section}
    if one.number:
        said["paragraph"] = one.number.strip(" .()")
    said |= {
        "areas": [want.area] if want.area else [],
        "kind": want.kind,
        "paraphrase": {one.language: want.paraphrase.strip() or one.sentence.text},
        "actors": {"from": list(want.promised_by)},
    }
    return said | _figures(one) | {"confidence": "high", "sources": [source]}


def _figures(one: Promised) -> dict[str, Any]:
    """Return how much and by when, as far as the sentence says it in figures."""
    said: dict[str, Any] = {}
    sentence = one.sentence
    if sentence.quantity is not None:
        whole = int(sentence.quantity)
        said["quantity"] = whole if whole == sentence.quantity else sentence.quantity
        if sentence.currency:
            said["currency"] = sentence.currency
        elif sentence.unit:
            said["unit"] = {one.language: sentence.unit}
    if one.deadline:
        said["period"] = {"to": one.deadline}
    return said


def not_taken(found: Iterable[Promised]) -> tuple[Promised, ...]:
    """Return the promises that the record does not have yet.

    >>> not_taken(())
    ()
    """
    return tuple(one for one in found if not one.is_taken)
