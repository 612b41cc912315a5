"""Keeping the record in a real browser, wide and narrow: axe, the content security policy, nothing that sticks out; no JavaScript."""

import os
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from consenso.domain.record.queries import public_document
from consenso.domain.submissions.models import Submission
from tests.axe import RULES
from tests.interfaces.desk.posting import form_of, signed_in
from tests.interfaces.desk.test_submissions import HOME, MEETING, WHY, prepared
from tests.people import FORUM, actor, ana, sena

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("second_factor_offered")]

# Where to put pictures of the pages, for who wants to look at them.
PICTURES = os.environ.get("CONSENSO_TEST_PICTURES", "")


def opened(chromium, live_server, settings, who, width: int, scheme: str = "light", **more):
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, **more
    )
    if who is not None:
        cookie = signed_in(who).cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )
    return context.new_page()


def trouble_of(page, width: int, name: str) -> dict[str, object]:
    """Return what axe finds on a page as it stands, and what sticks out of it."""
    page.wait_for_load_state()
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}-{width}.png"), full_page=True)
    found = Axe().run(page, options=RULES).response["violations"]
    wide = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => !e.closest('.table-scroll, details:not([open])')"
        " && e.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(e).clipPath === 'none')"
        ".slice(0, 4).map(e => e.outerHTML.slice(0, 120))"
    )
    rules = [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found]
    is_wide = page.evaluate("document.documentElement.scrollWidth") > width
    return {name: (rules, wide)} if rules or is_wide else {}


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_pages_of_the_record_pass_axe(
    chromium, committed_meridian, live_server, settings, width, scheme
):
    keeping, head = sena(), ana()
    row = prepared(head, ordinal=5, theme={"en": "Many ports, one sea"})
    prepared(head, kind="delivery", identifier="e-01", note={"en": "A note."})
    page = opened(chromium, live_server, settings, head, width, scheme)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    trouble: dict[str, object] = {}

    for name, address in (
        ("kinds", f"{HOME}record/"),
        ("found", f"{HOME}record/?kind=meeting"),
        ("object", MEETING),
        ("form", f"{MEETING}correct/"),
        ("new-commitment", f"{HOME}record/commitment/new/"),
        ("remove", f"{MEETING}remove/"),
        ("list", f"{HOME}submissions/?list=mine"),
        ("submission", f"{HOME}submissions/{row.id}/"),
    ):
        assert page.goto(f"{live_server.url}{address}").status == 200
        trouble |= trouble_of(page, width, name)
    page.goto(f"{live_server.url}{MEETING}correct/")
    page.fill("[name=start]", "last spring")
    page.fill("[name='attendance.0.count']", "many")
    page.get_by_role("button", name="Save and publish").click()
    page.get_by_role("alert").first.wait_for()
    trouble |= trouble_of(page, width, "wrong")
    with_theirs = form_of(signed_in(keeping), f"{MEETING}correct/") | WHY
    page.goto(f"{live_server.url}{MEETING}correct/")
    with_theirs |= {"ordinal": "4", "theme.en": "One meridian, few ports", "place.city": "Port B"}
    signed_in(keeping).post(f"{MEETING}correct/", with_theirs | {"do": "publish"})
    page.fill("[name=ordinal]", "6")
    page.fill("[name='theme.en']", "Many ports")
    page.fill("[name='place.venue']", "House of Oars")
    page.fill("[name='change.reason']", "The host says so.")
    page.fill("[name='change.sources']", "https://example.org/host")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Changed meanwhile")
    trouble |= trouble_of(page, width, "conflict")

    assert trouble == {}
    assert [one for one in said if "422" not in one and "409" not in one] == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_public_pages_of_corrections_pass_axe(
    chromium, committed_meridian, live_server, settings, width, scheme, monkeypatch
):
    monkeypatch.setattr("consenso.interfaces.desk.record.gate.LEAST_SECONDS", 0)
    page = opened(chromium, live_server, settings, None, width, scheme)
    trouble: dict[str, object] = {}

    page.goto(f"{live_server.url}/en/{FORUM}/meetings/council-1/")
    page.get_by_role("link", name="Propose a correction").click()
    trouble |= trouble_of(page, width, "correction")
    page.get_by_role("button", name="Propose it").click()
    page.get_by_role("alert").first.wait_for()
    trouble |= trouble_of(page, width, "correction-wrong")
    page.get_by_label("What is wrong, and what it should be").fill("It was the House of Oars.")
    page.get_by_label("Where that can be seen").fill("https://example.org/oars")
    page.get_by_role("button", name="Propose it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your proposed correction")
    trouble |= trouble_of(page, width, "receipt")

    assert trouble == {}
    assert Submission.objects.get().reason == "It was the House of Oars."


def test_delegate_corrects_a_meeting_without_javascript(
    chromium, committed_meridian, live_server, settings
):
    delegate = actor("Dora", code="XA", role="delegate")
    page = opened(chromium, live_server, settings, delegate, 1280, java_script_enabled=False)

    page.goto(f"{live_server.url}{MEETING}correct/")
    page.fill("[name=ordinal]", "5")
    page.get_by_role("button", name=re.compile("Add another ?: Attendance as published$")).click()
    page.fill("[name='attendance.2.count']", "12")
    page.fill("[name='attendance.2.unit.en']", "people")
    page.fill("[name='attendance.2.said_by.en']", "Borea Times")
    page.get_by_role("button", name=re.compile("Move up ?: Attendance as published, 3$")).click()
    page.get_by_role("button", name=re.compile("Remove ?: Attendance as published, 1$")).click()
    page.fill("[name='change.reason']", "The press counted everybody.")
    page.fill("[name='change.sources']", "https://example.org/times")
    page.press(
        "[name=ordinal]", "Enter"
    )  # what Enter presses is the saving, not a button of a list

    page.get_by_text("It is saved.").wait_for()
    document = Submission.objects.get().document
    assert [one["count"] for one in document["attendance"]] == [12, 3]
    assert document["ordinal"] == 5
    assert public_document(FORUM, "meeting", "council-1")["ordinal"] == 1
