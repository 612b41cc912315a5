"""Promised, reported, evidenced: on a commitment's page, in progress, as CSV, and the same bytes from an export."""

import csv
import io
import re

import pytest
from click.testing import CliRunner

from consenso.domain.activities.counted import held, speaking
from consenso.domain.activities.counted_files import speaking_in
from consenso.domain.ledger.queries import head
from consenso.domain.record.actions import load
from consenso.interfaces.cli.figures import command
from tests.core.formats.iati.files import document
from tests.domain.activities.linking import FILE, PORT, SCHOOL
from tests.domain.intake.taking import AT, accepted
from tests.interfaces.exported import exported
from tests.interfaces.public.test_activity_links import link
from tests.record import MERIDIAN, files_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meridian")]
COMMITMENT = "/en/meridian/commitments/m-2020-01/"
PROGRESS = "/en/meridian/progress/"
AUDIT = b"""- id: ev-audit
  title:
    en: Loans for two ports, audited
  address: https://example.org/audit-loans
  kind: independent
  supports:
  - kind: delivery
    id: e-02
  confidence: medium
"""
TRADE = b"""- id: e-05
  date:
    from: '2022'
  kind: finance
  fact:
    en: Trade was of four billion dollars a year.
  figures:
  - quantity: 4000000000
    unit:
      en: per year
    currency: USD
  answers:
  - commitment: m-2020-01
  confidence: medium
"""


@pytest.fixture
def more(meridian):
    """The record with an audit of the loans, a yearly figure, and an activity of which two sources tell different things."""
    files = files_in(MERIDIAN)
    files["evidence.yaml"] += AUDIT
    files["deliveries.yaml"] += TRADE
    load(files, at=AT, by="Sena")
    accepted(FILE)
    accepted(document(PORT.replace("250000000", "240000000"), SCHOOL), source="roads")
    link()
    link(source="roads")


def body(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def lines(client, address):
    return list(csv.DictReader(io.StringIO(body(client, address).lstrip("\ufeff"))))


def cells(page, table):
    """Return the words of each row of a table."""
    [found] = re.findall(rf'<table class="table" id="{table}">.*?</table>', page, re.DOTALL)
    rows = re.findall(r"<tr>(.*?)</tr>", found, re.DOTALL)[1:]
    return [
        [re.sub(r"<[^>]+>|\s+", " ", cell).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)]
        for row in rows
    ]  # fmt: skip


def test_a_commitment_sets_side_by_side_who_says_what(client, more):
    page = body(client, COMMITMENT)
    assert cells(page, "compared") == [
        ["Aurelia, in “Plan 2020-2022”: “over three years”", "USD 250,000,000", "", ""],
        [
            "Borea&#x27;s treasury, on a fact of March 2020 – 2021 (shows progress): “paid out”",
            "", "USD 120,000,000", "USD 120,000,000",
        ],
        [
            "Aurelia Bank, on a fact of March 2020 – 2021 (shows progress)",
            "", "USD 140,000,000", "USD 140,000,000",
        ],
        ["Aurelia, in its report of 31 January 2023", "", "USD 240,000,000", "by its own only"],
    ]  # fmt: skip
    assert "2 figures in other units stand with the facts and reports below" in page
    assert "Version 3 of these rules" in page
    assert cells(page, "published") == [["USD", "240,000,000 to 250,000,000", "–", "1,000", "–"]]


def test_without_evidence_of_others_nothing_is_evidenced(client):
    found = cells(body(client, COMMITMENT), "compared")
    assert [row[3] for row in found] == ["", "no evidence", "no evidence", "by its own only"]


def test_a_promise_without_quantity_has_no_table_and_one_of_which_nothing_is_told_says_so(client):
    assert 'id="compared"' not in body(client, "/en/meridian/commitments/m-2023-02/")
    page = body(client, "/en/meridian/commitments/m-2023-01/")
    assert len(cells(page, "compared")) == 1
    assert "No fact and no report names a figure in the unit of the promise." in page


def test_the_csv_of_a_commitment_says_all_of_it(client, more):
    found = lines(client, f"{COMMITMENT}figures.csv")
    assert [(row["what"], row["quantity"], row["evidenced"]) for row in found] == [
        ("promised", "250000000", ""), ("fact", "120000000", "yes"), ("fact", "140000000", "yes"),
        ("report", "240000000", "no"), ("budget", "250000000", ""), ("committed", "1000", ""),
        ("budget", "240000000", ""), ("committed", "1000", ""),
    ]  # fmt: skip
    assert {row["version"] for row in found} == {"3"}
    assert {row["ledger_head"] for row in found} == {head("meridian").digest}
    assert found[1]["said_by"] == "Borea's treasury"
    assert (found[3]["by"], found[3]["own_evidence"]) == ("XA", "evidence:ev-01")


def test_progress_keeps_activities_and_what_is_per_year_in_rows_and_columns_of_their_own(
    client, more
):
    found = cells(body(client, f"{PROGRESS}texts/plan-2020-2022/"), "sums")
    assert [row[1:] for row in found] == [
        ["USD", "250,000,000", "120,000,000 to 140,000,000", "120,000,000 to 140,000,000", "240,000,000", "–", "240,000,000 to 250,000,000", "1,000"],
        ["USD, per year (least to most)", "–", "4,000,000,000", "–", "–", "–", "–", "–"],
    ]  # fmt: skip
    [ports] = cells(body(client, f"{PROGRESS}texts/plan-2020-2022/"), "quantities")
    assert ports == ["ports", "–", "2", "2", "–", "–"]
    [schools] = cells(body(client, f"{PROGRESS}areas/learning/"), "quantities")[:1]
    assert schools[:3] == ["school places", "1,000", "1,040"]
    for table in ("sums-by-area", "sums-by-party"):
        assert cells(body(client, PROGRESS), table)


def test_each_sum_leads_to_rows_that_make_it(client, more):
    page = body(client, PROGRESS)
    addresses = set(re.findall(r'href="([^"]+/rows/[a-z_]+_sum-[^"]+/)"', page))
    assert len(addresses) > 10
    for address in addresses:
        rows = lines(client, f"{address[:-1]}.csv")
        assert rows, address
        assert body(client, address).count("<tr>") == len(rows) + 1
    shown = body(client, f"{PROGRESS}rows/budget_sum-USD/")
    assert 'href="/en/meridian/activities/harbours/XA-1%2Fport%20%C3%BC/"' in shown
    assert "in columns of its own" in shown
    assert "self-report of who promised" in body(
        client, f"{PROGRESS}rows/delivered_evidenced_sum-USD/"
    )
    assert "they are not added" in body(client, f"{PROGRESS}rows/delivered_sum-USD-per-year/")


def test_a_unit_in_another_script_has_an_address(client):
    address = f"{PROGRESS}rows/promised_sum-por-ciento-m%C3%A1s/"
    assert f'href="{address}"' in body(client, PROGRESS)
    assert "Promised, por ciento más" in body(client, address)
    answer = client.get(f"{address[:-1]}.csv")
    assert answer["Content-Disposition"].isascii()
    assert "promised_sum-por-ciento-más" in answer.content.decode()


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ((), f"{PROGRESS}figures.csv"),
        (("--of", "plan:plan-2020-2022"), f"{PROGRESS}texts/plan-2020-2022/figures.csv"),
        (("--rows", "budget_sum-USD"), f"{PROGRESS}rows/budget_sum-USD.csv"),
        (("--rows", "delivered_evidenced_sum-USD"), f"{PROGRESS}rows/delivered_evidenced_sum-USD.csv"),
        (("--rows", "delivered_sum-USD-per-year"), f"{PROGRESS}rows/delivered_sum-USD-per-year.csv"),
        (("--rows", "promised_sum-por-ciento-más"), f"{PROGRESS}rows/promised_sum-por-ciento-más.csv"),
        (("--of", "commitment:m-2020-01"), f"{COMMITMENT}figures.csv"),
        (("--of", "commitment:m-2019-01"), "/en/meridian/commitments/m-2019-01/figures.csv"),
    ],
)  # fmt: skip
def test_an_export_gives_the_same_bytes(client, tmp_path, more, words, path):
    exported(tmp_path)
    assert speaking_in(tmp_path) == speaking("meridian") != ()
    found = CliRunner().invoke(command, [str(tmp_path), *words])
    assert found.exit_code == 0, found.output
    site = body(client, path).lstrip("\ufeff")
    assert site.count("\r\n") > 1
    assert found.stdout_bytes.decode() == site


def test_activities_that_are_gone_or_contradict_are_left_out(client, more):
    accepted(document(SCHOOL))  # harbours does not publish the port any more
    rows = body(client, f"{PROGRESS}rows/budget_sum-USD/")
    assert 'href="/en/meridian/activities/roads/XA-1%2Fport%20%C3%BC/"' in rows
    [one] = held("meridian").activities
    assert [value for copy in one.copies for _, _, value in copy] == [240000000, 1000]
    accepted(FILE, source="third")
    link(source="third", relation="contradicts")
    assert held("meridian").activities == (one,)


def test_copies_on_different_commitments_are_one_activity_on_each_page_and_in_each_file(client):
    accepted(FILE)
    accepted(document(PORT.replace("250000000", "240000000"), SCHOOL), source="roads")
    link()
    link(source="roads", commitment="m-2019-01")
    for commitment in ("m-2020-01", "m-2019-01"):
        address = f"/en/meridian/commitments/{commitment}/"
        [[_, budgets, *_]] = cells(body(client, address), "published")
        assert budgets == "240,000,000 to 250,000,000"
        said = [row for row in lines(client, f"{address}figures.csv") if row["what"] == "budget"]
        assert {row["quantity"] for row in said} == {"240000000", "250000000"}


def test_amounts_of_activities_are_exact(client):
    accepted(document(PORT.replace("250000000", "12345678901234567.89"), SCHOOL))
    link()
    [[_, budgets, *_]] = cells(body(client, COMMITMENT), "published")
    assert budgets == "12,345,678,901,234,567.89"


def test_activities_cost_two_queries(more, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        speaking("meridian")
