"""What `consenso figures` prints: each table of figures that the site gives, from the files of an export."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from consenso.core.errors import NotFound
from consenso.core.money import Sum
from consenso.core.record import Assessor, Commitment, Delivery, Entity, Rates, Report, Text
from consenso.domain.activities.counted_files import speaking_in
from consenso.domain.activities.dated_files import dated_in, of_activity_in
from consenso.domain.delivery import agreement, behind, compared, figures, plans, sums
from consenso.domain.delivery.behind import Asked
from consenso.domain.delivery.figures import Held
from consenso.domain.money import rows as converted
from consenso.domain.money.published import choice_of, offers_in, shelf_of
from consenso.interfaces.cli.errors import WrongInput

HEAD = "ledger-head.json"
TABLES = ("counts", "years", "converted", "agreement", "alpha", "plans")
GROUPS = ("plan", "area", "party")
OBJECTS = ("commitment", "delivery", "report", "activity")
_NAMED = {"party": "CODE", "activity": "SOURCE/IDENTIFIER"}
# Of what each table can be asked, and which of the other options say more of it.
_OF: Mapping[str, Sequence[str]] = {
    "counts": (*GROUPS, "commitment"),
    "years": GROUPS,
    "converted": (*GROUPS, *OBJECTS),
}
_ALSO: Mapping[str, Sequence[str]] = {
    "counts": ("within", "rows"),
    "years": ("within",),
    "converted": ("currency", "prices"),
    "plans": ("rows",),
}
E = TypeVar("E", bound=Entity)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked on the command line."""

    table: str
    of: str
    within: tuple[str, ...] = ()
    rows: str = ""
    currency: str = ""
    prices: str = ""
    copy: int = 1


@dataclass(frozen=True)
class Export:
    """A folder that an export wrote, with the objects of its record; what else is asked for is read then."""

    folder: Path
    entities: tuple[Entity, ...]

    def all_of(self, kind: type[E]) -> tuple[E, ...]:
        """Return the objects of a kind, in the record's order."""
        return tuple(one for one in self.entities if isinstance(one, kind))

    def one_of(self, kind: type[E], identifier: str) -> E:
        """Return one object.

        Raises:
            NotFound: there is none.
        """
        for one in self.all_of(kind):
            if one.id == identifier:
                return one
        raise NotFound(kind.KIND, identifier)

    @cached_property
    def held(self) -> Held:
        """Return all that figures are made of."""
        linked = self.of_activities(lambda: speaking_in(self.folder))
        return replace(figures.held_in(self.entities), activities=linked)

    def of_activities(self, read: Callable[[], T]) -> T:
        """Return what is read of the files of activities.

        Raises:
            WrongInput: they cannot be read.
        """
        try:
            return read()
        except (ValueError, TypeError, KeyError, AttributeError, OSError) as error:
            raise WrongInput(f"The activities of {self.folder} cannot be read: {error}.") from error

    @cached_property
    def head(self) -> tuple[int, str]:
        """Return the number and the digest of the last entry of the ledger beside the record; (0, '') where there is none."""
        try:
            said = json.loads((self.folder / HEAD).read_text(encoding="utf-8"))
            return int(said["number"]), str(said["digest"])
        except FileNotFoundError:
            return 0, ""
        except (ValueError, KeyError, TypeError) as error:
            raise WrongInput(f"{self.folder / HEAD} is no head of a ledger.") from error

    @property
    def revision(self) -> int:
        return self.head[0]


def printed(of: Export, asked: Request) -> str:
    """Return a table as CSV.

    Raises:
        NotFound: there is no such figure.
        WrongInput: it cannot be asked for so, or the files cannot be read.
    """
    for option in ("within", "rows", "currency", "prices"):
        if getattr(asked, option) and option not in _ALSO.get(asked.table, ()):
            raise WrongInput(f"--{option} says nothing of --table {asked.table}.")
    kind, identifier = _what(asked.of, _OF.get(asked.table, ()))
    if asked.copy != 1 and kind != "activity":
        raise WrongInput("--copy is for --of activity.")
    if asked.table == "converted":
        return _converted(of, asked, kind, identifier)
    if asked.table == "plans":
        return _plans(of, asked.rows)
    if asked.table == "agreement":
        return agreement.to_csv(
            of.held.assessments, of.all_of(Assessor), of.held.commitments, revision=of.revision
        )
    if asked.table == "alpha":
        return agreement.alpha_to_csv(
            of.held.assessments, of.all_of(Assessor), revision=of.revision
        )
    if kind == "commitment":
        return _of_commitment(of, asked, identifier)
    return _of_group(of, asked, kind, identifier)


def _what(said: str, kinds: Sequence[str]) -> tuple[str, str]:
    kind, _, identifier = said.partition(":")
    if said == "all":
        return "all", ""
    if kind not in kinds or not identifier:
        known = ", ".join(("all", *(f"{one}:{_NAMED.get(one, 'ID')}" for one in kinds)))
        raise WrongInput(f"{said!r} is none of {known}.")
    return kind, identifier


def _of_commitment(of: Export, asked: Request, identifier: str) -> str:
    if asked.rows or asked.within:
        raise WrongInput("--rows and --within are for plans, areas and parties.")
    number, digest = of.head
    found = compared.compared_in(of.held, identifier)
    return compared.to_csv(*found, revision=number, head=digest)


def _of_group(of: Export, asked: Request, kind: str, identifier: str) -> str:
    number, digest = of.head
    within = tuple(_what(one, GROUPS) for one in asked.within)
    if kind == "all" and asked.table == "counts" and not asked.rows:
        if within:
            raise WrongInput("--within narrows one plan, area or party, --rows or --table years.")
        return figures.to_csv(figures.groups(of.held), revision=number)
    group = figures.one_group(of.held, kind, identifier, within=within)
    if asked.table == "years":
        years = behind.years_of(of.held, group.standings)
        return behind.years_to_csv(years, revision=number)
    if not asked.rows:
        return figures.to_csv((group,), revision=number)
    name = Asked.parse(asked.rows)
    rows = behind.rows_of(of.held, group, name)
    return behind.to_csv(rows, group, name, within=within, revision=number, head=digest)


def _plans(of: Export, chart: str) -> str:
    compared_ones = tuple(of.one_of(Text, one) for one in of.held.plans)
    return plans.to_csv(of.held, compared_ones, revision=of.revision, chart=chart)


def _converted(of: Export, asked: Request, kind: str, identifier: str) -> str:
    rates = of.all_of(Rates)
    choice = choice_of(offers_in(rates), asked.currency, asked.prices)
    if choice.currency != asked.currency:
        raise WrongInput(f"{asked.currency!r} is no currency of ISO 4217.")
    if bool(choice.prices) != bool(asked.prices):
        raise WrongInput(
            f"The record has no prices {asked.prices!r}: name an index and a year of it."
        )
    if kind in OBJECTS:
        found = [("", one) for one in _sums(of, kind, identifier, asked.copy)]
    else:
        group = figures.one_group(of.held, kind, identifier)
        if not group.standings and kind != "all":
            raise NotFound("figures", identifier)
        paid = of.of_activities(lambda: dated_in(of.folder))
        things = sums.of_group(of.held, group, sums.dates_in(of.entities), paid)
        found = list(sums.flat(things))
    return converted.to_csv(found, choice, shelf_of(rates, choice), revision=of.revision)


def _sums(of: Export, kind: str, identifier: str, copy: int) -> tuple[Sum, ...]:
    if kind == "commitment":
        dated = sums.dates_in(of.entities)
        return sums.of_commitment(of.one_of(Commitment, identifier), dated)
    if kind == "delivery":
        return sums.of_delivery(of.one_of(Delivery, identifier))
    if kind == "report":
        return sums.of_report(of.one_of(Report, identifier))
    source, _, name = identifier.partition("/")
    return of.of_activities(lambda: of_activity_in(of.folder, source, name, copy))
