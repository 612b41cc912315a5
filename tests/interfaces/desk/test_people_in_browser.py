"""The pages on people in a real browser, wide and narrow: axe, the content security policy, nothing that sticks out."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from consenso.domain.accounts.actions import make_sign_in_link
from consenso.domain.accounts.queries import appointments
from tests.axe import RULES
from tests.interfaces.desk.test_people import DAY, NOW, open_invitation, signed_in, watcher
from tests.people import FORUM, actor, ana, sena

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("second_factor_offered")]


@pytest.mark.parametrize(
    ("width", "scheme", "language"), [(1280, "light", "en"), (390, "dark", "zh-hans")]
)
def test_every_page_on_people_passes_axe(
    chromium, committed_meridian, live_server, settings, width, scheme, language
):
    keeping, leaving = sena(), ana()
    actor("Dora", code="XB", role="delegate")
    watcher("observer")
    made = open_invitation()
    secret = make_sign_in_link(person_id=leaving.person, lasts=DAY, at=NOW)
    own, other = (appointments(forum=FORUM, person=one.person)[0].id for one in (keeping, leaving))
    client = signed_in(keeping)
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    desk = f"desk/{FORUM}"
    trouble = {}

    for place in (
        f"{desk}/people/",
        f"{desk}/people/?words=nobody-here",
        f"{desk}/people/invite/",
        f"{desk}/people/{own}/end/",
        f"{desk}/people/{other}/end/",
        f"{desk}/people/invitations/{made.row.id}/again/",
        f"{desk}/people/invitations/{made.row.id}/withdraw/",
        f"{desk}/delegations/new/",
        f"{desk}/delegations/XA/time-zone/",
        f"{desk}/profile/",
        f"{desk}/profile/erase/",
        f"desk/invitation/{made.secret}/",
        f"desk/enter/{secret}/",
    ):
        said.clear()
        answer = page.goto(f"{live_server.url}/{language}/{place}")
        found = Axe().run(page, options=RULES).response["violations"]
        sticks_out = page.evaluate("document.documentElement.scrollWidth") > width
        if found or said or sticks_out or answer.status != 200:
            rules = [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found]
            trouble[place] = (answer.status, rules, list(said), sticks_out)

    assert trouble == {}


def test_wrong_form_leads_to_its_mistake(chromium, committed_meridian, live_server, settings):
    client = signed_in(ana())
    context = chromium.new_context(java_script_enabled=False)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/en/desk/{FORUM}/people/invite/")

    page.get_by_label("Name").fill("Dora")
    page.get_by_label("E-mail address").fill("dora")
    page.get_by_role("button", name="Send the invitation").click()

    page.get_by_role("alert").get_by_role("link").click()
    expect(page).to_have_url(re.compile("#id_email$"))
    expect(page.get_by_label("Name")).to_have_value("Dora")
