"""How converted sums are said: the amount, the rate that made it, why there is none, and by which rules."""

import datetime as dt
from decimal import ROUND_HALF_EVEN, Decimal

from django.utils.translation import gettext, ngettext

from consenso.core import locale as shown
from consenso.core.money import DAYS, VERSION, Choice, Constant, Made, Rate, Why
from consenso.core.record import Rates
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.money_asked import Wanted
from consenso.interfaces.public.rate_words import basis_in_words, period_in_words, status_in_words

WHOLE = Decimal(1000)  # from here on no decimals are shown


def rounded(value: Decimal) -> Decimal:
    """Return an amount as pages show it: whole from a thousand on, and else with two decimals.

    >>> rounded(Decimal("1234.56")), rounded(Decimal("12.345"))
    (Decimal('1235'), Decimal('12.34'))
    """
    places = Decimal(1) if abs(value) >= WHOLE else Decimal("0.01")
    return value.quantize(places, rounding=ROUND_HALF_EVEN)


def said(frame: Frame, value: Decimal, currency: str) -> str:
    """Return a sum that was converted, rounded for reading."""
    return shown.amount(rounded(value), currency, frame.language)


def days_in_words(frame: Frame, made: Made) -> str:
    """Return of which days a sum is."""
    if made.sum.days is None:
        return frame.date(None)
    first, last = made.sum.days
    length = 10  # of a day as it is written
    if first.day == 1 and (last + dt.timedelta(days=1)).day == 1:
        length = 4 if (first.month, last.month) == (1, 12) else 7
    one, other = (day.isoformat()[:length] for day in (first, last))
    return shown.partial_date(one if one == other else f"{one}/{other}", frame.language)


def rate_in_words(frame: Frame, rate: Rate) -> str:
    """Return a rate as it was published: 100 XTS = 250.00 XXX, 2022, average of the period."""
    exchange, value = rate.exchange, rate.observation
    words = gettext("%(units)s %(base)s = %(value)s %(currency)s (%(period)s, %(basis)s)")
    told = words % {
        "units": shown.number(exchange.units, frame.language),
        "base": exchange.base,
        "value": str(value.value),
        "currency": exchange.currency,
        "period": period_in_words(frame, value.period),
        "basis": basis_in_words(exchange.basis),
    }
    return _with_status(told, value.status)


def prices_in_words(frame: Frame, one: Constant) -> str:
    """Return the two values of an index: 100 in 2020, 125.0 in 2022."""
    words = gettext("index %(now)s in %(year)s, %(then)s in %(own)s")
    told = words % {
        "now": str(one.now.value),
        "year": one.now.period,
        "then": str(one.then.value),
        "own": one.then.period,
    }
    return _with_status(told, one.now.status or one.then.status)


def _with_status(told: str, status: str) -> str:
    words = status_in_words(status)
    return f"{told}, {words}" if words else told


def why(made: Made) -> str:
    """Return why a sum could not be said as asked, in a few words."""
    return {
        "no_time": gettext("not converted: no date of it is known"),
        "no_rate": gettext("not converted: no published rate on record covers its time"),
        "other_prices": gettext("not given: these prices are of another currency"),
        "no_prices": gettext("not given: no published prices of its year are on record"),
        "": "",
    }[made.why]


def left_out(frame: Frame, n: int, currency: str, why: Why) -> str:
    """Return in a sentence how many sums of a currency are not in a total, and why."""
    told = {
        "no_time": ngettext(
            "%(n)s sum in %(currency)s is left out, for no date of it is known.",
            "%(n)s sums in %(currency)s are left out, for no date of them is known.",
            n,
        ),
        "no_rate": ngettext(
            "%(n)s sum in %(currency)s is left out, for no published rate on record covers its time.",
            "%(n)s sums in %(currency)s are left out, for no published rate on record covers their time.",
            n,
        ),
        "other_prices": ngettext(
            "%(n)s sum in %(currency)s is left out, for these prices are of another currency.",
            "%(n)s sums in %(currency)s are left out, for these prices are of another currency.",
            n,
        ),
        "no_prices": ngettext(
            "%(n)s sum in %(currency)s is left out, for no published prices of its year are on record.",
            "%(n)s sums in %(currency)s are left out, for no published prices of their years are on record.",
            n,
        ),
        "": "",
    }[why]
    return told % {"n": shown.number(n, frame.language), "currency": currency}


def asked_in_words(frame: Frame, wanted: Wanted) -> str:
    """Return what is asked for: in euros; in prices of 2020; in euros, in prices of 2020."""
    choice = wanted.choice
    parts = []
    if choice.currency:
        parts.append(gettext("In %(currency)s") % {"currency": choice.currency})
    if choice.prices:
        parts.append(gettext("in prices of %(year)s") % {"year": choice.year})
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]


def publisher_of(frame: Frame, published: Rates) -> str:
    """Return who published rates, with their name."""
    return f"{frame.say(published.publisher)}: {frame.say(published.name)}"


def rules(frame: Frame, choice: Choice) -> str:
    """Return by which rules sums are made, with their version and the revision of the record."""
    return "\n\n".join(paragraphs(frame, with_prices=bool(choice.prices)))


def paragraphs(frame: Frame, *, with_prices: bool) -> tuple[str, ...]:
    """Return the rules one by one."""
    parts = [
        gettext(
            "Version %(version)s of these rules, on revision %(revision)s of the record. Every rate is one that others published and the record holds; none is made of two, and none is averaged."
        )
        % {"version": VERSION, "revision": frame.head.number},
        gettext(
            "A promise counts at the date of the text or statement that makes it, a fact at its own date, a report at the day on which it was made, an amount of an activity at the value date that its publisher gives it."
        ),
        gettext(
            "The rate is the nearest to that time: an average whose period covers all of it, or, where the time is one day, a rate of that day or of one of the %(days)s days before. It has the fewest days, those of its period or those since it; of equals an average comes first, then a rate that is published in this direction, then the order of the record."
        )
        % {"days": DAYS},
    ]
    if with_prices:
        parts.append(
            gettext(
                "Prices: first the sum is converted by the rate of its own time, then it is multiplied by the index of the year that is asked for and divided by that of its own year."
            )
        )
    parts.append(
        gettext(
            "Computed with 34 digits and rounded only for this page; the CSV has each sum unrounded, with the rate and the digest of what was published. Who has an export of that revision gets the same figures from it."
        )
    )
    return tuple(parts)
