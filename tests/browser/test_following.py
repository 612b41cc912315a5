"""Following and reminding in a real browser, without JavaScript: from a public page to the letter, and by keyboard to its end."""

import datetime as dt
import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from consenso.domain.accounts.actions import make_sign_in_link
from consenso.interfaces.desk.digests import send_due
from consenso.interfaces.desk.following import sending
from consenso.interfaces.desk.record.gate import LEAST_SECONDS
from tests.domain.duties.test_following import changed
from tests.people import FORUM, ana, sena

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("second_factor_offered")]


@pytest.fixture
def site(committed_meridian, live_server, settings):
    settings.SITE = live_server.url
    return live_server.url


def enters(chromium, site, who):
    """Return the page of somebody who has signed in, without JavaScript."""
    page = chromium.new_context(java_script_enabled=False).new_page()
    secret = make_sign_in_link(
        person_id=who.person, lasts=dt.timedelta(hours=1), at=dt.datetime.now(dt.UTC)
    )
    page.goto(f"{site}/en/desk/enter/{secret}/")
    page.get_by_role("button", name="Sign in").click()
    return page


def test_from_a_public_page_to_the_letter_and_to_its_end(chromium, site):
    page = enters(chromium, site, ana())
    page.goto(f"{site}/en/{FORUM}/texts/plan-2020-2022/")
    page.get_by_role("link", name="By mail, for those who have a desk here").click()
    page.get_by_role("button", name="Follow it").first.click()
    page.get_by_text("You follow it from now on").wait_for()

    tomorrow = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
    changed("delivery", "e-02", "It is so.", at=dt.datetime.now(dt.UTC))
    send_due(tomorrow.replace(hour=20))
    [letter] = [one for one in mail.outbox if one.to == ["ana@xa.example"]]
    [end] = re.findall(r"To follow it no more: (\S+)", letter.body)

    stranger = chromium.new_context(java_script_enabled=False).new_page()
    stranger.goto(end)
    stranger.get_by_text("You follow “Plan 2020-2022”.").wait_for()
    button = stranger.get_by_role("button", name="End it")
    button.focus()
    stranger.keyboard.press("Enter")
    stranger.get_by_role("heading", name="It is ended").wait_for()
    assert stranger.context.cookies() == []
    page.goto(f"{site}/en/desk/{FORUM}/following/")
    page.get_by_text("You follow nothing yet").wait_for()


def test_secretariat_reminds_by_keyboard(chromium, site):
    ana()
    page = enters(chromium, site, sena())
    page.goto(f"{site}/en/desk/{FORUM}/reporting/?party=XA&stage=overdue")
    first = page.get_by_role("checkbox").first
    first.focus()
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    page.get_by_role("button", name="Remind those that are chosen").focus()
    page.keyboard.press("Enter")
    page.get_by_text("1 report is asked for.").wait_for()
    assert "party=XA" in page.url


def test_anyone_follows_by_mail_and_ends_it_by_keyboard(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/en/{FORUM}/texts/plan-2020-2022/")
    page.get_by_role("link", name="By mail, without an account").click()
    field = page.get_by_label("Your address of mail")
    expect(field).to_be_visible()
    page.wait_for_timeout(1000 * (LEAST_SECONDS + 1))  # nobody is faster
    field.fill("vera@example.org")
    page.keyboard.press("Enter")
    expect(page.get_by_text("A letter is on its way")).to_be_visible()
    [letter] = [one for one in mail.outbox if one.to == ["vera@example.org"]]
    [link] = re.findall(r"http\S+/desk/follow/\S+", letter.body)

    page.goto(link)
    page.get_by_role("button", name="Follow it").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="You follow it")).to_be_visible()

    changed("delivery", "e-02", "It is so.", at=dt.datetime.now(dt.UTC))
    tomorrow = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
    sending.send_due(tomorrow.replace(hour=20), limit=10)
    [end] = re.findall(r"To follow it no more: (\S+)", mail.outbox[-1].body)
    page.goto(end)
    page.get_by_role("button", name="End it").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("it is deleted")).to_be_visible()
    assert context.cookies() == []
