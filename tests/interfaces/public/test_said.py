"""Pages of reports, evidence, assessors, assessments and replies: whose words, beside what, and how it is counted."""

import csv
import io
import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from consenso.core.record import KINDS
from consenso.domain.search.refresh import refresh
from consenso.interfaces.ui.pages import SECTION_OF
from tests.core.formats.iati.files import activity, document
from tests.domain.intake.taking import accepted

pytestmark = pytest.mark.usefixtures("meridian")


def page(path, forum="meridian", language="en"):
    answer = Client().get(f"/{language}/{forum}/{path}")
    assert answer.status_code == 200, path
    return BeautifulSoup(answer.content, "html.parser")


def section(soup, identifier):
    return soup.find(id=identifier).parent


def words_of(node) -> str:
    return re.sub(r"\s+", " ", node.get_text(" ")).strip()


def test_every_kind_of_object_has_a_section_of_the_site():
    assert {kind.KIND for kind in KINDS} - {"forum"} <= set(SECTION_OF)


def test_words_of_a_party_stand_as_its_own():
    soup = page("reports/report-xa-2022/")
    said = soup.select(".own-words")

    assert "In the words of Aurelia" in words_of(soup.select_one(".own-words"))
    assert any("All loans are signed." in words_of(one) for one in said)
    assert words_of(soup.select_one(".kicker")) == "Report, in the words of Aurelia"
    # Nothing of the report's words stands outside what is marked as its own, but in the table of what it said before.
    for one in said:
        one.decompose()
    assert "All loans are signed." not in words_of(soup.main)


def test_report_stands_beside_the_one_before_it():
    soup = page("reports/report-xa-2022/")
    cells = [words_of(cell) for cell in section(soup, "changes").select("tbody td, tbody th")]

    assert cells[1:] == [
        "under way",
        "Two of three ports have their loan.",
        "completed",
        "another stage",
    ]
    assert page("reports/report-xa-2021/").find(id="changes") is None


def test_verdicts_stand_beside_each_other_each_with_scale_and_specificity():
    soup = page("commitments/m-2020-01/")
    verdicts = section(soup, "assessed").select(".verdict")

    assert [words_of(one.select_one(".scale-given b")) for one in verdicts] == [
        "substantial",
        "partly kept",
    ]
    assert [len(one.select(".scale li")) for one in verdicts] == [4, 3]
    assert all("Specificity of the promise: 5 of 5" in words_of(one) for one in verdicts)
    assert "Aurelia answers" in words_of(verdicts[1])
    assert "Aurelia answers" not in words_of(verdicts[0])
    assert "different scales" in words_of(section(soup, "assessed"))


def test_empty_record_says_that_nobody_reported(record):
    soup = page("commitments/c-2014-08/", "china-celac")

    assert "Nobody has reported on this." in words_of(section(soup, "reported"))
    assert "Nobody has assessed this." in words_of(section(soup, "assessed"))
    for name in ("reports", "evidence", "assessors", "assessments", "replies"):
        assert page(f"{name}/", "china-celac").h1


def test_gone_address_is_shown_and_not_linked():
    soup = page("evidence/ev-02/")

    assert "Its address was found dead: November 2025." in words_of(section(soup, "gone"))
    assert "https://example.org/gazette-lighthouses" in words_of(soup.main)
    assert not soup.select('a[href="https://example.org/gazette-lighthouses"]')
    assert soup.select_one('a[href="/en/meridian/commitments/m-2023-01/"]')


def test_copies_are_named_with_their_digest():
    copies = words_of(section(page("evidence/ev-01/"), "copies"))

    assert "https://example.org/kept/harbour-bank-2022" in copies
    assert "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0" in copies


def test_evidence_says_what_cites_it():
    cited = section(page("evidence/ev-01/"), "cited")
    for path in ("reports/report-xa-2022", "assessments/as-01", "replies/re-01"):
        assert cited.find("a", href=f"/en/meridian/{path}/")


def test_assessor_shows_its_scale_as_data_and_its_verdicts():
    soup = page("assessors/institute/")
    scale = [[words_of(cell) for cell in row.find_all(["th", "td"])] for row in
             section(soup, "method-three-grades").select("tbody tr")]  # fmt: skip

    assert [row[:2] for row in scale] == [["not kept", "-1"], ["partly kept", "0"], ["kept", "1"]]
    assert len(section(soup, "verdicts").select("tbody tr")) == 2


@pytest.mark.parametrize("path", ["texts/plan-2020-2022/", "states/xa/"])
def test_counts_say_of_how_many_and_how_they_were_counted(path):
    said = words_of(section(page(path), "said"))

    assert len(re.findall(r"\d of \d+ commitments?", said)) == 3
    assert "Counted are commitments" in said


def test_replies_lead_to_what_they_answer():
    soup = page("replies/re-01/")

    assert soup.select_one('a[href="/en/meridian/assessments/as-01/"]')
    assert "what was asked for was lent" in words_of(soup.select_one(".own-words"))


def test_agreement_can_be_computed_again_from_its_rows():
    answer = Client().get("/en/meridian/assessments/agreement.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert answer["Content-Type"].startswith("text/csv")
    assert [(row["assessment"], row["place"], row["number"], row["stretched"]) for row in rows] == [
        ("as-01", "1", "0.0", "0.5"),
        ("as-02", "2", "", ""),
        ("as-03", "0", "-1.0", "0.0"),
    ]
    assert {row["computation"] for row in rows} == {"alpha-1"}
    assert all(len(row["assessor_digest"]) == 64 for row in rows)


def test_lists_are_narrowed_as_their_address_says():
    assert len(page("reports/?party=XA").select("tbody tr")) == 2
    assert len(page("evidence/?gone=yes").select("tbody tr")) == 1
    assert len(page("assessments/?assessor=gazette").select("tbody tr")) == 1
    assert page("assessors/?kind=society").select_one(".empty")


def test_search_finds_what_is_said_by_its_words():
    refresh(forum="meridian")
    for words, path in (
        ("harbour bank", "evidence/ev-01/"),
        ("ports are lent for", "reports/report-xa-2022/"),
        ("institute for promises", "assessors/institute/"),
        ("one port was left out", "assessments/as-01/"),
        ("what was asked for", "replies/re-01/"),
    ):
        soup = page(f"search/?q={words.replace(' ', '+')}")
        assert soup.select_one(f'.results a[href="/en/meridian/{path}"]'), words


def test_a_fact_shows_the_evidence_that_supports_it():
    found = section(page("deliveries/e-01/"), "evidence")
    assert found.find("a", href="/en/meridian/evidence/ev-01/")
    assert page("deliveries/e-02/").find(id="evidence") is None


def test_an_activity_and_its_evidence_lead_to_each_other():
    assert "XA-LIGHT-001" in words_of(section(page("evidence/ev-02/"), "supports"))

    accepted(document(activity(identifier="XA-LIGHT-001")))

    there = "/en/meridian/activities/harbours/XA-LIGHT-001/"
    assert section(page("evidence/ev-02/"), "supports").find("a", href=there)
    found = section(page("activities/harbours/XA-LIGHT-001/"), "evidence")
    assert found.find("a", href="/en/meridian/evidence/ev-02/")


def test_page_of_an_assessor_says_where_its_method_is_published_or_that_nothing_does():
    soup = page("assessors/institute/")
    assert soup.select('a[href="https://example.org/institute/method"]')
    said = words_of(page("assessors/gazette/").main)
    assert "Published in: Borea Gazette, No. 212, page 3" in said
    assert "Published: November 2021" in said
    said = words_of(page("assessors/ministry-of-ports/").main)
    assert "does not say where this method is published" in said
