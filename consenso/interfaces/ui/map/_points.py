"""A map of points, made on the server: each point a dot where it is, and each square of a grid that has any one link."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from django.utils import translation
from django.utils.safestring import SafeString

from consenso.core.locale import compact_number
from consenso.interfaces.ui.charts import _svg
from consenso.interfaces.ui.map import _picture
from consenso.interfaces.ui.map._frames import rect
from consenso.interfaces.ui.map._grid import Gridded, MapPoint, Square, gridded, world_of
from consenso.interfaces.ui.map._layout import NARROW, WIDE, Layout, View
from consenso.interfaces.ui.map._levels import levels, spans
from consenso.interfaces.ui.map._map import Key, span
from consenso.interfaces.ui.map._projection import place

_CROWDS = (  # more dots to a square than so many are drawn smaller
    (25, "map-points-crowd"),
    (8, "map-points-many"),
)
KINDS = ("exact", "approximate", "")  # of points; the last: it is not said


@dataclass(frozen=True, slots=True)
class Sized:
    """A map of points at one width: `name` is wide or narrow, `measure` says what its squares count, `legend` how many each shade is."""

    name: str
    svg: SafeString
    measure: str
    legend: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class PointsDrawing:
    """A map of points at two widths, of which one is shown. `squares` are those of the wide one, for a table of the same.

    `dots` are the kinds of points that there are, with what each is called.
    """

    identifier: str
    title: str
    description: str
    shapes: SafeString  # stands before both pictures
    sizes: tuple[Sized, ...]
    dots: tuple[Key, ...]
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a drawing is told beside its points."""

    title: str
    description: str
    states: tuple[str, ...]
    address: Callable[[Square], str]
    said: Callable[[Square], str]
    language: str
    identifier: str


def draw_points(
    points: Sequence[MapPoint],
    *,
    title: str,
    description: str,
    states: Sequence[str],
    kinds: Mapping[str, str],
    measure: Callable[[int], str],
    address: Callable[[Square], str],
    said: Callable[[Square], str],
    language: str = "",
    identifier: str = "points",
) -> PointsDrawing:
    """Return a map of points. Squares are shaded by how many things have a point in them, and lead to `address` of each.

    `states` (ISO 3166-1 alpha-2) are outlined, to find one's way; `kinds` says what each kind of point is called, `measure` what squares
    of so many degrees count, `said` what a square is in words. `language` is the active one unless given. No points: land and outlines.
    """
    language = language or translation.get_language() or "en"
    with translation.override(language.lower()):
        world = world_of(points)
        grids = tuple(gridded(points, world=world, format=one) for one in (WIDE, NARROW))
        drawn = tuple(code for code in states if code in world.shapes)
        layouts = tuple(Layout(one.format, (one.view,), one.view.height, ()) for one in grids)
        told = _Told(title, description, drawn, address, said, language, identifier)
        return PointsDrawing(
            identifier=identifier,
            title=title,
            description=description,
            shapes=_picture.shapes(layouts, drawn, identifier=identifier),
            sizes=tuple(
                Sized(
                    name=grid.format.name,
                    svg=_picture_of(grid, points, told),
                    measure=measure(grid.size),
                    legend=_legend(grid, language=language),
                )
                for grid in grids
            ),
            dots=tuple(
                Key(f"map-point-{kind or 'unknown'}", kinds[kind])
                for kind in KINDS
                if any(point.kind == kind for point in points)
            ),
            squares=grids[0].squares,
        )


def _legend(grid: Gridded, *, language: str) -> tuple[Key, ...]:
    counts = [len(one.things) for one in grid.squares]
    return tuple(
        Key(f"map-square-key map-level-{level}", span(least, most, language))
        for level, least, most in spans(counts)
    )


def _picture_of(grid: Gridded, points: Sequence[MapPoint], told: _Told) -> SafeString:
    identifier = told.identifier
    name = f"{identifier}-{grid.format.name}"
    counts = [len(one.things) for one in grid.squares]
    shades = levels(counts)
    links = [
        _link(one, f"map-level-{shade}", address=told.address(one), said=told.said(one))
        for one, shade in zip(grid.squares, shades, strict=True)
    ]
    figures = [
        _figure(one, compact_number(count, told.language), size=grid.format.letters)
        for one, count in zip(grid.squares, counts, strict=True)
    ]
    view = grid.view
    return _picture.safe(
        _svg.element(
            "svg",
            _svg.element("title", escape(told.title), id=f"{name}-title"),
            _svg.element("desc", escape(told.description), id=f"{name}-desc"),
            _svg.element("defs", _picture.clip(view, name=name)),
            _picture.ground(view, (), name=name, identifier=identifier),
            *links,
            _lines(view, told.states, name=name, identifier=identifier),
            _dots(grid, points),
            _svg.element("g", *figures, aria_hidden="true", class_="map-words"),
            rect(view.box, class_="map-frame"),
            xmlns="http://www.w3.org/2000/svg",
            class_=f"map-svg map-svg-{grid.format.name}",
            viewBox=f"0 0 {grid.format.width:.0f} {view.height + 1:.1f}",
            role="group",
            aria_labelledby=f"{name}-title",
            aria_describedby=f"{name}-desc",
            font_size=grid.format.letters,
        )
    )


def _lines(view: View, states: Sequence[str], *, name: str, identifier: str) -> str:
    """Return coasts and the outlines of states over the squares, which would hide them."""
    panel = view.panel
    drawn = [_picture.use(view, reference=f"{identifier}-{panel.identifier}", class_="map-coast")]
    drawn += [
        _picture.use(
            view,
            reference=_picture.shape_id(identifier, panel.identifier, code),
            class_="map-outline",
        )
        for code in states
        if panel.shapes[code].path
    ]
    clip = f"url(#{name}-{panel.identifier}-frame)"
    return _svg.element("g", *drawn, aria_hidden="true", class_="map-lines", clip_path=clip)


def _link(one: Square, kind: str, *, address: str, said: str) -> str:
    corners = "L".join(f"{x:.1f} {y:.1f}" for x, y in one.outline)
    return _svg.element(
        "a",
        _svg.element("title", escape(said)),
        _svg.element("path", d=f"M{corners}z", class_="map-shape map-square"),
        href=address,
        class_=f"map-party {kind}",
    )


def _figure(one: Square, words: str, *, size: float) -> str:
    """Return a figure in the lower right corner of a square, where it hides the fewest dots."""
    xs, ys = zip(*one.outline[-2:], strict=True)
    return _svg.text(words, x=min(xs) - 2, y=max(ys) - size * 0.2, class_="map-label", anchor="end")


def _dots(grid: Gridded, points: Sequence[MapPoint]) -> str:
    """Return the dots where the points are; of those that fall upon each other, one of each kind."""
    view = grid.view
    drawn = []
    n_places = 0
    for kind in reversed(KINDS):  # what is exact lies on top
        places = {
            _rounded(view.point(*_place(point, view.panel.identifier, view.panel.width)))
            for point in points
            if point.kind == kind
        }
        # A line without length that has round ends is a dot: one path for all, however many.
        path = "".join(f"M{x} {y}h0" for x, y in sorted(places))
        n_places += len(places)
        if path:
            name = f"map-point-{kind or 'unknown'}"
            drawn.append(_svg.element("path", d=path, class_=f"map-point {name}"))
            if kind != "exact":
                drawn.append(
                    _svg.element("path", d=path, class_=f"map-point map-point-inside {name}")
                )
    crowd = next((name for most, name in _CROWDS if n_places > most * len(grid.squares)), "")
    return _svg.element("g", *drawn, aria_hidden="true", class_=f"map-points {crowd}".rstrip())


def _place(point: MapPoint, world: str, width: float) -> tuple[float, float]:
    return place(point.longitude, point.latitude, world=world, width=width)


def _rounded(at: tuple[float, float]) -> tuple[int, int]:
    return round(at[0]), round(at[1])
