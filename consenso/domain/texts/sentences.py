"""The sentences of texts: what of each is a promise, and its meaning as it is kept. Made from the contents alone, by the clockwork.

What is kept carries the stamp of what it was made from; where the software is another by now, it counts as not made.
"""

import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from hashlib import sha256
from itertools import accumulate
from operator import or_
from typing import Any

import numpy as np
from django.db import transaction
from django.db.models import Count, F, Q, QuerySet

from consenso import __version__
from consenso.core.lineage import Meanings, packed
from consenso.core.outline import Outline
from consenso.core.promises import promises
from consenso.domain.texts import models
from consenso.domain.texts.contents import ContentRow, contents, contents_by_id, outline_of

Pack = Callable[[Sequence[str]], Sequence[bytes]]
Ids = np.ndarray[Any, np.dtype[np.int64]]

ONE_SIDED = ("unilateral",)  # kinds of text that nobody else agreed to
NO_LANGUAGE = ("title", "heading", "note")  # parts whose sentences nobody agreed to word by word
MOST_HELD = 200_000  # sentences whose meanings one process holds (100 MB); of a forum with more, the latest texts'
_AT_ONCE = 64  # sentences whose meaning is worked out in one go


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence: of which content (id), the how manieth from 0, in which paragraph (its id).

    `found` holds what of it is a promise, as `core.promises` gives it (who, to_whom, action, quantity, unit, currency,
    deadline, strength, rule …), and the `kind` of its paragraph. `specificity` is from 1 to 5; None for what is no promise.
    """

    id: int
    content: int
    position: int
    paragraph: str
    text: str
    is_promise: bool
    specificity: int | None
    found: Mapping[str, Any]

    @property
    def is_language(self) -> bool:
        """Return whether it is wording that was agreed: no title, heading or note, and not empty."""
        return bool(self.text) and self.found["kind"] not in NO_LANGUAGE


@dataclass(frozen=True, slots=True)
class Kept:
    """The meanings of a forum's sentences, and of which sentence each is: its id, and its content's."""

    sentences: Ids
    contents: Ids
    meanings: Meanings


def make_due(*, pack: Pack = packed) -> bool:
    """Make the sentences of one content that are due, the latest text's first, and return whether there were any due.

    Takes some seconds for a long text: not for a request. The database is not held meanwhile.
    """
    for content in _due():
        for row in contents_by_id((content,)):  # none where it was imported anew meanwhile
            make(row, pack=pack)
        return True
    return False


def make_sentences(forum: str, text: str = "", *, pack: Pack = packed) -> int:
    """Make the sentences of a forum's texts, or of one text (id), anew; return of how many contents."""
    return sum(make(row, pack=pack) for row in contents(forum, text))


def make(row: ContentRow, *, pack: Pack = packed) -> bool:
    """Read the sentences of a content and keep them; return False where it was replaced meanwhile. Four queries and more."""
    read = _read(outline_of(row)) or [_NOTHING]
    said = [one for one in read if one["kind"] not in NO_LANGUAGE]
    for at in range(0, len(said), _AT_ONCE):
        some = said[at : at + _AT_ONCE]
        for one, meaning in zip(some, pack([each["text"] for each in some]), strict=True):
            one["meaning"] = meaning
    stamp = {"made": _stamp(row.digest)}
    with transaction.atomic():
        there = models.Content.objects.filter(pk=row.id, digest=row.digest)
        if not list(there.select_for_update()):
            return False
        models.Sentence.objects.filter(content=row.id).delete()
        models.Sentence.objects.bulk_create(
            [
                models.Sentence(
                    content_id=row.id,
                    position=place,
                    paragraph=sentence["paragraph"],
                    text=sentence["text"],
                    is_promise=sentence["promise"],
                    specificity=sentence["specificity"] or None,
                    found=_others(sentence) | (stamp if place == 0 else {}),
                    meaning=sentence.get("meaning"),
                )
                for place, sentence in enumerate(read)
            ],
            batch_size=200,
        )
    return True


def firsts(forum: str) -> dict[int, int]:
    """Return the id of the first sentence of each content (id), which is another one whenever they were made. One query.

    Of texts that somebody agreed to: what one side says alone is no agreed language. The latest texts first. A content whose
    sentences are not made is absent.
    """
    return dict(_firsts(forum).values_list("content_id", "id"))


def sentences(row: ContentRow) -> tuple[SentenceRow, ...]:
    """Return the sentences of a content, in order. One query; none where they are not made yet."""
    return tuple(map(_row, models.Sentence.objects.filter(content=row.id).order_by("position")))


def sentences_by_id(identifiers: Iterable[int]) -> dict[int, SentenceRow]:
    """Return sentences by their ids; those that are gone are absent. One query for five hundred."""
    wanted = list(identifiers)
    found: dict[int, SentenceRow] = {}
    for at in range(0, len(wanted), 500):
        rows = models.Sentence.objects.filter(pk__in=wanted[at : at + 500]).defer("meaning")
        found |= {row.pk: _row(row) for row in rows}
    return found


def sentences_at(places: Collection[tuple[int, int]]) -> dict[tuple[int, int], SentenceRow]:
    """Return sentences by (content's id, position); those that are gone are absent. One query for two hundred contents."""
    asked: dict[int, list[int]] = {}
    for content, position in places:
        asked.setdefault(content, []).append(position)
    found: dict[tuple[int, int], SentenceRow] = {}
    contents_asked = list(asked)
    for at in range(0, len(contents_asked), 200):
        either = reduce(
            or_,
            (Q(content=one, position__in=asked[one]) for one in contents_asked[at : at + 200]),
        )
        rows = models.Sentence.objects.filter(either).defer("meaning")
        found |= {(row.content_id, row.position): _row(row) for row in rows}
    return found


def promises_of(found: Iterable[int], *, most: int) -> tuple[tuple[SentenceRow, bytes | None], ...]:
    """Return the promises of contents (ids), each with its meaning, the latest texts' first, at most so many. One query."""
    rows = models.Sentence.objects.filter(content__in=list(found), is_promise=True)
    latest = rows.order_by("-content__text__adopted_on", "content_id", "position")
    return tuple((_row(row), _bytes(row.meaning)) for row in latest[:most])


_held: dict[str, tuple[tuple[Any, ...], Kept]] = {}
_holding = threading.Lock()


def kept(forum: str) -> Kept:
    """Return the meanings of a forum's sentences. One query; three, and a moment, where any were made since the last time."""
    state = tuple(_firsts(forum).values_list("content_id", "id", "found__made"))
    with _holding:
        known = _held.get(forum)
        if known is None or known[0] != state:
            known = _held[forum] = (state, _load([content for content, _, _ in state]))
    return known[1]


def _firsts(forum: str) -> QuerySet[models.Sentence]:
    rows = models.Sentence.objects.filter(content__text__forum=forum, position=0)
    rows = rows.exclude(content__text__kind__in=ONE_SIDED)
    return rows.order_by("-content__text__adopted_on", "-content__text__position", "content_id")


def _load(state: Sequence[int]) -> Kept:
    rows = models.Sentence.objects.filter(content__in=state, meaning__isnull=False).order_by()
    counts = dict(rows.values_list("content").annotate(count=Count("id")))
    total = accumulate(counts.get(content, 0) for content in state)
    held = [content for content, so_far in zip(state, total, strict=True) if so_far <= MOST_HELD]
    found = list(
        rows.filter(content__in=held).values_list("id", "content_id", "meaning").iterator(5_000)
    )
    return Kept(
        np.array([row[0] for row in found], np.int64),
        np.array([row[1] for row in found], np.int64),
        Meanings([_bytes(row[2]) for row in found]),
    )


def _bytes(meaning: Any) -> bytes | None:
    """Return a meaning as the databases give it: bytes, or PostgreSQL's view of them."""
    return bytes(meaning) if meaning is not None else None


def _due() -> list[int]:
    """Return the contents (ids) whose sentences are to be made, the latest first. Two queries."""
    rows = models.Sentence.objects.filter(position=0).values_list("content", "found__made")
    made = dict(rows)
    held = models.Content.objects.order_by(F("text__adopted_on").desc(), "-id")
    return [
        content
        for content, digest in held.values_list("id", "digest")
        if made.get(content) != _stamp(digest)
    ]


def _read(outline: Outline) -> list[dict[str, Any]]:
    """Return the sentences of an outline as plain values: text, paragraph and its kind, promise, and what is promised."""
    kinds = {part.id: part.kind for part in outline.paragraphs}
    return [one.as_json() | {"kind": kinds[one.paragraph]} for one in promises(outline)]


# What is kept of a content without a word, so that it counts as read.
_NOTHING = {"text": "", "paragraph": "", "kind": "note", "promise": False, "specificity": 0}


def _others(sentence: Mapping[str, Any]) -> dict[str, Any]:
    columns = ("text", "paragraph", "promise", "specificity", "meaning")
    return {name: value for name, value in sentence.items() if name not in columns}


def _stamp(digest: str) -> str:
    return sha256(f"{__version__} {digest}".encode()).hexdigest()[:24]


def _row(row: models.Sentence) -> SentenceRow:
    return SentenceRow(
        row.pk,
        row.content_id,
        row.position,
        row.paragraph,
        row.text,
        row.is_promise,
        row.specificity,
        row.found,
    )
