"""Brackets that hands wrote, from a file to proposals, in a real browser: axe, and nothing that sticks out."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from consenso.domain.drafting.queries import proposals
from tests.axe import RULES
from tests.interfaces.desk.signed_in import page_of
from tests.interfaces.desk.test_draft_brackets import TEXT
from tests.interfaces.desk.test_draft_life_in_browser import DRAFTS
from tests.negotiating import Table

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("second_factor_offered")]


def faults(page, width):
    """Return what axe finds on a page, and whether something sticks out of it."""
    found = Axe().run(page, options=RULES).response["violations"]
    sticks_out = page.evaluate("document.documentElement.scrollWidth") > width
    return [(one["id"], one["nodes"][0]["target"]) for one in found], sticks_out


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_from_a_file_with_brackets_to_proposals(
    chromium, committed_meridian, live_server, settings, width, scheme, tmp_path
):
    table = Table()
    page = page_of(table, "Sena", chromium, live_server, settings, width=width, scheme=scheme)
    page.goto(f"{live_server.url}/en/{DRAFTS}/new/")
    page.get_by_label("Title in the working language").fill("Resolution on Ports")
    page.get_by_label("Kind", exact=True).select_option("resolution")
    page.get_by_label("A file", exact=True).check()
    lines = "".join(f"{place}. {text}\n\n" for place, text in enumerate(TEXT, 1)).encode()
    page.locator("input[type=file]").set_input_files(
        {"name": "zero.txt", "mimeType": "text/plain", "buffer": lines}
    )
    page.get_by_role("button", name="Begin the draft").click()

    page.wait_for_url("**/resolution-on-ports/brackets/?done=begun")
    assert faults(page, width) == ([], False)
    page.get_by_label("Nordland").select_option(label="Cordillera")
    page.get_by_role("button", name="Look again with these names").click()
    expect(page.get_by_text("Take the brackets of § 2 as proposals")).to_be_visible()
    expect(page.get_by_role("checkbox").nth(1)).to_be_checked()
    page.get_by_role("button", name="Take what is ticked as proposals").click()

    page.wait_for_url("**/resolution-on-ports/brackets/?done=taken")
    assert faults(page, width) == ([], False)
    page.goto(f"{live_server.url}/en/{DRAFTS}/resolution-on-ports/")
    expect(page.get_by_text("Its words hold square brackets")).to_be_visible()
    assert faults(page, width) == ([], False)
    assert [one.by for one in proposals(table.draft("resolution-on-ports").id)] == [
        ("XA", "XB"),
        ("secretariat.1",),
        ("XC",),
    ]
