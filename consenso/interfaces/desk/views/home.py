"""The desk itself: what waits for who acts, what changed since they were last here, and the acts that they may read of."""

import datetime as dt
from dataclasses import replace

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from consenso.core.locale import choose, number
from consenso.domain.accounts.access import actors
from consenso.domain.accounts.queries import person
from consenso.domain.admissions.queries import delegation_name
from consenso.domain.drafting.access import seen_by
from consenso.domain.duties import waiting
from consenso.domain.duties.actions import mark_seen
from consenso.domain.duties.queries import Duty, mark
from consenso.domain.ledger.confidential import ConfidentialRow, signed_by
from consenso.domain.ledger.queries import CONFIDENTIAL, EntryRow
from consenso.domain.parties.queries import forum as forum_of
from consenso.domain.record.labels import ACT
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.desk.home_pages import ActsPage, DesksPage, DutyLine, HomePage, NewsLine
from consenso.interfaces.desk.telling import (
    URGENT,
    act_in_words,
    address_of,
    names_of,
    remaining,
    unnamed,
    what_to_do,
)
from consenso.interfaces.ui.asked import page_number
from consenso.interfaces.ui.components import FilterField, FilterForm, Option, paginate
from consenso.interfaces.ui.pages import NavItem, shell

PER_PAGE = 25
NEWS_SHOWN = 20


@require_safe
def desks(request: HttpRequest) -> HttpResponse:
    """Every forum and delegation for which somebody acts; with one alone, straight to it."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    language = get_language() or "en"
    someone = person(int(request.user.pk or 0))
    capacities = actors(someone, at=dt.datetime.now(dt.UTC))
    found = tuple(
        NavItem(
            gettext("%(delegation)s at the %(forum)s")
            % {
                "delegation": choose(delegation_name(one.delegation), language).text
                or gettext("Secretariat"),
                "forum": choose(forum_of(one.forum).name, language).text,
            },
            f"/{language}/desk/{one.forum}/?as={one.code}",
        )
        for one in capacities
    )
    if len(found) == 1:
        return redirect(found[0].address)
    made = shell(
        language=language,
        path=request.path,
        site=settings.SITE,
        title=gettext("Desk"),
        is_indexed=False,
    )
    made = replace(
        made,
        acts_for=someone.name,
        sign_out_address=f"/{language}/account/logout/",
        token=get_token(request),
    )
    return shown_page(request, "desk/desks.html", DesksPage(made, found, someone.is_operator))


@require_safe
@acts
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What waits, and what changed."""
    found = waiting.duties(desk.actor, at=desk.now)
    at = page_number(request.GET.get("page", ""))
    part = found[(at - 1) * PER_PAGE : at * PER_PAGE]
    read = mark(desk.actor.person, desk.slug)
    news = waiting.news(desk.actor, public=read.seen_public, confidential=read.seen_confidential)
    happened = _news(desk, news.confidential, news.public)
    page = HomePage(
        shell=desk.shell(gettext("What waits")),
        heading=gettext("What waits"),
        acts_for=desk.delegation(desk.actor.delegation),
        capacities=_capacities(desk),
        duties=_duties(desk, part),
        n_duties=ngettext("%(number)s thing waits.", "%(number)s things wait.", len(found))
        % {"number": number(len(found), desk.language)},
        pagination=paginate(number=at, count=len(found), size=PER_PAGE, address=desk.home, query=())
        if len(found) > PER_PAGE
        else None,
        news=happened[:NEWS_SHOWN],
        more_news=ngettext("and %(number)s more", "and %(number)s more", len(happened))
        % {"number": number(len(happened) - NEWS_SHOWN, desk.language)}
        if len(happened) > NEWS_SHOWN
        else "",
        last_here=desk.moment(read.seen_at) if read.seen_at else "",
        seen_address=desk.address("seen/"),
        acts_address=desk.address("ledger/"),
    )
    return shown_page(request, "desk/home.html", page)


@require_POST
@acts
def seen(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Let all that happened count as read."""
    mark_seen(actor=desk.actor, at=desk.now)
    return HttpResponseRedirect(desk.home)


def _capacities(desk: Desk) -> tuple[NavItem, ...]:
    found = actors(person(desk.actor.person), at=desk.now)
    return tuple(
        NavItem(desk.delegation(one.delegation), f"{desk.home}?as={one.code}")
        for one in found
        if one.forum == desk.slug and one.code != desk.actor.code
    )


def _duties(desk: Desk, part: tuple[Duty, ...]) -> tuple[DutyLine, ...]:
    names = names_of(desk.slug, [one.title_of for one in part], desk.language)
    lines = []
    for one in part:
        name = names[one.title_of]
        lines.append(
            DutyLine(
                what=what_to_do(one),
                title=(desk.say(one.title) or name.text) + (f", {one.years}" if one.years else ""),
                language="" if one.title or not name.is_fallback else name.language,
                address=address_of(one, desk=desk.home, public=f"/{desk.language}/{desk.slug}/"),
                by=_by(desk, one),
                remaining=remaining(one.by, desk.now, desk.language) if one.by else "",
                is_urgent=one.by is not None and one.by - desk.now < URGENT,
                since=desk.moment(one.since),
                delegation=desk.party(one.delegation) if one.on[0] == "submission" else "",
            )
        )
    return tuple(lines)


def _by(desk: Desk, duty: Duty) -> str:
    if duty.by is None:
        return ""
    # A meeting's day is that of its place, a report's that of the rule, whatever the zone of who reads.
    return (
        desk.day_of(duty.by.date()) if duty.kind in ("meeting", "report") else desk.moment(duty.by)
    )


def _news(
    desk: Desk, confidential: tuple[ConfidentialRow, ...], public: tuple[EntryRow, ...]
) -> tuple[NewsLine, ...]:
    hands = signed_by(desk.slug, [one.number for one in confidential], book=CONFIDENTIAL)
    objects = [
        (str(one.payload.get("kind", "")), str(one.payload.get("id", ""))) for one in confidential
    ]
    names = names_of(desk.slug, objects, desk.language)
    is_on_drafts = any(one.subject == "draft" for one in confidential)
    drafts = (
        {one.identifier: desk.say(one.title) for one in seen_by(desk.actor)} if is_on_drafts else {}
    )
    lines = [
        (
            one.at,
            NewsLine(
                by=desk.party(one.by) if one.by or one.subject != "draft" else unnamed(),
                person=hands.get(one.number, (0, ""))[1] if _names_hand(desk, one) else "",
                what=act_in_words(one),
                title=drafts.get(one.subject_id, one.subject_id)
                if one.subject == "draft"
                else names[about].text
                if about[0]
                else "",
                address=_address(desk, one),
                when=desk.moment(one.at),
                is_public=False,
            ),
        )
        for one, about in zip(confidential, objects, strict=True)
    ]
    lines += [
        (
            one.at,
            NewsLine(
                by=desk.party(one.by),
                person="",
                what=str(ACT.get(one.act, one.act)),
                title=gettext("Entry %(number)s of the public ledger") % {"number": one.number},
                address=f"/{desk.language}/{desk.slug}/changes/{one.number}/",
                when=desk.moment(one.at),
                is_public=True,
            ),
        )
        for one in public
    ]
    return tuple(line for _, line in sorted(lines, key=lambda pair: pair[0], reverse=True))


def _address(desk: Desk, row: ConfidentialRow) -> str:
    if row.subject == "draft":
        return desk.address(f"drafts/{row.subject_id}/")
    if row.subject == "submission":
        return desk.address(f"submissions/{row.subject_id}/")
    if row.subject == "report":
        return desk.address("reporting/" if desk.can.decides else "reports/")
    return desk.address("people/")


def _names_hand(desk: Desk, row: ConfidentialRow) -> bool:
    """Whether the actor may know whose hand it was: one's own delegation's, and all for the secretariat."""
    return row.by == desk.actor.code or desk.can.decides


SUBJECTS = ("submission", "draft", "report", "invitation", "appointment", "delegation")


@require_safe
@acts
def acts_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The acts of the confidential ledger that the actor may read of."""
    subject = request.GET.get("subject", "")
    subject = subject if subject in SUBJECTS else ""
    at = page_number(request.GET.get("page", ""))
    found = waiting.acts(desk.actor, subject=subject)
    part = found[(at - 1) * PER_PAGE : at * PER_PAGE]
    address = desk.address("ledger/")
    words = {
        "submission": gettext("Submissions"),
        "draft": gettext("Drafts"),
        "report": gettext("Reports"),
        "invitation": gettext("Invitations"),
        "appointment": gettext("Appointments"),
        "delegation": gettext("Delegations"),
    }
    page = ActsPage(
        shell=desk.shell(gettext("Acts"), section="ledger"),
        form=FilterForm(
            address,
            (
                FilterField(
                    "subject",
                    gettext("On"),
                    options=tuple(
                        Option(name, label, name == subject) for name, label in words.items()
                    ),
                    any_label=gettext("everything"),
                ),
            ),
        ),
        acts=_news(desk, part, ()),
        pagination=paginate(
            number=at,
            count=len(found),
            size=PER_PAGE,
            address=address,
            query=(("subject", subject),) if subject else (),
        )
        if len(found) > PER_PAGE
        else None,
        public_head=f"{desk.head.number} · {desk.head.digest[:16]}",
        public_address=f"/{desk.language}/{desk.slug}/changes/",
    )
    return shown_page(request, "desk/acts.html", page)
