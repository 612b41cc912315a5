"""The columns of a table of activities, in the order of the template."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, what stands in it, an example. `is_needed` in the first row of each activity."""

    name: str
    about: str
    example: str
    is_needed: bool = False


FIELDS = (
    Field("identifier", "The activity's own identifier, which stays", "XA-1-0007", True),
    Field("title", "What it is called", "Hall of the harbour", True),
    Field("description", "What it is, in a sentence or some", "A hall is built.", True),
    Field("language", "Language of the words (BCP 47)", "en"),
    Field("publisher", "Reference of who reports it", "XA-1", True),
    Field("publisher_name", "Name of who reports it", "Ministry of Aurelia", True),
    Field("publisher_type", "Type of organisation, code of IATI", "10"),
    Field(
        "status",
        "1 in preparation, 2 under way, 3 accounts open, 4 closed, 5 cancelled, 6 suspended",
        "2",
        True,
    ),
    Field("planned_start", "Day (2031-05-04)", "2031-01-01"),
    Field("start", "Day", "2031-02-01"),
    Field("planned_end", "Day", "2033-12-31"),
    Field("end", "Day", ""),
    Field(
        "countries", "Codes of two letters, with shares if several: XB 60; XC 40", "XB 60; XC 40"
    ),
    Field(
        "sectors", "Codes of five digits of the DAC, or of three, with shares if several", "21040"
    ),
    Field("funder", "Who pays", "Ministry of Aurelia"),
    Field("implementer", "Who carries it out", "Port of Borea"),
    Field("currency", "Code of three letters, for every amount of the row", "USD"),
    Field("budget_from", "First day of a budget", "2031-01-01"),
    Field("budget_to", "Its last day, within a year", "2031-12-31"),
    Field("budget_amount", "A number, without signs between the digits", "1250000.50"),
    Field("payment_type", "2 commitment, 3 disbursement, 4 expenditure, other codes of IATI", "3"),
    Field("payment_date", "Day", "2031-03-15"),
    Field("payment_amount", "A number", "400000"),
    Field("payment_from", "Who pays it", "Ministry of Aurelia"),
    Field("payment_to", "Who gets it", "Port of Borea"),
    Field("place", "Name of a place", "Harbour of Borea"),
    Field("latitude", "Degrees, south below zero", "-12.05"),
    Field("longitude", "Degrees, west below zero", "-77.15"),
)
NAMES = tuple(one.name for one in FIELDS)
DAYS = frozenset(
    ("planned_start", "start", "planned_end", "end", "budget_from", "budget_to", "payment_date")
)
NUMBERS = frozenset(("budget_amount", "payment_amount", "latitude", "longitude"))
# Those that a further row of the same activity may have: another budget, payment or place.
REPEATED = frozenset(
    (
        "identifier",
        "currency",
        *(name for name in NAMES if name.startswith(("budget_", "payment_"))),
        *("place", "latitude", "longitude"),
    )
)
