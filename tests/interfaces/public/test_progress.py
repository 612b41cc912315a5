"""What became of promises, in figures: the page, the widget, the data."""

import csv
import html
import io
import re

import pytest

from consenso.domain.ledger import queries as ledger
from tests.answers import put_away

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meridian")]
HOME = "/en/meridian/progress/"


def body(client, address=HOME):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def lines(client, address):
    return list(csv.DictReader(io.StringIO(body(client, address).lstrip("\ufeff"))))


def links(page, before="/progress/"):
    return {html.unescape(one) for one in re.findall(r'href="([^"#]+)"', page) if before in one}


def test_page_counts_by_plan_area_and_party_and_says_how(client):
    page = body(client)
    for caption in ("By plan", "By key area", "By party that promises", "Money, each currency"):
        assert caption in page
    assert "120,000,000 to 140,000,000" in page
    assert "How these figures are made" in page
    head = ledger.head("meridian")
    assert f"Version 3 of these rules, on revision {head.number} of the record, of" in page
    assert head.digest in page


def test_nobody_has_reported_is_a_list_of_its_own_for_all_and_for_each(client):
    page = body(client)
    assert "Commitments that no party’s report names." in page
    assert ">4 commitments</a>" in page
    assert 'href="/en/meridian/commitments/m-2023-01/"' in page
    assert "The record holds 1 fact." in page
    assert "Every commitment is named by a party’s report." in body(
        client, f"{HOME}texts/plan-2020-2022/"
    )
    assert [
        one["id"] for one in lines(client, f"{HOME}texts/plan-2023-2025/rows/unreported.csv")
    ] == ["m-2023-01", "m-2023-02"]


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("texts/plan-2020-2022/", "Progress: Plan 2020-2022"),
        ("areas/sea/", "Progress: Sea"),
        ("states/xa/", "Progress: Aurelia"),
    ],
)
def test_every_cell_leads_to_as_many_rows_as_it_says_on_the_page_and_in_its_csv(
    client, path, heading
):
    page = body(client, f"{HOME}{path}")
    assert heading in page
    cells = re.findall(r'<(?:td class="number"|dd)><a href="([^"]+/rows/[^"]+)">([\d,]+)</a>', page)
    assert len(cells) > 20
    for address, figure in cells:
        address = html.unescape(address)
        if "_sum-" in address:
            continue
        data = address.replace("/?", ".csv?") if "?" in address else f"{address[:-1]}.csv"
        found = lines(client, data)
        assert len(found) == int(figure), address
        shown = body(client, address)
        assert f"{figure} row" in shown
        for row in found:
            assert f'/en/meridian/commitments/{row["id"]}/"' in shown
            assert row["version"] == "3"
            assert row["revision"] == str(ledger.head("meridian").number)


def test_within_a_plan_a_cell_counts_what_the_area_has_in_it(client):
    page = body(client, f"{HOME}states/xa/")
    address = f"{HOME}states/xa/rows/commitments/?text=plan-2020-2022"
    assert address in links(page)
    assert "1 row." in body(client, address)
    [row] = lines(client, f"{HOME}states/xa/rows/commitments.csv?text=plan-2020-2022")
    assert (row["of_id"], row["within"], row["id"]) == ("XA", "plan:plan-2020-2022", "m-2020-01")


def test_sum_leads_to_what_it_adds_up(client):
    address = f"{HOME}texts/plan-2020-2022/rows/delivered_sum-USD/"
    assert address in links(body(client))
    page = body(client, address)
    assert "/en/meridian/deliveries/e-02/" in page
    assert "USD 120,000,000 to 140,000,000" in page
    assert "USD 250,000,000" in body(client, f"{HOME}texts/plan-2020-2022/rows/promised_sum-USD/")


def test_chart_over_time_has_its_table_whose_cells_have_rows(client):
    page = body(client, f"{HOME}areas/sea/")
    assert "<svg" in page
    assert "Promised and delivered over time" in page
    found = {one for one in links(page) if re.search(r"rows/(promised|delivered)-\d{4}/", one)}
    assert len(found) >= 4
    for address in found:
        assert "by the end of" in body(client, address)
    header, *rows = body(client, f"{HOME}areas/sea/years.csv").lstrip("\ufeff").splitlines()
    assert header == "year,promised,delivered,version,revision"
    assert len(rows) * 2 == len(found)


def test_what_promises_nothing_has_a_page_that_says_so(client):
    page = body(client, f"{HOME}states/xd/")
    assert "There is nothing to count yet." in page
    assert "Nobody has reported on this" not in page


def test_figures_of_one_are_those_of_the_whole_file(client):
    whole = lines(client, f"{HOME}figures.csv")
    for path, of, identifier in (
        ("texts/plan-2020-2022/", "plan", "plan-2020-2022"),
        ("areas/sea/", "area", "sea"),
        ("states/xa/", "party", "XA"),
    ):
        one = lines(client, f"{HOME}{path}figures.csv")
        assert one == [row for row in whole if (row["of"], row["id"]) == (of, identifier)]


@pytest.mark.parametrize(
    "path",
    [
        "texts/no-such/",
        "areas/no-such/",
        "states/zz/",
        "states/meridian-group/",
        "rows/no_such/",
        "rows/no_such.csv",
        "rows/reported-1999/",
        "rows/promised-1850/",
        "rows/promised_sum-XXX/",
        "rows/reported/?party=ZZ",
        "rows/reported.csv?text=no-such",
        "rows/reported/?area=no-such",
    ],
)
def test_what_is_not_there_is_not_found(client, path):
    answer = client.get(f"{HOME}{path}")
    assert answer.status_code == 404
    put_away(answer)


@pytest.mark.parametrize(
    "kind", ["texts/plan-2020-2022", "areas/sea", "states/xa", "blocs/meridian-group"]
)
def test_each_offers_its_feed_its_calendar_and_the_address_at_the_desk(client, kind):
    answer = client.get(f"{HOME}{kind}/")
    page = answer.content.decode()
    assert not answer.cookies
    [feed] = links(page, "/meridian/feed.atom?")
    assert "<entry>" in body(client, feed)
    [calendar] = links(page, "/reports/calendar")
    assert "BEGIN:VEVENT" in body(client, calendar)
    [desk] = links(page, "/following/")
    section, identifier = kind.split("/")
    assert desk == f"/en/desk/meridian/following/?kind={section[:-1]}&id={identifier}"
    widget = re.search(r"<code>[^<]*(/en/meridian/progress/widget/\?[^<]+)</code>", page)[1]
    assert body(client, html.unescape(widget))


def test_figures_are_made_in_a_number_of_queries_that_does_not_grow(
    client, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20):
        body(client, f"{HOME}texts/plan-2020-2022/")
    with django_assert_max_num_queries(25):
        body(client, f"{HOME}states/xa/rows/evidenced/")


def test_widget_alone_may_stand_in_a_frame_and_sets_no_cookie(client):
    answer = client.get(f"{HOME}widget/?text=plan-2020-2022")
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert not answer.cookies
    assert "<script" not in answer.content.decode()
    assert "Plan 2020-2022" in answer.content.decode()
    assert "revision" in answer.content.decode()
    assert (
        f'<time datetime="{ledger.head("meridian").at.date().isoformat()}">'
        in answer.content.decode()
    )
    page = client.get(HOME)
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"


def test_widget_of_a_commitment_has_reports_and_every_verdict_beside_the_others(
    client, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        answer = client.get(f"{HOME}widget/?commitment=m-2020-01")
    page = answer.content.decode()
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    lines = [
        tuple(" ".join(re.sub("<[^>]*>", " ", part).split()) for part in pair)
        for pair in re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", page)
    ]
    assert lines == [
        ("Who", "Aurelia"),
        ("How much", "US$250 million over three years"),
        ("By when", "2020–2022"),
        ("What was done", "1 fact"),
        ("Report by Aurelia on 2022", "completed"),
        ("Report by Aurelia on 2021", "under way"),
        ("Borea Gazette, July 2023", "substantial (Aurelia)"),
        ("Institute for Promises, 15 June 2023", "partly kept"),
        ("Specificity", "5 of 5"),
    ]
    assert '/en/meridian/commitments/m-2020-01/"' in page
    own = body(client, "/en/meridian/commitments/m-2020-01/")
    assert "/progress/widget/?commitment=m-2020-01" in own


def test_widget_of_a_commitment_of_which_nobody_speaks_says_so(client):
    page = body(client, f"{HOME}widget/?commitment=m-2019-02")
    assert "<dt>What the parties report</dt><dd>nothing reported</dd>" in page
    assert "<dt>What assessors find</dt><dd>Nobody has assessed this.</dd>" in page


@pytest.mark.parametrize(
    "asked", ["?text=no-such", "?party=ZZ", "?area=no-such", "?commitment=no-such"]
)
def test_widget_of_what_is_not_there_is_not_found(client, asked):
    answer = client.get(f"{HOME}widget/{asked}")
    assert answer.status_code == 404
    put_away(answer)


def test_data_holds_every_figure(client):
    rows = list(csv.DictReader(io.StringIO(body(client, f"{HOME}figures.csv").lstrip("\ufeff"))))
    assert {row["of"] for row in rows} == {"all", "plan", "area", "party"}
    assert all(row["rows"] or row["least"] == "0" for row in rows)
    assert {row["revision"] for row in rows} == {str(ledger.head("meridian").number)}


def test_feed_of_one_thing_tells_of_what_belongs_to_it(client):
    found = body(client, "/en/meridian/feed.atom?commitment=m-2020-01")
    for path in (
        "commitments/m-2020-01/",
        "deliveries/e-02/",
        "reports/report-xa-2022/",
        "evidence/ev-01/",
        "assessments/as-01/",
    ):
        assert path in found
    assert "commitments/m-2019-01/" not in found
    assert "deliveries/e-03/" not in found
    for query in ("area=sea", "text=plan-2020-2022", "state=XA", "party=meridian-group"):
        assert "<entry>" in body(client, f"/en/meridian/feed.atom?{query}")


@pytest.mark.parametrize("query", ["commitment=no-such", "area=no-such", "party=ZZ"])
def test_feed_of_what_is_not_there_is_not_found(client, query):
    answer = client.get(f"/en/meridian/feed.atom?{query}")
    assert answer.status_code == 404
    put_away(answer)


def test_calendar_has_the_days_by_the_rule(client):
    found = body(client, "/en/meridian/reports/calendar.ics")
    assert "DTSTART;VALUE=DATE:20260131" in found
    assert found.count("BEGIN:VEVENT") == 6
    one = body(client, "/en/meridian/reports/calendar.ics?text=plan-2023-2025")
    assert one.count("BEGIN:VEVENT") == 3
    assert "plan-2020-2022" not in one
    answer = client.get("/en/meridian/reports/calendar.ics?text=no-such")
    assert answer.status_code == 404
    put_away(answer)


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("area=sea", 6),
        ("area=learning", 6),
        ("area=learning&text=plan-2023-2025", 3),
        ("commitment=m-2020-01&text=plan-2023-2025", 0),
        ("commitment=m-2020-01", 3),
        ("party=XA", 6),
        ("party=XA&commitment=m-2020-01", 3),
        ("state=xd&text=plan-2020-2022", 3),
        ("party=meridian-group&area=learning", 3),
    ],
)
def test_calendar_narrows_as_feeds_do(client, query, days):
    found = body(client, f"/en/meridian/reports/calendar.ics?{query}")
    assert found.count("BEGIN:VEVENT") == days


@pytest.mark.parametrize("query", ["commitment=no-such", "area=no-such", "party=ZZ", "text=e-01"])
def test_calendar_of_what_is_not_there_is_not_found(client, query):
    answer = client.get(f"/en/meridian/reports/calendar.ics?{query}")
    assert answer.status_code == 404
    put_away(answer)


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("texts/plan-2020-2022", "text=plan-2020-2022"),
        ("areas/sea", "area=sea"),
        ("states/xa", "party=XA"),
        ("blocs/meridian-group", "party=meridian-group"),
        ("commitments/m-2020-01", "commitment=m-2020-01"),
    ],
)
def test_page_of_an_object_has_a_place_to_follow_it_and_the_way_to_its_figures(client, path, query):
    answer = client.get(f"/en/meridian/{path}/")
    page = answer.content.decode()
    section, identifier = path.split("/")
    assert not answer.cookies
    assert links(page, "feed.atom?") == {f"/en/meridian/feed.atom?{query}"}
    assert links(page, "/following/") == {
        f"/en/desk/meridian/following/?kind={section[:-1]}&id={identifier}"
    }
    figures = links(page, "/meridian/progress/") - {HOME}
    widget = f"{HOME}widget/?commitment={identifier}"
    assert figures == ({widget} if section == "commitments" else {f"{HOME}{path}/"})


@pytest.mark.parametrize("where", ["rows/reported/", "widget/"])
@pytest.mark.parametrize("name", ["text", "area", "party"])
def test_a_nul_in_what_is_asked_is_as_if_it_were_not_there(client, where, name):
    known = {"text": "plan-2020-2022", "area": "sea", "party": "XA"}[name]

    assert body(client, f"{HOME}{where}?{name}=%00")
    assert body(client, f"{HOME}{where}?{name}={known}%00") == body(
        client, f"{HOME}{where}?{name}={known}"
    )
