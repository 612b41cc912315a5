"""One text in its languages: which paragraphs say the same, and where the languages say different things."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db.models import Q

from consenso.core.lineage import Pair
from consenso.core.outline import Outline, Paragraph
from consenso.domain.texts import models
from consenso.domain.texts.contents import ContentRow


@dataclass(frozen=True, slots=True)
class Discordance:
    """A place where two languages say different things, as the check of the concordance finds it.

    `one` and `other` are ids of paragraphs; `kind` what differs: number, date, name, obligation; `in_one` and
    `in_other` the words or figures of each side, '' for none.
    """

    one: tuple[str, ...]
    other: tuple[str, ...]
    kind: str
    in_one: str
    in_other: str


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs of two languages that say the same; one side is empty where it has no counterpart."""

    one: tuple[Paragraph, ...]
    other: tuple[Paragraph, ...]
    differs: tuple[Discordance, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two languages of a text, as seen from the first: pairs of ids, and where the two differ."""

    pairs: tuple[Pair, ...]
    discordances: tuple[Discordance, ...]


def alignment(one: ContentRow, other: ContentRow) -> Alignment | None:
    """Return how two contents of a text stand to each other, or None where that is not made yet. One query."""
    return alignments(one, among=(other,)).get(other.id)


def alignments(one: ContentRow, *, among: Sequence[ContentRow]) -> Mapping[int, Alignment]:
    """Return how a content stands to those of `among`, by their ids; absent where that is not made yet. One query."""
    others = [row.id for row in among]
    rows = models.Alignment.objects.filter(
        Q(one=one.id, other__in=others) | Q(other=one.id, one__in=others)
    )
    return {
        row.other_id if row.one_id == one.id else row.one_id: _read(row, one.id) for row in rows
    }


def counterparts(found: Alignment, paragraph: str) -> tuple[str, ...]:
    """Return the ids of the other language's paragraphs that say the same as one of the first's; () for none."""
    return tuple(name for pair in found.pairs if paragraph in pair.a for name in pair.b)


def rows(one: Outline, other: Outline, found: Alignment | None) -> tuple[Row, ...]:
    """Return two languages in step, in the order of the first, every paragraph once.

    Without an alignment, by their numbers alone, and nothing is known of what differs.
    """
    pairs = found.pairs if found else pairs_by_number(one, other)
    differs = found.discordances if found else ()
    firsts, seconds = ({part.id: part for part in side.paragraphs} for side in (one, other))
    return tuple(
        Row(
            tuple(firsts[name] for name in pair.a if name in firsts),
            tuple(seconds[name] for name in pair.b if name in seconds),
            tuple(
                place
                for place in differs
                if set(place.one) & set(pair.a) or set(place.other) & set(pair.b)
            ),
        )
        for pair in _as_read(pairs, list(firsts), list(seconds))
    )


def pairs_by_number(one: Outline, other: Outline) -> tuple[Pair, ...]:
    """Return pairs of two languages by their ids alone, in the order of both; what has no counterpart stands alone.

    >>> same = Paragraph("para_1", "paragraph", "1.", "", "Buy.", 0, 0)
    >>> pairs_by_number(Outline("en", "", (same,)), Outline("es", "", (same,)))
    (Pair(a=('para_1',), b=('para_1',), score=0.0, is_moved=False),)
    """
    firsts, seconds = ([part.id for part in side.paragraphs] for side in (one, other))
    pairs: list[Pair] = []
    matcher = SequenceMatcher(None, firsts, seconds, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            pairs += [Pair((name,), (name,), 0.0) for name in firsts[i:i_end]]
        else:
            pairs += [Pair((name,), (), 0.0) for name in firsts[i:i_end]]
            pairs += [Pair((), (name,), 0.0) for name in seconds[j:j_end]]
    return tuple(pairs)


def _as_read(
    pairs: Sequence[Pair], firsts: Sequence[str], seconds: Sequence[str]
) -> tuple[Pair, ...]:
    """Return pairs as one reads the first language; what is not in it, after what stands before it in the other."""
    place = {name: number for number, name in enumerate(firsts)}
    order = [place.get(name, -1) for pair in pairs for name in pair.a]
    if order == sorted(order):
        return tuple(pairs)
    by_second = {name: pair for pair in pairs for name in pair.b}
    at: dict[Pair, tuple[int, int]] = {
        pair: (place.get(pair.a[0], len(firsts)), -1) for pair in pairs if pair.a
    }
    last = (-1, -1)
    for number, name in enumerate(seconds):
        pair = by_second.get(name)
        if pair is not None and not pair.a:
            at[pair] = (last[0], number)
        elif pair is not None:
            last = at[pair]
    return tuple(sorted((pair for pair in pairs if pair in at), key=at.__getitem__))


def _read(row: models.Alignment, first: int) -> Alignment:
    here, there = ("a", "b") if row.one_id == first else ("b", "a")
    return Alignment(
        tuple(
            Pair(tuple(pair[here]), tuple(pair[there]), pair["score"])
            for pair in row.pairs["pairs"]
        ),
        tuple(_discordance(one, here, there) for one in row.discordances),
    )


def _discordance(found: Mapping[str, Any], here: str, there: str) -> Discordance:
    return Discordance(
        tuple(found[here]),
        tuple(found[there]),
        found["kind"],
        found[f"in_{here}"],
        found[f"in_{there}"],
    )
