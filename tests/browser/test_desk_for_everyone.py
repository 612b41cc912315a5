"""The desk and the way into it, for everyone: axe, nothing that sticks out, all of it by keyboard; without JavaScript, too."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.core.cache import cache

from consenso.domain.accounts.actions import make_sign_in_link
from consenso.domain.duties.following import follow
from tests.browser.passkeys import Device
from tests.interfaces.desk.test_people import open_invitation
from tests.interfaces.desk.test_record_in_browser import trouble_of
from tests.interfaces.desk.test_submissions import prepared
from tests.people import FORUM, ana, sena

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("second_factor_offered")]

HOUR = dt.timedelta(hours=1)
# Marks what a keyboard must reach, and returns how much there is. Of radio buttons one of each group is reached.
REACHABLE = """() => {
  const chosen = "a[href], button, input:not([type=hidden], [type=radio]), select, textarea, summary, [tabindex='0']";
  const found = [...document.querySelectorAll(chosen)].filter(
    (one) => one.checkVisibility() && one.tabIndex >= 0 && !one.disabled);
  found.forEach((one, number) => { one.dataset.reach = number; });
  document.activeElement.blur();
  return found.length;
}"""
# Returns the mark of what has the focus, and what is drawn around it.
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const seen = box.width > 1 && box.bottom > 0 && box.top < innerHeight && box.left < innerWidth && box.right > 0;
  return [one.dataset.reach ?? "", drawn && seen ? "" : one.outerHTML.slice(0, 120)];
}"""


@pytest.fixture(autouse=True)
def no_attempts_before():
    cache.clear()


@pytest.fixture
def site(committed_meridian, live_server, settings):
    settings.SITE = live_server.url
    return live_server.url


def link_for(who) -> str:
    secret = make_sign_in_link(person_id=who.person, lasts=HOUR, at=dt.datetime.now(dt.UTC))
    return f"desk/enter/{secret}/"


def code_by_mail() -> str:
    found = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", mail.outbox[-1].body, re.MULTILINE)
    assert found
    return found.group(1)


def keyboard_trouble(page) -> list[str]:
    """Return what a keyboard does not reach on a page as it stands, and what does not show that it has the focus."""
    number = page.evaluate(REACHABLE)
    reached, trouble = set(), []
    for _ in range(number + 5):
        page.keyboard.press("Tab")
        mark, unseen = page.evaluate(FOCUSED)
        if mark in reached:
            break
        if mark:
            reached.add(mark)
            trouble += [unseen] if unseen else []
    missed = [one for one in map(str, range(number)) if one not in reached]
    return trouble + [
        page.locator(f"[data-reach='{one}']").evaluate(
            "one => 'not reached: ' + one.outerHTML.slice(0, 120)"
        )
        for one in missed
    ]


class Look:
    """Somebody who goes from page to page, and notes what is wrong with each."""

    def __init__(self, chromium, start: str, width: int, scheme: str) -> None:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        self.page = context.new_page()
        self.start = start
        self.width = width
        self.trouble: dict[str, object] = {}
        self.page.on("console", lambda message: self.trouble.setdefault(message.text, "said"))

    def at(self, name: str, place: str = "") -> None:
        """Look at a page: at a place, or where the browser is."""
        if place:
            answer = self.page.goto(f"{self.start}{place}")
            assert answer.status == 200, place
        self.trouble |= trouble_of(self.page, self.width, name)
        missed = keyboard_trouble(self.page)
        if missed:
            self.trouble[f"{name}, by keyboard"] = missed

    def press(self, button: str) -> None:
        with self.page.expect_navigation():
            self.page.click(button)


WAYS = pytest.mark.parametrize(
    ("width", "scheme", "language"), [(1280, "light", "en"), (390, "dark", "nl")]
)
SEND = "main form:not([id]) button[type=submit]"


@WAYS
def test_way_in_is_for_everyone(chromium, site, width, scheme, language):
    who, made = ana(), open_invitation()
    look = Look(chromium, f"{site}/{language}/", width, scheme)
    Device(look.page)

    look.at("login", "account/login/")
    look.at("password-reset", "account/password/reset/")
    look.at("code-asked", "account/login/code/")
    look.page.fill("[name=email]", "ana@xa.example")
    look.press(SEND)
    look.at("code")
    look.at("invitation", f"desk/invitation/{made.secret}/")
    look.at("correct", f"{FORUM}/correct/meeting/council-1/")
    look.at("enter", link_for(who))
    look.press(SEND)
    look.at("security", "account/security/")
    look.at("codes-on", "account/security/codes/on/")
    look.at("passkey-add", "account/security/passkeys/add/")
    look.press("#passkey-button")
    look.at("recovery")
    look.at("security-with-passkey", "account/security/")
    look.at("passkeys", "account/security/passkeys/")
    look.at("recovery-made", "account/security/recovery/make/")
    look.at("devices", "account/security/devices/")
    look.at("password", "account/password/set/")
    look.page.context.clear_cookies()
    look.page.goto(f"{look.start}account/login/code/")
    look.page.fill("[name=email]", "ana@xa.example")
    look.press(SEND)
    look.page.fill("[name=code]", code_by_mail())
    look.press(SEND)
    look.at("second-factor")

    assert look.trouble == {}


@WAYS
def test_desk_is_for_everyone(chromium, site, width, scheme, language):
    keeping, head = sena(), ana()
    row = prepared(head, ordinal=5, theme={"en": "Many ports, one sea"})
    open_invitation("XB", "eve@mail.example")
    desk = f"desk/{FORUM}/"
    look = Look(chromium, f"{site}/{language}/", width, scheme)

    look.page.goto(f"{look.start}{link_for(head)}")
    look.press(SEND)
    look.at("desk")
    look.at("profile", f"{desk}profile/")
    look.at("follow", f"{desk}following/?kind=text&id=plan-2020-2022")
    follow(actor=head, kind="area", identifier="sea", at=dt.datetime.now(dt.UTC))
    look.at("following", f"{desk}following/")
    look.at("people-of-one", f"{desk}people/")
    look.at("kinds", f"{desk}record/")
    look.at("record-list", f"{desk}record/?kind=meeting")
    look.at("object", f"{desk}record/meeting/council-1/")
    look.at("form", f"{desk}record/meeting/council-1/correct/")
    look.at("submissions", f"{desk}submissions/")
    look.at("submission", f"{desk}submissions/{row.id}/")
    look.page.context.clear_cookies()
    look.page.goto(f"{look.start}{link_for(keeping)}")
    look.press(SEND)
    look.at("desk-of-secretariat")
    look.at("acts", f"{desk}ledger/")
    look.at("reports-of-all", f"{desk}reporting/")
    look.at("people", f"{desk}people/")
    look.at("invite", f"{desk}people/invite/")

    assert look.trouble == {}


def test_code_by_mail_lets_in_without_javascript(chromium, site):
    ana()
    page = chromium.new_context(java_script_enabled=False).new_page()

    page.goto(f"{site}/en/desk/{FORUM}/profile/")
    page.get_by_role("link", name="Have a code sent to you").click()
    page.get_by_label("Email").fill("ana@xa.example")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Write the code").wait_for()
    page.get_by_label("Code").fill(code_by_mail())
    page.keyboard.press("Enter")

    page.wait_for_url(f"{site}/en/desk/{FORUM}/profile/")
    assert page.get_by_role("link", name="Ana").is_visible()
    assert page.get_by_role("button", name="Sign in with a passkey").count() == 0
