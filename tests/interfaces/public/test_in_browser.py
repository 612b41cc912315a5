"""Each kind of page in a real browser, wide and narrow: axe, the content security policy, nothing that sticks out."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.axe import RULES
from tests.interfaces.public.places import AROUND, CHINA_CELAC

pytestmark = pytest.mark.browser


def opened(chromium, url, **context):
    """Return the page at `url`, and what its console says while it lives."""
    page = chromium.new_context(**context).new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(url, wait_until="load")
    return page, said


@pytest.mark.parametrize(
    ("width", "scheme", "language"), [(1280, "light", "en"), (390, "dark", "zh-hans")]
)
def test_every_kind_of_page_passes_axe(
    chromium, committed_record, live_server, width, scheme, language
):
    trouble = {}
    places = [*AROUND, *(f"china-celac/{place}" for place in CHINA_CELAC)]
    page, said = opened(
        chromium,
        f"{live_server.url}/{language}/",
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
    )

    for place in places:
        said.clear()
        page.goto(f"{live_server.url}/{language}/{place}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found = Axe().run(page, options=RULES).response["violations"]
        sticks_out = page.evaluate("document.documentElement.scrollWidth") > width
        if found or said or sticks_out:
            rules = [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found]
            trouble[place] = (rules, list(said), sticks_out)

    assert trouble == {}


def test_a_filter_is_applied_without_javascript(chromium, committed_record, live_server):
    page, _ = opened(
        chromium,
        f"{live_server.url}/en/china-celac/commitments/",
        java_script_enabled=False,
    )

    page.get_by_label("Quantity").select_option("yes")
    page.get_by_role("button", name="Apply").click()

    page.wait_for_url("**quantified=yes**")
    expect(page.get_by_role("link", name="Remove: Quantity: names a quantity")).to_be_visible()


def test_a_small_island_is_reached_by_keyboard(chromium, committed_record, live_server):
    page, _ = opened(chromium, f"{live_server.url}/en/china-celac/map/")

    page.locator(".map-wide a[href$='/states/kn/']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/states/kn/")

    assert page.get_by_role("heading", level=1).inner_text() == "Saint Kitts and Nevis"
