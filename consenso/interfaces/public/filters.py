"""Filters that live in the address: what was asked, and the form that asks again."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext

from consenso.core.record import earliest
from consenso.domain.ledger.queries import Listing
from consenso.interfaces.ui.asked import Watched, page_number
from consenso.interfaces.ui.components import (
    Download,
    FilterField,
    FilterForm,
    Option,
    Pagination,
    active_filters,
    paginate,
)

LONGEST = 200  # characters of a value that are looked at


def _untold(name: str) -> None:
    """Tell nobody that a name is looked for: what is asked was made here and not read from an address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the query string asks: names and values as given, cut to a sensible length.

    `told` is told each name that is looked for: the page cache keeps one page for all addresses that differ in other names.
    """

    address: str
    pairs: tuple[tuple[str, str], ...]
    told: Callable[[str], None] = _untold

    def value(self, name: str) -> str:
        """Return the first value of a name, or ''."""
        self.told(name)
        return next((value for key, value in self.pairs if key == name), "")

    def values(self, name: str) -> tuple[str, ...]:
        """Return every value of a name."""
        self.told(name)
        return tuple(value for key, value in self.pairs if key == name and value)

    def year(self, name: str = "year") -> int | None:
        """Return a value as a year, or None where it is none."""
        value = self.value(name)
        return int(value) if value.isascii() and value.isdecimal() and len(value) == 4 else None

    def day(self, name: str = "on") -> dt.date | None:
        """Return a value as the first day that it may mean (2021-12-03, 2021-12, 2021), or None where it is none."""
        value = self.value(name)
        if not value.isascii():
            return None
        try:
            return earliest(value)
        except (ValueError, TypeError):
            return None

    @property
    def page(self) -> int:
        """Return the page asked for, from 1; anything strange is page 1."""
        return page_number(self.value("page"))

    def query(self, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return the pairs of these names that have a value."""
        wanted = set(names)
        for name in wanted:
            self.told(name)
        return tuple((name, value) for name, value in self.pairs if name in wanted and value)


def asked(request: HttpRequest) -> Asked:
    """Return what a request's query string asks."""
    asked, told = request.GET, _untold
    lists = asked.lists
    if isinstance(asked, Watched):
        lists, told = asked.unwatched, asked.note
    pairs = [
        (name, value.replace("\0", "")[:LONGEST].strip())
        for name, values in lists()
        for value in values[:20]
    ]
    return Asked(request.path, tuple(pairs[:100]), told)


def select(
    asked: Asked, name: str, label: str, options: Iterable[tuple[str, str]], *, any_label: str = ""
) -> FilterField:
    """Return a field that takes one of the options (value, label)."""
    here = asked.value(name)
    return FilterField(
        name=name,
        label=label,
        kind="select",
        options=tuple(Option(value, words, is_chosen=value == here) for value, words in options),
        any_label=any_label or gettext("All"),
    )


def words(name: str, label: str, value: str) -> FilterField:
    """Return a field that takes words, with those that stand in it."""
    return FilterField(name=name, label=label, kind="text", value=value)


def form(asked: Asked, *fields: FilterField) -> FilterForm:
    """Return the form of these fields, with the filters that are on."""
    query = asked.query(field.name for field in fields)
    return FilterForm(
        action=asked.address,
        fields=fields,
        active=active_filters(fields, address=asked.address, query=query),
        clear_address=asked.address if query else "",
    )


def pages(asked: Asked, listing: "Listing[object]", filters: FilterForm | None) -> Pagination:
    """Return the pagination of a listing under the filters."""
    names = [field.name for field in filters.fields] if filters else []
    return paginate(
        number=listing.page,
        count=listing.total,
        size=listing.per_page,
        address=asked.address,
        query=asked.query(names),
    )


def downloads(
    asked: Asked, *, forum: str, section: str, filters: FilterForm | None
) -> tuple[Download, ...]:
    """Return the same list for programs and spreadsheets: the API's addresses under the same filters."""
    names = [field.name for field in filters.fields] if filters else []
    query = asked.query(names)
    base = f"/api/v1/{forum}/{section}"
    csv = urlencode((*query, ("format", "csv")))
    return (
        Download(gettext("This list as a spreadsheet"), f"{base}?{csv}", "CSV"),
        Download(
            gettext("This list for programs"),
            f"{base}?{urlencode(query)}" if query else base,
            "JSON",
        ),
        Download(gettext("What changes in this list, as a feed"), feed(asked, query), "Atom"),
    )


def feed(asked: Asked, query: tuple[tuple[str, str], ...] = ()) -> str:
    """Return the address of the feed of a list under the same filters."""
    address = f"{asked.address}feed.atom"
    return f"{address}?{urlencode(query)}" if query else address


def whole(count: int, asked: Asked) -> Pagination:
    """Return the pagination of a list that is shown whole."""
    return paginate(number=1, count=count, size=max(count, 1), address=asked.address)
