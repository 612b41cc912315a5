"""Activities as their publishers published them: a list with filters, one with all that it says, its XML."""

from collections.abc import Sequence
from decimal import Decimal
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from consenso.core import locale as shown
from consenso.core.formats.spreadsheet import guarded, written
from consenso.domain.activities import queries
from consenso.domain.activities.filtering import Only, box_of
from consenso.domain.activities.queries import ActivityRow
from consenso.domain.commitments.queries import commitments_by_id
from consenso.domain.record.labels import RELATION
from consenso.interfaces.public import filters
from consenso.interfaces.public.activity_boxes import in_words
from consenso.interfaces.public.activity_links import said_by
from consenso.interfaces.public.activity_parts import (
    Shown,
    activity_address,
    money_in_words,
    sections,
    xml_address,
)
from consenso.interfaces.public.activity_sums import money_of_activity
from consenso.interfaces.public.activity_words import (
    STATUS,
    VOCABULARIES,
    named,
    sector_called,
    sector_named,
)
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.money_asked import place_of
from consenso.interfaces.public.pages import (
    Link,
    ListPage,
    ObjectPage,
    Section,
    callout,
    links,
    sentence,
)
from consenso.interfaces.public.quantities import TONES
from consenso.interfaces.public.said import evidence_of
from consenso.interfaces.public.views.meetings import years
from consenso.interfaces.ui.components import (
    Cell,
    Column,
    Download,
    Fact,
    FilterForm,
    SourceNote,
    Table,
)
from consenso.interfaces.ui.sheets import csv_answer

LONGEST_CHOICE = 90  # signs
HEADER = [
    "source",
    "identifier",
    "copy",
    "title",
    "language",
    "status",
    "start",
    "end",
    "publisher",
    "countries",
    "sectors",
    "address",
]


@reads
def activity_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    found = queries.listed(
        frame.slug, only(asked), is_clash=asked.value("clash") == "1", page=asked.page
    )
    form = filter_form(frame, asked)
    lead = gettext(
        "Projects and payments, as those who publish them say. What they speak to is said by people, one by one."
    )
    query = urlencode(asked.query(field.name for field in form.fields))
    address = f"{frame.home}activities.csv"
    programs = f"/api/v1/{frame.slug}/activities"
    page = ListPage(
        shell=frame.shell(gettext("Activities"), section="deliveries", description=lead),
        heading=gettext("Activities"),
        lead=lead,
        form=form,
        before=(links((_to_the_map(frame, query), _codes_of_sectors())),) if found.total else (),
        table=_table(frame, found.items),
        pagination=filters.pages(asked, found, form),
        downloads=(
            Download(
                gettext("This list as a spreadsheet"),
                f"{address}?{query}" if query else address,
                "CSV",
            ),
            Download(
                gettext("This list for programs"),
                f"{programs}?{query}" if query else programs,
                "JSON",
            ),
            Download(
                gettext("What changes in this list, as a feed"),
                filters.feed(asked, asked.query(("source",))),
                "Atom",
            ),
        ),
        feed="",
    )
    return render(request, "public/list.html", {"page": page})


def _to_the_map(frame: Frame, query: str) -> Link:
    address = f"{frame.section('activities')}map/"
    line = gettext("Those whose publishers give a point")
    return Link(
        gettext("Where they are, on a map"), f"{address}?{query}" if query else address, line
    )


def _sector(frame: Frame, code: str, vocabularies: Sequence[str]) -> str:
    words = sector_named(code, vocabularies)
    return f"{frame.say(words)} ({code})" if words else sector_called(code, vocabularies)


def _codes_of_sectors() -> Link:
    line = gettext(
        "Sectors stand by the codes of their publishers; the lists of the standard, with names, are there."
    )
    return Link(gettext("What the codes of sectors mean"), VOCABULARIES, line)


def only(asked: filters.Asked) -> Only:
    """Return which activities an address asks for; a value that none has finds none."""
    return Only(
        source=asked.value("source"),
        country=asked.value("country"),
        sector=asked.value("sector"),
        status=asked.value("status"),
        commitment=asked.value("commitment"),
        year=asked.year(),
        box=box_of(asked.value("box")),
    )


def filter_form(frame: Frame, asked: filters.Asked) -> FilterForm:
    """Return the filters of activities, of their list and of their map."""
    fields = [
        filters.select(
            asked,
            "source",
            gettext("Source"),
            [(one.identifier, frame.say(one.name)) for one in queries.sources(frame.slug)],
        ),
        filters.select(
            asked,
            "country",
            gettext("Country"),
            [
                (code, shown.territory_name(code, frame.language))
                for code, _ in queries.codes(frame.slug, "country")
            ],
        ),
        filters.select(
            asked,
            "sector",
            gettext("Sector"),
            [
                (code, _sector(frame, code, vocabularies))
                for code, vocabularies in queries.sector_codes(frame.slug).items()
            ],
        ),
        filters.select(
            asked, "status", gettext("Status"), [(code, str(said)) for code, said in STATUS.items()]
        ),
        filters.select(asked, "year", gettext("Year"), years(queries.years(frame.slug))),
        filters.select(
            asked, "clash", gettext("Identifier"), [("1", gettext("Published more than once"))]
        ),
    ]
    linked = sorted({one.commitment for one in queries.links(frame.slug)})
    if linked:
        promised = commitments_by_id(frame.slug, tuple(linked))
        choices = [
            (one, _short(frame.say(promised[one].paraphrase)) if one in promised else one)
            for one in linked
        ]
        fields.append(filters.select(asked, "commitment", gettext("Commitment"), choices))
    box = box_of(asked.value("box"))
    if box:
        choices = [(asked.value("box"), in_words(box))]
        fields.append(filters.select(asked, "box", gettext("Place"), choices))
    return filters.form(asked, *fields)


def _short(words: str) -> str:
    """Return words as a choice has room for them."""
    return words if len(words) <= LONGEST_CHOICE else f"{words[: LONGEST_CHOICE - 1].rstrip()}…"


def _table(frame: Frame, items: tuple[ActivityRow, ...]) -> Table:
    labels = (
        gettext("Activity"),
        gettext("Publisher"),
        gettext("From"),
        gettext("Until"),
        gettext("Status"),
        gettext("Countries"),
    )
    return Table(
        caption=gettext("Activities, in the order of their sources"),
        columns=tuple(Column(label) for label in labels),
        rows=tuple(_row(frame, one) for one in items),
    )


def _row(frame: Frame, one: ActivityRow) -> tuple[Cell, ...]:
    countries = [shown.territory_name(code, frame.language) for code, _ in one.countries]
    status = named(STATUS, one.status) if one.gone is None else gettext("not published any more")
    return (
        Cell(
            title_of(frame, one),
            activity_address(frame, one.source, one.identifier, one.copy),
            frame.tag_of(one.title),
        ),
        Cell(frame.say(one.reporting_name) or one.reporting),
        Cell(one.start_on.isoformat() if one.start_on else ""),
        Cell(one.end_on.isoformat() if one.end_on else ""),
        Cell(status),
        Cell(shown.listed(countries, frame.language)),
    )


def title_of(frame: Frame, one: ActivityRow) -> str:
    """Return what an activity is called; its identifier where it has no title."""
    return frame.say(one.title) or one.identifier


@reads
def activity_csv(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    found = queries.all_activities(frame.slug, only(asked), is_clash=asked.value("clash") == "1")
    rows = (
        [
            guarded(cell)
            for cell in (
                one.source,
                one.identifier,
                one.copy,
                frame.say(one.title),
                one.language,
                one.status,
                one.start_on.isoformat() if one.start_on else "",
                one.end_on.isoformat() if one.end_on else "",
                one.reporting,
                " ".join(code for code, _ in one.countries),
                " ".join(f"{vocabulary}:{code}" for vocabulary, code, _ in one.sectors),
                request.build_absolute_uri(
                    activity_address(frame, one.source, one.identifier, one.copy)
                ),
            )
        ]
        for one in found
    )
    return csv_answer(written(HEADER, rows), f"{frame.slug}-activities")


def _copy(request: HttpRequest, identifier: str) -> int:
    if "\0" in identifier:
        raise Http404(identifier)
    value = request.GET.get("copy", "1")
    if not (value.isascii() and value.isdecimal() and len(value) < 7):
        raise Http404(value)
    return int(value)


@reads
def activity_page(request: HttpRequest, frame: Frame, source: str, identifier: str) -> HttpResponse:
    copy = _copy(request, identifier)
    row, one = queries.published(frame.slug, source, identifier, copy)
    of = queries.source(frame.slug, source)
    title = title_of(frame, row)
    page = ObjectPage(
        shell=frame.shell(
            title,
            section="deliveries",
            trail=((gettext("Activities"), frame.section("activities")),),
            place=place_of(request, *((("copy", str(copy)),) if copy != 1 else ())),
        ),
        kicker=gettext("Activity %(id)s, in its publisher's words") % {"id": row.identifier},
        heading=row.title or {"en": row.identifier},
        is_states_words=False,
        subheading=None,
        confidence="",
        facts=tuple(_facts(frame, row)),
        sections=(
            *_notices(frame, row),
            *sections(Shown(frame, row, one)),
            *money_of_activity(request, frame, row),
            _links(frame, row),
            *evidence_of(frame, "activity", row.identifier),
        ),
        notes=(
            SourceNote(
                number=1, title=frame.say(of.name), publisher=of.publisher, address=of.address
            ),
        ),
        downloads=(
            Download(
                gettext("All that was published, as XML"),
                xml_address(frame, source, identifier, copy),
                "IATI",
            ),
            Download(
                gettext("All that its source publishes, as XML"),
                xml_address(frame, source),
                "IATI",
            ),
        ),
    )
    return render(request, "public/object.html", {"page": page})


def _facts(frame: Frame, row: ActivityRow) -> list[Fact]:
    found = [
        Fact(gettext("Identifier"), row.identifier),
        Fact(gettext("Status"), named(STATUS, row.status)),
    ]
    sums: dict[str, Decimal] = {}
    for flow in queries.flows([row.id]):
        if flow.value is not None and flow.kind == "budget":
            sums[flow.currency] = sums.get(flow.currency, Decimal()) + flow.value
    found += [
        Fact(gettext("Budgets in sum"), money_in_words(frame, total.normalize(), currency))
        for currency, total in sums.items()
    ]
    return found


def _notices(frame: Frame, row: ActivityRow) -> tuple[Section, ...]:
    blocks = []
    if row.gone is not None:
        said = gettext(
            "Its source published it once and does not any more, since entry %(number)d of the ledger."
        )
        blocks.append(callout(gettext("Not published any more"), said % {"number": row.gone}))
    others = [one for one in queries.copies(frame.slug, row.identifier) if one.id != row.id]
    if others:
        told = ngettext(
            "The same identifier stands once more. Both are kept as published, and neither is taken for the right one.",
            "The same identifier stands %(n)d times more. All are kept as published, and none is taken for the right one.",
            len(others),
        ) % {"n": len(others)}
        blocks.append(callout(gettext("Published more than once"), told, "disputed"))
        blocks.append(links(tuple(_other(frame, one) for one in others)))
    return (Section("copies", gettext("To be known"), tuple(blocks)),) if blocks else ()


def _other(frame: Frame, one: ActivityRow) -> Link:
    said = gettext("%(source)s, copy %(copy)d") % {"source": one.source, "copy": one.copy}
    address = activity_address(frame, one.source, one.identifier, one.copy)
    return Link(title_of(frame, one), address, said, frame.tag_of(one.title))


def _links(frame: Frame, row: ActivityRow) -> Section:
    heading = gettext("The commitments that it speaks to")
    found = queries.links_of([row.id])
    if not found:
        said = gettext("Nobody has linked this activity to a commitment.")
        return Section("commitments", heading, (sentence(said),))
    promised = commitments_by_id(frame.slug, tuple(one.commitment for one in found))
    listed = []
    for one in found:
        promise = promised.get(one.commitment)
        why = f"{one.why} ({said_by(frame, one)})"
        listed.append(
            Link(
                frame.say(promise.paraphrase) if promise else one.commitment,
                frame.address("commitment", one.commitment) if promise else "",
                why,
                frame.tag_of(promise.paraphrase) if promise else "",
                TONES[one.relation],
                str(RELATION[one.relation]),
            )
        )
    return Section("commitments", heading, (links(tuple(listed)),))
