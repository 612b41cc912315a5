"""Activities: found by what they say, clashes, links to promises and their entries; files out and back; damage is found."""

import datetime as dt
import io
from decimal import Decimal

import pytest

from consenso.core.errors import NotFound
from consenso.core.formats.iati import check, read
from consenso.domain.activities import actions, queries
from consenso.domain.activities.files import (
    activity_files,
    digest_of_file,
    read_index,
    take_activities,
    write_iati,
)
from consenso.domain.activities.holding import activities_that_do_not_hold, links_by_ledger
from consenso.domain.activities.models import Activity, ActivitySource, Link
from consenso.domain.intake.models import Intake
from consenso.domain.ledger.models import Entry
from consenso.domain.ledger.queries import payloads
from tests.core.formats.iati.files import WHOLE, activity, document
from tests.domain.intake.taking import AT, FORUM, accepted, have_source

pytestmark = pytest.mark.usefixtures("meridian")

BUDGET = (
    '<budget type="2"><period-start iso-date="2031-01-01"/><period-end iso-date="2031-12-31"/>'
    '<value value-date="2031-01-02">1000.50</value></budget>'
    '<transaction><transaction-type code="3"/><transaction-date iso-date="2031-02-03"/>'
    '<value currency="EUR" value-date="2031-02-04">-20</value>'
    '<recipient-country code="XC"/></transaction>'
)
POINT = (
    "<location><name><narrative>Port</narrative></name>"
    '<point srsName="http://www.opengis.net/def/crs/EPSG/0/4326"><pos>-10.5 200</pos></point></location>'
)
FILE = document(
    activity('<recipient-country code="XA"/><sector code="11110"/>' + BUDGET),
    activity(
        '<recipient-country code="XB"/>'
        + POINT.replace("200", "20.25")
        + POINT
        + '<sector vocabulary="7" code="A b"/>',
        identifier="XA-1/8 ü",
        dates='<activity-date type="2" iso-date="2020-01-01"/><activity-date type="4" iso-date="2021-06-30"/>',
    ),
    activity(),
)


def link(**other):
    said = {
        "source": "harbours",
        "identifier": "XA-1-7",
        "commitment": "m-2020-01",
        "relation": "progress",
        "why": "It builds the port.",
        "by": "AU",
    }
    return actions.link(forum=FORUM, at=AT, **(said | other))


def found(**asked):
    return [(one.identifier, one.copy) for one in queries.activities(FORUM, **asked).items]


def test_they_are_found_by_what_they_say():
    accepted(FILE)
    accepted(document(activity(identifier="XA-1-9")), source="roads")
    link()

    first, second, copy, other = ("XA-1-7", 1), ("XA-1/8 ü", 1), ("XA-1-7", 2), ("XA-1-9", 1)
    assert found() == [first, second, copy, other]
    assert found(source="roads") == [other]
    assert found(country="XB") == [second]
    assert found(country="XC") == [first]
    assert found(sector="A b") == [second]
    assert found(commitment="m-2020-01") == [first]
    assert found(year=2021) == [second]
    assert found(year=2022) == []
    assert found(page=2, per_page=3) == [other]
    assert found(is_clash=True) == [first, copy]
    assert [one.copy for one in queries.clashes(FORUM).items] == [1, 2]
    assert dict(queries.codes(FORUM, "country")) == {"XA": 3, "XB": 1, "XC": 1}
    assert queries.years(FORUM) == (2030, 2020)
    assert queries.activities_per_source(FORUM) == {"harbours": 3, "roads": 1}


def test_the_same_identifier_of_two_sources_is_a_clash():
    accepted(document(activity(), activity(identifier="XA-1-8")))
    accepted(document(activity()), source="roads")

    assert {one.source for one in queries.copies(FORUM, "XA-1-7")} == {"harbours", "roads"}
    assert found(is_clash=True) == [("XA-1-7", 1), ("XA-1-7", 1)]


def test_amounts_and_places_are_kept_by_kind():
    accepted(FILE)
    first, second, _ = queries.activities(FORUM).items

    budget, payment = queries.flows([first.id])
    assert (budget.kind, budget.type, budget.value, budget.currency) == (
        "budget",
        "2",
        Decimal("1000.5"),
        "USD",
    )
    assert (budget.value_on, budget.from_on, budget.to_on) == (
        dt.date(2031, 1, 2),
        dt.date(2031, 1, 1),
        dt.date(2031, 12, 31),
    )
    assert (payment.type, payment.value, payment.currency) == ("3", Decimal(-20), "EUR")
    (place,) = queries.places([second.id])
    assert (place.latitude, place.longitude, place.name) == (-10.5, 20.25, {"en": "Port"})
    assert (second.start_on, second.end_on) == (dt.date(2020, 1, 1), dt.date(2021, 6, 30))


def test_all_that_was_published_is_there():
    accepted(WHOLE)
    (wanted,) = read(io.BytesIO(WHOLE))

    row, one = queries.published(FORUM, "harbours", wanted.identifier.strip())

    assert one.canonical == wanted.canonical
    assert (row.reporting, row.currency) == (wanted.reporting.reference, wanted.currency)
    with pytest.raises(NotFound):
        queries.published(FORUM, "harbours", "XA-none")


def test_a_link_is_a_persons_word_and_can_be_taken_away():
    accepted(FILE)
    made = link()

    assert (made.relation, made.by, made.title) == ("progress", "AU", {"en": "A hall"})
    assert payloads(FORUM, "activities:link")[made.entry]["why"] == "It builds the port."
    assert (made.commitment, queries.links(FORUM)) == ("m-2020-01", (made,))
    with pytest.raises(actions.LinkedAlready):
        link()
    assert activities_that_do_not_hold(FORUM) == ()

    number = actions.unlink(
        forum=FORUM,
        source="harbours",
        identifier="XA-1-7",
        commitment="m-2020-01",
        why="It is another port.",
        at=AT,
        by="AU",
    )

    assert Entry.objects.get(forum=FORUM, number=number).act == "activities:unlink"
    assert queries.links(FORUM) == ()
    assert links_by_ledger(FORUM) == {}


@pytest.mark.parametrize(
    ("other", "error"),
    [
        ({"relation": "perhaps"}, actions.NotUsable),
        ({"why": " "}, actions.NotUsable),
        ({"commitment": "none"}, NotFound),
        ({"identifier": "none"}, NotFound),
        ({"copy": 3}, NotFound),
    ],
)
def test_a_link_that_says_nothing_is_refused(other, error):
    accepted(FILE)

    with pytest.raises(error):
        link(**other)
    assert not Entry.objects.filter(act="activities:link").exists()


@pytest.mark.parametrize("name", ["", "Harbours", "a b", "-a", "ä", "x" * 81])
def test_an_id_of_a_source_is_short_and_plain(name):
    with pytest.raises(actions.NotUsable):
        have_source(name)


def test_links_stay_where_an_activity_changes():
    accepted(FILE)
    link()

    accepted(document(activity().replace("A hall", "A larger hall")))

    (made,) = queries.links(FORUM)
    assert made.title == {"en": "A larger hall"}
    assert activities_that_do_not_hold(FORUM) == ()


def test_iati_goes_out_as_it_came_in_with_the_promises_as_tags():
    accepted(FILE)
    link()
    out, bare = io.BytesIO(), io.BytesIO()
    address = "https://x.example/en/meridian/commitments/m-2020-01/"
    tags = {("harbours", "XA-1-7", 1): [(address, "m-2020-01", "A port & a road")]}

    assert write_iati(FORUM, out, generated=AT, tags=tags) == 3
    write_iati(FORUM, bare, generated=AT, tags={})

    first, *others = read(io.BytesIO(out.getvalue()))
    (tag,) = first.tags
    assert (tag.vocabulary, tag.vocabulary_uri, tag.code) == ("99", address, "m-2020-01")
    wanted = [one.canonical for one in read(io.BytesIO(FILE))]
    assert [one.canonical for one in others] == wanted[1:]
    assert [one.canonical for one in read(io.BytesIO(bare.getvalue()))] == wanted
    assert not [one for one in check(io.BytesIO(out.getvalue())) if one.refuses]


def written(folder):
    for name, write in activity_files(FORUM).items():
        with (folder / name).open("wb") as stream:
            write(stream)


def test_files_of_an_export_bring_all_of_it_back(tmp_path):
    accepted(FILE)
    accepted(document(activity(), activity(identifier="XA-1-9")))
    accepted(document(activity(identifier="XA-1-9")))
    accepted(document(activity(identifier="XA-2-1")), source="roads")
    link()
    written(tmp_path)
    names = ("source__identifier", "identifier", "copy", "digest", "title")
    before = list(Activity.objects.order_by("source", "identifier", "copy").values_list(*names))
    gone = found(is_gone=True)
    digests = [said["digest"] for said in payloads(FORUM, "activities:accept").values()]
    Link.objects.all().delete()
    Activity.objects.all().delete()
    Intake.objects.all().delete()
    ActivitySource.objects.all().delete()

    done = take_activities(tmp_path, forum=FORUM, at=AT, by="consenso load")

    assert (done.taken, done.refused, done.n_links) == (("harbours", "roads"), (), 1)
    after = list(Activity.objects.order_by("source", "identifier", "copy").values_list(*names))
    assert (after, found(is_gone=True)) == (before, gone)
    assert list(payloads(FORUM, "activities:accept").values())[-2]["digest"] == digests[-2]
    assert activities_that_do_not_hold(FORUM) == ()
    again = take_activities(tmp_path, forum=FORUM, at=AT, by="consenso load")
    assert (again.taken, again.unchanged, again.n_links) == ((), ("harbours", "roads"), 0)


def test_files_of_an_export_have_the_digest_of_the_ledger(tmp_path):
    accepted(FILE)
    accepted(document(activity(), activity(identifier="XA-1-9")))
    written(tmp_path)
    index = read_index((tmp_path / "activities.json").read_bytes())
    path = tmp_path / "activities.harbours.xml"
    said = payloads(FORUM, "activities:accept")[queries.source(FORUM, "harbours").entry]

    with path.open("rb") as stream:
        assert digest_of_file(stream, index.sources["harbours"]) == said["digest"]
    path.write_bytes(path.read_bytes().replace(b"A hall", b"A mall", 1))
    with path.open("rb") as stream:
        assert digest_of_file(stream, index.sources["harbours"]) != said["digest"]


def test_a_damaged_file_of_an_export_is_refused_and_the_others_are_taken(tmp_path):
    accepted(FILE)
    accepted(document(activity(identifier="XA-2-1")), source="roads")
    written(tmp_path)
    (tmp_path / "activities.harbours.xml").write_bytes(FILE[:-60])
    Activity.objects.all().delete()

    done = take_activities(tmp_path, forum=FORUM, at=AT, by="consenso load")

    assert [name for name, _ in done.refused] == ["activities.harbours.xml"]
    assert done.taken == ("roads",)
    assert {
        source for source, _ in [(one.source, 0) for one in queries.activities(FORUM).items]
    } == {"roads"}


@pytest.mark.parametrize("column", ["xml", "digest", "gone"])
def test_damage_behind_the_ledger_is_found(column):
    accepted(FILE)
    other = {"xml": "<iati-activity></iati-activity>", "digest": "0" * 64, "gone": 1}[column]
    Activity.objects.filter(identifier="XA-1-7", copy=1).update(**{column: other})

    assert activities_that_do_not_hold(FORUM)


def test_a_link_without_its_entry_is_found():
    accepted(FILE)
    link()
    Link.objects.update(relation="fulfils")

    assert activities_that_do_not_hold(FORUM) == ("the link of XA-1-7 to m-2020-01",)
