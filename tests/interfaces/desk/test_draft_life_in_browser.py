"""A draft's life in a real browser, wide and narrow: axe, the content security policy, nothing that sticks out, the keyboard."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from consenso.domain.drafting import deciding, versions
from consenso.domain.drafting.queries import paragraphs
from tests.axe import RULES
from tests.interfaces.desk.signed_in import page_of
from tests.interfaces.desk.test_draft_replay import PLAN as ADDRESS
from tests.interfaces.desk.test_draft_replay import SHOULD, WILL
from tests.negotiating import PLAN, Table

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("second_factor_offered")]
DRAFTS = "desk/meridian/drafts"


def negotiated() -> Table:
    """A table with a draft in preparation, and one on which two delegations want different things and one is decided."""
    table = Table()
    table.begin("zero-plan")
    table.open(rule={"words": {"en": "By consensus."}, "source": "", "withholds_names": True})
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    table.propose("Bo", paragraph="p3", texts=(WILL,))
    table.propose("Cleo", "deletion", paragraph="p4")
    sena = table.actor("Sena")
    deciding.resolve(
        actor=sena, identifier=PLAN, paragraph="p3", seal=table.seal("p3"), path=(1,), decision=2,
        at=table.now(),
    )  # fmt: skip
    versions.circulate_version(actor=sena, identifier=PLAN, kind="rolling", at=table.now())
    return table


@pytest.mark.parametrize(
    ("width", "scheme", "language"), [(1280, "light", "en"), (390, "dark", "zh-hans")]
)
def test_every_page_of_a_drafts_life_passes_axe(
    chromium, committed_meridian, live_server, settings, width, scheme, language
):
    table = negotiated()
    page = page_of(table, "Sena", chromium, live_server, settings, width=width, scheme=scheme)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    trouble = {}

    for place in (
        "new/",
        "zero-plan/prepare/",
        f"{PLAN}/versions/",
        f"{PLAN}/versions/2/?with=1",
        f"{PLAN}/replay/",
        f"{PLAN}/replay/?at=4&paragraph=p3",
        f"{PLAN}/replay/course/",
        f"{PLAN}/close/",
    ):
        said.clear()
        answer = page.goto(f"{live_server.url}/{language}/{DRAFTS}/{place}")
        found = Axe().run(page, options=RULES).response["violations"]
        sticks_out = page.evaluate("document.documentElement.scrollWidth") > width
        if found or said or sticks_out or answer.status != 200:
            rules = [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found]
            trouble[place] = (answer.status, rules, list(said), sticks_out)

    assert trouble == {}


def test_a_draft_is_begun_and_prepared_by_keyboard_without_a_script(
    chromium, committed_meridian, live_server, settings
):
    table = Table()
    page = page_of(
        table, "Sena", chromium, live_server, settings, width=390, java_script_enabled=False
    )
    page.goto(f"{live_server.url}/en/{DRAFTS}/new/")

    page.get_by_label("Title in the working language").focus()
    page.keyboard.type("Resolution on Lighthouses")
    page.get_by_label("Kind", exact=True).select_option("resolution")
    page.get_by_label("Title in the working language").press("Enter")

    page.wait_for_url("**/drafts/resolution-on-lighthouses/prepare/?done=begun")
    page.locator("#part-5").get_by_role("button", name="Add one below").press("Enter")
    expect(page).to_have_url(re.compile("#part-6$"))
    page.locator("#text-6").fill("Emphasizing that lights are for all ships,")
    page.locator("#part-6").get_by_role("button", name="Up").press("Enter")
    expect(page.locator("#text-5")).to_have_value("Emphasizing that lights are for all ships,")
    page.locator("#text-5").focus()
    page.get_by_role("button", name="Save").last.press("Enter")

    expect(page.get_by_role("status")).to_have_text("It is saved.")
    found = paragraphs(table.draft("resolution-on-lighthouses").id)
    assert found[5].text == "Emphasizing that lights are for all ships,"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_acts_are_walked_by_keyboard(chromium, committed_meridian, live_server, settings):
    table = negotiated()
    page = page_of(table, "Bo", chromium, live_server, settings)
    page.goto(f"{live_server.url}{ADDRESS}replay/")

    page.get_by_role("link", name="Earlier", exact=True).press("Enter")
    page.wait_for_url("**/replay/?at=6#moment")
    page.get_by_role("link", name="Earlier", exact=True).press("Enter")

    page.wait_for_url("**/replay/?at=5#moment")
    expect(page.get_by_role("heading", name="Revision 5 of 7")).to_be_visible()
