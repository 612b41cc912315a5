"""Why a change is made: a reason and web addresses, or nothing is kept; and what an interpreter may touch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consenso.core.ledger import digest_of
from consenso.core.record import is_address
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.submissions import actions
from consenso.domain.submissions.grounds import SourceIsMissing, SourceIsNoAddress, with_grounds
from consenso.domain.submissions.queries import submission
from consenso.domain.submissions.wordings import WordingsOnly
from tests import cast
from tests.cast import AT, FORUM
from tests.domain.submissions.moving import (
    REASON,
    SOURCES,
    document_of,
    held,
    prepared,
    proposed,
    revised,
)

NO_ADDRESSES = (
    "example.org/said",
    "ftp://example.org/said",
    "javascript:alert(1)",
    "mailto:ana@example.org",
    "https://",
    "https:///said",
    "https://example.org/a b",
    "https://example.org/<b>",
    'https://example.org/"x',
    "see https://example.org/said",
    "https://example.org/said\n",
    "",
)


@pytest.fixture(scope="module")
def people(meridian) -> cast.Cast:
    return cast.make(at=AT)


@pytest.mark.parametrize("source", NO_ADDRESSES)
def test_source_that_is_no_address_is_named_and_nothing_is_kept(people, source):
    ana = people.actor("Ana")
    row = prepared(ana)
    before = held()
    sources = ("https://example.org/first", source, "also none")

    for act in (
        lambda: prepared(ana, sources=sources),
        lambda: revised(ana, row, sources=sources),
        lambda: proposed(sources=sources),
    ):
        with pytest.raises(SourceIsNoAddress) as error:
            act()
        assert error.value.source == source
        assert repr(source) in str(error.value)
    assert held() == before


@pytest.mark.parametrize("missing", [{"sources": ()}, {"reason": ""}, {"reason": " \n\t"}])
def test_change_without_a_reason_or_a_source_is_not_kept(people, missing):
    ana = people.actor("Ana")
    row = prepared(ana)
    before = held()

    for act in (
        lambda: prepared(ana, **missing),
        lambda: revised(ana, row, **missing),
        lambda: proposed(**missing),
    ):
        with pytest.raises(SourceIsMissing):
            act()
    assert held() == before


@pytest.mark.parametrize(
    "source",
    [
        "http://example.org",
        "https://example.org/a?b=1&c=%20#d",
        "https://例え.jp/会議",
        "http://[::1]/",
    ],
)
def test_source_may_be_any_web_address(people, source):
    assert prepared(people.actor("Ana"), sources=[source]).sources == (source,)


@given(st.lists(st.text() | st.just("https://example.org/said"), min_size=1))
def test_sources_are_taken_exactly_where_the_record_takes_them(sources):
    wrong = [one for one in sources if not is_address(one)]

    if not wrong:
        with_grounds(REASON, sources)
    else:
        with pytest.raises(SourceIsNoAddress) as error:
            with_grounds(REASON, sources)
        assert error.value.source == wrong[0]


def test_submission_whose_sources_are_taken_is_published_with_them(people):
    """What a submission takes, the record takes."""
    sena, sources = people.actor("Sena"), ["https://例え.jp/会議", "http://example.org/a?b=1&c=2"]
    document = document_of() | {"sources": sources}
    row = prepared(sena, document=document, sources=sources)

    actions.publish(actor=sena, identifier=row.id, version=1, at=AT)

    assert document_of()["sources"] == sources


def with_words(document: dict, words: str) -> dict:
    """Return the statement with words in other languages, one wording changed and one new."""
    return document | {
        "capacity": document["capacity"] | {"es": words},
        "points": [document["points"][0] | {"nl": words}, *document["points"][1:]],
    }


def test_interpreter_changes_wordings_of_what_is_there(people):
    iris = people.actor("Iris")
    row = prepared(iris, document=with_words(document_of(), "Presidenta"))
    assert (row.state, row.level, row.delegation) == ("open", "delegation", "XA")

    other = prepared(people.actor("Dora"))
    after = revised(iris, other, document=with_words(other.document, "Presidenta"))

    assert after.document["capacity"]["es"] == "Presidenta"
    assert (after.version, after.document["note"]) == (2, {"en": "A note."})


MORE_THAN_WORDINGS = {
    "date": lambda now: now | {"date": "2019-11-06"},
    "state": lambda now: now | {"state": "XB"},
    "points": lambda now: now | {"points": now["points"][:1]},
    "sources": lambda now: now | {"sources": ["https://example.org/other"]},
    "capacity": lambda now: {name: value for name, value in now.items() if name != "capacity"},
    "theme": lambda now: now | {"theme": "A theme."},
}


@pytest.mark.parametrize("field", MORE_THAN_WORDINGS)
def test_interpreter_changes_nothing_else(people, field):
    iris, dora = people.actor("Iris"), people.actor("Dora")
    row = prepared(dora)
    change = MORE_THAN_WORDINGS[field]
    before = held()

    with pytest.raises(WordingsOnly) as error:
        prepared(iris, document=change(with_words(document_of(), "Presidenta")))
    assert error.value.fields == (field,)
    with pytest.raises(WordingsOnly) as error:
        revised(iris, row, document=change(with_words(row.document, "Presidenta")))
    assert error.value.fields == (field,)
    assert held() == before


def test_interpreter_adds_nothing_and_takes_nothing_out(people):
    iris = people.actor("Iris")
    row, taken_out = prepared(people.actor("Dora")), prepared(people.actor("Dora"), document=None)
    before = held()

    with pytest.raises(NotAllowed):
        prepared(iris, document=None)
    with pytest.raises(NotAllowed):
        prepared(iris, base="")
    with pytest.raises(WordingsOnly):
        revised(iris, row, document=None)
    with pytest.raises(WordingsOnly):
        revised(iris, taken_out, document=document_of())
    assert held() == before


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"reason": "Another."}, ("reason",)),
        ({"sources": ["https://example.org/other"]}, ("sources",)),
        ({"sources": [*SOURCES, "https://example.org/other"]}, ("sources",)),
        ({"base": "0" * 64}, ("base",)),
        ({"base": ""}, ("base",)),
    ],
)
def test_interpreter_leaves_reason_sources_and_base_of_a_submission(people, change, fields):
    row = prepared(people.actor("Dora"))
    before = held()

    with pytest.raises(WordingsOnly) as error:
        revised(people.actor("Iris"), row, **change)

    assert error.value.fields == fields
    assert held() == before


def test_same_reason_broken_into_lines_otherwise_is_the_same(people):
    row = prepared(people.actor("Dora"), reason="First line\r\nsecond line")

    after = revised(people.actor("Iris"), row, reason="First line\nsecond line ")

    assert after.version == 2


@pytest.mark.parametrize(
    ("meanwhile", "is_taken"),
    [({"note": {"en": "Other words."}}, True), ({"date": "2019-11-06"}, False)],
)
def test_interpreter_follows_the_record_where_its_wordings_alone_changed(
    people, meanwhile, is_taken
):
    sena = people.actor("Sena")
    first = prepared(sena, "Words.")
    actions.publish(actor=sena, identifier=first.id, version=1, at=AT)
    row = prepared(people.actor("Dora"), "Ours.")
    second = prepared(sena, document=document_of() | meanwhile)
    actions.publish(actor=sena, identifier=second.id, version=1, at=AT)
    base = digest_of(document_of())

    if is_taken:
        assert revised(people.actor("Iris"), row, base=base).base == base
    else:
        with pytest.raises(WordingsOnly) as error:
            revised(people.actor("Iris"), row, base=base)
        assert error.value.fields == ("date",)
        assert submission(FORUM, row.id) == row
