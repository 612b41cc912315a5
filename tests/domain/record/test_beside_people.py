"""Loading files over a record that people keep: nothing that they recorded is lost, and what files bring anew is taken."""

import datetime as dt

import pytest

from consenso.core.ledger import digest_of
from consenso.core.record import read, write
from consenso.domain.ledger.queries import broken
from consenso.domain.record.actions import amend, load
from consenso.domain.record.queries import export, public_document
from tests.record import MERIDIAN, files_in

AT = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
pytestmark = pytest.mark.usefixtures("meridian")
FILES = files_in(MERIDIAN)


def by_people(kind, identifier, change):
    """Let people change an object; `change` gets its document and returns what it is then (None: gone)."""
    before = public_document("meridian", kind, identifier)
    amend(
        forum="meridian",
        kind=kind,
        identifier=identifier,
        document=change(dict(before or {"id": identifier})),
        base=digest_of(before) if before else "",
        at=AT,
        by="secretariat",
        reason="A better source.",
        sources=["https://example.org/better"],
    )


def in_files(**changes):
    """Return the files with objects changed: id → a function of its document (None: taken out)."""
    kept = []
    for entity in read(FILES).entities():
        change = changes.get(entity.id.replace("-", "_"), lambda one: one)
        one = change(entity)
        if one is not None:
            kept.append(one)
    return write(kept)


def noted(words):
    return lambda document: document | {"note": {"en": words}}


def noted_in_file(words):
    return lambda entity: entity.model_copy(update={"note": {"en": words}})


def note(kind, identifier):
    return (public_document("meridian", kind, identifier) or {}).get("note", {}).get("en")


def test_what_people_changed_stays_where_the_files_say_what_they_said():
    by_people("statement", "opening-2019", noted("By people."))

    loaded = load(FILES, at=AT, by="consenso run")

    assert (loaded.entry, loaded.kept_back) == (None, ())
    assert note("statement", "opening-2019") == "By people."


def test_what_files_bring_anew_is_taken_beside_what_people_changed():
    by_people("statement", "opening-2019", noted("By people."))

    loaded = load(in_files(letter_2022=noted_in_file("By files.")), at=AT, by="consenso run")

    assert loaded.changed == (("statement", "letter-2022"),)
    assert note("statement", "opening-2019") == "By people."
    assert note("statement", "letter-2022") == "By files."


def test_where_both_changed_it_peoples_words_stay_and_it_is_named():
    by_people("statement", "opening-2019", noted("By people."))

    loaded = load(in_files(opening_2019=noted_in_file("By files.")), at=AT, by="consenso run")

    assert loaded.kept_back == (("statement", "opening-2019"),)
    assert note("statement", "opening-2019") == "By people."


def test_where_both_wrote_the_same_there_is_no_clash():
    by_people("statement", "opening-2019", noted("The same."))

    loaded = load(in_files(opening_2019=noted_in_file("The same.")), at=AT, by="consenso run")

    assert (loaded.kept_back, loaded.changed) == ((), ())


def test_what_people_added_stays_and_what_they_took_out_stays_out():
    by_people(
        "area", "forests", lambda one: {**one, "name": {"en": "Forests"}, "confidence": "low"}
    )
    by_people("delivery", "e-03", lambda one: None)

    load(in_files(letter_2022=noted_in_file("By files.")), at=AT, by="consenso run")

    assert public_document("meridian", "area", "forests") is not None
    assert public_document("meridian", "delivery", "e-03") is None


def test_what_the_files_took_out_goes_unless_people_changed_it():
    by_people("delivery", "e-03", noted("By people."))

    loaded = load(in_files(e_03=lambda one: None, e_04=lambda one: None), at=AT, by="consenso run")

    assert loaded.removed == (("delivery", "e-04"),)
    assert loaded.kept_back == (("delivery", "e-03"),)
    assert note("delivery", "e-03") == "By people."


def test_files_count_for_everything_where_that_is_asked_for():
    by_people("statement", "opening-2019", noted("By people."))

    load(FILES, at=AT, by="consenso load", overwrites=True)

    assert export("meridian") == FILES


def test_second_load_of_the_same_files_changes_nothing_and_names_the_clash_again():
    by_people("statement", "opening-2019", noted("By people."))
    files = in_files(opening_2019=noted_in_file("By files."), letter_2022=noted_in_file("New."))
    load(files, at=AT, by="consenso run")

    again = load(files, at=AT, by="consenso run")

    assert again.entry is None
    assert again.kept_back == (("statement", "opening-2019"),)
    assert broken("meridian") is None


def test_export_carries_what_people_changed_into_the_files():
    by_people("statement", "opening-2019", noted("By people."))

    assert export("meridian") == in_files(opening_2019=noted_in_file("By people."))
