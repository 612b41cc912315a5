"""Where the marks of states stand, so that each can be touched: circles that never meet, as near as can be to the truth."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from consenso.interfaces.ui.map._shapes import Box

GAP = 1.5  # between two targets
_ROUNDS = 40
_ANGLES = 32


@dataclass(frozen=True, slots=True)
class Spot:
    """A state before it is placed: its true place, and the radius of the circle that fits inside it."""

    code: str
    x: float
    y: float
    inner: float


@dataclass(frozen=True, slots=True)
class Target:
    """The circle that answers a finger. A large state's lies inside its shape and is not drawn."""

    code: str
    x: float
    y: float
    radius: float
    true_x: float
    true_y: float
    is_large: bool

    @property
    def moved(self) -> float:
        """How far it stands from its true place."""
        return hypot(self.x - self.true_x, self.y - self.true_y)


def place(
    spots: Sequence[Spot], *, radius: float, box: Box, reach: float = 200.0
) -> tuple[tuple[Target, ...], tuple[str, ...]]:
    """Return the targets in the order of the spots, and the codes for which there is no room in the box.

    No room means: none nearer than `reach` to where a mark would like to stand. Large states stay where they are; the small ones make way for them and for each other.

    >>> near = (Spot("XA", 50, 50, 1), Spot("XB", 52, 50, 1))
    >>> one, other = place(near, radius=12, box=(0, 0, 100, 100))[0]
    >>> hypot(one.x - other.x, one.y - other.y) >= 24
    True
    >>> place(near, radius=12, box=(36, 36, 64, 64))[1]
    ('XB',)
    """
    placed = {
        spot.code: Target(spot.code, spot.x, spot.y, radius, spot.x, spot.y, is_large=True)
        for spot in spots
        if spot.inner >= radius
    }
    small = [spot for spot in spots if spot.code not in placed]
    eased = _eased(small, fixed=tuple(placed.values()), radius=radius)
    without_room = []
    for spot in sorted(small, key=lambda one: (-one.inner, one.code)):
        x, y = eased[spot.code]
        free = _nearest_free(x, y, taken=placed.values(), radius=radius, box=box, reach=reach)
        if free is None:
            without_room.append(spot.code)
            continue
        placed[spot.code] = Target(spot.code, *free, radius, spot.x, spot.y, is_large=False)
    return (
        tuple(placed[spot.code] for spot in spots if spot.code in placed),
        tuple(without_room),
    )


def _eased(
    spots: Sequence[Spot], *, fixed: Sequence[Target], radius: float
) -> dict[str, tuple[float, float]]:
    """Return places after each has stepped back from its neighbours, half the overlap each, in rounds."""
    at = {spot.code: (spot.x, spot.y) for spot in spots}
    least = 2 * radius + GAP + 0.1
    for _ in range(_ROUNDS):
        is_still = True
        for index, spot in enumerate(spots):
            for target in fixed:
                step = _apart(at[spot.code], (target.x, target.y), least)
                if step != (0.0, 0.0):
                    at[spot.code] = (at[spot.code][0] + step[0], at[spot.code][1] + step[1])
                    is_still = False
            for other in spots[index + 1 :]:
                dx, dy = _apart(at[spot.code], at[other.code], least)
                if (dx, dy) != (0.0, 0.0):
                    (x, y), (u, v) = at[spot.code], at[other.code]
                    at[spot.code] = (x + dx / 2, y + dy / 2)
                    at[other.code] = (u - dx / 2, v - dy / 2)
                    is_still = False
        if is_still:
            break
    return at


def _apart(
    one: tuple[float, float], other: tuple[float, float], least: float
) -> tuple[float, float]:
    """Return the step that brings `one` as far from `other` as is needed; none when it is."""
    dx, dy = one[0] - other[0], one[1] - other[1]
    far = hypot(dx, dy)
    if far >= least:
        return 0.0, 0.0
    if far < 0.01:
        return least, 0.0
    return dx / far * (least - far), dy / far * (least - far)


def _nearest_free(
    x: float, y: float, *, taken: Iterable[Target], radius: float, box: Box, reach: float
) -> tuple[float, float] | None:
    left, top, right, bottom = box
    edge = radius + 1
    x = min(max(x, left + edge), right - edge)
    y = min(max(y, top + edge), bottom - edge)
    near = reach + 2 * radius + GAP
    others = tuple(other for other in taken if hypot(x - other.x, y - other.y) < near + radius)
    for step in range(int(reach / 2) + 1):
        for angle in range(_ANGLES if step else 1):
            turn = angle * 2 * pi / _ANGLES
            u, v = x + step * 2 * cos(turn), y + step * 2 * sin(turn)
            is_inside = left + edge <= u <= right - edge and top + edge <= v <= bottom - edge
            if is_inside and all(
                hypot(u - other.x, v - other.y) >= radius + other.radius + GAP for other in others
            ):
                return u, v
    return None
