"""What the pages on people share: who may come there, where they lead back, what is said of an error."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from consenso.domain.accounts.access import NotAllowed
from consenso.domain.accounts.actions import NotUsable
from consenso.domain.admissions.actions import (
    AlreadyThere,
    DelegationIsThere,
    TooManyInvitations,
)
from consenso.interfaces.desk.frame import Desk

FORM, CONFIRM = "desk/people_form.html", "desk/people_confirm.html"


def keepers_only(desk: Desk) -> None:
    """Refuse who keeps no delegation."""
    if not (desk.can.invites or desk.can.invites_any):
        raise NotAllowed("keep people")


def done(desk: Desk, what: str) -> HttpResponse:
    return HttpResponseRedirect(desk.address("people/", done=what))


def trail(desk: Desk) -> tuple[tuple[str, str], ...]:
    return ((gettext("People"), desk.address("people/")),)


def said(error: Exception) -> tuple[str | None, str]:
    """Return the field at which an error is shown (None: before all of them), and its sentence."""
    if isinstance(error, NotUsable):
        return error.field, gettext("This cannot be used.")
    if isinstance(error, AlreadyThere):
        return "email", {
            "appointment": gettext("This address holds that role in the delegation already."),
            "invitation": gettext(
                "This address has an open invitation to that role: send it again from the list."
            ),
        }[error.what]
    if isinstance(error, TooManyInvitations):
        return None, gettext(
            "The delegation has too many open invitations: withdraw some that are not needed."
        )
    if isinstance(error, DelegationIsThere):
        return "code", gettext("This code is taken.")
    return "role", gettext("A delegation of this kind does not give that role.")
