"""The map of points: places are where the shapes have them, squares can be touched, no point is lost."""

import doctest
import importlib
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import consenso.interfaces.ui.map as ui_map
from consenso.interfaces.ui.map import MapPoint, draw_points
from consenso.interfaces.ui.map._grid import SIZES, gridded, world_of
from consenso.interfaces.ui.map._layout import NARROW, WIDE
from consenso.interfaces.ui.map._projection import place
from consenso.interfaces.ui.map._shapes import worlds

PLACES = json.loads((Path(ui_map.__file__).parent / "build" / "panels.json").read_text())["places"]
POINTS = st.lists(
    st.builds(
        MapPoint,
        st.integers(1, 9),
        st.floats(-90, 90, allow_nan=False),
        st.floats(-180, 180, allow_nan=False),
        st.sampled_from(["exact", "approximate", ""]),
    ),
    max_size=30,
)


@pytest.mark.parametrize("world", worlds(), ids=lambda world: world.identifier)
def test_points_are_where_the_shapes_have_them(world):
    """The builder of the shapes projected these places itself, and wrote them in whole units."""
    small = [code for code in PLACES if not world.shapes[code].path]
    assert len(small) > 10
    for code in small:
        x, y = place(*PLACES[code], world=world.identifier, width=world.width)
        assert world.shapes[code].at == (pytest.approx(x, abs=0.6), pytest.approx(y, abs=0.6)), code


@given(POINTS)
def test_every_point_is_in_one_square_that_holds_it(points):
    for form in (WIDE, NARROW):
        found = gridded(points, world=world_of(points), format=form)
        held = [point for one in found.squares for point in one.points]
        assert sorted(held, key=repr) == sorted(points, key=repr)
        for one in found.squares:
            for point in one.points:
                assert one.south <= point.latitude <= one.north
                assert point.latitude < one.north or one.north == 90
                at = -180 if point.longitude == 180 else point.longitude
                if one.west < one.east:
                    assert one.west <= at < one.east
                else:
                    assert at >= one.west or at < one.east


@given(POINTS)
def test_squares_stand_apart_and_inside_the_picture(points):
    for form in (WIDE, NARROW):
        found = gridded(points, world=world_of(points), format=form)
        outlines = [one.outline for one in found.squares]
        assert len(set(outlines)) == len(outlines)
        for outline in outlines:
            for x, y in outline:
                assert -1 <= x <= form.width + 1
                assert -1 <= y <= found.view.height + 1


@pytest.mark.parametrize("form", [WIDE, NARROW], ids=lambda one: one.name)
def test_squares_are_as_small_as_can_be_touched(form):
    near = [MapPoint(n, -12 + n / 10, -77 + n / 10) for n in range(20)]
    far = [*near, MapPoint(99, 40, 116)]

    found, wider = (gridded(some, world=world_of(some), format=form) for some in (near, far))

    assert found.size < wider.size
    assert found.size in SIZES
    for one in found.squares:
        (_, low), (left, _), (_, high), _, (right, _), _ = one.outline
        assert min(right - left, low - high) >= 2 * form.radius


def test_they_are_read_from_north_to_south_and_from_west_to_east():
    points = [MapPoint(n, n % 7 * 9 - 30, n % 5 * 30 - 140) for n in range(35)]
    found = gridded(points, world=world_of(points), format=WIDE).squares

    souths = [one.south for one in found]
    assert souths == sorted(souths, reverse=True)
    for one, following in pairwise(found):
        if one.south == following.south:
            assert one.outline[0] < following.outline[0]


def drawn(points, **more):
    told = {
        "title": "Where <they> are",
        "description": "Points",
        "states": ("AG", "BR", "XA"),
        "kinds": {"exact": "Exact", "approximate": "About", "": "Not said"},
        "measure": lambda degrees: f"In {degrees} degrees",
        "address": lambda square: f"/at/?box={square.west:g},{square.south:g}",
        "said": lambda square: f"{len(square.things)} <things>",
        "language": "en",
    }
    return draw_points(points, **(told | more))


def test_a_square_counts_things_and_not_points():
    found = drawn([MapPoint(1, 10, 10), MapPoint(1, 10.1, 10.1), MapPoint(2, 10, 10)])

    (square,) = found.squares
    assert (square.things, len(square.points)) == ((1, 2), 3)
    for sized in found.sizes:
        assert ">2 &lt;things&gt;</title>" in sized.svg
        assert "Where &lt;they&gt; are" in sized.svg
        assert [key.label for key in sized.legend] == ["2"]


def test_points_upon_each_other_are_one_dot_and_kinds_are_told_apart():
    found = drawn(
        [
            *(MapPoint(n, 5, -60, "exact") for n in range(50)),
            MapPoint(99, 7, -60, "approximate"),
            MapPoint(98, 9, -60),
        ]
    )

    paths = re.findall(r'<path d="(M[^"]+h0)" class="map-point ([^"]+)"', found.sizes[0].svg)
    assert [name for _, name in paths] == [
        "map-point-unknown",
        "map-point-inside map-point-unknown",
        "map-point-approximate",
        "map-point-inside map-point-approximate",
        "map-point-exact",
    ]
    assert all(path.count("M") == 1 for path, _ in paths)
    assert [key.label for key in found.dots] == ["Exact", "About", "Not said"]


def test_a_crowd_is_drawn_in_smaller_dots():
    few, crowd = (
        drawn([MapPoint(n, n / 60, -50 - n / 97) for n in range(many)]) for many in (9, 900)
    )

    assert "map-points-crowd" not in few.sizes[0].svg
    assert "map-points-crowd" in crowd.sizes[0].svg


def test_without_points_there_is_land_and_nothing_to_touch():
    found = drawn([])

    assert found.squares == found.dots == ()
    for sized in found.sizes:
        assert "map-land" in sized.svg
        assert "<a " not in sized.svg


@pytest.mark.parametrize("name", ["_projection", "_grid", "_points"])
def test_examples_in_docstrings_hold(name):
    module = importlib.import_module(f"consenso.interfaces.ui.map.{name}")

    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed == 0
