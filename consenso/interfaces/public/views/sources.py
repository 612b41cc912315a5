"""Where facts come from: publishers, their addresses, and everything that rests on each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from consenso.core import locale as shown
from consenso.domain.ledger.queries import Listing
from consenso.domain.record import queries as record
from consenso.domain.record.labels import KINDS
from consenso.domain.sources import queries as sources
from consenso.interfaces.public import filters
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.pages import (
    DocumentPage,
    Link,
    ListPage,
    Section,
    computed,
    facts,
    links,
)
from consenso.interfaces.ui.components import Cell, Column, Fact, Table, paginate
from consenso.interfaces.ui.pages import SECTION_OF

PER_PAGE = 100


@reads
def source_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    host = asked.value("host")
    form = filters.form(asked, filters.words("host", gettext("Publisher"), host))
    table, listing = _of_host(frame, asked, host) if host else _hosts(frame, asked)
    heading = (
        gettext("Sources: %(publisher)s") % {"publisher": host} if host else gettext("Sources")
    )
    lead = gettext(
        "Every address at which a fact of the record was seen, by publisher, and how many entries of the record name it."
    )
    page = ListPage(
        shell=frame.shell(
            heading,
            section="sources",
            description=lead,
            trail=((gettext("Sources"), frame.address("source")),) if host else (),
        ),
        heading=heading,
        lead=lead,
        form=form,
        before=(),
        table=table,
        pagination=filters.pages(asked, listing, form),
        downloads=(),
        feed="",
    )
    return render(request, "public/list.html", {"page": page})


def _hosts(frame: Frame, asked: filters.Asked) -> tuple[Table, Listing[object]]:
    held = sources.hosts(frame.slug)
    here = _part(asked, len(held))
    table = Table(
        gettext("Publishers, by how often the record names them"),
        (
            Column(gettext("Publisher")),
            Column(gettext("Addresses"), is_number=True),
            Column(gettext("Entries that name them"), is_number=True),
        ),
        tuple(
            (
                Cell(one.host, f"{frame.address('source')}?host={one.host}"),
                Cell(shown.number(one.n_sources, frame.language), is_number=True),
                Cell(shown.number(one.n_objects, frame.language), is_number=True),
            )
            for one in held[here]
        ),
    )
    return table, Listing((), len(held), asked.page, PER_PAGE)


def _of_host(frame: Frame, asked: filters.Asked, host: str) -> tuple[Table, Listing[object]]:
    held = sources.sources(frame.slug, host=host.casefold())
    here = _part(asked, len(held))
    table = Table(
        gettext("Addresses of this publisher"),
        (
            Column(gettext("Address")),
            Column(gettext("Entries that name it"), is_number=True),
        ),
        tuple(
            (
                Cell(one.url, frame.address("source", one.key)),
                Cell(shown.number(one.n_objects, frame.language), is_number=True),
            )
            for one in held[here]
        ),
    )
    return table, Listing((), len(held), asked.page, PER_PAGE)


def _part(asked: filters.Asked, total: int) -> slice:
    """Return which rows stand on the page asked for; the last page for one beyond it, as the pagination shows it."""
    page = min(asked.page, max(1, -(-total // PER_PAGE)))
    return slice((page - 1) * PER_PAGE, page * PER_PAGE)


@reads
def source_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    asked = filters.asked(request)
    source = sources.source(frame.slug, identifier)
    cited = sources.objects_citing(frame.slug, identifier)
    objects = [(kind, one) for kind in ("forum", *SECTION_OF) for one in cited.get(kind, ())]
    here = objects[_part(asked, len(objects))]
    titles = record.titles(frame.slug, here)
    sections = []
    for kind in dict.fromkeys(kind for kind, _ in here):
        found = tuple(
            Link(
                frame.say(titles[kind, one]),
                frame.page_of(kind, one),
                language=frame.tag_of(titles[kind, one]),
            )
            for of_kind, one in here
            if of_kind == kind
        )
        label = str(KINDS[kind]) if kind in KINDS else gettext("The forum")
        sections.append(Section(kind, label, (links(found),)))
    n = len(objects)
    lead = ngettext(
        "%(number)s entry of the record rests on this address, alone or with others.",
        "%(number)s entries of the record rest on this address, alone or with others.",
        n,
    ) % {"number": shown.number(n, frame.language)}
    about = (
        Fact(gettext("Address"), source.url, source.url),
        Fact(gettext("Publisher"), source.host, f"{frame.address('source')}?host={source.host}"),
    )
    how = gettext(
        "An entry counts if it names the address as its source, or as the source of one of its parts. The record keeps the address, not a copy of what stood there; an address may have moved or gone since it was read."
    )
    page = DocumentPage(
        shell=frame.shell(
            gettext("Source: %(address)s") % {"address": source.url.split("//", 1)[-1]},
            section="sources",
            description=lead,
            trail=((gettext("Sources"), frame.address("source")),),
        ),
        heading=gettext("Source: %(publisher)s") % {"publisher": source.host},
        lead=lead,
        before=(facts(*about), computed(how)),
        sections=tuple(sections),
        pagination=paginate(
            number=asked.page, count=len(objects), size=PER_PAGE, address=asked.address
        ),
    )
    return render(request, "public/document.html", {"page": page})
