"""The private calendar: what waits with a date, for one person, by an address that is a secret."""

import datetime as dt
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from consenso import __version__
from consenso.core.locale import choose
from consenso.domain.accounts.access import Actor, actors
from consenso.domain.accounts.queries import person_of_calendar
from consenso.domain.admissions.queries import delegation_name
from consenso.domain.duties.queries import Duty
from consenso.domain.duties.waiting import duties
from consenso.domain.parties.queries import forum as forum_of
from consenso.interfaces.desk.telling import address_of, names_of, what_to_do

A_QUARTER = dt.timedelta(minutes=15)
SALT = "consenso.calendar"


@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """Every duty with a date, of all forums and delegations of the person whose secret it is; 404 for a wrong one."""
    someone = person_of_calendar(secret)
    if someone is None:
        raise Http404
    now = dt.datetime.now(dt.UTC)
    with override(someone.language):
        made = Calendar()
        made.add("prodid", f"-//Consenso//{__version__}//desk")
        made.add("version", "2.0")
        made.add("method", "PUBLISH")
        made.add("name", gettext("Consenso: what waits"))
        made.add("x-wr-calname", gettext("Consenso: what waits"))
        for actor in actors(someone, at=now):
            waiting = [one for one in duties(actor, at=now) if one.by is not None]
            names = names_of(
                actor.forum,
                [one.title_of for one in waiting],
                someone.language,
                goes_out=True,
            )
            for one in waiting:
                title = names[one.title_of].text if one.kind == "meeting" else ""
                if one.years:
                    title = f"{what_to_do(one)}: {names[one.title_of].text}, {one.years}"
                made.add_component(_event(actor, one, title, someone.language))
    answer = HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Referrer-Policy"] = "same-origin"
    return answer


def _event(actor: Actor, duty: Duty, title: str, language: str) -> Event:
    """Return a duty as an event: what is to be done and for whom; of a submission, nothing of what it says.

    A draft's id is made of its title, and calendars are kept by others: no event has it.
    """
    by = duty.by or duty.since
    event = Event()
    host = urlsplit(settings.SITE).hostname
    is_on_draft = duty.on[0] == "draft"
    on = "-".join(duty.on)
    if is_on_draft:
        on = salted_hmac(SALT, f"{actor.forum} {on}", algorithm="sha256").hexdigest()[:20]
    event.add("uid", f"{duty.kind}-{on}-{actor.code}@{actor.forum}.{host}")
    event.add("dtstamp", duty.since.astimezone(dt.UTC).replace(microsecond=0))
    if duty.kind == "meeting":
        event.add("dtstart", by.date())
        event.add("dtend", by.date() + dt.timedelta(days=1))
    else:
        event.add("dtstart", by.astimezone(dt.UTC))
        event.add("dtend", by.astimezone(dt.UTC) + A_QUARTER)
    delegation = choose(delegation_name(actor.delegation), language).text or gettext("Secretariat")
    forum = choose(forum_of(actor.forum).name, language).text
    event.add("summary", f"{delegation}: {title or what_to_do(duty)}")
    event.add("description", forum)
    home = f"{settings.SITE}/{language}/"
    desk = f"{home}desk/{actor.forum}/"
    where = address_of(duty, desk=desk, public=f"{home}{actor.forum}/")
    event.add("url", desk if is_on_draft else where)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
