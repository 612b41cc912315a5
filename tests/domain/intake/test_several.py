"""Several files of one source are taken in as if they were one; each problem says in which it is."""

import gzip
import io

import pytest

from consenso.domain.activities.models import Activity
from consenso.domain.activities.queries import activities
from consenso.domain.intake import actions, staging
from consenso.domain.intake.models import Problem, Staged
from consenso.domain.intake.queries import intake, problems, refused
from consenso.domain.intake.several import File, Files, SameFile
from consenso.domain.ledger.models import Entry
from tests.core.formats.iati.files import activity, document
from tests.domain.intake.taking import AT, FORUM, have_source

pytestmark = pytest.mark.usefixtures("meridian")

NORTH = document(*(activity(identifier=f"XA-1-{number}") for number in range(7)))
SOUTH = document(
    activity(identifier="XA-1-3").replace("A hall", "Another hall"),
    activity("<sector/>", identifier="XA-1-8"),
    *(activity(identifier=f"XA-2-{number}") for number in range(7)),
    attributes='version="2.02"',
)
TABLE = (
    b"identifier,title,description,publisher,publisher_name,status,start,countries,sectors\n"
    b"XA-3-1,A hall,It is built.,XA-1,Aurelia,2,2031-02-01,XB,21040\n"
)


def files(**contents):
    return Files(
        [File(name.replace("_", "."), io.BytesIO(content)) for name, content in contents.items()]
    )


def begun(held, source="harbours"):
    have_source(source)
    return actions.begin(
        forum=FORUM,
        source=source,
        form=held.form,
        file_name=held.name,
        file_digest=held.digest,
        files=held.told,
        n_bytes=held.n_bytes,
        at=AT,
        by="secretariat",
    )


def read_in(held, row, opened=None):
    return actions.read_in(
        forum=FORUM,
        identifier=row.id,
        stream=held.stream,
        opened=opened or held.opened,
        at=AT,
        position=held.position,
    )


def accept(row):
    return actions.accept(forum=FORUM, identifier=row.id, at=AT, by="secretariat")


def test_files_of_any_form_are_one_taking_in_with_one_report():
    held = files(north_xml=gzip.compress(NORTH), south_xml=SOUTH, rest_csv=TABLE)
    row = read_in(held, begun(held))

    assert (row.form, row.file_name) == ("mixed", "north.xml, south.xml, rest.csv")
    assert (row.state, row.n_taken, row.n_refused, row.version) == ("ready", 16, 1, "2.03 2.02")
    assert (
        row.bytes_read
        == row.n_bytes
        == sum(len(one) for one in (gzip.compress(NORTH), SOUTH, TABLE))
    )
    assert [(one.file, one.line, one.code) for one in refused(row.id)] == [
        ("south.xml", 20, "schema.attribute_missing")
    ]
    (twice,) = problems(row.id, code="rule.identifier_twice").items
    assert (twice.file, twice.line, twice.activity, twice.refuses) == (
        "south.xml",
        2,
        "XA-1-3",
        False,
    )

    done = accept(row)

    assert done.report["added"] == 16
    assert [one.copy for one in activities(FORUM, is_clash=True).items] == [1, 2]
    said = Entry.objects.get(act="activities:accept").payload["file"]
    assert [one["name"] for one in said["files"]] == ["north.xml", "south.xml", "rest.csv"]


def test_a_file_that_cannot_be_read_lets_none_be_taken_and_is_named():
    held = files(north_xml=NORTH, south_xml=SOUTH[:-30])
    row = read_in(held, begun(held))

    assert (row.state, Staged.objects.filter(intake=row.id).count()) == ("refused", 0)
    (why,) = [one for one in problems(row.id, refuses=True).items if not one.place]
    assert (why.file, why.code) == ("south.xml", "form.not_well_formed")


def test_the_same_file_twice_is_no_taking_in():
    with pytest.raises(SameFile, match=r"b\.xml is the same file as a\.xml"):
        files(a_xml=NORTH, b_xml=NORTH)


@pytest.mark.parametrize("stops", [3, 7, 8, 11])
def test_a_reading_that_was_ended_goes_on_in_the_file_where_it_was(monkeypatch, stops):
    monkeypatch.setattr(staging, "BATCH", 2)
    held = files(north_xml=NORTH, south_xml=SOUTH, rest_csv=TABLE)
    whole = read_in(held, begun(held, "roads"))
    row = begun(held)

    class PowerCut(Exception):
        pass

    def opened(stream, today, skipped):
        found = held.opened(stream, today, skipped)
        inner = found.sifted

        def until():
            for one in inner():
                if one.place > stops:
                    raise PowerCut
                yield one

        found.sifted = until
        return found

    with pytest.raises(PowerCut):
        read_in(held, row, opened)
    assert intake(FORUM, row.id).n_read == stops // 2 * 2
    again = files(north_xml=NORTH, south_xml=SOUTH, rest_csv=TABLE)
    assert begun(again).id == row.id
    done = read_in(again, row)

    def kept(identifier):
        staged = Staged.objects.filter(intake=identifier).order_by("place")
        found = Problem.objects.filter(intake=identifier).order_by("pk")
        names = ("place", "line", "identifier", "copy", "digest", "xml", "columns")
        return [*staged.values_list(*names), *found.values_list("file", "line", "code", "said")]

    assert kept(done.id) == kept(whole.id)
    assert (done.n_taken, done.counts, done.state) == (whole.n_taken, whole.counts, "ready")
    accept(done)
    assert Activity.objects.filter(source__identifier="harbours").count() == 16
