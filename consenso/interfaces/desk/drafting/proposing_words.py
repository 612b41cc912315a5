"""What was done with proposals and positions, and why something could not be done, in a sentence each."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from consenso.core.errors import ConsensoError
from consenso.core.wording import WrongProposal
from consenso.domain.drafting.acts import DraftHasChanged
from consenso.domain.drafting.positions import WordsMissing
from consenso.domain.drafting.proposing import NoChange, NotOpen
from consenso.domain.drafting.sending import RoundIsOver

DONE: Mapping[str, "str | Promise"] = {
    "kept": _("It is kept. Only your delegation sees it until it is sent."),
    "carried": _(
        "The paragraph was decided on while you wrote. Your words were carried to what it says now; they stand below: look at them once more. Only your delegation sees them."
    ),
    "met": _("The paragraph was decided on while you wrote: what you wanted stands there already."),
    "dropped": _("It is dropped; nothing of it stays."),
    "capital": _("It waits for your head of delegation. Only your delegation sees it."),
    "sent": _("It is sent: all delegations see it."),
    "none": _("There was nothing to send."),
    "joined": _("Your delegation stands behind it."),
    "withdrawn": _("Your delegation stands behind it no more."),
    "said": _("Your position is said: all delegations see it."),
    "prepared": _(
        "Your position is prepared. Only your delegation sees it until your head says it."
    ),
    "position-dropped": _("The position is dropped; nothing of it stays."),
    "accepted": _("They are accepted: all delegations see it."),
    "accepted-privately": _(
        "They are prepared as accepted. Only your delegation sees it until your head says it."
    ),
    "read": _("Noted: what comes after this is new to you."),
}
# What could not be done. The keys are `reason_of`'s.
NOT_DONE: Mapping[str, "str | Promise"] = {
    "no-change": _(
        "These are the words that stand there. To keep them as they are against what others propose, choose “Keep or delete”."
    ),
    "same": _("This is what the proposal says already: join it instead."),
    "not-open": _(
        "Nothing was done: the proposal was decided, replaced or withdrawn meanwhile. What stands now is below."
    ),
    "changed": _(
        "Nothing was done: the draft changed meanwhile. Look at it once more as it stands now."
    ),
    "round": _(
        "No round of proposals is open. What you prepared is kept, and can be sent when who presides opens or extends one."
    ),
    "gone": _("Nothing was done: what you chose is not there any more. What stands now is below."),
    "words": _("Say why: a reservation, an objection and an explanation need words."),
    "wrong-twice": _(
        "Your delegation would stand behind two wordings of the same paragraph. Send one of them, or withdraw the other first."
    ),
    "wrong-paragraph": _(
        "It speaks of a paragraph that is not there any more, or was only proposed and then withdrawn."
    ),
    "wrong-on": _(
        "The proposal that it stands on is not there any more. Propose it on the text itself."
    ),
    "wrong-circle": _("It would stand on itself: the two proposals change each other."),
    "wrong-shape": _("The words of it are missing."),
    "wrong": _("It cannot be understood beside the other proposals."),
}


def notice(key: str) -> str:
    """Return the sentence of a key in an address, '' for none."""
    return str(DONE.get(key) or NOT_DONE.get(key) or "")


def reason_of(error: ConsensoError) -> str:
    """Return the key of why something was not done.

    >>> reason_of(NoChange()), reason_of(WrongProposal("twice", "n1", "XA"))
    ('no-change', 'wrong-twice')
    """
    if isinstance(error, WrongProposal):
        key = f"wrong-{error.reason}"
        return key if key in NOT_DONE else "wrong"
    for kind, key in (
        (NoChange, "no-change"),
        (NotOpen, "not-open"),
        (DraftHasChanged, "changed"),
        (RoundIsOver, "round"),
        (WordsMissing, "words"),
    ):
        if isinstance(error, kind):
            return key
    raise error
