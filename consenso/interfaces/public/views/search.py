"""Search across everything, in the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from consenso.core import locale
from consenso.core.prose import Pieces
from consenso.core.record import Assessment
from consenso.domain.commitments import queries as commitments
from consenso.domain.commitments.specificity import specificity_in_words
from consenso.domain.delivery.reporting import specificities
from consenso.domain.record.labels import KIND, KINDS
from consenso.domain.search.activity_names import KIND as ACTIVITY
from consenso.domain.search.activity_names import named_in_index
from consenso.domain.search.queries import search
from consenso.domain.search.results import FacetCount, Hit, Results
from consenso.interfaces.public import filters
from consenso.interfaces.public.activity_parts import activity_address
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.ui.components import FilterField, FilterForm, Option, Pagination, paginate
from consenso.interfaces.ui.pages import Shell

NAMES = ("kind", "party", "area", "year")


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found, ready to show; the pieces are those of title and excerpt, the matched ones flagged."""

    kind: str
    address: str
    title: Pieces
    excerpt: Pieces
    is_cut_before: bool
    is_cut_after: bool
    date: str  # partial date, '' for none
    language: str  # BCP 47 of the words, where not the page's; else ''
    beside: str = ""  # what stands beside a verdict: how specific the promise is


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search page; `found_address` answers with the results alone, for search as you type."""

    shell: Shell
    words: str
    found_address: str
    summary: str  # how many were found, in a sentence; '' where nothing was asked
    remarks: tuple[str, ...]  # what was searched instead, what was left out
    form: FilterForm
    found: tuple[Found, ...]
    pagination: Pagination
    is_empty_query: bool


@reads
def search_page(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    return render(request, "public/search.html", {"page": _page(frame, asked, asked.address)})


@reads
def search_found(request: HttpRequest, frame: Frame) -> HttpResponse:
    """Answer with the results alone; the reader's address becomes that of the whole page."""
    asked = filters.asked(request)
    address = f"/{frame.language}/{frame.slug}/search/"
    response = render(request, "public/_found.html", {"page": _page(frame, asked, address)})
    query = urlencode(asked.query(("q", *NAMES)))
    response["HX-Replace-Url"] = f"{address}?{query}" if query else address
    return response


def _page(frame: Frame, asked: filters.Asked, address: str) -> SearchPage:
    words = asked.value("q")
    results = search(
        forum=frame.slug,
        language=frame.language,
        words=words,
        kinds=asked.values("kind"),
        parties=asked.values("party"),
        areas=asked.values("area"),
        years=tuple(int(one) for one in asked.values("year") if one.isascii() and one.isdecimal()),
        page=asked.page,
    )
    judged = [hit.identifier for hit in results.hits if hit.kind == Assessment.KIND]
    specific = specificities(frame.slug, judged)
    title = gettext("Search: %(words)s") % {"words": words} if words else gettext("Search")
    here = replace(asked, address=address)
    return SearchPage(
        shell=frame.shell(
            title,
            section="search",
            description=gettext("Search the whole public record, in your language."),
            search_words=words,
            is_indexed=False,
        ),
        words=words,
        found_address=f"{address}found/",
        summary=_summary(frame, results),
        remarks=tuple(_remarks(frame, results)),
        form=_form(frame, here, results),
        found=tuple(_found(frame, hit, specific) for hit in results.hits),
        pagination=paginate(
            number=results.page,
            count=min(results.total, results.n_pages * results.per_page),
            size=results.per_page,
            address=address,
            query=asked.query(("q", *NAMES)),
        ),
        is_empty_query=results.is_empty_query,
    )


def _summary(frame: Frame, results: Results) -> str:
    if results.is_empty_query:
        return ""
    shown = {"number": locale.number(results.total, frame.language)}
    if not results.is_total_exact:
        return gettext("At least %(number)s found") % shown
    if not results.total:
        return gettext("Nothing found")
    return ngettext("%(number)s found", "%(number)s found", results.total) % shown


def _remarks(frame: Frame, results: Results) -> Iterable[str]:
    if results.corrected:
        yield gettext(
            "Nothing has these words as typed; shown is what was found for: %(words)s"
        ) % {"words": results.corrected}
    if results.left_out:
        yield gettext("Left out, because nothing has them together with the others: %(words)s") % {
            "words": locale.listed(results.left_out, frame.language)
        }
    if results.is_bounded:
        yield gettext(
            "So many were found that only the newest %(number)s, and those with the words in the title, are ranked and counted."
        ) % {"number": locale.number(results.n_ranked, frame.language)}


def _form(frame: Frame, asked: filters.Asked, results: Results) -> FilterForm:
    areas = {area.id: frame.say(area.name) for area in commitments.areas(frame.slug)}
    fields = (
        _field("kind", gettext("Kind"), results.kinds, _kinds()),
        _field(
            "party",
            gettext("Party"),
            results.parties,
            {code: frame.say(name.name) for code, name in frame.names.items()},
        ),
        _field("area", gettext("Key area"), results.areas, areas),
        _field("year", gettext("Year"), results.years, {}),
    )
    held = tuple(field for field in fields if field.options)
    form = filters.form(asked, *held)
    words = asked.value("q")
    return FilterForm(
        action=form.action,
        fields=form.fields,
        active=tuple(form.active),
        clear_address=f"{asked.address}?{urlencode({'q': words})}" if form.active else "",
        hidden=(("q", words),) if words else (),
        identifier="search-filter",
    )


def _field(
    name: str, label: str, counts: Sequence[FacetCount], labels: dict[str, str]
) -> FilterField:
    return FilterField(
        name=name,
        label=label,
        kind="select",
        options=tuple(
            Option(one.value, labels.get(one.value, one.value), one.is_chosen, one.count)
            for one in counts
        ),
        any_label=gettext("All"),
    )


def _kinds() -> dict[str, str]:
    return {key: str(said) for key, said in KINDS.items()} | {ACTIVITY: gettext("Activities")}


def _found(frame: Frame, hit: Hit, specific: Mapping[str, int]) -> Found:
    is_judged = hit.kind == Assessment.KIND and hit.identifier in specific
    if hit.kind == ACTIVITY:
        kind, address = (
            gettext("Activity"),
            activity_address(frame, *named_in_index(hit.identifier)),
        )
    else:
        kind, address = str(KIND[hit.kind]), frame.address(hit.kind, hit.identifier)
    return Found(
        kind=kind,
        address=address,
        title=hit.title,
        excerpt=hit.excerpt.pieces,
        is_cut_before=hit.excerpt.is_cut_before,
        is_cut_after=hit.excerpt.is_cut_after,
        date=hit.date,
        language=hit.text_language,
        beside=specificity_in_words(specific[hit.identifier]) if is_judged else "",
    )
