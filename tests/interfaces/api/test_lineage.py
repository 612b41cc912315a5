"""Texts compared, as programs read them."""

import csv

import pytest
from django.test import Client

from consenso.domain.texts import lineages
from tests.interfaces.api.asking import got
from tests.interfaces.api.test_openapi import answered
from tests.texts import FIRST, SECOND, THIRD, import_text, outline
from tests.texts.compared import import_and_compare, record_of_three

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/meridian/lineage"


@pytest.fixture
def sena():
    return record_of_three()


@pytest.fixture
def plans(sena):
    import_and_compare(sena)


def rows(address):
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(answer.content.decode("utf-8-sig").splitlines()))


def test_every_paragraph_is_in_one_pair(plans):
    found = got(f"{ADDRESS}?of={FIRST}&of={SECOND}&language=en")

    assert (found["language"], [one["text"] for one in found["texts"]]) == ("en", [FIRST, SECOND])
    [lineage] = found["lineages"]
    for side, text in (("old", FIRST), ("new", SECOND)):
        ids = [one for pair in lineage["pairs"] for one in pair[side]]
        assert sorted(ids) == sorted(one.id for one in outline(text, "en").paragraphs)
    lights = next(pair for pair in lineage["pairs"] if pair["old"] == ["para_1-2"])
    assert (lights["new"], lights["change"], lights["strength"], lights["reason"]) == (
        ["para_1"],
        "reworded",
        "stronger",
        "number",
    )
    assert lights["words"] == [{"before": "12", "after": "20"}]


def test_what_was_carried_through_all_stands_in_the_chains(plans):
    found = got(f"{ADDRESS}?language=es")

    assert [one["text"] for one in found["texts"]] == [FIRST, SECOND, THIRD]
    assert {"stages": [["para_2-1"], ["para_4"], ["para_1"]]} in found["chains"]
    sections = {one["id"]: one["section"] for one in found["texts"][0]["paragraphs"]}
    assert sections["para_2-1"] == "sec_II"


def test_the_answer_is_as_the_document_says(plans):
    answered("/api/v1/{forum}/lineage").validate(got(ADDRESS))


def test_a_spreadsheet_has_a_row_for_each_step(plans):
    found = rows(f"{ADDRESS}?of={FIRST}&of={SECOND}&language=en&format=csv")

    [pairs] = [one["pairs"] for one in got(f"{ADDRESS}?of={FIRST}&of={SECOND}")["lineages"]]
    assert [row["change"] for row in found] == [pair["change"] for pair in pairs]
    [dropped] = [row for row in found if row["old"] == "para_2-2"]
    assert (dropped["change"], dropped["old_number"], dropped["new"]) == ("dropped", "2.2", "")
    assert dropped["old_words"] == "Borea invites the Parties to a school of the sea in 2021."


def test_nothing_to_compare_is_an_empty_answer(sena):
    found = got(ADDRESS)

    assert (found["texts"], found["lineages"], found["chains"]) == ([], [], [])
    answered("/api/v1/{forum}/lineage").validate(found)
    assert rows(f"{ADDRESS}?format=csv") == []


def test_what_is_not_compared_yet_is_null_and_the_validator_changes_when_it_is(sena):
    import_text(FIRST, "en", actor=sena)
    import_text(SECOND, "en", actor=sena)
    before = Client().get(ADDRESS)
    assert [one["pairs"] for one in before.json()["lineages"]] == [None]

    lineages.make_due("meridian", encoder=None)

    after = Client().get(ADDRESS, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert after.json()["lineages"][0]["pairs"]


@pytest.mark.parametrize(
    ("query", "status"), [("?format=xml", 406), ("?from=x", 422), ("?of=no-such-text", 200)]
)
def test_what_cannot_be_answered_is_said(plans, query, status):
    assert Client().get(ADDRESS + query).status_code == status


def test_long_answers_cost_as_few_queries(plans, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        got(f"{ADDRESS}?language=en")
