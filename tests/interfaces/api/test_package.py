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
from consenso.interfaces.api.package import package
from consenso.interfaces.api.relations import ALL
from consenso.interfaces.api.whole import whole
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
    assert len(report.tasks) == len(ALL) + 10


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
