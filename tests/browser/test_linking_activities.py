"""Activities are linked at the desk in a real browser: axe, nothing that sticks out, by keyboard; and without JavaScript."""

import pytest

from consenso.domain.activities.queries import links
from tests.browser.test_desk_for_everyone import SEND, WAYS, Look, link_for
from tests.domain.activities.linking import FILE
from tests.domain.intake.taking import accepted
from tests.people import FORUM, sena

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("second_factor_offered")]
LINKING = f"desk/{FORUM}/linking/"
PORT = f"{LINKING}activities/harbours/XA-1%2Fport%20%C3%BC/"


@pytest.fixture
def site(committed_meridian, live_server, settings):
    settings.SITE = live_server.url
    accepted(FILE)
    return live_server.url


@WAYS
def test_linking_is_for_everyone(chromium, site, width, scheme, language):
    look = Look(chromium, f"{site}/{language}/", width, scheme)
    look.page.goto(f"{look.start}{link_for(sena())}")
    look.press(SEND)

    look.at("list", f"{LINKING}activities/")
    look.at("activity", PORT)
    look.press("main form[method=post] button[type=submit]")
    look.at("what-is-missing")
    (refused,) = [one for one in look.trouble if "422" in one]  # what the browser itself says of it
    del look.trouble[refused]
    look.page.check("input[value='m-2020-01']")
    look.page.select_option("[name=relation]", "progress")
    look.page.fill("#why", "It lends for ports.")
    look.press("main form[method=post] button[type=submit]")
    look.at("linked")
    look.at("commitment", f"{LINKING}commitments/m-2020-01/")

    assert look.trouble == {}
    assert [one.why for one in links(FORUM)] == ["It lends for ports."]


def test_a_link_is_made_and_taken_away_without_javascript(chromium, site):
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/en/{link_for(sena())}")
    page.click(SEND)
    page.goto(f"{site}/en/{LINKING}")
    page.get_by_role("link", name="Activities that nobody has linked").click()
    page.get_by_role("link", name="Loan for the ports of Delta").click()
    page.get_by_label("Another commitment").check()
    page.get_by_label("Its id, as in its address").fill("m-2019-01")
    page.get_by_label("How the activity speaks to the commitment").select_option("contradicts")
    page.get_by_label("Why", exact=True).fill("The loan takes from schools.")
    page.get_by_role("button", name="Link them, in public").click()

    page.get_by_text("It is linked: the public record has it now.").wait_for()
    assert [one.commitment for one in links(FORUM)] == ["m-2019-01"]

    page.get_by_text("Take this link away").click()
    page.get_by_label("Why it is taken away").fill("It was said in error.")
    page.get_by_role("button", name="Take it away").click()
    page.get_by_text("The link is taken away").wait_for()
    assert links(FORUM) == ()
