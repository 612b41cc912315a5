"""Agreed language and the check of a draft in a real browser: as you type, without JavaScript, by keyboard, and for everyone."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from consenso.domain.search.following import follow
from consenso.domain.texts import models
from consenso.domain.texts.sentences import make_sentences
from tests.browser.test_desk_for_everyone import SEND, WAYS, Look, link_for
from tests.people import FORUM, ana, sena
from tests.texts import FIRST, SECOND, import_all

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("second_factor_offered")]
DRAFT = """1. Aurelia will train 40 nurses from Borea by 2030, and report on it every year.

2. The Parties will strengthen their ties in every way that is open to them.

3. The Parties shall exchange 200 teachers a year.

Recalling the Declaration of Port Aurelia,
"""


@pytest.fixture
def site(committed_meridian, live_server, settings):
    settings.SITE = live_server.url
    list(import_all(FIRST, SECOND, actor=sena()))
    make_sentences(FORUM)
    follow(FORUM)
    later = dt.datetime.now(dt.UTC).year + 1
    models.Text.objects.filter(identifier=SECOND).update(period_to=later)
    return live_server.url


@WAYS
def test_agreed_language_is_for_everyone(chromium, site, width, scheme, language):
    look = Look(chromium, f"{site}/{language}/", width, scheme)

    look.at("agreed", f"{FORUM}/texts/agreed/")
    look.at("agreed-found", f"{FORUM}/texts/agreed/?q=exchange+of+teachers")
    look.at("agreed-nothing", f"{FORUM}/texts/agreed/?q=quantum+computing")

    assert look.trouble == {}


@WAYS
def test_the_check_of_a_draft_is_for_everyone(chromium, site, width, scheme, language):
    look = Look(chromium, f"{site}/{language}/", width, scheme)
    look.page.goto(f"{look.start}{link_for(ana())}")
    look.press(SEND)

    look.at("lint", f"desk/{FORUM}/lint/")
    look.page.fill("[name=draft]", DRAFT)
    look.press(SEND)
    look.page.locator(".lint-sentence details summary").first.click()
    look.at("lint-found")

    expect(look.page.locator(".callout-disputed a")).to_have_count(1)
    assert look.trouble == {}


def test_sentences_come_as_you_type_and_stand_in_the_address(chromium, site):
    look = Look(chromium, f"{site}/en/", 1280, "light")
    look.page.goto(f"{look.start}{FORUM}/texts/agreed/")

    look.page.locator("#words").press_sequentially("lighthouses")
    look.page.locator(".results mark", has_text="lighthouses").first.wait_for()
    look.page.wait_for_url(f"{look.start}{FORUM}/texts/agreed/?q=lighthouses")

    look.page.locator(".result summary").first.click()
    expect(look.page.get_by_role("button", name="Copy the citation").first).to_be_visible()
    assert look.trouble == {}


def test_the_same_without_javascript(chromium, site):
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/zh-hans/{FORUM}/texts/agreed/")

    page.locator("#words").fill("灯塔")
    page.locator("#words").press("Enter")
    expect(page.locator(".results mark").first).to_have_text("灯塔")

    page.locator(".results .states-words a").first.click()
    page.wait_for_url("**para_1-2**")
    assert page.locator("main mark").first.inner_text().startswith("各方应当每晚")
