"""Points → squares of a grid of degrees, each large enough to be touched, however many points lie in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor

from consenso.interfaces.ui.map._layout import Format, View, around
from consenso.interfaces.ui.map._projection import from_middle, longitude_of, offset
from consenso.interfaces.ui.map._shapes import Box, Panel, worlds

SIZES = (
    1,
    2,
    4,
    5,
    10,
    20,
    40,
)  # of a square, in degrees: each divides what lies between seam and antimeridian
_WORSE = 1.2  # times as wide as the other world, before that one is taken


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A point of a thing (a name of the caller's), in degrees; `kind`: exact, approximate, or '' where that is not said."""

    thing: int
    latitude: float
    longitude: float
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Square:
    """A square with points in it: its bounds in degrees, and its outline in the picture. South and west lie in it, north and east do not."""

    west: float
    south: float
    east: float
    north: float
    outline: tuple[tuple[float, float], ...]
    points: tuple[MapPoint, ...]

    @property
    def things(self) -> tuple[int, ...]:
        """Return the things that have a point in it, each once, in the order of the points."""
        return tuple(dict.fromkeys(point.thing for point in self.points))


@dataclass(frozen=True, slots=True)
class Gridded:
    """Points on a world at a width: the view, the size of a square in degrees, the squares from north to south and west to east."""

    format: Format
    view: View
    size: int
    squares: tuple[Square, ...]


def world_of(points: Sequence[MapPoint]) -> Panel:
    """Return the world centred on the Pacific, unless the points lie much closer together in the other."""
    first, *others = worlds()
    best = min(others, key=lambda world: _reach(world, points))
    return best if _reach(first, points) > _WORSE * _reach(best, points) else first


def _reach(world: Panel, points: Sequence[MapPoint]) -> float:
    places = [offset(point.longitude, world=world.identifier) for point in points]
    return max(places, default=0.0) - min(places, default=0.0)


def gridded(points: Sequence[MapPoint], *, world: Panel, format: Format) -> Gridded:  # noqa: A002  # the word for it
    """Return the points in the finest grid whose squares can all be touched. No points: the whole world, and no squares."""
    for size in SIZES:
        squares = _squares(points, size, world=world)
        view = _view(squares, world=world, format=format)
        shown = tuple(_shown(one, view) for one in squares)
        if all(_is_wide_enough(one, format) for one in shown):
            break
    return Gridded(format, view, size, shown)


def _view(squares: Sequence[Square], *, world: Panel, format: Format) -> View:  # noqa: A002
    """Return the part of the world in which squares lie, as wide as the format is."""
    boxes = [_box(one) for one in squares]
    crop = around(boxes, world=world, format=format)
    return View(world, crop, 0.0, 0.0, format.width / (crop[2] - crop[0]), ())


def _box(one: Square) -> Box:
    xs, ys = zip(*one.outline, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _shown(one: Square, view: View) -> Square:
    return replace(one, outline=tuple(view.point(x, y) for x, y in one.outline))


def _squares(points: Sequence[MapPoint], size: int, *, world: Panel) -> tuple[Square, ...]:
    held: dict[tuple[int, int], list[MapPoint]] = {}
    for point in points:
        column = _column(point.longitude, size, world=world.identifier)
        row = _row(point.latitude, size)
        held.setdefault((-row, column), []).append(point)
    return tuple(
        _square(column, -row, size, tuple(found), world=world)
        for (row, column), found in sorted(held.items(), key=lambda one: one[0])
    )


def _row(latitude: float, size: int) -> int:
    """Return in which row of the grid a latitude lies; the north pole lies in the last."""
    guess = min(floor((latitude + 90) / size), -(-180 // size) - 1)
    return guess - 1 if latitude < guess * size - 90 else guess


def _column(longitude: float, size: int, *, world: str) -> int:
    """Return in which column of the grid a longitude lies, by the bounds that the column has when it is written."""
    guess = floor((offset(longitude, world=world) + 180) / size)
    near = [
        (guess + step) % (360 // size) for step in (0, -1, 1)
    ]  # a sum of floats may have gone over
    return next((one for one in near if _holds(longitude, one, size, world=world)), guess)


def _holds(longitude: float, column: int, size: int, *, world: str) -> bool:
    west, east = (longitude_of(one * size - 180.0, world=world) for one in (column, column + 1))
    at = -180.0 if longitude == 180 else longitude
    return west <= at < east if west < east else at >= west or at < east


def _square(
    column: int, row: int, size: int, points: tuple[MapPoint, ...], *, world: Panel
) -> Square:
    """Return a square with its outline in units of its world."""
    west, south = column * size - 180.0, row * size - 90.0
    east, north = west + size, min(south + size, 90.0)
    middle = (south + north) / 2
    left = ((west, south), (west, middle), (west, north))
    right = ((east, north), (east, middle), (east, south))
    return Square(
        west=longitude_of(west, world=world.identifier),
        south=south,
        east=longitude_of(east, world=world.identifier),
        north=north,
        outline=tuple(from_middle(x, y, width=world.width) for x, y in (*left, *right)),
        points=points,
    )


def _is_wide_enough(one: Square, format: Format) -> bool:  # noqa: A002
    """Whether a target fits into a square that is shown: halfway up it is as wide, and as high."""
    (_, low), (left, _), (_, high), _, (right, _), _ = one.outline
    return min(right - left, low - high) >= 2 * format.radius
