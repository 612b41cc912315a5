"""Geometry: targets large enough and apart, on whatever side of the world the parties lie."""

import doctest
from importlib import import_module
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consenso.interfaces.ui.map._labels import Wanted, label
from consenso.interfaces.ui.map._layout import NARROW, WIDE, lay_out
from consenso.interfaces.ui.map._shapes import regions, worlds
from consenso.interfaces.ui.map._targets import Spot, place
from tests.interfaces.ui.map.forum import CODES

FORMATS = pytest.mark.parametrize("format_", [WIDE, NARROW], ids=lambda one: one.name)
NARROWEST = {"wide": 960, "narrow": 288}  # pixels at which the stylesheet still shows the format
ALL = sorted(worlds()[0].shapes)


def assert_apart(layout):
    for view in layout.views:
        left, top, right, bottom = view.box
        for one in view.targets:
            assert left <= one.x - one.radius <= one.x + one.radius <= right
            assert top <= one.y - one.radius <= one.y + one.radius <= bottom
        for one, other in combinations(view.targets, 2):
            assert one.code != other.code
            assert hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius


@FORMATS
def test_targets_of_the_forum_do_not_overlap(format_):
    layout = lay_out(CODES, format=format_)

    assert_apart(layout)
    assert layout.without_place == ()
    assert sorted(target.code for view in layout.views for target in view.targets) == list(CODES)


@FORMATS
def test_targets_measure_24_pixels_where_the_format_is_narrowest(format_):
    layout = lay_out(CODES, format=format_)
    scale = NARROWEST[format_.name] / format_.width

    for view in layout.views:
        assert all(2 * target.radius * scale >= 24 for target in view.targets)


@FORMATS
def test_no_mark_of_the_forum_is_far_from_its_place(format_):
    for view in lay_out(CODES, format=format_).views:
        assert all(target.moved < target.radius for target in view.targets)


@FORMATS
@settings(max_examples=15, deadline=None)
@given(codes=st.lists(st.sampled_from(ALL), unique=True, max_size=40))
def test_any_parties_are_apart_and_none_is_forgotten(format_, codes):
    layout = lay_out(tuple(codes), format=format_)
    placed = [target.code for view in layout.views for target in view.targets]

    assert_apart(layout)
    assert sorted((*placed, *layout.without_place)) == sorted(codes)


def test_insets_of_the_forum():
    assert [view.panel.identifier for view in lay_out(CODES, format=WIDE).views] == [
        "pacific",
        "caribbean",
        "central-america",
        "lesser-antilles",
    ]
    assert [view.panel.identifier for view in lay_out(CODES, format=NARROW).views] == [
        "pacific",
        "south-america",
        "caribbean",
        "central-america",
        "lesser-antilles",
    ]


def test_parties_that_lie_apart_need_no_inset():
    assert len(lay_out(("BR", "CN", "ID"), format=WIDE).views) == 1


def test_the_two_sides_face_each_other():
    main = lay_out(CODES, format=WIDE).views[0]
    across = {target.code: target.x / main.width for target in main.targets}

    assert across["CN"] < 0.25
    assert min(across[code] for code in across if code != "CN") > 0.6


def test_seam_of_the_pacific_is_outside_the_picture_of_the_forum():
    left, _, right, _ = lay_out(CODES, format=WIDE).views[0].crop
    world = lay_out(CODES, format=WIDE).views[0].panel

    assert left > 0
    assert right < world.width


@pytest.mark.parametrize("codes", [("FR", "PL", "SE"), ("CN", "NA", "ZA"), ("CD", "TD")])
def test_parties_on_the_seam_of_the_pacific_are_shown_in_the_other_world(codes):
    assert lay_out(codes, format=WIDE).views[0].panel.identifier == "atlantic"


def test_parts_overseas_do_not_widen_the_map():
    main = lay_out(("DE", "FR"), format=WIDE).views[0]

    assert main.crop[2] - main.crop[0] <= main.panel.width / 4 + 1


def test_every_state_has_a_place_in_every_world():
    for world in worlds():
        assert set(ALL) == set(world.shapes)
        assert len(world.shapes) > 240
        assert {region.identifier for region in regions()} <= set(world.frames)


def test_marks_without_room_are_named_and_not_heaped():
    spots = tuple(Spot(f"X{index}", 20, 20, 1) for index in range(9))

    placed, without_room = place(spots, radius=12, box=(0, 0, 60, 60))

    assert len(placed) + len(without_room) == 9
    assert without_room
    for one, other in combinations(placed, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= 24


@given(
    st.lists(
        st.tuples(st.integers(0, 300), st.integers(0, 300)), min_size=1, max_size=25, unique=True
    )
)
def test_names_never_stand_on_each_other(places):
    wanted = tuple(
        Wanted(
            str(index),
            x,
            y,
            12,
            None,
            ("Aurelia and Borea", "XA"),
            (x - 12, y - 12, x + 12, y + 12),
        )
        for index, (x, y) in enumerate(places)
    )

    found = label(wanted, taken=(), lines=(), box=(0, 0, 300, 300), size=14)

    for one, other in combinations([item.box for item in found], 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.parametrize("name", ["_levels", "_targets"])
def test_examples_tell_the_truth(name):
    found = doctest.testmod(import_module(f"consenso.interfaces.ui.map.{name}"))

    assert found.attempted
    assert not found.failed
