"""One object of the public record is changed: only from what it is, only to what is sound, and every state is remembered."""

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from consenso.core.ledger import check, digest_of
from consenso.domain.ledger.models import Change, Entry, Recorded, Signature
from consenso.domain.ledger.queries import changes_in, head, history
from consenso.domain.ledger.written import lines
from consenso.domain.record.actions import (
    NothingChanged,
    ObjectHasChanged,
    RecordIsBroken,
    load,
    problems_with,
)
from consenso.domain.record.queries import (
    CLASSES,
    MODELS,
    document_of_digest,
    entities,
    export,
)
from consenso.domain.sources.models import Citation, Source
from tests import cast
from tests.domain.record.amending import (
    AT,
    FORUM,
    LETTER,
    SOURCES,
    STATEMENT,
    amended,
    document_of,
    kept,
    noted,
    of_record,
)

# Objects that nothing refers to.
UNNAMED = (LETTER, ("delivery", "e-02"), ("meeting", "ports-forum-2023"))
# What is changed of one object of each kind, so that the tables beside the documents change with it.
OF_EACH = {
    "forum": ("meridian", {"definition": {"en": "Another definition."}}),
    "state": ("xb", {"name": {"en": "Borea of the North"}, "m49_region": "Northern Meridia"}),
    "bloc": ("meridian-group", {"member_count": 4, "seat": "Elsewhere"}),
    "initiative": ("lighthouses", {"participations": []}),
    "meeting": ("council-1", {"participants": ["XA", "XC"], "start": "2019-11", "end": "2019-11"}),
    "statement": ("opening-2019", {"state": "XC", "kind": "speech"}),
    "text": ("plan-2020-2022", {"editions": [], "date": "2019"}),
    "area": ("sea", {"sdgs": [14]}),
    "commitment": ("m-2020-01", {"areas": ["sea"], "actors": {"from": ["XB"], "to": ["XC"]}}),
    "delivery": ("e-02", {"answers": [], "actors": ["XC"]}),
}


def beside_numbers() -> dict:
    """Return every row of the record without the numbers that a database gives, and places in a file."""
    found = {}
    for model in of_record():
        numbered = [
            one.attname
            for one in model._meta.concrete_fields
            if one.get_internal_type() == "BigAutoField"
        ]
        hidden = {*numbered, "position", "source_id"}
        rows = model._default_manager.values()
        found[model._meta.label] = sorted(
            str({name: value for name, value in row.items() if name not in hidden}) for row in rows
        )
    return found


def test_correction_is_one_entry_with_why_and_by_whom(meridian):
    person = cast.make(names=("Sena",)).person("Sena")
    before, document = document_of(), noted("It was raining.")

    number = amended(document, person=person.pk)

    assert document_of() == document
    assert number == head(FORUM).number == meridian.entry + 1
    entry = Entry.objects.get(forum=FORUM, number=number)
    assert (entry.act, entry.by, entry.at) == ("record:correct", "secretariat", AT)
    assert entry.payload == {"reason": "It was said so.", "sources": SOURCES}
    (change,) = changes_in(FORUM, number).items
    assert (change.kind, change.identifier, change.what) == (*STATEMENT, "changed")
    assert (change.document, change.digest) == (document, digest_of(document))
    assert Signature.objects.get(book="public", number=number).person_id == person.pk
    assert document_of_digest(FORUM, *STATEMENT, digest_of(before)) == before


def test_all_else_stays_as_it_was(meridian):
    def others():
        return {
            (kind, row.identifier): (row.digest, row.position)
            for kind, model in MODELS.items()
            for row in model._default_manager.filter(forum=FORUM)
            if row.identifier != STATEMENT[1]
        }

    before = others()
    order = [one.id for one in entities(FORUM, CLASSES["statement"])]

    amended(noted("It was raining."))

    assert others() == before
    assert [one.id for one in entities(FORUM, CLASSES["statement"])] == order


def test_new_object_comes_last_of_its_kind(meridian):
    document = document_of(LETTER) | {"id": "letter-2023", "date": "2023"}

    number = amended(document, ("statement", "letter-2023"))

    assert Entry.objects.get(number=number).act == "record:add"
    assert changes_in(FORUM, number).items[0].what == "added"
    assert [one.id for one in entities(FORUM, CLASSES["statement"])][-1] == "letter-2023"


@pytest.mark.parametrize("on", UNNAMED, ids="-".join)
def test_removal_takes_it_out_and_the_ledger_remembers(meridian, on):
    before = document_of(on)

    number = amended(None, on)

    assert document_of(on) is None
    assert not Citation.objects.filter(kind=on[0], identifier=on[1]).exists()
    assert Entry.objects.get(number=number).act == "record:remove"
    (change,) = changes_in(FORUM, number).items
    assert (change.what, change.digest, change.document) == ("removed", "", None)
    assert document_of_digest(FORUM, *on, digest_of(before)) == before
    held = check(lines(FORUM))
    assert held.fault is None
    assert on not in held.objects


@pytest.mark.parametrize(
    ("on", "base"),
    [
        (STATEMENT, ""),  # it is there already
        (STATEMENT, "0" * 64),
        (("statement", "closing-2019"), "0" * 64),  # it is not there any more
    ],
)
def test_change_is_made_from_what_it_is(meridian, on, base):
    before = kept()

    with pytest.raises(ObjectHasChanged) as error:
        amended(noted("Mine."), on, base=base)

    assert (error.value.kind, error.value.identifier) == on
    assert error.value.document == document_of(on)
    assert kept() == before


def test_second_of_two_is_shown_what_the_first_did(meridian):
    begun = digest_of(document_of())
    amended(noted("Theirs."))

    with pytest.raises(ObjectHasChanged) as error:
        amended(noted("Mine."), base=begun)

    assert error.value.document["note"] == {"en": "Theirs."}


@pytest.mark.parametrize("kind", OF_EACH)
def test_same_again_is_no_change(meridian, kind):
    on = (kind, OF_EACH[kind][0])
    before = kept()

    with pytest.raises(NothingChanged):
        amended(document_of(on), on)
    with pytest.raises(NothingChanged):  # in another order
        amended(dict(reversed(document_of(on).items())), on)
    assert kept() == before


def test_what_is_not_there_is_not_taken_out(meridian):
    before = kept()

    with pytest.raises(NothingChanged):
        amended(None, ("statement", "closing-2019"))
    assert kept() == before


def test_restored_state_is_a_new_entry(meridian):
    first = document_of()
    amended(noted("Wrong."))
    then = document_of_digest(FORUM, *STATEMENT, digest_of(first))

    number = amended(then, reason="It was right before.")

    assert document_of() == first
    told = history(FORUM, *STATEMENT).items
    assert [(one.entry, one.what) for one in told] == [
        (number, "changed"),
        (number - 1, "changed"),
        (1, "added"),
    ]
    assert [one.document for one in told] == [first, first | {"note": {"en": "Wrong."}}, first]
    assert check(lines(FORUM)).fault is None


def test_what_was_taken_out_is_restored_by_a_new_entry(meridian):
    first = document_of(LETTER)
    amended(None, LETTER)

    number = amended(first, LETTER)

    assert document_of(LETTER) == first
    assert Entry.objects.get(number=number).act == "record:add"
    assert [one.what for one in history(FORUM, *LETTER).items] == ["added", "removed", "added"]


def test_no_state_is_known_by_a_digest_that_no_entry_has(meridian):
    assert document_of_digest(FORUM, *STATEMENT, "0" * 64) is None
    assert document_of_digest(FORUM, *STATEMENT, "") is None
    assert document_of_digest(FORUM, *LETTER, digest_of(document_of())) is None
    assert document_of_digest("isles", *STATEMENT, digest_of(document_of())) is None


def test_sources_follow_the_object(meridian):
    named = Citation.objects.filter(forum=FORUM, kind="statement", identifier="opening-2019")
    amended(document_of() | {"sources": ["https://example.org/speech-1", "https://new.example/a"]})
    assert {one.source.url for one in named} == {
        "https://example.org/speech-1",
        "https://new.example/a",
    }

    amended(document_of() | {"sources": ["https://example.org/speech-1"]})

    assert not Source.objects.filter(url="https://new.example/a").exists()
    # Sources of a change are the ledger's and none of the record's.
    assert not Source.objects.filter(url=SOURCES[0]).exists()


@pytest.mark.parametrize("kind", OF_EACH)
def test_tables_are_those_that_a_load_of_the_same_record_makes(meridian, kind):
    identifier, change = OF_EACH[kind]
    document = {
        name: value
        for name, value in (document_of((kind, identifier)) | change).items()
        if value not in ([], {})
    }
    amended(document, (kind, identifier))
    by_hand, files = beside_numbers(), export(FORUM)

    Change.objects.all().delete()
    Entry.objects.all().delete()
    for model in reversed(of_record()):
        if issubclass(model, Recorded):
            model._default_manager.all().delete()
    Source.objects.all().delete()
    load(files, at=AT, by="Sena")

    assert beside_numbers() == by_hand
    assert document_of((kind, identifier)) == document


WORDS = st.dictionaries(
    st.sampled_from(("en", "es", "pt", "fr", "zh-Hans", "nl")), st.text(max_size=12), max_size=3
)


@given(st.lists(st.none() | WORDS, min_size=1, max_size=5))
def test_any_changes_one_after_another(meridian, notes):
    """A note of any words, or the letter taken out: what is refused changes nothing, what is done is remembered."""
    with transaction.atomic():
        first = document_of(LETTER)
        for note in notes:
            tried(None if note is None else first | {"note": note})
        held, now = check(lines(FORUM)), document_of(LETTER)
        assert held.fault is None
        assert held.objects.get(LETTER) == (digest_of(now) if now else None)
        transaction.set_rollback(True)


def tried(document):
    """Try to amend the letter, and look at what came of it."""
    before, number = document_of(LETTER), head(FORUM).number
    told = problems_with(forum=FORUM, kind="statement", identifier=LETTER[1], document=document)
    if told:
        with pytest.raises(RecordIsBroken) as error:
            amended(document, LETTER)
        assert error.value.problems == told
    elif document == before:
        with pytest.raises(NothingChanged):
            amended(document, LETTER)
    else:
        assert amended(document, LETTER) == number + 1
        assert document_of(LETTER) == document
        return
    assert (document_of(LETTER), head(FORUM).number) == (before, number)
