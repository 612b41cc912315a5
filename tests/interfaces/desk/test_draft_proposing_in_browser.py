"""A delegation's pages of a draft in a real browser: axe, wide and narrow, and a proposal by the keyboard alone on a telephone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from consenso.domain.drafting import positions, sending
from consenso.domain.drafting.queries import own
from consenso.domain.texts.sentences import make_sentences
from tests.axe import RULES
from tests.interfaces.desk.signed_in import page_of
from tests.interfaces.desk.test_draft_proposing import SHOULD, SOONER
from tests.negotiating import PLAN, Table
from tests.texts import SECOND, import_text

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("second_factor_offered")]
DRAFT = f"desk/meridian/drafts/{PLAN}/"


def full_table() -> Table:
    """Return a draft with something of every kind on its pages."""
    table = Table()
    table.open()
    import_text(SECOND, "en", actor=table.actor("Sena"))
    make_sentences("meridian")
    made = table.propose("Bo", paragraph="p3", texts=(SHOULD,), reason="Small ports need time.")
    sending.join(actor=table.actor("Cleo"), identifier=PLAN, proposal=made.pk, at=table.now())
    table.propose("Sena", paragraph="p3", texts=(SOONER,), source="Plan 2023-2025, ¶ 4")
    gone = table.propose("Dan", "deletion", paragraph="p3")
    sending.withdraw(actor=table.actor("Dan"), identifier=PLAN, proposal=gone.pk, at=table.now())
    table.propose("Eva", "addition", after="p4", texts=("The parties will meet every spring.",))
    table.write("Dora", paragraph="p4", texts=("The parties will train 300 pilots every year.",))
    table.write("Dora", "move", paragraph="p6", after="p3")
    for name, paragraph, stance in (
        ("Bo", "p3", "reserves"),
        ("Dora", "p4", "explains"),
        ("Cleo", "", "ad_ref"),
    ):
        positions.take(
            actor=table.actor(name),
            identifier=PLAN,
            stance=stance,
            paragraph=paragraph,
            words="Our harbours freeze over in winter, and we have few pilots.",
            at=table.now(),
        )
    return table


@pytest.mark.parametrize(
    ("width", "scheme", "language"), [(1280, "light", "en"), (390, "dark", "zh-hans")]
)
def test_every_page_of_a_delegation_passes_axe(
    chromium, committed_meridian, live_server, settings, width, scheme, language
):
    table = full_table()
    page = page_of(table, "Ana", chromium, live_server, settings, width=width, scheme=scheme)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    trouble = {}

    for place in ("p/p3/", "p/p3/?on=1", "p/p4/", "p/p6/", "p/p7/", "mine/", "positions/"):
        said.clear()
        answer = page.goto(f"{live_server.url}/{language}/{DRAFT}{place}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found = Axe().run(page, options=RULES).response["violations"]
        sticks_out = page.evaluate("document.documentElement.scrollWidth") > width
        if found or said or sticks_out or answer.status != 200:
            rules = [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found]
            trouble[place] = (answer.status, rules, list(said), sticks_out)

    assert trouble == {}


def test_on_a_telephone_a_proposal_is_written_by_the_keyboard_without_javascript(
    chromium, committed_meridian, live_server, settings
):
    table = full_table()
    page = page_of(
        table, "Dora", chromium, live_server, settings, width=390, java_script_enabled=False
    )
    page.goto(f"{live_server.url}/en/{DRAFT}p/p3/")

    page.get_by_role("textbox", name="Your wording").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("The parties could open their harbours to all ships by 2035.")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # an alternative to all of it
    page.keyboard.press("Tab")
    page.keyboard.type("Ice")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("It is kept.")
    (made,) = own(table.draft().id, table.actor("Ana").delegation.id, paragraph="p3")
    assert (made.kind, made.reason) == ("alternative", "Ice")
    assert made.texts == ("The parties could open their harbours to all ships by 2035.",)
