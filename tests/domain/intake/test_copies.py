"""An identifier that is published more than once: each copy keeps its number, and what is linked to it, in whatever order they come."""

import pytest

from consenso.domain.activities.actions import link
from consenso.domain.activities.models import Activity
from consenso.domain.activities.queries import links
from tests.core.formats.iati.files import activity, document
from tests.domain.intake.taking import AT, FORUM, accepted

pytestmark = pytest.mark.usefixtures("meridian")


def hall(title: str) -> str:
    return activity().replace("A hall", title)


def kept() -> list[tuple[int, str, bool]]:
    rows = Activity.objects.filter(identifier="XA-1-7").order_by("copy")
    return [(one.copy, one.title["en"], one.gone is not None) for one in rows]


def test_another_order_changes_nothing():
    accepted(document(hall("One"), hall("Two"), hall("Three")))

    done = accepted(document(hall("Three"), hall("One"), hall("Two")))

    assert (done.report["changed"], done.report["unchanged"], done.entry) == (0, 3, None)
    assert kept() == [(1, "One", False), (2, "Two", False), (3, "Three", False)]


def test_what_is_linked_stays_with_the_copy_that_it_was_said_of():
    accepted(document(hall("One"), hall("Two")))
    link(
        forum=FORUM, source="harbours", identifier="XA-1-7", copy=2, commitment="m-2020-01", relation="",
        why="So it is.", at=AT, by="XA",
    )  # fmt: skip

    accepted(document(hall("Two")))
    assert kept() == [(1, "One", True), (2, "Two", False)]

    done = accepted(document(hall("Two"), hall("One, and more"), hall("New")))
    assert done.report["changed"] == 1
    assert kept() == [(1, "One, and more", False), (2, "Two", False), (3, "New", False)]
    (one,) = links(FORUM)
    assert one.copy == 2


def test_copies_that_are_the_same_keep_apart():
    accepted(document(hall("One"), hall("One"), hall("Two")))

    done = accepted(document(hall("Two"), hall("One"), hall("One")))

    assert done.entry is None
    assert kept() == [(1, "One", False), (2, "One", False), (3, "Two", False)]
