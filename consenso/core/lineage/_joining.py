"""Which paragraphs of an old text belong with which of a new one: each in one group, one side of it a single paragraph."""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from consenso.core.lineage._evidence import Found, evidence
from consenso.core.lineage._likeness import Encoder, likeness, tokens
from consenso.core.outline import Paragraph

# Headings have few words: from this likeness on one continues another.
HEADING_CONTINUES = 0.5
# The title of a series continues the title before it even where a good part of its words is the year and the place.
TITLE_CONTINUES = 0.25
# A further partner must bring this share of what it has in common that no other partner has.
FRESH = 0.4
# What speaks for it counts for so much less where nothing of that is fresh, for half as much less where half of it is.
FURTHER = 3.0
# Paragraphs that stand at about the same place win over equally good ones far away.
_NEARBY = 0.25


class Group(NamedTuple):
    """Places of paragraphs in the old and in the new text; one side has one, or none."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def joined(
    olds: Sequence[Paragraph],
    news: Sequence[Paragraph],
    *,
    language: str,
    encoder: Encoder | None,
) -> tuple[Group, ...]:
    """Return the groups, every place of either text in exactly one, in no order."""
    pool = _Pool(len(olds), len(news))
    for i, j in _equal(olds, news):
        pool.pair(i, j)
    for kind, least in (("heading", HEADING_CONTINUES), ("title", TITLE_CONTINUES)):
        for i, j in _alike(olds, news, kind, least):
            pool.offer(i, j)
    here = [i for i, one in enumerate(olds) if one.kind not in ("heading", "title")]
    there = [j for j, one in enumerate(news) if one.kind not in ("heading", "title")]
    found = evidence(
        [olds[i].text for i in here],
        [news[j].text for j in there],
        areas=(_areas(olds, here), _areas(news, there)),
        language=language,
        encoder=encoder,
    )
    _fill(pool, found, here, there)
    return pool.groups()


def _fill(pool: "_Pool", found: Found, here: Sequence[int], there: Sequence[int]) -> None:
    """Join what belongs together, the best first; a further partner waits until free paragraphs had their turn."""
    scale = max(1, len(here), len(there))
    least = found.weighing.continues
    waiting = [
        (_NEARBY * abs(i - j) / scale - score, score, i, j, 1.0) for score, i, j in found.likely()
    ]
    heapify(waiting)
    while waiting:
        key, score, i, j, was_fresh = heappop(waiting)
        at, to = here[i], there[j]
        news = [there.index(place) for place in pool.new_of.get(at, ())]
        olds = [here.index(place) for place in pool.old_of.get(to, ())]
        if not news and not olds:
            pool.pair(at, to)
            continue
        fresh = found.fresh((i, j), olds, news)
        left = score - FURTHER * (was_fresh - fresh)
        if fresh < FRESH or left < least:
            continue
        if fresh < was_fresh:
            heappush(waiting, (key + score - left, left, i, j, fresh))
        else:
            pool.offer(at, to)


def _areas(paragraphs: Sequence[Paragraph], places: Sequence[int]) -> list[str]:
    """Return the heading before each of some places, '' for none."""
    last, above = "", []
    for one in paragraphs:
        last = one.text if one.kind == "heading" else last
        above.append(last)
    return [above[place] for place in places]


class _Pool:
    """The groups as they grow; no group ever has several on both sides."""

    def __init__(self, n_old: int, n_new: int) -> None:
        self.sizes = (n_old, n_new)
        self.new_of: dict[int, list[int]] = {}
        self.old_of: dict[int, list[int]] = {}

    def pair(self, i: int, j: int) -> None:
        self.new_of.setdefault(i, []).append(j)
        self.old_of.setdefault(j, []).append(i)

    def offer(self, i: int, j: int) -> None:
        """Take the pair where it keeps one side of its group single."""
        news, olds = self.new_of.get(i, []), self.old_of.get(j, [])
        if news and olds:
            return
        if news and any(len(self.old_of[other]) > 1 for other in news):
            return
        if olds and any(len(self.new_of[other]) > 1 for other in olds):
            return
        self.pair(i, j)

    def groups(self) -> tuple[Group, ...]:
        found = {
            Group(tuple(sorted(self.old_of[j])), (j,))
            for j in self.old_of
            if len(self.old_of[j]) > 1 or len(self.new_of[self.old_of[j][0]]) == 1
        }
        found |= {
            Group((i,), tuple(sorted(news))) for i, news in self.new_of.items() if len(news) > 1
        }
        found |= {Group((i,), ()) for i in range(self.sizes[0]) if i not in self.new_of}
        found |= {Group((), (j,)) for j in range(self.sizes[1]) if j not in self.old_of}
        return tuple(found)


def _equal(olds: Sequence[Paragraph], news: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Return the pairs with the same words, of the same kind where there is a choice, in their order."""
    places: dict[tuple[str, ...], list[int]] = {}
    for i, one in enumerate(olds):
        places.setdefault(_key(one), []).append(i)
    found: list[tuple[int, int]] = []
    for j, one in enumerate(news):
        waiting = places.get(_key(one), [])
        if not waiting:
            continue
        chosen = min(waiting, key=lambda i: (olds[i].kind != news[j].kind, waiting.index(i)))
        waiting.remove(chosen)
        found.append((chosen, j))
    return found


def _key(one: Paragraph) -> tuple[str, ...]:
    group = one.kind if one.kind in ("heading", "title") else "words"
    return (group, *(tokens(one.text) or (one.text.strip(),)))


def _alike(
    olds: Sequence[Paragraph], news: Sequence[Paragraph], kind: str, least: float
) -> list[tuple[int, int]]:
    """Return the pairs of headings, or of titles, that are alike enough, each once, the likest first."""
    ranked = sorted(
        (
            (score, -abs(i - j), i, j)
            for i, one in enumerate(olds)
            if one.kind == kind
            for j, other in enumerate(news)
            if other.kind == kind
            if (score := likeness(one.text, other.text)) >= least
        ),
        reverse=True,
    )
    of_old: set[int] = set()
    of_new: set[int] = set()
    found: list[tuple[int, int]] = []
    for _, _, i, j in ranked:
        if i not in of_old and j not in of_new:
            of_old.add(i)
            of_new.add(j)
            found.append((i, j))
    return found
