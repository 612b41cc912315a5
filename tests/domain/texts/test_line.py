"""The line of a paragraph: through the texts of its kind that are here in its language."""

import pytest

from consenso.domain.record.actions import load
from consenso.domain.texts import lineages
from consenso.domain.texts.contents import content, outlines
from consenso.domain.texts.line import family_of, line_of
from tests.conftest import LOADED_AT
from tests.people import sena
from tests.record import MERIDIAN, files_in
from tests.texts import FIRST, SECOND, THIRD, import_all, with_third_plan

FORUM = "meridian"


@pytest.fixture(scope="module")
def plans(meridian, django_db_blocker):
    with django_db_blocker.unblock():
        load(with_third_plan(files_in(MERIDIAN)), at=LOADED_AT, by="Sena")
        tuple(import_all(FIRST, SECOND, THIRD, actor=sena()))
        lineages.make_due(FORUM, encoder=None)


def line(text, language, paragraph):
    row = content(FORUM, text, language)
    family = family_of(FORUM, row)
    texts = {one.id: one.text for one in family}
    found = line_of(family, outlines(family), row, paragraph)
    return [(texts[one.content], one.paragraph, one.called, one.change) for one in found]


def test_a_line_is_the_same_from_every_text_that_it_goes_through(plans):
    lighthouses = [
        (FIRST, "para_1-2", "¶ 1.2", ""),
        (SECOND, "para_1", "¶ 1", "reworded"),
        (THIRD, "para_3", "¶ 3", "reworded"),
    ]

    assert line(FIRST, "en", "para_1-2") == lighthouses
    assert line(SECOND, "en", "para_1") == lighthouses
    assert line(THIRD, "en", "para_3") == lighthouses
    assert [one[1] for one in line(SECOND, "es", "para_1")] == ["para_1-2", "para_1", "para_3"]


def test_a_paragraph_that_nothing_continues_has_no_line(plans):
    assert line(FIRST, "en", "para_2-2") == []
    assert line(FIRST, "en", "no_such") == []


def test_a_text_alone_in_its_language_has_no_line(plans):
    assert line(FIRST, "zh-Hans", "para_1-2") == []


def test_what_is_not_compared_yet_has_no_line(plans):
    lineages.models.Lineage.objects.all().delete()

    assert line(SECOND, "en", "para_1") == []
