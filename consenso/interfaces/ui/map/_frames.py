"""Where the insets lie on the large map: frames, and the letters that tie them to the insets below."""

from string import ascii_uppercase

from django.utils.translation import gettext

from consenso.interfaces.ui.charts import _svg
from consenso.interfaces.ui.map._layout import HEAD, Layout
from consenso.interfaces.ui.map._names import REGIONS
from consenso.interfaces.ui.map._shapes import Box


def frames(layout: Layout) -> str:
    """Return the names of the insets and, on the large map, where they lie: letters tie the two together."""
    main, *insets = layout.views
    drawn = [rect(main.box, class_="map-frame")]
    for view, (letter, frame, box) in zip(insets, _corners(layout), strict=True):
        drawn.append(rect(frame, class_="map-frame"))
        drawn.append(
            _svg.text(
                letter,
                x=(box[0] + box[2]) / 2,
                y=box[3] - 3,
                class_="map-letter",
                anchor="middle",
            )
        )
        drawn.append(rect(view.box, class_="map-frame"))
        words = gettext("%(letter)s. %(region)s") % {
            "letter": letter,
            "region": REGIONS[view.panel.identifier],
        }
        drawn.append(_svg.text(words, x=view.x, y=view.y - HEAD + 18, class_="map-name"))
    return _svg.element("g", *drawn, aria_hidden="true", class_="map-frames")


def frame_lines(layout: Layout) -> tuple[Box, ...]:
    """Return the lines of the frames on the large map, as thin boxes."""
    return tuple(
        line
        for _, (left, top, right, bottom), _ in _corners(layout)
        for line in (
            (left, top - 1, right, top + 1),
            (left, bottom - 1, right, bottom + 1),
            (left - 1, top, left + 1, bottom),
            (right - 1, top, right + 1, bottom),
        )
    )


def letters(layout: Layout) -> tuple[Box, ...]:
    """Return the boxes of the letters on the large map."""
    return tuple(box for _, _, box in _corners(layout))


def _corners(layout: Layout) -> tuple[tuple[str, Box, Box], ...]:
    """Return for each inset its letter, its frame on the large map, and the box of the letter outside that frame.

    The letter stands on the side that looks away from the other frames.
    """
    main, *insets = layout.views
    frames = []
    for view in insets:
        left, top, right, bottom = main.panel.frames[view.panel.identifier]
        frames.append((*main.point(left, top), *main.point(right, bottom)))
    size = layout.format.letters
    found = []
    for letter, frame in zip(ascii_uppercase, frames, strict=False):
        x, y = _centre(frame)
        dx = x - sum(_centre(one)[0] for one in frames) / len(frames)
        dy = y - sum(_centre(one)[1] for one in frames) / len(frames)
        below = frame[1] - size / 2 - 2 if dy < 0 else frame[3] + size / 2 + 2
        beside = frame[0] - size / 2 - 2 if dx < 0 else frame[2] + size / 2 + 2
        is_beside = abs(dx) >= abs(dy) or not size < below < main.height - size
        u, v = (beside, y) if is_beside else (x, below)
        if not size < u < main.width - size:
            u, v = frame[0] + size / 2 + 3, frame[3] - size / 2 - 3
        box = (u - size / 2, v - size / 2, u + size / 2, v + size / 2)
        found.append((letter, frame, box))
    return tuple(found)


def _centre(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def rect(box: Box, *, class_: str) -> str:
    """Return a box as it is drawn."""
    left, top, right, bottom = box
    return _svg.element(
        "rect", class_=class_, x=left, y=top, width=right - left, height=bottom - top
    )
