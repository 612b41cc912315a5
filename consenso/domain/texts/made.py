"""What is made of the contents of texts alone, once they are there: which paragraph of one language is which of another,
and where the two say different things.

It takes a while (a sentence's meaning some hundredths of a second), so that nobody waits for it: the clockwork makes what is
due, one pair of languages at a time. Until then pages set languages side by side by their numbers. What is kept carries the
stamp of what it was made from; where the software is another by now, it counts as not made, and is due again.
"""

from collections.abc import Iterator
from hashlib import sha256
from itertools import combinations, groupby

from django.db import transaction

from consenso import __version__
from consenso.core.lineage import Encoder, Pair, discordances, meaning, pairs_of
from consenso.core.outline import Outline
from consenso.domain.texts import models
from consenso.domain.texts.concordance import pairs_by_number
from consenso.domain.texts.contents import ContentRow, contents, contents_by_id, outlines

# Every paragraph is held against every other: above this many comparisons numbers alone decide.
MOST_COMPARED = 1_000_000


def make_due(*, encoder: Encoder | None = meaning) -> bool:
    """Align two languages of a text that are not aligned yet, and return whether there were any to align.

    The database is not held while the alignment is made.
    """
    for one, other in _due():
        rows = contents_by_id((one, other))
        if len(rows) == 2:  # else one was imported anew meanwhile, and other two are due
            _make(rows[0], rows[1], encoder)
        return True
    return False


def make_alignments(forum: str, text: str, *, encoder: Encoder | None = meaning) -> int:
    """Align every language of a text (id) with every other anew, and return how many alignments were made.

    No content, or one alone: 0.
    """
    rows = contents(forum, text)
    return sum(_make(one, other, encoder) for one, other in combinations(rows, 2))


def _due() -> Iterator[tuple[int, int]]:
    """Yield the contents of one text, two by two, that are to be aligned, by id. Two queries."""
    made = {
        frozenset((one, other)): stamp
        for one, other, stamp in models.Alignment.objects.values_list("one", "other", "pairs__made")
    }
    rows = models.Content.objects.order_by("text", "language").values_list("text", "id", "digest")
    for _, held in groupby(rows, key=lambda row: row[0]):
        for (_, one, digest), (_, other, digest_of_other) in combinations(held, 2):
            if made.get(frozenset((one, other))) != _stamp(digest, digest_of_other):
                yield one, other


def _make(one: ContentRow, other: ContentRow, encoder: Encoder | None) -> bool:
    said = outlines((one, other))
    first, second = said[one.id], said[other.id]
    pairs = _pairs(first, second, encoder)
    differs = discordances(first, second, pairs)
    with transaction.atomic():
        there = models.Content.objects.filter(id__in=(one.id, other.id))
        if len(there.select_for_update()) < 2:
            return False
        # A new row, not the old one mended: readers see by its number that something was made.
        models.Alignment.objects.filter(
            one__in=(one.id, other.id), other__in=(one.id, other.id)
        ).delete()
        models.Alignment.objects.create(
            one_id=one.id,
            other_id=other.id,
            pairs={
                "made": _stamp(one.digest, other.digest),
                "pairs": [
                    {"a": list(pair.a), "b": list(pair.b), "score": pair.score} for pair in pairs
                ],
            },
            discordances=[place.as_json() for place in differs],
        )
    return True


def _pairs(one: Outline, other: Outline, encoder: Encoder | None) -> tuple[Pair, ...]:
    if len(one.paragraphs) * len(other.paragraphs) > MOST_COMPARED:
        return pairs_by_number(one, other)
    return pairs_of(one, other, encoder=encoder)


def _stamp(digest: str, digest_of_other: str) -> str:
    said = " ".join((__version__, *sorted((digest, digest_of_other))))
    return sha256(said.encode()).hexdigest()[:24]
