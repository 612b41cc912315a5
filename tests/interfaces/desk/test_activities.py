"""Taking in activities at the desk: a file is sent or fetched, looked at, accepted or dropped; a table too."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from consenso.core.formats.activity_tables import template_csv, template_xlsx
from consenso.domain.accounts.models import Person
from consenso.domain.activities.queries import activities, sources
from consenso.domain.intake.queries import intakes
from consenso.domain.ledger.models import Entry
from tests import cast
from tests.core.formats.activity_tables.test_aiddata import COLUMNS
from tests.core.formats.iati.files import activity, document
from tests.domain.imports.test_fetching import site  # noqa: F401  # a fixture
from tests.interfaces.desk.posting import words

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
DESK = "/en/desk/meridian/activities/"
FILE = document(activity(), activity("<sector/>", identifier="XA-1-8"))
NEW = {"identifier": "harbours", "name": "Harbours of Aurelia", "publisher": "XA-1"}


@pytest.fixture
def sena():
    people = cast.make()
    client = Client()
    client.force_login(Person.objects.get(pk=people.person("Sena").pk))
    return client


def sent(client, body=FILE, name="a.xml", **more):
    return client.post(DESK, {"file": SimpleUploadedFile(name, body), **(more or NEW)})


def test_a_file_is_sent_looked_at_and_accepted(sena):
    address = sent(sena)["Location"].partition("?")[0]
    page = words(sena.get(f"{address}?done=read"))

    assert "Nothing of it is public yet" in page
    assert "schema.attribute_missing" in page
    assert "XA-1-8" in page
    assert activities("meridian").total == 0
    assert "a.xml" in words(sena.get(DESK))

    done = sena.post(f"{address}accept/")

    assert "1 new, 0 changed" in words(sena.get(done["Location"]))
    assert activities("meridian").total == 1
    assert Entry.objects.get(act="activities:accept").by == "secretariat"
    assert "XA-1-7" in words(Client().get("/en/meridian/activities/harbours/XA-1-7/"))
    assert sena.post(f"{address}accept/").status_code == 302
    assert sena.post(f"{address}drop/").status_code == 302
    assert activities("meridian").total == 1


def test_a_file_that_waits_keeps_others_out_until_it_is_dropped(sena):
    address = sent(sena)["Location"].partition("?")[0]

    other = sent(sena, document(activity()), "b.xml", source="harbours")
    assert (other.status_code, "a.xml of this source waits" in words(other)) == (422, True)

    sena.post(f"{address}drop/")
    assert sent(sena, document(activity()), "b.xml", source="harbours").status_code == 302
    assert "The file was dropped" in words(sena.get(address))


@pytest.mark.parametrize(("name", "body"), [("t.csv", template_csv()), ("t.xlsx", template_xlsx())])
def test_a_table_is_taken_in_too(sena, name, body):
    address = sent(sena, body, name)["Location"]

    assert "1 activity" in words(sena.get(address))
    assert intakes("meridian")[0].form == name[2:]


def test_a_cell_that_cannot_be_taken_is_named(sena):
    body = template_csv().replace(b"2031-02-01", b"1 Feb")

    page = words(sena.get(sent(sena, body, "t.csv")["Location"]))

    assert "row 2, column J (start): “1 Feb” is no day" in page


def test_a_file_that_is_none_is_told(sena):
    page = words(sena.get(sent(sena, b"<html/>")["Location"]))

    assert "The file as a whole cannot be taken" in page
    assert "a file of activities begins with" in page


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({}, "one of the two"),
        ({"address": "https://x.example/a.xml"}, "give a new one an id and a name"),
        ({"address": "ftp://x.example/", **NEW}, "It cannot be fetched"),
        ({"address": "http://127.0.0.1/a.xml", **NEW}, "not on the public web"),
    ],
)
def test_what_is_missing_is_said_in_the_form(sena, posted, said):
    answer = sena.post(DESK, posted)

    assert (answer.status_code, said in words(answer)) == (422, True)
    assert sources("meridian") == ()


def test_an_id_that_cannot_stand_is_said_at_its_field(sena):
    posted = {"file": SimpleUploadedFile("a.xml", FILE), **NEW, "identifier": "Har_bours"}
    answer = sena.post(DESK, posted)

    assert (answer.status_code, "small letters, digits and hyphens" in words(answer)) == (422, True)


def test_the_templates_are_there_to_take(sena):
    assert sena.get(f"{DESK}template.csv").content == template_csv()
    assert sena.get(f"{DESK}template.xlsx").content == template_xlsx()
    assert sena.get(f"{DESK}template.exe").status_code == 404


def several(client, *files, **more):
    sent = [SimpleUploadedFile(name, body) for name, body in files]
    return client.post(DESK, {"file": sent, **NEW, **more})


def test_several_files_are_taken_in_as_one(sena):
    one, two = document(activity()), document(activity(identifier="XA-1-8"))
    address = several(sena, ("a.xml", one), ("a.xml", two))["Location"].partition("?")[0]

    [row] = intakes("meridian")
    assert (row.file_name, row.n_taken) == ("a.xml, (2) a.xml", 2)
    assert [one["name"] for one in row.files] == ["a.xml", "(2) a.xml"]
    sena.post(f"{address}accept/")
    assert activities("meridian").total == 2


def test_the_same_file_twice_is_refused_in_the_form(sena):
    answer = several(sena, ("a.xml", FILE), ("b.xml", FILE))
    assert (answer.status_code, "b.xml is the same file as a.xml" in words(answer)) == (422, True)
    assert sources("meridian") == ()


TABLE = "Nr;Wat;Uitleg;Van;Land\n7;Haven;Twee pieren, één brug;2031-02-01;XB\n".encode(
    "windows-1252"
)
OWN = b"""columns: {Nr: identifier, Wat: title, Uitleg: description, Van: start, Land: countries}
always: {publisher: XA-1, publisher_name: Harbours, publisher_type: "10", status: "2", sectors: "21010", currency: XTS}
"""


def test_a_table_is_read_by_a_mapping_of_ones_own_in_its_encoding(sena):
    posted = {
        "mapping": "own",
        "mapping_file": SimpleUploadedFile("ours.yaml", OWN),
        "encoding": "windows-1252",
    }
    address = several(sena, ("t.csv", TABLE), **posted)["Location"].partition("?")[0]

    [row] = intakes("meridian")
    assert row.file_name.startswith("t.csv by ours.yaml ")
    assert row.file_name.endswith(" in windows-1252")
    assert row.n_taken == 1, words(sena.get(address))
    assert "één brug" in sena.get(address).content.decode()


def test_the_mapping_that_comes_along_is_chosen_by_its_name(sena):
    table = ",".join(f'"{one}"' for one in COLUMNS).encode() + b"\n"
    several(sena, ("t.csv", table), mapping="aiddata-gcdf-3")

    [row] = intakes("meridian")
    assert row.form == "table"
    assert " by aiddata-gcdf-3 " in row.file_name
    assert b"AidData Record ID" in sena.get(f"{DESK}mapping/aiddata-gcdf-3.yaml").content


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"mapping": "own"}, "Choose the file of the mapping."),
        ({"mapping_file": b"columns: {A: title}"}, "or leave the file of the mapping out"),
        ({"mapping": "own", "mapping_file": b"columns: {A: nothing}"}, "It cannot be used"),
    ],
    ids=["none", "not asked for", "wrong"],
)
def test_what_is_wrong_with_a_mapping_is_said_in_the_form(sena, posted, said):
    if "mapping_file" in posted:
        posted = posted | {"mapping_file": SimpleUploadedFile("m.yaml", posted["mapping_file"])}
    answer = several(sena, ("t.csv", TABLE), **posted)
    assert (answer.status_code, said in words(answer)) == (422, True)
    assert sources("meridian") == ()


def rows_of(client, address):
    text = client.get(f"{address}changes.csv").content.decode().lstrip("\ufeff")
    return [
        (one["activity"], one["what"], one["field"], one["before"], one["after"])
        for one in csv.DictReader(io.StringIO(text))
    ]


def test_what_changes_is_told_before_it_is_accepted_and_kept_after(sena):
    before = document(activity(), activity(identifier="XA-1-8"), activity(identifier="XA-1-9"))
    address = sent(sena, before)["Location"].partition("?")[0]
    assert {one[:2] for one in rows_of(sena, address)} == {
        ("XA-1-7", "new"), ("XA-1-8", "new"), ("XA-1-9", "new"),
    }  # fmt: skip
    sena.post(f"{address}accept/")

    after = document(
        activity(identifier="XA-1-8").replace("A hall", "=Two halls"),
        activity(identifier="XA-1-9"),
        activity("<sector/>", identifier="XA-1-6"),
    )
    address = sent(sena, after, "b.xml", source="harbours")["Location"].partition("?")[0]
    told = rows_of(sena, address)
    page = words(sena.get(address))
    sena.post(f"{address}accept/")

    assert told == rows_of(sena, address)
    changed = [one for one in told if one[1] == "changed"]
    assert changed
    assert all(one[0] == "XA-1-8" and one[3] != one[4] for one in changed)
    assert ("XA-1-7", "gone", "", "", "") in told
    assert [one[0] for one in told if one[1] == "refused"] == ["XA-1-6"]
    assert not any(one[0] == "XA-1-9" for one in told)
    for said in ("2 activities", "not published any more", changed[0][2]):
        assert said in page
        assert said in words(sena.get(address))


def test_a_file_that_changes_nothing_says_so(sena):
    address = sent(sena)["Location"].partition("?")[0]
    sena.post(f"{address}accept/")
    again = sent(sena, name="b.xml", source="harbours")["Location"]
    assert "All that can be taken is as it was accepted before." in words(sena.get(again))
