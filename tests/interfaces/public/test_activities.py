"""Activities in public: the list and its filters, the spreadsheet, one with all that it says, what stands more than once."""

import csv
import html
import io
import re

import pytest
from django.test import Client

from consenso.core.formats.iati import read
from consenso.domain.activities import actions
from consenso.domain.ledger.queries import head
from consenso.domain.search.activities import follow_all
from consenso.project.code_names import read_names
from tests.core.formats.iati.files import SECTOR, WHOLE, activity, document
from tests.domain.activities.test_activities import FILE
from tests.domain.intake.taking import AT, FORUM, accepted, taken_in

pytestmark = pytest.mark.usefixtures("meridian")
LIST = "/en/meridian/activities/"


def get(path, status=200):
    answer = Client().get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def xml_in(page):
    """Return the address of an activity's XML to which its page leads."""
    (found,) = re.findall(r'href="(/data/meridian/activities/harbours/[^"]+\.xml[^"]*)"', page)
    return html.unescape(found)


def test_a_forum_without_activities_has_an_empty_list():
    assert "Activities" in get(LIST)


def test_what_waits_is_nowhere_in_public():
    taken_in(document(activity().replace("A hall", "Secret hall")))

    assert "Secret hall" not in get(LIST)
    assert "Secret hall" not in get("/en/meridian/activities.csv")
    get(f"{LIST}harbours/XA-1-7/", 404)


def test_the_list_is_filtered_by_its_address():
    accepted(FILE)
    accepted(document(activity(identifier="XA-1-9")), source="roads")

    whole = get(LIST)
    assert whole.count("harbours/XA-1-7/") == 2
    assert 'href="/en/meridian/activities/harbours/XA-1%2F8%20%C3%BC/"' in whole
    assert "XA-1-7" not in get(f"{LIST}?source=roads").partition("<table")[2]
    assert get(f"{LIST}?country=XB").count("XA-1%2F8") == 1
    assert get(f"{LIST}?clash=1").count("XA-1-7/") == 2
    for strange in (
        "country=%00",
        "page=9999",
        "year=abcd",
        "year=0000",
        "status=9",
        "sector=" + "x" * 500,
    ):
        get(f"{LIST}?{strange}")


def test_the_spreadsheet_is_the_list():
    accepted(FILE)

    rows = list(csv.DictReader(io.StringIO(get("/en/meridian/activities.csv").lstrip("\ufeff"))))

    assert [(one["identifier"], one["copy"]) for one in rows] == [
        ("XA-1-7", "1"),
        ("XA-1/8 ü", "1"),
        ("XA-1-7", "2"),
    ]
    get(rows[1]["address"].removeprefix("http://testserver"))
    assert get("/en/meridian/activities.csv?country=XB").count("\r\n") == 2
    assert get("/en/meridian/activities.csv?clash=1").count("\r\n") == 3


def test_an_identifier_may_hold_any_sign():
    names = ["XA/1/2", "/XA", "XA/", "XA?1#2", "XA.xml", "XA%2F1", "ü 港", "a&b=<i>"]
    accepted(
        document(
            *(
                activity(identifier=name.replace("&", "&amp;").replace("<", "&lt;"))
                for name in names
            )
        )
    )

    rows = list(csv.DictReader(io.StringIO(get("/en/meridian/activities.csv").lstrip("\ufeff"))))

    assert [one["identifier"] for one in rows] == names
    for name, row in zip(names, rows, strict=True):
        address = row["address"].removeprefix("http://testserver")
        assert name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in get(address)
        (one,) = read(io.BytesIO(get(xml_in(get(address))).encode()))
        assert one.identifier == name


def test_a_page_says_all_that_was_published():
    accepted(WHOLE)
    (one,) = read(io.BytesIO(WHOLE))

    page = get(f"{LIST}harbours/{one.identifier.strip()}/")

    for said in (
        one.reporting.name[0].text,
        one.documents[0].url,
        one.related[0].reference,
        one.results[0].indicators[0].title[0].text,
        one.sectors[0].code,
        one.locations[0].name[0].text,
        "Transactions, as published",
        "Budgets and planned disbursements",
        "Nobody has linked this activity to a commitment.",
    ):
        assert said in page
    (again,) = read(io.BytesIO(get(xml_in(page)).encode()))
    assert again.canonical == one.canonical


def test_documents_have_their_category_languages_day_and_form():
    def link(url, title, more=""):
        return (
            f'<document-link format="application/pdf" url="{url}"><title><narrative>{title}</narrative></title>'
            f"<category code='A02'/>{more}</document-link>"
        )

    more = "<category code='B01'/><language code='ES'/><language code='qaa'/><document-date iso-date='2030-02-03'/>"
    accepted(
        document(
            activity(
                SECTOR
                + link("https://aurelia.example/plan", "The plan", more)
                + link("javascript:alert(1)", "No address of the web")
            )
        )
    )

    page = get(f"{LIST}harbours/XA-1-7/")

    (listed,) = re.findall(r'<section aria-labelledby="documents">.*?</section>', page, re.DOTALL)
    rows = [
        [
            " ".join(re.sub("<[^>]*>", " ", cell).split())
            for cell in re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL)
        ]
        for row in re.findall(r"<tr.*?</tr>", listed, re.DOTALL)
    ]
    assert rows[1:] == [
        ["The plan", "A02, B01", "Spanish and qaa", "3 February 2030", "application/pdf"],
        ["No address of the web", "A02", "", "", "application/pdf"],
    ]
    assert 'href="https://aurelia.example/plan"' in listed
    assert "203/codelists/documentcategory/" in listed
    assert "javascript:" not in page


LIST_OF = """<codelist name="Sector" xml:lang="en"><codelist-items><codelist-item><code>{}</code>
<name><narrative>{}</narrative><narrative xml:lang="fr">{}</narrative></name></codelist-item></codelist-items></codelist>"""


def test_names_of_codes_stand_where_the_operator_brought_the_lists(settings, tmp_path):
    accepted(
        document(
            activity(
                SECTOR
                + '<document-link format="text/html" url="https://aurelia.example/plan"><title><narrative>The plan'
                "</narrative></title><category code='A02'/></document-link>"
            )
        )
    )
    address = "harbours/XA-1-7/"
    assert "Code 11110 (vocabulary 1)" in get(f"{LIST}{address}")
    (tmp_path / "Sector.xml").write_text(LIST_OF.format("11110", "Education policy", "Éducation"))
    (tmp_path / "DocumentCategory.xml").write_text(LIST_OF.format("A02", "Objectives", "Buts"))
    settings.IATI_NAMES = read_names(str(tmp_path))

    page = get(f"{LIST}{address}")
    assert "Education policy" in page
    assert "Objectives (A02)" in page
    assert "Code 11110" not in page
    french = get(f"/fr/meridian/activities/{address}")
    assert "Éducation" in french
    assert '<td lang="en">' not in french
    assert 'lang="en">Education policy' in get(f"/es/meridian/activities/{address}")
    assert "Education policy (11110)</option>" in get(LIST)


def test_terms_stand_by_their_codes_and_names(settings, tmp_path):
    terms = "<default-flow-type code='20'/><default-finance-type code='421'/><default-tied-status code='4'/>"
    accepted(document(activity(SECTOR + terms), activity(SECTOR, identifier="XA-1-8")))

    def said():
        page = get(f"{LIST}harbours/XA-1-7/")
        (part,) = re.findall(r'<section aria-labelledby="terms">.*?</section>', page, re.DOTALL)
        return " ".join(re.sub("<[^>]*>", " ", part).split())

    assert said() == "Terms Kind of finance 421 Kind of flow 20 Tied or not 4"
    (tmp_path / "FinanceType.xml").write_text(LIST_OF.format("421", "Loan", "Prêt"))
    settings.IATI_NAMES = read_names(str(tmp_path))
    assert said() == "Terms Kind of finance Loan (421) Kind of flow 20 Tied or not 4"
    assert 'labelledby="terms"' not in get(f"{LIST}harbours/XA-1-8/")


def test_what_stands_more_than_once_is_shown_beside():
    accepted(FILE)
    accepted(document(activity()), source="roads")

    page = get(f"{LIST}harbours/XA-1-7/")

    assert "stands 2 times more" in page
    assert f"{LIST}harbours/XA-1-7/?copy=2" in page
    assert f"{LIST}roads/XA-1-7/" in page
    get(f"{LIST}harbours/XA-1-7/?copy=2")
    for strange in ("copy=3", "copy=x", "copy=-1", "copy=99999999999"):
        get(f"{LIST}harbours/XA-1-7/?{strange}", 404)


def test_a_link_is_shown_with_its_reason_and_a_gone_activity_is_named():
    accepted(document(activity(), activity(identifier="XA-1-8")))
    actions.link(
        forum=FORUM,
        source="harbours",
        identifier="XA-1-7",
        commitment="m-2020-01",
        relation="progress",
        why="It builds <one>.",
        at=AT,
        by="AU",
    )
    accepted(document(activity(identifier="XA-1-8")))

    page = get(f"{LIST}harbours/XA-1-7/")

    assert "It builds &lt;one&gt;. (said for AU, 4 May 2031, entry" in page
    assert "/en/meridian/commitments/m-2020-01/" in page
    assert "Not published any more" in page
    assert get(f"{LIST}?commitment=m-2020-01").count("XA-1-7/") == 1


def test_addresses_that_are_none_lead_nowhere():
    accepted(
        document(
            activity(
                after='<recipient-country code="XA"/><sector code="11110"/>'
                '<document-link format="text/html" url="javascript:alert(1)">'
                "<title><narrative>Bad</narrative></title><category code='A01'/></document-link>"
            )
        )
    )

    assert "javascript:" not in get(f"{LIST}harbours/XA-1-7/")


def test_deliveries_lead_to_them_where_there_are_any():
    assert LIST not in get("/en/meridian/deliveries/")
    accepted(FILE)

    assert LIST in get("/en/meridian/deliveries/")


def test_the_search_leads_to_them():
    accepted(document(activity(identifier="XA/1 ü").replace("A hall", "A lighthouse")))
    follow_all(FORUM)

    page = get("/es/meridian/search/?q=lighthouse&kind=activity")

    assert 'href="/es/meridian/activities/harbours/XA%2F1%20%C3%BC/"' in page
    assert 'value="activity"' in page


def test_the_ledger_tells_of_them_in_words():
    accepted(FILE)
    actions.link(
        forum=FORUM,
        source="harbours",
        identifier="XA-1-7",
        commitment="m-2020-01",
        relation="progress",
        why="It builds one.",
        at=AT,
        by="AU",
    )
    last = head(FORUM).number

    listed = get("/en/meridian/changes/")
    linked, taken = (get(f"/en/meridian/changes/{number}/") for number in (last, last - 1))

    assert "Activities accepted" in listed
    assert "activities:" not in listed
    assert "It builds one." in linked
    assert "New: 3. Changed: 0." in taken
    assert f'href="{LIST}?source=harbours"' in taken


def test_they_are_taken_away_from_their_list_and_from_the_page_of_data():
    assert "/data/meridian/activities/" not in get("/en/meridian/data/")
    accepted(FILE)

    page = get("/en/meridian/data/")
    listed = get(f"{LIST}?source=harbours&country=XB")

    assert 'href="/data/meridian/activities/harbours.xml"' in page
    for address in re.findall(
        r'href="(/api/v1/meridian/activities[^"]*|[^"]*feed.atom[^"]*)"', listed
    ):
        get(html.unescape(address))
    assert "/api/v1/meridian/activities?source=harbours&amp;country=XB" in listed
    assert f"{LIST}feed.atom?source=harbours" in listed


TITLE = "<title><narrative>Pilots</narrative></title>"
RESULTS = (
    '<recipient-country code="XA"/><sector code="21010" vocabulary="1"/>'
    '<result type="2"><title><narrative>Fewer wrecks</narrative></title>'
    "<description><narrative>Ships come in whole.</narrative></description>"
    '<indicator measure="2" ascending="1"><title><narrative>Ships that came in</narrative></title>'
    '<baseline year="2019" value="61"><dimension name="flag" value="Delta"/></baseline>'
    '<period><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/>'
    '<target value="80"><dimension name="flag" value="Delta"/></target>'
    '<actual value="83"/></period></indicator></result>'
    '<result type="1"><title><narrative>Two lights</narrative></title>'
    "<description><narrative>They shine.</narrative></description><indicator measure='1'><title><narrative>Lights</narrative></title></indicator></result>"
)


def test_results_have_titles_measures_and_dimensions():
    accepted(document(activity(RESULTS)))

    found = get(f"{LIST}harbours/XA-1-7/")

    assert "Outcome: Fewer wrecks</caption>" in found
    assert "Ships come in whole." in found
    assert "in per cent" in found
    assert "61 % (2019; flag: Delta)" in found
    assert "80 % (flag: Delta)" in found
    assert "83 %</td>" in found
    assert "Output: Two lights</caption>" in found
    assert "as a number" in found


def test_what_is_measured_in_words_is_shown_in_its_words():
    told = "<comment><narrative>{}</narrative></comment>"
    result = (
        f"<result type='2'>{TITLE}<indicator measure='5'>{TITLE}<baseline year='2019'>{told.format('No pilot at night.')}</baseline>"
        "<period><period-start iso-date='2020-01-01'/><period-end iso-date='2020-12-31'/><target/>"
        f"<actual value='12'>{told.format('Not instead of a value.')}</actual></period></indicator></result>"
    )
    accepted(document(activity(SECTOR + result)))

    found = get(f"{LIST}harbours/XA-1-7/")

    assert "<td>No pilot at night. (2019)</td>" in found
    assert "<td>12</td>" in found
    assert "Not instead of a value." not in found


def test_related_activities_that_are_held_are_links():
    related = '<related-activity ref="XA-1-8" type="1"/><related-activity ref="XZ-9" type="3"/>'
    accepted(document(activity(SECTOR + related), activity(identifier="XA-1-8")))

    found = get(f"{LIST}harbours/XA-1-7/").partition('id="related"')[2]

    assert 'href="/en/meridian/activities/harbours/XA-1-8/"' in found
    assert "not held here" in found
    assert "XZ-9" in found


def test_sectors_and_commitments_are_chosen_by_words():
    accepted(document(activity(RESULTS)))
    actions.link(
        forum=FORUM, source="harbours", identifier="XA-1-7", commitment="m-2020-01", relation="",
        why="So it is.", at=AT, by="XA",
    )  # fmt: skip

    listed = get(LIST)

    assert '<option value="21010">Code 21010 (vocabulary 1)</option>' in listed
    assert '<option value="m-2020-01">Lend 250 million dollars' in listed
    assert "What the codes of sectors mean" in listed
    one = get(f"{LIST}harbours/XA-1-7/")
    assert 'href="https://iatistandard.org/en/iati-standard/203/codelists/sector/"' in one
    assert get(f"{LIST}?sector=21010").count("XA-1-7/") == 1
