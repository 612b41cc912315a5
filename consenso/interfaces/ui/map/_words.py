"""The words on the map: figures or codes inside the marks, names beside them, and lines to marks that were moved."""

import re
from dataclasses import dataclass
from math import hypot

from consenso.interfaces.ui.charts import _svg
from consenso.interfaces.ui.map._frames import frame_lines, letters
from consenso.interfaces.ui.map._labels import Label, Wanted, label
from consenso.interfaces.ui.map._layout import Layout, View
from consenso.interfaces.ui.map._shapes import Box
from consenso.interfaces.ui.map._targets import Target

DOT = 2.2  # radius of the decorative dot of an island that is too small to be seen
_PARENTHESIS = re.compile(r"\s*[(（]")  # names are written on the map without what follows in one


@dataclass(frozen=True, slots=True)
class Mark:
    """A state as it is written on the map. `figure` '' where the map shows none."""

    code: str
    name: str
    address: str
    spoken: str  # its accessible name
    kind: str  # the class of its colour
    figure: str


def words(layout: Layout, view: View, marks: dict[str, Mark]) -> str:
    """Return the lines to marks that were moved, what stands inside each mark, and the names beside."""
    size = layout.format.letters
    far = [target for target in view.targets if _is_far(target)]
    drawn, wanted = [_leader(target) for target in far], []
    for target in view.targets:
        mark = marks[target.code]
        room = _room(view, target)
        inside, beside = _wordings(mark, room=room, size=size, is_large=target.is_large)
        drawn.append(_inside(inside, target, kind=mark.kind, size=size))
        wanted.append(_wanted(target, inside, beside, room=room, size=size))
    is_main = view == layout.views[0]
    labels = label(
        wanted,
        taken=[*map(_true_place, far), *(letters(layout) if is_main else ())],
        lines=frame_lines(layout) if is_main else (),
        box=view.box,
        size=size,
    )
    drawn.extend(_beside(one, kind=marks[one.code].kind) for one in labels)
    return _svg.element("g", *drawn, aria_hidden="true", class_="map-words")


def _inside(lines: tuple[str, ...], target: Target, *, kind: str, size: float) -> str:
    return _svg.lines(
        lines,
        x=target.x,
        y=target.y + size * 0.35 - (len(lines) - 1) * _svg.LINE / 2,
        class_=f"map-inside {kind}",
        anchor="middle",
    )


def _wanted(
    target: Target,
    inside: tuple[str, ...],
    beside: tuple[str, ...],
    *,
    room: float,
    size: float,
) -> Wanted:
    """Return what may stand beside a mark: names keep off circles, and off the words inside large shapes."""
    least = 0.0 if target.is_large else target.radius
    lines = inside or (target.code,)
    half = max(least, *(_svg.width_of(line, size) / 2 for line in lines))
    tall = max(least, ((len(lines) - 1) * _svg.LINE + size) / 2)
    reach = min(room, target.radius * 2.2) if target.is_large else target.radius
    return Wanted(
        code=target.code,
        x=target.x,
        y=target.y,
        radius=reach,
        near=(size / 2 if inside else 0.0) if target.is_large else None,
        wordings=beside,
        own=(target.x - half, target.y - tall, target.x + half, target.y + tall),
    )


def _room(view: View, target: Target) -> float:
    """Return the radius of the circle in which words inside the mark have to stand."""
    if not target.is_large:
        return target.radius
    return view.panel.shapes[target.code].inner * view.scale


def _wordings(
    mark: Mark, *, room: float, size: float, is_large: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines inside the mark, and what may stand beside it, the fullest first."""

    def fits(*lines: str) -> bool:
        half = max(_svg.width_of(line, size) for line in lines) / 2
        return hypot(half, (len(lines) - 1) * _svg.LINE / 2) <= room * (1.35 if is_large else 1.1)

    name = _PARENTHESIS.split(mark.name)[0]
    if mark.figure:
        if is_large and fits(name, mark.figure):
            return (name, mark.figure), ()
        if fits(mark.figure):
            return (mark.figure,), (name, mark.code)
        both = f"{name} {mark.figure}"
        return (mark.code,), (both, mark.figure)
    if fits(name):
        return (name,), ()
    return ((), (name, mark.code)) if is_large else ((mark.code,), (name,))


def _is_far(target: Target) -> bool:
    """Whether the true place of a mark lies outside it, so that a line has to lead there."""
    return target.moved > target.radius + DOT


def _leader(target: Target) -> str:
    return _svg.element(
        "line",
        class_="map-leader",
        x1=target.true_x,
        y1=target.true_y,
        x2=target.x + (target.true_x - target.x) * min(1, target.radius / target.moved),
        y2=target.y + (target.true_y - target.y) * min(1, target.radius / target.moved),
    ) + _svg.element("circle", class_="map-dot", cx=target.true_x, cy=target.true_y, r=DOT)


def _true_place(target: Target) -> Box:
    """Return the small box around the true place of a mark that was moved, which names leave free."""
    return (
        target.true_x - DOT,
        target.true_y - DOT,
        target.true_x + DOT,
        target.true_y + DOT,
    )


def _beside(one: Label, *, kind: str) -> str:
    return _svg.lines(
        one.lines,
        x=one.x,
        y=one.y,
        class_=f"map-inside {kind}" if one.is_within else "map-label",
        anchor=one.anchor,
    )
