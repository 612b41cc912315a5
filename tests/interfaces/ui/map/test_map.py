"""The map as markup: one link for every party, no style, nothing left out in silence."""

import re

import pytest
from django.template.loader import render_to_string
from lxml import etree

from consenso.interfaces.ui.map import MapParty, draw
from consenso.interfaces.ui.map._map import Key
from tests.interfaces.ui.map.forum import CODES, address, parties

SVG = "{http://www.w3.org/2000/svg}"
TEXTS = {"title": "The parties", "description": "Commitments of each.", "language": "en"}


@pytest.fixture(scope="module")
def drawing():
    return draw(parties(), measure="Commitments", **TEXTS)


def links(svg):
    return etree.fromstring(svg).findall(f".//{SVG}a")


def pictures(drawing):
    return drawing.svg, drawing.svg_narrow


def test_every_party_is_one_link_in_the_order_given(drawing):
    for svg in pictures(drawing):
        assert [link.get("href") for link in links(svg)] == [address(code) for code in CODES]


def test_order_of_the_links_is_that_of_the_parties_and_not_of_their_codes():
    turned = draw(tuple(reversed(parties())), **TEXTS)

    assert [link.get("href") for link in links(turned.svg)] == [
        address(code) for code in reversed(CODES)
    ]


def test_link_is_called_by_name_and_note(drawing):
    for svg in pictures(drawing):
        named = {link.get("href"): link.findtext(f"{SVG}title") for link in links(svg)}

        assert named[address("KN")] == "Saint Kitts and Nevis: 21 commitments"


def test_pictures_are_valid_and_hold_no_style(drawing):
    for svg in (drawing.shapes, *pictures(drawing)):
        root = etree.fromstring(svg)

        assert not root.xpath("//@style | //*[local-name()='style' or local-name()='script']")


def test_picture_is_a_group_with_title_and_description(drawing):
    for svg in pictures(drawing):
        root = etree.fromstring(svg)
        by_id = {one.get("id"): one.text for one in root.iter() if one.get("id")}

        assert root.get("role") == "group"  # an image would hide its links
        assert by_id[root.get("aria-labelledby")] == "The parties"
        assert by_id[root.get("aria-describedby")] == "Commitments of each."


def test_identifiers_are_unique_and_every_reference_is_answered(drawing):
    whole = "".join((drawing.shapes, *pictures(drawing)))
    identifiers = re.findall(r' id="([^"]+)"', whole)
    referred = re.findall(r'(?:href="#|url\(#)([^")]+)', whole)

    assert len(identifiers) == len(set(identifiers))
    assert set(referred) <= set(identifiers)


def test_only_the_parties_are_shapes_of_their_own(drawing):
    drawn = set(re.findall(r'id="map-[a-z-]+-([A-Z]{2})"', drawing.shapes))

    assert drawn <= set(CODES)


def test_map_is_light_enough_for_a_poor_line(drawing):
    assert sum(len(svg.encode()) for svg in (drawing.shapes, *pictures(drawing))) < 120_000


def test_party_without_a_shape_is_in_the_table_and_the_map_says_so():
    aurelia = MapParty("XA", "Aurelia", "/en/meridian/states/aurelia/", "one", 7, "7 commitments.")

    found = draw((*parties(("CN", "BR")), aurelia), **TEXTS)

    assert found.without_shape == ("Aurelia",)
    assert found.rows[-1][0].text == "Aurelia"
    assert found.rows[-1][-1].text == "7 commitments. Not drawn on the map."
    page = render_to_string("ui/components/map.html", {"drawing": found})
    assert "Not drawn on the map, and listed in the table below: Aurelia." in page


def test_map_says_that_it_takes_no_position_on_boundaries(drawing):
    page = render_to_string("ui/components/map.html", {"drawing": drawing})

    assert "takes no position on boundaries" in page


def test_table_has_a_row_for_every_party_and_a_dash_for_no_figure(drawing):
    rows = {row[0].text: row for row in drawing.rows}

    assert len(rows) == len(CODES)
    assert {len(row) for row in drawing.rows} == {len(drawing.columns)}
    assert rows["State of VE"][1].text == "–"
    assert rows["Barbados"][0].address == address("BB")


def test_figures_are_printed_so_that_shade_is_not_alone(drawing):
    for svg in pictures(drawing):
        printed = set(etree.fromstring(svg).itertext())

        assert {str(index) for index, code in enumerate(CODES) if code != "VE"} <= printed


def test_legend_tells_the_levels_and_what_has_no_figure(drawing):
    assert [key.kind for key in drawing.legend] == [
        *(f"map-level-{level}" for level in range(6)),
        "map-level-none",
    ]
    assert drawing.legend[0] == Key("map-level-0", "0")


def test_without_values_the_map_shows_the_groups():
    found = draw(parties(has_values=False), groups={"one": "China", "other": "CELAC"}, **TEXTS)

    assert [key.label for key in found.legend] == ["China", "CELAC"]
    assert len(found.columns) == 2


def test_words_are_escaped():
    found = draw((MapParty("CN", "<b>", "/?a=1&b=2", note='"<script>"'),), **TEXTS)

    for svg in pictures(found):
        assert "<script>" not in svg
        assert etree.fromstring(svg) is not None


def test_no_parties_give_land_and_an_empty_table():
    found = draw((), **TEXTS)

    assert found.rows == ()
    assert not links(found.svg)


def test_two_parties_with_one_code_are_refused():
    with pytest.raises(ValueError, match="same code"):
        draw((*parties(("CN",)), *parties(("CN",))), **TEXTS)


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr", "zh-hans", "nl"])
def test_map_is_drawn_in_every_language(language):
    found = draw(parties(), title="A", description="B", language=language)

    assert len(links(found.svg)) == len(CODES)
