"""Whether what a paragraph promises grew stronger or weaker: by its verbs, then what softens it, how often, its numbers, its dates."""

import re
from collections.abc import Sequence
from typing import Literal

from consenso.core.lineage._binding import WILL, binding
from consenso.core.lineage._dates import Date, dates_of
from consenso.core.lineage._likeness import likeness
from consenso.core.lineage._numbers import Number, numbers_of
from consenso.core.lineage._rhythm import rhythm_of, without_rhythm
from consenso.core.lineage._vocabulary import pieces

Strength = Literal["stronger", "weaker", "equal"]
Reason = Literal["verb", "hedge", "number", "date", ""]

# Sentences less alike than this are not compared with one another.
COMPARED = 0.35
# Words that soften whatever verb they stand with.
_HEDGES = re.compile(
    r"\b(?:as appropriate|where appropriate|where possible|wherever possible|if possible|as far as possible|to the extent possible|"
    r"on a voluntary basis|subject to|when feasible|as feasible|where feasible|if necessary|in principle|"
    r"según proceda|según corresponda|cuando proceda|cuando sea posible|en la medida de lo posible|de ser posible|con carácter voluntario|"
    r"conforme apropriado|conforme o caso|quando apropriado|sempre que possível|quando possível|na medida do possível|"
    r"le cas échéant|dans la mesure du possible|si possible|s['’]il y a lieu|selon qu['’]il convient|à titre volontaire|"
    r"waar passend|waar nodig|indien mogelijk|waar mogelijk|voor zover mogelijk|op vrijwillige basis|in beginsel)\b"
    r"|酌情|视情|尽可能|在可能的情况下|在可行的情况下|自愿",
    re.IGNORECASE,
)
# Before a number that is the stronger the smaller it is: "to less than 3 per cent", "within 5 years", 在三年内.
_AT_MOST = re.compile(
    r"(?:\bless than|\bbelow|\bat most|\bno more than|\bnot exceed(?:ing)?|\bunder|\bwithin|\bmenos del?|\ba más tardar en|\bno más de|"
    r"\bcomo máximo|\ben un plazo de|\bdentro de|\bmenos de|\bno máximo|\bno prazo de|\bem até|\bmoins de|\bau plus|\bdans un délai de|"
    r"\bminder dan|\bhoogstens|\bbinnen|不超过|低于|少于|不到|在)\s*(?:the\s+next\s+|los?\s+|les\s+)?$",
    re.IGNORECASE,
)
_WITHIN_HAN = re.compile(r"\s*(?:年|个月|天|日)(?:之)?内")


def strength(was: str, now: str, language: str = "en") -> Strength:
    """Return whether `now` promises more than `was`: by verb, then by what softens it, then amounts, then dates.

    >>> strength("We will meet.", "We encourage meetings.")
    'weaker'
    >>> strength("We will give 100 places.", "We will give 150 places.")
    'stronger'
    >>> strength("We will build it by 2030.", "We will build it by 2025.")
    'stronger'
    >>> strength("We will meet.", "We will meet, where possible.")
    'weaker'
    >>> strength("Meet every two years.", "Meet every three years.")
    'weaker'
    >>> strength("双方应提供100个名额。", "双方将努力提供150个名额。", "zh-Hans")
    'weaker'
    """
    return strength_and_reason(was, now, language)[0]


def strength_and_reason(was: str, now: str, language: str = "en") -> tuple[Strength, Reason]:
    """Return the same with what decided it: verb, hedge, number or date; '' where they are equal.

    >>> strength_and_reason("We will meet by 2030.", "We will meet by 2025.")
    ('stronger', 'date')
    """
    if was == now:
        return "equal", ""
    pairs = _answering(was, now, language)
    before, after = [" ".join(side) for side in zip(*pairs, strict=True)] if pairs else ("", "")
    grown: tuple[tuple[Reason, float], ...] = (
        ("verb", _by_verb(pairs, language)),
        ("hedge", len(_HEDGES.findall(before)) - len(_HEDGES.findall(after))),
        ("number", _by_rhythm(before, after)),
        ("number", _by_amount(before, after, (language, language))),
        ("date", _by_date(before, after)),
    )
    for reason, more in grown:
        if more:
            return "stronger" if more > 0 else "weaker", reason
    return "equal", ""


def strength_across(was: str, now: str, languages: tuple[str, str]) -> tuple[Strength, Reason]:
    """Return the same of two texts in different languages: by their strongest verbs, their amounts, their dates.

    >>> strength_across("The Parties shall meet by 2030.", "双方将努力举行会议。", ("en", "zh-Hans"))
    ('weaker', 'verb')
    """
    levels = [
        min(WILL, binding(text, tag)) for text, tag in zip((was, now), languages, strict=True)
    ]
    grown: tuple[tuple[Reason, float], ...] = (
        ("verb", levels[1] - levels[0] if all(levels) else 0),
        ("number", _by_amount(was, now, languages)),
        ("date", _by_date(was, now)),
    )
    for reason, more in grown:
        if more:
            return "stronger" if more > 0 else "weaker", reason
    return "equal", ""


def _answering(was: str, now: str, language: str) -> list[tuple[str, str]]:
    """Return the sentences that answer one another, before and after; the whole texts where each is one sentence, or none does.

    What is not alike at all answers nothing: then the list is empty, and of two such paragraphs nothing can be said.
    """
    before, after = pieces(was, language), pieces(now, language)
    if len(before) <= 1 and len(after) <= 1:
        return [(was, now)]
    found = []
    for sentence in after:
        near, answer = max(((likeness(one, sentence), one) for one in before), default=(0.0, ""))
        if near >= COMPARED:
            found.append((answer, sentence))
    return found or ([(was, now)] if likeness(was, now) >= COMPARED else [])


def _by_verb(pairs: Sequence[tuple[str, str]], language: str) -> float:
    """Return above 0 where the verbs bind more, over the sentences that answer one another."""
    turns = [binding(now, language) - binding(was, language) for was, now in pairs]
    return float(turns[0] if len(turns) == 1 else sum(map(_sign, turns)))


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _by_rhythm(was: str, now: str) -> float:
    """Return above 0 where it is to be done more often, or where it is first said how often."""
    before, after = rhythm_of(was), rhythm_of(now)
    if not before or not after:
        return float(bool(after) - bool(before))
    return before - after


def _by_amount(was: str, now: str, languages: tuple[str, str]) -> float:
    """Return above 0 where the amounts that only one of the two names grew; one that is said to be at most, where it fell."""
    before = _amounts(without_rhythm(was), languages[0])
    after = _amounts(without_rhythm(now), languages[1])
    left = [one for one in before if one not in after]
    right = [one for one in after if one not in before]
    if not left and not right:
        return 0.0
    if not left or not right:
        return float(len(right) - len(left))
    more = 0
    for (value, is_most), (later, is_later_most) in zip(left, right, strict=False):
        more += _sign(value - later) if is_most and is_later_most else _sign(later - value)
    return float(more)


def _amounts(text: str, language: str) -> list[tuple[float, bool]]:
    """Return the amounts in order, dates and numbers of articles left out, with whether each is a most."""
    dates = dates_of(text)
    found = []
    for one in numbers_of(text, language):
        if any(date.start < one.end and one.start < date.end for date in dates):
            continue
        if one.is_plain or one.value > 1:
            found.append((one.value, _is_most(text, one)))
    return found


def _is_most(text: str, one: Number) -> bool:
    before = _AT_MOST.search(text[max(0, one.start - 30) : one.start])
    if before is None:
        return False
    return before.group().strip() != "在" or _WITHIN_HAN.match(text, one.end) is not None


def _by_date(was: str, now: str) -> float:
    """Return above 0 where the times by when came nearer, or where one was set."""
    before, after = _deadlines(was), _deadlines(now)
    if not before or not after:
        return float(bool(after) - bool(before))
    return float(_sign(_days(before[-1]) - _days(after[-1])))


def _deadlines(text: str) -> Sequence[Date]:
    found = [one for one in dates_of(text) if one.is_deadline and one.year]
    return sorted(found, key=_days)


def _days(one: Date) -> int:
    """Return a date as days, the end of what is not said: a year is its last day."""
    return one.year * 372 + (one.month or 12) * 31 + (one.day or 31)


def grows(strengths: Sequence[Strength]) -> Strength:
    """Return what became of a promise over several steps: the same turn all along, or 'equal' where it went both ways.

    >>> grows(["equal", "weaker", "weaker"]), grows(["stronger", "weaker"])
    ('weaker', 'equal')
    """
    turns = {one for one in strengths if one != "equal"}
    return turns.pop() if len(turns) == 1 else "equal"
