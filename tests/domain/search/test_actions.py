from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import connection

from consenso.domain.search import actions, indexes, queries
from consenso.domain.search.documents import SearchDocument
from consenso.domain.search.models import Document, Scope, Term
from tests.domain.search.conftest import FORUM, RECORD, Search, found, paragraph

pytestmark = pytest.mark.django_db


def counts() -> dict[tuple[str, str], int]:
    rows = Term.objects.values_list("scope__language", "term", "n_documents")
    return {(language, term): n for language, term, n in rows}


def test_indexing_again_changes_nothing(search: Search) -> None:
    before = counts()

    told = actions.index(forum=FORUM, documents=RECORD)

    assert (told.n_added, told.n_changed, told.n_unchanged) == (0, 0, len(RECORD))
    assert counts() == before


def test_changed_document_is_found_by_its_new_words_only(search: Search) -> None:
    changed = replace(RECORD[0], body="Aurelia will offer training.", date="2022")

    told = actions.index(forum=FORUM, documents=[changed])

    assert told.n_changed == 1
    assert found(search("training")) == ["c-2021p-07"]
    assert found(search("20000")) == []
    assert found(search("offer", years=(2022,))) == ["c-2021p-07"]
    assert found(search("offer", years=(2021,))) == []


def test_document_keeps_its_place_while_its_day_is_the_same(search: Search) -> None:
    before = Document.objects.get(identifier="c-2021p-07", scope__language="en").pk

    actions.index(forum=FORUM, documents=[replace(RECORD[0], body="Other words.")])

    assert Document.objects.get(identifier="c-2021p-07", scope__language="en").pk == before


def test_changing_and_changing_back_leaves_the_same_counts(search: Search) -> None:
    before = counts()

    actions.index(forum=FORUM, documents=[replace(RECORD[0], body="Other words.", date="")])
    actions.index(forum=FORUM, documents=[RECORD[0]])

    assert counts() == before


def test_removed_document_is_gone_in_every_language(search: Search) -> None:
    told = actions.remove(forum=FORUM, documents=[("commitment", "c-2018p-02"), ("x", "nothing")])

    assert told.n_removed == 6
    assert found(search("ports ")) == []
    assert found(search("puertos", "es")) == []
    assert found(search("trade")) == ["c-2015p-01"]


def test_cleared_forum_leaves_no_count_behind(search: Search) -> None:
    actions.set_mark(forum=FORUM, entry=7)

    actions.clear(forum=FORUM)

    assert counts() == {}
    assert {(one.n_documents, one.n_terms) for one in Scope.objects.all()} == {(0, 0)}
    assert queries.mark(forum=FORUM) == 0


def test_forums_do_not_find_each_other_s_documents(search: Search) -> None:
    actions.index(forum="harbour", documents=[paragraph("elsewhere", "Trade")])

    assert "elsewhere" not in found(search("trade"))
    assert found(queries.search(forum="harbour", language="en", words="trade")) == ["elsewhere"]


def test_of_two_of_the_same_name_the_later_stands(search: Search) -> None:
    actions.index(
        forum=FORUM, documents=[paragraph("twice", "First wording"), paragraph("twice", "Second")]
    )

    assert found(search("wording ")) == []
    assert found(search("second ")) == ["twice"]


def test_documents_are_read_as_they_come(db: None) -> None:
    def endless() -> Iterator[SearchDocument]:
        for number in range(2_500):
            yield paragraph(f"p-{number}", f"Plan {number}", date=f"{2011 + number % 15}")

    told = actions.index(forum=FORUM, documents=endless())

    assert told.n_added == 2_500
    assert queries.search(forum=FORUM, language="en", words="plan").total == 2_500


def test_what_a_database_refuses_is_taken_out(search: Search) -> None:
    actions.index(forum=FORUM, documents=[paragraph("odd", "Odd\0title", "half \ud800 a pair\n")])

    assert found(search("odd title")) == ["odd"]


def test_fault_in_the_midst_leaves_the_index_as_it_was(search: Search) -> None:
    before = counts()

    def failing() -> Iterator[SearchDocument]:
        yield from (paragraph(f"p-{number}", "Plan") for number in range(1_500))
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011
        actions.index(forum=FORUM, documents=failing())

    assert counts() == before
    assert found(search("plan ")) == []


def test_many_changes_put_the_index_in_order(
    search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexes, "MANY", 3)

    actions.index(
        forum=FORUM, documents=[paragraph(f"p-{n}", "Plan", date=f"20{n}") for n in (11, 19, 14)]
    )

    assert found(search("plan ")) == ["p-19", "p-14", "p-11"]
    assert found(search("trade")) == ["c-2015p-01", "c-2018p-02"]


def test_mark_is_remembered(db: None) -> None:
    assert queries.mark(forum=FORUM) == 0

    actions.set_mark(forum=FORUM, entry=3)
    actions.set_mark(forum=FORUM, entry=9)

    assert queries.mark(forum=FORUM) == 9


def test_index_agrees_with_what_is_stored(search: Search) -> None:
    actions.index(forum=FORUM, documents=[replace(RECORD[0], body="Other words.")])
    actions.remove(forum=FORUM, documents=[("meeting", "ministerial-3")])

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"
            )
        else:
            cursor.execute("SELECT id FROM search_index")
            assert {row[0] for row in cursor} == set(Document.objects.values_list("id", flat=True))
