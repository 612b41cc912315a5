"""What became of promises, in figures: of the whole forum, of a plan, a key area, a party; a widget of it."""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.views.decorators.clickjacking import xframe_options_exempt

from consenso.core import locale as shown
from consenso.core.errors import NotFound
from consenso.domain.activities import counted as counted_activities
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import behind, figures
from consenso.domain.delivery.behind import Year
from consenso.domain.delivery.figures import Group, Standing
from consenso.interfaces.public import filters
from consenso.interfaces.public.commitment_widget import lines_of
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.money_asked import place_of
from consenso.interfaces.public.pages import Link, Section
from consenso.interfaces.public.progress_money import money_of
from consenso.interfaces.public.progress_pages import ProgressPage, WidgetLine, WidgetPage
from consenso.interfaces.public.progress_parts import (
    COLUMNS,
    NARROWS,
    Named,
    Place,
    capital,
    everything,
    follow,
    parts_among,
    place,
    tables,
    years_table,
)
from consenso.interfaces.public.progress_sums import Summed, sums_of
from consenso.interfaces.public.progress_words import counted, methods
from consenso.interfaces.ui.charts import Chart, promised_and_delivered
from consenso.interfaces.ui.components import Download, Fact

WIDGET = ("commitments", "fulfils", "progress", "contradicts", "reported", "assessed", "silent")
MOST = 40  # commitments that are listed as not reported on; the rest is in the list of its own


@reads
def progress(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The figures of the whole forum."""
    held = counted_activities.held(frame.slug)
    found = figures.groups(held)
    whole, parts = everything(frame), parts_among(frame, found)
    page = _page(request, whole, held, found[0], _plans(whole, found, parts), found, parts)
    return render(request, "public/progress.html", {"page": page})


@reads
def progress_of(request: HttpRequest, frame: Frame, section: str, identifier: str) -> HttpResponse:
    """The figures of one plan, area or party, and within it of the two others."""
    of = place(frame, section, identifier)
    held = counted_activities.held(frame.slug)
    group = of.group(held)
    within = figures.groups_among(held, group.standings)
    parts = parts_among(frame, within)
    page = _page(request, of, held, group, ((of, of, group),), within, parts)
    return render(request, "public/progress.html", {"page": page})


def _plans(whole: Place, found: Sequence[Group], parts: Mapping[str, Named]) -> Summed:
    plans = parts["plan"]
    rows = [(plans[one.id], plans[one.id], one) for one in found if one.of == "plan"]
    return ((whole, whole, found[0]), *rows)


def _page(
    request: HttpRequest,
    of: Place,
    held: figures.Held,
    group: Group,
    summed_of: Summed,
    within: Sequence[Group],
    parts: Mapping[str, Named],
) -> ProgressPage:
    frame = of.frame
    lead = gettext(
        "Of what was promised: how much has facts, reports, evidence, assessments. The record counts what it holds and judges nothing."
    )
    years = behind.years_of(held, group.standings)
    unreported = [one for one in group.standings if one.has("unreported")]
    query = f"?{of.asked_for}" if of.asked_for else ""
    return ProgressPage(
        shell=frame.shell(
            of.title,
            section="progress",
            description=lead,
            trail=((gettext("Progress"), frame.section("progress")),) if of.section else (),
            feed=f"{frame.home}feed.atom{query}" if of.section else "",
            place=place_of(request),
        ),
        heading=of.title,
        language=of.language,
        lead=lead,
        about=Link(of.name, of.object, language=of.language) if of.section else None,
        facts=tuple(
            Fact(
                capital(counted()[what]),
                shown.number(int(group.figure(what).least), frame.language),
                of.rows(what),
            )
            for what in COLUMNS
        ),
        tables=tables(of, within, parts),
        sums=sums_of(frame, held, summed_of, within, parts),
        money=_money(request, of, held, summed_of),
        chart=_chart(frame, years),
        chart_address=f"{of.home}years.csv",
        years=years_table(of, years),
        unreported=tuple(_not_reported(frame, one) for one in unreported[:MOST]),
        unreported_all=of.rows("unreported"),
        unreported_lead=ngettext("%(n)s commitment", "%(n)s commitments", len(unreported))
        % {"n": shown.number(len(unreported), frame.language)},
        methods=methods(),
        method_version=version(frame),
        downloads=(
            Download(
                gettext("All figures, with the objects behind each"), f"{of.home}figures.csv", "CSV"
            ),
        ),
        follow=follow(of),
        widget=f"{settings.SITE}{frame.section('progress')}widget/{query}",
    )


def version(frame: Frame) -> str:
    """Return in words by which rules and of which revision figures are."""
    said: dict[str, object] = {"number": figures.VERSION, "revision": frame.head.number}
    if frame.head.at is None:
        words = gettext(
            "Version %(number)s of these rules, on revision %(revision)s of the record."
        )
        return words % said
    day = frame.head.at.date().isoformat()
    words = gettext(
        "Version %(number)s of these rules, on revision %(revision)s of the record, of %(date)s (head of the ledger: %(digest)s)."
    )
    said |= {"date": shown.partial_date(day, frame.language), "digest": frame.head.digest}
    return words % said


def _not_reported(frame: Frame, one: Standing) -> Link:
    words = one.commitment.paraphrase
    n_facts = len(one.facts)
    line = ngettext("The record holds %(n)s fact.", "The record holds %(n)s facts.", n_facts) % {
        "n": shown.number(n_facts, frame.language)
    }
    return Link(
        frame.say(words),
        frame.address("commitment", one.commitment.id),
        line=line if n_facts else gettext("The record holds no fact either."),
        language=frame.tag_of(words),
    )


def _money(
    request: HttpRequest, of: Place, held: figures.Held, summed_of: Summed
) -> Section | None:
    rows = tuple((called.name, behind_it.home, one) for called, behind_it, one in summed_of)
    asked = tuple(parse_qsl(of.asked_for))
    return money_of(request, of.frame, held, rows, of=asked)


def _chart(frame: Frame, years: Sequence[Year]) -> Chart | None:
    if not years:
        return None
    return promised_and_delivered(
        identifier="years",
        title=gettext("Commitments whose years had begun, and those with facts by then"),
        categories=tuple(str(one.year) for one in years),
        promised=tuple(len(one.promised) for one in years),
        delivered=tuple(len(one.delivered) for one in years),
        language=frame.language,
        heading=gettext("Year"),
        sentence=gettext(
            "By the end of %(year)s: %(promised)s whose years had begun; of these, %(delivered)s with a fact that fulfils them or shows progress."
        )
        % {
            "year": years[-1].year,
            "promised": shown.number(len(years[-1].promised), frame.language),
            "delivered": shown.number(len(years[-1].delivered), frame.language),
        },
    )


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@reads
def widget(request: HttpRequest, frame: Frame) -> HttpResponse:
    """A few lines, for pages of others: figures of the whole forum, or of ?text=, ?area=, ?party=; or of one ?commitment=."""
    if identifier := filters.asked(request).value("commitment"):
        page = _commitment_widget(frame, identifier)
        return render(request, "public/progress_widget.html", {"page": page})
    of = _asked_of(request, frame)
    group = of.group(figures.held(frame.slug))
    lines = (
        WidgetLine(
            capital(counted()[what]),
            shown.number(int(group.figure(what).least), frame.language),
        )
        for what in WIDGET
    )
    source = gettext(
        "%(forum)s, public record, revision %(revision)s, by version %(version)s of the rules"
    ) % {
        "forum": frame.say(frame.forum.name),
        "revision": frame.head.number,
        "version": figures.VERSION,
    }
    page = _widget_page(frame, of.name, of.language, tuple(lines), of.home, source)
    return render(request, "public/progress_widget.html", {"page": page})


def _commitment_widget(frame: Frame, identifier: str) -> WidgetPage:
    one = commitments.commitment(frame.slug, identifier)
    words = one.paraphrase
    source = gettext("%(forum)s, public record, revision %(revision)s") % {
        "forum": frame.say(frame.forum.name),
        "revision": frame.head.number,
    }
    address = frame.address("commitment", identifier)
    lines = tuple(lines_of(frame, one))
    return _widget_page(frame, frame.say(words), frame.tag_of(words), lines, address, source)


def _widget_page(
    frame: Frame,
    title: str,
    language: str,
    lines: tuple[WidgetLine, ...],
    address: str,
    source: str,
) -> WidgetPage:
    return WidgetPage(
        language=frame.tag,
        title=title,
        title_language=language,
        lines=lines,
        address=f"{settings.SITE}{address}",
        source=source,
        on=frame.head.at.date().isoformat() if frame.head.at else "",
    )


def _asked_of(request: HttpRequest, frame: Frame) -> Place:
    asked_for = filters.asked(request)
    for name, of in NARROWS.items():
        identifier = asked_for.value(name)
        if not identifier:
            continue
        if of != "party":
            return place(frame, "texts" if of == "plan" else "areas", identifier)
        if identifier not in frame.names:
            raise NotFound("figures", identifier)
        one = frame.names[identifier]
        return place(frame, "blocs" if one.kind == "bloc" else "states", one.id)
    return everything(frame)
