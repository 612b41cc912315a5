"""The two indexes behind one face: FTS5 in SQLite, tsvector with GIN in PostgreSQL.

Both hold the same terms, made by core.prose and kept in `search_document`; neither reads a text itself. A need is what
a document must have: all of the groups, and of each group at least one term. Answers come newest first.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from django.db import connection

Need = tuple[tuple[str, ...], ...]

MANY = 10_000  # changes after which an index is put in order as a whole
_CHUNK = 500


class Candidate(NamedTuple):
    """A document that has what is needed, with what is needed to rank it."""

    id: int
    n_terms: int
    text_language: str
    facets: str
    title_terms: str
    terms: str


class Within(NamedTuple):
    """Where a need is looked for. `expected`: about how many have it; only the speed hangs on it."""

    scope: int
    n_documents: int
    expected: int


_ALL, _FACETS = "id, n_terms, text_language, facets, title_terms, terms", "id, facets"
_FTS5 = """
    SELECT {columns} FROM search_document JOIN (
        SELECT rowid AS place FROM search_index WHERE search_index MATCH %s ORDER BY rowid DESC LIMIT %s
    ) ON id = place ORDER BY place DESC"""
_GIN = """
    WITH matched AS MATERIALIZED (SELECT id FROM search_index WHERE lexemes @@ %s::tsquery),
        found AS MATERIALIZED (SELECT id FROM matched ORDER BY id DESC LIMIT %s)
    SELECT {columns} FROM search_document JOIN found USING (id) ORDER BY id DESC"""
# The function behind @@ is called by name, which no index answers: the planner has no choice but to read backwards.
_BACKWARDS = """
    WITH found AS MATERIALIZED (
        SELECT id FROM search_index WHERE id >= %s AND id < %s AND ts_match_vq(lexemes, %s::tsquery)
        ORDER BY id DESC LIMIT %s)
    SELECT {columns} FROM search_document JOIN found USING (id) ORDER BY id DESC"""


class Index(Protocol):
    """What an index can do. Ids are those of `search_document`."""

    def candidates(self, need: Need, *, within: Within, limit: int) -> list[Candidate]:
        """Return the newest documents that have what is needed, at most `limit`. One query."""

    def facets(self, need: Need, *, within: Within, limit: int) -> list[tuple[int, str]]:
        """Return the ids of the same, and what they can be filtered by. One query."""

    def ids(self, need: Need, *, limit: int, offset: int) -> list[int]:
        """Return one page of ids, newest first. One query."""

    def count(self, need: Need, *, most: int) -> int:
        """Return how many have what is needed, counting no further than `most`. One query."""

    def add(self, ids: Sequence[int]) -> None:
        """Take stored documents in."""

    def erase(self, ids: Sequence[int]) -> None:
        """Take documents out; they must still be stored as they were taken in."""

    def settle(self, *, n_changed: int) -> None:
        """Make the index quick to read after so many changes. After many, PostgreSQL lets nobody search meanwhile."""


def engine() -> Index:
    """Return the index of the database in use."""
    return Tsvector() if connection.vendor == "postgresql" else Fts5()


class Fts5:
    """SQLite. FTS5 with external content, without positions: phrases are checked by who ranks."""

    def candidates(self, need: Need, *, within: Within, limit: int) -> list[Candidate]:
        return list(map(Candidate._make, self._newest(_ALL, need, limit)))

    def facets(self, need: Need, *, within: Within, limit: int) -> list[tuple[int, str]]:
        return self._newest(_FACETS, need, limit)

    def _newest(self, columns: str, need: Need, limit: int) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(_FTS5.format(columns=columns), [_match(need), limit])
            return list(cursor.fetchall())

    def ids(self, need: Need, *, limit: int, offset: int) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rowid FROM search_index WHERE search_index MATCH %s"
                " ORDER BY rowid DESC LIMIT %s OFFSET %s",
                [_match(need), limit, offset],
            )
            return [row[0] for row in cursor.fetchall()]

    def count(self, need: Need, *, most: int) -> int:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH %s LIMIT %s)",
                [_match(need), most],
            )
            return int(cursor.fetchone()[0])

    def add(self, ids: Sequence[int]) -> None:
        _by_chunks(
            "INSERT INTO search_index (rowid, title_terms, terms, facet_terms)"
            " SELECT id, title_terms, terms, facet_terms FROM search_document WHERE id IN ({ids})",
            ids,
        )

    def erase(self, ids: Sequence[int]) -> None:
        _by_chunks(
            "INSERT INTO search_index (search_index, rowid, title_terms, terms, facet_terms)"
            " SELECT 'delete', id, title_terms, terms, facet_terms FROM search_document"
            " WHERE id IN ({ids})",
            ids,
        )

    def settle(self, *, n_changed: int) -> None:
        if n_changed < MANY:  # small changes are merged as they come
            return
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")
            cursor.execute("ANALYZE")


class Tsvector:
    """PostgreSQL. The terms as lexemes without positions, in a table of their own, so that reading it is short."""

    def __init__(self) -> None:
        self._was_looked_at = self._was_empty = False

    def candidates(self, need: Need, *, within: Within, limit: int) -> list[Candidate]:
        return list(map(Candidate._make, self._newest(_ALL, need, within, limit)))

    def facets(self, need: Need, *, within: Within, limit: int) -> list[tuple[int, str]]:
        return self._newest(_FACETS, need, within, limit)

    def _newest(self, columns: str, need: Need, within: Within, limit: int) -> list[Any]:
        # GIN knows no order, so every match is fetched; reading back from the newest passes over what does not
        # match. A row passed over costs a third of one fetched (docs/performance.md).
        scope, n_documents, expected = within
        with connection.cursor() as cursor:
            if expected <= limit or n_documents * limit > 3 * expected * expected:
                cursor.execute(_GIN.format(columns=columns), [_tsquery(need), limit])
            else:
                bounds = [first_place(scope), first_place(scope + 1)]
                cursor.execute(_BACKWARDS.format(columns=columns), [*bounds, _tsquery(need), limit])
            return list(cursor.fetchall())

    def ids(self, need: Need, *, limit: int, offset: int) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM search_index WHERE lexemes @@ %s::tsquery"
                " ORDER BY id DESC LIMIT %s OFFSET %s",
                [_tsquery(need), limit, offset],
            )
            return [row[0] for row in cursor.fetchall()]

    def count(self, need: Need, *, most: int) -> int:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE lexemes @@ %s::tsquery LIMIT %s) matched",
                [_tsquery(need), most],
            )
            return int(cursor.fetchone()[0])

    def add(self, ids: Sequence[int]) -> None:
        if not self._was_looked_at:
            self._was_looked_at, self._was_empty = True, self._is_empty()
            if self._was_empty:  # made at the end and in one go, GIN takes a fraction of the time
                with connection.cursor() as cursor:
                    cursor.execute("DROP INDEX search_index_lexemes")
        _by_chunks(
            "INSERT INTO search_index (id, lexemes) SELECT id, array_to_tsvector(array_remove(array_remove("
            "string_to_array(title_terms || terms || facet_terms, ' '), ''), '|'))"
            " FROM search_document WHERE id IN ({ids})",
            ids,
        )

    def erase(self, ids: Sequence[int]) -> None:
        _by_chunks("DELETE FROM search_index WHERE id IN ({ids})", ids)

    def settle(self, *, n_changed: int) -> None:
        with connection.cursor() as cursor:
            if n_changed >= MANY:
                # Rows that still wait to be checked against others cannot be moved.
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                # Neighbours in time become neighbours on disk: reading back from the newest then reads few pages.
                for table in ("search_index", "search_document"):
                    cursor.execute(f"CLUSTER {table} USING {table}_pkey")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            if self._was_empty:
                cursor.execute(
                    "CREATE INDEX search_index_lexemes ON search_index USING gin (lexemes)"
                )
                self._was_looked_at = self._was_empty = False
            else:
                # What waits in the list of new rows is read whole by every search.
                cursor.execute("SELECT gin_clean_pending_list('search_index_lexemes')")
            if n_changed >= MANY:
                for table in ("search_index", "search_document", "search_term", "search_word"):
                    cursor.execute(f"ANALYZE {table}")

    @staticmethod
    def _is_empty() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM search_index LIMIT 1")
            return cursor.fetchone() is None


def first_place(scope: int, day: int = 0) -> int:
    """Return the lowest id of a scope, or of one day in it: 16 million documents a day, 22 bits of days."""
    return scope << 46 | day << 24


def _match(need: Need) -> str:
    return " AND ".join("(" + " OR ".join(f'"{term}"' for term in group) + ")" for group in need)


def _tsquery(need: Need) -> str:
    return " & ".join("(" + " | ".join(f"'{term}'" for term in group) + ")" for group in need)


def _by_chunks(statement: str, ids: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        for at in range(0, len(ids), _CHUNK):
            some = ids[at : at + _CHUNK]
            cursor.execute(statement.replace("{ids}", ",".join(["%s"] * len(some))), some)
