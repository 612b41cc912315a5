"""Silence and adoption in a real browser, wide and narrow: a delegation objects, the gavel falls, the record is read in public."""

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe

from consenso.domain.drafting import silence
from tests.axe import RULES
from tests.domain.adoption.ready import ready
from tests.interfaces.desk.signed_in import page_of
from tests.interfaces.desk.test_draft_silence import RULE
from tests.negotiating import PLAN, Table

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("second_factor_offered")]
DRAFT = f"desk/meridian/drafts/{PLAN}"


def trouble_at(page, address, width):
    """Return what is wrong with a page as it is shown, and whether it sticks out."""
    answer = page.goto(address)
    found = Axe().run(page, options=RULES).response["violations"]
    sticks_out = page.evaluate("document.documentElement.scrollWidth") > width
    rules = [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found]
    return (answer.status, rules, sticks_out)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_silence_is_broken_and_then_the_gavel_falls(
    chromium, committed_meridian, live_server, settings, width, scheme
):
    settings.SITE = "https://forum.example.org"
    table = Table()
    ready(table, rule=RULE, publicity="negotiation")
    now = dt.datetime.now(dt.UTC)
    silence.open_silence(
        actor=table.actor("Sena"),
        identifier=PLAN,
        expires_at=now + dt.timedelta(days=4),
        withholds_names=False,
        at=now,
    )
    bo, sena = (
        page_of(table, name, chromium, live_server, settings, width=width, scheme=scheme)
        for name in ("Bo", "Sena")
    )
    en = f"{live_server.url}/en"
    trouble = {}

    def see(page, *places):
        for place in places:
            found = trouble_at(page, f"{en}/{place}", width)
            if found != (200, [], False):
                trouble[place] = found

    see(bo, f"{DRAFT}/silence/", f"{DRAFT}/silence/object/")
    see(sena, f"{DRAFT}/silence/", f"{DRAFT}/silence/extend/", f"{DRAFT}/silence/stop/")
    bo.goto(f"{en}/{DRAFT}/silence/")
    bo.get_by_role("link", name="Object", exact=True).click()
    bo.get_by_label("Your objection, in writing").fill("The year in paragraph 1 is wrong.")
    bo.get_by_role("button", name="Object, and break the silence").click()
    bo.get_by_text("Your objection broke the silence.").wait_for()

    see(sena, f"{DRAFT}/silence/", f"{DRAFT}/silence/open/?day=2090-01-07&time=18:00")
    see(sena, f"{DRAFT}/adopt/")
    sena.get_by_role("button", name="Adopt the text").click()
    sena.get_by_text("The text is adopted, and stands in the public record.").wait_for()
    see(sena, f"{DRAFT}/silence/", f"{DRAFT}/consensus/", f"{DRAFT}/promises/")
    see(sena, f"{DRAFT}/correct/", f"{DRAFT}/correct/?language=es&paragraph=para_1")
    see(bo, f"meridian/texts/{PLAN}/consensus/", f"meridian/texts/{PLAN}/")

    assert trouble == {}
