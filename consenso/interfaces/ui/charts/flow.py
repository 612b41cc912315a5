"""A flow: what stands in the sections of one text, and into which sections of the next it goes; what is dropped, what is new."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext

from consenso.interfaces.ui.charts import _svg
from consenso.interfaces.ui.charts._chart import Chart, chart, shown

_TALL = 380.0  # about how high the longest text is drawn
_MOST = 16.0  # for one paragraph, however few there are
_PAD = 10.0
_BETWEEN = 12.0
_LINES = 3  # of a label
_KEY = 34.0  # how wide a node is that shows its key alone
_THIN = 1.5  # the least that a band is thick
NOWHERE = -1  # where what is new comes from, and what is dropped goes


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A section: its number (a few letters) for narrow pictures, what it is called, how many paragraphs it has."""

    key: str
    label: str
    size: int


@dataclass(frozen=True, slots=True)
class FlowColumn:
    """A text and its sections, in order."""

    label: str
    nodes: tuple[FlowNode, ...]


@dataclass(frozen=True, slots=True)
class FlowLink:
    """Paragraphs that go from a section of a column to one of the next (places); -1: from none, to none.

    `n_old` and `n_new` are how many they are before and after; `n_same` of those before keep their words.
    """

    column: int
    source: int
    target: int
    n_old: int
    n_new: int
    n_same: int = 0


@dataclass(frozen=True, slots=True)
class _Box:
    x: float
    y: float
    height: float
    lines: tuple[str, ...]
    kind: str


_Name = tuple[
    int, int, str
]  # of a box: its column, its section, and what it is: section, gone, came


def flow(
    *,
    identifier: str,
    title: str,
    columns: tuple[FlowColumn, ...],
    links: tuple[FlowLink, ...],
    language: str,
) -> Chart:
    """Return the texts from left to right, with bands from section to section, as thick as they have paragraphs.

    On a narrow picture sections have their keys, which are listed below it. More than three texts make the wide picture wider.

    Raises:
        ValueError: a link leads from or to a section that there is not.
    """
    for one in links:
        sides = columns[one.column].nodes, columns[one.column + 1].nodes
        if one.source >= len(sides[0]) or one.target >= len(sides[1]):
            raise ValueError("a link leads from or to a section that there is not")
    with translation.override(language.lower()):
        words = _words()
        sentence = _sentence(columns, links, language=language)
        header = (
            gettext("From where, to where"),
            gettext("Paragraphs of the earlier text"),
            gettext("Paragraphs of the later text"),
            gettext("of these with the same words"),
        )
    return chart(
        lambda width: _Drawing(width, columns, links, words, language).drawn(),
        identifier=identifier,
        title=title,
        sentence=sentence,
        header=header,
        rows=tuple(
            (
                _way(columns, one, words),
                shown(one.n_old, language),
                shown(one.n_new, language),
                shown(one.n_same, language),
            )
            for one in links
        ),
        figures=tuple(
            (_way(columns, one, words), one.n_old, one.n_new, one.n_same) for one in links
        ),
        wide=max(_svg.WIDE, 150.0 * len(columns) + 90.0 * (len(columns) - 1)),
    )


def _words() -> dict[str, str]:
    return {
        "gone": gettext("dropped"),
        "came": gettext("new"),
        "same": gettext("the same words"),
        "other": gettext("other words"),
    }


def _sentence(columns: Sequence[FlowColumn], links: Sequence[FlowLink], *, language: str) -> str:
    carried = sum(one.n_old for one in links if NOWHERE not in (one.source, one.target))
    return gettext(
        "%(count)s texts, from %(first)s to %(last)s. From text to text %(carried)s paragraphs are carried over, %(same)s of them with the same words; %(gone)s are dropped, %(came)s are new."
    ) % {
        "count": shown(len(columns), language),
        "first": columns[0].label if columns else "–",
        "last": columns[-1].label if columns else "–",
        "carried": shown(carried, language),
        "same": shown(sum(one.n_same for one in links), language),
        "gone": shown(sum(one.n_old for one in links if one.target == NOWHERE), language),
        "came": shown(sum(one.n_new for one in links if one.source == NOWHERE), language),
    }


def _way(columns: Sequence[FlowColumn], link: FlowLink, words: dict[str, str]) -> str:
    def place(column: FlowColumn, node: int, none: str) -> str:
        return f"{column.label}: {column.nodes[node].label if node >= 0 else none}"

    before, after = columns[link.column : link.column + 2]
    if link.source == NOWHERE:
        return f"{words['came']} → {place(after, link.target, '')}"
    if link.target == NOWHERE:
        return f"{place(before, link.source, '')} → {words['gone']}"
    return f"{place(before, link.source, '')} → {place(after, link.target, '')}"


class _Drawing:
    """The picture at one width."""

    def __init__(
        self,
        width: float,
        columns: Sequence[FlowColumn],
        links: Sequence[FlowLink],
        words: dict[str, str],
        language: str,
    ) -> None:
        self.columns, self.links, self.words, self.language = columns, links, words, language
        self.width = width
        self.has_labels = width > _svg.NARROW
        n = max(1, len(columns))
        self.box = min(210.0, width / (1.75 * n - 0.75)) if self.has_labels else _KEY
        self.step = (width - self.box) / max(1, n - 1)
        largest = max((sum(node.size for node in one.nodes) for one in columns), default=0)
        self.scale = min(_MOST, _TALL / max(1, largest))
        # Where the names of the texts would meet they are letters, said below with the keys.
        longest = max((_svg.width_of(one.label) for one in columns), default=0.0)
        has_names = self.has_labels or longest < self.step - 8
        self.names = [one.label if has_names else chr(65 + n) for n, one in enumerate(columns)]
        self.top = 0.0
        self.boxes: dict[_Name, _Box] = {}
        self.ins: dict[_Name, list[FlowLink]] = defaultdict(list)
        self.outs: dict[_Name, list[FlowLink]] = defaultdict(list)
        for one in links:
            source = (one.column, one.source, "came" if one.source == NOWHERE else "section")
            target = (one.column + 1, one.target, "gone" if one.target == NOWHERE else "section")
            self.outs[source].append(one)
            self.ins[target].append(one)

    def drawn(self) -> tuple[str, float]:
        if not self.columns:
            return "", 1.0
        key, y = self._legend()
        heads = [self._cut(label, 2) for label in self.names]
        self.top = y + max(map(len, heads)) * _svg.LINE + 8
        bottom = self._place()
        parts = [key]
        for n, head in enumerate(heads):
            x, anchor = self._head(n)
            parts.append(_svg.lines(head, x=x, y=y + 14, class_="chart-figure", anchor=anchor))
        parts += self._bands()
        parts += [self._box(box) for box in self.boxes.values()]
        if not self.has_labels:
            listed, bottom = self._keys(bottom + 26)
            parts.append(listed)
        return "".join(parts), bottom + 4

    def _head(self, n: int) -> tuple[float, str]:
        if self.has_labels or n == 0:
            return n * self.step, "start"
        return n * self.step + self.box, "end"

    def _legend(self) -> tuple[str, float]:
        drawn, x, y = [], 0.0, 0.0
        for kind in ("same", "other", "gone", "came"):
            label = self.words[kind]
            needed = 26 + _svg.width_of(label) + 18
            if x and x + needed - 18 > self.width:
                x, y = 0.0, y + 24
            drawn.append(
                _svg.element(
                    "rect", class_=f"flow flow-{kind}", x=x + 1, y=y + 3, width=16, height=12
                )
            )
            drawn.append(_svg.text(label, x=x + 24, y=y + 14))
            x += needed
        return "".join(drawn), y + 36

    def _cut(self, words: str, most: int, extra: str = "") -> tuple[str, ...]:
        """Return words on lines as wide as a node, cut where they are too many; `extra` stands at the end, uncut."""
        room = (self.box if self.has_labels else self.step) - 12
        found = _svg.wrapped(words, room)
        if len(found) > most:
            last = found[most - 1]
            while last and _svg.width_of(f"{last}…") > room:
                last = last[:-1]
            found = (*found[: most - 1], f"{last.rstrip()}…")
        return (*found, extra) if extra else found

    def _place(self) -> float:
        """Give each section its box, those of what is dropped and of what is new at the end of their columns."""
        bottom = self.top
        for n, column in enumerate(self.columns):
            y = self.top
            for place, node in enumerate(column.nodes):
                y = self._put((n, place, "section"), node, y)
            for kind, sign in (("gone", "−"), ("came", "+")):
                name = (n, NOWHERE, kind)
                size = sum(one.n_old or one.n_new for one in (*self.ins[name], *self.outs[name]))
                if size:
                    y = self._put(name, FlowNode(sign, self.words[kind], size), y + 6)
            bottom = max(bottom, y)
        return bottom

    def _put(self, name: _Name, node: FlowNode, y: float) -> float:
        number = shown(node.size, self.language)
        lines = self._cut(node.label, _LINES, number) if self.has_labels else (node.key,)
        height = max(
            len(lines) * _svg.LINE + _PAD,
            sum(self._thick(one)[1] for one in self.ins[name]),
            sum(self._thick(one)[0] for one in self.outs[name]),
        )
        n, _, kind = name
        self.boxes[name] = _Box(n * self.step, y, height, lines, kind)
        return y + height + _BETWEEN

    def _thick(self, link: FlowLink) -> tuple[float, float]:
        """Return how thick a band is where it begins and where it ends; it can always be seen."""
        return (
            max(_THIN, (link.n_old or link.n_new) * self.scale),
            max(_THIN, (link.n_new or link.n_old) * self.scale),
        )

    def _bands(self) -> list[str]:
        """Return the bands: out of a box in the order of where they go, into it in the order of where they come from."""
        begins: dict[FlowLink, float] = {}
        ends: dict[FlowLink, float] = {}
        for name, box in self.boxes.items():
            y = box.y
            for one in sorted(self.outs[name], key=lambda one: _last_if_nowhere(one.target)):
                begins[one] = y
                y += self._thick(one)[0]
            y = box.y
            for one in sorted(self.ins[name], key=lambda one: _last_if_nowhere(one.source)):
                ends[one] = y
                y += self._thick(one)[1]
        return [piece for one in self.links for piece in self._band(one, begins[one], ends[one])]

    def _band(self, link: FlowLink, begin: float, end: float) -> list[str]:
        x = link.column * self.step + self.box
        thick = self._thick(link)
        if NOWHERE in (link.source, link.target):
            kind = "came" if link.source == NOWHERE else "gone"
            return [_band(kind, x, self.step - self.box, (begin, end), thick)]
        share = link.n_same / max(1, link.n_old)
        same = thick[0] * share, thick[1] * share
        found = []
        if link.n_same:
            found.append(_band("same", x, self.step - self.box, (begin, end), same))
        if link.n_same < link.n_old:
            rest = thick[0] - same[0], thick[1] - same[1]
            tops = begin + same[0], end + same[1]
            found.append(_band("other", x, self.step - self.box, tops, rest))
        return found

    def _box(self, box: _Box) -> str:
        rect = _svg.element(
            "rect",
            class_=f"flow-box flow-box-{box.kind}",
            x=box.x + 0.5,
            y=box.y,
            width=self.box - 1,
            height=box.height,
        )
        y = box.y + 16
        if not self.has_labels:
            return rect + _svg.text(
                box.lines[0], x=box.x + self.box / 2, y=y + 2, class_="chart-text", anchor="middle"
            )
        *label, number = box.lines
        return (
            rect
            + _svg.lines(label, x=box.x + 6, y=y)
            + _svg.text(number, x=box.x + 6, y=y + len(label) * _svg.LINE, class_="chart-muted")
        )

    def _keys(self, y: float) -> tuple[str, float]:
        """Return what the keys stand for, text by text."""
        drawn = []
        for name, column in zip(self.names, self.columns, strict=True):
            label = column.label if name == column.label else f"{name}: {column.label}"
            drawn.append(_svg.text(label, x=0, y=y, class_="chart-figure"))
            y += _svg.LINE + 3
            for node in column.nodes:
                words = f"{node.label} ({shown(node.size, self.language)})"
                pieces = _svg.wrapped(words, self.width - _KEY - 8)
                drawn.append(_svg.text(node.key, x=_KEY - 8, y=y, anchor="end"))
                drawn.append(_svg.lines(pieces, x=_KEY + 4, y=y))
                y += len(pieces) * _svg.LINE + 2
            y += 10
        return "".join(drawn), y - _svg.LINE


def _last_if_nowhere(place: int) -> tuple[bool, int]:
    return place == NOWHERE, place


def _band(
    kind: str, x: float, across: float, tops: tuple[float, float], thick: tuple[float, float]
) -> str:
    """Return a band from a box to one of the next column: a curve, thinner where fewer paragraphs come out than went in."""
    (y0, y1), (t0, t1) = tops, thick
    middle, end = x + across / 2, x + across
    way = (
        f"M{x:.1f},{y0:.1f}C{middle:.1f},{y0:.1f} {middle:.1f},{y1:.1f} {end:.1f},{y1:.1f}"
        f"V{y1 + t1:.1f}C{middle:.1f},{y1 + t1:.1f} {middle:.1f},{y0 + t0:.1f} {x:.1f},{y0 + t0:.1f}Z"
    )
    return _svg.element("path", class_=f"flow flow-{kind}", d=way)
