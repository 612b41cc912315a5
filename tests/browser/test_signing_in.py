"""From the invitation to a correction that everyone sees, in a real browser: the whole way of a delegation, by passkey."""

import datetime as dt
import json
import os
import re
import select
import time

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import expect

from consenso.domain.accounts.actions import make_sign_in_link
from tests.browser.passkeys import KEY_WITHOUT_PIN, Device, add_passkey
from tests.people import ana
from tests.record import MERIDIAN
from tests.servers import PATIENCE_SECONDS, Served, begun, consenso, environment, running

pytestmark = pytest.mark.browser

DESK = "/en/desk/meridian/"
SPEECH = f"{DESK}record/statement/opening-2019/"
PUBLIC = "/en/meridian/statements/opening-2019/"
SAID = {
    "capacity.en": "Prime Minister of Aurelia",
    "change.reason": "The office changed hands two days before.",
    "change.sources": "https://example.org/gazette",
}


@pytest.fixture
def site(tmp_path):
    """An installation as anyone gets it: a second factor is required, and letters are printed where it runs."""
    environ = environment(
        tmp_path / "data", settings="consenso.project.settings", RECORD=str(MERIDIAN.parent)
    )
    with running(begun(environ)) as served:
        yield served


def address(served: Served, path: str = "") -> str:
    return f"http://localhost:{served.port}{path}"


def printed(served: Served, pattern: str) -> str:
    """Return what a server prints that matches, once it did."""
    assert served.process.stdout
    said = ""
    until = time.monotonic() + PATIENCE_SECONDS
    while not (found := re.search(pattern, said)):
        ready, _, _ = select.select([served.process.stdout], [], [], until - time.monotonic())
        part = os.read(served.process.stdout.fileno(), 4096).decode() if ready else ""
        assert part, f"{pattern} was not printed, but: {said}"
        said += part
    return found.group()


def see_heading(page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def code_in(letter: str) -> str:
    found = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", letter, re.MULTILINE)
    assert found, letter
    return found.group(1)


def come_by(page, link: str) -> list[str]:
    """Accept an invitation, and take the one more step that opens the desk; return the recovery codes."""
    page.goto(link)
    page.get_by_role("button", name="Accept and go in").click()
    expect(page.get_by_text("One more step")).to_be_visible()
    return add_passkey(page)


def test_from_invitation_to_a_correction_that_everyone_sees(chromium, site):
    invited = ("sena@secretariat.example", "--name", "Sena", "--forum", "meridian")
    done = consenso(
        site.environ, "person", "invite", *invited, "--as", "secretariat", "--role", "secretariat"
    )
    sena = chromium.new_context().new_page()
    Device(sena)
    come_by(sena, done.stdout.split()[-1])
    sena.goto(address(site, f"{DESK}people/invite/"))
    sena.get_by_label("Delegation").select_option(label="Aurelia")
    sena.get_by_label("Role").select_option(label="Head of delegation")
    sena.get_by_label("Name").fill("Dora")
    sena.get_by_label("E-mail address").fill("dora@xa.example")
    sena.get_by_role("button", name="Send the invitation").click()
    link = printed(site, rf"{address(site)}/en/desk/invitation/\S+/")

    dora = chromium.new_context().new_page()
    device = Device(dora)
    codes = come_by(dora, link)
    assert len(set(codes)) == 10
    [passkey] = device.kept()
    assert passkey["isResidentCredential"]
    dora.get_by_role("button", name="Sign out").click()
    see_heading(dora, "Sign in")
    dora.goto(address(site, SPEECH))
    see_heading(dora, "Sign in")
    dora.get_by_role("button", name="Sign in with a passkey").click()
    dora.get_by_role("link", name="Correct").click()
    for name, words in SAID.items():
        dora.fill(f"[name='{name}']", words)
    dora.get_by_role("button", name="Save and publish").click()
    dora.get_by_text("It is published: the public record has it now.").wait_for()

    stranger = chromium.new_context()
    page = stranger.new_page()
    page.goto(address(site, PUBLIC))
    assert SAID["capacity.en"] in page.inner_text("main")
    page.goto(address(site, "/en/meridian/changes/?kind=statement&id=opening-2019"))
    history = page.inner_text("main")
    for expected in ("President of Aurelia", *SAID.values(), "Aurelia"):
        assert expected in history
    assert "Dora" not in history
    feed = stranger.request.get(address(site, "/en/meridian/statements/feed.atom")).text()
    latest = feed.partition("<entry>")[2].partition("</entry>")[0]
    assert "Statement, changed in revision 2" in latest
    page.goto(address(site, "/en/meridian/changes/"))
    verified = consenso(site.environ, "verify", "--json")
    assert verified.returncode == 0, verified.stderr
    books = {row["book"]: row for row in json.loads(verified.stdout)}
    assert [row["broken"] for row in books.values()] == [None, None]
    assert books["confidential"]["entries"] > 0
    assert books["public"]["head"] in page.inner_text("main")
    assert stranger.cookies() == []


def test_key_without_a_pin_is_the_second_factor_alone(
    chromium, committed_meridian, live_server, settings
):
    cache.clear()
    settings.SITE, settings.SECOND_FACTOR = live_server.url, "required"
    secret = make_sign_in_link(
        person_id=ana().person, lasts=dt.timedelta(hours=1), at=dt.datetime.now(dt.UTC)
    )
    page = chromium.new_context().new_page()
    device = Device(page, KEY_WITHOUT_PIN)
    page.goto(f"{live_server.url}/en/desk/enter/{secret}/")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("It signs me in by itself").uncheck()
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("heading", level=1, name="Recovery codes").wait_for()
    [passkey] = device.kept()
    assert not passkey["isResidentCredential"]

    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("The passkey did not let you in.").wait_for()
    page.get_by_role("link", name="Have a code sent to you").click()
    page.get_by_label("Email").fill("ana@xa.example")
    page.get_by_role("button", name="Send the code").click()
    page.get_by_role("heading", level=1, name="Write the code").wait_for()
    page.get_by_label("Code").fill(code_in(mail.outbox[-1].body))
    with page.expect_navigation():
        page.get_by_role("button", name="Go on").click()
    page.goto(f"{live_server.url}{DESK}")
    see_heading(page, "The second factor")
    page.get_by_role("button", name="Use a passkey").click()

    page.wait_for_url(f"{live_server.url}{DESK}?as=XA")
    page.goto(f"{live_server.url}/en/account/security/passkeys/")
    expect(page.get_by_text("Serves as the second factor.")).to_be_visible()
