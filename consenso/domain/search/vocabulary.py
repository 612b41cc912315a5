"""From the words of a query to the terms that are looked for: other forms, words still being typed, misspellings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection
from rapidfuzz import process
from rapidfuzz.distance import OSA

from consenso.core.prose import QueryTerm, is_han
from consenso.domain.search.models import Scope, Term, Word

MOST_FORMS = 40  # terms that a word still being typed may stand for: those in most documents
MOST_PAIRS = 200  # pairs that one Chinese character may stand for
MOST_WORDS = 50_000  # words that a misspelling is compared with: those in most documents
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


def understand(scope: Scope, query: str, asked: Sequence[QueryTerm]) -> Understood:
    """Return what a query may mean in a scope. At most two queries, one for a word being typed, two for each misspelling.

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
    ends = f"%{begun}" if is_han(begun) and len(begun) == 1 else None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.term, t.n_documents FROM search_term t WHERE t.scope_id = %s AND t.n_documents > 0"
            " AND t.term IN (SELECT w.term FROM search_word w WHERE w.scope_id = %s"
            " AND ((w.word >= %s AND w.word < %s) OR w.word LIKE %s))"
            " ORDER BY t.n_documents DESC, t.term LIMIT %s",
            [scope, scope, begun, begun + "\U0010ffff", ends, MOST_PAIRS if ends else MOST_FORMS],
        )
        return [(str(term), int(n_documents)) for term, n_documents in cursor.fetchall()]


def _by_spelling(scope: Scope, asked: QueryTerm) -> list[Group]:
    """Return the nearest word, one slip away in short words and two in long ones; among equals, the most frequent."""
    if len(asked.word) < 4 or is_han(asked.word) or not asked.word.isalpha():
        return []
    most = 1 if len(asked.word) < 8 else 2
    near = process.extract(
        asked.word,
        _words(scope.pk, scope.revision),
        scorer=OSA.distance,
        processor=None,
        score_cutoff=most,
        limit=20,
    )
    if not near:
        return []
    # Those in most documents come first in the list of words, so the place breaks a tie.
    word, _, _ = min(near, key=lambda one: (one[1], one[2]))
    terms = _terms_of_words(scope.pk, {word})[word]
    counts = term_counts(scope.pk, terms)
    if not counts:
        return []
    weights = tuple((term, AS_TYPED) for term in sorted(counts))
    n_documents = min(sum(counts.values()), scope.n_documents)
    return [Group(asked, weights, n_documents, _spelling(scope.pk, word))]


@lru_cache(maxsize=8)
def _words(scope: int, revision: int) -> tuple[str, ...]:
    """Return the words of a scope, those in most documents first; kept until the scope changes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT w.word FROM search_word w JOIN search_term t ON t.scope_id = w.scope_id AND t.term = w.term"
            " WHERE w.scope_id = %s AND t.n_documents > 0 ORDER BY t.n_documents DESC, w.word LIMIT %s",
            [scope, MOST_WORDS],
        )
        # Of words of the same letters in several spellings, one is enough; Chinese has no spelling.
        return tuple(dict.fromkeys(row[0] for row in cursor.fetchall() if not is_han(row[0])))


def _spelling(scope: int, word: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT w.spelling FROM search_word w JOIN search_term t ON t.scope_id = w.scope_id AND t.term = w.term"
            " WHERE w.scope_id = %s AND w.word = %s ORDER BY t.n_documents DESC, w.spelling LIMIT 1",
            [scope, word],
        )
        row = cursor.fetchone()
        return str(row[0]) if row else word


def _mended(query: str, groups: Iterable[Group]) -> str:
    mended = query
    corrected = [group for group in groups if group.corrected]
    for group in sorted(corrected, key=lambda one: -one.asked.start):
        mended = mended[: group.asked.start] + group.corrected + mended[group.asked.end :]
    return mended if corrected else ""
