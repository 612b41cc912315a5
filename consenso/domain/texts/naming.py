"""What a paragraph of a text is called where it is cited: ¶ 1.3(a), II, Article 4."""

import re
from collections.abc import Mapping

from consenso.core.outline import Paragraph

_WORD = re.compile(r"[^\W\d_]{3,}")
_ROMAN = re.compile(r"[IVXLCDM]+", re.IGNORECASE)


def called(parts: Mapping[str, Paragraph], identifier: str) -> str:
    """Return what a part is called, '' for one that has no number; a point is called with what it stands in.

    `parts` are those of the text, by id.

    >>> one = Paragraph("para_1", "paragraph", "1.3.", "", "They will keep:", 0, 0)
    >>> two = Paragraph("para_1__point_a", "point", "(a)", "para_1", "ships;", 0, 0)
    >>> parts = {part.id: part for part in (one, two)}
    >>> called(parts, "para_1"), called(parts, "para_1__point_a")
    ('¶ 1.3', '¶ 1.3(a)')
    >>> called({"sec": Paragraph("sec", "heading", "II.", "", "Ports", 0, 0)}, "sec")
    'II'
    """
    number = _number(parts, identifier)
    if not number or parts[identifier].kind in ("heading", "annex", "title"):
        return number
    word = _WORD.search(number)
    is_named = word is not None and not _ROMAN.fullmatch(word[0])
    return number if is_named or not number.isascii() else f"¶ {number}"


def _number(parts: Mapping[str, Paragraph], identifier: str) -> str:
    part = parts[identifier]
    number = part.number.strip().rstrip(".、:：").strip()
    above = parts.get(part.parent)
    if part.kind != "point" or above is None or above.kind in ("heading", "annex"):
        return number
    whole = _number(parts, above.id)
    return number if number.startswith(whole) else f"{whole}{_in_brackets(number)}"


def _in_brackets(number: str) -> str:
    """Return a point's number so that it can follow another: a) → (a); without one, nothing.

    >>> _in_brackets("a)"), _in_brackets("(iv)"), _in_brackets("（一）"), _in_brackets("")
    ('(a)', '(iv)', '（一）', '')
    """
    if not number or number[0] in "(（[":
        return number
    return f"({number.rstrip(')）]')})"
