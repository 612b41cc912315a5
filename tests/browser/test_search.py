"""Search and briefs in a real browser: as you type, by keyboard, without JavaScript, and for everyone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from consenso.domain.search.refresh import refresh
from tests.axe import RULES

FORUM = "china-celac"

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server, committed_record):
    refresh(forum=FORUM)
    return live_server.url


def opened(chromium, url, **context):
    """Return the page at an address, and what its console says."""
    page = chromium.new_context(**context).new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(url)
    return page, said


def violations(page):
    found = Axe().run(page, options=RULES)
    return [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]]


def test_results_come_as_you_type_and_stand_in_the_address(chromium, site):
    page, said = opened(chromium, f"{site}/en/{FORUM}/search/")

    page.locator("#words").press_sequentially("scholarhsips")
    page.get_by_text("shown is what was found for: scholarships").wait_for()

    assert page.locator(".results mark").first.inner_text().lower().startswith("scholarship")
    expect(page).to_have_url(f"{site}/en/{FORUM}/search/?q=scholarhsips")
    assert said == []


def test_the_same_without_javascript(chromium, site):
    page, _ = opened(chromium, f"{site}/zh-hans/{FORUM}/search/", java_script_enabled=False)

    page.locator("#words").fill("奖学金")
    page.locator("#words").press("Enter")

    expect(page.locator(".results mark").first).to_have_text("奖学金")
    expect(page.locator(".results li").nth(3)).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_search_is_for_everyone(chromium, site, width):
    page, said = opened(
        chromium,
        f"{site}/es/{FORUM}/search/?q=becas&kind=commitment",
        viewport={"width": width, "height": 900},
    )

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_brief_is_for_everyone(chromium, site, language):
    page, said = opened(
        chromium,
        f"{site}/{language}/{FORUM}/meetings/ministerial-3/brief/",
        viewport={"width": 390, "height": 900},
    )

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert said == []
