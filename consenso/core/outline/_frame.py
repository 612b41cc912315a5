"""What stands around the body of a text: its title before it, the preamble, the closing lines, the annexes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from consenso.core.outline._headings import Cut, is_capital, is_finished
from consenso.core.outline._nesting import MAIN
from consenso.core.outline._openings import (
    introduces,
    is_closing,
    is_date,
    is_formula,
    is_frame,
    is_left_open,
    is_operative,
    is_preamble_heading,
    is_recital,
    is_recital_alone,
    is_signature,
)

TITLE_LINES = 6
TITLE_LENGTH = 400
_RESOLUTION = re.compile(
    r"\d{1,4}/\d{1,4}[.．]?\s+[^\W\d_]|第?\d{1,4}/\d{1,4}号?[.．]\s*[\u4e00-\u9fff]"
)
LINE = 400  # code points of a closing line
LINES = 80
ALONE = 60  # code points of a formula that is a block of its own


@dataclass(frozen=True, slots=True)
class Frame:
    """The places of the blocks that are title, preamble, closing lines, and beginnings of annexes."""

    titles: frozenset[int] = field(default_factory=frozenset)
    preambles: frozenset[int] = field(default_factory=frozenset)
    closings: frozenset[int] = field(default_factory=frozenset)
    annexes: frozenset[int] = field(default_factory=frozenset)


def frame_of(cuts: Sequence[Cut], language: str) -> Frame:
    """Return the frame of a text."""
    titles = _titles(cuts, language)
    first = max(titles, default=-1) + 1
    annexes = _annexes(cuts, first)
    end = min(annexes, default=len(cuts))
    closings = _closings(cuts, first, end)
    body_end = min(closings, default=end)
    preambles = _preambles(cuts, first, body_end, language)
    return Frame(titles, preambles, closings, annexes)


def _titles(cuts: Sequence[Cut], language: str) -> frozenset[int]:
    named = [at for at, cut in enumerate(cuts) if cut.block.role == "title"]
    if named:
        after = named[-1] + 1
        if _is_subtitle(cuts, after):
            named.append(after)
        return frozenset(named)
    for at, cut in enumerate(cuts[: 2 * TITLE_LINES]):
        # 79/214. International financial system: after the letterhead of a resolution, before who adopts it
        following = cuts[at + 1].block.text if at + 1 < len(cuts) else ""
        if _RESOLUTION.match(cut.block.text) and following.endswith((",", "，")):
            return frozenset({at})
    found: list[int] = []
    length = 0
    for at, cut in enumerate(cuts[: TITLE_LINES + 1]):
        text, block = cut.block.text, cut.block
        if cut.block.role or (is_finished(text) and not _is_loud(cut)) or is_left_open(text):
            break
        if cut.label and (cut.label.unit or cut.style in MAIN or cut.is_bullet):
            break
        if (is_recital(text, language) and is_left_open(text)) or is_formula(text):
            break
        if is_frame(text) and (found or block.level):
            break
        length += len(text)
        if length > TITLE_LENGTH or (found and not _goes_on(cuts, found[-1], at)):
            break
        found.append(at)
        if len(found) == TITLE_LINES:
            break
    if len(found) == len(cuts):
        found = found[:1] if len(cuts) > 1 else []
    return frozenset(found)


def _is_subtitle(cuts: Sequence[Cut], at: int) -> bool:
    """Tell whether a bold line right under the title belongs to it: before the first number, and the only one of its kind."""
    if at + 1 >= len(cuts) or not cuts[at].block.is_bold or cuts[at].label:
        return False
    others = [one for one in cuts[at + 1 :] if one.block.is_bold or one.block.level]
    is_alone = all(introduces(one.block.text) and not one.block.level for one in others)
    return is_alone and len(cuts[at].text) < 150 and cuts[at + 1].style in MAIN


def _is_loud(cut: Cut) -> bool:
    block = cut.block
    return bool(
        block.level or block.size > 1.12 or (is_capital(block.text) and len(block.text) < 200)
    )


def _goes_on(cuts: Sequence[Cut], before: int, at: int) -> bool:
    """Tell whether a line is one more of the title's."""
    first, cut = cuts[before].block, cuts[at].block
    if is_preamble_heading(cut.text):
        return False
    if first.level or cut.level:
        return first.level == cut.level and not cuts[at].label and _no_more(cuts, at, first.level)
    if cut.text[:1] in "(（" and cut.text[-1:] in ")）":
        return True
    if is_date(cut.text):
        return True
    loud = (first.is_bold, first.is_centred, is_capital(first.text), round(first.size * 8))
    if not any(loud[:3]) and loud[3] <= 9:
        return False
    return loud == (cut.is_bold, cut.is_centred, is_capital(cut.text), round(cut.size * 8))


def _no_more(cuts: Sequence[Cut], at: int, level: int) -> bool:
    return not any(one.block.level == level for one in cuts[at + 1 :])


def _annexes(cuts: Sequence[Cut], first: int) -> frozenset[int]:
    """Annex I · 附件一 · APPENDIX A – List of projects, alone on a line or with a name."""
    found = []
    for at in range(first, len(cuts)):
        label, text = cuts[at].label, cuts[at].text
        if label and label.unit == "att" and len(text) < LINE and not is_finished(text):
            found.append(at)
    return frozenset(found)


def _closings(cuts: Sequence[Cut], first: int, end: int) -> frozenset[int]:
    """Done at Lima … and all short lines after it; or the dates and signatures that stand last."""
    places = [at for at in range(first, end) if not cuts[at].block.role]
    lines: list[int] = []  # the short lines that the text ends with
    for at in reversed(places):
        if not _is_line(cuts[at]) or len(lines) > LINES:
            break
        lines.append(at)
    nearest = first + (end - first) * 0.4
    for at in reversed(lines):
        if at >= nearest and is_closing(cuts[at].block.text):
            return frozenset(range(at, end))
    run: list[int] = []
    n_certain = 0
    for at in reversed(places):
        block = cuts[at].block
        is_sure = is_date(block.text) or is_signature(block.text)
        is_line = len(block.text) < 80 and not is_finished(block.text) and not cuts[at].label
        if not is_sure and not (is_line and not block.level):
            break
        n_certain += is_sure
        run.append(at)
        if is_sure:
            certain = list(run)
    if not n_certain or len(run) == len(places):
        return frozenset()
    return frozenset(range(min(certain), end))


def _is_line(cut: Cut) -> bool:
    is_numbered = bool(cut.label) and cut.style in MAIN
    return len(cut.block.text) < LINE and (not is_numbered or is_signature(cut.text))


def _preambles(cuts: Sequence[Cut], first: int, end: int, language: str) -> frozenset[int]:
    start = first
    if start < end and is_preamble_heading(cuts[start].block.text):
        stop = next((at for at in range(start + 1, end) if _is_body(cuts, at)), start + 1)
        return frozenset(range(start + 1, stop)) if stop - start < 80 else frozenset()
    stop = next((at for at in range(start, end) if _is_body(cuts, at)), end)
    stop = _past_numbers(cuts, stop, end, language)
    zone = range(start, stop)
    recitals = [at for at in zone if is_recital(cuts[at].block.text, language)]
    open_ = [
        at
        for at in recitals
        if is_left_open(cuts[at].block.text) or is_recital_alone(cuts[at].block.text, language)
    ]
    formulas = [at for at in zone if is_formula(cuts[at].block.text)]
    if formulas:
        last = formulas[-1]
        following = cuts[last + 1] if last + 1 < len(cuts) else None
        tells = [at for at in range(start, last) if not is_left_open(cuts[at].block.text)]
        # "The ministers met. They agreed:" tells what was done, and its list belongs to that sentence.
        is_told = len(tells) == last - start > 0 and not open_
        if not is_told and not (following and following.is_bullet and not open_):
            return frozenset(range(start, last + 1))
    if not open_:
        # The Assembly, · 1. TAKES NOTE …: who decides, and at once what.
        is_who = stop == start + 1 < end and cuts[stop].style in MAIN
        opening = cuts[start].block.text if is_who else ""
        return frozenset({start} if len(opening) < ALONE and opening[-1:] in (",", "，") else ())
    begun = recitals[0]
    while begun > start and is_left_open(cuts[begun - 1].block.text):
        begun -= 1  # The Assembly of the Forum,
    if len(open_) < 2 and begun == recitals[0]:
        return frozenset()
    last = open_[-1]
    # The last recital may end with a full stop.
    if last + 1 in recitals and not introduces(cuts[last].block.text):
        last += 1
    # The points of a recital belong to it.
    while last + 1 < stop and (cuts[last + 1].label or cuts[last + 1].is_bullet):
        last += 1
    return frozenset(range(begun, last + 1))


def _past_numbers(cuts: Sequence[Cut], stop: int, end: int, language: str) -> int:
    """Return where the preamble's zone ends when its recitals have numbers: after a formula that stands alone.

    CONSIDERANDO: · I. Que los faros son … ; · ACUERDAN:
    """
    for at in range(stop, min(end, stop + 60)):
        text = cuts[at].text
        if is_formula(cuts[at].block.text) and len(text) < ALONE and not cuts[at].label:
            return at + 1 if at > stop else stop
        if not (is_left_open(text) or is_recital(text, language)):
            break
    return stop


def _is_body(cuts: Sequence[Cut], at: int) -> bool:
    """Tell whether the body has begun: a heading, a number of the outermost kind."""
    cut = cuts[at]
    if is_formula(cut.block.text):
        return False
    if cut.block.level or (cut.label and cut.label.unit) or is_operative(cut.block.text):
        return True
    if cut.label and not cut.is_bullet and cut.style in MAIN:
        return True
    is_short = len(cut.block.text) < 150 and not is_finished(cut.block.text)
    return bool(
        is_short
        and (cut.block.is_bold or is_capital(cut.block.text))
        and not is_left_open(cut.block.text)
    )
