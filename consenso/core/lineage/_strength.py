"""Whether what a paragraph promises grew stronger or weaker: by its verbs, then its numbers, then its dates."""

import re
from typing import Literal

from consenso.core.lineage._likeness import numbers

Strength = Literal["stronger", "weaker", "equal"]
Reason = Literal["verb", "hedge", "number", "date", ""]

# How strongly words bind, by language; the strongest that a text has counts. An example stands above each row.
_BINDING: tuple[tuple[int, str], ...] = (
    # "The parties shall meet." · "Las partes deberán reunirse." · "双方应当举行会议。"
    (
        5,
        r"\bshall\b|\bmust\b|\bdeber[áa](?:n|mos)?\b|\bdever(?:á|ão|emos)\b|\bdoi(?:t|vent)\b|应当|必须|须",
    ),
    # "We commit to double it." · "Nos comprometemos a duplicarla." · "我们承诺将其翻一番。"
    (
        4,
        r"\b(?:commit|committed|commits|undertake|undertakes|pledge|pledges)\b|\bcompromet\w+|\bs['’]engag\w+|承诺|保证",
    ),
    # "We will build it." · "Construiremos" · "nous construirons" · "将建设"
    (
        4,
        r"\bwill\b|\bwe['’]ll\b|\w{3,}(?:aremos|eremos|iremos|arán|erán|irán|arão|erão|irão)\b|\b(?:ser|aur|fer|\w{2,}er|\w{2,}ir)ons\b|将|将会",
    ),
    # "We agree to meet." · "Acuerdan reunirse." · "同意"
    (
        3,
        r"\b(?:agree|agrees|agreed|decide|decides|decided)\b|\b(?:acuerdan|acordamos|convienen|decidimos|acordam|concordamos)\b|\b(?:conviennent|convenons|décidons)\b|同意|商定|决定",
    ),
    # "We intend to meet." · "Procuraremos" · "致力于"
    (
        2,
        r"\b(?:intend|intends|aim|aims|seek|seeks|endeavou?r|strive|work towards?)\b|\b(?:procurar\w*|buscar\w*|esforzar\w*|esforçar\w*|tratar\w+ de)\b|\b(?:s['’]efforc\w+|vis\w+ à|cherch\w+ à)\b|努力|致力于|力争|争取",
    ),
    # "We encourage meetings." · "Alientan" · "鼓励"
    (
        1,
        r"\b(?:encourage|encourages|invite|invites|should|may|call on|calls on|consider)\b|\b(?:alienta\w*|alentamos|invita\w*|debería\w*|podrá\w*|incentiva\w*|encoraja\w*|convida\w*|deveria\w*)\b|\b(?:encourag\w+|invit\w+|devrai\w+|pourr\w+)\b|鼓励|邀请|可以|应(?!当)",
    ),
)
_COMPILED = tuple((level, re.compile(pattern, re.IGNORECASE)) for level, pattern in _BINDING)
# Words that soften whatever verb they stand with.
_HEDGES = re.compile(
    r"\b(?:as appropriate|where possible|if possible|as far as possible|on a voluntary basis|subject to|when feasible|"
    r"según proceda|según corresponda|cuando sea posible|en la medida de lo posible|conforme apropriado|sempre que possível|"
    r"le cas échéant|dans la mesure du possible|s'il y a lieu)\b|酌情|视情|尽可能",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")


def binding(text: str) -> int:
    """Return how strongly the strongest verb of a text binds: 5 shall … 1 encourage; 0 for none.

    >>> binding("The parties shall meet."), binding("We encourage meetings."), binding("双方将举行会议。")
    (5, 1, 4)
    >>> binding("The moon is far.")
    0
    """
    return next((level for level, pattern in _COMPILED if pattern.search(text)), 0)


def strength(was: str, now: str) -> Strength:
    """Return whether `now` promises more than `was`: first by verb, then by what softens it, then amounts, then date.

    >>> strength("We will meet.", "We encourage meetings.")
    'weaker'
    >>> strength("We will give 100 places.", "We will give 150 places.")
    'stronger'
    >>> strength("We will build it by 2030.", "We will build it by 2025.")
    'stronger'
    >>> strength("We will meet.", "We will meet, where possible.")
    'weaker'
    """
    return strength_and_reason(was, now)[0]


def strength_and_reason(was: str, now: str) -> tuple[Strength, Reason]:
    """Return the same with what decided it: verb, hedge, number or date; '' where they are equal.

    >>> strength_and_reason("We will meet by 2030.", "We will meet by 2025.")
    ('stronger', 'date')
    """
    order: tuple[tuple[Reason, tuple[float, float]], ...] = (
        ("verb", (binding(now), binding(was))),
        ("hedge", (-len(_HEDGES.findall(now)), -len(_HEDGES.findall(was)))),
        ("number", _amounts(was, now)),
        ("date", _deadlines(was, now)),
    )
    for reason, (later, earlier) in order:
        if later != earlier:
            return "stronger" if later > earlier else "weaker", reason
    return "equal", ""


def _amounts(was: str, now: str) -> tuple[float, float]:
    """Return the largest amounts that only one of the two names, later first; equal where either names none of its own."""
    years = set(_YEAR.findall(was)) | set(_YEAR.findall(now))
    before, after = numbers(was) - years, numbers(now) - years
    own_before, own_after = before - after, after - before
    if not own_before and not own_after:
        return 0.0, 0.0
    return (
        max(map(float, own_after), default=0.0),
        max(map(float, own_before), default=0.0),
    )


def _deadlines(was: str, now: str) -> tuple[int, int]:
    """Return the last years named, so that an earlier one is stronger; a promise with a year is stronger than without."""
    before, after = _YEAR.findall(was), _YEAR.findall(now)
    if bool(before) != bool(after):
        return int(bool(after)), int(bool(before))
    if not before:
        return 0, 0
    return -int(max(after)), -int(max(before))
