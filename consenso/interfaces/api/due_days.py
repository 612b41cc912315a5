"""Days on which reports on plans are due, as a calendar (iCalendar, RFC 5545)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from icalendar import Calendar, Event

from consenso import __version__
from consenso.core.locale import choose
from consenso.core.record import Reporting, Text
from consenso.domain.commitments.queries import all_commitments
from consenso.domain.delivery.due import due_day, owed, years_of_plan
from consenso.domain.ledger import queries as ledger
from consenso.domain.parties.queries import forum as forum_of
from consenso.domain.parties.queries import party_names
from consenso.domain.record.belonging import Wanted
from consenso.domain.texts.queries import plans
from consenso.interfaces.api.asked import asked_of, language_tag
from consenso.interfaces.api.following import FollowAsked, wanted_of
from consenso.interfaces.api.naming import page_url


def reports(request: HttpRequest, *, language: str, forum: str) -> HttpResponse:
    """Each day by which parties report on a plan, by the forum's own rule; none where it has no rule.

    With ?text=, ?area=, ?party= or ?commitment= those of plans in which a commitment belongs to all that is named; for a party
    the days of its own reports, where it promises by itself or by a bloc.

    Raises:
        NotFound: the record has nothing of that name.
    """
    asked = asked_of(request, FollowAsked)
    wanted, _ = wanted_of(forum, asked, party_names(forum))
    found = forum_of(forum)
    calendar = Calendar()
    calendar.add("prodid", f"-//Consenso//{__version__}//{language_tag(language)}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    title = gettext("%(forum)s: reports that are due") % {
        "forum": choose(found.name, language).text
    }
    calendar.add("x-wr-calname", title)
    calendar.add("name", title)
    stamp = (ledger.head(forum).at or dt.datetime(1970, 1, 1, tzinfo=dt.UTC)).astimezone(dt.UTC)
    for plan, first, last in _reports(forum, wanted, found.reporting):
        day = due_day(found.reporting, last)
        if day is not None:
            event = Event()
            event.add("uid", f"{forum}.{plan.id}.{last}.report@{urlsplit(settings.SITE).hostname}")
            event.add("dtstamp", stamp.replace(microsecond=0))
            event.add("dtstart", day)
            event.add("dtend", day + dt.timedelta(days=1))
            years = str(last) if first == last else f"{first}–{last}"
            said = {"plan": choose(plan.title, language).text, "years": years}
            event.add("summary", gettext("Reports on %(plan)s, %(years)s, are due") % said)
            event.add("url", page_url(forum, "text", plan.id, language=language_tag(language)))
            event.add("class", "PUBLIC")
            event.add("transp", "TRANSPARENT")
            calendar.add_component(event)
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{forum}-reports.ics"'
    return response


def _reports(forum: str, wanted: Wanted, rule: Reporting | None) -> Iterator[tuple[Text, int, int]]:
    """Yield each report that is to be made on what is wanted: its plan, its first and last year."""
    if wanted.party:
        on_it = replace(wanted, party="")
        for one in reversed(owed(forum, wanted.party, on=dt.date.max, text=wanted.text)):
            if any(on_it.fits(promise) for promise in one.commitments):
                yield one.plan, one.first, one.last
        return
    found = [one for one in plans(forum) if wanted.text in ("", one.id)]
    promised = {one.id for one in found}
    if wanted.area or wanted.commitment:
        promised = {one.text for one in all_commitments(forum) if wanted.fits(one)}
    for plan in found:
        if plan.id in promised:
            for first, last in years_of_plan(plan, rule):
                yield plan, first, last
