"""What is done with proposals: sent, cleared with the capital, dropped, joined, left, answered. Each by post, and back to its page."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from consenso.core.errors import ConsensoError, NotFound
from consenso.domain.accounts.access import Kind, NotAllowed
from consenso.domain.drafting import positions, proposing, sending
from consenso.domain.drafting.access import own_proposal
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.proposing_words import reason_of

# The pages that these acts are asked for from.
BACK = re.compile(r"p/[a-z0-9]{1,40}/|mine/|positions/")
MOST = 2_000  # proposals or positions in one post


@require_POST
@on_draft
def send(request: HttpRequest, on: DraftDesk, proposal: int) -> HttpResponse:
    """Send what the own delegation prepared."""
    found = own_proposal(on.desk.actor, on.row, proposal)

    def act() -> str:
        sending.send(
            actor=on.desk.actor,
            identifier=on.row.identifier,
            proposals=[proposal],
            at=on.desk.now,
        )
        return "sent"

    return done(request, on, act, fallback=f"p/{found.paragraph}/")


@require_POST
@on_draft
def send_all(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """Send the proposals that stood on the page, and none that came since: who sends them has read them."""
    asked = numbers(request, "proposal")

    def act() -> str:
        if not asked:
            return "none"
        sending.send(
            actor=on.desk.actor, identifier=on.row.identifier, proposals=asked, at=on.desk.now
        )
        return "sent"

    if not on.can.clears:
        raise NotAllowed(f"send on {on.row.identifier}")
    return done(request, on, act, fallback="mine/", is_of_many=True)


@require_POST
@on_draft
def to_capital(request: HttpRequest, on: DraftDesk, proposal: int) -> HttpResponse:
    """Say that a proposal is ready and waits for the head of delegation."""

    def act() -> str:
        proposing.to_capital(
            actor=on.desk.actor, identifier=on.row.identifier, proposal=proposal, at=on.desk.now
        )
        return "capital"

    return done(request, on, act, fallback="mine/")


@require_POST
@on_draft
def drop(request: HttpRequest, on: DraftDesk, proposal: int) -> HttpResponse:
    """Leave what was prepared and not sent."""

    def act() -> str:
        proposing.drop(
            actor=on.desk.actor, identifier=on.row.identifier, proposal=proposal, at=on.desk.now
        )
        return "dropped"

    return done(request, on, act, fallback="mine/")


@require_POST
@on_draft
def join(request: HttpRequest, on: DraftDesk, proposal: int) -> HttpResponse:
    """Stand behind a proposal of another delegation."""

    def act() -> str:
        sending.join(
            actor=on.desk.actor, identifier=on.row.identifier, proposal=proposal, at=on.desk.now
        )
        return "joined"

    return done(request, on, act, fallback="mine/")


@require_POST
@on_draft
def withdraw(request: HttpRequest, on: DraftDesk, proposal: int) -> HttpResponse:
    """Stand behind a proposal no more."""

    def act() -> str:
        sending.withdraw(
            actor=on.desk.actor, identifier=on.row.identifier, proposal=proposal, at=on.desk.now
        )
        return "withdrawn"

    return done(request, on, act, fallback="mine/")


@sensitive_post_parameters("words")
@require_POST
@on_draft
def answer(request: HttpRequest, on: DraftDesk, proposal: int) -> HttpResponse:
    """Say where the delegation stands on a proposal of the chair."""
    if on.desk.actor.delegation.kind != Kind.PARTY:
        raise NotAllowed(f"answer a proposal on {on.row.identifier}")

    def act() -> str:
        said = positions.take(
            actor=on.desk.actor,
            identifier=on.row.identifier,
            stance=request.POST.get("stance", ""),
            proposal=proposal,
            words=request.POST.get("words", "")[:4000],
            at=on.desk.now,
        )
        return "said" if said.is_said else "prepared"

    return done(request, on, act, fallback="positions/")


def done(
    request: HttpRequest,
    on: DraftDesk,
    act: Callable[[], str],
    *,
    fallback: str,
    is_of_many: bool = False,
) -> HttpResponse:
    """Do something and go back to the page that asked for it, which says what was done, or why nothing was.

    `act` returns a key of `proposing_words`. What is not there is not found; one of many that is gone sends the reader back to look.
    """
    try:
        key = act()
    except NotAllowed:
        raise
    except NotFound:
        if not is_of_many:
            raise
        key = "gone"
    except ConsensoError as error:
        key = reason_of(error)
    back = request.POST.get("back", "")
    return HttpResponseRedirect(on.address(back if BACK.fullmatch(back) else fallback, done=key))


def circulated(on: DraftDesk) -> None:
    """Let nobody see the pages of a negotiation that has not begun.

    Raises:
        NotFound: the draft is in preparation.
    """
    if on.row.state == "prepared":
        raise NotFound("draft", on.row.identifier)


def numbers(request: HttpRequest, name: str) -> list[int]:
    """Return the numbers that were posted under a name, once each."""
    found = [one for one in request.POST.getlist(name) if one.isdecimal() and len(one) < 12]
    return [int(one) for one in dict.fromkeys(found)][:MOST]
