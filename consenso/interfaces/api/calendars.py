"""Meetings as a calendar (iCalendar, RFC 5545)."""

import datetime as dt
import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, ngettext
from icalendar import Calendar, Event

from consenso import __version__
from consenso.core.locale import choose, territory_name
from consenso.core.record import Forum, Meeting, Words, earliest, latest
from consenso.domain.ledger import queries as ledger
from consenso.domain.parties import queries as parties
from consenso.domain.record.labels import MEETING_KIND
from consenso.interfaces.api.asked import WHOLE, asked_of, language_tag
from consenso.interfaces.api.filters import MeetingsAsked
from consenso.interfaces.api.naming import page_url

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def meetings(request: HttpRequest, *, language: str, forum: str) -> HttpResponse:
    """Every meeting under the filters whose day is known, as an event of whole days.

    Meetings of which only the month or the year is known have no place in a calendar: they are left out,
    and the calendar says how many and which.
    """
    wanted = asked_of(request, MeetingsAsked)
    found = parties.forum(forum)
    listed = wanted.select(forum, page=1, per_page=WHOLE).items
    dated = [one for one in listed if DAY.fullmatch(one.start)]
    left_out = [one for one in listed if not DAY.fullmatch(one.start)]
    calendar = _calendar(found, left_out, language)
    stamp = ledger.head(forum).at or dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    changed = ledger.last_changes(forum)
    for one in dated:
        at = changed.get(("meeting", one.id), stamp)
        calendar.add_component(_event(found, one, language=language, at=at))
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{forum}-meetings.ics"'
    return response


def _calendar(forum: Forum, left_out: list[Meeting], language: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//Consenso//{__version__}//{language_tag(language)}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    title = gettext("%(forum)s: meetings") % {"forum": _say(forum.name, language)}
    calendar.add("x-wr-calname", title)
    calendar.add("name", title)
    calendar.add("x-consenso-left-out", str(len(left_out)))
    if left_out:
        said = ngettext(
            "%(number)s meeting is left out, for its day is not known: %(meetings)s",
            "%(number)s meetings are left out, for their days are not known: %(meetings)s",
            len(left_out),
        ) % {
            "number": len(left_out),
            "meetings": "; ".join(f"{_say(one.name, language)} ({one.start})" for one in left_out),
        }
        calendar.add("x-wr-caldesc", said)
        calendar.add("description", said)
    return calendar


def _event(forum: Forum, meeting: Meeting, *, language: str, at: dt.datetime) -> Event:
    event = Event()
    event.add("uid", f"{forum.id}.{meeting.id}@{urlsplit(settings.SITE).hostname}")
    event.add("dtstamp", at.astimezone(dt.UTC).replace(microsecond=0))
    event.add("last-modified", at.astimezone(dt.UTC).replace(microsecond=0))
    event.add("dtstart", earliest(meeting.start))
    event.add("dtend", _last_day(meeting) + dt.timedelta(days=1))  # the end is the day after
    choice = choose(meeting.name, language)
    event.add("summary", choice.text, parameters={"LANGUAGE": choice.language})
    if meeting.theme:
        theme = choose(meeting.theme, language)
        event.add("description", theme.text, parameters={"LANGUAGE": theme.language})
    place = _place(meeting, language)
    if place:
        event.add("location", place)
    event.add("url", page_url(forum.id, "meeting", meeting.id, language=language_tag(language)))
    series = {term.id: _say(term.name, language) for term in forum.vocabularies.series}
    event.add(
        "categories",
        [str(MEETING_KIND[meeting.kind]), series.get(meeting.series, meeting.series)],
    )
    event.add("class", "PUBLIC")
    event.add("transp", "TRANSPARENT")  # it takes up nobody's own time
    return event


def _last_day(meeting: Meeting) -> dt.date:
    if meeting.end and DAY.fullmatch(meeting.end):
        return latest(meeting.end)
    return earliest(meeting.start)


def _place(meeting: Meeting, language: str) -> str:
    if meeting.place is None:
        return ""
    country = territory_name(meeting.place.country, language)
    parts = (meeting.place.venue, meeting.place.city, meeting.place.region, country)
    return ", ".join(part for part in parts if part)


def _say(words: Words, language: str) -> str:
    return choose(words, language).text
