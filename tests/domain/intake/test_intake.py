"""Files of activities in quarantine: read, begun again where they were, accepted or dropped; one at a time; what is refused and why."""

import gzip
import io
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection

from consenso.core.errors import NotFound
from consenso.core.formats import unpacked as unpacking
from consenso.core.formats.iati import read
from consenso.domain.activities.holding import activities_that_do_not_hold
from consenso.domain.activities.models import Activity
from consenso.domain.activities.queries import activities, xml_of
from consenso.domain.intake import actions, staging
from consenso.domain.intake.alone import LOCKS, IntakeIsBusy, alone
from consenso.domain.intake.models import Problem, Staged
from consenso.domain.intake.queries import intake, intakes, problems, refused, samples
from consenso.domain.ledger.models import ConfidentialEntry, Entry
from consenso.domain.ledger.queries import BOOKS, broken
from tests.core.formats.iati.files import PUBLISHED, activity, content_of, document
from tests.domain.intake.taking import AT, FORUM, accepted, begun, of_iati, read_in, taken_in

pytestmark = pytest.mark.usefixtures("meridian")

MANY = document(*(activity(identifier=f"XA-1-{number}") for number in range(30)))
BAD = document(
    activity(),
    activity("<sector/>", identifier="XA-1-8"),
    activity(identifier="  "),
    activity(identifier="X" * 301),
    activity(identifier="XA-1-9"),
)


def accept(row):
    return actions.accept(forum=FORUM, identifier=row.id, at=AT, by="secretariat")


def test_what_is_read_is_not_public_until_it_is_accepted():
    row = taken_in(MANY)

    assert (row.state, row.n_read, row.n_taken, row.n_refused) == ("ready", 30, 30, 0)
    assert row.bytes_read == row.n_bytes == len(MANY)
    assert [one.identifier for one in samples(row.id, limit=2)] == ["XA-1-0", "XA-1-1"]
    assert activities(FORUM).total == 0
    assert not Entry.objects.filter(act="activities:accept").exists()

    done = accept(row)

    assert (done.state, done.report["added"], Staged.objects.count()) == ("accepted", 30, 0)
    assert activities(FORUM).total == 30
    entry = Entry.objects.get(act="activities:accept")
    assert (entry.number, entry.payload["n_activities"]) == (done.entry, 30)
    assert [one.act for one in ConfidentialEntry.objects.order_by("number")] == [
        "intake:begin",
        "intake:accept",
    ]
    assert [broken(FORUM, book=book) for book in BOOKS] == [None, None]
    assert activities_that_do_not_hold(FORUM) == ()


def test_what_is_refused_is_named_with_its_line_and_reason():
    row = taken_in(BAD)

    assert (row.state, row.n_taken, row.n_refused) == ("ready", 4, 1)
    assert [(one.line, one.code) for one in refused(row.id)] == [(20, "schema.attribute_missing")]
    assert {one.code for one in problems(row.id, refuses=True).items} <= row.counts.keys()


def test_what_has_no_identifier_or_too_long_a_one_is_taken_under_another_name():
    row = taken_in(BAD)

    told = problems(row.id, code="intake.identifier").items
    assert [(one.line, one.severity) for one in told] == [(22, "warning"), (32, "warning")]
    accept(row)
    names = Activity.objects.order_by("place").values_list("identifier", flat=True)
    assert [(name[:13], len(name)) for name in names][1:3] == [
        ("unidentified-", 29),
        ("X" * 13, 300),
    ]
    assert [told[0].said.count(names[1]), told[1].said.count(names[2])] == [1, 1]
    again = accepted(BAD)
    assert (again.report["unchanged"], again.report["changed"], again.entry) == (4, 0, None)
    broken = accepted(BAD.replace(b'"XA-1" type="10"', b'"XA-1"'))
    assert (broken.n_refused, broken.report["gone"]) == (5, 1)  # what has no name cannot be spared


def test_the_same_file_again_changes_nothing():
    first = accepted(MANY)
    before = list(Activity.objects.order_by("pk").values())

    again = accepted(MANY)

    assert (again.report["unchanged"], again.report["changed"], again.entry) == (30, 0, None)
    assert list(Activity.objects.order_by("pk").values()) == before
    assert first.id != again.id


def test_what_changed_is_changed_and_what_is_gone_is_kept():
    accepted(MANY)
    later = document(
        activity(identifier="XA-1-1"),
        activity(identifier="XA-1-2").replace("A hall", "A larger hall"),
        activity(identifier="XA-1-new"),
    )

    done = accepted(later)

    report = done.report
    assert [report[name] for name in ("added", "changed", "unchanged", "gone")] == [1, 1, 1, 28]
    assert report["gone_named"][:2] == ["XA-1-0", "XA-1-3"]
    assert activities(FORUM).total == 31
    assert activities(FORUM, is_gone=True).total == 28
    assert activities_that_do_not_hold(FORUM) == ()

    back = accepted(MANY)

    assert [back.report[name] for name in ("added", "changed", "unchanged", "gone")] == [
        0,
        29,
        1,
        1,
    ]
    assert activities_that_do_not_hold(FORUM) == ()


def test_what_is_refused_later_stays_as_it_was():
    accepted(document(activity(), activity(identifier="XA-1-8")))

    done = accepted(document(activity(), activity("<sector/>", identifier="XA-1-8")))

    assert (done.report["unchanged"], done.report["gone"], done.n_refused) == (1, 0, 1)
    assert activities(FORUM, is_gone=True).total == 0


def test_copies_are_kept_and_counted():
    twice = document(activity(), activity().replace("A hall", "Another"), activity())

    accepted(twice)

    rows = Activity.objects.order_by("copy").values_list("identifier", "copy", "title")
    assert [(name, copy, title["en"]) for name, copy, title in rows] == [
        ("XA-1-7", 1, "A hall"),
        ("XA-1-7", 2, "Another"),
        ("XA-1-7", 3, "A hall"),
    ]


def test_a_source_has_one_file_open_at_a_time():
    row = taken_in(MANY)

    with pytest.raises(actions.AnotherIsOpen, match=r"accept it or drop it"):
        begun(BAD)
    assert begun(MANY).id == row.id
    assert begun(BAD, source="roads").id != row.id

    actions.drop(forum=FORUM, identifier=row.id, at=AT, by="secretariat")

    assert (Staged.objects.filter(intake=row.id).count(), begun(BAD).state) == (0, "reading")
    with pytest.raises(actions.IntakeIsClosed):
        accept(row)


@contextmanager
def read_elsewhere(identifier):
    """Hold the lock of an intake as another process does: in PostgreSQL, a connection may take its own lock twice."""
    if connection.vendor != "postgresql":
        with alone(identifier):
            yield
        return
    there = {name: connection.settings_dict[name.upper()] for name in ("host", "port", "user")}
    with psycopg.connect(dbname=connection.settings_dict["NAME"], **there) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [LOCKS + identifier])
        yield
        other.execute("SELECT pg_advisory_unlock(%s)", [LOCKS + identifier])


def test_a_file_that_is_read_just_now_is_not_read_twice():
    row = begun(MANY)

    with read_elsewhere(row.id), pytest.raises(IntakeIsBusy):
        read_in(MANY, row)

    assert read_in(MANY, row).state == "ready"


@pytest.mark.parametrize("stops", [1, 7, 10, 29])
def test_a_reading_that_was_ended_goes_on_where_it_was(monkeypatch, stops):
    monkeypatch.setattr(staging, "BATCH", 5)
    content = document(
        *(
            activity("<b/>" if number % 6 == 0 else "", identifier=f"XA-1-{number // 2}")
            for number in range(30)
        )
    )
    whole = taken_in(content, source="roads")
    row = begun(content)

    class PowerCut(Exception):
        pass

    def opened(stream, today, skipped):
        found = of_iati(stream, today, skipped)
        inner = found.sifted

        def until():
            for one in inner():
                if one.place > stops:
                    raise PowerCut
                yield one

        found.sifted = until
        return found

    with pytest.raises(PowerCut):
        read_in(content, row, opened=opened)
    assert intake(FORUM, row.id).n_read == stops // 5 * 5
    done = read_in(content, row)

    def held(identifier):
        staged = Staged.objects.filter(intake=identifier).order_by("place")
        found = Problem.objects.filter(intake=identifier).order_by("pk")
        names = ("place", "line", "identifier", "copy", "digest", "xml", "columns")
        return [*staged.values_list(*names), *found.values_list("line", "code", "said")]

    assert held(done.id) == held(whole.id)
    for figure in ("n_read", "n_taken", "n_refused", "counts", "state", "bytes_read"):
        assert getattr(done, figure) == getattr(whole, figure)


def test_a_file_that_cannot_be_taken_leaves_room_for_the_next():
    row = taken_in(MANY[:-40])

    assert row.state == "refused"
    assert [one.code for one in problems(row.id).items] == ["form.not_well_formed"]
    with pytest.raises(actions.IntakeIsClosed):
        accept(row)
    assert taken_in(MANY).state == "ready"


def test_a_damaged_archive_is_refused_and_a_whole_one_read():
    packed = gzip.compress(MANY)

    assert taken_in(packed[:-20]).state == "refused"
    assert taken_in(packed).n_taken == 30


def test_there_is_no_intake_of_another_forum():
    row = taken_in(MANY)

    with pytest.raises(NotFound):
        intake("elsewhere", row.id)
    assert [one.id for one in intakes(FORUM, is_open=True)] == [row.id]


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.name)
def test_files_of_real_publishers_are_taken_whole(path):
    content = content_of(path)
    row = taken_in(content)

    assert row.n_taken + row.n_refused == row.n_read
    accept(row)
    wanted = [one.canonical for one in read(io.BytesIO(content))]
    held = [xml for _, xml in xml_of(FORUM)]
    assert row.n_refused or held == wanted
    assert set(held) <= set(wanted)
    assert activities_that_do_not_hold(FORUM) == ()


def test_a_bomb_is_read_no_further(monkeypatch):
    monkeypatch.setattr(unpacking, "FREE", 2**20)
    packed = gzip.compress(MANY[:-20] + b" " * 2**23)

    row = taken_in(packed)

    assert (row.state, [one.code for one in problems(row.id).items]) == (
        "refused",
        ["form.too_large"],
    )
