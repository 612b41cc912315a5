"""Invitations: made, sent again, withdrawn."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, override
from django.views.decorators.http import require_http_methods

from consenso.core.errors import NotFound
from consenso.core.locale import choose
from consenso.domain.accounts.access import ROLES_OF, Kind, NotAllowed, keeps
from consenso.domain.accounts.actions import NotUsable
from consenso.domain.accounts.queries import InvitationRow, invitation
from consenso.domain.admissions import actions
from consenso.domain.admissions.queries import delegation_name
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.desk.people_forms import InvitationForm
from consenso.interfaces.desk.people_pages import ConfirmPage, FormPage
from consenso.interfaces.desk.people_parts import CONFIRM, FORM, done, keepers_only, said, trail
from consenso.interfaces.desk.roster import known, role_of
from consenso.interfaces.desk.views.entrance import invitation_address
from consenso.interfaces.ui import letters
from consenso.interfaces.ui.roles import ROLES, role_name


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def invite(request: HttpRequest, desk: Desk) -> HttpResponse:
    keepers_only(desk)
    form = _invitation_form(request, desk)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            invited = actions.invite(
                actor=desk.actor,
                forum=desk.slug,
                code=values["delegation"],
                role=values["role"],
                body=values.get("body", ""),
                email=values["email"],
                name=values["name"],
                language=values["language"],
                at=desk.now,
            )
        except (NotAllowed, NotUsable, actions.AlreadyThere, actions.TooManyInvitations) as error:
            form.add_error(*said(error))
        else:
            return done(desk, _mail(desk, invited))
    title = gettext("Invite somebody")
    page = FormPage(
        shell=desk.shell(title, section="people", trail=trail(desk)),
        heading=title,
        lead=gettext(
            "A letter goes to the address, with a link that can be used once, within seven days."
        ),
        form=form,
        button=gettext("Send the invitation"),
        back=desk.address("people/"),
    )
    return shown_page(request, FORM, page, status=422 if form.errors else 200)


def _invitation_form(request: HttpRequest, desk: Desk) -> InvitationForm:
    held = known(desk)
    kinds = {row.kind for row in held}
    roles = {role for kind in kinds for role in ROLES_OF[Kind(kind)]}
    return InvitationForm(
        request.POST if request.method == "POST" else None,
        initial={"delegation": request.GET.get("delegation", ""), "language": desk.language},
        delegations=[(row.code, desk.delegation(row)) for row in held],
        roles=[(role, role_name(role)) for role in ROLES if role in roles],
        organs=[(organ.id, desk.say(organ.name)) for organ in desk.forum.mechanisms],
    )


def _mail(desk: Desk, invited: actions.Invited) -> str:
    """Send the letter of an invitation, and return the word for what came of it."""
    row = invited.row
    tag = row.language
    with override(tag):
        names = {
            "by": choose(delegation_name(desk.actor.delegation), tag).text,
            "for": choose(delegation_name(row.delegation), tag).text,
        }
        organs = {organ.id: choose(organ.name, tag).text for organ in desk.forum.mechanisms}
        letter = letters.InvitationLetter(
            name=row.name,
            inviter=gettext("%(delegation)s (%(person)s)")
            % {
                "delegation": names["by"] or gettext("The secretariat"),
                "person": desk.actor.name,
            },
            forum=choose(desk.forum.name, tag).text,
            delegation=names["for"] or gettext("Secretariat"),
            role=role_name(row.role),
            organ=organs.get(row.body, row.body),
            until=row.expires_at,
            address=invitation_address(invited.secret, language=tag),
        )
    try:
        letters.send(letters.INVITATION, letter, to=row.email, language=tag)
    except letters.NotSent:
        return "unsent"
    return "invited"


def _held_invitation(desk: Desk, identifier: int) -> InvitationRow:
    row = invitation(identifier, at=desk.now)
    if not keeps(desk.actor, delegation=row.delegation):
        raise NotFound("invitation", str(identifier))
    return row


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def again(request: HttpRequest, desk: Desk, identifier: int) -> HttpResponse:
    row = _held_invitation(desk, identifier)
    if request.method == "POST":
        try:
            made = actions.invite_again(actor=desk.actor, identifier=identifier, at=desk.now)
        except actions.InvitationIsOver:
            return HttpResponseRedirect(request.path)
        return done(desk, _mail(desk, made))
    return _about_invitation(
        request,
        desk,
        row,
        title=gettext("Send an invitation again"),
        then=gettext("A new letter goes out, valid for seven days; the link before it ends."),
        button=gettext("Send it again"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def withdraw(request: HttpRequest, desk: Desk, identifier: int) -> HttpResponse:
    row = _held_invitation(desk, identifier)
    if request.method == "POST":
        try:
            actions.withdraw_invitation(actor=desk.actor, identifier=identifier, at=desk.now)
        except actions.InvitationIsOver:
            return HttpResponseRedirect(request.path)
        return done(desk, "withdrawn")
    return _about_invitation(
        request,
        desk,
        row,
        title=gettext("Withdraw an invitation"),
        then=gettext("Its link opens nothing any more. No letter says so."),
        button=gettext("Withdraw it"),
    )


def _about_invitation(
    request: HttpRequest, desk: Desk, row: InvitationRow, *, title: str, then: str, button: str
) -> HttpResponse:
    over = {
        "accepted": gettext("It was accepted meanwhile."),
        "withdrawn": gettext("It was withdrawn meanwhile."),
    }.get(row.state, "")
    page = ConfirmPage(
        shell=desk.shell(title, section="people", trail=trail(desk)),
        heading=title,
        sentences=(
            gettext("%(delegation)s: %(person)s (%(email)s), %(role)s.")
            % {
                "delegation": desk.delegation(row.delegation),
                "person": row.name,
                "email": row.email,
                "role": role_of(desk, row),
            },
            *(() if over else (then,)),
        ),
        warning=over,
        form=None,
        button="" if over else button,
        back=desk.address("people/"),
    )
    return shown_page(request, CONFIRM, page)
