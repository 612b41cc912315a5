"""Entrances: the link of an invitation, and the link that signs in once.

Programs that read mail open links before people do: to open one changes nothing, and a button does the act. The secret
stands in the address, so that these pages send no referrer.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from consenso.core.errors import NotFound
from consenso.core.locale import choose
from consenso.domain.accounts import queries as accounts
from consenso.domain.accounts.actions import LinkIsOver, use_sign_in_link
from consenso.domain.admissions.actions import InvitationIsOver, accept
from consenso.domain.admissions.queries import delegation_name, inviter_code
from consenso.domain.parties.queries import forum as forum_of
from consenso.interfaces.desk import security_log
from consenso.interfaces.desk.account.entering import sign_in
from consenso.interfaces.desk.frame import local_moment, shown_page, zone_of
from consenso.interfaces.desk.people_pages import EntrancePage, InvitationPage
from consenso.interfaces.ui.pages import Shell, shell
from consenso.interfaces.ui.roles import role_name

View = Callable[[HttpRequest, str], HttpResponse]


def invitation_address(secret: str, *, language: str) -> str:
    """Return the whole address at which an invitation is accepted."""
    return f"{settings.SITE}/{language}/desk/invitation/{secret}/"


def tells_nobody(view: View) -> View:
    """Let a page with a secret in its address send no referrer to where it leads."""

    @wraps(view)
    def told(request: HttpRequest, secret: str) -> HttpResponse:
        response = view(request, secret)
        response["Referrer-Policy"] = "same-origin"
        return response

    return told


@require_http_methods(["GET", "HEAD", "POST"])
@tells_nobody
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    now = dt.datetime.now(dt.UTC)
    try:
        row = accounts.invitation_by_secret(secret, at=now)
        if request.method == "POST":
            accepted = accept(secret=secret, at=now)
            home = f"/{get_language()}/desk/{accepted.delegation.forum}/"
            return sign_in(request, accepted.person, next=home)
    except NotFound:
        return over(request, "wrong")
    except InvitationIsOver as error:
        return over(request, error.state)
    if row.state != "open":
        return over(request, row.state)
    return shown_page(request, "desk/invitation.html", _invitation_page(request, row))


def _invitation_page(request: HttpRequest, row: accounts.InvitationRow) -> InvitationPage:
    language = get_language() or "en"
    forum = forum_of(row.delegation.forum)

    def called(found: accounts.DelegationRow) -> str:
        return choose(delegation_name(found), language).text or gettext("Secretariat")

    zone = zone_of(row.delegation.time_zone, row.delegation)
    role = role_name(row.role)
    organ = next((one.name for one in forum.mechanisms if one.id == row.body), None)
    if organ:
        role = gettext("%(role)s in: %(organ)s") % {
            "role": role,
            "organ": choose(organ, language).text,
        }
    return InvitationPage(
        shell=_shell(request, gettext("Invitation")),
        inviter=_inviter(row, language),
        forum=choose(forum.name, language).text,
        delegation=called(row.delegation),
        role=role,
        until=local_moment(row.expires_at, zone, language),
        other=str(getattr(request.user, "name", "")),
    )


def _inviter(row: accounts.InvitationRow, language: str) -> str:
    """Return who invites, the delegation first; '' where it was done at the command line."""
    code = inviter_code(row)
    if code in ("", "operator"):
        return ""
    by = accounts.delegation(row.delegation.forum, code)
    name = choose(delegation_name(by), language).text or gettext("The secretariat")
    if not row.invited_by:
        return name
    return gettext("%(delegation)s (%(person)s)") % {"delegation": name, "person": row.invited_by}


@require_http_methods(["GET", "HEAD", "POST"])
@tells_nobody
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    now = dt.datetime.now(dt.UTC)
    if request.method == "POST":
        try:
            person = use_sign_in_link(secret=secret, at=now)
        except NotFound:
            return over(request, "wrong")
        except LinkIsOver as error:
            return over(request, error.state)
        return sign_in(request, person, next=f"/{get_language()}/desk/")
    state = accounts.link_state(secret, at=now) or "wrong"
    if state != "open":
        return over(request, state)
    heading = gettext("Go in")
    page = EntrancePage(
        _shell(request, heading),
        heading,
        (gettext("This link signs one person in, once."),),
        gettext("Sign in"),
    )
    return shown_page(request, "desk/entrance.html", page)


def over(request: HttpRequest, state: str) -> HttpResponse:
    """Answer that a link opens nothing: which of the reasons it is, and nothing of whose it was."""
    security_log.link_refused(state)
    heading = gettext("This link opens nothing")
    sentence = {
        "wrong": gettext(
            "There is no such link. It may have been cut when it was copied, or a newer one was sent in its place."
        ),
        "accepted": gettext("The invitation was accepted already. Sign in as usual."),
        "used": gettext("The link was used already; each can be used once."),
        "withdrawn": gettext("The invitation was withdrawn by those who sent it."),
        "expired": gettext("The time of the link is over. Ask those who sent it for a new one."),
    }[state]
    page = EntrancePage(_shell(request, heading), heading, (sentence,), "")
    status = 404 if state == "wrong" else 410
    return shown_page(request, "desk/entrance.html", page, status=status)


def _shell(request: HttpRequest, title: str) -> Shell:
    language = get_language() or "en"
    made = shell(
        language=language,
        path=request.path,
        site=settings.SITE,
        title=title,
        is_indexed=False,
    )
    return replace(made, token=get_token(request))
