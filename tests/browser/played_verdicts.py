"""A report that is played, after its publication: what assessors find, what is answered, and how all of it can be checked."""

import csv
import io
import re

from tests.browser.played_offices import FIRST, MADE, Offices
from tests.servers import consenso, environment

FOUND = "Of three loans two are signed, and one pier leans."
DIFFERS = "What was asked for by the harbours was lent."
ANSWER = "The pier was set upright in March."


def an_institute_assesses_without_javascript(offices: Offices) -> None:
    vera = offices["Vera"]
    page = vera.go(f"record/commitment/{FIRST}/")
    offices.look("Vera", "a commitment at the desk")
    page.get_by_role("link", name="Add evidence of it").click()
    page.locator("[name=id]").fill("ev-pier")
    page.locator("[name='title.en']").fill("The leaning pier")
    page.locator("[name=address]").fill("https://example.org/pier")
    page.locator("[name=sources]").fill("https://example.org/pier")
    vera.press("Save and publish", then="It is published")

    page = vera.go(f"record/commitment/{FIRST}/")
    page.get_by_role("link", name="Assess it").click()
    page.get_by_role("button", name=re.compile("Add ?: Evidence$")).click()
    page.locator("[name='evidence.0']").select_option("ev-pier")
    page.locator("[name=verdict]").select_option(label="partly kept")
    page.locator("[name='rationale.en']").fill(FOUND)
    page.locator("[name=confidence]").select_option("high")
    page.locator("[name=sources]").fill("https://example.org/institute/2026")
    offices.look("Vera", "an assessment")
    vera.press("Save and publish", then="It is published")
    found = offices.reads(f"assessments/as-institute-{FIRST}/")
    for words in (FOUND, "The leaning pier", "Nobody has replied to it."):
        assert words in found, words


def a_society_differs(offices: Offices) -> None:
    hugo = offices["Hugo"]
    page = hugo.go(f"record/commitment/{FIRST}/")
    page.get_by_role("link", name="Assess it").click()
    page.locator("[name=verdict]").select_option(label="kept")
    page.locator("[name='rationale.en']").fill(DIFFERS)
    page.locator("[name=confidence]").select_option("high")
    page.locator("[name=sources]").fill("https://example.org/society/2026")
    hugo.press("Save and publish", then="It is published")
    found = offices.reads(f"commitments/{FIRST}/")
    for words in (FOUND, DIFFERS, "On the same scale, they differ."):
        assert words in found, words
    assert "On the same scale, they differ." in offices.reads("assessments/")


def the_party_answers(offices: Offices) -> None:
    ana = offices["Ana"]
    page = ana.go(f"record/assessment/as-institute-{FIRST}/")
    offices.look("Ana", "an assessment at the desk")
    page.get_by_role("link", name="Answer it").click()
    page.locator("[name='words.en']").fill(ANSWER)
    offices.look("Ana", "an answer")
    ana.press("Save and publish", then="It is published")
    for place in (f"assessments/as-institute-{FIRST}/", f"commitments/{FIRST}/"):
        found = offices.reads(place)
        assert ANSWER in found, place
        assert FOUND in found, place
    assert ANSWER in offices.reads(f"replies/re-xa-as-institute-{FIRST}/")
    for place in ("assessors/", "assessors/institute/", "replies/", "assessments/"):
        offices.reads(place)


def the_figures_follow(offices: Offices) -> None:
    offices.reads("progress/")
    answer = offices.anybody.request.get(f"{offices.site}/en/meridian/progress/figures.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text().lstrip("﻿"))))
    for what in ("reported", "evidenced", "assessed"):
        held = [row for row in rows if what in row.values() and FIRST in str(row)]
        assert held, what
    for section in ("reports", "assessments"):
        feed = offices.anybody.request.get(f"{offices.site}/en/meridian/{section}/feed.atom").text()
        assert re.search(MADE if section == "reports" else f"as-institute-{FIRST}", feed)


def all_of_it_can_be_checked_and_taken_along(offices: Offices) -> None:
    environ = offices.served.environ
    said = consenso(environ, "verify")
    assert said.returncode == 0, said.stderr
    there, here = offices.folder / "taken", offices.folder / "again"
    said = consenso(environ, "export", "meridian", str(there))
    assert said.returncode == 0, said.stderr
    here.mkdir()
    other = environment(here / "data", settings="consenso.project.settings")
    said = consenso(other, "load", str(there))
    assert said.returncode == 0, said.stderr
    back = offices.folder / "back"
    assert consenso(other, "export", "meridian", str(back)).returncode == 0
    for name in ("reports", "evidence", "assessments", "replies", "assessors", "commitments"):
        first, second = (one / f"{name}.yaml" for one in (there, back))
        assert first.read_bytes() == second.read_bytes(), name
    assert MADE in (back / "reports.yaml").read_text(encoding="utf-8")
    assert ANSWER in (back / "replies.yaml").read_text(encoding="utf-8")
