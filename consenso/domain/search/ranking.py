"""The order of what was found: BM25 over title and text, made here so that it is the same on both databases."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from consenso.core.prose import phrases
from consenso.domain.search.indexes import Candidate
from consenso.domain.search.models import Scope
from consenso.domain.search.vocabulary import Group

TITLE = 6.0  # how many times in the text once in the title is worth
SATURATION, LENGTH = 1.2, 0.75  # the usual constants of BM25


class _Sought(NamedTuple):
    rarity: float
    spellings: tuple[tuple[str, str, float], ...]  # as in the text, as in the title, weight


def ranked(
    candidates: Sequence[Candidate], groups: Sequence[Group], *, scope: Scope
) -> list[Candidate]:
    """Return the candidates, best first; of equals the newest."""
    sought = [_sought(group, scope) for group in groups]
    average = max(1.0, scope.n_terms / max(1, scope.n_documents))
    scored = [(_score(one, sought, average), one.id, one) for one in candidates]
    scored.sort(key=lambda row: row[:2], reverse=True)
    return [row[2] for row in scored]


def _sought(group: Group, scope: Scope) -> _Sought:
    n, has = scope.n_documents, group.n_documents
    rarity = math.log(1 + max(0.0, n - has + 0.5) / (has + 0.5))
    spellings = tuple(
        (f" {scope.pk}~{term} ", f" {scope.pk}^{term} ", weight) for term, weight in group.weights
    )
    return _Sought(rarity, spellings)


def _score(one: Candidate, sought: Sequence[_Sought], average: float) -> float:
    damping = SATURATION * (1 - LENGTH + LENGTH * one.n_terms / average)
    text, title = one.terms, one.title_terms
    score = 0.0
    for rarity, spellings in sought:
        times = 0.0
        for in_text, in_title, weight in spellings:
            n_text = text.count(in_text)
            if n_text:
                times += weight * (n_text + (TITLE * title.count(in_title) if title else 0.0))
        score += rarity * times / (times + damping)
    return score


def with_phrases(candidates: Sequence[Candidate], query: str, *, scope: Scope) -> list[Candidate]:
    """Return those in which what the query has in quotation marks stands word after word."""
    if not phrases(query, scope.language):
        return list(candidates)
    by_language: dict[str, tuple[str, ...]] = {}

    def wanted(language: str) -> tuple[str, ...]:
        if language not in by_language:
            by_language[language] = tuple(
                "".join(f" {scope.pk}~{term} " for term in phrase)
                for phrase in phrases(query, language)
            )
        return by_language[language]

    return [
        one
        for one in candidates
        if all(phrase in one.terms for phrase in wanted(one.text_language or scope.language))
    ]
