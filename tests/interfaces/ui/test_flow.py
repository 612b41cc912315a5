"""The flow from text to text: every band is drawn and listed, bands stay in their boxes, boxes never meet."""

import re
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from consenso.interfaces.ui.charts import FlowColumn, FlowLink, FlowNode, flow

SVG = "{http://www.w3.org/2000/svg}"


@st.composite
def flows(draw):
    sizes = draw(st.lists(st.integers(1, 4), min_size=2, max_size=6))
    columns = tuple(
        FlowColumn(
            f"{2000 + 3 * n}–{2002 + 3 * n}",
            tuple(
                FlowNode(
                    "I",
                    draw(st.sampled_from(["Ports", "Schools and the sea", "港口"])),
                    draw(st.integers(1, 900)),
                )
                for _ in range(size)
            ),
        )
        for n, size in enumerate(sizes)
    )
    links = []
    for n, (here, there) in enumerate(pairwise(sizes)):
        for source in range(-1, here):
            for target in range(-1, there):
                if source == target == -1 or draw(st.booleans()):
                    continue
                old, new = draw(st.integers(1, 40)), draw(st.integers(1, 40))
                links.append(
                    FlowLink(
                        n,
                        source,
                        target,
                        n_old=0 if source < 0 else old,
                        n_new=0 if target < 0 else new,
                        n_same=0 if min(source, target) < 0 else draw(st.integers(0, old)),
                    )
                )
    return columns, tuple(links)


def drawn(columns, links, language="en"):
    return flow(identifier="f", title="Flow", columns=columns, links=links, language=language)


def boxes(svg):
    found = [
        [float(one.get(name)) for name in ("x", "y", "width", "height")]
        for one in etree.fromstring(svg).iter(f"{SVG}rect")
        if "flow-box" in one.get("class")
    ]
    return [(x, y, x + width, y + height) for x, y, width, height in found]


@given(flows())
def test_boxes_never_meet_and_stay_in_the_picture(found):
    chart = drawn(*found)

    for svg in (chart.svg, chart.svg_narrow):
        root = etree.fromstring(svg)
        for one, other in combinations(boxes(svg), 2):
            assert (
                one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]
            )
        for left, top, right, bottom in boxes(svg):
            assert left >= 0
            assert top >= 0
            assert right <= float(root.get("width"))
            assert bottom <= float(root.get("height"))


@given(flows())
def test_bands_begin_and_end_at_boxes(found):
    chart = drawn(*found)

    held = boxes(chart.svg)
    for path in etree.fromstring(chart.svg).iter(f"{SVG}path"):
        numbers = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", path.get("d"))]
        begin, end = (numbers[0], numbers[1], numbers[-1]), (numbers[6], numbers[7], numbers[8])
        for x, top, bottom in (begin, end):
            assert any(
                left - 1 <= x <= right + 1 and above - 0.2 <= top <= bottom <= below + 0.2
                for left, above, right, below in held
            )


@given(flows())
def test_what_is_dropped_is_drawn_and_listed(found):
    columns, links = found
    chart = drawn(columns, links)

    gone = [one for one in links if one.target == -1]
    assert chart.svg.count("flow flow-gone") == len(gone) + 1  # and once in the key
    assert chart.svg_narrow.count("flow flow-gone") == len(gone) + 1
    assert [row[1:] for row in chart.figures] == [
        (one.n_old, one.n_new, one.n_same) for one in links
    ]
    assert sum(1 for row in chart.rows if row[0].endswith("→ dropped")) == len(gone)


def test_same_words_and_other_words_share_a_band():
    columns = tuple(FlowColumn(name, (FlowNode("I", "Ports", 4),)) for name in ("2020", "2023"))

    classes = [
        path.get("class")
        for path in etree.fromstring(drawn(columns, (FlowLink(0, 0, 0, 4, 4, 3),)).svg).iter(
            f"{SVG}path"
        )
    ]

    assert classes == ["flow flow-same", "flow flow-other"]


def test_names_that_would_meet_are_letters_with_their_names_below():
    columns = tuple(
        FlowColumn(f"{year}–{year + 2}", (FlowNode("I", "Ports", 4),))
        for year in range(2000, 2018, 3)
    )

    narrow = "".join(etree.fromstring(drawn(columns, ()).svg_narrow).itertext())

    assert "A: 2000–2002" in narrow
    assert "F: 2015–2017" in narrow


def test_a_link_to_a_section_that_is_not_there_is_refused():
    columns = tuple(FlowColumn(name, (FlowNode("I", "Ports", 4),)) for name in ("2020", "2023"))

    with pytest.raises(ValueError, match="section"):
        drawn(columns, (FlowLink(0, 0, 1, 1, 1),))


def test_no_texts_are_an_empty_picture_that_says_so():
    assert drawn((), ()).text_alternative.startswith("0 texts")
