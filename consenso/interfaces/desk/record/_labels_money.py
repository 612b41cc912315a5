"""What the fields of rates and prices are called on a form, and what they mean."""

from django.utils.translation import gettext_lazy as _

from consenso.domain.record.labels import Labels

NAMES: Labels = {
    "Rates.kind": _("Rates of exchange, or prices"),
    "Rates.publisher": _("Publisher"),
    "Rates.dataset": _("Data set"),
    "Rates.key": _("Key in the data set"),
    "Rates.currency": _("Currency"),
    "Rates.base": _("Base currency"),
    "Rates.units": _("Of how many units"),
    "Rates.state": _("Of which state"),
    "Rates.reference": _("Year that is set to 100"),
    "Rates.basis": _("Of what time a value is"),
    "Rates.retrieved": _("When it was taken from its publisher"),
    "Rates.licence": _("On what terms it may be shown"),
    "Rates.points": _("Values"),
    "Point.period": _("Period"),
    "Point.value": _("Value, each digit as published"),
    "Point.status": _("Status"),
}
HELP: Labels = {
    "Rates.dataset": _("As its publisher names it: DATAFLOW in SDMX."),
    "Rates.key": _("As its publisher writes it: KEY in SDMX."),
    "Rates.currency": _(
        "The currency that is counted, or whose prices they are: a code of ISO 4217."
    ),
    "Rates.base": _("For rates of exchange: the currency of which one unit is worth so much."),
    "Rates.units": _("Only where values are of more than one unit of the base currency: 100."),
    "Rates.state": _("Only for prices."),
    "Rates.reference": _("Only for prices."),
    "Rates.licence": _("As the publisher says it."),
    "Rates.points": _(
        "One a line, by time: the period, a space, the value as published, and its status where it has one: 2022-03 7.0640 P."
    ),
    "Point.period": _("A year, half, quarter, month or day: 2022, 2022-S1, 2022-Q1, 2022-03."),
    "Point.status": _("One capital letter of SDMX, such as P for provisional."),
}
