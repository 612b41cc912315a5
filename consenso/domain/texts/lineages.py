"""What became of each paragraph of an earlier text in a later one, in one language: made from the contents alone, kept, read.

Texts of one kind are compared, each with the few before it. What is kept carries the stamp of what it was made from: where a
content says something else by now, or the software is another, it counts as not made, and is due again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from hashlib import sha256
from itertools import pairwise
from operator import or_
from typing import Any

from django.db import transaction
from django.db.models import Q

from consenso import __version__
from consenso.core.lineage import Encoder, Step, Words, meaning
from consenso.domain.texts import models
from consenso.domain.texts.contents import ContentRow, contents, outlines
from consenso.domain.texts.long_texts import bounded_lineage

REACH = 5  # each text is compared with so many before it

Pair = tuple[ContentRow, ContentRow]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two contents in one language, the earlier first, and what became of each paragraph, as `core.lineage` has it."""

    old: ContentRow
    new: ContentRow
    steps: tuple[Step, ...]


def families(forum: str) -> dict[tuple[str, str], tuple[ContentRow, ...]]:
    """Return the contents that can be compared, by kind of text and language, the earliest first. Two queries.

    Only families of two or more are here.
    """
    kinds = dict(models.Text.objects.filter(forum=forum).values_list("identifier", "kind"))
    found: dict[tuple[str, str], list[ContentRow]] = defaultdict(list)
    for row in contents(forum):
        found[kinds[row.text], row.language].append(row)
    return {name: tuple(rows) for name, rows in found.items() if len(rows) > 1}


def due(forum: str) -> tuple[Pair, ...]:
    """Return the pairs of contents that are to be compared, the latest texts first. Three queries."""
    rows = models.Lineage.objects.filter(old__text__forum=forum)
    made = {(old, new): stamp for old, new, stamp in rows.values_list("old", "new", "stamp")}
    return tuple(
        (old, new)
        for rows in families(forum).values()
        for place, new in reversed(tuple(enumerate(rows)))
        for old in reversed(rows[max(0, place - REACH) : place])
        if made.get((old.id, new.id)) != _stamp(old, new)
    )


def make(pair: Pair, *, encoder: Encoder | None = meaning) -> bool:
    """Compare two contents and keep what came out; return False where one of them was replaced meanwhile. Five queries.

    Takes a second or two for two plans, and longer for long ones: not for a request. The database is not held meanwhile.
    """
    old, new = pair
    held = outlines(pair)
    steps = bounded_lineage(held[old.id], held[new.id], encoder=encoder)
    values = {"steps": [one.as_json() for one in steps], "stamp": _stamp(old, new)}
    with transaction.atomic():
        digests = models.Content.objects.filter(pk__in=[old.id, new.id]).values_list("pk", "digest")
        if dict(digests) != {old.id: old.digest, new.id: new.digest}:
            return False
        # A new row rather than a changed one: pages look at the last row to know whether anything was made.
        models.Lineage.objects.filter(old_id=old.id, new_id=new.id).delete()
        models.Lineage.objects.create(old_id=old.id, new_id=new.id, **values)
    return True


def make_due(forum: str, *, encoder: Encoder | None = meaning) -> int:
    """Compare what is due, pair by pair, and return how many comparisons were made."""
    return sum(make(pair, encoder=encoder) for pair in due(forum))


def compared(rows: Sequence[ContentRow]) -> tuple[Compared | None, ...]:
    """Return what became of paragraphs from each content to the next; None for a pair that is not compared. One query."""
    wanted = [Q(old_id=old.id, new_id=new.id) for old, new in pairwise(rows)]
    if not wanted:
        return ()
    kept = models.Lineage.objects.filter(reduce(or_, wanted))
    held = {(one.old_id, one.new_id): one for one in kept}
    return tuple(_compared(old, new, held.get((old.id, new.id))) for old, new in pairwise(rows))


def mark(forum: str) -> str:
    """Return a stamp that is another one whenever anything was compared in a forum. One query."""
    made = models.Lineage.objects.filter(old__text__forum=forum).order_by("old", "new")
    return sha256("\n".join(made.values_list("stamp", flat=True)).encode()).hexdigest()[:16]


def promises(rows: Iterable[ContentRow]) -> Mapping[int, frozenset[str]]:
    """Return the ids of the paragraphs in which a sentence promises, by content. One query.

    A content whose sentences nobody read is absent.
    """
    found: dict[int, set[str]] = defaultdict(set)
    read = models.Sentence.objects.filter(content_id__in=[one.id for one in rows])
    columns = read.order_by().values_list("content_id", "paragraph", "is_promise").distinct()
    for content, paragraph, is_promise in columns:
        found[content] |= {paragraph} if is_promise else set()
    return {content: frozenset(ids) for content, ids in found.items()}


def _stamp(old: ContentRow, new: ContentRow) -> str:
    return sha256(f"{__version__} {old.digest} {new.digest}".encode()).hexdigest()[:24]


def _compared(old: ContentRow, new: ContentRow, kept: models.Lineage | None) -> Compared | None:
    if kept is None or kept.stamp != _stamp(old, new):
        return None
    return Compared(old, new, tuple(map(_step, kept.steps)))


def _step(values: Mapping[str, Any]) -> Step:
    """Return the step that `Step.as_json` wrote."""
    return Step(
        old=tuple(values["old"]),
        new=tuple(values["new"]),
        change=values["change"],
        score=values["score"],
        strength=values["strength"],
        words=tuple(Words(one["before"], one["after"]) for one in values["words"]),
        is_moved=values["moved"],
        reason=values["reason"],
    )
