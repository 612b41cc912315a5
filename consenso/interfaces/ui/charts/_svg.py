"""SVG written by hand: elements, the width of words, a picture with its title. No style attributes: classes only."""

import unicodedata
from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

WIDE = 680
NARROW = 340
SIZE = 15  # of letters, in units of the picture: it is never shown larger, and rarely smaller
LINE = 19  # from line to line

# Share of the letter size that a letter takes: above the mean of the site's sans, so that a measured word fits.
_LATIN = 0.54


def element(name: str, *children: str, **attributes: str | float) -> str:
    """Return an element. A trailing underscore is dropped from a name (class_), others become hyphens.

    Children are markup already; pass words through `text`.

    >>> element("rect", class_="bar", x=1.5, y=2.0, stroke_width=1)
    '<rect class="bar" x="1.5" y="2" stroke-width="1"/>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_written(value))}"'
        for key, value in attributes.items()
        if value != ""
    )
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def _written(value: str | float) -> str:
    if isinstance(value, str):
        return value
    return f"{value:.1f}".removesuffix(".0")


def text(
    words: str, *, x: float, y: float, class_: str = "chart-text", anchor: str = "start"
) -> str:
    """Return words on one line, with their baseline at `y`."""
    return element("text", escape(words), class_=class_, x=x, y=y, text_anchor=anchor)


def lines(
    pieces: Iterable[str],
    *,
    x: float,
    y: float,
    class_: str = "chart-text",
    anchor: str = "start",
) -> str:
    """Return lines of words, the first with its baseline at `y`."""
    return "".join(
        text(piece, x=x, y=y + index * LINE, class_=class_, anchor=anchor)
        for index, piece in enumerate(pieces)
    )


def width_of(words: str, size: float = SIZE) -> float:
    """Return about how wide words are set, a little more than they are; Chinese signs are squares.

    >>> width_of("中国") == 2 * SIZE
    True
    """
    return sum(
        size if unicodedata.east_asian_width(letter) in "WF" else size * _LATIN for letter in words
    )


def wrapped(words: str, width: float) -> tuple[str, ...]:
    """Return words broken into lines that fit `width`; a longer word stands alone, Chinese breaks anywhere.

    >>> wrapped("Science and technology", 100)
    ('Science and', 'technology')
    >>> wrapped("中国拉美", 2 * SIZE), wrapped("", 100)
    (('中国', '拉美'), ('',))
    """
    found: list[str] = [""]
    for piece in _breakable(words):
        longer = found[-1] + piece
        if found[-1] and width_of(longer.rstrip()) > width:
            found[-1] = found[-1].rstrip()
            found.append(piece)
        else:
            found[-1] = longer
    return (*found[:-1], found[-1].rstrip())


def _breakable(words: str) -> Iterable[str]:
    piece = ""
    for letter in words:
        piece += letter
        if letter == " " or unicodedata.east_asian_width(letter) in "WF":
            yield piece
            piece = ""
    if piece:
        yield piece


def picture(
    *children: str, identifier: str, title: str, description: str, width: float, height: float
) -> SafeString:
    """Return the whole picture: role img, named by its title and described by its sentence."""
    return mark_safe(  # noqa: S308  # every word has passed escape() in text() or here
        element(
            "svg",
            element("title", escape(title), id=f"{identifier}-title"),
            element("desc", escape(description), id=f"{identifier}-desc"),
            *children,
            xmlns="http://www.w3.org/2000/svg",
            class_="chart-svg",
            viewBox=f"0 0 {_written(float(width))} {_written(float(height))}",
            width=width,
            height=height,
            role="img",
            aria_labelledby=f"{identifier}-title {identifier}-desc",
            font_size=SIZE,
        )
    )
