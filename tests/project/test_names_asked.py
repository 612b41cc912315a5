"""Of which names of the query a public page depends: those that its view looks for, and never all of them."""

import pytest
from django.http import QueryDict
from django.test import Client

from consenso.interfaces.ui.asked import ALL, Watched
from consenso.project.pagecache import NAMES_ASKED
from tests.answers import put_away
from tests.interfaces import addresses

# What takes what it is asked as a whole, and refuses names that it does not know.
REFUSES = ("/api/", "/data/", "feed.atom", "calendar.ics", "opensearch.xml")


def names_at(path):
    names = set()
    answer = Client().get(path, **{NAMES_ASKED: names})
    put_away(answer)
    return answer.status_code, names


def test_no_public_page_depends_on_all_that_is_asked(meridian):
    paths = [
        row.path
        for rows in addresses.PUBLIC.values()
        for row in rows
        if row.posted is None and "{" not in row.path
        if not any(part in row.path for part in REFUSES)
    ]
    assert len(paths) > 50
    assert [path for path in paths if ALL in names_at(path)[1]] == []


@pytest.mark.parametrize(
    ("path", "looked_for"),
    [
        ("commitments/", {"area", "page"}),
        ("evidence/", {"page"}),
        ("search/", {"q", "kind", "party", "area", "year", "page"}),
        ("commitments/m-2020-01/", {"currency", "prices"}),
        ("progress/widget/", {"text"}),
    ],
)
def test_what_a_page_knows_is_noted(meridian, path, looked_for):
    assert looked_for <= names_at(f"/en/meridian/{path}")[1]


def test_watched_query_notes_what_is_looked_for():
    def watched():
        return Watched.of(QueryDict("a=1&b=2&b=3"), set())

    for look, noted in (
        (lambda asked: asked.get("c"), {"c"}),
        (lambda asked: asked["b"], {"b"}),
        (lambda asked: asked.getlist("b"), {"b"}),
        (lambda asked: "a" in asked, {"a"}),
        (lambda asked: asked.dict(), {ALL, "a", "b"}),
        (lambda asked: set(asked), {ALL}),
        (lambda asked: list(asked.keys()), {ALL}),
        (lambda asked: asked.urlencode(), {ALL}),
        (lambda asked: bool(asked), {ALL}),
        (lambda asked: asked.copy(), {ALL}),
        (lambda asked: list(asked.unwatched()), set()),
    ):
        asked = watched()
        look(asked)
        assert asked.names == noted
    assert watched().urlencode() == "a=1&b=2&b=3"
