"""Delegations: observers and assessors are named, and each has its time."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from consenso.core.errors import NotFound
from consenso.core.locale import capital_zone
from consenso.domain.accounts.access import NotAllowed, keeps
from consenso.domain.accounts.actions import NotUsable
from consenso.domain.accounts.queries import delegation
from consenso.domain.admissions import actions
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.desk.people_forms import DelegationForm, ZoneForm
from consenso.interfaces.desk.people_pages import FormPage
from consenso.interfaces.desk.people_parts import FORM, done, said, trail


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def name_delegation(request: HttpRequest, desk: Desk) -> HttpResponse:
    if not desk.can.invites_any:
        raise NotAllowed("name a delegation")
    form = DelegationForm(
        request.POST if request.method == "POST" else None, language=desk.language
    )
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        name = {"en": values["name"], desk.tag: values.get("own_name") or ""}
        try:
            actions.name_delegation(
                actor=desk.actor,
                forum=desk.slug,
                code=values["code"],
                kind=values["kind"],
                name=name if desk.tag != "en" else {"en": values["name"]},
                time_zone=values["time_zone"],
                at=desk.now,
            )
        except (NotUsable, actions.DelegationIsThere) as error:
            form.add_error(*said(error))
        else:
            return done(desk, "named")
    title = gettext("Name an observer or assessor")
    page = FormPage(
        shell=desk.shell(title, section="people", trail=trail(desk)),
        heading=title,
        lead=gettext(
            "An observer reads what is shared with all delegations. An assessor reads the public record, and assesses it."
        ),
        form=form,
        button=gettext("Name it"),
        back=desk.address("people/"),
    )
    return shown_page(request, FORM, page, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def time_zone(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    row = delegation(desk.slug, code)
    if not keeps(desk.actor, delegation=row):
        raise NotFound("delegation", code)
    capital = (capital_zone(code) or "UTC").replace("_", " ")
    form = ZoneForm(
        request.POST if request.method == "POST" else None,
        initial={"time_zone": row.time_zone},
        capital=gettext("The capital's: %(zone)s") % {"zone": capital},
    )
    if request.method == "POST" and form.is_valid():
        zone = form.cleaned_data["time_zone"]
        actions.set_time_zone(
            actor=desk.actor, forum=desk.slug, code=code, time_zone=zone, at=desk.now
        )
        return done(desk, "zone")
    title = gettext("Time zone: %(delegation)s") % {"delegation": desk.delegation(row)}
    page = FormPage(
        shell=desk.shell(title, section="people", trail=trail(desk)),
        heading=title,
        lead=gettext(
            "Deadlines are shown in this time to everyone of the delegation who chose no other."
        ),
        form=form,
        button=gettext("Set it"),
        back=desk.address("people/"),
    )
    return shown_page(request, FORM, page, status=422 if form.errors else 200)
