"""What the components of templates/ui/components/ are given: frozen values, ready to show, already translated."""

from dataclasses import dataclass
from math import ceil
from typing import Literal
from urllib.parse import urlencode

Tone = Literal["done", "partial", "open", "none", "disputed"]
Level = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A source at the end of the page. `number` is the one that its superscripts show."""

    number: int
    title: str
    publisher: str = ""
    address: str = ""
    language: str = ""  # BCP 47 of the title
    published: str = ""  # partial date
    retrieved: str = ""  # partial date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a definition list. `address` makes the detail a link; `sources` are numbers of source notes."""

    term: str
    detail: str
    address: str = ""
    language: str = ""  # BCP 47 of the detail, when it is not the page's
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One of several published figures on the same thing, and who published it."""

    value: str
    said_by: str
    on: str = ""  # partial date
    note: str = ""
    language: str = ""  # BCP 47 of the value, when it is a quotation
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One entry of a list in time. `on` is a partial date; `is_ahead` when it is still to come."""

    on: str
    title: str
    address: str = ""
    summary: str = ""
    kind: str = ""  # a word: Meeting, Text
    is_ahead: bool = False


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A note beside a paragraph: what became of a promise. `tone` and `status` are those of a status; '' for none."""

    text: str
    label: str = ""
    address: str = ""
    tone: Tone | Literal[""] = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    text: str
    address: str = ""
    language: str = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A heading. `sort_address` '' means that the column does not sort; `sorted` is 'ascending', 'descending' or ''."""

    label: str
    sort_address: str = ""
    sorted: str = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose cells are words, numbers or links. Richer cells: write the table, use column_heading.html."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]  # the first cell of a row names it
    identifier: str = "table"  # unique on the page


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a filter may take. `count` is shown when it is not None."""

    value: str
    label: str
    is_chosen: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class FilterField:
    """A field of a filter form."""

    name: str
    label: str
    kind: Literal["select", "checkboxes", "text"] = "select"
    options: tuple[Option, ...] = ()
    value: str = ""  # of a text field
    any_label: str = ""  # the select's first option, which filters nothing


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter that is on, and the address of the list without it."""

    label: str
    remove_address: str


@dataclass(frozen=True, slots=True)
class FilterForm:
    """A form that narrows a list: GET, so that the address says it all."""

    action: str
    fields: tuple[FilterField, ...]
    active: tuple[ActiveFilter, ...] = ()
    clear_address: str = ""
    hidden: tuple[tuple[str, str], ...] = ()  # names and values kept, such as the sort
    identifier: str = "filter"  # unique on the page
    label: str = ""  # what the form is for; '': it narrows a list


@dataclass(frozen=True, slots=True)
class Card:
    """A short way in to a page. `kind` stands above the title, `meta` below the summary."""

    title: str
    address: str
    summary: str = ""
    kind: str = ""
    meta: str = ""
    language: str = ""  # BCP 47 of title and summary, when not the page's


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away. `size` in bytes; None when it is made on the way."""

    label: str
    address: str
    kind: str  # CSV, JSON, DOCX
    size: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a search result; `is_match` is set in <mark>."""

    text: str
    is_match: bool = False


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One thing found."""

    title: str
    address: str
    pieces: tuple[Piece, ...]
    kind: str = ""
    on: str = ""  # partial date
    language: str = ""  # BCP 47 of the pieces


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link of the pagination; `number` None stands for pages left out."""

    number: int | None
    address: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Pagination:
    """Which part of a list is shown, and the ways to the rest. `first`..`last` count from 1; all 0 for an empty list."""

    first: int
    last: int
    count: int
    links: tuple[PageLink, ...]
    previous_address: str
    next_address: str


def paginate(
    *, number: int, count: int, size: int, address: str, query: tuple[tuple[str, str], ...] = ()
) -> Pagination:
    """Return the pagination of `count` things, `size` on a page, with page `number` (from 1) shown.

    A number beyond the last page shows the last. `query` is kept in every address; its "page" is replaced. One page: no links.

    >>> paginate(number=1, count=3, size=50, address="/en/").links
    ()
    >>> [link.number for link in paginate(number=30, count=3000, size=50, address="/en/").links]
    [1, None, 29, 30, 31, None, 60]
    >>> paginate(number=2, count=120, size=50, address="/", query=(("area", "space"),)).next_address
    '/?area=space&page=3'
    """
    n_pages = max(1, ceil(count / size))
    here = min(max(1, number), n_pages)
    kept = tuple(pair for pair in query if pair[0] != "page")

    def at(page: int) -> str:
        pairs = (*kept, *((("page", str(page)),) if page > 1 else ()))
        return f"{address}?{urlencode(pairs)}" if pairs else address

    return Pagination(
        first=(here - 1) * size + 1 if count else 0,
        last=min(here * size, count),
        count=count,
        links=tuple(
            PageLink(page, at(page), is_current=page == here) if page else PageLink(None)
            for page in _shown(here, n_pages)
        )
        if n_pages > 1
        else (),
        previous_address=at(here - 1) if here > 1 else "",
        next_address=at(here + 1) if here < n_pages else "",
    )


def _shown(here: int, n_pages: int) -> list[int | None]:
    """Return the first, the last and those around `here`; None where some are left out."""
    pages = sorted({1, n_pages, *(p for p in (here - 1, here, here + 1) if 1 <= p <= n_pages)})
    shown: list[int | None] = []
    for page in pages:
        if shown and page - (shown[-1] or 0) > 1:
            shown.append(None)
        shown.append(page)
    return shown


def sortable(
    label: str,
    *,
    key: str,
    address: str,
    query: tuple[tuple[str, str], ...],
    sort: str,
    is_number: bool = False,
) -> Column:
    """Return a column whose heading sorts the list: `sort` is the current order, "key" or "-key" (descending).

    The link turns the order round when the column is the current one, and leads to the first page.

    >>> sortable("Year", key="year", address="/", query=(("page", "3"),), sort="year").sort_address
    '/?sort=-year'
    >>> sortable("Year", key="year", address="/", query=(), sort="-year").sorted
    'descending'
    """
    kept = tuple(pair for pair in query if pair[0] not in {"page", "sort"})
    turned = f"-{key}" if sort == key else key
    order = {key: "ascending", f"-{key}": "descending"}.get(sort, "")
    return Column(label, f"{address}?{urlencode((*kept, ('sort', turned)))}", order, is_number)


def active_filters(
    fields: tuple[FilterField, ...], *, address: str, query: tuple[tuple[str, str], ...]
) -> tuple[ActiveFilter, ...]:
    """Return one removable filter for each value in `query` that a field offers, and for each text typed.

    >>> area = FilterField("area", "Key area", options=(Option("space", "Outer space", True),))
    >>> active_filters((area,), address="/", query=(("area", "space"), ("sort", "year")))
    (ActiveFilter(label='Key area: Outer space', remove_address='/?sort=year'),)
    """
    active = []
    for field in fields:
        labels = {option.value: option.label for option in field.options}
        for pair in query:
            name, value = pair
            if name != field.name or not value or (field.options and value not in labels):
                continue
            kept = urlencode([other for other in query if other != pair and other[0] != "page"])
            active.append(
                ActiveFilter(
                    label=f"{field.label}: {labels.get(value, value)}",
                    remove_address=f"{address}?{kept}" if kept else address,
                )
            )
    return tuple(active)
