"""Which panels a forum needs at a width, where they stand, and which of them each state is linked from."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from consenso.interfaces.ui.map._shapes import Box, Panel, regions, worlds
from consenso.interfaces.ui.map._targets import Spot, Target, place


@dataclass(frozen=True, slots=True)
class Format:
    """A width to draw for, in pixels of CSS at scale 1, and the targets that this asks for."""

    name: str
    width: float
    radius: float  # of a target: at least 12 at the narrowest that the format is shown
    flattest: float  # width by height of the large map, at most
    steepest: float  # and at least
    insets_in_a_row: int
    letters: float  # size


WIDE = Format("wide", 1136, 14.5, 2.3, 1.7, 4, 14)  # shown from 960 pixels
NARROW = Format("narrow", 320, 13.5, 2.0, 1.2, 1, 13)  # shown from 288 pixels

HEAD = 26.0  # above an inset, for its name
_SPACE = 22.0  # between panels
_TALLEST = 340.0  # inset of the wide format
_TOO_FAR = 0.8  # radii that a mark may be moved before its region gets an inset
_FARTHEST = 200.0  # pixels that a mark is ever moved; beyond that it would mislead
_WORSE = 1.2  # times as wide as another world, before that one is taken
_WORTH = 1.5  # times the scale before an inset helps


@dataclass(frozen=True, slots=True)
class View:
    """A panel as shown: the part `crop` of it (in its units), put at x and y, `scale` pixels to a unit."""

    panel: Panel
    crop: Box
    x: float
    y: float
    scale: float
    targets: tuple[Target, ...]  # in the order of the codes

    @property
    def width(self) -> float:
        return (self.crop[2] - self.crop[0]) * self.scale

    @property
    def height(self) -> float:
        return (self.crop[3] - self.crop[1]) * self.scale

    @property
    def box(self) -> Box:
        return self.x, self.y, self.x + self.width, self.y + self.height

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the panel comes to stand in the picture."""
        return self.x + (x - self.crop[0]) * self.scale, self.y + (y - self.crop[1]) * self.scale


@dataclass(frozen=True, slots=True)
class Layout:
    """The views, the large map first, the height of them all, and the codes that found no place."""

    format: Format
    views: tuple[View, ...]
    height: float
    without_place: tuple[str, ...]


@lru_cache(maxsize=64)
def lay_out(codes: tuple[str, ...], *, format: Format) -> Layout:  # noqa: A002  # the word for it
    """Return the panels that states of these codes need, with one target for each code that has a shape.

    A region gets an inset when a mark would have to be moved far on the larger map to be touched. Codes without a
    shape, or for which there is no room, are in `without_place`. Kept for the next page: the states of a forum seldom
    change, their figures and names do.
    """
    world = _world(codes)
    known = [code for code in codes if code in world.shapes]
    crop = _crop(world, known, format=format)
    homes = _homes(known, world=world, crop=crop, format=format)
    insets = [region for region in regions() if region.identifier in homes.values()]
    insets.sort(key=lambda region: region.degree)
    views, height = _views(world, crop, insets, format=format)
    full, lost = [], [code for code in codes if code not in known]
    for view in views:
        mine = [code for code in known if homes[code] == view.panel.identifier]
        targets, without_room = _targets(mine, view=view, radius=format.radius)
        full.append(_with(view, targets))
        lost.extend(without_room)
    return Layout(format, tuple(full), height, tuple(code for code in codes if code in lost))


def _world(codes: Sequence[str]) -> Panel:
    """Return the world centred on the Pacific, unless its seam cuts a state or the states lie closer in another."""
    first, *others = worlds()
    best = min(others, key=lambda world: (_cut(world, codes), _reach(world, codes)))
    is_worse = _cut(first, codes) > _cut(best, codes) or (
        _reach(first, codes) > _WORSE * _reach(best, codes)
    )
    return best if is_worse else first


def _cut(world: Panel, codes: Sequence[str]) -> int:
    """Return how many of the states the seam cuts."""
    return sum(1 for code in codes if code in world.shapes and not world.shapes[code].is_whole)


def _reach(world: Panel, codes: Sequence[str]) -> float:
    """Return the share of the width of a world over which the states lie; 0 for none."""
    boxes = [world.shapes[code].box for code in codes if code in world.shapes]
    if not boxes:
        return 0.0
    return (max(box[2] for box in boxes) - min(box[0] for box in boxes)) / world.width


def _crop(world: Panel, codes: Sequence[str], *, format: Format) -> Box:  # noqa: A002
    """Return the part of the world in which the states lie, with sea around it, in a form that pages can hold."""
    return around([world.shapes[code].box for code in codes], world=world, format=format)


def around(boxes: Sequence[Box], *, world: Panel, format: Format) -> Box:  # noqa: A002
    """Return the part of a world in which these boxes lie, all of it for none, in a form that pages can hold."""
    boxes = boxes or [(0, 0, world.width, world.height)]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    margin = 0.02 * (right - left) + 0.01 * world.width
    width = min(world.width, max(right - left + 2 * margin, world.width / 4))
    height = min(world.height, max(bottom - top + 2 * margin, width / format.flattest))
    width = min(world.width, max(width, height * format.steepest))
    x = min(max((left + right - width) / 2, 0), world.width - width)
    y = min(max((top + bottom - height) / 2, 0), world.height - height)
    return x, y, x + width, y + height


def _homes(
    codes: Sequence[str],
    *,
    world: Panel,
    crop: Box,
    format: Format,  # noqa: A002
) -> dict[str, str]:
    """Return for each code the panel that it is linked from; the finest regions are asked first."""
    homes = dict.fromkeys(codes, world.identifier)
    main = View(world, crop, 0, 0, format.width / (crop[2] - crop[0]), ())
    for region in regions():
        mine = [
            code
            for code in codes
            if homes[code] == world.identifier
            and code in region.shapes
            and region.shapes[code].is_whole
        ]
        inset_scale = min(format.width, 420.0) / region.width * region.degree
        if not mine or inset_scale < _WORTH * main.scale * world.degree:
            continue
        in_world = [
            code
            for code in codes
            if homes[code] == world.identifier
            and _is_near(world.shapes[code].at, world.frames[region.identifier], 120 / main.scale)
        ]
        far = _TOO_FAR * format.radius
        targets, without_room = _targets(in_world, view=main, radius=format.radius, reach=far)
        moved = {target.code: target.moved for target in targets}
        if any(code in without_room or moved.get(code, 0) > far for code in mine):
            homes.update(dict.fromkeys(mine, region.identifier))
    return homes


def _is_near(at: tuple[float, float], box: Box, reach: float) -> bool:
    return box[0] - reach < at[0] < box[2] + reach and box[1] - reach < at[1] < box[3] + reach


def _views(
    world: Panel,
    crop: Box,
    insets: Sequence[Panel],
    *,
    format: Format,  # noqa: A002
) -> tuple[list[View], float]:
    """Return the large map and the insets below it, in rows as high as lets them fill the width."""
    main = View(world, crop, 0, 0, format.width / (crop[2] - crop[0]), ())
    views, y = [main], main.height
    for start in range(0, len(insets), format.insets_in_a_row):
        row = insets[start : start + format.insets_in_a_row]
        free = format.width - _SPACE * (len(row) - 1)
        height = min(
            free / sum(panel.width / panel.height for panel in row),
            _TALLEST if format.insets_in_a_row > 1 else format.width * 1.5,
        )
        x, y = 0.0, y + _SPACE + HEAD
        for panel in row:
            scale = height / panel.height
            views.append(View(panel, (0, 0, panel.width, panel.height), x, y, scale, ()))
            x += panel.width * scale + _SPACE
        y += height
    return views, y


def _targets(
    codes: Sequence[str], *, view: View, radius: float, reach: float = _FARTHEST
) -> tuple[tuple[Target, ...], tuple[str, ...]]:
    spots = []
    for code in codes:
        shape = view.panel.shapes[code]
        spots.append(Spot(code, *view.point(*shape.at), shape.inner * view.scale))
    return place(spots, radius=radius, box=view.box, reach=reach)


def _with(view: View, targets: tuple[Target, ...]) -> View:
    return View(view.panel, view.crop, view.x, view.y, view.scale, targets)
