"""Many facts at once: how much speaks for each promise, the same numbers as for one fact, by matrices."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from consenso.core.answers._fact import Fact, Known, Promise
from consenso.core.answers._features import (
    COUNTED_FROM,
    Features,
    Terms,
    amount,
    habits,
    reached,
)
from consenso.core.lineage import Meanings, packed
from consenso.core.prose import content_terms

# An array of numpy, which is read when it is first needed: it takes a tenth of a second.
Matrix = Any

LANGUAGES = ("en", "es", "zh-Hans")  # in which meanings are compared, where both have them
AT_ONCE = 500  # facts whose numbers are in memory at one time


@dataclass(frozen=True, slots=True)
class Grasped:
    """A fact with what takes long to find of it: its meaning by language, as kept, and its telling words."""

    fact: Fact
    meanings: Mapping[str, bytes]
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Base:
    """What facts are compared with: promises and what people linked, with their meanings and words."""

    promises: Sequence[Promise]
    known: Sequence[Known]
    members: Mapping[str, Collection[str]]
    meanings: Mapping[str, Meanings]  # of the promises, by language
    known_meanings: Meanings
    terms: Terms  # of the promises
    known_terms: Terms
    weights: Mapping[str, float]


def words_of(words: Mapping[str, str], tag: str = "en") -> str:
    """Return words in a language, or in the first that there is."""
    return words.get(tag) or words.get("en") or next(iter(words.values()), "")


def languages_of(fact: Fact) -> list[str]:
    """Return the languages in which a fact's meaning is compared; what has none of them counts as English."""
    return [tag for tag in LANGUAGES if tag in fact.words] or ["en"]


def grasp(facts: Sequence[Fact]) -> tuple[Grasped, ...]:
    """Return facts as `Answers.scores` takes them. Some milliseconds each: worth keeping.

    >>> one, = grasp([Fact("f", {"en": "Two ports were opened.", "fr": "Deux ports."})])
    >>> sorted(one.meanings), sorted(one.terms)
    (['en'], ['open', 'port', 'two'])
    """
    asked = [(place, tag) for place, fact in enumerate(facts) for tag in languages_of(fact)]
    found = packed([words_of(facts[place].words, tag) for place, tag in asked])
    meanings: list[dict[str, bytes]] = [{} for _ in facts]
    for (place, tag), meaning in zip(asked, found, strict=True):
        meanings[place][tag] = meaning
    return tuple(grasped_again(fact, held) for fact, held in zip(facts, meanings, strict=True))


def grasped_again(fact: Fact, meanings: Mapping[str, bytes]) -> Grasped:
    """Return a fact whose meanings are known as `grasp` gave them; nothing that takes long is done.

    >>> fact = Fact("f", {"en": "Two ports were opened."})
    >>> once, = grasp([fact])
    >>> grasped_again(fact, once.meanings) == once
    True
    """
    return Grasped(fact, meanings, frozenset(content_terms(words_of(fact.words), "en")))


def scored(base: Base, facts: Sequence[Grasped]) -> Matrix:
    """Return the score of each promise, a row for each fact: what `Answers.suggest` ranks by, to some hundredths."""
    import numpy as np

    parts = [
        _scored(base, facts[start : start + AT_ONCE]) for start in range(0, len(facts), AT_ONCE)
    ]
    return np.concatenate(parts) if parts else np.zeros((0, len(base.promises)))


def _scored(base: Base, facts: Sequence[Grasped]) -> Matrix:
    import numpy as np

    shape = len(facts), len(base.promises)
    like = _like_known(base, facts)
    found = dict(
        zip(("near", "near_all"), _near(base, facts), strict=True),
        terms=_likeness(base.terms, [one.terms for one in facts]),
        amount=_amounts(base, facts),
        fact=_nearest(base, like),
        **dict(zip(("parties", "members"), _parties(base, facts), strict=True)),
        **dict(zip(("before", "period", "away", "late"), _when(base, facts), strict=True)),
        **_habits(base, facts, like),
    )
    total = np.zeros(shape)
    for name in Features.__dataclass_fields__:
        total += base.weights[name] * found[name]
    return total


def _near(base: Base, facts: Sequence[Grasped]) -> tuple[Matrix, Matrix]:
    import numpy as np

    shape = len(facts), len(base.promises)
    first, every, counted = np.zeros(shape), np.zeros(shape), np.zeros((len(facts), 1))
    for tag in LANGUAGES:
        rows = [place for place, one in enumerate(facts) if tag in one.meanings]
        if not rows:
            continue
        near = base.meanings[tag].nearness_of([facts[row].meanings[tag] for row in rows])
        is_first = [next(iter(facts[row].meanings)) == tag for row in rows]
        for row, values, leads in zip(rows, near, is_first, strict=True):
            every[row] += values
            counted[row] += 1
            if leads:
                first[row] = values
    return first, every / np.maximum(counted, 1)


def _likeness(terms: Terms, asked: Sequence[frozenset[str]]) -> Matrix:
    """Return `Terms.likeness` of each of ours with each of theirs."""
    import numpy as np

    places = {
        term: place for place, term in enumerate(sorted({t for one in terms.of for t in one}))
    }
    weights = np.array([terms.weight(term) for term in places])
    theirs = np.zeros((len(terms.of), len(places)))
    for row, one in enumerate(terms.of):
        theirs[row, [places[term] for term in one]] = 1
    ours = np.zeros((len(asked), len(places)))
    for row, one in enumerate(asked):
        ours[row, [places[term] for term in one if term in places]] = 1
    unknown = terms.weight("")  # no term is empty, so that none of the texts has it
    sums = ours @ weights + np.array(
        [unknown * sum(term not in places for term in one) for one in asked]
    )
    both = np.outer(sums, theirs @ weights)
    shared = (ours * weights) @ theirs.T
    return np.divide(shared, np.sqrt(both), out=np.zeros_like(shared), where=both > 0)


def _like_known(base: Base, facts: Sequence[Grasped]) -> Matrix:
    """Return how like each linked fact is; one's own links are not looked at."""
    import numpy as np

    if not base.known:
        return np.zeros((len(facts), 0))
    own = {one.fact.id: place for place, one in enumerate(base.known)}
    near = base.known_meanings.nearness_of([next(iter(one.meanings.values())) for one in facts])
    like = (near + _likeness(base.known_terms, [one.terms for one in facts])) / 2
    for row, one in enumerate(facts):
        if one.fact.id in own:
            like[row, own[one.fact.id]] = -np.inf
    return like


def _nearest(base: Base, like: Matrix) -> Matrix:
    import numpy as np

    found = np.zeros((len(like), len(base.promises)))
    places = {one.id: place for place, one in enumerate(base.promises)}
    for column, one in enumerate(base.known):
        for promise in one.promises & places.keys():
            at = places[promise]
            found[:, at] = np.maximum(found[:, at], like[:, column])
    return found


def _habits(base: Base, facts: Sequence[Grasped], like: Matrix) -> dict[str, Matrix]:
    import numpy as np

    by_id = {one.id: one for one in base.promises}
    names = {"kind": "kind", "topic": "topic", "field": "topic", "text": "text"}
    found = {name: np.zeros((len(facts), len(base.promises))) for name in names}
    keys = {name: [getattr(one, of) for one in base.promises] for name, of in names.items()}
    for row, one in enumerate(facts):
        others = [at for at, known in enumerate(base.known) if known.fact.id != one.fact.id]
        told = habits(one.fact, [base.known[at] for at in others], like[row, others], by_id)
        for name, values in told.items():
            if values:
                found[name][row] = [values.get(key, 0.0) for key in keys[name]]
    return found


def _parties(base: Base, facts: Sequence[Grasped]) -> tuple[Matrix, Matrix]:
    import numpy as np

    ours = [one.fact.parties for one in facts]
    theirs = [one.parties for one in base.promises]
    wide = [reached(one, base.members) for one in base.promises]
    codes = {code: at for at, code in enumerate(sorted({c for one in (*ours, *wide) for c in one}))}

    def marked(sets: Sequence[frozenset[str]]) -> Matrix:
        rows = np.zeros((len(sets), len(codes)))
        for row, one in enumerate(sets):
            rows[row, [codes[code] for code in one]] = 1
        return rows

    mine, named, all_of = marked(ours), marked(theirs), marked(wide)
    sizes = mine.sum(axis=1, keepdims=True)
    shared = mine @ named.T
    both = sizes + named.sum(axis=1) - shared
    share = np.divide(shared, both, out=np.zeros_like(shared), where=both > 0)
    within = np.divide(mine @ all_of.T, sizes, out=np.full_like(shared, 0.5), where=sizes > 0)
    return np.where(sizes > 0, share, 0.0), within


def _when(base: Base, facts: Sequence[Grasped]) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """Return `_features.when` of each fact with each promise. An open end is a day or a year beyond all."""
    import numpy as np

    latest = 10**7

    def column(values: list[int | None], none: int) -> Matrix:
        return np.array([[none if one is None else one] for one in values])

    days = [one.fact for one in facts]
    known = column([1 if one.from_on else 0 for one in days], 0) > 0
    first = column([one.from_on.year if one.from_on else None for one in days], 0)
    ends = [one.to_on or one.from_on for one in days]
    end = column([one.toordinal() if one else None for one in ends], latest)
    last = column([one.year if one else None for one in ends], 0)
    made = [one.made_on for one in base.promises]
    made_on = column([one.toordinal() if one else None for one in made], 0).T
    made_year = column([one.year if one else None for one in made], 0).T
    begin = column([one.from_year for one in base.promises], -latest).T
    stop = column([one.to_year for one in base.promises], latest).T
    dated = known & (made_on > 0)
    bound = known & ((begin > -latest) | (stop < latest))
    outside = np.maximum(np.maximum(first - stop, begin - last), 0)
    before = np.where(dated & (end < made_on), -1.0, 0.0)
    late = np.where(dated, -np.abs(made_year - first) / 10, 0.0)
    period = np.where(bound, np.where(outside > 0, -1.0, 1.0), 0.0)
    away = np.where(bound, -np.minimum(outside, 6) / 6, 0.0)
    return before, period, away, late


def _amounts(base: Base, facts: Sequence[Grasped]) -> Matrix:
    import numpy as np

    found = np.zeros((len(facts), len(base.promises)))
    columns = [at for at, one in enumerate(base.promises) if one.amount and one.amount.quantity]
    rows = [
        row
        for row, one in enumerate(facts)
        if any(amount.quantity >= COUNTED_FROM for amount in one.fact.amounts)
    ]
    for row in rows:
        for column in columns:
            found[row, column] = amount(facts[row].fact, base.promises[column])
    return found
