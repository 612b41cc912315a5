"""The page of components in a real browser: axe, the content security policy, narrow screens, the two scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.axe import RULES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def address(settings, live_server):
    settings.ROOT_URLCONF = "tests.interfaces.ui.urls"
    return live_server.url


def opened(browser, url, **context):
    """Return the page at `url`, and what its console says while it lives."""
    page = browser.new_context(**context).new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(url)
    return page, said


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_components_pass_axe(chromium, address, width, scheme):
    page, said = opened(
        chromium,
        f"{address}/en/_components/",
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
    )
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    found = Axe().run(page, options=RULES)

    assert not found.response["violations"], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []


def test_error_page_passes_axe(chromium, address):
    page, _ = opened(chromium, f"{address}/fr/meridian/nothing/")

    found = Axe().run(page, options=RULES)

    assert not found.response["violations"], found.generate_report()


def test_choosing_a_filter_sends_the_form_without_its_empty_fields(chromium, address):
    page, _ = opened(chromium, f"{address}/en/_components/")

    with page.expect_navigation():
        page.get_by_label("Borea 9").check()

    assert page.url.endswith("/en/_components/?sort=-year&area=space&state=XA&state=XB")


def test_page_reads_without_javascript(chromium, address):
    page, _ = opened(chromium, f"{address}/en/_components/", java_script_enabled=False)

    assert page.get_by_role("button", name="Apply").is_visible()
    assert page.get_by_role("button", name="Copy the citation").count() == 0
