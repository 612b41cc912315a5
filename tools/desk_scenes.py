"""What people do in the demonstration before some pictures of the guides are taken: in the browser, as anybody would."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import docx
from playwright.sync_api import Page

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.browser.word_by_hand import change, strike_out

LIGHTS, PLAN = "desk/meridian/drafts/declaration-on-lights", "desk/meridian/drafts/plan-2026-2028"
REPORT = "desk/meridian/reports/plan-2023-2025/2025"
Pages = Callable[[str], Page]  # somebody's page, by name


def word_comes_back(pages: Pages, site: str) -> None:
    """Cora's capital changes the plan in Word: two changes that Word tracks, and a sentence that it does not."""
    page = pages("Cora")
    page.goto(f"{site}/{PLAN}/word/")
    file = downloaded(page, "With tracked changes")
    change(file, "180", "240")
    strike_out(file, "will lend 300 million dollars")
    opened = docx.Document(str(file))
    opened.paragraphs[-1].add_run("The Parties will publish each spring what was done.")
    opened.save(str(file))
    page.get_by_label("Word file (.docx)").set_input_files(file)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", name="What it would change").wait_for()


def report_comes_back(pages: Pages, site: str) -> None:
    """Dora's colleague fills in the Word form: one commitment well, one with a stage that there is not."""
    page = pages("Dora")
    page.goto(f"{site}/{REPORT}/")
    page.locator("summary", has_text="Fill it in elsewhere").click()
    file = downloaded(page, "As a Word file, to fill in")
    opened = docx.Document(str(file))
    answers = iter(
        (("under way", "Ninety of the hundred pilots are trained."), ("nearly", "Soon."))
    )
    for table in opened.tables:
        cells = {row.cells[0].text: row.cells[1] for row in table.rows}
        asked = [next((one for name, one in cells.items() if key in name), None) for key in KEYS]
        if all(one is not None and not one.text.strip() for one in asked):
            for one, words in zip(asked, next(answers, ()), strict=False):
                one.text = words
    opened.save(str(file))
    page.get_by_label("The file, filled in").set_input_files(file)
    page.get_by_role("button", name="Take what it says").click()
    page.get_by_role("link", name="Back to the report").wait_for()


KEYS = ("{stage}", "{status}")


def lights_are_adopted(pages: Pages, site: str) -> None:
    """The silence on the declaration is stopped, delegations say where they stand, and the gavel falls."""
    sena = pages("Sena")
    sena.goto(f"{site}/{LIGHTS}/silence/stop/")
    sena.get_by_label("Why").fill("Two delegations asked to speak first.")
    press(sena, "Stop the silence")
    for name, on, stance, words in (
        (
            "Bo",
            "",
            "explains",
            "A day is short on the northern coast; we read it as a working day.",
        ),
        ("Cora", "", "accepts", ""),
        ("Dan", "p4", "reserves", "Our law on lights is before parliament."),
    ):
        page = pages(name)
        page.goto(f"{site}/{LIGHTS}/positions/")
        page.get_by_label("On what").select_option(on)
        page.get_by_label("Where your delegation stands", exact=True).select_option(stance)
        page.get_by_label("In your words").fill(words)
        press(page, "Say it to all delegations")
    sena.goto(f"{site}/{LIGHTS}/adopt/")
    press(sena, "Adopt the text")


def press(page: Page, button: str) -> None:
    """Press a button, and wait for what the next page says of it."""
    page.get_by_role("button", name=button).first.click()
    page.locator("[role=status]").first.wait_for()


def downloaded(page: Page, link: str) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link, exact=True).first.click()
    file = Path(tempfile.mkdtemp()) / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file
