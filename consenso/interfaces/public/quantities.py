"""How quantities and periods are said, and what a fact is to a promise: the same on every page."""

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext

from consenso.core import locale as shown
from consenso.core.record import Commitment, Words, Years
from consenso.domain.record.labels import years_in_words
from consenso.interfaces.public.frame import Frame

TONES = {"fulfils": "done", "progress": "partial", "contradicts": "disputed", "": "open"}


def quantity(frame: Frame, commitment: Commitment) -> str:
    """Return how much was promised, in short words; '' where no quantity is named."""
    if commitment.quantity is None:
        return ""
    return measured(frame, commitment.quantity, commitment.unit, commitment.currency)


def measured(frame: Frame, value: int | float, unit: Words | None, currency: str | None) -> str:
    """Return a number with what it counts, money in short words."""
    number = (
        shown.compact_amount(value, currency, frame.language)
        if currency
        else shown.number(value, frame.language)
    )
    return f"{number} {frame.say(unit)}".strip()


def period(years: Years | None) -> str:
    """Return for when a promise is, in words."""
    return years_in_words(years) or gettext("no period given")


def done(relations: Sequence[str]) -> str:
    """Return in a few words what the record holds on a promise; never a verdict of its own."""
    if not relations:
        return gettext("nothing reported")
    return ngettext("%(number)s fact", "%(number)s facts", len(relations)) % {
        "number": len(relations)
    }
