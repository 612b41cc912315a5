"""Which blocks are headings, and which of two headings is the greater."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consenso.core.outline._block import Block
from consenso.core.outline._numbers import Label
from consenso.core.outline._openings import (
    introduces,
    is_date,
    is_formula,
    is_left_open,
    is_operative,
    is_signature,
)

LONGEST = 200  # code points of a heading
SHORT = 110  # of one that nothing but its length tells
_TERMINAL = re.compile(r"[.;,。；，?!？！][\"”’»)）*]*$")
_CLOSERS = '"”’»)）* _'
_STOPS = frozenset(".;,:。；，：?!？！")
_SENTENCE = re.compile(r"[.。!?！？][\"”’»]?\s+\S|。.")
_HAN = re.compile("[\u4e00-\u9fff]")
# The order of what numbered units contain: a title holds parts, a part chapters, and so on.
_GREATEST_FIRST = ("att", "title", "part", "chp", "area", "sec", "art", "goal", "action")
UNIT_ORDER = {name: float(place) for place, name in enumerate(_GREATEST_FIRST)}


@dataclass(frozen=True, slots=True)
class Cut:
    """A block with its number taken off: `text` is what is left; `label` None where it has no number."""

    block: Block
    label: Label | None
    text: str

    @property
    def style(self) -> str:
        """What the number looks like, '' for none."""
        return self.label.readings[-1][0] if self.label else ""

    @property
    def is_bullet(self) -> bool:
        """Whether it begins with a mark that is no number."""
        return self.block.is_bullet or bool(self.label and self.label.is_bullet)


def is_capital(text: str) -> bool:
    """Tell whether a text is written in capitals.

    >>> is_capital("HEALTH AND TRADE"), is_capital("G7"), is_capital("健康")
    (True, False, False)
    """
    upper = sum(map(str.isupper, text))
    return upper >= 4 and sum(map(str.islower, text)) <= upper / 9


def is_finished(text: str) -> bool:
    """Tell whether a text ends as a sentence does, or as a part of one: with a stop, a comma, a colon."""
    return text.rstrip(_CLOSERS)[-1:] in _STOPS


class Headings:
    """Tells headings in one text; knows how the text as a whole looks."""

    def __init__(self, cuts: Sequence[Cut]) -> None:
        self.cuts = cuts
        n_long = sum(1 for one in cuts if len(one.text) > SHORT) or 1
        bold_long = sum(1 for one in cuts if one.block.is_bold and len(one.text) > LONGEST)
        self.bold_tells = bold_long < 0.3 * n_long
        ended = [one for one in cuts if len(one.text) > SHORT]
        n_finished = sum(1 for one in ended if is_finished(one.text))
        self.ends_tell = n_finished >= 0.6 * len(ended)

    def is_heading(self, place: int) -> bool:
        """Tell whether the block at a place is a heading."""
        cut = self.cuts[place]
        block, text = cut.block, cut.text
        if block.role or cut.is_bullet or len(text) > 2 * LONGEST:
            return False
        if is_date(block.text) or is_signature(block.text):
            return False
        if block.level:
            return not (len(text) > LONGEST and is_finished(text))
        if cut.label and cut.label.unit:
            return self._unit(place, cut)
        if not cut.label and is_operative(text):
            return True
        if len(text) > LONGEST or is_formula(block.text) or not text:
            return False
        if block.depth >= 0 and not cut.label and not block.number:
            return False
        if self._stands_out(cut):
            return not is_left_open(text) or introduces(text)
        if cut.label:
            return self._numbered(place, cut)
        return self._bare(place, cut)

    def _unit(self, place: int, cut: Cut) -> bool:
        """Article 1 · Chapter II – Trade: a heading, unless the article's text stands on the same line."""
        if not cut.text:
            return True
        if len(cut.text) > LONGEST:
            return False
        return not is_finished(cut.text) or self._is_told(place, cut)

    def _is_told(self, place: int, cut: Cut) -> bool:
        """Action 2. We will place people at the centre.: one sentence over numbered paragraphs, in a plan's headings."""
        if not cut.label or cut.label.unit not in ("goal", "action", "area"):
            return False
        following = self._following(place)
        is_over = bool(following and following.style in ("1.", "(1)", "1", "1)", "[1]", "1.1"))
        return (is_over or cut.block.is_bold) and not _SENTENCE.search(cut.text)

    def _stands_out(self, cut: Cut) -> bool:
        text = cut.text
        if cut.block.size > 1.12 and len(text) <= LONGEST and not _SENTENCE.search(text):
            return True
        if cut.block.is_bold and self.bold_tells and not _SENTENCE.search(text):
            return not (cut.label and is_finished(text) and not introduces(text))
        return is_capital(text) and len(text) <= LONGEST and not _TERMINAL.search(text)

    def _numbered(self, place: int, cut: Cut) -> bool:
        """I. Trade · 一、贸易 · 1. Trade, where no item of the same list follows at once."""
        text = cut.text
        if is_finished(text) or not _starts_large(text) or len(text) > 150:
            return False
        following = self._following(place)
        if following is None:
            return False
        if cut.style in ("一、", "I.", "A.", "I"):
            return len(_words(text)) <= 18
        if cut.style in ("(a)", "(i)", "a)", "i)", "a.", "i.", "①", "(1)", "1)"):
            return False
        if following.style and following.style == cut.style:
            return False
        if following.label and len(following.label.parts) > len(
            cut.label.parts if cut.label else ()
        ):
            return len(_words(text)) <= 18  # 3. Trade, over 3.1
        if following.is_bullet:
            return len(_words(text)) <= 10
        return len(following.text) > len(text) and len(_words(text)) <= 14

    def _bare(self, place: int, cut: Cut) -> bool:
        """Peace and Stability: a short line without an end, before a paragraph that has one."""
        text = cut.text
        if place and not self.cuts[place - 1].text:
            number = self.cuts[place - 1].label
            if self._is_told(place, Cut(cut.block, number, text)):
                return True
        if not self.ends_tell or len(text) > SHORT or is_finished(text) or len(_words(text)) > 14:
            return False
        if not _starts_large(text) or cut.block.within >= 0:
            return False
        following = self._following(place)
        before = self.cuts[place - 1] if place else None
        if before and before.label and before.label.unit and not before.text:
            return True  # Priority area 1, and what it is called on the next line
        if following is None:
            return False
        if before and is_left_open(before.text) and not is_formula(before.block.text):
            return False
        if following.label or following.is_bullet:
            return True
        return len(following.text) > len(text) and is_finished(following.text)

    def _following(self, place: int) -> Cut | None:
        for cut in self.cuts[place + 1 : place + 3]:
            if cut.block.role not in ("note", "cell"):
                return cut
        return None


def _words(text: str) -> list[str]:
    return _HAN.findall(text) or text.split()


def _starts_large(text: str) -> bool:
    first = text.lstrip("“\"«‘'¿¡([（《")[:1]
    return not first.islower()
