"""Sums in another currency and in prices of one year, on the pages of what they belong to."""

import csv
import io
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from consenso.core.ledger import digest_of
from consenso.core.record import Rates, plain
from consenso.domain.ledger.models import Change, Entry, Recorded
from consenso.domain.money import queries as money
from consenso.domain.record.actions import load
from consenso.domain.record.queries import export
from consenso.domain.sources.models import Source
from tests.core.formats.iati.files import SECTOR, activity, document
from tests.domain.intake.taking import accepted
from tests.domain.record.amending import of_record
from tests.interfaces.public.money_made import AT, BY_YEAR, PRICES, bring, bring_all
from tests.interfaces.public.test_said import page, section, words_of

pytestmark = pytest.mark.usefixtures("meridian")
PROMISE = "commitments/m-2020-01/"
MARCH = '<budget><period-start iso-date="2023-01-01"/><period-end iso-date="2023-12-31"/><value value-date="2023-03-01">{value}</value></budget>'


def rows_of(query):
    answer = Client().get(f"/en/meridian/rates/converted.csv?{query}")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def cells(soup, identifier="money-table"):
    return [
        [words_of(cell) for cell in row.select("th, td")]
        for row in soup.select(f"#{identifier} tbody tr")
    ]


def test_without_rates_the_sum_stands_as_published_and_that_is_said():
    bring()
    soup = page(PROMISE)
    assert "250,000,000 US dollars" in words_of(soup.select_one(".facts"))
    assert "holds no published rates" in words_of(section(soup, "money"))
    assert not section(soup, "money").select("form, table")
    asked = page(f"{PROMISE}?currency=XTS")  # asked all the same: nothing is made up
    assert cells(asked)[0][1] == "not converted: no published rate on record covers its time"


def test_rates_of_other_currencies_are_no_rates_of_this_one():
    bring(BY_YEAR.replace("base: USD", "base: XXX"))
    soup = page(PROMISE)
    assert "Of these currencies the record holds no published rates" in words_of(
        section(soup, "money")
    )


def test_promise_in_another_currency_stands_beside_what_was_published_with_its_rate():
    bring_all()
    soup = page(f"{PROMISE}?currency=XTS")
    assert "250,000,000 US dollars" in words_of(soup.select_one(".facts"))
    [row] = cells(soup)
    assert row[0] == "250,000,000 US dollars"
    assert row[1].startswith("525,000,000")  # by the month of the text, not by its year
    assert row[2] == "6 November 2019"
    assert row[3] == "1 USD = 2.10 XTS (November 2019, average of the period): Office of Tests"
    how = section(soup, "money").select_one("details")
    assert "Version 1 of these rules, on revision" in words_of(how)
    assert soup.select_one('a[href$="/rates/usd-xts-month/"]')
    assert not soup.select_one('a[href$="/rates/usd-xts/"]')  # which made nothing here
    assert soup.select_one('option[value="XTS"]').has_attr("selected")
    assert soup.select_one("form[action$='#money']")["method"] == "get"


def test_prices_of_another_year_by_a_named_index():
    bring_all()
    [row] = cells(page(f"{PROMISE}?prices=xts-index:2023&currency=XTS"))
    assert row[1].startswith("656,250,000")  # 250 million × 2.10 × 125 / 100
    assert "2.10 XTS (November 2019, average of the period): Office of Tests; " in row[3]
    assert row[3].endswith("; index 125.0 in 2023, 100 in 2019: Bureau of Prices")
    [row] = cells(page(f"{PROMISE}?prices=xts-index:2023"))
    assert row[1] == "not given: these prices are of another currency"


@pytest.mark.parametrize(
    "query",
    [
        "currency=QQQ",
        "currency=xts",
        "prices=xts-index:2021",
        "prices=no-such:2020",
        "prices=",
        "currency=%00",
    ],
)
def test_what_there_is_not_is_not_asked(query):
    bring_all()
    soup = page(f"{PROMISE}?{query}")
    assert not soup.select("#money-table")
    assert len(soup.select('#money ~ form select[name="currency"] option')) == 3


def test_fact_of_two_years_is_not_converted_by_a_rate_of_one():
    bring_all()
    found = cells(page("deliveries/e-02/?currency=XTS"))
    assert [row[1] for row in found] == [
        "not converted: no published rate on record covers its time"
    ] * 2
    assert [row[2] for row in found] == ["March 2020 – December 2021"] * 2
    assert not page("deliveries/e-03/?currency=XTS").find(
        id="money"
    )  # places at schools are no money


def test_report_counts_at_its_day_and_a_provisional_rate_says_so():
    bring_all()
    [row] = cells(page("reports/report-xa-2022/?currency=XTS"))
    assert row[1].startswith("600,000,000")
    assert row[3] == "1 USD = 2.50 XTS (2023, average of the period), provisional: Office of Tests"


def test_amounts_of_an_activity_count_at_their_value_date():
    bring_all()
    accepted(document(activity(SECTOR + MARCH.format(value=1000))))
    rows = cells(page("activities/harbours/XA-1-7/?currency=XTS"))
    assert rows[0][1].startswith("2,500")
    assert rows[0][2] == "1 March 2023"
    [row] = rows_of("source=harbours&activity=XA-1-7&currency=XTS")
    assert (row["id"], row["part"], row["converted"]) == ("harbours/XA-1-7", "budget.0", "2500.00")


def activity_parts(value):
    from tests.core.formats.iati.files import SECTOR

    return SECTOR + MARCH.format(value=value)


def test_progress_adds_up_what_could_be_converted_and_names_the_rest():
    bring_all()
    soup = page("progress/?currency=XTS")
    rows = cells(soup, "converted-sums")
    assert rows[0][1:] == ["525,000,000", "–", "600,000,000", "2"]
    said = words_of(section(soup, "money"))
    assert "2 sums in USD are left out, for no published rate on record covers their time." in said  # fmt: skip
    assert cells(soup, "sums")[0][1] == "USD"  # as published, first
    plan = page("progress/texts/plan-2020-2022/?currency=XTS")
    assert cells(plan, "converted-sums")[0][1] == "525,000,000"
    assert "text=plan-2020-2022" in section(plan, "money").select_one("a[href*='converted.csv']")["href"]  # fmt: skip


def test_rows_can_be_computed_again_from_what_they_name():
    bring_all()
    rows = rows_of("currency=XTS&prices=xts-index:2020")
    assert {row["figure"] for row in rows} == {"promised_sum", "delivered_sum", "reported_sum"}
    made = [row for row in rows if row["converted"]]
    assert len(made) == 2
    for row in made:
        again = Decimal(row["amount"]) * Decimal(row["rate"]) / int(row["rate_units"])
        again = again * Decimal(row["index_now"]) / Decimal(row["index_then"])
        assert Decimal(row["converted"]) == again
        published = money.rates("meridian", row["rates"])
        assert row["rates_digest"] == digest_of(plain(published))
    assert {row["left_out"] for row in rows if not row["converted"]} == {"no_rate"}


def test_export_gives_the_same_figures_in_an_empty_database():
    files = bring_all()
    asked = ("currency=XTS", "currency=XTS&prices=xts-index:2023", "commitment=m-2020-01&currency=XTS")  # fmt: skip
    before = [rows_of(one) for one in asked]
    assert any(row["converted"] for rows in before for row in rows)

    Change.objects.all().delete()
    Entry.objects.all().delete()
    for model in reversed(of_record()):
        if issubclass(model, Recorded):
            model._default_manager.all().delete()
    Source.objects.all().delete()
    load(files, at=AT, by="another host")

    assert export("meridian") == files
    after = [rows_of(one) for one in asked]
    for rows in (*before, *after):
        for row in rows:
            row.pop("revision")  # the other host's ledger begins anew
    assert before == after


def test_rates_that_change_change_the_digest_and_the_figure():
    bring_all()
    [before] = rows_of("commitment=m-2020-01&currency=XTS")
    bring(BY_YEAR, PRICES)
    [after] = rows_of("commitment=m-2020-01&currency=XTS")
    assert (before["converted"], after["converted"]) == ("525000000.00", "500000000.00")
    assert before["rates_digest"] != after["rates_digest"]


def test_citation_has_the_address_of_what_is_seen():
    bring_all()
    soup = page(f"{PROMISE}?prices=xts-index:2023&currency=XTS&utm=1")
    assert f"{PROMISE}?currency=XTS&prices=xts-index%3A2023" in str(soup.select_one("footer, .cite") or soup).replace("&amp;", "&")  # fmt: skip


def test_list_and_page_of_rates():
    bring_all()
    soup = page("rates/")
    assert len(soup.select("tbody tr")) == 3
    assert len(page("rates/?kind=prices").select("tbody tr")) == 1
    assert len(page("rates/?currency=USD").select("tbody tr")) == 2
    assert [cell for row in cells(soup, soup.table["id"]) for cell in row[3:5]] == [
        "2019", "2023", "November 2019", "November 2019", "2019", "2023",
    ]  # fmt: skip
    one = page("rates/usd-xts/")
    assert cells(one, "values-table") == [["2023", "2.50", "provisional"], ["2019", "2.00", ""]]
    facts = words_of(one.select_one(".facts"))
    assert money.digest("meridian", "usd-xts") in facts
    assert "1 USD in XTS" in facts
    bring()
    assert "holds no published rates and no prices" in words_of(page("rates/").main)


def test_values_of_rates_are_sdmx_s_columns_digit_by_digit():
    bring_all()
    text = Client().get("/en/meridian/rates/usd-xts-month/values.csv").content.decode("utf-8-sig")
    assert text.splitlines() == [
        "KEY,CURRENCY,CURRENCY_DENOM,TIME_PERIOD,OBS_VALUE,OBS_STATUS",
        "M.XTS.USD,XTS,USD,2019-11,2.10,A",
    ]


def test_page_without_money_asks_for_no_rates():
    bring_all()
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert not page("commitments/m-2019-01/").find(id="money")
    assert not [one for one in found if Rates.KIND in one["sql"] and "money_rates" in one["sql"]]


@pytest.mark.parametrize("query", ["commitment=no-such", "delivery=no-such", "report=x", "text=no-such", "source=a&activity=b"])  # fmt: skip
def test_rows_of_nothing_are_not_found(query):
    answer = Client().get(f"/en/meridian/rates/converted.csv?{query}")
    assert answer.status_code == 404


def test_a_page_in_spanish_is_in_spanish_marks_and_shows_values_as_published():
    bring_all()
    soup = BeautifulSoup(Client().get(f"/es/meridian/{PROMISE}?currency=XTS").content, "html.parser")  # fmt: skip
    [row] = cells(soup)
    assert row[1].startswith("525.000.000")
    assert "2.10" in row[3]


def test_rules_stand_among_the_methods_too():
    bring_all()
    asked = page(f"{PROMISE}?currency=XTS&prices=xts-index:2020")
    told = [words_of(one) for one in section(asked, "money").select("details p")]
    assert len(told) == 5
    assert [words_of(one) for one in section(page("methods/"), "money").select("p")] == told
