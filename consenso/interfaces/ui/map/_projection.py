"""Longitude and latitude → a place on a world of the map: Equal Earth, as build/ made the shapes with it."""

from functools import cache
from math import asin, cos, pi, radians, sin, sqrt

# Šavrič, Patterson and Jenny (2018), The Equal Earth map projection.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2
MERIDIANS = {"pacific": -160.0, "atlantic": 11.0}  # of build/panels.json: in the middle of a world


def place(longitude: float, latitude: float, *, world: str, width: float) -> tuple[float, float]:
    """Return where a point (degrees) stands in a world of this width, in its units, from its upper left corner.

    >>> place(-160, 0, world="pacific", width=3000)
    (1500.0, 730.07...)
    """
    return from_middle(offset(longitude, world=world), latitude, width=width)


def from_middle(east: float, latitude: float, *, width: float) -> tuple[float, float]:
    """Return the same for a point so many degrees east of the middle of its world, -180 to 180."""
    x, y = _raw(radians(east), radians(latitude))
    scale = width / (2 * _raw(pi, 0)[0])
    return width / 2 + x * scale, (_top() - y) * scale


def offset(longitude: float, *, world: str) -> float:
    """Return how many degrees a longitude lies east of the middle of a world, from -180 to less than 180.

    >>> offset(170, world="pacific"), offset(20, world="pacific")
    (-30.0, -180.0)
    """
    return (longitude - MERIDIANS[world] + 180) % 360 - 180


def longitude_of(east: float, *, world: str) -> float:
    """Return the longitude (-180 to less than 180) so many degrees east of the middle of a world.

    >>> longitude_of(-30.0, world="pacific"), longitude_of(180.0, world="pacific")
    (170.0, 20.0)
    """
    return (east + MERIDIANS[world] + 180) % 360 - 180


@cache
def _top() -> float:
    return _raw(0, pi / 2)[1]


def _raw(longitude: float, latitude: float) -> tuple[float, float]:
    turn = asin(_M * sin(latitude))
    square = turn * turn
    sixth = square**3
    x = (
        longitude
        * cos(turn)
        / (_M * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
    )
    return x, turn * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
