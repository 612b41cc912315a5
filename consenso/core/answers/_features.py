"""What speaks for a fact's answering a promise, as numbers from -1 to 1."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from consenso.core.answers._fact import Fact, Known, Promise
from consenso.core.prose import content_terms

NEIGHBOURS = 6
SAME, LIKE = 0.99, 0.5  # of two amounts, the less to the more
COUNTED_FROM = 3  # "one forum", "two sides": such numbers tell nothing


@dataclass(frozen=True, slots=True)
class Features:
    """See `_suggest.WEIGHTS` for how much each counts.

    near: meaning, in the best language of both · near_all: in all of them · terms: rare words that both have · parties: those that
    both name · members: of the fact's parties, those that the promise is of or to, blocs counted by their members · before: -1 where
    it was done before it was promised · period: 1 within, -1 outside · away: -1 at six years outside · late: years from promise to
    fact, minus, by ten · amount · fact: how like a fact is that answers it already · kind, topic: how often facts of this kind answer
    such promises · field, text: how often facts like this one do.
    """

    near: float = 0.0
    near_all: float = 0.0
    terms: float = 0.0
    parties: float = 0.0
    members: float = 0.0
    before: float = 0.0
    period: float = 0.0
    away: float = 0.0
    late: float = 0.0
    amount: float = 0.0
    fact: float = 0.0
    kind: float = 0.0
    topic: float = 0.0
    field: float = 0.0
    text: float = 0.0


class Terms:
    """Words of many texts, and how rare each is among them."""

    def __init__(self, texts: Sequence[str], language: str) -> None:
        self._language = language
        self.of = [frozenset(content_terms(text, language)) for text in texts]
        self._count = Counter(term for terms in self.of for term in terms)

    def weight(self, term: str) -> float:
        """Return how much a word tells, by how few of the texts have it; of one that none has, the most."""
        return math.log((len(self.of) + 1) / (self._count[term] + 0.5))

    def likeness(self, ours: Collection[str], theirs: Collection[str]) -> float:
        """Return how many telling words two texts share, 0 to 1."""
        shared = sum(self.weight(term) for term in set(ours) & set(theirs))
        both = sum(map(self.weight, ours)) * sum(map(self.weight, theirs))
        return shared / math.sqrt(both) if both > 0 and shared > 0 else 0.0


def when(fact: Fact, promise: Promise) -> tuple[float, float, float, float]:
    """Return before, period, away and late; all 0 where no date is known."""
    if fact.from_on is None:
        return 0.0, 0.0, 0.0, 0.0
    end = fact.to_on or fact.from_on
    first, last = fact.from_on.year, end.year
    before = -1.0 if promise.made_on and end < promise.made_on else 0.0
    late = -abs(promise.made_on.year - first) / 10 if promise.made_on else 0.0
    begin, stop = promise.from_year, promise.to_year
    if begin is None and stop is None:
        return before, 0.0, 0.0, late
    outside = max(first - stop if stop is not None else 0, begin - last if begin is not None else 0)
    if outside <= 0:
        return before, 1.0, 0.0, late
    return before, -1.0, -min(outside, 6) / 6, late


def amount(fact: Fact, promise: Promise) -> float:
    """Return 1 where an amount is the promised one, 0.4 where it is at least half or at most twice as much, else 0."""
    wanted = promise.amount
    if wanted is None or not wanted.quantity:
        return 0.0
    best = 0.0
    for one in fact.amounts:
        if one.quantity < COUNTED_FROM or one.currency != wanted.currency:
            continue
        ratio = min(one.quantity, wanted.quantity) / max(one.quantity, wanted.quantity)
        best = max(best, 1.0 if ratio > SAME else 0.4 if ratio > LIKE else 0.0)
    return best


def parties(
    fact: Fact, promise: Promise, members: Mapping[str, Collection[str]]
) -> tuple[float, float]:
    """Return parties and members; a fact that names nobody could be anybody's."""
    if not fact.parties:
        return 0.0, 0.5
    both = fact.parties | promise.parties
    named = len(fact.parties & promise.parties) / len(both)
    return named, len(fact.parties & reached(promise, members)) / len(fact.parties)


def habits(
    fact: Fact,
    known: Sequence[Known],
    likeness: Sequence[float],
    promises: Mapping[str, Promise],
) -> dict[str, dict[str, float]]:
    """Return what people's links tell: by kind and topic for facts of this kind, by field and text for the facts most like it.

    A fact of no kind has no habits of its kind.
    """
    found: dict[str, dict[str, float]] = {
        name: defaultdict(float) for name in ("kind", "topic", "field", "text")
    }
    of_kind = [one for one in known if fact.kind and one.fact.kind == fact.kind]
    linked = [promises[p] for one in of_kind for p in one.promises if p in promises]
    for promise in linked:
        found["kind"][promise.kind] += 1 / (len(linked) + 2)
        found["topic"][promise.topic] += 1 / (len(linked) + 2)
    nearest = sorted(range(len(known)), key=lambda place: -likeness[place])[:NEIGHBOURS]
    for place in nearest:
        for promise in (promises[p] for p in known[place].promises if p in promises):
            found["field"][promise.topic] += float(likeness[place]) / 3
            found["text"][promise.text] += float(likeness[place]) / 3
    return found


def reached(promise: Promise, members: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Return the parties that a promise is of or to, with the members of the blocs among them."""
    return promise.parties.union(*(members.get(one, ()) for one in promise.parties))
