"""A negotiation that is played, from its first file to a text that all accept: each step is what somebody does, and who sees it."""

import re

from playwright.sync_api import expect

from tests.browser.played_hall import (
    FISH,
    LINES,
    LOAN,
    PILOTS,
    PLACES,
    PORTS,
    RULE,
    SPRING,
    TEACHERS,
    TITLE,
    Hall,
)
from tests.browser.seats import Seat
from tests.browser.word_by_hand import change, strike_out, write_plan


def the_draft_is_begun_from_a_file(hall: Hall) -> None:
    sena = hall["Sena"]
    page = sena.go("../new/")
    page.get_by_label("Title in the working language").fill(TITLE)
    page.get_by_label("Kind", exact=True).select_option("plan")
    page.get_by_role("checkbox", name="español").check()
    page.get_by_label("A file", exact=True).check()
    file = write_plan(hall.folder / "zero.docx", TITLE, LINES)
    page.get_by_label(re.compile("^File")).set_input_files(file)
    page.get_by_label("Rule by which it is decided").fill(RULE)
    page.get_by_label("A silence lasts at least, in hours").fill("48")
    page.get_by_label("Who objects to a silence is not named").check()
    page.get_by_label("The negotiation as well").check()
    sena.press("Begin the draft")

    page.wait_for_url("**/prepare/?done=begun")
    assert page.locator("#text-2").input_value() == LINES[1][1]
    assert page.locator("#number-2").input_value() == "1."
    assert page.locator("#kind-5").input_value() == "heading"
    for name in ("Ana", "Bo", "Otto"):
        assert hall[name].reads().startswith("404 ")
        assert TITLE not in hall[name].reads("../")


def it_is_circulated_and_a_round_opens(hall: Hall) -> None:
    sena = hall["Sena"]
    sena.go()
    sena.press("Circulate it to all delegations", then="All delegations see the draft now.")
    sena.go("versions/")
    sena.press("Open the round", then="The round is open.")

    hall.sees(LINES[1][1], "Ana", "Dora", "Bo", "Cleo", "Dan", "Eva")
    hall.sees("Round 1 is open", "Dan", place="versions/")
    assert (
        hall["Otto"].reads().startswith("404 ")
    )  # an observer, and the draft is not shown to them
    assert hall["Bo"].reads("prepare/").startswith("403 ")


def propose(seat: Seat, paragraph: str, words: str, *, reason: str = "", send: bool = True) -> None:
    """Write other words for a paragraph on its page, and send them."""
    page = seat.go(f"p/{paragraph}/")
    form = page.locator("#propose-words")
    form.get_by_role("textbox", name="Your wording").fill(words)
    form.get_by_role("textbox", name="Reason").fill(reason)
    seat.press("Keep it for the delegation", within=form, then="It is kept.")
    if send:
        seat.press("Send it to all delegations", then="It is sent")


def a_delegate_prepares_and_the_head_clears(hall: Hall) -> None:
    words, secret = LINES[1][1].replace("shall", "should"), "ministers quarrel"
    propose(hall["Dora"], PORTS, words, reason=f"Our {secret}.", send=False)
    places = ("", f"p/{PORTS}/", "replay/", "positions/", "room/", f"room/?paragraph={PORTS}")
    for part in ("should", secret):
        hall.is_not_seen(part, "Bo", "Sena", "Iris", places=places)
    hall.is_not_seen("should", "Bo", places=("mine/",))
    assert "parties should open" in hall["Ana"].reads_word("ours")
    for name in ("Bo", "Sena"):
        assert "should" not in hall[name].reads_word("tracked")
        assert "parties shall open" in hall[name].reads_word("clean")

    ana = hall["Ana"]
    hall.sees(secret, "Ana", place="mine/")
    ana.go("mine/")
    ana.press("Send it (1)", then="It is sent")

    hall.sees("[shall][should] (XA)", "Bo", "Sena", place=f"p/{PORTS}/")
    hall.sees(secret, "Bo", place=f"p/{PORTS}/")


def others_propose_and_join(hall: Hall) -> None:
    propose(hall["Bo"], PORTS, LINES[1][1].replace("2030", "2035"), reason="The ice.")
    dan = hall["Dan"]
    dan.go(f"p/{PORTS}/")
    of_bo = dan.page.locator(".proposal-line", has_text="2035")
    dan.press("Join it", within=of_bo, then="Your delegation stands behind it.")
    eva = hall["Eva"]
    eva.go(f"p/{FISH}/")
    form = eva.open("A new paragraph after this one")
    form.get_by_role("textbox", name="The new paragraph").fill(
        "The parties will share their sea charts."
    )
    eva.press("Keep it for the delegation", within=form, then="It is kept.")
    eva.press("Send it to all delegations", then="It is sent")

    hall.sees("[2035] (XB, XD)", "Cleo", "Ana", place=f"p/{PORTS}/")
    hall.sees("share their sea charts", "Cleo", "Sena")


def a_file_comes_back_from_a_capital(hall: Hall) -> None:
    cleo = hall["Cleo"]
    cleo.go("word/")
    file = cleo.download("With tracked changes", hall.folder)
    change(file, "200", "300")
    strike_out(file, "meet every spring")
    cleo.page.get_by_label("Word file (.docx)").set_input_files(file)
    cleo.press("Read it")
    ticks = cleo.page.get_by_role("checkbox")
    expect(ticks).to_have_count(2)
    assert [one.is_checked() for one in ticks.all()] == [True, True]
    cleo.press("Keep what is ticked", then="2 proposals were kept.")
    hall.is_not_seen("300", "Bo", "Sena", places=("", f"p/{PILOTS}/"))

    cleo.press("Send them to all delegations", then="It is sent")

    hall.sees("[300] (XC)", "Bo", "Sena")


def the_round_closes_with_a_compilation(hall: Hall) -> None:
    sena = hall["Sena"]
    sena.go("versions/")
    sena.press("Close the round now", then="The round is closed")

    hall.sees("Compilation", "Ana", place="versions/2/")
    hall.sees("[should] (XA)", "Ana", place="versions/2/")
    bo = hall["Bo"]
    propose(bo, TEACHERS, LINES[5][1].replace("encourage", "ask"), send=False)
    bo.press("Send it to all delegations")
    bo.page.get_by_text("No round of proposals is open.").wait_for()
    hall.is_not_seen("ask schools", "Ana", "Sena", places=("", f"p/{TEACHERS}/"))

    sena.go("versions/")
    sena.press("Open the round", then="The round is open.")
    bo.go("mine/")
    bo.press("Send it (1)", then="It is sent")
    hall.sees("[ask] (XB)", "Ana")


def delegations_say_where_they_stand(hall: Hall) -> None:
    dora, ana, eva = hall["Dora"], hall["Ana"], hall["Eva"]
    page = dora.go("positions/")
    page.get_by_label("On what").select_option(LOAN)
    page.get_by_label("Where your delegation stands", exact=True).select_option("ad_ref")
    page.get_by_label("In your words").fill("The treasury has not looked at it.")
    dora.press("Prepare it for your head of delegation", then="Your position is prepared.")
    for place in ("positions/", f"p/{LOAN}/", f"chair/{LOAN}/"):
        hall.is_not_seen("treasury", "Sena", places=(place,))
    hall.is_not_seen("treasury", "Bo", "Eva", places=("positions/", f"p/{LOAN}/"))
    ana.go("positions/")
    ana.press("Say it to all delegations (1)", then="Your position is said")
    hall.sees("The treasury has not looked at it.", "Bo", "Sena", place="positions/")

    page = eva.go(f"p/{FISH}/")
    form = eva.open("Say where your delegation stands")
    form.get_by_label("Where your delegation stands").select_option("reserves")
    with page.expect_console_message(lambda message: "422" in message.text):
        eva.press("Say it to all delegations", within=form)
    page.get_by_role("alert").wait_for()  # a reservation has words
    eva.said.clear()  # the browser notes that the answer was 422
    page.get_by_label("In your words").fill("Ten days are too few for small boats.")
    eva.press("Say it to all delegations", then="Your position is said")
    hall.sees("XE · Reserves its position", "Cleo", place=f"p/{FISH}/")
    hall.sees("too few for small boats", "Sena", place=f"chair/{FISH}/")


def the_chair_decides_and_the_room_follows(hall: Hall) -> None:
    sena, screen = hall["Sena"], hall.screen
    screen.go("room/")
    assert "No paragraph is in hand." in screen.page.locator("#room").inner_text()
    sena.go(f"chair/{PORTS}/")
    sena.press("Take in hand", then="The room looks at this paragraph now.")
    screen.page.locator(".room-label", has_text="§ 1").wait_for()

    place = sena.page.locator(".chair-place", has_text="Place 1")
    place.get_by_label("Take alternative 1").check()
    sena.press("Decide this place", within=place, then="It is decided.")
    screen.page.locator(".room-text", has_text="parties should open").wait_for()
    place = sena.page.locator(".chair-place", has_text="2035")
    place.get_by_role("textbox", name="New words for this place").fill("2032")
    place.get_by_role("radio", name="New words for this place").check()
    sena.press("Decide this place", within=place, then="It is decided.")

    text = "The parties should open their harbours to all ships by 2032."
    screen.page.locator(".room-text", has_text=text).wait_for()
    hall.sees("Without brackets", "Bo", place=f"p/{PORTS}/")
    assert hall["Bo"].reads(f"chair/{PORTS}/").startswith("403 ")


def the_chair_takes_declines_parks_and_links(hall: Hall) -> None:
    sena = hall["Sena"]
    sena.go(f"chair/{PILOTS}/")
    sena.press("Take all of it", then="The proposal is taken into the text.")
    sena.go(f"chair/{SPRING}/")
    sena.press("Set it aside", then="The proposal is set aside.")
    sena.press("Leave it for later", then="The paragraph is left for later.")
    sena.go("chair/").locator(".chair-rows a", has_text="sea charts").click()
    sena.press("Take all of it", then="The proposal is taken into the text.")
    sena.go(f"chair/{TEACHERS}/")
    form = sena.open("Link it with others")
    form.get_by_label("What the link is called").fill("learning")
    form.get_by_label("§ 5").check()
    sena.press("Link them", within=form, then="The paragraphs are linked")

    hall.sees("Taken into the text", "Cleo", place="mine/")
    hall.sees("Set aside", "Cleo", place="mine/")
    hall.sees("will train 300 pilots", "Dan")
    hall.sees("Left for later: 1", "Sena", place="chair/")
    hall.sees("Open: 1", "Sena", place="chair/")


def the_chair_proposes_and_is_answered(hall: Hall) -> None:
    sena = hall["Sena"]
    sena.go(f"chair/{PLACES}/")
    form = sena.open("Propose something as the chair")
    form.get_by_label("The words that you propose").fill(LINES[6][1].replace("1,000", "1,500"))
    sena.press(
        "Send it to all delegations", within=form, then="The proposal is with all delegations"
    )
    bo, ana = hall["Bo"], hall["Ana"]
    hall.sees("The chair's proposals that you have not answered", "Bo", "Ana", place="mine/")
    bo.go(f"p/{PLACES}/")
    bo.press("Accept it", then="Your position is said")
    ana.go(f"p/{PLACES}/")
    ana.page.get_by_label("Answer it").fill("If the places are open to all.")
    ana.press("Accept it", then="Your position is said")

    page = sena.go(f"chair/{PLACES}/")
    assert "If the places are open to all." in page.locator(".chair-proposal").inner_text()
    sena.press("Take all of it", then="The proposal is taken into the text.")
    sena.go(f"chair/{TEACHERS}/")
    sena.press("Take all of it", then="The proposal is taken into the text.")
    sena.go("versions/")
    sena.page.get_by_label("As what").select_option("rolling")
    sena.press("Circulate the version", then="The version is circulated.")
    hall.sees("Rolling text", "Eva", place="versions/3/")
    hall.sees("will give 1,500 school places", "Eva", place="versions/3/?with=2")
