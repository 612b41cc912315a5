"""One filling of the index: documents in and out in batches, and the counts of the vocabulary with them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db import connection
from django.db.models import F

from consenso.domain.search.documents import (
    IndexedTerms,
    SearchDocument,
    clean,
    day_number,
    digest,
    terms_of_document,
)
from consenso.domain.search.indexes import engine, first_place
from consenso.domain.search.models import Document, Scope, Term, Wording

BATCH = 1_000
_MOST_HELD = 300_000  # counts and words held in memory before they are written or forgotten


@dataclass(frozen=True, slots=True)
class Indexed:
    """How many documents were added, changed, left as they were, and taken out."""

    n_added: int
    n_changed: int
    n_unchanged: int
    n_removed: int


@dataclass(frozen=True, slots=True)
class _Stored:
    id: int
    digest: str


class Filling:
    """Documents on their way in and out, inside the transaction of who made it; `finish` writes what is left."""

    def __init__(self, forum: str) -> None:
        self.forum = forum
        self._engine = engine()
        self._scopes: dict[str, Scope] = {}
        self._next: dict[tuple[int, int], int] = {}  # (scope, day) → the next free id
        self._counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
        self._sizes: Counter[tuple[int, str]] = Counter()
        self._seen: set[tuple[int, str, str]] = set()  # (scope, term, word) written already
        self._told: Counter[str] = Counter()

    def put(self, batch: Sequence[SearchDocument]) -> None:
        """Put a batch in; what is there unchanged stays."""
        by_scope: dict[str, dict[tuple[str, str], SearchDocument]] = {}
        for document in map(_cleaned, batch):
            name = (document.kind, document.identifier)
            by_scope.setdefault(document.language, {})[name] = document
        for language, documents in by_scope.items():
            self._put(self._scope(language), documents)

    def remove(self, named: Collection[tuple[str, str]]) -> None:
        """Take out what has these kinds and identifiers, in every language."""
        identifiers = {identifier for _, identifier in named}
        rows = Document.objects.filter(scope__forum=self.forum, identifier__in=identifiers)
        found = rows.values_list("id", "kind", "identifier")
        self.withdraw([one for one, kind, identifier in found if (kind, identifier) in named])

    def withdraw(self, ids: Sequence[int]) -> None:
        """Take out the documents with these ids."""
        self._take_out(ids)
        self._told["removed"] += len(ids)

    def finish(self) -> Indexed:
        """Write what is left, and return what was done."""
        self._write_counts()
        told = self._told
        n_changed = told["added"] + told["changed"] + told["removed"]
        if told["changed"] or told["removed"]:
            Term.objects.filter(n_documents__lte=0).delete()
        for scope in {scope for scope, _ in self._sizes}:
            Scope.objects.filter(id=scope).update(
                n_documents=F("n_documents") + self._sizes[scope, "documents"],
                n_terms=F("n_terms") + self._sizes[scope, "terms"],
                revision=F("revision") + 1,
            )
        if n_changed:
            self._engine.settle(n_changed=n_changed)
        return Indexed(told["added"], told["changed"], told["unchanged"], told["removed"])

    def _scope(self, language: str) -> Scope:
        if language not in self._scopes:
            made, _ = Scope.objects.get_or_create(forum=self.forum, language=language)
            # Held until the end, so that two fillings of one scope come one after the other.
            self._scopes[language] = Scope.objects.select_for_update().get(pk=made.pk)
        return self._scopes[language]

    def _put(self, scope: Scope, documents: dict[tuple[str, str], SearchDocument]) -> None:
        rows = Document.objects.filter(
            scope=scope, identifier__in={identifier for _, identifier in documents}
        ).values_list("kind", "identifier", "id", "digest")
        stored = {(kind, name): _Stored(pk, told) for kind, name, pk, told in rows}
        digests = {name: digest(document) for name, document in documents.items()}
        old = {
            name: stored[name].id
            for name in documents
            if name in stored and stored[name].digest != digests[name]
        }
        new = [name for name in documents if name in old or name not in stored]
        self._take_out(list(old.values()))
        self._take_in(
            scope,
            [(self._place(scope, documents[n], old.get(n)), digests[n], documents[n]) for n in new],
        )
        self._told["changed"] += len(old)
        self._told["added"] += len(new) - len(old)
        self._told["unchanged"] += len(documents) - len(new)

    def _place(self, scope: Scope, document: SearchDocument, old: int | None) -> int:
        """Return the id of a document: the one it had while its day is the same, else the next free of its day."""
        day = day_number(document.date)
        first, end = first_place(scope.pk, day), first_place(scope.pk, day + 1)
        if old is not None and first <= old < end:
            return old
        if (scope.pk, day) not in self._next:
            self._next[scope.pk, day] = _next_place(first, end)
        place = self._next[scope.pk, day]
        self._next[scope.pk, day] = place + 1
        return place

    def _take_in(self, scope: Scope, rows: Sequence[tuple[int, str, SearchDocument]]) -> None:
        if not rows:
            return
        made = [terms_of_document(document, scope=scope.pk) for _, _, document in rows]
        with connection.cursor() as cursor:
            cursor.executemany(
                _INSERT_DOCUMENT,
                [
                    _columns(scope, place, told, document, terms)
                    for (place, told, document), terms in zip(rows, made, strict=True)
                ],
            )
            cursor.executemany(
                "INSERT INTO search_wording (document_id, title, body) VALUES (%s, %s, %s)",
                [(place, document.title, document.body) for place, _, document in rows],
            )
        self._engine.add([place for place, _, _ in rows])
        self._write_words(scope.pk, chain.from_iterable(terms.spelt for terms in made))
        counts = self._counts[scope.pk]
        for terms in made:
            counts.update({row[0] for row in terms.spelt})
            counts.update(terms.facet_terms)
        self._sizes[scope.pk, "documents"] += len(made)
        self._sizes[scope.pk, "terms"] += sum(terms.n_terms for terms in made)
        self._write_counts_when_many()

    def _take_out(self, ids: Sequence[int]) -> None:
        if not ids:
            return
        rows = Document.objects.filter(id__in=ids)
        for scope, terms, facets, n_terms in rows.values_list(
            "scope_id", "terms", "facet_terms", "n_terms"
        ):
            text, facet = len(f"{scope}~"), len(f"{scope}")
            self._counts[scope].subtract({term[text:] for term in terms.split()} - {""})
            self._counts[scope].subtract([term[facet:] for term in facets.split()])
            self._sizes[scope, "documents"] -= 1
            self._sizes[scope, "terms"] -= n_terms
        self._engine.erase(ids)
        Wording.objects.filter(document__in=ids).delete()
        rows.delete()
        self._write_counts_when_many()

    def _write_counts_when_many(self) -> None:
        if sum(map(len, self._counts.values())) > _MOST_HELD:
            self._write_counts()

    def _write_counts(self) -> None:
        # In one order, so that two fillings never wait for each other's rows in a circle.
        rows = sorted(
            (scope, term, by)
            for scope, counts in self._counts.items()
            for term, by in counts.items()
            if by
        )
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_term (scope_id, term, n_documents) VALUES (%s, %s, %s)"
                " ON CONFLICT (scope_id, term)"
                " DO UPDATE SET n_documents = search_term.n_documents + excluded.n_documents",
                rows,
            )
        self._counts.clear()

    def _write_words(self, scope: int, spelt: Iterable[tuple[str, str, str]]) -> None:
        new: dict[tuple[int, str, str], str] = {}
        for term, word, spelling in spelt:
            name = (scope, term, word)
            if name not in self._seen and name not in new:
                new[name] = spelling
        rows = sorted(
            (scope, word, word[::-1], spelling, term) for (_, term, word), spelling in new.items()
        )
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_word (scope_id, word, backwards, spelling, term)"
                " VALUES (%s, %s, %s, %s, %s) ON CONFLICT (scope_id, word, term) DO NOTHING",
                rows,
            )
        if len(self._seen) > _MOST_HELD:
            self._seen.clear()
        self._seen |= new.keys()


def _next_place(first: int, end: int) -> int:
    # By hand, for a large record has thousands of days, and each is asked for once.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(id) FROM search_document WHERE id >= %s AND id < %s", [first, end]
        )
        last = cursor.fetchone()[0]
        return first if last is None else int(last) + 1


def _cleaned(document: SearchDocument) -> SearchDocument:
    return SearchDocument(
        kind=clean(document.kind),
        identifier=clean(document.identifier),
        language=document.language.lower(),
        title=clean(document.title),
        body=clean(document.body),
        date=document.date,
        parties=document.parties,
        areas=document.areas,
        text_language=document.text_language,
        also=clean(document.also),
    )


# The rows of `search_document` by name: to make an object for each would take as long as all the rest.
_INSERT_DOCUMENT = """
    INSERT INTO search_document (id, scope_id, kind, identifier, date, year, text_language,
        digest, n_terms, facets, title_terms, terms, facet_terms)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""


def _columns(
    scope: Scope, place: int, told: str, document: SearchDocument, terms: IndexedTerms
) -> tuple[str | int | None, ...]:
    is_fallback = document.text_language.lower() not in {"", document.language}
    return (
        place,
        scope.pk,
        document.kind,
        document.identifier,
        document.date,
        document.year,
        document.text_language if is_fallback else "",
        told,
        terms.n_terms,
        "\n".join(document.facets),
        terms.title,
        terms.text,
        terms.facets,
    )
