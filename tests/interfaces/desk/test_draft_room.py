"""The room view: what the room sees and what it does not; and in browsers, where it changes by itself."""

import datetime as dt
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from consenso.domain.drafting import actions, silence, versions
from tests.axe import RULES
from tests.drafts_served import COOKIE, Room, negotiated
from tests.interfaces.desk.posting import words
from tests.interfaces.desk.signed_in import as_
from tests.negotiating import PLAN, Table

pytestmark = pytest.mark.usefixtures("second_factor_offered")
DRAFT = f"/en/desk/meridian/drafts/{PLAN}/"
ROOM = f"{DRAFT}room/"
SHOULD = "The parties should open their harbours to all ships by 2035."


@pytest.fixture
def table(meridian) -> Table:
    made = Table(at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=1))
    made.open()
    return made


def hand(table: Table, paragraph: str) -> None:
    actions.take_in_hand(
        actor=table.actor("Sena"), identifier=PLAN, paragraph=paragraph, at=table.now()
    )


def test_room_sees_the_paragraph_in_hand_who_stands_behind_and_how_far_it_is(table):
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    hand(table, "p3")

    page = words(as_(table, "Bo").get(ROOM))

    assert "§ 1 <span" in page
    assert ">should<" in page
    assert "<dt>XA</dt><dd>Aurelia</dd>" in page
    assert "<dd>83.3 %</dd>" in page
    assert "<dt>brackets left</dt><dd>1</dd>" in page


def test_room_without_a_paragraph_in_hand_says_so_and_another_may_be_pinned(table):
    client = as_(table, "Bo")

    assert "No paragraph is in hand." in words(client.get(ROOM))
    assert "200 pilots every year.</p>" in words(client.get(f"{ROOM}?paragraph=p4"))
    assert "not in the draft any more" in words(client.get(f"{ROOM}?paragraph=p44"))


def test_everybody_sees_the_same_and_nothing_that_is_private(table):
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    table.write("Dora", paragraph="p3", texts=("The parties secretly open their harbours.",))
    hand(table, "p3")

    parts = {words(as_(table, who).get(f"{ROOM}fragment/")) for who in ("Ana", "Bo", "Sena")}

    assert len(parts) == 1
    (part,) = parts
    assert "secretly" not in part
    assert "is-own" not in part


def test_deadline_of_the_round_and_of_the_silence_are_told_in_utc(meridian):
    table = Table(at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=1))
    table.open(languages=("en",))
    sena, ends = table.actor("Sena"), dt.datetime(2040, 3, 4, 15, 30, tzinfo=dt.UTC)
    versions.open_round(actor=sena, identifier=PLAN, closes_at=ends, at=table.now())
    assert "4 March 2040, 15:30 (UTC)" in words(as_(table, "Ana").get(ROOM))
    versions.close_round(actor=sena, identifier=PLAN, at=table.now())
    assert "2040" not in words(as_(table, "Ana").get(ROOM))

    silence.open_silence(
        actor=sena,
        identifier=PLAN,
        expires_at=ends + dt.timedelta(days=1),
        withholds_names=True,
        at=table.now(),
    )

    page = words(as_(table, "Ana").get(ROOM))
    assert "Under silence until" in page
    assert 'datetime="2040-03-05T15:30:00+00:00"' in page


def test_address_of_the_stream_answers_with_one_event_where_nothing_streams(table):
    hand(table, "p4")
    client = as_(table, "Ana")

    plain = client.get(f"{DRAFT}live/")
    room = client.get(f"{DRAFT}live/?topic=room")

    assert plain["Content-Type"] == "text/event-stream"
    assert words(plain).endswith(f"id: {table.draft().revision}\nevent: revision\ndata: 3\n\n")
    assert "event: room\n" in words(room)
    assert all(line.startswith("data: ") for line in words(room).split("\n")[5:-2])


def test_words_are_set_smaller_where_there_are_many(meridian):
    table = Table(at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=1))
    lengths = {"short": 10, "middle": 60, "long": 200}
    table.begin(words=[("paragraph", key, "word " * n) for key, n in lengths.items()])
    client = as_(table, "Sena")

    for number, key in enumerate(lengths, start=1):
        assert f"room-text is-{key}" in words(client.get(f"{ROOM}?paragraph=p{number}"))


# In browsers, on a real server.


@pytest.fixture(scope="module")
def room(tmp_path_factory) -> Iterator[Room]:
    with negotiated(tmp_path_factory.mktemp("room") / "data") as made:
        yield made


def signed_in(chromium, room: Room, name: str, **how):
    context = chromium.new_context(**how)
    url = f"http://localhost:{room.served.port}"
    context.add_cookies([{"name": COOKIE, "value": room.keys[name], "url": url}])
    return context, url


@pytest.mark.browser
def test_chair_decides_and_the_rooms_screen_changes_by_itself(chromium, room):
    room.do("hand", "p3")
    beside, url = signed_in(chromium, room, "Bo", viewport={"width": 1920, "height": 1080})
    screen = beside.new_page()
    said: list[str] = []
    screen.on("console", lambda message: said.append(message.text))
    screen.goto(f"{url}{ROOM}")
    screen.evaluate("window.wasNotReloaded = true")
    without, _ = signed_in(chromium, room, "Cleo", java_script_enabled=False)
    plain = without.new_page()
    plain.goto(f"{url}{ROOM}")
    text = beside.new_page()
    text.goto(f"{url}{DRAFT}")
    assert "[should]" in screen.locator(".room-text").inner_text().replace("Alt 1: ", "")

    chairs, _ = signed_in(chromium, room, "Sena")
    chair = chairs.new_page()
    chair.goto(f"{url}{DRAFT}chair/p3/")
    chair.get_by_label("Take alternative 2").check()
    chair.get_by_role("button", name="Decide this place").click()
    chair.get_by_text("It is decided.").wait_for()

    decided = "The parties will open their harbours to all ships by 2035."
    screen.locator(".room-text", has_text=decided).wait_for()
    assert screen.evaluate("window.wasNotReloaded")
    text.get_by_text("The draft has changed.").wait_for()
    assert decided not in plain.locator(".room-text").inner_text()
    plain.get_by_role("link", name="Look again").click()
    expect(plain.locator(".room-text")).to_have_text(decided)
    assert said == []
    for context in (beside, without, chairs):
        context.close()


@pytest.mark.browser
def test_stream_follows_a_page_that_is_seen_and_no_other(chromium, room):
    context, url = signed_in(chromium, room, "Eva")
    page = context.new_page()
    page.goto(f"{url}{ROOM}?paragraph=p4")
    room.do("hand", "p1")
    page.wait_for_function(
        "Number(document.querySelector('#room').dataset.revision) ==="
        " Number(document.querySelector('.room-view').dataset.revision)"
    )
    assert "200 pilots" in page.locator(".room-text").inner_text()
    page.goto("about:blank")
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("width", "height", "scheme", "language"),
    [(1920, 1080, "light", "en"), (390, 800, "dark", "zh-hans")],
)
def test_chairs_and_rooms_pages_pass_axe(chromium, room, width, height, scheme, language):
    room.do("hand", "p3")
    context, url = signed_in(
        chromium,
        room,
        "Sena",
        viewport={"width": width, "height": height},
        color_scheme=scheme,
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    trouble = {}
    for place in ("", "chair/", "chair/p3/", "chair/p1/", "room/", "room/?paragraph=p99"):
        said.clear()
        page.goto(f"{url}{DRAFT.replace('/en/', f'/{language}/')}{place}")
        page.evaluate(
            "for (const one of document.querySelectorAll('main details')) one.open = true"
        )
        found = Axe().run(page, options=RULES).response["violations"]
        sticks_out = page.evaluate("document.documentElement.scrollWidth") > width
        if found or said or sticks_out:
            rules = [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found]
            trouble[place] = (rules, list(said), sticks_out)
    context.close()

    assert trouble == {}


@pytest.mark.browser
def test_place_is_decided_with_the_keyboard_alone(chromium, room):
    context, url = signed_in(chromium, room, "Sena", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{url}{DRAFT}chair/p6/")
    page.locator("#reword > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("The parties let schools exchange teachers.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.get_by_text("The paragraph has its new words.").wait_for()
    assert "let schools exchange" in page.locator(".chair-words").inner_text()
    context.close()
