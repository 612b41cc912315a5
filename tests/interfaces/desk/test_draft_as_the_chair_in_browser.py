"""Two voices, versions of the chair, a merge of three and a silence that does not reach all, in a real browser, wide and narrow."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from consenso.domain.accounts.models import Appointment
from consenso.domain.drafting.queries import own
from tests.domain.adoption.ready import ready
from tests.interfaces.desk.signed_in import page_of
from tests.interfaces.desk.test_draft_as_the_chair import three_versions
from tests.interfaces.desk.test_draft_silence import RULE
from tests.interfaces.desk.test_draft_silence_in_browser import trouble_at
from tests.negotiating import PLAN, Table

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("second_factor_offered")]
DRAFT = f"desk/meridian/drafts/{PLAN}"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_chair_and_its_delegation_propose_and_three_are_merged(
    chromium, committed_meridian, live_server, settings, width, scheme
):
    table = Table(at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=2))
    ready(table, rule=RULE, presided_by="XB")
    three_versions(table)
    bo = page_of(table, "Bo", chromium, live_server, settings, width=width, scheme=scheme)
    en = f"{live_server.url}/en"
    trouble = {}

    def see(*places):
        for place in places:
            found = trouble_at(bo, f"{en}/{place}", width)
            if found != (200, [], False):
                trouble[place] = found

    see(f"{DRAFT}/p/p4/", f"{DRAFT}/chair/p4/", f"{DRAFT}/p/p6/?way=merge")
    merge = bo.locator("form", has=bo.get_by_role("button", name="Put their words together"))
    merge.get_by_label("With", exact=True).select_option("p4")
    merge.get_by_label("And then with").select_option("p3")
    merge.get_by_role("button", name="Put their words together").click()
    expect(bo.get_by_text("The words of all of them stand in the form.")).to_be_visible()
    merge.get_by_label("You as the chair").check()
    merge.get_by_role("button", name="Keep it for the delegation").click()
    bo.wait_for_url("**/p/p6/?done=kept")
    (kept,) = own(table.draft().id, table.actor("Bo").delegation.id)
    assert (kept.others, kept.voice) == (("p4", "p3"), "secretariat")
    assert trouble == {}


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_silence_that_does_not_reach_all_is_warned_of(
    chromium, committed_meridian, live_server, settings, width, scheme
):
    table = Table(at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=2))
    ready(table, rule=RULE, presided_by="XB")
    table.at = dt.datetime.now(dt.UTC)
    gone = [table.cast.person(name) for name in ("Cleo", "Ana")]
    Appointment.objects.filter(person__in=gone).update(until_at=table.at)
    sena = page_of(table, "Sena", chromium, live_server, settings, width=width, scheme=scheme)
    address = f"{live_server.url}/en/{DRAFT}/silence/"

    trouble = [trouble_at(sena, address, width), trouble_at(sena, f"{address}open/", width)]
    expect(sena.get_by_text("Nobody can object for 2 delegations")).to_be_visible()
    sena.get_by_role("button", name="Show it in every capital").click()
    sena.get_by_role("button", name="Put it under silence until then").click()
    sena.wait_for_url("**/silence/?done=opened")
    trouble.append(trouble_at(sena, address, width))

    assert trouble == [(200, [], False)] * 3
    expect(sena.get_by_text("nobody could object for: Aurelia and Cordillera")).to_be_visible()
