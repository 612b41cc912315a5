"""Suggestions of what a fact answers, on the links of the record itself: each fact held out in turn, its own links not known.

The weights of `core.answers` are learned here from nine tenths of the facts and tried on the last, ten times over; and printed as
learned from all. Beside them: meaning alone, and shared words alone. Then by what facts stand in order of strength: how often one
that people linked stands before one that they did not. Activities of others are not measured: nobody has published which of them
answer which commitments, and those made of the record's own deliveries would be the same test again.
Run: .venv/bin/python -m benchmarks.answers
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

from consenso.core.answers import Amount, Answers, Fact, Known, Promise
from consenso.core.answers._features import Features
from consenso.core.answers._suggest import WEIGHTS
from consenso.core.record import Bloc, Commitment, Delivery, Statement, Text, earliest, latest, read

RECORD = Path(__file__).resolve().parent.parent / "record" / "china-celac"
NAMES = tuple(one.name for one in fields(Features))
AT = 5


@dataclass(frozen=True)
class Case:
    """A fact with what speaks for each promise (a row each), and which of them it answers."""

    fact: str
    rows: np.ndarray
    answers: tuple[int, ...]


def answers_of(folder: Path = RECORD) -> tuple[Answers, list[Known]]:
    """Return the promises of a record with what its facts answer, and the facts that answer something."""
    files = {path.name: path.read_bytes() for path in folder.glob("*.yaml")}
    found = list(read(files).entities())
    dates = {one.id: one.date for one in found if isinstance(one, Text | Statement)}
    promises = [promise_of(one, dates) for one in found if isinstance(one, Commitment)]
    known = [
        Known(fact_of(one), frozenset(answer.commitment for answer in one.answers))
        for one in found
        if isinstance(one, Delivery)
    ]
    members = {
        one.id: {code for part in one.members for code in part.states}
        for one in found
        if isinstance(one, Bloc)
    }
    return Answers(promises, [one for one in known if one.promises], members), known


def fact_of(one: Delivery) -> Fact:
    return Fact(
        one.id,
        one.fact,
        one.kind,
        frozenset(one.actors),
        earliest(one.date.from_) if one.date else None,
        latest(one.date.to or one.date.from_) if one.date else None,
        tuple(Amount(figure.quantity, figure.currency or "") for figure in one.figures),
    )


def promise_of(one: Commitment, dates: dict[str, str]) -> Promise:
    years = one.period
    return Promise(
        one.id,
        one.paraphrase,
        one.kind,
        one.topic or "",
        one.text,
        frozenset((*one.actors.from_, *one.actors.to)),
        earliest(dates[one.text]),
        years.from_ if years else None,
        years.to if years else None,
        Amount(one.quantity, one.currency or "") if one.quantity is not None else None,
    )


def cases(answers: Answers, known: Sequence[Known]) -> list[Case]:
    places = {one.id: place for place, one in enumerate(answers.promises)}
    return [
        Case(
            one.fact.id,
            np.array(
                [[getattr(row, name) for name in NAMES] for row in answers.features(one.fact)]
            ),
            tuple(places[promise] for promise in sorted(one.promises)),
        )
        for one in known
        if one.promises
    ]


def learned(found: Sequence[Case], *, steps: int = 300, rate: float = 0.5) -> np.ndarray:
    """Return weights by which the answers are likeliest among all promises: a conditional logit, by gradient ascent."""
    weights = np.zeros(len(NAMES))
    for _ in range(steps):
        slope = np.zeros(len(NAMES))
        for case in found:
            scores = case.rows @ weights
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            expected = chances @ case.rows
            for answer in case.answers:
                slope += case.rows[answer] - expected
        weights += rate * (slope / max(len(found), 1) - 1e-3 * weights)
    return weights


def recall(found: Sequence[Case], weights: np.ndarray, *, at: int = AT) -> tuple[int, int]:
    """Return how many answers stand among the first `at`, and how many there are."""
    right = every = 0
    for case in found:
        first = set(np.argsort(-(case.rows @ weights), kind="stable")[:at].tolist())
        right += sum(answer in first for answer in case.answers)
        every += len(case.answers)
    return right, every


def held_out(found: list[Case], *, parts: int = 10, seed: int = 1) -> tuple[int, int]:
    """Return the recall of weights that were learned from the other parts."""
    order = found[:]
    random.Random(seed).shuffle(order)
    right = every = 0
    for part in range(parts):
        tried = order[part::parts]
        weights = learned([one for place, one in enumerate(order) if place % parts != part])
        found_now, of = recall(tried, weights)
        right, every = right + found_now, every + of
    return right, every


def stands_out(scores: np.ndarray) -> float:
    """Return by how much the best score stands out of all: what lists are put in order by."""
    return float(scores.max() - scores.mean())


def best(scores: np.ndarray) -> float:
    return float(scores.max())


def in_order(
    answers: Answers,
    found: list[Case],
    unlinked: Sequence[Known],
    by: Callable[[np.ndarray], float],
    *,
    parts: int = 10,
    seed: int = 1,
) -> float:
    """Return how often a linked fact, held out, stands before one that is linked to nothing; 0.5 is chance."""
    order = found[:]
    random.Random(seed).shuffle(order)
    ours = []
    for part in range(parts):
        weights = learned([one for place, one in enumerate(order) if place % parts != part])
        ours += [by(one.rows @ weights) for one in order[part::parts]]
    weights = learned(order)
    rows = [
        np.array([[getattr(row, name) for name in NAMES] for row in answers.features(one.fact)])
        for one in unlinked
    ]
    theirs = [by(one @ weights) for one in rows]
    pairs = [(a > b) + (a == b) / 2 for a in ours for b in theirs]
    return sum(pairs) / len(pairs)


def only(*names: str) -> np.ndarray:
    return np.array([1.0 if name in names else 0.0 for name in NAMES])


def main() -> None:
    answers, known = answers_of()
    found = cases(answers, known)
    shipped = np.array([getattr(WEIGHTS, name) for name in NAMES])

    def told(what: str, result: tuple[int, int]) -> None:
        right, every = result
        print(f"{what:<46} {right / every:.3f}  {right} of {every}")

    print(
        f"{len(known)} facts, {len(found)} of them linked, {len(answers.promises)} promises; recall at {AT}"
    )
    told("meaning alone", recall(found, only("near")))
    told("shared words alone", recall(found, only("terms")))
    told("weights learned from the other nine tenths", held_out(found))
    told("weights as shipped", recall(found, shipped))
    unlinked = [one for one in known if not one.promises]
    print(f"in order of strength, {len(found)} linked facts before {len(unlinked)} that are not:")
    for what, by in (("the best score", best), ("by how much it stands out", stands_out)):
        print(f"{what:<46} {in_order(answers, found, unlinked, by):.3f}")
    weights = learned(found)
    print(
        "learned from all:",
        {name: round(float(w), 1) for name, w in zip(NAMES, weights, strict=True)},
    )


if __name__ == "__main__":
    main()
