"""The map of activities in a real browser: axe, narrow screens, the keyboard, squares that can be touched, without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import expect

from consenso.domain.record.actions import load_folder
from tests.axe import RULES
from tests.conftest import LOADED_AT
from tests.domain.intake.taking import accepted
from tests.interfaces.public.test_activity_map import places
from tests.record import MERIDIAN

MAP = "/en/meridian/activities/map/"

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def address(live_server):
    load_folder(MERIDIAN, at=LOADED_AT, by="Sena")
    near = ([(-12 + n / 3, -77 + n / 4, "12"[n % 2])] for n in range(40))
    accepted(places(*near, [(18.4, -77.1)], [(39.9, 116.4, "1"), (-33.4, -70.6, "2")], []))
    yield live_server.url
    call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def opened(chromium, address):
    def at(width, *, path=MAP, **context):
        page = chromium.new_page(viewport={"width": width, "height": 900}, **context)
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.goto(f"{address}{path}")
        return page

    return at


# The wide picture and the narrow one, each in both schemes.
@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "dark"), (320, "light")]
)
def test_the_map_passes_axe_and_fits(opened, width, scheme):
    page = opened(width, color_scheme=scheme)

    found = Axe().run(page, options=RULES)

    assert not found.response["violations"], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.said == []


@pytest.mark.parametrize(("width", "form"), [(1280, "wide"), (390, "narrow"), (320, "narrow")])
def test_each_square_can_be_touched_and_leads_to_a_list(opened, width, form):
    page = opened(width, java_script_enabled=True)
    squares = page.locator(f".map-svg-{form} a")

    assert squares.count() > 1
    for one in squares.all():
        box = one.bounding_box()
        assert min(box["width"], box["height"]) >= 24
        name = one.locator("title").text_content()
        assert "° " in name
    first = squares.first
    said = first.locator("title").text_content().rpartition(": ")[2]
    first.click()
    page.wait_for_url("**box=**")
    expect(page.locator("table tbody tr")).to_have_count(int(said.split()[0]))


def test_it_works_by_keyboard_and_without_scripts(opened):
    page = opened(1280, java_script_enabled=False)
    squares = page.locator(".map-svg-wide a")
    squares.first.focus()
    expect(squares.first).to_be_focused()
    page.keyboard.press("Tab")
    expect(squares.nth(1)).to_be_focused()
    address = squares.nth(1).get_attribute("href")

    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address.partition('?')[0]}?*")

    expect(page.locator("table tbody tr").first).to_be_visible()


def test_it_is_printed_with_its_table(opened):
    page = opened(1280)
    page.emulate_media(media="print")

    assert page.locator(".map-svg-wide").is_visible()
    assert not page.locator(".map-svg-narrow").is_visible()
    assert page.locator("#squares-table").is_visible()
