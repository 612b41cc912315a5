"""The map as SVG: classes only, no styles. Order in the markup is the order of the keyboard.

From bottom to top: sea and land and the states that are linked from another panel (decoration); the links, one for each
state; leaders and names (decoration, which lets the pointer through). Circles of small states lie over the shapes of
large ones, whatever the order of the links: each shape is clipped where another state's circle stands.
"""

import re
from collections.abc import Sequence
from html import escape
from itertools import accumulate

from django.utils.safestring import SafeString, mark_safe

from consenso.interfaces.ui.charts import _svg
from consenso.interfaces.ui.map._frames import frames, rect
from consenso.interfaces.ui.map._layout import Layout, View
from consenso.interfaces.ui.map._shapes import Box
from consenso.interfaces.ui.map._targets import Target
from consenso.interfaces.ui.map._words import DOT, Mark, words

_RING = re.compile("M[^M]+")
_WHOLE = re.compile(r"-?\d+")


def shapes(layouts: Sequence[Layout], codes: Sequence[str], *, identifier: str) -> SafeString:
    """Return an invisible picture that holds each outline once, for both widths to use."""
    panels = {view.panel.identifier: view.panel for one in layouts for view in one.views}
    paths = []
    for panel in panels.values():
        crops = [
            view.crop
            for one in layouts
            for view in one.views
            if view.panel.identifier == panel.identifier
        ]
        paths.append(
            _svg.element("path", id=f"{identifier}-{panel.identifier}", d=_seen(panel.land, crops))
        )
        paths.extend(
            _svg.element("path", id=shape_id(identifier, panel.identifier, code), d=path)
            for code in codes
            if code in panel.shapes and (path := panel.shapes[code].path)
        )
    return safe(
        _svg.element(
            "svg",
            _svg.element("defs", *paths),
            xmlns="http://www.w3.org/2000/svg",
            class_="map-shapes",
            width=0,
            height=0,
            aria_hidden="true",
            focusable="false",
        )
    )


def _seen(land: str, crops: Sequence[Box]) -> str:
    """Return the land without the rings that lie outside every crop."""
    return "".join(
        ring for ring in _RING.findall(land) if any(_meet(_box_of(ring), crop) for crop in crops)
    )


def _box_of(ring: str) -> Box:
    numbers = [int(found) for found in _WHOLE.findall(ring)]
    xs, ys = list(accumulate(numbers[::2])), list(accumulate(numbers[1::2]))
    return min(xs), min(ys), max(xs), max(ys)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def picture(
    layout: Layout, marks: Sequence[Mark], *, title: str, description: str, identifier: str
) -> SafeString:
    """Return the map at one width. It is a group, not an image: an image would hide its links from readers by ear."""
    name = f"{identifier}-{layout.format.name}"
    by_code = {mark.code: mark for mark in marks}
    where = {target.code: (view, target) for view in layout.views for target in view.targets}
    links = [
        _link(mark, *where[mark.code], name=name, identifier=identifier)
        for mark in marks
        if mark.code in where
    ]
    return safe(
        _svg.element(
            "svg",
            _svg.element("title", escape(title), id=f"{name}-title"),
            _svg.element("desc", escape(description), id=f"{name}-desc"),
            _svg.element("defs", *(clip(view, name=name) for view in layout.views)),
            *(ground(view, marks, name=name, identifier=identifier) for view in layout.views),
            frames(layout),
            *links,
            *(words(layout, view, by_code) for view in layout.views),
            xmlns="http://www.w3.org/2000/svg",
            class_=f"map-svg map-svg-{layout.format.name}",
            viewBox=f"0 0 {_number(layout.format.width)} {_number(layout.height)}",
            role="group",
            aria_labelledby=f"{name}-title",
            aria_describedby=f"{name}-desc",
            font_size=layout.format.letters,
        )
    )


def safe(markup: str) -> SafeString:
    """Return markup as one that templates take as it is."""
    return mark_safe(markup)  # noqa: S308  # every word has passed escape() in _svg or here


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def shape_id(identifier: str, panel: str, code: str) -> str:
    """Return the id under which `shapes` holds a country's outline."""
    return f"{identifier}-{panel}-{code}"


def _transform(view: View) -> str:
    x, y = view.point(0, 0)
    return f"translate({x:.1f} {y:.1f}) scale({view.scale:.4f})"


def use(view: View, *, reference: str, class_: str) -> str:
    """Return an outline of `shapes`, where the view shows it."""
    return _svg.element("use", href=f"#{reference}", class_=class_, transform=_transform(view))


def clip(view: View, *, name: str) -> str:
    """Return two clips: the frame of the panel, and the frame without the circles of the small states."""
    left, top, right, bottom = view.box
    frame = f"M{left:.1f} {top:.1f}H{right:.1f}V{bottom:.1f}H{left:.1f}z"
    holes = "".join(
        f"M{one.x - one.radius:.1f} {one.y:.1f}"
        f"a{one.radius} {one.radius} 0 1 0 {2 * one.radius} 0"
        f"a{one.radius} {one.radius} 0 1 0 {-2 * one.radius} 0z"
        for one in view.targets
        if not one.is_large
    )
    panel = f"{name}-{view.panel.identifier}"
    return _svg.element(
        "clipPath", _svg.element("path", d=frame), id=f"{panel}-frame"
    ) + _svg.element(
        "clipPath",
        _svg.element("path", d=frame + holes, clip_rule="evenodd"),
        id=f"{panel}-shapes",
    )


def ground(view: View, marks: Sequence[Mark], *, name: str, identifier: str) -> str:
    """Return sea, land, and the states that are linked from another panel."""
    panel = view.panel
    here = {target.code for target in view.targets}
    others = [mark for mark in marks if mark.code in panel.shapes and mark.code not in here]
    drawn = [
        rect(view.box, class_="map-sea"),
        use(view, reference=f"{identifier}-{panel.identifier}", class_="map-land"),
    ]
    for mark in others:
        shape = panel.shapes[mark.code]
        if shape.path:
            reference = shape_id(identifier, panel.identifier, mark.code)
            drawn.append(use(view, reference=reference, class_=f"map-shape {mark.kind}"))
        if _extent(shape.box) * view.scale < 2 * DOT:
            x, y = view.point(*shape.at)
            drawn.append(_svg.element("circle", class_="map-dot", cx=x, cy=y, r=DOT))
    return _svg.element(
        "g",
        *drawn,
        aria_hidden="true",
        clip_path=f"url(#{name}-{panel.identifier}-frame)",
    )


def _extent(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _link(mark: Mark, view: View, target: Target, *, name: str, identifier: str) -> str:
    panel = view.panel
    parts = [_svg.element("title", escape(mark.spoken))]
    if panel.shapes[mark.code].path:
        reference = shape_id(identifier, panel.identifier, mark.code)
        parts.append(
            _svg.element(
                "g",
                use(view, reference=reference, class_="map-shape"),
                clip_path=f"url(#{name}-{panel.identifier}-shapes)",
            )
        )
    if not target.is_large:
        parts.append(
            _svg.element("circle", class_="map-target", cx=target.x, cy=target.y, r=target.radius)
        )
    return _svg.element(
        "a",
        *parts,
        href=mark.address,
        class_=f"map-party {mark.kind}",
    )
