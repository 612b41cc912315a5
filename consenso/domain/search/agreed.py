"""Agreed language: what the forum's texts say already, by its words and by its meaning, in any language.

Both are looked for, and ranked together. By words: the sentences of the index, each in its own language. By meaning: every
sentence's, held in memory. Why a sentence was found is said beside it: which words of it, and how near it is.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from consenso.core.prose import (
    Pieces,
    QueryTerm,
    highlight_terms,
    phrases,
    query_terms,
    spelt_terms,
)
from consenso.domain.search.documents import clean
from consenso.domain.search.models import Scope
from consenso.domain.search.queries import LONGEST_QUERY, search
from consenso.domain.search.results import Results
from consenso.domain.search.sentences import held_in, place_of
from consenso.domain.search.vocabulary import term_counts
from consenso.domain.texts.contents import ContentRow, contents
from consenso.domain.texts.queries import texts_by_id
from consenso.domain.texts.sentences import (
    ONE_SIDED,
    Kept,
    SentenceRow,
    kept,
    sentences_at,
    sentences_by_id,
)

MOST_BY_WORDS = 100  # sentences of each language that have the words, the best of the index
MOST_BY_MEANING = 100  # sentences of all languages together, the nearest
LEAST_NEAR = 0.28  # what is further away is another matter: of a word and sentences on something else, 0.2 is much
SHARE_OF_NEAREST = 0.6  # beside one that is very near, what is only related is left out
OF_WORDS, OF_MEANING = 1.0, 1.0  # what all words are worth, and the same meaning


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence that was found: its content and its place in it, with why.

    `pieces` are the sentence's, those that answer the query flagged; `words` are those pieces once each; `nearness` is the
    nearness in meaning to the query, -1 to 1.
    """

    content: ContentRow
    sentence: SentenceRow
    pieces: Pieces
    words: tuple[str, ...]
    nearness: float


@dataclass(frozen=True, slots=True)
class Agreed:
    """The answer: one page of what was found, best first.

    `total`: how many are ranked; `is_bounded`: more have the words, of which only the best are. `corrected`: the query with
    its misspellings forgiven, or ''. `languages`: those that there are sentences in (BCP 47), whatever was asked.
    """

    total: int
    found: tuple[Found, ...]
    is_bounded: bool
    corrected: str
    languages: tuple[str, ...]
    is_empty_query: bool
    page: int
    per_page: int
    n_pages: int


def agreed(
    *,
    forum: str,
    words: str,
    language: str = "",
    page: int = 1,
    per_page: int = 20,
) -> Agreed:
    """Return one page of the sentences of a forum's texts that have these words or mean the like, best first.

    `language` (BCP 47): in it alone. Words between quotation marks must stand so. No words: an empty answer that
    says so. Any text can be asked, and none is an error. At most 20 queries for each language, and for each language four
    more for a misspelling.
    """
    page, per_page = min(max(page, 1), 10**6), min(max(per_page, 1), 100)
    words = clean(words)[:LONGEST_QUERY].strip()
    rows = _contents(forum)
    languages = tuple(sorted({row.language for row in rows}))
    looked = {row.id: row for row in rows if language.casefold() in ("", row.language.casefold())}
    if not words or not looked:
        return _answer((), False, "", languages, page, per_page, is_empty_query=not words)
    held = kept(forum)
    near = held.meanings.nearness([words])[0]
    by_words, is_bounded, corrected = _by_words(forum, words, looked)
    pool = sentences_at(by_words)
    if not phrases(words, None):
        pool |= _by_meaning(held, near, looked)
    nearness = _nearness(held, near, pool.values())
    ranked = _ranked(forum, pool.values(), looked, corrected or words, nearness)
    return _answer(ranked, is_bounded, corrected, languages, page, per_page)


def _contents(forum: str) -> list[ContentRow]:
    """Return the contents of the texts that were agreed, the latest last. Two queries."""
    rows = contents(forum)
    kinds = texts_by_id(forum, tuple({row.text for row in rows}))
    return [row for row in rows if row.text in kinds and kinds[row.text].kind not in ONE_SIDED]


def _by_words(
    forum: str, words: str, looked: Mapping[int, ContentRow]
) -> tuple[list[tuple[int, int]], bool, str]:
    """Return the places of sentences that have the words, whether more do, and the query as it was mended.

    Of the languages, those count that know the most of the words: "teachers" is no misspelling of a Spanish word where
    there are English texts.
    """
    answers: list[Results] = [
        search(forum=held_in(forum), language=language, words=words, per_page=MOST_BY_WORDS)
        for language in sorted({row.language.lower() for row in looked.values()})
    ]
    answers = [one for one in answers if one.total]
    if not answers:
        return [], False, ""
    least = min(map(_amiss, answers))
    chosen = [one for one in answers if _amiss(one) == least]
    places = [place_of(hit.identifier) for one in chosen for hit in one.hits]
    return (
        [place for place in places if place[0] in looked],
        any(one.total > len(one.hits) or one.is_bounded for one in chosen),
        next((one.corrected for one in chosen if one.corrected), ""),
    )


def _amiss(one: Results) -> int:
    return 2 * len(one.left_out) + bool(one.corrected)


def _by_meaning(
    held: Kept, near: np.ndarray, looked: Mapping[int, ContentRow]
) -> dict[tuple[int, int], SentenceRow]:
    """Return the nearest sentences by their places. One query."""
    places = np.flatnonzero(np.isin(held.contents, list(looked)))
    if not len(places):
        return {}
    least = max(LEAST_NEAR, SHARE_OF_NEAREST * float(near[places].max()))
    places = places[near[places] >= least]
    best = places[np.argsort(-near[places], kind="stable")[:MOST_BY_MEANING]]
    rows = sentences_by_id(int(one) for one in held.sentences[best])
    return {(row.content, row.position): row for row in rows.values()}


def _nearness(held: Kept, near: np.ndarray, rows: Iterable[SentenceRow]) -> dict[int, float]:
    """Return how near sentences are, by id; those of a text imported this moment are absent."""
    wanted = np.array([row.id for row in rows], np.int64)
    at = np.flatnonzero(np.isin(held.sentences, wanted))
    return {int(held.sentences[one]): float(near[one]) for one in at}


def _ranked(
    forum: str,
    rows: Iterable[SentenceRow],
    looked: Mapping[int, ContentRow],
    words: str,
    nearness: Mapping[int, float],
) -> list[Found]:
    order = {content: place for place, content in enumerate(looked)}
    sought = {
        language: _Sought.of(forum, words, language)
        for language in {row.language for row in looked.values()}
    }
    scored = []
    for row in rows:
        content = looked[row.content]
        terms, share = sought[content.language].in_text(row.text, content.language)
        near = nearness.get(row.id, 0.0)
        score = OF_WORDS * share + OF_MEANING * max(0.0, near)
        found = _found(content, row, terms, near)
        scored.append(((-score, -order[row.content], row.position), found))
    return [found for _, found in sorted(scored, key=lambda one: one[0])]


@dataclass(frozen=True, slots=True)
class _Sought:
    """The words of a query in one language, each with how rare it is there, from 0."""

    words: tuple[tuple[QueryTerm, float], ...]

    @classmethod
    def of(cls, forum: str, words: str, language: str) -> "_Sought":
        asked = query_terms(words, language)
        scope = Scope.objects.filter(forum=held_in(forum), language=language.lower()).first()
        counts = term_counts(scope.pk, [one.term for one in asked]) if scope else {}
        n_sentences = scope.n_documents if scope else 0
        return cls(
            tuple(
                (one, math.log(1 + (n_sentences + 1) / (counts.get(one.term, 0) + 0.5)))
                for one in asked
            )
        )

    def in_text(self, text: str, language: str) -> tuple[frozenset[str], float]:
        """Return the terms of a text that answer the query, and what share of it they are, the rarer words counting more."""
        spelt = spelt_terms(text, language)
        terms: set[str] = set()
        held = 0.0
        for asked, rarity in self.words:
            here = {term for term, word, _ in spelt if _answers(asked, term, word)}
            held += rarity if here else 0.0
            terms |= here
        whole = sum(rarity for _, rarity in self.words)
        return frozenset(terms), held / whole if whole else 0.0


def _answers(asked: QueryTerm, term: str, word: str) -> bool:
    """Return whether a word of a text is one that is asked for; the last one may be begun only."""
    if term == asked.term or word == asked.word:
        return True
    return asked.is_open and len(asked.word) > 2 and word.startswith(asked.word)


def _found(content: ContentRow, row: SentenceRow, terms: frozenset[str], near: float) -> Found:
    pieces = highlight_terms(row.text, terms, content.language)
    words = dict.fromkeys(piece.lower() for piece, is_match in pieces if is_match)
    return Found(content, row, pieces, tuple(words), near)


def _answer(
    ranked: Sequence[Found],
    is_bounded: bool,
    corrected: str,
    languages: tuple[str, ...],
    page: int,
    per_page: int,
    *,
    is_empty_query: bool = False,
) -> Agreed:
    return Agreed(
        total=len(ranked),
        found=tuple(ranked[(page - 1) * per_page : page * per_page]),
        is_bounded=is_bounded,
        corrected=corrected,
        languages=languages,
        is_empty_query=is_empty_query,
        page=page,
        per_page=per_page,
        n_pages=max(1, -(-len(ranked) // per_page)),
    )
