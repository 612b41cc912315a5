"""Texts compared paragraph by paragraph: what was kept, reworded, merged, split, moved, dropped, and promised time and again."""

from itertools import pairwise
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.errors import NotFound
from consenso.core.record import Text
from consenso.domain.commitments import queries as commitments
from consenso.domain.record.labels import TEXT_KIND
from consenso.domain.texts import queries as texts
from consenso.domain.texts.comparison import MOST, Chosen, choose, comparison
from consenso.domain.texts.lineages import REACH, promises
from consenso.interfaces.public import filters
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.lineage_figures import (
    CHANGE_COLUMN,
    STRENGTH_COLUMN,
    area_by_area,
    drawn,
    figures,
    flow_chart,
    section_by_section,
)
from consenso.interfaces.public.lineage_missing import missing
from consenso.interfaces.public.lineage_pages import Compare
from consenso.interfaces.public.lineage_words import (
    CHAINS_PER_PAGE,
    PER_PAGE,
    dropped,
    kept_promises,
    side_by_side,
    table_of,
    three_times,
)
from consenso.interfaces.public.lineages import Between, Side, labels, matching
from consenso.interfaces.public.pages import (
    Block,
    DocumentPage,
    Link,
    Section,
    callout,
    empty,
    links,
)
from consenso.interfaces.public.takeaway import spreadsheet
from consenso.interfaces.ui.components import (
    Download,
    FilterField,
    FilterForm,
    Option,
    Pagination,
    paginate,
)

LISTS = ("paragraphs", "chains")


@reads
def lineage_page(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The comparison; with ?list=…, its paragraphs or its chains alone, page by page."""
    asked = filters.asked(request)
    chosen = _chosen(frame, asked)
    if len(chosen.contents) < 2:
        return _rendered(request, missing(frame, chosen, asked, _form(frame, chosen, asked)))
    compare = _compare(frame, chosen)
    if not compare.comparison.is_ready:
        response = _rendered(request, _waiting(frame, chosen, asked))
        # It is ready in a moment, and no entry of the ledger tells: the page is not to be kept.
        response["Cache-Control"] = "private, no-store"
        return response
    wanted = asked.value("list")
    page = {"paragraphs": _paragraphs, "chains": _chains}.get(wanted, _whole)
    return _rendered(request, page(compare, chosen, asked))


@reads
def flow_data(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The figures of the drawing."""
    chosen = _chosen(frame, filters.asked(request))
    compare = _compare(frame, chosen) if len(chosen.contents) > 1 else None
    if compare is None or not compare.comparison.is_ready:
        raise NotFound("chart", "flow")
    return spreadsheet(flow_chart(compare))


def _rendered(request: HttpRequest, page: DocumentPage) -> HttpResponse:
    return render(request, "public/document.html", {"page": page})


def _chosen(frame: Frame, asked: filters.Asked) -> Chosen:
    return choose(
        frame.slug, of=asked.values("of"), language=asked.value("language"), preferred=frame.tag
    )


def _compare(frame: Frame, chosen: Chosen) -> Compare:
    found = comparison(chosen.contents)
    held = texts.texts_by_id(frame.slug, tuple(row.text for row in chosen.contents))
    named = [held[row.text] for row in chosen.contents]
    called = labels(named, [_short(one) for one in named], [frame.say(one.title) for one in named])
    sides = tuple(
        Side.of(text, label, outline)
        for text, label, outline in zip(named, called, found.outlines, strict=True)
    )
    betweens = tuple(
        Between(sides[place], sides[place + 1], steps) for place, steps in enumerate(found.steps)
    )
    return Compare(frame, chosen.language, sides, betweens, found)


def _short(text: Text) -> str:
    """Return what a text is called in a drawing: the years that it is for, else the year of its adoption."""
    period = text.period
    if period and period.from_ and period.to and period.from_ != period.to:
        return f"{period.from_}–{period.to}"
    return text.date[:4]


def _form(
    frame: Frame, chosen: Chosen, asked: filters.Asked, *more: FilterField, wanted: str = ""
) -> FilterForm | None:
    """Return the form that asks for other texts, another language; `more` narrow the list `wanted`."""
    if not chosen.families:
        return None
    rows = {row.text: row for (kind, _), found in chosen.families.items() for row in found}
    held = texts.texts_by_id(frame.slug, tuple(rows))
    here = {row.text for row in chosen.contents}
    several = len({text.kind for text in held.values()}) > 1
    options = tuple(
        Option(
            text.id,
            f"{frame.say(text.title)} ({TEXT_KIND[text.kind]})"
            if several
            else frame.say(text.title),
            is_chosen=text.id in here,
        )
        for text in sorted(held.values(), key=lambda text: text.date)
    )
    languages = sorted({language for _, language in chosen.families})
    fields = (
        FilterField("of", gettext("Texts"), "checkboxes", options),
        FilterField(
            "language",
            gettext("As they read in"),
            options=tuple(
                Option(
                    one, shown.language_name(one, frame.language), is_chosen=one == chosen.language
                )
                for one in languages
            ),
            any_label=gettext("Any language that they share"),
        ),
        *more,
    )
    hidden = (("list", wanted),) if wanted else ()
    return FilterForm(action=asked.address, fields=fields, hidden=hidden)


def _page(
    compare: Compare,
    form: FilterForm | None,
    sections: tuple[Section, ...],
    *,
    before: tuple[Block, ...] = (),
    pagination: Pagination | None = None,
    more: tuple[tuple[str, str], ...] = (),
) -> DocumentPage:
    frame = compare.frame
    heading = gettext("Lineage of texts")
    lead = gettext(
        "What became of each paragraph from one text to the next: %(texts)s, as they read in %(language)s."
    ) % {
        "texts": shown.listed([frame.say(one.text.title) for one in compare.sides], frame.language),
        "language": shown.language_name(compare.language, frame.language),
    }
    return DocumentPage(
        shell=frame.shell(
            heading,
            section="compare",
            description=lead,
            trail=((gettext("Compare plans"), frame.section("compare")),),
            place=f"?{urlencode((*compare.query, *more))}",
        ),
        heading=heading,
        lead=lead,
        form=form,
        before=before,
        sections=sections,
        pagination=pagination,
        downloads=_downloads(compare),
    )


def _downloads(compare: Compare) -> tuple[Download, ...]:
    base = f"/api/v1/{compare.frame.slug}/lineage?{urlencode(compare.query)}"
    return (
        Download(gettext("Every paragraph and what became of it"), f"{base}&format=csv", "CSV"),
        Download(gettext("The same for programs, with the words that changed"), base, "JSON"),
    )


def _whole(compare: Compare, chosen: Chosen, asked: filters.Asked) -> DocumentPage:
    frame = compare.frame
    areas = commitments.areas(frame.slug)
    made = [
        one
        for side in compare.sides[:-1]
        for one in commitments.commitments(frame.slug, text=side.text.id, per_page=100_000).items
    ]
    found = kept_promises(compare, promises(compare.comparison.contents))
    sections = (
        figures(compare),
        drawn(compare),
        dropped(compare),
        three_times(compare, found),
        *section_by_section(compare),
        *area_by_area(compare, areas, made),
        side_by_side(compare),
    )
    return _page(
        compare,
        _form(frame, chosen, asked),
        sections,
        before=_remarks(frame, chosen, asked),
    )


def _remarks(frame: Frame, chosen: Chosen, asked: filters.Asked) -> tuple[Block, ...]:
    """Return what is to be said where not all that was asked for is compared."""
    here = {row.text for row in chosen.contents}
    there = {row.text for rows in chosen.families.values() for row in rows}
    left = [one for one in dict.fromkeys(asked.values("of")) if one not in here and one in there]
    if not left:
        return ()
    held = texts.texts_by_id(frame.slug, tuple(left))
    words = gettext(
        "%(texts)s is left out: at most %(most)s texts of one kind are compared, as they read in one language."
    ) % {
        "texts": shown.listed([frame.say(one.title) for one in held.values()], frame.language),
        "most": shown.number(MOST, frame.language),
    }
    return (callout(gettext("Not everything that you chose is compared"), words),)


def _pair(compare: Compare, asked: filters.Asked) -> int:
    """Return which text and the next are asked for, from 1."""
    value = asked.value("pair")
    number = int(value) if value.isascii() and value.isdecimal() and len(value) < 3 else 1
    return min(max(number, 1), len(compare.betweens))


def _paragraphs(compare: Compare, chosen: Chosen, asked: filters.Asked) -> DocumentPage:
    place = _pair(compare, asked)
    found = compare.betweens[place - 1]
    names = ("change", "strength", "section", "parts")
    steps = matching(found, **{name: asked.value(name) for name in names})
    narrowed = (("list", "paragraphs"), ("pair", str(place)), *asked.query(names))
    pagination = paginate(
        number=asked.page,
        count=len(steps),
        size=PER_PAGE,
        address=asked.address,
        query=(*compare.query, *narrowed),
    )
    items = steps[max(0, pagination.first - 1) : pagination.last]
    fields = _narrowing(compare, asked, place)
    name = compare.pair_name(found)
    nothing = gettext("No paragraph answers to all that is chosen above.")
    caption = gettext("Each paragraph, and what became of it")
    block = (
        table_of(compare, place, items, caption)
        if items
        else empty(gettext("No paragraph"), nothing)
    )
    return _page(
        compare,
        _form(compare.frame, chosen, asked, *fields, wanted="paragraphs"),
        (Section("paragraphs", name, (block,)),),
        before=_back(compare),
        pagination=pagination if pagination.count else None,
        more=narrowed,
    )


def _back(compare: Compare) -> tuple[Block, ...]:
    return (links((Link(gettext("The whole comparison"), compare.address()),)),)


def _narrowing(compare: Compare, asked: filters.Asked, place: int) -> tuple[FilterField, ...]:
    pairs = [(str(n), compare.pair_name(one)) for n, one in enumerate(compare.betweens, start=1)]
    found = compare.betweens[place - 1]
    headings = [
        (f"{which}-{one}", f"{side.label}: {compare.section_name(side, one)}")
        for which, side in (("new", found.new), ("old", found.old))
        for one in side.sections.ids
    ]
    return (
        FilterField(
            "pair",
            gettext("From text to text"),
            options=tuple(
                Option(value, words, is_chosen=value == str(place)) for value, words in pairs[1:]
            ),
            any_label=pairs[0][1],
        ),
        filters.select(
            asked,
            "change",
            gettext("What became of it"),
            [(one, str(words)) for one, words in CHANGE_COLUMN.items()],
        ),
        filters.select(
            asked,
            "strength",
            gettext("Stronger or weaker"),
            [(one, str(words)) for one, words in STRENGTH_COLUMN.items()],
        ),
        filters.select(asked, "section", gettext("Section"), headings),
        filters.select(
            asked,
            "parts",
            gettext("Parts"),
            [("counted", gettext("Without titles, headings and notes"))],
        ),
    )


def _chains(compare: Compare, chosen: Chosen, asked: filters.Asked) -> DocumentPage:
    found = kept_promises(compare, promises(compare.comparison.contents))
    pagination = paginate(
        number=asked.page,
        count=len(found),
        size=CHAINS_PER_PAGE,
        address=asked.address,
        query=(*compare.query, ("list", "chains")),
    )
    number = (pagination.first + CHAINS_PER_PAGE - 1) // CHAINS_PER_PAGE
    return _page(
        compare,
        _form(compare.frame, chosen, asked, wanted="chains"),
        (three_times(compare, found, page=max(1, number)),),
        before=_back(compare),
        pagination=pagination if pagination.count else None,
        more=(("list", "chains"),),
    )


def _waiting(frame: Frame, chosen: Chosen, asked: filters.Asked) -> DocumentPage:
    """Return the page for texts that are not compared: not yet, or not with each other."""
    heading = gettext("Lineage of texts")
    if _is_far(chosen):
        said = gettext("These texts are not compared with each other")
        words = gettext(
            "Each text is compared with the %(number)s before it of its kind. Choose those that lie between, too."
        ) % {"number": shown.number(REACH, frame.language)}
    else:
        said = gettext("These texts are being compared")
        words = gettext("They were imported a moment ago. Load this page again in a minute.")
    return DocumentPage(
        shell=frame.shell(heading, section="compare", is_indexed=False),
        heading=heading,
        sections=(),
        form=_form(frame, chosen, asked),
        before=(callout(said, words),),
    )


def _is_far(chosen: Chosen) -> bool:
    places = {row.id: place for place, row in enumerate(chosen.offered)}
    here = [places[row.id] for row in chosen.contents]
    return any(later - earlier > REACH for earlier, later in pairwise(here))
