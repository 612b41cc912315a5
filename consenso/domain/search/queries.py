"""Searching."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from consenso.core.prose import excerpt_terms, highlight_terms, phrases, query_terms
from consenso.domain.search.documents import (
    AREA,
    KIND,
    PARTY,
    YEAR,
    clean,
    facet_term,
    facets_asked,
    folded_title,
)
from consenso.domain.search.indexes import Candidate, Index, Need, Within, engine
from consenso.domain.search.models import Mark, Scope, Wording
from consenso.domain.search.ranking import ranked, with_phrases
from consenso.domain.search.results import FacetCount, Hit, Results, Suggestion, nothing
from consenso.domain.search.vocabulary import Group, Understood, term_counts, understand

MOST_RANKED = 1_000  # documents that are ranked and counted; where more match, the newest
MOST_BY_TITLE = 200  # and so many older ones that have the words in their title
SHARE_OF_TITLES = 0.1  # about how many of the documents with a word have it in their title
MOST_COUNTED = 10_000  # how far a list under filters is counted
LONGEST_QUERY = 500  # code points that are looked at
MOST_WORDS = 12  # words that are looked for
EXCERPT = 240


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query that was understood, in its scope, with its filters."""

    scope: Scope
    words: str
    groups: tuple[Group, ...]
    filters: dict[str, tuple[str, ...]]
    counts: dict[str, int]

    def need(self, *, mark: str = "~", but: str = "") -> Need:
        """Return what a document must have; `mark` ^: in its title; `but`: a dimension not to filter by."""
        words = (
            tuple(f"{self.scope.pk}{mark}{term}" for term, _ in group.weights)
            for group in self.groups
        )
        values = (
            tuple(f"{self.scope.pk}{value}" for value in values)
            for name, values in self.filters.items()
            if name != but
        )
        return (*words, *values)

    def within(self, *, but: str = "", share: float = 1.0) -> Within:
        """Return about how many documents match, as if words stood independently of each other.

        `share`: how many of the documents with a word have it in the part that is looked at.
        """
        n_documents = max(1, self.scope.n_documents)
        sizes = [group.n_documents * share for group in self.groups]
        sizes += [
            1.0 * sum(self.counts.get(value, 0) for value in values)
            for name, values in self.filters.items()
            if name != but
        ]
        expected = float(n_documents)
        for size in sizes:
            expected *= min(1.0, size / n_documents)
        return Within(self.scope.pk, n_documents, int(expected))


@dataclass(frozen=True, slots=True)
class _Found:
    """Candidates in their order; `is_bounded`: there are more in the index."""

    asked: _Asked
    candidates: list[Candidate]
    total: int
    is_exact: bool
    is_bounded: bool


def search(
    *,
    forum: str,
    language: str,
    words: str,
    kinds: Sequence[str] = (),
    parties: Sequence[str] = (),
    areas: Sequence[str] = (),
    years: Sequence[int] = (),
    page: int = 1,
    per_page: int = 20,
) -> Results:
    """Return one page of what a forum's record has on these words, best first, in a language of the interface.

    All words must be there, in any form; the last one may be begun only. A misspelt word that is nowhere is taken for
    the nearest one; if still nothing has all the words, the most frequent are left out until something has. Several
    values of one filter: any of them; several filters: all of them. Words between quotation marks stand together.
    No words, but filters: everything under them, newest first. Neither: an empty answer that says so.
    Any text can be asked, and none is an error. At most 14 queries, and 4 for each misspelling.
    """
    page, per_page = min(max(page, 1), 10**6), min(max(per_page, 1), 100)
    words = clean(words)[:LONGEST_QUERY]
    filters = facets_asked(kinds=kinds, parties=parties, areas=areas, years=years)
    asked_terms = query_terms(words, language)
    if not asked_terms and not filters:
        return nothing(page=page, per_page=per_page, is_empty_query=True)
    scope = _scope(forum, language)
    if scope is None:
        return nothing(page=page, per_page=per_page)
    looked = asked_terms[:MOST_WORDS]
    too_many = tuple(words[term.start : term.end] for term in asked_terms[MOST_WORDS:])
    understood = understand(scope, words, looked)
    left_out = (*understood.unknown, *too_many)
    if looked and not understood.groups:
        return nothing(page=page, per_page=per_page, left_out=left_out)
    counts = term_counts(scope.pk, chain.from_iterable(filters.values()))
    asked = _Asked(scope, words, understood.groups, filters, counts)
    in_use = engine()
    if not understood.groups:
        return _listed(in_use, asked, page=page, per_page=per_page)
    found, dropped = _most_words(in_use, asked)
    return _answer(in_use, found, understood, (*left_out, *dropped), page=page, per_page=per_page)


def suggestions(
    *, forum: str, language: str, words: str, kinds: Sequence[str] = (), limit: int = 8
) -> tuple[Suggestion, ...]:
    """Return the best titles for what has been typed so far, each title once. At most 6 queries.

    All words must be in the title, the last may be begun only. Nothing typed: an empty tuple.
    """
    words = clean(words)[:LONGEST_QUERY]
    terms = query_terms(words, language)[:MOST_WORDS]
    scope = _scope(forum, language) if terms else None
    if scope is None:
        return ()
    understood = understand(scope, words, terms)
    if not understood.groups or understood.unknown:
        return ()
    filters = facets_asked(kinds=kinds, parties=(), areas=(), years=())
    asked = _Asked(scope, words, understood.groups, filters, {})
    within = asked.within(share=SHARE_OF_TITLES)
    found = engine().candidates(asked.need(mark="^"), within=within, limit=MOST_BY_TITLE)
    best = ranked(found, asked.groups, scope=scope)
    marks = _marks(asked.groups)
    chosen: dict[str, Suggestion] = {}
    for row in _wordings([one.id for one in best[: limit * 4]]):
        title = highlight_terms(row.title, marks, row.text_language or scope.language)
        suggestion = Suggestion(row.kind, row.identifier, title, row.date)
        chosen.setdefault(folded_title(row.title), suggestion)
    return tuple(chosen.values())[: max(limit, 0)]


def mark(*, forum: str) -> int:
    """Return the number of the last ledger entry that the index has read; none: 0. One query."""
    row = Mark.objects.filter(forum=forum).first()
    return row.entry if row else 0


def _scope(forum: str, language: str) -> Scope | None:
    rows = Scope.objects.filter(forum=clean(forum), language=clean(language).lower())
    return rows.filter(n_documents__gt=0).first()


def _most_words(in_use: Index, asked: _Asked) -> tuple[_Found, tuple[str, ...]]:
    """Return what has all the words, or else as many of the rarest as anything has; and the words left out."""
    dropped: list[str] = []
    while True:
        found = _found(in_use, asked)
        # What is asked for word by word, in quotation marks, is not to be had in part.
        if found.candidates or len(asked.groups) == 1 or phrases(asked.words, None):
            return found, tuple(dropped)
        common = max(asked.groups, key=lambda group: group.n_documents)
        dropped.append(asked.words[common.asked.start : common.asked.end])
        kept = tuple(group for group in asked.groups if group is not common)
        asked = _Asked(asked.scope, asked.words, kept, asked.filters, asked.counts)


def _found(in_use: Index, asked: _Asked) -> _Found:
    within = asked.within()
    newest = in_use.candidates(asked.need(), within=within, limit=MOST_RANKED + 1)
    if len(newest) <= MOST_RANKED:
        fitting = with_phrases(newest, asked.words, scope=asked.scope)
        best = ranked(fitting, asked.groups, scope=asked.scope)
        return _Found(asked, best, len(best), True, False)
    in_titles = asked.within(share=SHARE_OF_TITLES)
    older = in_use.candidates(asked.need(mark="^"), within=in_titles, limit=MOST_BY_TITLE)
    both = {one.id: one for one in chain(newest[:MOST_RANKED], older)}
    fitting = with_phrases(list(both.values()), asked.words, scope=asked.scope)
    best = ranked(fitting, asked.groups, scope=asked.scope)
    is_one_term = len(asked.need()) == 1 and len(asked.groups[0].weights) == 1
    if is_one_term:
        return _Found(asked, best, asked.groups[0].n_documents, True, True)
    return _Found(asked, best, len(best), False, True)


def _answer(
    in_use: Index,
    found: _Found,
    understood: Understood,
    left_out: tuple[str, ...],
    *,
    page: int,
    per_page: int,
) -> Results:
    shown = found.candidates[(page - 1) * per_page : page * per_page]
    facets = _facets(in_use, found.asked, [one.facets for one in found.candidates])
    return Results(
        total=found.total,
        is_total_exact=found.is_exact,
        hits=_hits([one.id for one in shown], found.asked),
        kinds=facets[KIND],
        parties=facets[PARTY],
        areas=facets[AREA],
        years=facets[YEAR],
        is_bounded=found.is_bounded,
        n_ranked=len(found.candidates),
        corrected=understood.corrected,
        left_out=left_out,
        is_empty_query=False,
        page=page,
        per_page=per_page,
        n_pages=max(1, -(-len(found.candidates) // per_page)),
    )


def _listed(in_use: Index, asked: _Asked, *, page: int, per_page: int) -> Results:
    need = asked.need()
    if len(need) == 1 and len(need[0]) == 1:
        total, is_exact = sum(asked.counts.values()), True
    else:
        total = in_use.count(need, most=MOST_COUNTED + 1)
        is_exact = total <= MOST_COUNTED
        total = min(total, MOST_COUNTED)
    if not total:
        return nothing(page=page, per_page=per_page)
    newest = in_use.facets(need, within=asked.within(), limit=MOST_RANKED + 1)
    is_bounded = len(newest) > MOST_RANKED
    offset = (page - 1) * per_page
    ids = [one for one, _ in newest[offset : offset + per_page]]
    if offset + per_page > len(newest) and is_bounded and offset < total:
        ids = in_use.ids(need, limit=per_page, offset=offset)
    facets = _facets(in_use, asked, [line for _, line in newest[:MOST_RANKED]])
    return Results(
        total=total,
        is_total_exact=is_exact,
        hits=_hits(ids, asked),
        kinds=facets[KIND],
        parties=facets[PARTY],
        areas=facets[AREA],
        years=facets[YEAR],
        is_bounded=is_bounded,
        n_ranked=min(len(newest), MOST_RANKED),
        corrected="",
        left_out=(),
        is_empty_query=False,
        page=page,
        per_page=per_page,
        n_pages=max(1, -(-total // per_page)),
    )


def _facets(
    in_use: Index, asked: _Asked, lines: Iterable[str]
) -> dict[str, tuple[FacetCount, ...]]:
    """Return how many of what was found have each value; `lines`: what each can be filtered by.

    A dimension that is filtered by is counted without its own filter, so that a reader sees what
    choosing another value would bring. One more query for each such.
    """
    answer = {}
    counted = _counted(lines)
    for name in (KIND, PARTY, AREA, YEAR):
        counts = counted
        chosen = asked.filters.get(name, ())
        need = asked.need(but=name)
        if chosen and need:
            counts = _counted(_lines(in_use, asked, but=name))
        answer[name] = _dimension(name, counts, chosen)
    return answer


def _lines(in_use: Index, asked: _Asked, *, but: str) -> list[str]:
    """Return what the documents can be filtered by that are found without the filters of one dimension."""
    need, within = asked.need(but=but), asked.within(but=but)
    if not phrases(asked.words, asked.scope.language):
        return [line for _, line in in_use.facets(need, within=within, limit=MOST_RANKED)]
    found = in_use.candidates(need, within=within, limit=MOST_RANKED)
    return [one.facets for one in with_phrases(found, asked.words, scope=asked.scope)]


def _counted(lines: Iterable[str]) -> Counter[str]:
    return Counter(chain.from_iterable(line.split("\n") for line in lines))


def _dimension(name: str, counts: Counter[str], chosen: tuple[str, ...]) -> tuple[FacetCount, ...]:
    rows = [
        FacetCount(facet.partition("=")[2], count, facet_term(facet) in chosen)
        for facet, count in counts.items()
        if facet.startswith(f"{name}=")
    ]
    if name == YEAR:
        return tuple(sorted(rows, key=lambda row: row.value, reverse=True))
    return tuple(sorted(rows, key=lambda row: (-row.count, row.value)))


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    identifier: str
    date: str
    text_language: str
    title: str
    body: str


def _wordings(ids: Sequence[int]) -> list[_Row]:
    """Return what is shown of documents, in the order of the ids. One query."""
    rows = Wording.objects.filter(document__in=ids).values_list(
        "document_id",
        "document__kind",
        "document__identifier",
        "document__date",
        "document__text_language",
        "title",
        "body",
    )
    by_id = {row[0]: _Row(*row[1:]) for row in rows}
    return [by_id[one] for one in ids if one in by_id]


def _marks(groups: Iterable[Group]) -> frozenset[str]:
    return frozenset(term for group in groups for term, _ in group.weights)


def _hits(ids: Sequence[int], asked: _Asked) -> tuple[Hit, ...]:
    marks = _marks(asked.groups)
    hits = []
    for row in _wordings(ids):
        language = row.text_language or asked.scope.language
        hits.append(
            Hit(
                kind=row.kind,
                identifier=row.identifier,
                title=highlight_terms(row.title, marks, language),
                excerpt=excerpt_terms(row.body, marks, language, length=EXCERPT),
                date=row.date,
                text_language=row.text_language,
            )
        )
    return tuple(hits)
