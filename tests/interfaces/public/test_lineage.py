"""The lineage page of the imaginary plans: what was kept, what was dropped, what was promised three times, what is missing."""

import csv
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from consenso.core.outline import Outline, Paragraph
from consenso.domain.texts import lineages, models
from tests.texts import FIRST, SECOND, THIRD, import_text
from tests.texts.compared import REPORTED, import_and_compare, record_of_three

pytestmark = pytest.mark.django_db
PLACE = "/en/meridian/lineage/"
TWO = f"{PLACE}?of={FIRST}&of={SECOND}&language=en"
THREE = f"{PLACE}?language=en"


@pytest.fixture
def sena():
    return record_of_three()


@pytest.fixture
def plans(sena):
    import_and_compare(sena)


def opened(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def words(element):
    return " ".join(element.text_content().split())


def section(page, identifier):
    [found] = page.xpath(f"//section[@aria-labelledby='{identifier}']")
    return found


def rows_of(table):
    return [[words(cell) for cell in row.iter("th", "td")] for row in table.iterfind(".//tbody/tr")]


def pairs(page, identifier):
    """Return the rows of a table of paragraphs: what stands left, what right, what became of it."""
    return [
        tuple(words(cell) for cell in row.iter("td"))
        for row in page.get_element_by_id(identifier).iterfind(".//tbody/tr")
    ]


def test_figures_of_each_step(plans, client):
    found = rows_of(opened(client, THREE).get_element_by_id("figures-table"))

    # before | kept, moved, reworded, merged, split, dropped | new, after | stronger, weaker
    assert [row[0] for row in found] == ["2020–2022 → 2023–2025", "2023–2025 → 2026–2028"]
    for row in found:
        before, *changed, new, after, _, _ = (int(cell) for cell in row[1:])
        assert before == sum(changed)
        assert after == sum(changed[:-1]) + new
    assert [row[1] for row in found] == ["11", "9"]
    assert [row[7] for row in found] == ["4", "2"]


def test_each_number_leads_to_as_many_paragraphs(plans, client):
    page = opened(client, THREE)

    links = page.xpath("//table[@id='figures-table' or starts-with(@id, 'new-sections')]//td/a")
    assert len(links) > 10
    for link in links:
        listed = opened(client, link.get("href"))
        which = parse_qs(urlsplit(link.get("href")).query)["pair"][0]
        assert len(pairs(listed, f"beside-{which}")) == int(link.text), link.get("href")


def test_dropped_paragraphs_are_listed(plans, client):
    found = section(opened(client, THREE), "dropped")

    first, second = (
        [words(one) for one in table.xpath(".//p[contains(@class, 'states-words')]")]
        for table in found.iter("table")
    )
    assert first == [
        "Recalling the Declaration of Port Aurelia,",
        "the name of each ship;",
        "the port where it was built.",
        "Borea invites the Parties to a school of the sea in 2021.",
    ]
    assert second == [
        "Aurelia will lend a further 260 million dollars for ports and lights in the Meridian Group by 2025.",
        "The Parties will complete the common register of ships.",
    ]


def test_words_that_changed_are_marked_and_the_change_is_said(plans, client):
    page = opened(client, TWO)
    [row] = [
        one
        for one in page.get_element_by_id("beside-1").iter("tr")
        if "12 lighthouses" in words(one)
    ]

    assert [one.text for one in row.iter("del")] == ["12"]
    assert [one.text for one in row.iter("ins")] == ["20"]
    assert "reworded, and moved stronger: a larger number" in words(row)
    links = [one.get("href") for one in row.iter("a")]
    assert links == [
        f"/en/meridian/texts/{FIRST}/in/en/para_1-2/",
        f"/en/meridian/texts/{SECOND}/in/en/para_1/",
    ]
    assert all(client.get(one).status_code == 200 for one in links)


def test_nothing_is_said_of_how_strong_a_title_is(plans, client):
    found = pairs(opened(client, TWO), "beside-1")

    titles = [what for old, _, what in found if "Title" in old or "Preamble" in old]
    assert titles
    assert not any("weaker" in what or "stronger" in what for what in titles)


def test_what_was_promised_three_times_with_what_was_done(plans, client):
    found = section(opened(client, THREE), "chains")

    teachers, lights = found.xpath(".//li[@class='chain']")
    assert words(teachers.find("h3")) == "¶ 2.1 (2020–2022) → ¶ 4 (2023–2025) → ¶ 1 (2026–2028)"
    first, second, third = teachers.xpath(".//li[@class='chain-stage']")
    assert REPORTED in words(first)
    assert "shows progress" in words(first)
    assert "reworded stronger: its verb binds more" in words(second)
    assert "Nothing reported is on record." in words(third)
    assert [
        link.get("href") for link in third.iter("a") if "/commitments/" in link.get("href")
    ] == [f"/en/meridian/commitments/teachers-{THIRD}/"]
    assert words(lights).count("The record holds no commitment from this paragraph.") == 3


def test_where_sentences_were_read_they_say_what_a_promise_is(plans, client):
    for content in models.Content.objects.filter(language="en"):
        models.Sentence.objects.create(
            content=content, position=0, paragraph="title", text="", is_promise=False, found={}
        )

    assert "No promise was carried through three" in words(section(opened(client, THREE), "chains"))


def test_sections_say_where_their_paragraphs_come_from(plans, client):
    page = opened(client, THREE)

    later = {row[0]: row[1:] for row in rows_of(page.get_element_by_id("new-sections-2"))}
    # paragraphs, kept, moved, reworded, merged, split, new, stronger, weaker
    assert later["I. Schools"] == ["2", "1", "0", "1", "0", "0", "0", "0", "1"]
    earlier = {row[0]: row[1:] for row in rows_of(page.get_element_by_id("old-sections-2"))}
    assert earlier["I. Ports and lights"] == ["3", "1", "2"]


def test_areas_count_what_became_of_promises(plans, client):
    found = rows_of(opened(client, THREE).get_element_by_id("areas-1"))

    # m-2020-01 stands in 1.1 and belongs to both areas; the teachers stand in 2.1.
    assert [(row[0], row[3]) for row in found] == [("Sea and ports", "1"), ("Learning", "2")]


def test_two_texts_ask_for_a_third(plans, client):
    assert "Choose three texts or more" in words(section(opened(client, TWO), "chains"))


def test_the_drawing_has_its_table_and_its_data(plans, client):
    page = opened(client, THREE)
    [figure] = page.xpath("//figure")
    [link] = figure.xpath("./p[@class='chart-data']/a")

    answer = client.get(link.get("href"))

    assert answer["Content-Type"].startswith("text/csv")
    _, *rows = csv.reader(answer.content.decode("utf-8-sig").splitlines())
    assert [row[0] for row in rows] == [row[0] for row in rows_of(figure.find(".//table"))]
    assert ["2020–2022: II. Schools → dropped", "1", "0", "0"] in rows
    assert "6 are dropped, 3 are new" in words(figure.find("figcaption"))


def test_the_list_is_narrowed_by_what_became_of_it(plans, client):
    page = opened(client, f"{THREE}&list=paragraphs&pair=2&change=dropped")

    assert [what for _, _, what in pairs(page, "beside-2")] == ["dropped", "dropped"]
    assert "1–2 of 2" in words(page)
    nothing = opened(client, f"{THREE}&list=paragraphs&pair=1&change=split")
    assert "No paragraph answers to all that is chosen above." in words(nothing)


def test_the_list_of_chains_has_its_own_page(plans, client):
    page = opened(client, f"{THREE}&list=chains")

    assert len(page.xpath("//li[@class='chain']")) == 2
    assert "1–2 of 2" in words(page)
    assert not page.xpath("//table[@id='figures-table']")


def test_another_language_of_the_same_plans(plans, client):
    page = opened(client, f"/nl/meridian/lineage/?of={FIRST}&of={SECOND}&language=es")

    [row] = [
        one for one in page.get_element_by_id("beside-1").iter("tr") if "12 faros" in words(one)
    ]
    assert {one.get("lang") for one in row.xpath(".//p[contains(@class, 'states-words')]")} == {
        "es"
    }


def test_without_imported_plans_the_page_says_what_is_missing(sena, client):
    import_text(FIRST, "en", actor=sena)
    page = opened(client, PLACE)

    assert "have to be imported in the same language" in words(section(page, "missing"))
    held = {row[0]: row[1] for row in rows_of(page.get_element_by_id("missing-table"))}
    assert held["Plan 2020-2022"] == "English"
    assert held["Plan 2023-2025"] == "no language yet"
    assert "the desk" in words(section(page, "import"))
    assert client.get(f"{PLACE}flow.csv").status_code == 404


def test_a_language_in_which_one_plan_alone_is_there(plans, client):
    page = opened(client, f"{PLACE}?of={FIRST}&of={SECOND}&language=zh-Hans")

    assert "imported in the language that you chose: Chinese" in words(section(page, "missing"))


@pytest.mark.parametrize(
    "asked",
    [
        "of=no-such-text&of=another",
        f"of={FIRST}",
        "language=%00",
        "list=paragraphs&pair=99&page=999&section=new-nothing&change=x&strength=y",
        "list=chains&page=0",
        "list=nothing&pair=-1",
        f"of={FIRST}&of={FIRST}&of={SECOND}&of=declaration-2019",
    ],
)
def test_strange_questions_are_answered(plans, client, asked):
    assert client.get(f"{PLACE}?{asked}").status_code == 200


def test_what_is_not_compared_yet_is_not_kept_by_anyone(sena, client):
    import_text(FIRST, "en", actor=sena)
    import_text(SECOND, "en", actor=sena)

    before = client.get(PLACE)

    assert "are being compared" in before.content.decode()
    assert "no-store" in before["Cache-Control"]
    lineages.make_due("meridian", encoder=None)
    assert "In figures" in client.get(PLACE).content.decode()


def test_what_is_too_far_apart_is_said(plans, client, monkeypatch):
    models.Lineage.objects.all().delete()
    monkeypatch.setattr("consenso.interfaces.public.views.lineage.REACH", 0)

    assert "not compared with each other" in client.get(THREE).content.decode()


@pytest.mark.parametrize("place", ["compare/", f"texts/{FIRST}/", f"texts/{THIRD}/"])
def test_the_page_is_linked(plans, client, place):
    page = opened(client, f"/en/meridian/{place}")

    links = [one for one in page.xpath("//main//a/@href") if "/lineage/" in one]
    assert links
    assert "In figures" in client.get(links[0]).content.decode()


def test_a_text_that_is_alone_leads_nowhere(sena, client):
    import_text(FIRST, "en", actor=sena)

    assert "/lineage/" not in client.get(f"/en/meridian/texts/{FIRST}/").content.decode()


def test_promises_are_found_in_spanish_too(plans, client):
    found = section(opened(client, f"{PLACE}?language=es&list=chains"), "chains")

    assert len(found.xpath(".//li[@class='chain']")) == 2


def said(number):
    """Return a sentence that shares no telling word with that of another number."""
    sign = sha256(str(number).encode()).hexdigest()
    own = [sign[place : place + 7] for place in range(0, 56, 7)]
    return f"The Parties will {' '.join(own)} lamp {number}."


def long_plan(number):
    """Return a plan of 700 paragraphs in 14 sections: 30 of the one before are gone, and 30 are new."""
    parts = []
    for section_number in range(14):
        heading = f"sec_{section_number}"
        title = f"Part {section_number}"
        parts.append(Paragraph(heading, "heading", f"{section_number}.", "", title, 0, 0))
        for place in range(50):
            one = 30 * number + 50 * section_number + place
            parts.append(Paragraph(f"p{one}", "paragraph", f"{one}.", heading, said(one), 0, 0))
    return Outline("en", "", tuple(parts))


@pytest.fixture
def long_plans(sena):
    for number, text in enumerate((FIRST, SECOND, THIRD)):
        import_text(text, "en", actor=sena, found=long_plan(number))
    lineages.make_due("meridian", encoder=None)


def queries_for(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_long_plans_are_shown_in_pages(long_plans, client):
    page = opened(client, THREE)

    assert len(pairs(page, "beside-1")) == 20
    assert "of 744" in words(opened(client, f"{THREE}&list=paragraphs"))
    assert "All 744 rows: 2020–2022 → 2023–2025" in words(section(page, "paragraphs"))
    assert "640 promises were carried through three texts" in words(section(page, "chains"))
    assert len(page.xpath("//li[@class='chain']")) == 10
    last = opened(client, f"{THREE}&list=chains&page=32")
    assert len(last.xpath("//li[@class='chain']")) == 20
    assert last.xpath("//ol[@class='chains']/@start") == ["621"]


def test_every_dropped_paragraph_of_long_plans_can_be_reached(long_plans, client):
    page = opened(client, THREE)
    first = pairs(page, "dropped-1")
    [link] = [
        one.get("href")
        for one in section(page, "dropped").iter("a")
        if "dropped: 2020–2022 → 2023–2025" in words(one)
    ]

    listed = pairs(opened(client, link), "beside-1")

    assert len(first) == 20
    told = " ".join(old for old, _, _ in listed)
    assert all(f"lamp {number}." in told for number in range(30))


def test_a_drawing_of_many_sections_has_one_box_for_the_small_ones(long_plans, client):
    [figure] = opened(client, THREE).xpath("//figure")

    rows = [row[0] for row in rows_of(figure.find(".//table"))]
    assert any("Other sections" in row for row in rows)
    boxes = {row.split(" → ")[0] for row in rows if row.startswith("2020–2022")}
    assert len(boxes) == 12


def test_long_plans_cost_as_many_queries_as_short_ones(sena, client):
    import_and_compare(sena)
    places = (THREE, f"{THREE}&list=paragraphs", f"{THREE}&list=chains")
    short = [queries_for(client, place) for place in places]
    for number, text in enumerate((FIRST, SECOND, THIRD)):
        import_text(text, "en", actor=sena, found=long_plan(number))
    lineages.make_due("meridian", encoder=None)

    assert [queries_for(client, place) for place in places] <= short
    assert max(short) <= 30
