"""Figures as a person types them, one a line: 240000000 USD; 3 ports."""

import re
from collections.abc import Iterable
from typing import Any

from consenso.core.errors import ConsensoError
from consenso.core.record import is_currency

_FIGURE = re.compile(r"([-+]?[0-9][0-9 .,'\u00a0\u202f]*)(.*)", re.DOTALL)
_GROUPED = re.compile(r"[0-9]{1,3}([,' \u00a0\u202f])[0-9]{3}(?:\1[0-9]{3})*(?:\.[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")


class NotAFigure(ConsensoError):
    """A line of figures does not begin with a number that can mean one thing only; `line` is the line."""

    code = "reports.not_a_figure"

    def __init__(self, line: str) -> None:
        super().__init__(f"{line!r} does not begin with a number")
        self.line = line


def figures_of(text: str, language: str) -> list[dict[str, Any]]:
    r"""Return figures as a record has them: a number in whole units, then a currency by its code or what is counted.

    Thousands may be set apart by commas, spaces or apostrophes, decimals follow a full stop; 1,5 is refused, for it may
    mean either. No text: [].

    >>> figures_of("240,000,000 USD paid out\n3 ports", "en")
    [{'quantity': 240000000, 'unit': {'en': 'paid out'}, 'currency': 'USD'}, {'quantity': 3, 'unit': {'en': 'ports'}}]

    Raises:
        NotAFigure: a line has no number at its beginning, or one that may mean two things.
    """
    return [_figure(line.strip(), language) for line in text.splitlines() if line.strip()]


def _figure(line: str, language: str) -> dict[str, Any]:
    found = _FIGURE.fullmatch(line)
    if found is None:
        raise NotAFigure(line)
    said, rest = found[1].strip(), found[2].strip()
    sign, digits = (said[0], said[1:].strip()) if said[0] in "+-" else ("", said)
    if not (_PLAIN.fullmatch(digits) or _GROUPED.fullmatch(digits)):
        raise NotAFigure(line)
    digits = re.sub(r"[,' \u00a0\u202f]", "", digits)
    number: int | float = float(digits) if "." in digits else int(digits)
    made: dict[str, Any] = {"quantity": -number if sign == "-" else number}
    first, _, others = rest.partition(" ")
    currency = first if is_currency(first) else ""
    unit = others.strip() if currency else rest
    if unit:
        made["unit"] = {language: unit}
    if currency:
        made["currency"] = currency
    return made


def figures_said(figures: Iterable[dict[str, Any]], language: str) -> str:
    r"""Return figures as `figures_of` reads them; units in a language, or in the first that there is.

    >>> figures_said([{"quantity": 240000000, "currency": "USD"}, {"quantity": 2.5, "unit": {"es": "km"}}], "en")
    '240000000 USD\n2.5 km'
    """
    lines = []
    for one in figures:
        unit = one.get("unit") or {}
        words = unit.get(language) or next(iter(unit.values()), "")
        number = one.get("quantity", "")
        number = int(number) if isinstance(number, float) and number.is_integer() else number
        lines.append(
            " ".join(part for part in (str(number), one.get("currency", ""), words) if part)
        )
    return "\n".join(lines)
