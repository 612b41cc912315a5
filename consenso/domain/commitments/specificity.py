"""How specific a promise is: what must stand beside every verdict on it, as a vague promise is easily kept."""

from django.utils.translation import gettext

from consenso.core.promises import specificity_of
from consenso.core.record import Commitment


def specificity(commitment: Commitment) -> int:
    """Return 1 (vague) to 5 (specific), told by the verb of the English paraphrase; a quantity makes 5.

    Where there is no English paraphrase, by that in the first language there is.
    """
    words = commitment.paraphrase
    said = words.get("en") or next(iter(words.values()))
    return specificity_of(said, is_counted=commitment.quantity is not None)


def specificity_in_words(number: int) -> str:
    """Return how specific a promise is, as it stands beside a verdict."""
    return gettext("Specificity of the promise: %(number)d of 5") % {"number": number}
