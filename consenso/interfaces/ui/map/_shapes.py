"""The shapes that build/ has made: worlds, regions, and in each the outline and the place of every country."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "shapes.json"

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Shape:
    """A country in a panel. Lengths in units of the panel."""

    path: str  # '' where it is too small to be drawn
    at: tuple[float, float]  # where its mark stands
    inner: float  # radius of the largest circle inside its largest part, around `at`
    box: Box  # of its main parts
    is_whole: bool  # its largest part lies in the region; in a world, the seam does not cut it


@dataclass(frozen=True, slots=True)
class Panel:
    """A projection: all land as one backdrop, and the countries by their ISO 3166-1 code."""

    identifier: str
    width: float
    height: float
    degree: float  # units to a degree of longitude, about
    land: str
    shapes: dict[str, Shape]
    frames: dict[str, Box]  # of a world only: where the regions lie


@cache
def worlds() -> tuple[Panel, ...]:
    """Return the projections of the whole world: the one centred on the Pacific comes first."""
    return _read()[0]


@cache
def regions() -> tuple[Panel, ...]:
    """Return the projections of parts of the world, in which small states lie apart; the finest first."""
    return tuple(sorted(_read()[1], key=lambda panel: (-panel.degree, panel.identifier)))


@cache
def _read() -> tuple[tuple[Panel, ...], tuple[Panel, ...]]:
    read = json.loads(_FILE.read_text(encoding="utf-8"))
    found = [
        tuple(
            Panel(
                identifier=one["id"],
                width=one["width"],
                height=one["height"],
                degree=one["degree"],
                land=one["land"],
                shapes={
                    code: Shape(
                        path=shape["path"],
                        at=(shape["at"][0], shape["at"][1]),
                        inner=shape["inner"],
                        box=_box(shape["box"]),
                        is_whole=shape["whole"],
                    )
                    for code, shape in one["shapes"].items()
                },
                frames={name: _box(frame) for name, frame in one.get("frames", {}).items()},
            )
            for one in read[kind]
        )
        for kind in ("worlds", "regions")
    ]
    return found[0], found[1]


def _box(numbers: list[float]) -> Box:
    left, top, right, bottom = numbers
    return left, top, right, bottom
