"""Who acts for whom: the roster, and the end of an appointment."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import keeps, may_end
from consenso.domain.accounts.queries import AppointmentRow, appointment
from consenso.domain.admissions import leaving
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.desk.people_forms import AwareForm
from consenso.interfaces.desk.people_pages import ConfirmPage, PeoplePage
from consenso.interfaces.desk.people_parts import CONFIRM, done, keepers_only, trail
from consenso.interfaces.desk.roster import Asked, filter_form, role_of, roster


@require_safe
@acts
def people(request: HttpRequest, desk: Desk) -> HttpResponse:
    keepers_only(desk)
    asked = Asked(*(request.GET.get(name, "") for name in ("delegation", "role", "words")))
    found = roster(desk, asked)
    title = gettext("People")
    page = PeoplePage(
        shell=desk.shell(title, section="people"),
        notice=_notices().get(request.GET.get("done", ""), ""),
        summary=found.summary,
        form=filter_form(desk, asked, request.GET.dict()) if desk.can.invites_any else None,
        delegations=found.delegations,
        nobody=found.nobody,
        invite_address=desk.address("people/invite/"),
        name_address=desk.address("delegations/new/") if desk.can.invites_any else "",
    )
    return shown_page(request, "desk/people.html", page)


def _notices() -> dict[str, str]:
    """Return what was just done, by the word for it in the address."""
    return {
        "invited": gettext("The invitation is on its way."),
        "unsent": gettext(
            "The invitation is made, but the mail server did not take the letter. Send it again later."
        ),
        "withdrawn": gettext("The invitation is withdrawn: its link opens nothing any more."),
        "ended": gettext("The appointment is ended."),
        "named": gettext("The delegation is named. Invite somebody to act for it."),
        "zone": gettext("The time zone is set."),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def end(request: HttpRequest, desk: Desk, identifier: int) -> HttpResponse:
    row = appointment(identifier)
    if row.until_at is not None or not may_end(desk.actor, appointment=row):
        raise NotFound("appointment", str(identifier))
    is_own_last = leaving.is_own_last_role(desk.actor, row, at=desk.now)
    form = AwareForm(request.POST if request.method == "POST" else None) if is_own_last else None
    stays = leaving.is_last_secretariat(row, at=desk.now)
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            leaving.end_appointment(
                actor=desk.actor,
                identifier=identifier,
                knows_it_is_the_last=form is not None,
                at=desk.now,
            )
        except leaving.LastSecretariat:
            stays = True
        except leaving.OwnLastRole:  # another one was ended meanwhile
            return HttpResponseRedirect(request.path)
        else:
            return _after_end(desk, row, is_own_last=is_own_last)
    page = _end_page(desk, row, form, is_own_last=is_own_last, stays=stays)
    is_wrong = request.method == "POST"
    return shown_page(request, CONFIRM, page, status=422 if is_wrong else 200)


def _after_end(desk: Desk, row: AppointmentRow, *, is_own_last: bool) -> HttpResponse:
    if is_own_last:
        return HttpResponseRedirect(f"/{desk.language}/desk/")
    if keeps(desk.actor, delegation=row.delegation) and row.person != desk.actor.person:
        return done(desk, "ended")
    return HttpResponseRedirect(desk.home)


def _end_page(
    desk: Desk,
    row: AppointmentRow,
    form: AwareForm | None,
    *,
    is_own_last: bool,
    stays: bool,
) -> ConfirmPage:
    title = gettext("End an appointment")
    warning = ""
    if stays:
        warning = gettext(
            "This is the last appointment in the secretariat of the forum. Invite somebody else first; then it can end."
        )
    elif is_own_last:
        warning = gettext(
            "This is your own last role in this forum. Once it is ended, you have no desk here until somebody invites you again."
        )
    return ConfirmPage(
        shell=desk.shell(title, section="people", trail=trail(desk)),
        heading=title,
        sentences=(
            gettext("%(delegation)s: %(person)s, %(role)s, since %(date)s.")
            % {
                "delegation": desk.delegation(row.delegation),
                "person": row.person_name,
                "role": role_of(desk, row),
                "date": desk.day(row.since_at),
            },
            gettext(
                "It ends now. What was done stays done, for the delegation; the account stays as well."
            ),
        ),
        warning=warning,
        form=None if stays else form,
        button="" if stays else gettext("End the appointment"),
        back=desk.address("people/") if desk.can.invites else desk.address("profile/"),
    )
