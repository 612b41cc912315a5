"""The tables of rates and prices, and of their values."""

from consenso.interfaces.api.columns import Table, integer, text, words
from consenso.interfaces.api.own_columns import CONFIDENCE, ID, NOTE, SOURCES
from consenso.interfaces.api.parts import each, owner, part, place

RATES = Table(
    "rates",
    "Rates of exchange and indices of prices as others publish them.",
    ("id",),
    (
        ID,
        text("kind", "exchange or prices."),
        words("name", "What its publisher calls it."),
        words("publisher", "Who publishes it."),
        text("dataset", "The publisher's own name of the data set (DATAFLOW in SDMX)."),
        text("key", "The publisher's own key of the series (KEY in SDMX)."),
        text(
            "currency",
            "exchange: the currency that is counted; prices: the currency whose prices they are (ISO 4217).",
        ),
        text("base", "exchange: the currency of which so many units are worth a value (ISO 4217)."),
        integer("units", "exchange: of how many units of the base the values are."),
        text("state", "prices: of which state (ISO 3166-1 alpha-2)."),
        integer("reference", "prices: the year that is set to 100."),
        text("basis", "average (of the period), end (its last day), day."),
        text("retrieved", "When it was taken from its publisher: a year, a month or a day."),
        words("licence", "On what terms it may be shown."),
        NOTE,
        CONFIDENCE,
    ),
    lambda record: record.rates,
    (
        text(
            "points",
            "Its values: period and value, as published.",
            lambda one: [f"{point.period} {point.value}" for point in one.points],
        ),
        SOURCES,
    ),
)
POINTS = Table(
    "rate_points",
    "The values of rates and prices, by time.",
    ("rates", "place"),
    (
        owner("rates", "The rates.", "rates"),
        place("Its place, from 1, the oldest first."),
        text("period", "Year, half, quarter, month or day (TIME_PERIOD in SDMX).", part("period")),
        text("value", "The value, each digit as published (OBS_VALUE).", part("value")),
        text(
            "status",
            "What its publisher says of it (OBS_STATUS): E, P, F; nothing: normal.",
            part("status"),
        ),
    ),
    each("rates", "points"),
)
BY_KIND = {"rates": RATES}
ALL = (RATES, POINTS)
