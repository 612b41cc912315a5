"""From the words of a query to the terms that are looked for: other forms, words still being typed, misspellings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection
from rapidfuzz import process
from rapidfuzz.distance import OSA

from consenso.core.prose import QueryTerm, is_han
from consenso.domain.search.models import Scope, Term, Word

MOST_FORMS = 24  # terms that a word still being typed may stand for: those in most documents
MOST_PAIRS = 200  # pairs that one Chinese character may stand for
MOST_ALIKE = 20_000  # words, begun or ended like a misspelling, that it is compared with
MOST_NEAR = 20  # of these, the nearest, whose documents are counted
AS_TYPED, CONTINUED = 1.0, 0.4  # what a match weighs: of the word, of one that only begins like it


@dataclass(frozen=True, slots=True)
class Group:
    """What one word of a query may match: terms with their weights, and in at most how many documents they stand."""

    asked: QueryTerm
    weights: tuple[tuple[str, float], ...]
    n_documents: int
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """The groups of a query, the words that are nowhere, and the query with its misspellings mended, or ''."""

    groups: tuple[Group, ...]
    unknown: tuple[str, ...]
    corrected: str


class _Spelling(NamedTuple):
    word: str
    spelling: str
    term: str
    n_documents: int


def understand(scope: Scope, query: str, asked: Sequence[QueryTerm]) -> Understood:
    """Return what a query may mean in a scope. At most two queries, one for a word being typed, four for each misspelling.

    A word matches by the terms that its form was seen with, and by its own stem. Where it is nowhere: a code by its
    parts, another word by the nearest spelling.
    """
    names = {name for term in asked for name in (term.word, *term.parts)}
    seen = _terms_of_words(scope.pk, names)
    counts = term_counts(
        scope.pk,
        {name for term in asked for name in (term.term, *term.parts)} | set().union(*seen.values()),
    )
    groups: list[Group] = []
    unknown: list[str] = []
    for term in asked:
        found = _groups(scope, term, seen, counts)
        groups += found
        if not found:
            unknown.append(query[term.start : term.end])
    return Understood(tuple(groups), tuple(unknown), _mended(query, groups))


def term_counts(scope: int, terms: Iterable[str]) -> dict[str, int]:
    """Return in how many documents each term stands; those in none are left out. One query, none for no terms."""
    wanted = set(terms)
    if not wanted:
        return {}
    rows = Term.objects.filter(scope=scope, term__in=wanted, n_documents__gt=0)
    return dict(rows.values_list("term", "n_documents"))


def _terms_of_words(scope: int, words: set[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {word: set() for word in words}
    if not words:
        return found
    rows = Word.objects.filter(scope=scope, word__in=words)
    for word, term in rows.values_list("word", "term"):
        found[word].add(term)
    return found


def _groups(
    scope: Scope, asked: QueryTerm, seen: dict[str, set[str]], counts: dict[str, int]
) -> list[Group]:
    weights = {term: AS_TYPED for term in sorted({asked.term, *seen[asked.word]}) if term in counts}
    total = sum(counts[term] for term in weights)
    is_one_character = is_han(asked.word) and len(asked.word) == 1
    if (asked.is_open and len(asked.word) > 1) or is_one_character:
        for term, n_documents in _continued(scope.pk, asked.word):
            if term not in weights:
                weights[term] = AS_TYPED if is_one_character else CONTINUED
                total += n_documents
    if weights:
        return [Group(asked, tuple(weights.items()), min(total, scope.n_documents))]
    if asked.parts:
        return _by_parts(asked, seen, counts)
    return _by_spelling(scope, asked)


def _by_parts(asked: QueryTerm, seen: dict[str, set[str]], counts: dict[str, int]) -> list[Group]:
    groups = []
    for part in dict.fromkeys(asked.parts):
        terms = [term for term in sorted({part, *seen[part]}) if term in counts]
        if not terms:
            return []
        weights = tuple((term, AS_TYPED) for term in terms)
        groups.append(Group(asked, weights, sum(counts[term] for term in terms)))
    return groups


def _continued(scope: int, begun: str) -> list[tuple[str, int]]:
    """Return the terms of words that begin so, those in most documents first.

    Of one Chinese character also those that end so: a character at the end of a run begins no pair.
    """
    is_one_character = is_han(begun) and len(begun) == 1
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.term, t.n_documents FROM search_term t WHERE t.scope_id = %s AND t.n_documents > 0"
            " AND t.term IN ("
            "  SELECT term FROM search_word WHERE scope_id = %s AND word >= %s AND word < %s"
            "  UNION SELECT term FROM search_word WHERE scope_id = %s AND backwards >= %s AND backwards < %s)"
            " ORDER BY t.n_documents DESC, t.term LIMIT %s",
            [
                *(scope, scope, *_from_to(begun)),
                *(scope, *(_from_to(begun) if is_one_character else ("", ""))),
                MOST_PAIRS if is_one_character else MOST_FORMS,
            ],
        )
        return [(str(term), int(n_documents)) for term, n_documents in cursor.fetchall()]


def _by_spelling(scope: Scope, asked: QueryTerm) -> list[Group]:
    """Return the nearest word, one slip away in short words and two in long ones; among equals, the most frequent."""
    if len(asked.word) < 4 or is_han(asked.word) or not asked.word.isalpha():
        return []
    most = 1 if len(asked.word) < 8 else 2
    near = process.extract(
        asked.word,
        _alike(scope.pk, asked.word, most),
        scorer=OSA.distance,
        processor=None,
        score_cutoff=most,
        limit=MOST_NEAR,
    )
    spellings = _spellings(scope.pk, [word for word, _, _ in near])
    if not spellings:
        return []
    distances = {word: distance for word, distance, _ in near}
    nearest = min(spellings, key=lambda one: (distances[one.word], -one.n_documents, one.word))
    weights = tuple((one.term, AS_TYPED) for one in spellings if one.word == nearest.word)
    n_documents = sum(one.n_documents for one in spellings if one.word == nearest.word)
    return [Group(asked, weights, min(n_documents, scope.n_documents), nearest.spelling)]


def _alike(scope: int, word: str, most: int) -> list[str]:
    """Return the words that begin or end like this one, so that not all must be read to find the nearest.

    With one slip one half of a word is whole. With two, the first third or the last half is; that both
    are hurt is left unforgiven.
    """
    begins, ends = word[: len(word) // (most + 1)], word[-(len(word) // 2) :][::-1]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM search_word WHERE scope_id = %s AND word >= %s AND word < %s LIMIT %s",
            [scope, *_from_to(begins), MOST_ALIKE],
        )
        forwards = [str(row[0]) for row in cursor.fetchall()]
        cursor.execute(
            "SELECT backwards FROM search_word"
            " WHERE scope_id = %s AND backwards >= %s AND backwards < %s LIMIT %s",
            [scope, *_from_to(ends), MOST_ALIKE],
        )
        return list(dict.fromkeys([*forwards, *(row[0][::-1] for row in cursor.fetchall())]))


def _spellings(scope: int, words: Sequence[str]) -> list[_Spelling]:
    """Return how these words are spelt and what they count as, where there are documents with them."""
    rows = Word.objects.filter(scope=scope, word__in=words).order_by("word", "spelling", "term")
    found = list(rows.values_list("word", "spelling", "term"))
    counts = term_counts(scope, {term for _, _, term in found})
    return [_Spelling(*row, counts[row[2]]) for row in found if row[2] in counts]


def _from_to(begins: str) -> tuple[str, str]:
    return begins, begins + "\U0010ffff"


def _mended(query: str, groups: Iterable[Group]) -> str:
    mended = query
    corrected = [group for group in groups if group.corrected]
    for group in sorted(corrected, key=lambda one: -one.asked.start):
        mended = mended[: group.asked.start] + group.corrected + mended[group.asked.end :]
    return mended if corrected else ""
