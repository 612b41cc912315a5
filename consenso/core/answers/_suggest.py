"""Promises ranked for a fact, with the reasons."""

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, fields

from consenso.core.answers._fact import Fact, Known, Promise
from consenso.core.answers._features import (
    Features,
    Terms,
    amount,
    habits,
    parties,
    reached,
    when,
)
from consenso.core.answers._many import (
    LANGUAGES,
    Base,
    Grasped,
    Matrix,
    languages_of,
    scored,
    words_of,
)
from consenso.core.lineage import Meanings, packed

# How much each feature counts: a conditional logit over all promises, learned from the links of the China–CELAC record by
# benchmarks/answers.py, which also says how it ranks what it has not learned from. Few digits: more would tell nothing.
WEIGHTS = Features(
    near=1.9,
    near_all=2.8,
    terms=5.0,
    parties=1.0,
    members=0.6,
    before=1.4,
    period=0.6,
    away=0.8,
    late=1.4,
    amount=0.7,
    fact=2.0,
    kind=2.5,
    topic=1.8,
    field=1.8,
    text=1.7,
)
NEAR, ALIKE, OFTEN = 0.45, 0.5, 0.25


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a promise is suggested: `kind` is a word for it, `values` what it rests on.

    meaning: how near, 0 to 1 · terms: words that both have · parties: codes that both name · place: those of its places that the
    promise is of or to, itself or by a bloc · period: the years of the promise ·
    amount: the promised number, to a hundredth · size:
    the promised number, of which it is at least half or at most twice · fact: the id of a fact like this one that answers it already · habit: the kind of promise that
    facts of this kind often answer. Against it: before (it was done before it was promised), outside (of the promised years).
    """

    kind: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A promise (id) that a fact may answer; scores order suggestions for one fact and mean nothing beside another's."""

    promise: str
    score: float
    reasons: tuple[Reason, ...]
    features: Features


class Answers:
    """Promises that facts may answer, and what people have linked already.

    `members` gives the parties of a bloc by its code. Meanings of all promises and linked facts are found at once (about a
    second for 200), and kept: one of these serves many facts.

    >>> ports = Promise("p", {"en": "Open three ports."}, parties=frozenset({"XA"}))
    >>> moon = Promise("m", {"en": "Study the moon."}, parties=frozenset({"XB"}))
    >>> answers = Answers([ports, moon], [], {})
    >>> found = answers.suggest(Fact("f", {"en": "Two ports were opened."}, parties=frozenset({"XA"})))
    >>> found[0].promise, found[0].reasons[1]
    ('p', Reason(kind='terms', values=('open', 'port')))
    """

    def __init__(
        self,
        promises: Sequence[Promise],
        known: Sequence[Known],
        members: Mapping[str, Collection[str]],
        *,
        weights: Features = WEIGHTS,
    ) -> None:
        self.promises = tuple(promises)
        self._by_id = {one.id: one for one in self.promises}
        self._places = {one.id: place for place, one in enumerate(self.promises)}
        self._members = members
        self._meanings = {
            tag: Meanings(packed([words_of(one.words, tag) for one in self.promises]))
            for tag in LANGUAGES
        }
        self._weights = {one.name: getattr(weights, one.name) for one in fields(weights)}
        self._terms = Terms([words_of(one.words) for one in self.promises], "en")
        self._know(known, packed([words_of(one.fact.words) for one in known]))

    def _know(self, known: Sequence[Known], meanings: Sequence[bytes]) -> None:
        self.known = tuple(known)
        self._known_kept = tuple(meanings)
        self._fact_meanings = Meanings(meanings)
        self._fact_terms = Terms([words_of(one.fact.words) for one in known], "en")

    def knowing(self, more: Sequence[tuple[Known, Grasped]]) -> "Answers":
        """Return the same with further facts that people have linked; meanings that were found are not found again."""
        made = copy(self)
        made._know(
            (*self.known, *(one for one, _ in more)),
            (*self._known_kept, *(next(iter(two.meanings.values())) for _, two in more)),
        )
        return made

    def scores(self, facts: Sequence[Grasped]) -> Matrix:
        """Return the score of each promise, in their order, a row for each of many facts; about a thousand in a second.

        >>> import numpy
        >>> from consenso.core.answers import grasp
        >>> answers = Answers([Promise("p", {"en": "Open ports."}), Promise("m", {"en": "Study the moon."})], [], {})
        >>> bool(numpy.argmax(answers.scores(grasp([Fact("f", {"en": "Studies of the moon"})]))[0]) == 1)
        True
        """
        return scored(
            Base(
                self.promises,
                self.known,
                self._members,
                self._meanings,
                self._fact_meanings,
                self._terms,
                self._fact_terms,
                self._weights,
            ),
            facts,
        )

    def suggest(self, fact: Fact, *, limit: int = 5) -> tuple[Suggestion, ...]:
        """Return the promises that a fact most likely answers, the likeliest first; none: ()."""
        found = [
            Suggestion(promise.id, self._score(one), (), one)
            for promise, one in zip(self.promises, self.features(fact), strict=True)
        ]
        first = sorted(found, key=lambda one: (-one.score, one.promise))[:limit]
        return self._explained(fact, first)

    def about(self, fact: Fact, promise: str) -> Suggestion:
        """Return what speaks for a fact's answering one promise (id), and against it.

        Raises:
            KeyError: there is no such promise.
        """
        one = self.features(fact)[self._places[promise]]
        return self._explained(fact, [Suggestion(promise, self._score(one), (), one)])[0]

    def _explained(self, fact: Fact, found: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
        if not found:
            return ()
        known = [one for one in self.known if one.fact.id != fact.id]
        nearest = self._nearest(known, self._likeness(fact, known))
        ours = self._terms_of(fact)
        return tuple(
            Suggestion(
                one.promise, one.score, self._reasons(fact, one, ours, nearest), one.features
            )
            for one in found
        )

    def features(self, fact: Fact) -> list[Features]:
        """Return what speaks for each promise, in their order. Links of the fact itself are not looked at."""
        known = [one for one in self.known if one.fact.id != fact.id]
        near = self._near(fact)
        ours = frozenset(self._terms_of(fact))
        like = self._likeness(fact, known)
        habit = habits(fact, known, like, self._by_id)
        nearest = self._nearest(known, like)
        made = []
        for place, promise in enumerate(self.promises):
            before, period, away, late = when(fact, promise)
            named, members = parties(fact, promise, self._members)
            made.append(
                Features(
                    near=near[0][place],
                    near_all=sum(row[place] for row in near) / len(near),
                    terms=self._terms.likeness(ours, self._terms.of[place]),
                    parties=named,
                    members=members,
                    before=before,
                    period=period,
                    away=away,
                    late=late,
                    amount=amount(fact, promise),
                    fact=nearest.get(promise.id, (0.0, ""))[0],
                    kind=habit["kind"][promise.kind],
                    topic=habit["topic"][promise.topic],
                    field=habit["field"][promise.topic],
                    text=habit["text"][promise.text],
                )
            )
        return made

    def _score(self, one: Features) -> float:
        return float(sum(weight * getattr(one, name) for name, weight in self._weights.items()))

    def _near(self, fact: Fact) -> list[Sequence[float]]:
        return [
            self._meanings[tag].nearness([words_of(fact.words, tag)])[0].tolist()
            for tag in languages_of(fact)
        ]

    def _terms_of(self, fact: Fact) -> frozenset[str]:
        return Terms([words_of(fact.words)], "en").of[0]

    def _likeness(self, fact: Fact, known: Sequence[Known]) -> list[float]:
        if not known:
            return []
        near = self._fact_meanings.nearness([words_of(fact.words)])[0].tolist()
        ours = self._terms_of(fact)
        return [
            (near[place] + self._fact_terms.likeness(ours, self._fact_terms.of[place])) / 2
            for place, one in enumerate(self.known)
            if one.fact.id != fact.id
        ]

    def _nearest(
        self, known: Sequence[Known], likeness: Sequence[float]
    ) -> dict[str, tuple[float, str]]:
        found: dict[str, tuple[float, str]] = {}
        for one, like in zip(known, likeness, strict=True):
            for promise in one.promises:
                found[promise] = max(found.get(promise, (0.0, "")), (like, one.fact.id))
        return found

    def _reasons(
        self,
        fact: Fact,
        one: Suggestion,
        ours: frozenset[str],
        nearest: Mapping[str, tuple[float, str]],
    ) -> tuple[Reason, ...]:
        promise, found = self._by_id[one.promise], one.features
        shared = tuple(sorted(ours & self._terms.of[self._places[one.promise]]))
        like = nearest.get(promise.id, (0.0, ""))
        years = tuple(str(year) for year in (promise.from_year, promise.to_year) if year)
        named = tuple(sorted(fact.parties & promise.parties))
        places = tuple(sorted(fact.places & reached(promise, self._members)))
        wanted = f"{promise.amount.quantity:.15g}" if promise.amount else ""
        reasons = (
            (found.near >= NEAR, Reason("meaning", (f"{found.near:.2f}",))),
            (bool(shared), Reason("terms", shared)),
            (bool(named), Reason("parties", named)),
            (bool(places), Reason("place", places)),
            (found.period > 0, Reason("period", years)),
            (found.amount == 1, Reason("amount", (wanted,))),
            (0 < found.amount < 1, Reason("size", (wanted,))),
            (like[0] >= ALIKE, Reason("fact", (like[1],))),
            (found.kind >= OFTEN, Reason("habit", (promise.kind,))),
            (found.before < 0, Reason("before")),
            (found.period < 0, Reason("outside", years)),
        )
        return tuple(reason for holds, reason in reasons if holds)
