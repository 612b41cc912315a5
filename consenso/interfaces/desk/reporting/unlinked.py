"""The activities that nobody has linked to a commitment, the strongest suggestion first."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from consenso.core import locale
from consenso.domain.activities import queries
from consenso.domain.activities.access import preparers_only
from consenso.domain.activities.filtering import Only
from consenso.domain.activities.suggesting import Ordered, unlinked
from consenso.domain.commitments.queries import commitments_by_id
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.desk.reporting import speaking_parts as parts
from consenso.interfaces.desk.reporting.speaking_pages import UnlinkedPage
from consenso.interfaces.ui.asked import page_number
from consenso.interfaces.ui.components import (
    Cell,
    Column,
    FilterField,
    FilterForm,
    Option,
    Table,
    paginate,
)

PER_PAGE = 25
FIELDS = ("source", "country", "year")


@require_safe
@acts
def listed(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The activities that are linked to nothing yet."""
    preparers_only(desk.actor)
    asked = {name: request.GET.get(name, "")[:80].replace("\0", "") for name in FIELDS}
    year = asked["year"]
    is_year = year.isascii() and year.isdecimal() and len(year) == 4 and year > "0000"
    only = Only(
        source=asked["source"], country=asked["country"], year=int(year) if is_year else None
    )
    number = page_number(request.GET.get("page", ""))
    found = unlinked(desk.slug, only, page=number, per_page=PER_PAGE)
    query = tuple((name, value) for name, value in asked.items() if value)
    address = desk.address("linking/activities/")
    pages = paginate(
        number=number, count=found.n_ordered, size=PER_PAGE, address=address, query=query
    )
    shown = UnlinkedPage(
        shell=desk.shell(
            gettext("Activities that nobody has linked"),
            section="linking",
            trail=((gettext("Answers"), desk.address("linking/")),),
        ),
        lead=gettext(
            "Each activity stands with the commitment that it most likely speaks to; the clearest suggestions come first. Nothing is linked unless somebody says how it speaks to it, and why."
        ),
        form=_form(desk, address, asked),
        table=_table(desk, found) if found.items else None,
        pagination=pages if found.n_ordered > PER_PAGE else None,
        cut=_cut(desk, found),
    )
    return shown_page(request, "desk/reporting/unlinked.html", shown)


def _cut(desk: Desk, found: Ordered) -> str:
    if found.n_ordered in (0, found.total):
        return ""
    said = gettext(
        "%(all)s activities are linked to nothing; only the first %(ordered)s, in the order of their files, are ranked here. Narrow the list to reach the others."
    )
    return said % {
        "all": locale.number(found.total, desk.language),
        "ordered": locale.number(found.n_ordered, desk.language),
    }


def _form(desk: Desk, address: str, asked: dict[str, str]) -> FilterForm:
    sources = [(one.identifier, desk.say(one.name)) for one in queries.sources(desk.slug)]
    countries = [
        (code, parts.country(desk, code)) for code, _ in queries.codes(desk.slug, "country")
    ]
    years = [(str(year), str(year)) for year in queries.years(desk.slug)]
    return FilterForm(
        address,
        (
            _field("source", gettext("Source"), sources, asked),
            _field("country", gettext("Country"), countries, asked),
            _field("year", gettext("Year"), years, asked),
        ),
        clear_address=address if any(asked.values()) else "",
    )


def _field(
    name: str, label: str, values: Iterable[tuple[str, str]], asked: dict[str, str]
) -> FilterField:
    options = tuple(Option(value, words, value == asked[name]) for value, words in values)
    return FilterField(name, label, options=options, any_label=gettext("any"))


def _table(desk: Desk, found: Ordered) -> Table:
    promises = commitments_by_id(desk.slug, tuple({one.commitment for one in found.items}))
    labels = (
        gettext("Activity"),
        gettext("Publisher, dates, countries, identifier"),
        gettext("It may speak to"),
    )
    rows = []
    for one in found.items:
        row = one.activity
        words, language = parts.title_of(desk, row.title, row.identifier)
        promise = promises[one.commitment]
        said = locale.choose(promise.paraphrase, desk.language)
        rows.append(
            (
                Cell(
                    words,
                    parts.desk_address(desk, row.source, row.identifier, row.copy),
                    language,
                ),
                Cell(parts.in_short(desk, row)),
                Cell(
                    said.text,
                    parts.promise_address(desk, promise.id),
                    said.language if said.is_fallback else "",
                ),
            )
        )
    return Table(
        caption=gettext("Activities without a link, the strongest suggestion first"),
        columns=tuple(Column(label) for label in labels),
        rows=tuple(rows),
        identifier="unlinked",
    )
