"""How rates and prices are said: what two currencies a rate is of, a period, a status, a number as published."""

from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.record import Rates, days_of, length_of
from consenso.domain.record.labels import BASIS
from consenso.interfaces.public.frame import Frame


def of_what(frame: Frame, rates: Rates) -> str:
    """Return what the values of rates say: 100 XTS in XXX; prices in XTS, 2020 = 100."""
    if rates.kind == "exchange":
        said = gettext("%(units)s %(base)s in %(currency)s")
        units = shown.number(rates.units, frame.language)
        return said % {"units": units, "base": rates.base, "currency": rates.currency}
    if rates.reference is None:
        return gettext("prices in %(currency)s") % {"currency": rates.currency}
    said = gettext("prices in %(currency)s, %(year)s = 100")
    return said % {"currency": rates.currency, "year": rates.reference}


def period_in_words(frame: Frame, period: str) -> str:
    """Return a period as a reader writes it; halves and quarters by their first and last months."""
    if length_of(period) not in ("half", "quarter"):
        return shown.partial_date(period, frame.language)
    first, last = (day.isoformat()[:7] for day in days_of(period))
    return shown.partial_date(f"{first}/{last}", frame.language)


def status_in_words(status: str) -> str:
    """Return what a publisher says of a value by SDMX's code list; '' for a normal one, any other code as it stands."""
    named = {
        "": "",
        "A": "",
        "B": gettext("break in the series"),
        "E": gettext("estimated"),
        "F": gettext("forecast"),
        "I": gettext("imputed"),
        "P": gettext("provisional"),
    }
    return named.get(status, status)


def basis_in_words(basis: str) -> str:
    """Return of what time of its period a value is."""
    return str(BASIS[basis])
