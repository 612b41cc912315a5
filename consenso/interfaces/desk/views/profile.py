"""One's own account: how to be called and written to, the private calendar, and its end."""

from dataclasses import replace

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from consenso.core.locale import capital_zone
from consenso.domain.accounts.actions import (
    NotUsable,
    change_profile,
    end_calendar,
    new_calendar_key,
)
from consenso.domain.accounts.queries import appointments, person
from consenso.domain.admissions.leaving import LastSecretariat, erase
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.desk.people_forms import EraseForm, ProfileForm
from consenso.interfaces.desk.people_pages import (
    Capacity,
    ConfirmPage,
    EntrancePage,
    ProfilePage,
)
from consenso.interfaces.desk.roster import role_of
from consenso.interfaces.ui.pages import shell

PROFILE = "desk/profile.html"


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def profile(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = _form(request, desk)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            change_profile(
                person_id=desk.actor.person,
                name=values["name"],
                language=values["language"],
                time_zone=values["time_zone"],
                digest=values["digest"],
            )
        except NotUsable as error:
            form.add_error(error.field, gettext("This cannot be used."))
        else:
            return HttpResponseRedirect(desk.address("profile/", done="changed"))
    notice = gettext("Your profile is changed.") if request.GET.get("done") == "changed" else ""
    page = _page(desk, form, notice=notice)
    return shown_page(request, PROFILE, page, status=422 if form.errors else 200)


@require_POST
@acts
def calendar(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Make the address of the private calendar anew, or end it. The address is shown in this answer and never again."""
    secret = ""
    if request.POST.get("end"):
        end_calendar(person_id=desk.actor.person)
    else:
        secret = new_calendar_key(person_id=desk.actor.person)
    shown = f"{settings.SITE}/desk/calendar/{secret}.ics" if secret else ""
    notice = "" if secret else gettext("The calendar's address opens nothing any more.")
    page = _page(desk, _unbound(desk), notice=notice, calendar=shown)
    return shown_page(request, PROFILE, page)


def _form(request: HttpRequest, desk: Desk) -> ProfileForm:
    if request.method != "POST":
        return _unbound(desk)
    return ProfileForm(request.POST, capital=_capital(desk))


def _unbound(desk: Desk) -> ProfileForm:
    someone = person(desk.actor.person)
    initial = {name: getattr(someone, name) for name in ("name", "language", "time_zone", "digest")}
    return ProfileForm(initial=initial, capital=_capital(desk))


def _capital(desk: Desk) -> str:
    row = desk.actor.delegation
    zone = row.time_zone or capital_zone(row.code) or "UTC"
    return gettext("The delegation's: %(zone)s") % {"zone": zone.replace("_", " ")}


def _page(desk: Desk, form: ProfileForm, *, notice: str, calendar: str = "") -> ProfilePage:
    someone = person(desk.actor.person)
    return ProfilePage(
        shell=replace(
            desk.shell(gettext("Profile"), section="profile"),
            path=desk.address("profile/"),
        ),
        notice=notice,
        form=form,
        email=someone.email,
        capacities=tuple(
            Capacity(
                desk.delegation(row.delegation),
                role_of(desk, row),
                desk.day(row.since_at),
                desk.address(f"people/{row.id}/end/"),
            )
            for row in appointments(forum=desk.slug, person=someone.pk, at=desk.now)
        ),
        has_calendar=bool(someone.calendar_key),
        calendar=calendar,
        calendar_address=desk.address("profile/calendar/"),
        security_address=f"/{desk.language}/account/security/",
        erase_address=desk.address("profile/erase/"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def erase_account(request: HttpRequest, desk: Desk) -> HttpResponse:
    someone = person(desk.actor.person)
    warning = ""
    form = EraseForm(request.POST if request.method == "POST" else None, email=someone.email)
    if request.method == "POST" and form.is_valid():
        try:
            erase(actor=None, person=someone, at=desk.now)
        except LastSecretariat:
            warning = gettext(
                "You are the last in the secretariat of a forum. Invite somebody else first; then your account can be erased."
            )
        else:
            logout(request)
            return shown_page(request, "desk/entrance.html", _erased(desk))
    title = gettext("Erase my account")
    page = ConfirmPage(
        shell=desk.shell(
            title, section="profile", trail=((gettext("Profile"), desk.address("profile/")),)
        ),
        heading=title,
        sentences=(
            gettext(
                "Your name, your address, your second factors, your sessions and every trace that an act was by your hand are deleted, in all forums of this site."
            ),
            gettext(
                "What you did for a delegation stays in the ledgers as an act of that delegation, so that the record can still be checked."
            ),
        ),
        warning=warning,
        form=form,
        button=gettext("Erase my account"),
        back=desk.address("profile/"),
    )
    is_wrong = bool(form.errors or warning)
    return shown_page(request, "desk/people_confirm.html", page, status=422 if is_wrong else 200)


def _erased(desk: Desk) -> EntrancePage:
    heading = gettext("Your account is erased")
    around = shell(
        language=desk.language,
        path=f"/{desk.language}/",
        site=settings.SITE,
        title=heading,
        is_indexed=False,
    )
    sentence = gettext(
        "Nothing of you is left here. The public record stays open to you as to anyone."
    )
    return EntrancePage(around, heading, (sentence,), "")
