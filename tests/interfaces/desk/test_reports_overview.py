"""The secretariat's overview at the desk: filtered, as a spreadsheet, and parties are reminded from it."""

import csv
import datetime as dt
import io
import re
import smtplib

import pytest
from django.core.mail import EmailMessage

from consenso.domain.accounts.models import Person
from consenso.domain.ledger.confidential import confidential_entries
from consenso.interfaces.desk.digests import send_due
from tests import cast
from tests.domain.duties.test_overview import prepared, with_rule
from tests.interfaces.desk.posting import signed_in, words

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
OVERVIEW = "/en/desk/meridian/reporting/"


@pytest.fixture
def people():
    return cast.make()


@pytest.fixture
def sena(people):
    return signed_in(people.actor("Sena"))


def lines(client, query=""):
    text = client.get(f"{OVERVIEW}overview.csv{query}").content.decode().lstrip("\ufeff")
    return list(csv.DictReader(io.StringIO(text)))


def boxes(page):
    return re.findall(r'name="report" value="([^"]+)"', page)


def test_overview_names_party_plan_day_stage_and_next_step(sena):
    page = sena.get(OVERVIEW).content.decode()
    assert "Each party reports on each year" in page
    assert "XA/plan-2020-2022/2020" in boxes(page)
    assert 'href="/en/meridian/reports/report-xa-2022/">Read it</a>' in page
    assert "31 January 2021" in page
    assert 'href="/en/desk/meridian/people/invite/?delegation=XC"' in page  # nobody is there


def test_filters_narrow_the_page_the_counts_and_the_spreadsheet(sena):
    query = "?party=XA&stage=published"
    page = words(sena.get(f"{OVERVIEW}{query}"))
    assert "2 reports" in page
    assert {(one["party"], one["stage"]) for one in lines(sena, query)} == {("XA", "published")}
    assert len(lines(sena)) > len(lines(sena, "?party=XA")) > 2
    assert {one["is_late"] for one in lines(sena, "?stage=overdue")} == {"true"}
    assert "No party owes a report that fits" in words(sena.get(f"{OVERVIEW}?stage=begun"))


def test_chosen_parties_are_reminded_once_a_day_and_the_page_says_since_when(sena):
    chosen = ["XA/plan-2020-2022/2020", "XB/plan-2020-2022/2020"]
    answer = sena.post(f"{OVERVIEW}?year=2020", {"report": chosen})
    assert answer["Location"] == f"{OVERVIEW}?year=2020&reminded=2"
    page = sena.get(answer["Location"]).content.decode()
    assert "2 reports are asked for." in page
    assert "asked for on" in page
    assert not set(chosen) & set(boxes(page))
    again = sena.post(OVERVIEW, {"report": chosen})
    assert again.status_code == 422
    assert "Nobody was reminded." in words(again)
    assert len(confidential_entries("meridian", subject="report")) == 2


@pytest.mark.parametrize(
    "value", ["", "XA", "XA/plan-2020-2022/20x0", "XA/plan-2020-2022/2020/1", "//2020"]
)
def test_what_is_no_report_reminds_nobody(sena, value):
    assert sena.post(OVERVIEW, {"report": value}).status_code == 422
    assert confidential_entries("meridian", subject="report") == ()


def test_delegation_reads_the_reminder_at_its_desk_and_in_its_letter_and_no_other_does(
    people, sena, mailoutbox
):
    sena.post(OVERVIEW, {"report": "XA/plan-2020-2022/2020"})
    home = signed_in(people.actor("Dora")).get("/en/desk/meridian/").content.decode()
    assert "asked for a report" in words(signed_in(people.actor("Dora")).get("/en/desk/meridian/"))
    assert 'href="/en/desk/meridian/reports/"' in home
    assert "asked for a report" not in words(
        signed_in(people.actor("Bo")).get("/en/desk/meridian/ledger/?subject=report")
    )
    assert "asked for a report" in words(sena.get("/en/desk/meridian/ledger/?subject=report"))
    send_due((dt.datetime.now(dt.UTC) + dt.timedelta(days=1)).replace(hour=18))
    letters = {letter.to[0]: letter.body for letter in mailoutbox}
    said = "Secretariat asks for the report on Plan 2020-2022 for 2020."
    assert said in letters["dora@example.org"]
    assert not any(said in body for to, body in letters.items() if to == "bo@example.org")


def test_who_gets_no_letter_is_counted_apart_and_named(people, sena):
    Person.objects.filter(name__in=("Ana", "Bo")).update(digest="none")
    page = words(sena.get(f"{OVERVIEW}?year=2020"))
    assert "wants no letters: Ana" in page
    assert "wants no letters: Bo" in page
    answer = sena.post(
        OVERVIEW, {"report": ["XA/plan-2020-2022/2020", "XB/plan-2020-2022/2020"]}, follow=True
    )
    page = words(answer)
    assert "1 report is asked for. The next letter to who writes it says so." in page
    assert (
        "1 report is asked for at the desk alone: no letter reaches who writes it, for Borea."
        in page
    )
    [row] = lines(sena, "?party=XA&year=2020")
    assert (row["written_to"], row["not_written_to"]) == ("1", "1")


def test_site_without_a_mail_server_says_that_no_letter_goes_out(sena, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert "This site sends no letters: no mail server is set." in words(sena.get(OVERVIEW))
    page = words(sena.post(OVERVIEW, {"report": "XA/plan-2020-2022/2020"}, follow=True))
    assert "1 report is asked for at the desk alone" in page
    assert "The next letter" not in page
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert "This site sends no letters" not in words(sena.get(OVERVIEW))


def test_letter_that_the_mail_server_refuses_is_told_to_the_secretariat(sena, monkeypatch):
    def refused(message):
        raise smtplib.SMTPRecipientsRefused({message.to[0]: (550, b"no such person")})

    monkeypatch.setattr(EmailMessage, "send", refused)
    later = (dt.datetime.now(dt.UTC) + dt.timedelta(days=1)).replace(hour=18)
    sent, failed = send_due(later)
    assert (sent, failed > 0) == (0, True)
    assert "the last letter did not go out: Ana and Dora" in words(
        sena.get(f"{OVERVIEW}?year=2020")
    )
    monkeypatch.undo()
    send_due(later + dt.timedelta(days=7))
    assert "the last letter did not go out" not in words(sena.get(OVERVIEW))


def test_what_is_prepared_leaves_no_byte_where_the_rule_does_not_show_it(people, sena):
    with_rule(shows_begun=None)

    def read():
        page = sena.get(OVERVIEW).content.decode()
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page), lines(sena)

    before = read()
    prepared(people.actor("Ana"))
    assert read() == before


def test_where_the_rule_shows_it_the_page_says_that_it_is_prepared_and_nothing_of_it(people, sena):
    prepared(people.actor("Ana"))
    page = sena.get(OVERVIEW).content.decode()
    assert "in preparation" in page
    assert "By the forum’s rule you see that a party prepares its report" in page
    assert "qzx" not in page.lower()
    assert [one["stage"] for one in lines(sena, "?party=XA&year=2020")] == ["begun"]


@pytest.mark.parametrize("name", ["Ana", "Dora", "Otto", "Vera"])
def test_overview_is_the_secretariats(people, name):
    client = signed_in(people.actor(name))
    for address in (OVERVIEW, f"{OVERVIEW}overview.csv"):
        assert client.get(address).status_code == 403
    assert client.post(OVERVIEW, {"report": "XA/plan-2020-2022/2020"}).status_code == 403
    assert f'href="{OVERVIEW}"' not in client.get("/en/desk/meridian/").content.decode()


def test_way_to_the_overview_stands_at_the_desk_of_the_secretariat(sena):
    assert f'href="{OVERVIEW}"' in sena.get("/en/desk/meridian/").content.decode()
