"""`consenso figures --table`: every table of figures that the site gives comes from an export alone, byte by byte."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from consenso.domain.activities import actions
from consenso.domain.activities.dated import dated
from consenso.domain.activities.dated_files import dated_in
from consenso.domain.record.actions import load
from consenso.interfaces.cli.figures import command
from tests.core.formats.iati.files import document
from tests.domain.activities.linking import PORT, SCHOOL
from tests.domain.intake.taking import AT, accepted
from tests.interfaces.exported import exported
from tests.interfaces.public.money_made import bring_all
from tests.interfaces.public.test_activity_links import link
from tests.interfaces.public.test_compared import AUDIT
from tests.interfaces.public.test_money import cells
from tests.interfaces.public.test_said import words_of
from tests.record import MERIDIAN, files_in

pytestmark = pytest.mark.django_db
HOME = "/en/meridian/"
NAME = "XA-1/port ü"
CONVERTED = f"{HOME}rates/converted.csv"
# A payment of whose day a rate is known, and one in a currency of which none is.
PAID = (
    '<transaction><transaction-type code="3"/><transaction-date iso-date="2023-05-01"/>'
    '<value value-date="2023-05-01">{value}</value></transaction>'
    '<transaction><transaction-type code="4"/><transaction-date iso-date="2019-11-07"/>'
    '<value currency="XXX" value-date="2019-11-07">7</value></transaction>'
)
SECOND_LOAN = b"""- id: m-2023-03
  text: plan-2023-2025
  areas: [sea]
  kind: finance
  paraphrase:
    en: Aurelia lends 300 million dollars for ports.
  actors:
    from: [XA]
    to: [XB]
  quantity: 300000000
  unit:
    en: over three years
  currency: USD
  confidence: medium
"""

# Who assesses by the scale of the institute, agrees with it once, and once does not.
WATCH = b"""- id: watch
  name:
    en: Harbour Watch
  kind: society
  methods:
  - id: three-grades
    name:
      en: Three grades
    level: interval
    scale:
    - {id: 'no', name: {en: not kept}, number: -1}
    - {id: partly, name: {en: partly kept}, number: 0}
    - {id: 'yes', name: {en: kept}, number: 1}
    published: https://example.org/watch/method
  confidence: medium
"""
WATCHED = b"""- {id: as-04, assessor: watch, method: three-grades, commitment: m-2020-01, verdict: partly, date: 2024-01, confidence: medium}
- {id: as-05, assessor: watch, method: three-grades, commitment: m-2023-01, verdict: partly, date: 2024-01, confidence: medium}
"""


def paid(value):
    return PORT.replace("</iati-activity>", PAID.format(value=value) + "</iati-activity>")


SAME = [
    (("--table", "years"), f"{HOME}progress/years.csv"),
    (("--table", "years", "--of", "area:sea"), f"{HOME}progress/areas/sea/years.csv"),
    (
        ("--table", "years", "--of", "party:XA", "--within", "plan:plan-2020-2022"),
        f"{HOME}progress/states/xa/years.csv?text=plan-2020-2022",
    ),
    (
        ("--of", "party:XA", "--within", "plan:plan-2020-2022"),
        f"{HOME}progress/states/xa/figures.csv?text=plan-2020-2022",
    ),
    (("--table", "converted"), CONVERTED),
    (("--table", "converted", "--currency", "XTS"), f"{CONVERTED}?currency=XTS"),
    (
        ("--table", "converted", "--currency", "XTS", "--prices", "xts-index:2020"),
        f"{CONVERTED}?currency=XTS&prices=xts-index:2020",
    ),
    (
        ("--table", "converted", "--currency", "XTS", "--of", "plan:plan-2020-2022"),
        f"{CONVERTED}?currency=XTS&text=plan-2020-2022",
    ),
    (
        ("--table", "converted", "--currency", "EUR", "--of", "area:sea"),
        f"{CONVERTED}?currency=EUR&area=sea",
    ),
    (
        ("--table", "converted", "--currency", "XTS", "--of", "party:XA"),
        f"{CONVERTED}?currency=XTS&party=XA",
    ),
    (
        ("--table", "converted", "--currency", "XTS", "--of", "commitment:m-2020-01"),
        f"{CONVERTED}?currency=XTS&commitment=m-2020-01",
    ),
    (
        ("--table", "converted", "--currency", "XTS", "--of", "delivery:e-02"),
        f"{CONVERTED}?currency=XTS&delivery=e-02",
    ),
    (
        ("--table", "converted", "--prices", "xts-index:2023", "--of", "report:report-xa-2022"),
        f"{CONVERTED}?prices=xts-index:2023&report=report-xa-2022",
    ),
    (
        ("--table", "converted", "--currency", "XTS", "--of", "activity:harbours/XA-1/port ü"),
        f"{CONVERTED}?currency=XTS&source=harbours&activity=XA-1/port+%C3%BC",
    ),
    (
        ("--table", "converted", "--of", "activity:roads/XA-1/port ü", "--copy", "2"),
        f"{CONVERTED}?source=roads&activity=XA-1/port+%C3%BC&copy=2",
    ),
    (("--table", "agreement"), f"{HOME}assessments/agreement.csv"),
    (("--table", "alpha"), f"{HOME}assessments/alpha.csv"),
    (("--table", "plans"), f"{HOME}compare/figures.csv"),
    (("--table", "plans", "--rows", "chart-0"), f"{HOME}compare/chart-0.csv"),
]
TOLD = [
    (("--table", "years", "--rows", "reported"), "--rows says nothing of --table years"),
    (("--table", "years", "--of", "commitment:m-2020-01"), "is none of all, plan:ID, area:ID, party:CODE."),
    (("--table", "alpha", "--of", "plan:plan-2020-2022"), "is none of all."),
    (("--table", "alpha", "--currency", "XTS"), "--currency says nothing of --table alpha"),
    (("--currency", "XTS"), "--currency says nothing of --table counts"),
    (("--within", "plan:plan-2020-2022"), "--within narrows one plan"),
    (("--table", "converted", "--currency", "QQQ"), "is no currency of ISO 4217"),
    (("--table", "converted", "--prices", "xts-index:1999"), "has no prices 'xts-index:1999'"),
    (("--table", "converted", "--of", "plan:no-such"), "There is no such figure: no-such."),
    (("--table", "converted", "--of", "delivery:no-such"), "There is no such figure: no-such."),
    (("--table", "converted", "--of", "activity:no-such/x"), "There is no such figure: x."),
    (("--table", "converted", "--of", "activity:roads/XA-9"), "There is no such figure: XA-9."),
    (("--table", "plans", "--rows", "chart-7"), "There is no such figure: chart-7."),
    (("--copy", "2"), "--copy is for --of activity."),
]  # fmt: skip


@pytest.fixture
def more(meridian):
    """The record with rates and prices, an audit, a second loan, one more who assesses, an activity that two sources publish, and one of theirs twice."""
    files = files_in(MERIDIAN)
    files["evidence.yaml"] += AUDIT
    files["commitments.yaml"] += SECOND_LOAN
    files["assessors.yaml"] += WATCH
    files["assessments.yaml"] += WATCHED
    load(files, at=AT, by="Sena")
    bring_all()
    accepted(document(paid(1000), SCHOOL))
    accepted(document(paid(1500), paid(2500), SCHOOL), source="roads")
    link()
    for copy in (1, 2):
        actions.link(
            forum="meridian", source="roads", identifier=NAME, copy=copy, commitment="m-2020-01",
            relation="progress", why="It lends for ports.", at=AT, by="XA",
        )  # fmt: skip


def printed(folder, *words, wrong=False):
    found = CliRunner().invoke(command, [str(folder), *words])
    assert found.exit_code == (1 if wrong else 0), found.output
    return found.output if wrong else found.stdout_bytes.decode()


def given(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode().lstrip("\ufeff")


def test_an_export_gives_the_same_bytes(client, tmp_path, more):
    exported(tmp_path)
    for words, address in SAME:  # one export for all of them: it is what takes the time
        site = given(client, address)
        assert site.count("\r\n") > 1, address
        assert printed(tmp_path, *words) == site, address
    assert dated_in(tmp_path) == dated("meridian") != {}


def test_what_others_evidence_and_what_activities_publish_is_converted_too(client, more):
    rows = list(csv.DictReader(io.StringIO(given(client, f"{CONVERTED}?currency=XTS"))))
    of = {}
    for row in rows:
        of.setdefault(row["figure"], []).append((row["id"], row["part"], row["left_out"]))
    assert of["delivered_evidenced_sum"] == of["delivered_sum"]  # e-02, which the audit supports
    assert of["spent_sum"] == [
        ("harbours/XA-1/port ü", "transaction.2", ""),
        ("harbours/XA-1/port ü", "transaction.3", "no_rate"),
        ("roads/XA-1/port ü", "transaction.2", ""),
        ("roads/XA-1/port ü", "transaction.3", "no_rate"),
        ("roads/XA-1/port ü", "copies.2.transaction.2", ""),
        ("roads/XA-1/port ü", "copies.2.transaction.3", "no_rate"),
    ]
    page = BeautifulSoup(given(client, f"{HOME}progress/?currency=XTS"), "html.parser")
    columns = [words_of(one) for one in page.select("#converted-sums thead th")]
    assert "In facts, evidenced" in columns
    assert "Reported by parties, evidenced" not in columns  # there is none
    whole = dict(zip(columns, cells(page, "converted-sums")[0], strict=True))
    # The two sources' three copies are one activity: 1000, 1500 or 2500, by the rate of 2023.
    assert whole["Published in activities: spent"] == "2,500 to 6,250"
    assert whole["Published in activities: budgets"] == "–"  # of 2021, of which there is no rate
    left_out = {(row["kind"], row["id"], row["part"]) for row in rows if row["left_out"]}
    assert whole["Sums that are left out"] == str(len(left_out))


def test_what_cannot_be_asked_is_told(tmp_path, more):
    exported(tmp_path)
    for words, told in TOLD:
        assert told in printed(tmp_path, *words, wrong=True), words


def test_without_activities_there_are_none_to_convert(tmp_path, meridian):
    exported(tmp_path)
    assert not (tmp_path / "activities.json").exists()
    rows = printed(tmp_path, "--table", "converted", "--currency", "XTS")
    assert "_sum,activity," not in rows
    assert rows.count("\r\n") > 1
    asked = ("--table", "converted", "--of", "activity:harbours/XA-1")
    assert "no such figure" in printed(tmp_path, *asked, wrong=True)
