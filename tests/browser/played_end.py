"""A negotiation that is played, to its end: the other language, a silence that is broken and one that is not, the public text."""

import json

from playwright.sync_api import expect

from tests.browser.played_hall import (
    AREAS,
    LINES,
    LOAN,
    PLAN,
    PORTS,
    RULE,
    SPANISH,
    SPRING,
    Hall,
)
from tests.browser.played_rounds import propose
from tests.browser.seats import Seat, visible
from tests.servers import consenso


def the_interpreter_translates(hall: Hall) -> None:
    iris = hall["Iris"]
    page = iris.go("languages/es/")
    for area in page.locator("textarea").all():
        identifier = (area.get_attribute("name") or "").removeprefix("text.")
        area.fill(SPANISH[identifier])
    iris.press("Save all on this page", then=f"{len(SPANISH)} paragraphs are saved.")
    hall.sees(
        "Nothing waits: every paragraph is translated as it stands.", "Sena", place="languages/es/"
    )
    hall.sees(SPANISH[PORTS], "Bo", place=f"p/{PORTS}/")


def the_last_round_ends_in_agreement(hall: Hall) -> None:
    sena, iris, bo = hall["Sena"], hall["Iris"], hall["Bo"]
    sena.go("versions/")
    sena.press("Close the round now", then="The round is closed")
    sena.press("Open the round", then="The round is open.")
    propose(bo, LOAN, LINES[3][1].replace("two", "three"))
    sena.go(f"chair/{LOAN}/")
    sena.page.get_by_label("Take alternative 1").check()
    sena.press("Decide this place", then="It is decided.")
    hall.sees("Out of date: the words changed since", "Ana", place=f"p/{LOAN}/")
    assert "It cannot be adopted yet." in visible(sena.reads("silence/"))
    page = iris.go("languages/es/")
    expect(page.locator(".translation-line")).to_have_count(1)
    page.locator("textarea").fill(SPANISH[LOAN].replace("dos", "tres"))
    iris.press("Save 3", then="1 paragraph is saved.")
    hall.sees("Up to date", "Ana", place=f"p/{LOAN}/")

    sena.go(f"chair/{SPRING}/")
    sena.press("Take up again", then="The paragraph is taken up again.")
    for name in ("Ana", "Bo", "Cleo", "Dan"):
        hall[name].go("positions/")
        hall[name].press("Accept all paragraphs without brackets", then="They are accepted")
    sena.go("versions/")
    sena.press("Close the round now", then="The round is closed")
    hall.sees("Nothing is open: every paragraph is agreed.", "Sena", place="chair/")
    assert hall["Bo"].reads("versions/4/").startswith("200 ")


def put_under_silence(sena: Seat) -> None:
    page = sena.go("silence/")
    page.get_by_role("link", name="Put it under silence").click()
    sena.press("Show it in every capital")
    sena.press("Put it under silence until then", then="The draft is under silence.")


def the_silence_is_broken_by_nobody_who_is_named(hall: Hall) -> None:
    sena, bo = hall["Sena"], hall["Bo"]
    put_under_silence(sena)
    hall.sees("Under silence until", "Ana", "Bo", "Eva", place="silence/")
    assert "Your wording" not in hall["Ana"].reads(f"p/{PORTS}/")
    page = bo.go("silence/")
    page.get_by_role("link", name="Object", exact=True).click()
    page.get_by_label("Your objection, in writing").fill(
        "The third lighthouse stands on a cape that is ours."
    )
    bo.press("Object, and break the silence", then="Your objection broke the silence.")

    hall.sees("on a cape that is ours", "Ana", "Cleo", "Sena", place="silence/")
    hall.sees("Borea", "Sena", place="silence/")
    for name in ("Ana", "Cleo", "Dora"):
        for place in ("silence/", "replay/", "mine/", "../../ledger/", "../.."):
            told = visible(hall[name].reads(place))
            assert told.startswith("200 "), place
            for verb in ("objects", "objected", "broke"):
                assert f"Borea {verb}" not in told, (name, place)


def the_second_silence_runs_out(hall: Hall) -> None:
    sena, iris = hall["Sena"], hall["Iris"]
    sena.go(f"chair/{LOAN}/")
    form = sena.open("Give it other words")
    form.get_by_label("The words of the paragraph").fill(LINES[3][1])
    sena.press("Decide it", within=form, then="The paragraph has its new words.")
    iris.go("languages/es/").locator("textarea").fill(SPANISH[LOAN])
    iris.press("Save 3", then="1 paragraph is saved.")
    put_under_silence(sena)
    hall.later(1)
    hall.sees("Under silence until", "Bo", place="silence/")

    hall.later(12)

    hall.sees("Adopted. The text stands in the public record.", "Bo", "Eva", place="silence/")
    page = sena.go("promises/")
    loan = page.locator(".promise", has_text="lend Borea 40 million dollars")
    loan.get_by_role("checkbox", name="Take it").check()
    loan.get_by_label("Key area").select_option(label="Sea and ports")
    loan.get_by_label("Kind").select_option(label="finance")
    loan.get_by_label("Who promises").select_option(label="Aurelia")
    sena.press("Take the ticked ones into the record", then="1 promise is in the record now.")


def the_public_reads_the_text(hall: Hall) -> None:
    page = hall.anybody
    text = f"{hall.screen.site}/en/meridian/texts/{PLAN}/"
    page.goto(text)
    assert "knows no address" not in page.locator("main").inner_text()
    page.get_by_role("link", name="English and Spanish, in step").click()
    for words in (LINES[3][1], "300 pilots", SPANISH[PORTS], SPANISH[LOAN], "sea charts", *AREAS):
        expect(page.locator("main")).to_contain_text(words, use_inner_text=True)
    page.goto(text)
    page.get_by_role("link", name="Consensus record").click()
    for words in (RULE, "If the places are open to all.", "Ten days are too few for small boats."):
        expect(page.locator("main")).to_contain_text(words, use_inner_text=True)
    page.goto(text)
    page.get_by_role("link", name=LINES[3][1]).click()
    page.wait_for_url(lambda url: url != text)
    assert "Plan of the Harbours" in page.locator("main").inner_text()

    api = f"{hall.screen.site}/api/v1/meridian/texts/{PLAN}"
    for tag, words in (("en", LINES[3][1]), ("es", SPANISH[LOAN])):
        answer = page.request.get(f"{api}/contents/{tag}.xml")
        assert "<akomaNtoso" in answer.text()
        assert words in answer.text()
    acts = page.request.get(f"{api}/negotiation.json").json()["acts"]
    assert "Our ministers quarrel." in json.dumps(acts)
    (broken,) = (act for act in acts if "on a cape" in json.dumps(act))
    assert "XB" not in json.dumps(broken)
    assert [act["verb"] for act in acts].count("close_round") == 3
    assert {act["by"] for act in acts} >= {"XA", "XB", "XC", "XD", "XE"}
    assert page.request.get(f"{hall.screen.site}{hall.screen.draft}").url.count("login")
    said = consenso(hall.served.environ, "verify")
    assert said.returncode == 0, said.stderr
    assert "meridian, confidential: " in said.stdout
    assert "meridian, consensus: 1 records: holds" in said.stdout
