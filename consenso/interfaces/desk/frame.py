"""What every page of the desk stands on: who acts, for which delegation, in which forum, what they may do."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext

from consenso.core import locale as shown
from consenso.core.errors import NotFound
from consenso.core.record import Forum
from consenso.domain.accounts import access
from consenso.domain.accounts.queries import DelegationRow, delegations, person
from consenso.domain.drafting.access import sees_drafts
from consenso.domain.ledger import queries as ledger
from consenso.domain.parties import queries as parties
from consenso.domain.submissions.access import may_check_drafts, may_read
from consenso.interfaces.desk import security_log
from consenso.interfaces.desk.account.entering import needs_second_factor
from consenso.interfaces.ui.pages import NavItem, Shell, shell

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Desk:
    """Where someone acts: the forum, for whom, what they may do, in which language and time.

    `now` is the moment of the request (UTC), the one reading of the clock: actions get it as `at`.
    """

    actor: access.Actor
    can: access.Abilities
    forum: Forum
    names: Mapping[str, parties.PartyName]
    organisations: Mapping[str, Mapping[str, str]]  # observers and assessors, by code
    head: ledger.Head
    language: str  # Django's tag
    tag: str  # BCP 47
    path: str
    now: dt.datetime
    zone: ZoneInfo  # of the person, or of the delegation's capital
    token: str  # against forged forms

    @property
    def slug(self) -> str:
        return self.forum.id

    @property
    def home(self) -> str:
        return f"/{self.language}/desk/{self.slug}/"

    def address(self, rest: str = "", **query: str) -> str:
        """Return an address below the desk of this forum; `rest` is such as people/."""
        return f"{self.home}{rest}" + (f"?{urlencode(query)}" if query else "")

    def say(self, words: Mapping[str, str] | None) -> str:
        """Return words of the record in the reader's language or the next best; '' for none."""
        return shown.choose(words, self.language).text if words else ""

    def delegation(self, row: DelegationRow) -> str:
        """Return what a delegation is called."""
        if row.kind == access.Kind.SECRETARIAT:
            return self.say(row.name) or gettext("Secretariat")
        return self.say(row.name) or self.party(row.code)

    def party(self, code: str) -> str:
        """Return what a party is called by its code; the secretariat, the public and the clock by theirs."""
        fixed = {
            "secretariat": gettext("Secretariat"),
            "public": gettext("The public"),
            "": gettext("The public"),
            "clock": gettext("The clock, at the end of an embargo"),
            "operator": gettext("Who runs the installation"),
        }
        name = self.names.get(code)
        if name:
            return self.say(name.name)
        return fixed.get(code) or self.say(self.organisations.get(code)) or code

    def moment(self, at: dt.datetime) -> str:
        """Return a moment in words, in the time of the person, with the zone named."""
        return local_moment(at, self.zone, self.language)

    def day(self, at: dt.datetime) -> str:
        """Return the day of a moment in words, where the person is."""
        return shown.partial_date(at.astimezone(self.zone).date().isoformat(), self.language)

    def day_of(self, day: dt.date) -> str:
        """Return a day of the calendar in words."""
        return shown.partial_date(day.isoformat(), self.language)

    def shell(
        self, title: str, *, section: str = "", trail: tuple[tuple[str, str], ...] = ()
    ) -> Shell:
        """Return what base.html shows around a page of the desk. `section` is the key of the current part."""
        name = self.say(self.forum.name)
        made = shell(
            language=self.language,
            path=self.path,
            site=settings.SITE,
            title=title,
            description=title,
            forum_slug=self.slug,
            forum_name=name,
            revision=str(self.head.number),
            ledger_head=self.head.digest,
            breadcrumbs=tuple(
                NavItem(label, address) for label, address in ((gettext("Desk"), self.home), *trail)
            )
            if section or trail
            else (),
            is_indexed=False,
        )
        return replace(
            made,
            navigation=self._navigation(section),
            acts_for=f"{self.delegation(self.actor.delegation)}: {self.actor.name}",
            sign_out_address=f"/{self.language}/account/logout/",
            token=self.token,
        )

    def _navigation(self, current: str) -> tuple[NavItem, ...]:
        sections = [("", gettext("What waits"))]
        if sees_drafts(self.actor):
            sections.append(("drafts/", gettext("Drafts")))
        if may_read(self.actor):
            sections += [
                ("record/", gettext("Record")),
                ("submissions/", gettext("Submissions")),
            ]
        if may_check_drafts(self.actor):
            sections.append(("lint/", gettext("Draft check")))
        if self.can.prepares:
            if self.actor.delegation.kind == access.Kind.PARTY:
                sections.append(("reports/", gettext("Reports")))
            elif self.can.decides:
                sections.append(("reporting/", gettext("Reports")))
            sections.append(("linking/", gettext("Answers")))
        if self.can.decides:
            sections += [("texts/", gettext("Texts")), ("activities/", gettext("Activities"))]
        if self.can.invites or self.can.invites_any:
            sections.append(("people/", gettext("People")))
        sections += [
            ("ledger/", gettext("Acts")),
            ("following/", gettext("Following")),
            ("profile/", gettext("Profile")),
        ]
        return (
            *(
                NavItem(label, self.address(part), part.rstrip("/") == current)
                for part, label in sections
            ),
            NavItem(gettext("Public record"), f"/{self.language}/{self.slug}/"),
        )


def local_moment(at: dt.datetime, zone: ZoneInfo, language: str) -> str:
    """Return a moment in words, in a zone that is named: 3 December 2026, 09:00 (Europe/Brussels)."""
    local = at.astimezone(zone)
    day = shown.partial_date(local.date().isoformat(), language)
    return gettext("%(date)s, %(time)s (%(zone)s)") % {
        "date": day,
        "time": local.strftime("%H:%M"),
        "zone": zone.key.replace("_", " "),
    }


def acts(
    view: Callable[Concatenate[HttpRequest, Desk, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give a view its desk. Signed out: to the sign-in. No desk in that forum: 404, as where there is no such forum.

    What the actor may see but not do is 403; what is not theirs to see is 404.
    """

    @wraps(view)
    def framed(request: HttpRequest, forum: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        try:
            desk = desk_of(request, forum)
            if needs_second_factor(request, request.user):
                return redirect(f"/{desk.language}/account/security/?needed")
            return view(request, desk, *args, **kwargs)
        except NotFound as error:
            raise Http404(str(error)) from error
        except access.NotAllowed:
            return refused(request)

    return framed


def desk_of(request: HttpRequest, slug: str) -> Desk:
    """Return the desk of who is signed in, in a forum.

    Who acts there for several delegations chooses with ?as=CODE; the session remembers it.

    Raises:
        NotFound: there is none.
    """
    now = dt.datetime.now(dt.UTC)
    someone = person(int(request.user.pk or 0))
    actor = _acting(request, someone, slug, now)
    remembered = f"acts_for:{slug}"
    chosen = request.GET.get("as", "") or request.session.get(remembered, "")
    if chosen and request.session.get(remembered) != actor.code:
        request.session[remembered] = actor.code
    language = get_language() or "en"
    return Desk(
        actor=actor,
        can=access.abilities(actor),
        forum=parties.forum(slug),
        names=parties.party_names(slug),
        organisations={one.code: one.name for one in delegations(slug) if one.name},
        head=ledger.head(slug),
        language=language,
        tag=shown.content_tag(language),
        path=request.path,
        now=now,
        zone=zone_of(someone.time_zone or actor.delegation.time_zone, actor.delegation),
        token=get_token(request),
    )


def actor_of(request: HttpRequest, slug: str, now: dt.datetime) -> access.Actor:
    """Return who is signed in, as who acts in a forum at a moment: for the delegation that was chosen, if it can still be.

    Raises:
        NotFound: they act for nobody there.
    """
    return _acting(request, person(int(request.user.pk or 0)), slug, now)


def _acting(
    request: HttpRequest, someone: access.Person, slug: str, now: dt.datetime
) -> access.Actor:
    chosen = request.GET.get("as", "") or request.session.get(f"acts_for:{slug}", "")
    try:
        return access.let_in(someone, forum=slug, at=now, code=chosen)
    except NotFound:
        return access.let_in(someone, forum=slug, at=now)


def zone_of(name: str, delegation: DelegationRow) -> ZoneInfo:
    """Return the time zone of that name; of the delegation's capital for ''; UTC where none is known."""
    return ZoneInfo(name or shown.capital_zone(delegation.code) or "UTC")


def refused(request: HttpRequest) -> HttpResponse:
    """Answer 403, and keep it in the log: the page is there, and not for this role."""
    from consenso.interfaces.ui.views import forbidden

    security_log.access_refused(request)
    return forbidden(request, PermissionError())


def shown_page(
    request: HttpRequest, template: str, page: object, *, status: int = 200
) -> HttpResponse:
    """Return a page of the desk. A template gets `page` and nothing else of ours."""
    return render(request, template, {"page": page}, status=status)
