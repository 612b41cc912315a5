"""The lineage page in a real browser, wide and narrow, light and dark: axe, the content security policy, keyboard, print."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.axe import RULES
from tests.interfaces.public.test_in_browser import opened
from tests.texts import FIRST, SECOND
from tests.texts.compared import import_and_compare, record_of_three

pytestmark = pytest.mark.browser
PLACES = (
    "",
    "?language=es",
    f"?of={FIRST}&of={SECOND}&language=en",
    "?language=en&list=paragraphs",
    "?language=en&list=paragraphs&pair=2&change=dropped",
    "?language=en&list=paragraphs&change=split",
    "?language=en&list=chains",
    "?language=zh-Hans",
)


@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(1280, "light", "en"), (390, "dark", "es"), (390, "light", "zh-hans")],
)
def test_every_part_of_it_passes_axe(
    transactional_db, chromium, live_server, width, scheme, language
):
    sena = record_of_three()
    trouble = {}
    url = f"{live_server.url}/{language}/meridian/lineage/"
    page, said = opened(
        chromium, url, viewport={"width": width, "height": 900}, color_scheme=scheme
    )

    for place in ("missing", *PLACES):
        if place == "":
            import_and_compare(sena)
        said.clear()
        page.goto(url if place == "missing" else url + place)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found = Axe().run(page, options=RULES).response["violations"]
        sticks_out = page.evaluate("document.documentElement.scrollWidth") > width
        if found or said or sticks_out:
            rules = [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found]
            trouble[place] = (rules, list(said), sticks_out)

    assert trouble == {}


def test_other_texts_are_chosen_without_javascript(transactional_db, chromium, live_server):
    import_and_compare(record_of_three())
    page, _ = opened(chromium, f"{live_server.url}/en/meridian/lineage/", java_script_enabled=False)

    page.get_by_label("Plan 2020-2022").uncheck()
    page.get_by_role("button", name="Apply").click()

    page.wait_for_url("**of=**")
    assert f"of={FIRST}" not in page.url
    rows = page.locator("#figures-table tbody tr")
    expect(rows).to_have_count(1)
    assert "2023–2025 → 2026–2028" in rows.first.inner_text()
    rows.first.get_by_role("link").first.press("Enter")
    page.wait_for_url("**list=paragraphs**")


def test_on_a_narrow_screen_wordings_stand_below_each_other_and_stay_a_table(
    transactional_db, chromium, live_server
):
    import_and_compare(record_of_three())
    page, _ = opened(
        chromium,
        f"{live_server.url}/en/meridian/lineage/?language=en&list=paragraphs",
        viewport={"width": 390, "height": 900},
    )

    row = page.get_by_role("row").filter(has_text="12 lighthouses")
    old, new, what = (row.get_by_role("cell").nth(place).bounding_box() for place in range(3))

    assert old["y"] + old["height"] <= new["y"]
    assert new["y"] + new["height"] <= what["y"]
    assert page.locator("ins", has_text="20").first.is_visible()


def test_paper_has_every_figure_and_every_dropped_paragraph(
    transactional_db, chromium, live_server
):
    import_and_compare(record_of_three())
    width = 690  # of A4 between its margins
    page, _ = opened(
        chromium,
        f"{live_server.url}/en/meridian/lineage/?language=en",
        viewport={"width": width, "height": 1000},
    )

    page.emulate_media(media="print")

    assert page.locator("#dropped-1").get_by_text("the name of each ship;").is_visible()
    assert page.locator("#flow-chart svg").first.is_visible()
    for table in page.locator("table:visible").all():
        box = table.bounding_box()
        assert box["x"] + box["width"] <= width + 1, table.get_attribute("id")
    row = page.locator("#beside-1 tr").filter(has_text="12 lighthouses")
    old, new = (row.locator("td").nth(place).bounding_box() for place in range(2))
    assert old["y"] == new["y"]
