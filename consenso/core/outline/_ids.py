"""Identifiers by the naming convention of Akoma Ntoso (OASIS, version 1.0, section 5).

An identifier is what a part is and its number, `para_3`; within what it stands in where the number counts from 1 there:
`para_3__point_a`, `sec_II__para_1`. Numbers lose their signs, points inside become hyphens: 3.1. → 3-1. What has no
number is counted in its place among its like.
"""

import re
from collections import Counter

_KEPT = re.compile(r"[0-9A-Za-z]+")


def bare(number: str, value: int) -> str:
    """Return a printed number as identifiers have it; where nothing of it is Latin, its value.

    >>> bare("(a)", 1), bare("3.1.", 1), bare("第十二条", 12), bare("Article 11 bis", 11), bare("Artículo primero", 1)
    ('a', '3-1', '12', '11bis', '1')
    """
    ordinal = re.match(r"[^\W\d_]{3,}\.?\s+(.*)$", number)
    if ordinal:
        number = ordinal.group(1)
        if not re.match(r"\d|[IVXLCivxlc]+$|[A-Z]$", number):
            return str(value)
        number = re.sub(r"\s+|[°ºª].*$|(?<=\d)(?:er|re)$", "", number)
    pieces = _KEPT.findall(number)
    if not pieces or not number.isascii():
        digits = "".join(one for one in pieces if one.isdigit())
        return digits or str(value)
    return "-".join(pieces)


class Ids:
    """Gives identifiers out, each once."""

    def __init__(self) -> None:
        self.given: set[str] = set()
        self.turns: dict[
            str, int
        ] = {}  # how often each was wanted: thousands of one number take no longer
        self.places: Counter[tuple[str, str]] = Counter()

    def numbered(self, prefix: str, element: str, number: str) -> str:
        """Return the identifier of a part by its number."""
        return self._once(f"{prefix}{element}_{number}")

    def counted(self, prefix: str, element: str, *, beside_numbers: bool = False) -> str:
        """Return the identifier of a part without a number, by its place among those of its kind.

        `beside_numbers`: others of its kind have numbers, so that its place would be taken for one; it gets 'nn'.
        """
        self.places[prefix, element] += 1
        sign = "nn" if beside_numbers else ""
        return self._once(f"{prefix}{element}_{sign}{self.places[prefix, element]}")

    def alone(self, element: str) -> str:
        """Return the identifier of what a text has once; a second one is counted."""
        return self._once(element, "_")

    def _once(self, name: str, sign: str = "-") -> str:
        given, turn = name, self.turns.get(name, 1)
        while given in self.given:
            turn += 1
            given = f"{name}{sign}{turn}"
        self.turns[name] = turn
        self.given.add(given)
        return given
