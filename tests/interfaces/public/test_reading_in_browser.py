"""Texts to be read, in a real browser: for everyone, wide and narrow; words that are selected have an address; without JavaScript too."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from consenso.domain.record.actions import load
from consenso.domain.texts import lineages
from consenso.domain.texts.made import make_alignments
from tests.axe import RULES
from tests.conftest import LOADED_AT
from tests.interfaces.public.test_in_browser import opened
from tests.people import sena
from tests.record import MERIDIAN, files_in
from tests.texts import FIRST, SECOND, THIRD, import_all, with_third_plan

pytestmark = pytest.mark.browser

PLACES = (
    f"{FIRST}/",
    f"{FIRST}/in/en/",
    f"{FIRST}/in/zh-Hans/",
    f"{SECOND}/in/es/",
    f"{FIRST}/in/es/?beside=zh-Hans",
    f"{FIRST}/in/en/?beside=es",
    f"{SECOND}/in/en/para_1/",
    f"{FIRST}/in/es/para_2-1/?quote=130+docentes",
    f"{FIRST}/in/es/para_2-1/?quote=900",
    f"{FIRST}/in/en/para_1-3/",
)
# Selects words of an element, as a reader does with the mouse.
SELECT = """([selector, start, end]) => {
  const text = document.querySelector(selector).querySelector("p").firstChild;
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def site(committed_meridian, live_server, settings):
    settings.SITE = live_server.url
    load(with_third_plan(files_in(MERIDIAN)), at=LOADED_AT, by="Sena")
    for _ in import_all(FIRST, SECOND, THIRD, actor=sena()):
        pass
    make_alignments("meridian", FIRST)
    lineages.make_due("meridian", encoder=None)
    return live_server.url


@pytest.mark.parametrize(
    ("width", "scheme", "language"), [(1280, "light", "en"), (390, "dark", "zh-hans")]
)
def test_every_page_of_a_text_is_for_everyone(chromium, site, width, scheme, language):
    trouble = {}
    base = f"{site}/{language}/meridian/texts/"
    page, said = opened(
        chromium,
        base,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
    )

    for place in PLACES:
        said.clear()
        answer = page.goto(f"{base}{place}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found = Axe().run(page, options=RULES).response["violations"]
        sticks_out = page.evaluate("document.documentElement.scrollWidth") > width
        if found or said or sticks_out or answer.status != 200:
            rules = [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found]
            trouble[place] = (answer.status, rules, list(said), sticks_out)

    assert trouble == {}


def test_selected_words_have_an_address_that_marks_them(chromium, site):
    page, said = opened(chromium, f"{site}/en/meridian/texts/{FIRST}/in/en/")
    offer = page.get_by_role("link", name="Address of these words")
    assert not offer.is_visible()

    page.evaluate(SELECT, ["#para_2-1 .numbered-text", 19, 40])
    offer.wait_for()
    offer.click()

    page.wait_for_url("**/para_2-1/?quote=*")
    expect(page.locator(".numbered-text mark")).to_have_text("exchange 150 teachers")
    assert said == []


def test_the_offer_goes_when_nothing_is_selected(chromium, site):
    page, _ = opened(chromium, f"{site}/en/meridian/texts/{FIRST}/in/en/")
    offer = page.get_by_role("link", name="Address of these words")

    page.evaluate(SELECT, ["#para_1-1 .numbered-text", 0, 8])
    offer.wait_for()
    page.evaluate("getSelection().removeAllRanges()")

    offer.wait_for(state="hidden")


def test_words_are_cited_without_javascript(chromium, site):
    page, _ = opened(
        chromium,
        f"{site}/en/meridian/texts/{FIRST}/in/en/para_1-2/",
        java_script_enabled=False,
    )

    page.get_by_label("Words of this paragraph").fill("12  lighthouses")
    page.keyboard.press("Enter")

    page.wait_for_url("**quote=**")
    expect(page.locator("mark")).to_have_text("12 lighthouses")
    assert page.get_by_role("link", name="Address of these words").count() == 0
    assert "?quote=12%20lighthouses" in page.locator(".cite [data-copied]").inner_text()


def test_two_languages_alternate_on_a_narrow_page(chromium, site):
    page, _ = opened(
        chromium,
        f"{site}/en/meridian/texts/{FIRST}/in/en/?beside=es",
        viewport={"width": 390, "height": 900},
    )

    first, second = (page.locator("#step-7 .step-side").nth(n).bounding_box() for n in (0, 1))
    labels = page.locator("#step-7 .step-language").all_inner_texts()
    assert second["y"] >= first["y"] + first["height"]
    assert labels == ["English", "Spanish"]
