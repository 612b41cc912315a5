"""The whole record as one download, checked by Frictionless and read back."""

import csv
import io
import json
import zipfile

import pytest
from django.test import Client
from frictionless import validate

from consenso.core.record import check, plain, read
from consenso.domain.record.queries import export
from consenso.interfaces.api import downloads
from consenso.interfaces.api.package import package
from consenso.interfaces.api.relations import ALL
from consenso.interfaces.api.whole import whole
from tests.core.formats.iati.files import activity, document
from tests.domain.activities.test_activities import FILE, link
from tests.domain.intake.taking import accepted, taken_in
from tests.record import CHINA_CELAC, MERIDIAN, files_in

FOLDERS = {"meridian": MERIDIAN, "china-celac": CHINA_CELAC}


def archive(forum: str) -> zipfile.ZipFile:
    response = Client().get(f"/data/{forum}/record.zip")
    assert response.status_code == 200
    assert f'filename="{forum}-1.zip"' in response["Content-Disposition"]
    return zipfile.ZipFile(io.BytesIO(response.content))


@pytest.mark.filterwarnings("ignore")  # Frictionless and what it stands on warn of themselves
@pytest.mark.parametrize("forum", FOLDERS)
def test_the_package_is_valid(meridian, record, tmp_path, forum):
    archive(forum).extractall(tmp_path)

    report = validate(str(tmp_path / "datapackage.json"))

    assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type", "message"])[:5]
    assert len(report.tasks) == len(ALL) + 16


@pytest.mark.parametrize("forum", FOLDERS)
def test_the_records_own_files_are_in_it(meridian, record, forum):
    inside = archive(forum)

    files = {
        name.removeprefix("record/"): inside.read(name)
        for name in inside.namelist()
        if name.startswith("record/")
    }

    assert {"ledger.jsonl", "ledger-head.json"} <= set(files)
    files = {name: body for name, body in files.items() if name.endswith(".yaml")}
    assert files == export(forum) == files_in(FOLDERS[forum])
    assert check(read(files)) == ()


def test_each_file_of_the_record_is_also_alone(meridian):
    for name, content in files_in(MERIDIAN).items():
        response = Client().get(f"/data/meridian/{name}")
        assert response.content == content
        assert response["Content-Type"] == "application/yaml; charset=utf-8"


def test_the_same_revision_gives_the_same_bytes(meridian):
    first, again = whole("meridian"), whole("meridian")

    assert package(first) == package(again)


def rows(inside: zipfile.ZipFile, table: str) -> list[dict[str, str]]:
    text = inside.read(f"data/{table}.csv").decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_words_have_a_column_for_each_language(meridian):
    (forum,) = rows(archive("meridian"), "forum")

    assert forum["name_zh_hans"] == "子午线论坛"
    assert forum["abbreviation_nl"] == ""
    assert forum["definition_en"].endswith("<b>always</b>.")


def test_promises_and_facts_are_told_apart_by_place_and_role(meridian):
    record = whole("meridian")
    inside = archive("meridian")

    told = rows(inside, "commitments")
    assert [row["text"] or row["statement"] for row in told] == [
        one.text for one in record.commitments
    ]
    actors = [
        (one.id, role, code)
        for one in record.commitments
        for role, codes in (("from", one.actors.from_), ("to", one.actors.to))
        for code in codes
    ]
    assert [
        (row["commitment"], row["role"], row["party"]) for row in rows(inside, "commitment_actors")
    ] == actors
    answers = [
        (one.id, part.commitment, part.relation or "")
        for one in record.deliveries
        for part in one.answers
    ]
    assert [tuple(row.values()) for row in rows(inside, "answers")] == answers


def test_every_source_of_every_object_is_in_it(meridian):
    inside = archive("meridian")
    urls = {row["key"]: row["url"] for row in rows(inside, "sources")}
    cited = {(urls[row["source"]], row["kind"], row["id"]) for row in rows(inside, "citations")}

    for entity in whole("meridian").entities:
        for url in plain(entity).get("sources", ()):
            assert (url, entity.KIND, entity.id) in cited


def test_it_says_what_it_is(meridian):
    inside = archive("meridian")
    descriptor = json.loads(inside.read("datapackage.json"))

    assert descriptor["version"] == "1"
    assert descriptor["ledger_head"] in inside.read("README.md").decode()
    assert all(one["description"] for one in descriptor["resources"])
    assert rows(inside, "ledger")[-1]["digest"] == descriptor["ledger_head"]


@pytest.mark.filterwarnings("ignore")
def test_activities_are_in_it_exact_and_it_is_valid(meridian, tmp_path):
    accepted(FILE)
    accepted(
        document(activity(identifier="XA-9", attributes='default-currency="USD"')), source="sea"
    )
    accepted(document(activity(identifier="XA-10")), source="sea")
    taken_in(document(activity(identifier="XA-secret")))
    link()

    content = Client().get("/data/meridian/record.zip").content
    inside = zipfile.ZipFile(io.BytesIO(content))
    inside.extractall(tmp_path)
    report = validate(str(tmp_path / "datapackage.json"))

    assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type", "message"])[:5]
    assert b"XA-secret" not in b"".join(inside.read(name) for name in inside.namelist())
    told = {
        (one["source"], one["iati_identifier"], one["copy"]): one
        for one in rows(inside, "activities")
    }
    assert len(told) == 5
    assert told["harbours", "XA-1-7", "2"]["title"] == "A hall"
    assert told["sea", "XA-9", "1"]["gone"] != ""
    assert [
        (one["kind"], one["place"], one["value"], one["currency"], one["value_date"])
        for one in rows(inside, "activity_flows")
    ] == [
        ("budget", "1", "1000.50", "USD", "2031-01-02"),
        ("transaction", "1", "-20", "EUR", "2031-02-04"),
    ]
    (place,) = rows(inside, "activity_places")
    assert (place["latitude"], place["longitude"], place["name"]) == ("-10.5", "20.25", "Port")
    assert {one["language"] for one in rows(inside, "activity_titles")} == {"en", "und"}
    (linked,) = rows(inside, "activity_links")
    assert (linked["commitment"], linked["relation"]) == ("m-2020-01", "progress")
    assert "/data/meridian/activities/harbours.xml" in inside.read("README.md").decode()


def test_what_changes_while_it_is_made_is_made_again(meridian, monkeypatch):
    accepted(FILE)
    made = []

    def makes(record):
        made.append(record.head.number)
        if len(made) == 1:
            accepted(document(activity(identifier="XA-9")), source="sea")
        return package(record)

    monkeypatch.setattr(downloads, "package", makes)
    answer = Client().get("/data/meridian/record.zip")

    inside = zipfile.ZipFile(io.BytesIO(answer.content))
    head = json.loads(inside.read("datapackage.json"))["version"]
    assert made[1] > made[0]
    assert f"-{head}.zip" in answer["Content-Disposition"]
    assert "XA-9" in inside.read("data/activities.csv").decode()
