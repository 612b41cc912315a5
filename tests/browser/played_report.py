"""A report that is played, to its publication: the rule, what waits, words in parts, files, evidence, clearing."""

import re
import zipfile
from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from tests.browser.played_offices import (
    DESK,
    FIRST,
    LAST,
    MADE,
    PLAN,
    REPORT,
    SECOND,
    YEAR,
    Offices,
)

WAITS = "A report on a plan is due"
LATEST = f"Plan 2023-2025, {YEAR}"
SHA256 = "ab" * 32
STATUS = "Both loans are signed; the third waits for the spring."


def the_secretariat_sets_a_rule(offices: Offices) -> None:
    assert WAITS not in offices["Dora"].reads()
    sena = offices["Sena"]
    page = sena.go("record/forum/meridian/correct/")
    page.locator("[name='reporting.every']").select_option("year")
    page.locator("[name='reporting.due_on']").fill("02-15")
    page.locator("[name='reporting.words.en']").fill(
        "Each party reports on each year by mid-February."
    )
    page.locator("[name='change.reason']").fill("Decided by the council.")
    page.locator("[name='change.sources']").fill("https://example.org/rules")
    sena.press("Save and publish", then="It is published")


def the_report_waits_for_the_officer(offices: Offices) -> None:
    dora = offices["Dora"]
    page = dora.go()
    offices.look("Dora", "what waits")
    duty = page.get_by_role("listitem").filter(has_text=LATEST)
    expect(duty).to_have_count(1)
    expect(duty).to_contain_text(f"15 February {YEAR + 1}")
    duty.get_by_role("link", name=WAITS).click()
    page.get_by_text("0 of 18 answered").wait_for()
    offices.look("Dora", "report")


def last_years_words_are_taken_over(offices: Offices) -> None:
    dora = offices["Dora"]
    dora.press("Take over what was last reported, where nothing is answered", then="is taken over")
    dora.page.get_by_text("3 of 18 answered, 3 of them as last reported").wait_for()
    row = _row(dora.page, "m-2023-p03")
    assert "As last reported: look at it" in row.inner_text()
    row.get_by_label("How it stands, in your words").fill("Finished in May.")
    row.get_by_label("How far it is").select_option("done")


def words_are_written_in_parts(offices: Offices) -> None:
    dora = offices["Dora"]
    row = _row(dora.page, FIRST)
    row.get_by_label("How far it is").select_option("under_way")
    row.get_by_label("How it stands, in your words").fill(STATUS)
    row.get_by_label("What came of it").fill("Two piers stand.")
    row.get_by_label("What stood in the way").fill("The ice of January.")
    row.get_by_label("What comes next").fill("The third loan, by June.")
    row.get_by_label("Figures").fill("120,000,000 USD\n2 piers")
    row.locator("summary", has_text="Add evidence").click()
    for label, words in (
        ("Title of evidence to add", "Accounts of the harbours"),
        ("Its web address", "https://example.org/accounts-2025"),
        ("Publisher", "Treasury of Aurelia"),
        ("When it was published", "2026-01"),
        ("A copy of it", f"https://example.org/kept/accounts-2025 {SHA256}"),
    ):
        row.get_by_label(label).fill(words)
    row.get_by_label("In which language").select_option("en")
    dora.press("Save, and go on to the next ones", then="It is saved.")

    page = dora.page
    expect(page.locator(".report-row")).to_have_count(3)
    offices.look("Dora", "report, its second page")
    row = _row(page, LAST)
    row.get_by_label("How far it is").select_option("not_started")
    row.get_by_label("How it stands, in your words").fill("Nothing was asked for.")
    dora.press("Save all", then="It is saved.")
    page.get_by_text("5 of 18 answered").wait_for()


def _row(page: Page, commitment: str):
    return page.locator(f"#c-{commitment}")


def the_rest_is_filled_in_elsewhere(offices: Offices) -> None:
    dora = offices["Dora"]
    dora.open("Fill it in elsewhere")
    file = dora.download("As a spreadsheet, to fill in", offices.folder)
    _fill_sheet(file, {f"m-2023-p{n:02d}": n for n in range(6, 17)})
    offices.look("Dora", "report, with files")
    _send_back(dora.page, file)
    dora.page.get_by_text("Everything that was taken is saved.").wait_for()
    offices.look("Dora", "what the file changed")
    expect(dora.page.locator("td", has_text="Taken.")).to_have_count(11)
    dora.page.get_by_role("link", name="Back to the report").click()
    dora.page.get_by_text("16 of 18 answered").wait_for()

    dora.open("Fill it in elsewhere")
    file = dora.download("As a Word file, to fill in", offices.folder)
    _fill_word(file, SECOND)
    _send_back(dora.page, file)
    expect(dora.page.locator("td", has_text="Taken.")).to_have_count(1)
    dora.page.get_by_role("link", name="Back to the report").click()
    dora.page.get_by_text("17 of 18 answered").wait_for()


def _send_back(page: Page, file: Path) -> None:
    page.get_by_label("The file, filled in").set_input_files(file)
    page.get_by_role("button", name="Take what it says").click()


def _fill_sheet(file: Path, rows: dict[str, int]) -> None:
    """Type a stage and words into the empty rows of these commitments, as a spreadsheet keeps what is typed."""
    with zipfile.ZipFile(file) as opened:
        parts = {one: opened.read(one) for one in opened.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    for commitment, number in rows.items():
        row = re.search(rf'<row r="(\d+)"><c [^>]*><is><t [^>]*>{commitment}<.*?(?=</row>)', sheet)
        assert row, commitment
        typed = "".join(
            f'<c r="{column}{row[1]}" t="inlineStr"><is><t>{words}</t></is></c>'
            for column, words in (("D", "under way"), ("E", f"Harbour {number} has its loan."))
        )
        sheet = sheet.replace(row[0], row[0] + typed)
    with zipfile.ZipFile(file, "w") as written:
        for name, content in (parts | {"xl/worksheets/sheet1.xml": sheet.encode()}).items():
            written.writestr(name, content)


def _fill_word(file: Path, commitment: str) -> None:
    """Type a stage and words into the table of this commitment, as somebody does in Word."""
    opened = docx.Document(str(file))
    asked = {"{stage}": "completed", "{status}": "All of it is lent."}
    for table in opened.tables:
        cells = [row.cells for row in table.rows]
        if any(commitment in cell.text for row in cells for cell in row):
            for name, answer in cells:
                words = next((said for key, said in asked.items() if key in name.text), "")
                answer.text = words or answer.text
    opened.save(str(file))


def it_is_looked_over_and_readied(offices: Offices) -> None:
    dora = offices["Dora"]
    dora.press("Save, and look it over")
    page = dora.page
    page.get_by_role("heading", level=1, name="Look it over and hand it on").wait_for()
    offices.look("Dora", "report, looked over")
    assert "The report says nothing of 1 commitment." in page.locator("main").inner_text()
    assert "1 piece of evidence goes with it." in page.locator("main").inner_text()
    assert page.get_by_role("button", name="Publish the report").count() == 0
    dora.press("Say that it is ready", then="The head of the delegation sees that it is ready.")
    for name in ("Bo", "Sena"):
        for place in ("", "submissions/?list=shared", "ledger/", "record/?kind=evidence"):
            assert "Accounts of the harbours" not in offices[name].reads(place), (name, place)
    assert offices["Bo"].reads(f"{REPORT}on/").startswith("404 ")
    assert STATUS not in offices.reads(f"commitments/{FIRST}/")


def the_head_clears_on_a_telephone(offices: Offices) -> None:
    ana = offices["Ana"]
    page = ana.go()
    offices.look("Ana", "what waits")
    assert page.get_by_role("link", name="Clear a submission of your delegation").count() == 1
    page.get_by_role("link", name="Clear a submission of your delegation").click()
    page.get_by_role("link", name="Look the report over and hand it on, with its evidence").click()
    page.get_by_role("heading", level=1, name="Look it over and hand it on").wait_for()
    offices.look("Ana", "report, looked over")
    assert STATUS in page.locator("main").inner_text()
    ana.press("Publish the report", then="It is published")


def the_public_reads_the_report(offices: Offices) -> None:
    found = offices.reads(f"reports/{MADE}/")
    for words in (
        STATUS, "Two piers stand.", "The ice of January.", "The third loan, by June.",
        "US$120 million", "2 piers", "Accounts of the harbours", "All of it is lent.",
        "Harbour 16 has its loan.", "It speaks of 17 of the 19 commitments",
        "Since the report before", "another stage",
    ):  # fmt: skip
        assert words in found, words
    offices.anybody.get_by_role("link", name="Accounts of the harbours").first.click()
    offices.anybody.wait_for_url("**/en/meridian/evidence/*/")
    evidence = offices.anybody.url.partition("/en/meridian/")[2]
    found = offices.reads(evidence)
    for words in ("Treasury of Aurelia", "January 2026", "English", SHA256):
        assert words in found, words
    assert STATUS in offices.reads(f"commitments/{FIRST}/")
    assert "Plan 2023-2025" in offices.reads("reports/")
    assert "Accounts of the harbours" in offices.reads("evidence/")
    assert LATEST not in offices["Dora"].reads()
    assert DESK not in offices.anybody.url
    assert PLAN in MADE
