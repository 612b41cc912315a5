"""Activities are found by what they say and by what they are linked to; what waits in quarantine is not."""

import pytest

from consenso.domain.activities import actions
from consenso.domain.search import activities as index
from consenso.domain.search.actions import clear
from consenso.domain.search.activity_names import named_in_index
from consenso.domain.search.models import Document, Reached
from consenso.domain.search.queries import search
from consenso.domain.search.refresh import refresh
from tests.core.formats.iati.files import WHOLE, activity, document
from tests.domain.activities.test_activities import link
from tests.domain.intake.taking import AT, FORUM, accepted, taken_in

pytestmark = pytest.mark.usefixtures("meridian")


def found(words, language="en", **asked):
    answer = search(forum=FORUM, language=language, words=words, kinds=["activity"], **asked)
    return [named_in_index(one.identifier) for one in answer.hits]


def test_they_are_found_by_title_description_identifier_and_country():
    accepted(WHOLE)
    accepted(
        document(activity(identifier="XA-2/1").replace("A hall", "A lighthouse")), source="sea"
    )
    index.follow_all(FORUM)

    whole, light = ("harbours", "XA-1-7", 1), ("sea", "XA-2/1", 1)
    assert found("hall") == [whole]
    assert found("sala", "es") == [whole]
    assert found("teach") == [whole]
    assert found("lighthouses") == [light]
    assert found('"XA-2/1"') == [light]
    assert found("Andorra") == [whole]
    assert found("lighthouse", "zh-hans") == [light]


def test_what_waits_is_never_found():
    taken_in(document(activity().replace("A hall", "A secret hall")))
    index.follow_all(FORUM)
    refresh(forum=FORUM)

    assert found("secret") == []
    assert not Document.objects.filter(kind="activity").exists()


def test_what_changed_is_found_as_it_is_and_what_is_gone_stays():
    accepted(document(activity(), activity(identifier="XA-1-8")))
    index.follow_all(FORUM)
    accepted(document(activity().replace("A hall", "A lighthouse")))
    index.follow_all(FORUM)

    assert found("lighthouse") == [("harbours", "XA-1-7", 1)]
    assert found("hall") == [("harbours", "XA-1-8", 1)]


def test_a_link_gives_the_areas_of_its_commitment_and_takes_them_away_again():
    accepted(document(activity()))
    index.follow_all(FORUM)
    assert found("", areas=["sea"]) == []

    link()
    assert index.follow_all(FORUM) == 1
    assert found("", areas=["sea"]) == [("harbours", "XA-1-7", 1)]
    assert found("m-2020-01") == [("harbours", "XA-1-7", 1)]

    actions.unlink(
        forum=FORUM,
        source="harbours",
        identifier="XA-1-7",
        commitment="m-2020-01",
        why="Another one.",
        at=AT,
        by="AU",
    )
    assert index.follow_all(FORUM) == 1
    assert found("", areas=["sea"]) == []


def test_it_goes_on_where_it_stopped(django_assert_num_queries):
    accepted(document(*(activity(identifier=f"XA-1-{n}") for n in range(7))))

    assert [index.follow(FORUM, most=3) for _ in range(4)] == [3, 3, 1, 0]
    assert len(found("hall")) == 7
    with django_assert_num_queries(2 + 2):  # and the savepoint around it
        assert index.follow(FORUM, most=3) == 0
    assert not index.follow_due()
    accepted(document(activity(identifier="XA-1-77")), source="sea")
    assert index.follow_due()
    assert len(found("hall")) == 8


def test_an_index_that_was_cleared_is_filled_again():
    accepted(document(activity()))
    index.follow_all(FORUM)
    clear(forum=FORUM)
    assert found("hall") == []

    assert not Reached.objects.exists()
    index.follow_all(FORUM)
    assert found("hall") == [("harbours", "XA-1-7", 1)]


def test_the_longest_identifier_and_a_strange_language_are_taken():
    name = "XA-1-" + "é" * 295
    accepted(
        document(
            activity(
                identifier=name,
                attributes='xml:lang="x-a-language-of-nobody" default-currency="USD"',
            )
        )
    )
    index.follow_all(FORUM)

    assert found("hall") == [("harbours", name, 1)]


def test_a_date_and_the_parties_filter_them():
    accepted(document(activity()))
    index.follow_all(FORUM)

    assert found("", years=[2030]) == found("", parties=["XA"]) == [("harbours", "XA-1-7", 1)]
    assert found("", years=[2031]) == found("", parties=["XB"]) == []
