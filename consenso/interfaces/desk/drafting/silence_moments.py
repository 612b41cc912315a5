"""The moment at which a silence ends, as each capital's clock shows it, and what of it is worth a second look: nights, days off."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_datetime
from django.utils.translation import gettext, ngettext

from consenso.core.locale import capital_zone, locale_of
from consenso.domain.accounts.queries import DelegationRow
from consenso.interfaces.ui.components import Cell, Column, Table

NIGHT = (22, 7)  # from, until: hours in which no ministry answers


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in one place. `zone` is its IANA name; '' where the capital's is not known, and the moment is in UTC."""

    name: str
    zone: str
    local: dt.datetime
    is_day_off: bool

    @property
    def is_night(self) -> bool:
        return not NIGHT[1] <= self.local.hour < NIGHT[0]


def moment_at(at: dt.datetime, name: str, code: str, zone: str) -> Moment:
    """Return a moment in the place of a delegation (code); days off are those of its state, as CLDR has them.

    >>> moment_at(dt.datetime(2026, 3, 7, 23, tzinfo=dt.UTC), "", "BR", "America/Sao_Paulo").local.hour
    20
    """
    local = at.astimezone(ZoneInfo(zone or "UTC"))
    return Moment(name, zone, local, local.weekday() in days_off(code))


def days_off(code: str) -> frozenset[int]:
    """Return the days of the week, from 0 for Monday, that are a weekend in a state; those of the world where none are known.

    >>> sorted(days_off("NL")), sorted(days_off("EG")), sorted(days_off("XA"))
    ([5, 6], [4, 5], [5, 6])
    """
    try:
        place = Locale.parse(f"und_{code}")
    except (UnknownLocaleError, ValueError):
        return frozenset({5, 6})
    first, last = place.weekend_start, place.weekend_end
    return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))


def working_days(
    since: dt.datetime, until: dt.datetime, zone: ZoneInfo, off: frozenset[int]
) -> int:
    """Return how many whole days lie between two moments in a zone that are no days off; the first and the last not counted.

    >>> monday = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
    >>> working_days(monday, monday + dt.timedelta(days=7), ZoneInfo("UTC"), frozenset({5, 6}))
    4
    """
    first, last = since.astimezone(zone).date(), until.astimezone(zone).date()
    days = (first + dt.timedelta(days=step) for step in range(1, max(1, (last - first).days)))
    return sum(day.weekday() not in off for day in days)


def of_local(day: dt.date, time: dt.time, zone: ZoneInfo) -> dt.datetime | None:
    """Return the moment (UTC) that a clock in a zone shows as this; None where it shows it never, because clocks go on.

    >>> of_local(dt.date(2026, 3, 29), dt.time(2, 30), ZoneInfo("Europe/Brussels")) is None
    True
    """
    at = dt.datetime.combine(day, time, zone).astimezone(dt.UTC)
    back = at.astimezone(zone)
    return at if (back.date(), back.time()) == (day, time) else None


def moments_table(
    at: dt.datetime,
    *,
    seat: Moment,
    rows: Iterable[tuple[str, DelegationRow]],
    language: str,
) -> Table:
    """Return a moment in UTC, where who presides is, and in each addressee's capital (name and delegation), as a table."""
    utc = Moment("UTC", "UTC", at.astimezone(dt.UTC), is_day_off=False)
    capitals = [
        moment_at(at, name, one.code, one.time_zone or capital_zone(one.code)) for name, one in rows
    ]
    return Table(
        caption=gettext("When the silence ends"),
        columns=(Column(gettext("Where")), Column(gettext("Local time")), Column(gettext("Note"))),
        rows=tuple(
            (Cell(one.name), Cell(said(one.local, language)), Cell(_note(one)))
            for one in (utc, *(() if seat.zone == "UTC" else (seat,)), *capitals)
        ),
        identifier="moments",
    )


def said(local: dt.datetime, language: str) -> str:
    """Return a local moment in words, with the day of the week.

    >>> said(dt.datetime(2026, 3, 6, 18, 0), "en")
    'Friday 6 March 2026, 18:00'
    """
    day = format_datetime(local, "EEEE d MMMM y", locale=locale_of(language))
    if locale_of(language) == "zh_Hans":
        day = format_datetime(local, "y年M月d日EEEE", locale=locale_of(language))
    return f"{day}, {local:%H:%M}"


def _note(one: Moment) -> str:
    notes = []
    if not one.zone:
        notes.append(gettext("time zone not known: in UTC"))
    elif one.zone != "UTC":
        notes.append(one.zone.replace("_", " "))
    if one.is_day_off:
        notes.append(gettext("a day off there"))
    if one.zone not in ("", "UTC") and one.is_night:
        notes.append(gettext("at night"))
    return " · ".join(notes) or "–"


def left(at: dt.datetime, now: dt.datetime) -> str:
    """Return how long there still is, in days and hours: what a clock on the wall would show."""
    minutes = max(0, int((at - now).total_seconds() // 60))
    days, hours = minutes // 1440, minutes % 1440 // 60
    if days:
        told = ngettext("%(days)d day", "%(days)d days", days) % {"days": days}
        return gettext("%(days)s and %(hours)d h left") % {"days": told, "hours": hours}
    return gettext("%(hours)d h %(minutes)02d min left") % {"hours": hours, "minutes": minutes % 60}
