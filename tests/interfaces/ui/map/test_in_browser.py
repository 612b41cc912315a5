"""The map in a real browser: every state answers the pointer and the keyboard, at every width."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from consenso.interfaces.ui.map._layout import NARROW, WIDE, lay_out
from tests.axe import RULES
from tests.interfaces.ui.map.forum import CODES, ISLANDS, address

WIDTHS = {1280: WIDE, 1050: WIDE, 800: NARROW, 390: NARROW, 320: NARROW}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

# What answers at the middle of a target and close to the edge of its 24 pixels, in four directions.
_ANSWERS = """(svg, [x, y, width]) => {
  svg.scrollIntoView({block: "start", behavior: "instant"});
  const scale = svg.getBoundingClientRect().width / width;
  window.scrollBy({top: y * scale - 300, behavior: "instant"});
  const box = svg.getBoundingClientRect();
  const [u, v] = [box.left + x * scale, box.top + y * scale];
  return [[0, 0], [11, 0], [-11, 0], [0, 11], [0, -11]].map(([right, down]) =>
    document.elementFromPoint(u + right, v + down)?.closest("a")?.getAttribute("href"));
}"""


@pytest.fixture
def opened(chromium, settings, live_server):
    settings.ROOT_URLCONF = "tests.interfaces.ui.map.urls"

    def at(width, *, query="", **context):
        page = chromium.new_page(viewport={"width": width, "height": 900}, **context)
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.goto(f"{live_server.url}/en/_map/{query}")
        return page

    return at


def picture(page, form):
    return page.locator(f".map-svg-{form.name}")


@pytest.mark.parametrize("width", WIDTHS)
def test_every_state_answers_within_24_pixels(opened, width):
    page, form = opened(width), WIDTHS[width]
    targets = [target for view in lay_out(CODES, format=form).views for target in view.targets]

    for target in targets:
        found = picture(page, form).evaluate(_ANSWERS, [target.x, target.y, form.width])

        assert found == [address(target.code)] * 5, target.code


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("code", ISLANDS)
def test_click_on_a_small_island_leads_to_its_page(opened, width, code):
    page = opened(width)
    mark = picture(page, WIDTHS[width]).locator(f'a[href="{address(code)}"] circle')
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()

    assert min(box["width"], box["height"]) >= 24
    with page.expect_navigation():
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.url.endswith(address(code))


@pytest.mark.parametrize("width", [1280, 390])
def test_keyboard_passes_each_state_once_in_the_order_given(opened, width):
    page = opened(width)
    picture(page, WIDTHS[width]).locator("a").first.focus()
    passed = []
    for _ in CODES:
        passed.append(page.evaluate("document.activeElement.getAttribute('href')"))
        page.keyboard.press("Tab")

    assert passed == [address(code) for code in CODES]
    assert page.evaluate("document.activeElement.closest('.map')") is None


@pytest.mark.parametrize("width", [1280, 390])
def test_readers_by_ear_hear_name_and_note(opened, width):
    page = opened(width)

    assert page.get_by_role("link", name="Grenada: 15 commitments", exact=True).count() == 1


# Each two of what differs stand together once.
@pytest.mark.parametrize(
    ("width", "query", "scheme"),
    [(1280, "", "light"), (1280, "?group", "dark"), (390, "", "dark"), (390, "?group", "light")],
)
def test_map_passes_axe_and_fits_the_screen(opened, width, query, scheme):
    page = opened(width, query=query, color_scheme=scheme)

    found = Axe().run(page, options=RULES)

    assert not found.response["violations"], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.said == []
