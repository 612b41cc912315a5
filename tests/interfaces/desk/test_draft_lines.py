"""Paragraphs in brackets are rendered once for all who are shown the same: and each reader is still shown their own page."""

import re

import pytest

from consenso.interfaces.desk.drafting import pages
from consenso.interfaces.ui.brackets import Called, kept_brackets
from tests.interfaces.desk.signed_in import as_
from tests.negotiating import Table

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
PLAN = "/{}/desk/meridian/drafts/harbour-plan/"


@pytest.fixture
def table(db) -> Table:
    table = Table()
    table.open()
    table.propose("Ana", paragraph="p4", texts=("The parties will train 300 pilots every year.",))
    return table


def paragraph(table, name, language="en") -> str:
    """Return the fourth paragraph as somebody is shown it."""
    shown = as_(table, name).get(PLAN.format(language)).content.decode()
    return re.search(r'<div class="numbered[^>]*id="p4">.*?</div>\n</div>', shown, re.DOTALL)[0]


def test_own_brackets_are_marked_for_their_delegation_alone_whoever_looked_before(table):
    for name in ("Ana", "Bo", "Ana", "Dora", "Sena"):
        assert ("is-own" in paragraph(table, name)) == (name in ("Ana", "Dora")), name


def test_what_is_prepared_is_shown_to_nobody_else_whoever_looked_before(table):
    table.write("Bo", "deletion", paragraph="p4")

    for name in ("Bo", "Ana", "Bo", "Sena", "Cleo"):
        assert ("Your proposal is not sent yet" in paragraph(table, name)) == (name == "Bo"), name


def test_readers_of_other_languages_are_shown_their_own(table):
    table.write("Ana", "deletion", paragraph="p4")

    first, other, again = (paragraph(table, "Ana", one) for one in ("en", "fr", "en"))

    assert first == again
    assert "/fr/desk/meridian/drafts/harbour-plan/p/p4/" in other
    assert "Your proposal is not sent yet" not in other


def test_who_is_shown_the_same_is_shown_what_was_rendered_before(table):
    paragraph(table, "Bo")
    before = pages._rendered.cache_info()

    paragraph(table, "Cleo")

    after = pages._rendered.cache_info()
    assert after.misses == before.misses
    assert after.hits > before.hits


def test_name_that_changed_is_another_text(table):
    segments = table.item("p4").segments

    first = kept_brackets(segments, names=Called({"XA": "Aurelia"}))
    other = kept_brackets(segments, names=Called({"XA": "Republic of Aurelia"}))

    assert first is kept_brackets(segments, names=Called({"XA": "Aurelia"}), own="XB")
    assert 'title="Aurelia"' in first
    assert 'title="Republic of Aurelia"' in other
