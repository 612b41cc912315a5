"""A time line: points and spans on an axis of years, with labels that never stand on each other."""

from dataclasses import dataclass
from math import ceil, floor

from django.utils import translation
from django.utils.translation import gettext

from consenso.core.locale import partial_date, years_of
from consenso.interfaces.ui.charts import _svg
from consenso.interfaces.ui.charts._chart import Chart, chart

_GAP = 14.0  # between two labels on one lane
_LABEL = 190.0  # the widest a label is set before it breaks


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened, and when: a partial date. A year, a month or a span is drawn as long as it lasted."""

    on: str
    label: str
    kind: str = ""  # "ahead" is drawn hollow


@dataclass(frozen=True, slots=True)
class Placed:
    """A moment with its place: the mark from `start` to `end`, the label at `label_x`, the lane from the top."""

    moment: Moment
    start: float
    end: float
    label_x: float
    lines: tuple[str, ...]
    lane: int

    @property
    def left(self) -> float:
        return min(self.start, self.label_x)

    @property
    def right(self) -> float:
        return max(self.end, self.label_x + max(_svg.width_of(line) for line in self.lines))


def time_line(
    *,
    identifier: str,
    title: str,
    moments: tuple[Moment, ...],
    language: str,
    width: float = _svg.WIDE,
) -> Chart:
    """Return the moments from left to right, on a picture of that width; on a narrower screen it scrolls sideways.

    Raises:
        UnreadableDate: a moment's date is no partial date.
    """
    ordered = tuple(sorted(moments, key=lambda moment: (years_of(moment.on), moment.label)))
    with translation.override(language.lower()):
        header = (gettext("What"), gettext("When"))
        sentence = gettext("Nothing has been recorded.")
        if ordered:
            sentence = gettext("%(count)s moments, from %(first)s to %(last)s.") % {
                "count": len(ordered),
                "first": partial_date(ordered[0].on, language),
                "last": partial_date(max(ordered, key=_ends).on, language),
            }
    return chart(
        lambda width: _draw(width, moments=ordered),
        identifier=identifier,
        title=title,
        sentence=sentence,
        header=header,
        rows=tuple((moment.label, partial_date(moment.on, language)) for moment in ordered),
        has_narrow=False,
        wide=width,
    )


def _ends(moment: Moment) -> float:
    return years_of(moment.on)[1]


def place(
    moments: tuple[Moment, ...], *, width: float, first: int, last: int
) -> tuple[Placed, ...]:
    """Return the moments placed on lanes of an axis from the year `first` to the beginning of the year `last`.

    Each goes on the highest lane where neither its mark nor its label meets another's.

    >>> two = (Moment("2014", "First meeting"), Moment("2014-07", "Summit"))
    >>> [placed.lane for placed in place(two, width=680, first=2011, last=2026)]
    [0, 1]
    """
    scale = width / max(1, last - first)
    ends: list[list[tuple[float, float]]] = []
    found = []
    for moment in moments:
        begins, finishes = years_of(moment.on)
        start, end = (begins - first) * scale, (finishes - first) * scale
        lines = _svg.wrapped(moment.label, min(_LABEL, width))
        label_x = max(0.0, min(start, width - max(_svg.width_of(line) for line in lines)))
        one = Placed(moment, start, end, label_x, lines, 0)
        lane = next((n for n, taken in enumerate(ends) if _is_free(one, taken)), len(ends))
        if lane == len(ends):
            ends.append([])
        ends[lane].append((one.left, one.right))
        found.append(Placed(moment, start, end, label_x, lines, lane))
    return tuple(found)


def _is_free(one: Placed, taken: list[tuple[float, float]]) -> bool:
    return all(one.right + _GAP <= left or right + _GAP <= one.left for left, right in taken)


def _draw(width: float, *, moments: tuple[Moment, ...]) -> tuple[str, float]:
    if not moments:
        return "", 1.0
    spans = [years_of(moment.on) for moment in moments]
    first = floor(min(begins for begins, _ in spans))
    last = max(ceil(max(finishes for _, finishes in spans)), first + 1)
    placed = place(moments, width=width, first=first, last=last)
    tops, y = [], 34.0
    for lane in range(max(one.lane for one in placed) + 1):
        tops.append(y)
        y += max(len(one.lines) for one in placed if one.lane == lane) * _svg.LINE + 18
    drawn = [_axis(width, first=first, last=last, height=y)]
    drawn.extend(_mark(one, y=tops[one.lane]) for one in placed)
    return "".join(drawn), y


def _axis(width: float, *, first: int, last: int, height: float) -> str:
    scale = width / (last - first)
    every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 1000) if n * scale >= 44 or n == 1000)
    drawn = [_svg.element("line", class_="axis", x1=0, x2=width, y1=22, y2=22)]
    for year in range(first, last):
        if (year - first) % every == 0:
            x = (year - first) * scale
            drawn.append(_svg.element("line", class_="grid", x1=x, x2=x, y1=22, y2=height))
            drawn.append(_svg.text(str(year), x=x + 3, y=15, class_="chart-muted"))
    return "".join(drawn)


def _mark(one: Placed, *, y: float) -> str:
    kind = "second" if one.moment.kind == "ahead" else "first"
    if one.end - one.start < 10:
        mark = _svg.element(
            "circle", class_=f"bar bar-{kind}", cx=max(5, one.start), cy=y + 5, r=4.5
        )
    else:
        mark = _svg.element(
            "rect",
            class_=f"bar bar-{kind}",
            x=one.start,
            y=y + 2,
            width=one.end - one.start,
            height=6,
        )
    return mark + _svg.lines(
        one.lines, x=one.label_x, y=y + 10 + 14, class_="chart-text chart-halo"
    )
