"""Imports of texts: begun, put right, published or dropped; who may; what the two ledgers keep of it."""

import datetime as dt

import pytest

from consenso.core.errors import NotFound
from consenso.core.outline import arranged, placed, read
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.imports import actions
from consenso.domain.imports.access import import_for
from consenso.domain.imports.queries import imports
from consenso.domain.ledger.models import ConfidentialEntry, Entry
from consenso.domain.ledger.queries import BOOKS, broken
from consenso.domain.texts.contents import (
    content,
    contents,
    contents_that_do_not_hold,
    digest_of,
    outline_of,
    passages,
)
from consenso.domain.texts.models import Paragraph
from tests import cast

pytestmark = pytest.mark.usefixtures("meridian")
AT = cast.AT
PLAN = b"""Plan of the Meridian Forum

I. Sea

1. We will build two ports by 2022.

2. We will meet every year:

(a) in spring;

(b) in autumn.
"""


@pytest.fixture
def people():
    return cast.make()


def begun(people, *, name="Sena", content=PLAN, text="plan-2020-2022"):
    return actions.begin(
        actor=people.actor(name),
        text=text,
        outline=read(content, name="plan.txt", language="en"),
        content=content,
        file_name="plan.txt",
        address="",
        at=AT,
    )


def published(people, **more):
    row = begun(people, **more)
    return actions.publish(actor=people.actor("Sena"), identifier=row.id, version=1, at=AT)


def test_what_is_published_is_what_was_read(people):
    row = published(people)

    held = content("meridian", "plan-2020-2022", "en")
    says = outline_of(held)
    assert [(one.id, one.text) for one in says.paragraphs] == [
        (one.id, one.text) for one in row.outline.paragraphs
    ]
    assert held.digest == digest_of(row.outline) == digest_of(says)
    assert (held.entry, held.source_name) == (row.entry, "plan.txt")
    assert [one.paragraph.number for one in passages("meridian", language="en")].count("(a)") == 1


def test_ledger_says_what_was_imported_and_nothing_of_the_person(people):
    row = published(people)
    entry = Entry.objects.get(forum="meridian", number=row.entry)

    assert (entry.act, entry.by) == ("text:import", "secretariat")
    assert entry.payload["digest"] == digest_of(row.outline)
    assert "Sena" not in str(entry.payload)
    assert [
        one.act for one in ConfidentialEntry.objects.filter(subject="import").order_by("number")
    ] == ["import:begin", "import:publish"]
    assert [broken("meridian", book=book) for book in BOOKS] == [None, None]


def test_word_that_is_changed_behind_the_ledger_is_found(people):
    published(people)
    assert contents_that_do_not_hold("meridian") == ()

    Paragraph.objects.filter(text__contains="two ports").update(text="We will build ten ports.")

    assert contents_that_do_not_hold("meridian") == ("plan-2020-2022 en",)


def test_import_again_takes_the_place_of_the_first(people):
    published(people)
    published(people, content=PLAN.replace(b"two ports", b"three ports"))

    [held] = contents("meridian", "plan-2020-2022")
    assert "three ports" in str(outline_of(held).paragraphs)
    assert Paragraph.objects.filter(text__contains="two ports").count() == 0


def test_what_was_read_is_put_right(people):
    row = begun(people)
    parts = [one for one in placed(row.outline) if "autumn" not in one.text]

    after = actions.revise(
        actor=people.actor("Sena"),
        identifier=row.id,
        version=1,
        outline=arranged(parts, language="es", title="Plan", source=row.outline.source),
        at=AT,
    )

    assert (after.version, after.language, after.outline.title) == (2, "es", "Plan")
    assert len(after.outline.paragraphs) == len(row.outline.paragraphs) - 1
    assert after.outline.source == row.outline.source


def test_second_of_two_is_shown_the_first(people):
    row = begun(people)
    sena = people.actor("Sena")
    actions.revise(actor=sena, identifier=row.id, version=1, outline=row.outline, at=AT)

    with pytest.raises(actions.ImportHasChanged) as found:
        actions.revise(actor=sena, identifier=row.id, version=1, outline=row.outline, at=AT)
    assert found.value.row.version == 2
    with pytest.raises(actions.ImportHasChanged):
        actions.publish(actor=sena, identifier=row.id, version=1, at=AT)


def test_dropped_import_leaves_nothing_of_the_text(people):
    row = begun(people)
    sena = people.actor("Sena")

    actions.drop(actor=sena, identifier=row.id, at=AT)

    assert imports("meridian") == ()
    assert import_for(sena, row.id).outline.paragraphs == ()
    assert import_for(sena, row.id).outline.source == ""
    for act in (actions.drop, actions.publish):
        more = {"version": 1} if act is actions.publish else {}
        with pytest.raises(actions.ImportIsClosed):
            act(actor=sena, identifier=row.id, at=AT, **more)


def test_nothing_is_not_published(people):
    row = begun(people)
    sena = people.actor("Sena")
    empty = arranged([], language="en", title="", source="")
    actions.revise(actor=sena, identifier=row.id, version=1, outline=empty, at=AT)

    with pytest.raises(actions.NothingToPublish):
        actions.publish(actor=sena, identifier=row.id, version=2, at=AT)


@pytest.mark.parametrize("name", ["Ana", "Dora", "Mia", "Iris", "Bo", "Otto", "Vera"])
def test_who_does_not_keep_the_record_imports_nothing_and_sees_nothing(people, name):
    row = begun(people)
    someone = people.actor(name)

    with pytest.raises(NotFound):
        import_for(someone, row.id)
    with pytest.raises(NotAllowed):
        begun(people, name=name)
    with pytest.raises(NotAllowed):
        actions.publish(actor=someone, identifier=row.id, version=1, at=AT)
    with pytest.raises(NotAllowed):
        actions.drop(actor=someone, identifier=row.id, at=AT)


def test_import_for_a_text_that_is_not_there_is_not_found(people):
    with pytest.raises(NotFound):
        begun(people, text="no-such")


def test_what_waits_longest_changed_comes_last(people):
    first = begun(people)
    second = actions.begin(
        actor=people.actor("Sena"),
        text="plan-2020-2022",
        outline=read(PLAN, name="a.txt", language="es"),
        content=PLAN,
        file_name="a.txt",
        address="https://example.org/a.txt",
        at=AT + dt.timedelta(hours=1),
    )

    assert [one.id for one in imports("meridian")] == [second.id, first.id]
    assert [one.id for one in imports("meridian", text="rules-2019")] == []
