"""Reporting and activities at the desk in a real browser, wide and narrow, light and dark: axe, nothing that sticks out."""

import pytest
from playwright.sync_api import expect

from tests import cast
from tests.core.formats.iati.files import activity, document
from tests.domain.activities.linking import FILE
from tests.domain.intake.taking import accepted, taken_in
from tests.interfaces.desk.posting import signed_in
from tests.interfaces.desk.test_record_in_browser import opened, trouble_of
from tests.interfaces.desk.test_reports import EVIDENCE, LAST, REPORT, REPORTS, answered
from tests.interfaces.desk.test_submissions import HOME

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("second_factor_offered")]
WAYS = pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])


@WAYS
def test_pages_of_reports_pass_axe(
    chromium, committed_meridian, live_server, settings, width, scheme
):
    people = cast.make()
    dora = signed_in(people.actor("Dora"))
    dora.post(REPORT, answered(dora, stage="done", status="Three ports.") | EVIDENCE)
    dora.post(LAST, {"row": "m-2023-01", "status.m-2023-01": "Begun.", "version": "0"})
    page = opened(chromium, live_server, settings, people.actor("Ana"), width, scheme)
    trouble: dict[str, object] = {}

    for name, address in (
        ("reports", REPORTS),
        ("report", REPORT),
        ("report-open", f"{LAST}?show=unanswered"),
        ("handing", f"{REPORT}on/"),
        ("handing-begun", f"{LAST}on/"),
        ("linking", f"{HOME}linking/"),
        ("linking-activities", f"{HOME}linking/activities/"),
        ("reply", f"{HOME}record/reply/new/?assessment=as-01"),
    ):
        assert page.goto(f"{live_server.url}{address}").status == 200, name
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        trouble |= trouble_of(page, width, name)
    page.goto(f"{live_server.url}{REPORT}")
    page.locator("summary", has_text="Add evidence").click()
    page.get_by_label("Its web address").fill("the cellar")
    page.get_by_label("Figures").fill("many")
    page.get_by_role("button", name="Save all").click()
    expect(page.get_by_text("2 fields could not be taken")).to_be_visible()
    trouble |= trouble_of(page, width, "report-wrong")

    assert trouble == {}


@WAYS
def test_pages_of_activities_and_who_owes_what_pass_axe(
    chromium, committed_meridian, live_server, settings, width, scheme
):
    people = cast.make()
    accepted(FILE)
    waiting = taken_in(document(activity("<sector code='11110'/>"), activity("")))
    page = opened(chromium, live_server, settings, people.actor("Sena"), width, scheme)
    trouble: dict[str, object] = {}

    for name, place in (
        ("activities", "activities/"),
        ("file", f"activities/{waiting.id}/"),
        ("unlinked", "linking/activities/"),
        ("overview", "reporting/"),
        ("activity", "linking/activities/harbours/XA-1-school/"),
        ("promise", "linking/commitments/m-2020-01/"),
    ):
        assert page.goto(f"{live_server.url}{HOME}{place}").status == 200, name
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        trouble |= trouble_of(page, width, f"{name}-of-activities")

    assert trouble == {}
