"""Lines of pages: which of them are headers, footers, page numbers and notes."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

SOFT = "\ufffe"
ZONE = 0.13  # of a page's height, at its top and at its bottom
LEAST_ZONE = 60.0  # points
EDGE = 50.0  # points from the edge of the paper: text begins further in
DEEPEST = 3  # lines of a header or a footer
_DIGITS = re.compile(r"\d+")
# 7 · – 7 – · Page 7 of 20 · 第 7 页 · 7/20 · vii
_PAGE_NUMBER = re.compile(
    r"[-–—\s|]*(?:page|página|pág\.?|pagina|p\.|第)?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:页)?\s*"
    r"(?:(?:/|of|de|sur|van|\||，?\s*共)\s*\d{1,4}\s*(?:页)?)?[-–—\s|]*$",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d+$|…{2,}\s*\d+$")
_NOTE = re.compile(r"(\d{1,3}|[*†‡]{1,3}|\[\d{1,3}\])\s*(?=[^\s\d.)])")
_JOINED = re.compile(r"\d{1,3}[^\W\d_a-zß-ÿ][a-zß-ÿ]")  # 1The list …: its number was raised, too
MARK_ALONE = re.compile(r"\d{1,3}|[*†‡]{1,3}|\[\d{1,3}\]")  # of a note, raised before its text
SMALL = 0.93  # of the size of running text; notes are smaller


@dataclass(slots=True)
class Line:
    """A line as written. Places are in points from the left and the bottom of the page.

    U+FFFE at the end of the text stands for the hyphen of a word that goes on in the next line.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    is_bold: bool
    page: int
    height: float  # of the page


def without_margins(pages: Sequence[list[Line]]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the text, and those of the notes at the feet of pages.

    What stands at the same place of several pages in the same words, numbers aside, is a header or a footer; so is a
    number alone at the edge of a page. Entries of a table of contents are left out too.
    """
    repeated = _repeated(pages)
    usual = usual_size([line for page in pages for line in page])
    body: list[Line] = []
    notes: list[Line] = []
    for page in pages:
        kept = [
            line
            for line in _on_one_line(page)
            if not (line.text[-1:].isdigit() and _LEADERS.search(line.text[-200:]))
            and not (_zone(line) and _key(line) in repeated)
        ]
        kept = _without_edges(_without_number(kept), usual)
        foot = _foot(kept, usual)
        if foot:
            notes += [line for line in kept if id(line) in foot]
            kept = [line for line in kept if id(line) not in foot]
        body += kept
    return body, notes


def usual_size(lines: Sequence[Line]) -> float:
    """Return the size of running text: that of most letters; 1.0 for no lines."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] or 1.0 if sizes else 1.0


def _on_one_line(page: Sequence[Line]) -> list[Line]:
    """Join what stands side by side on one line with a small gap: a number and its text set with a tab."""
    found: list[Line] = []
    for line in page:
        last = found[-1] if found else None
        if (
            last
            and abs(last.bottom - line.bottom) < 0.3 * line.size
            and 0 <= line.left - last.right < 6 * line.size
            and len(last.text) < 12
        ):
            last.text = f"{last.text}\t{line.text}"
            last.right = line.right
            last.is_bold, last.size = line.is_bold, line.size
        else:
            found.append(line)
    return found


def _zone(line: Line) -> str:
    zone = max(line.height * ZONE, LEAST_ZONE)
    if line.bottom > line.height - zone:
        return "top"
    if line.top < zone:
        return "foot"
    return ""


def _key(line: Line) -> tuple[str, str, int]:
    words = "".join(_DIGITS.sub("#", line.text.lower()).split())
    return _zone(line), words, round(line.bottom / 6)


def _repeated(pages: Sequence[list[Line]]) -> set[tuple[str, str, int]]:
    places: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for line in page:
            if _zone(line) and len(line.text) < 200:
                zone, words, height = _key(line)
                places[zone, words].append((number, height))
    least = 2 if len(pages) < 5 else 3
    found = set()
    for (zone, words), seen in places.items():
        for height in {one for _, one in seen}:
            n_near = len({number for number, one in seen if abs(one - height) <= 1})
            if n_near >= least:
                found.add((zone, words, height))
    return found


def _without_number(lines: list[Line]) -> list[Line]:
    """Leave out the number of the page: alone on the outermost line."""
    for pick in (max, min):
        if not lines:
            break
        outer = pick(lines, key=lambda line: line.bottom)
        if _zone(outer) and len(outer.text) < 60 and _PAGE_NUMBER.match(outer.text):
            lines = [line for line in lines if line is not outer]
    return lines


def _without_edges(lines: list[Line], usual: float) -> list[Line]:
    """Leave out what stands in the margin itself: nearer to the edge than any text, and apart from it."""
    downwards = sorted(lines, key=lambda line: -line.bottom)
    if len(downwards) < 3:
        return lines
    first, second, last, before = downwards[0], downwards[1], downwards[-1], downwards[-2]
    out = set()
    if first.height - first.top < EDGE and first.bottom - second.top > 0.4 * usual:
        out.add(id(first))
    if last.bottom < EDGE and before.bottom - last.top > 0.4 * usual:
        out.add(id(last))
    return [
        line
        for line in lines
        if id(line) not in out or line.size > 1.05 * usual or line.is_bold or len(line.text) > 120
    ]


def _foot(lines: Sequence[Line], usual: float) -> set[int]:
    """Return which lines (by identity) are notes: small ones below all others, from one that begins with a number."""
    if raised := _raised(lines, usual):
        return raised
    small = [line for line in lines if line.size < SMALL * usual]
    large = [line for line in lines if line.size >= SMALL * usual]
    if not small or not large:
        return set()
    lowest = min(line.bottom for line in large)
    under = [line for line in small if line.top <= lowest + 0.3 * usual]
    # In two columns the notes of the first stand beside the text of the second.
    if not under:
        return set()
    begun = next((at for at, line in enumerate(under) if _NOTE.match(line.text)), None)
    if begun is None:
        return set()
    return {id(line) for line in under[begun:]}


def _until_higher(lines: Sequence[Line], height: float) -> set[int]:
    """Return the lines up to the first that stands above a height: that is the top of the next column."""
    return {id(one) for one in takewhile(lambda one: one.top < height, lines)}


def _raised(lines: Sequence[Line], usual: float) -> set[int]:
    """Return the notes that are as large as the text, told by their numbers, which stand raised before them."""
    for at, (line, following) in enumerate(pairwise([*lines, *lines[-1:]])):
        is_number = line.size < 0.75 * usual and MARK_ALONE.fullmatch(line.text)
        is_beside = (
            0 < following.left - line.right < usual
            and following.bottom < line.bottom < line.height / 2
            and line.top < following.top + usual
        )
        is_joined = _JOINED.match(line.text) and line.bottom < line.height / 2
        if (is_number and is_beside) or is_joined:
            return _until_higher(lines[at:], line.top + usual / 2)
    return set()


def leading(lines: Sequence[Line], usual: float) -> float:
    """Return the usual distance from one line of a paragraph to the next, in points."""
    gaps, within = [], []
    for before, line in pairwise(lines):
        gap = before.bottom - line.bottom
        is_plain = before.page == line.page and abs(line.size - usual) < 0.6
        if not is_plain or not 0.7 * usual < gap < 3 * usual:
            continue
        gaps.append(gap)
        # A sentence that is cut off at a lower-case word, or within Chinese, goes on in the next line.
        goes_on = line.text[:1].islower() or (len(before.text) > 20 and _is_han(before.text[-1:]))
        if before.text[-1:] not in ".:;,。：；，" and goes_on:
            within.append(gap)
    if within:
        return median(within)
    if not gaps:
        return 1.2 * usual
    rounded = Counter(round(gap * 2) / 2 for gap in gaps)
    # The smallest distance that is frequent: paragraphs stand further apart, never closer.
    frequent = [gap for gap, n in rounded.items() if n >= 0.2 * len(gaps)]
    return min(*frequent, median(gaps), 1.5 * usual)


def _is_han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"
