"""A Word file that came back in a real browser: sent, looked at, ticked, kept, sent on; and the languages of a draft beside it."""

from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from consenso.core.formats import word
from consenso.domain.drafting.queries import own, proposals, sha_of
from consenso.domain.drafting.word import as_sent, state_of
from tests.axe import RULES
from tests.interfaces.desk.signed_in import as_, page_of
from tests.negotiating import PLAN, WORDS, Table

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("second_factor_offered")]
PORTS = WORDS[2][2]
SHOULD = PORTS.replace("shall", "should")


def came_back(table, folder: Path) -> Path:
    """Return a file in which somebody at Aurelia's ministry tracked changes."""
    row = table.draft()
    made = as_sent(row, state_of(row), title="Harbour Plan", name={"XB": "Borea"}.get)
    mine = ("Ministry of Ports",)
    changes = (
        word.Proposal("wording", mine, "p3", SHOULD, reason="Not binding for us."),
        word.Proposal("deletion", mine, "p4"),
        word.Proposal("insertion", mine, text="They meet every spring.", after="p6"),
    )
    file = folder / "plan-from-the-capital.docx"
    file.write_bytes(word.tracked(replace(made, proposals=(*made.proposals, *changes))))
    return file


@pytest.mark.parametrize("scripts", [True, False])
def test_a_delegate_sends_a_file_ticks_and_sends_on(
    chromium, committed_meridian, live_server, settings, tmp_path, scripts
):
    table = Table()
    row = table.open()
    table.propose("Bo", paragraph="p3", texts=(PORTS.replace("shall", "will"),))
    page = page_of(table, "Ana", chromium, live_server, settings, java_script_enabled=scripts)
    page.goto(f"{live_server.url}/en/desk/meridian/drafts/{PLAN}/word/")

    page.get_by_label("Word file (.docx)").set_input_files(came_back(table, tmp_path))
    page.get_by_role("button", name="Read it").click()
    ticks = page.get_by_role("checkbox")
    expect(ticks).to_have_count(3)
    assert [ticks.nth(n).is_checked() for n in range(ticks.count())] == [True] * 3
    page.get_by_label("Paragraph 2: To be deleted").uncheck()
    page.get_by_role("button", name="Keep what is ticked").click()
    page.get_by_text("2 proposals were kept.").wait_for()
    assert len(own(row.id, table.actor("Ana").delegation.id)) == 2
    page.get_by_role("button", name="Send them to all delegations").click()
    page.get_by_role("status").get_by_text("It is sent").wait_for()

    sent = [one for one in proposals(row.id) if one.delegation == "XA"]
    assert [(one.kind, one.texts, one.reason) for one in sent] == [
        ("wording", (SHOULD,), "Not binding for us."),
        ("addition", ("They meet every spring.",), ""),
    ]


@pytest.mark.parametrize(
    ("width", "scheme", "language"), [(1280, "light", "en"), (390, "dark", "zh-hans")]
)
def test_every_page_on_word_and_languages_passes_axe(
    chromium, committed_meridian, live_server, settings, tmp_path, width, scheme, language
):
    table = Table()
    table.open()
    table.propose("Bo", paragraph="p3", texts=(PORTS.replace("shall", "will"),))
    table.write("Ana", "deletion", paragraph="p3")
    client = as_(table, "Ana")
    with came_back(table, tmp_path).open("rb") as file:
        back = client.post(f"/en/desk/meridian/drafts/{PLAN}/word/", {"file": file, "compare": ""})[
            "Location"
        ].removeprefix("/en/")
    languages = f"desk/meridian/drafts/{PLAN}/languages/"
    client.post(
        f"/en/{languages}es/",
        {"text.p3": "Hasta 2036.", "of.p3": sha_of(PORTS), "held.p3": "", "save": "p3"},
    )
    page = page_of(table, "Ana", chromium, live_server, settings, width=width, scheme=scheme)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    trouble = {}

    for place in (
        f"desk/meridian/drafts/{PLAN}/word/",
        back,
        languages,
        f"{languages}es/",
        f"{languages}es/?show=all&help=p3",
        f"{languages}es/?show=differing",
    ):
        said.clear()
        answer = page.goto(f"{live_server.url}/{language}/{place}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found = Axe().run(page, options=RULES).response["violations"]
        sticks_out = page.evaluate("document.documentElement.scrollWidth") > width
        if found or said or sticks_out or answer.status != 200:
            rules = [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found]
            trouble[place] = (answer.status, rules, list(said), sticks_out)

    assert trouble == {}
