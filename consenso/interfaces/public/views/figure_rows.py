"""The rows behind one figure, as a page and as CSV; all figures of a page as CSV; the figures of its chart as CSV."""

from collections.abc import Iterable, Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from consenso.core import locale as shown
from consenso.core.record import Text, Words
from consenso.domain.activities.counted import copies_of, held
from consenso.domain.commitments.queries import commitments_by_id
from consenso.domain.delivery import behind, figures
from consenso.domain.delivery.amounts import PUBLISHED, units
from consenso.domain.delivery.behind import Asked, Behind
from consenso.domain.delivery.figures import Figure, Held
from consenso.domain.record.queries import titles
from consenso.domain.texts.queries import texts_by_id
from consenso.interfaces.public import filters
from consenso.interfaces.public.activity_parts import activity_address
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.pages import Link
from consenso.interfaces.public.progress_pages import BehindPage, BehindRow
from consenso.interfaces.public.progress_parts import (
    NARROWS,
    Place,
    amount,
    capital,
    everything,
    narrowed,
    place,
)
from consenso.interfaces.public.progress_words import counted, over_time, rule_of, summed
from consenso.interfaces.public.views.commitments import places_of
from consenso.interfaces.public.views.progress import version
from consenso.interfaces.ui.components import Download, paginate
from consenso.interfaces.ui.sheets import csv_answer

PER_PAGE = 100
Named = Mapping[tuple[str, str], Words]
Copy = tuple[str, int, Words]  # source, which copy, title


def _place(request: HttpRequest, frame: Frame, section: str, identifier: str) -> Place:
    found = place(frame, section, identifier) if section else everything(frame)
    return narrowed(request, found)


@reads
def rows(
    request: HttpRequest, frame: Frame, figure: str, section: str = "", identifier: str = ""
) -> HttpResponse:
    """The rows behind one figure."""
    asked = Asked.parse(figure)
    of = _place(request, frame, section, identifier)
    of_record = held(frame.slug)
    group = of.group(of_record)
    found = behind.rows_of(of_record, group, asked)
    number = filters.asked(request).page
    part = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    called = _called(frame, of_record, asked)
    heading = gettext("%(figure)s: %(of)s") % {"figure": called, "of": _within(of)}
    page = BehindPage(
        shell=frame.shell(
            heading,
            section="progress",
            trail=((gettext("Progress"), frame.section("progress")),)
            + (((of.name, of.home),) if of.section else ()),
            is_indexed=False,
            place=f"?{of.query}" if of.query else "",
        ),
        heading=heading,
        language=of.language,
        lead=ngettext("%(n)s row.", "%(n)s rows.", len(found))
        % {"n": shown.number(len(found), frame.language)},
        rule=rule_of(asked.what, is_of_a_year=bool(asked.year)),
        caption=_caption(group, asked),
        columns=_columns(asked),
        rows=_shown(frame, asked, part),
        pagination=paginate(
            number=number,
            count=len(found),
            size=PER_PAGE,
            address=of.rows(asked).partition("?")[0],
            query=filters.asked(request).query(NARROWS),
        )
        if len(found) > PER_PAGE
        else None,
        method_version=version(frame),
        downloads=(Download(gettext("Exactly these rows"), of.rows(asked, ending=".csv"), "CSV"),),
        back=Link(of.title, of.home, language=of.language),
    )
    return render(request, "public/progress_rows.html", {"page": page})


def _called(frame: Frame, of_record: Held, asked: Asked) -> str:
    if asked.year:
        return over_time()[asked.what] % {"year": asked.year}
    if asked.measure:
        words = units(of_record)
        unit = frame.say(words[asked.measure]) if asked.measure in words else ""
        return ", ".join(filter(None, (summed()[asked.what], asked.currency, unit)))
    return capital(counted()[asked.what])


def _within(of: Place) -> str:
    """Return of what a figure is: the place, and what it is narrowed to."""
    names = titles(of.frame.slug, [_object(of.frame, *one) for one in of.within])
    parts = [names[_object(of.frame, *one)] for one in of.within]
    return ", ".join((of.name, *(of.frame.say(words) for words in parts)))


def _object(frame: Frame, kind: str, identifier: str) -> tuple[str, str]:
    if kind == "party":
        return frame.names[identifier].kind, frame.names[identifier].id
    return {"plan": "text"}.get(kind, kind), identifier


def _caption(group: figures.Group, asked: Asked) -> str:
    if not asked.measure:
        return gettext("What is counted")
    found = (one.measure for one in group.sums(asked.what))
    if any(one.is_level for one in found if one and one.name == asked.measure):
        return gettext("From the least to the most of these; they are not added")
    return gettext("What is added up")


def _columns(asked: Asked) -> tuple[str, ...]:
    if asked.measure:
        amount = gettext("Amount")
        if asked.what in PUBLISHED:
            return (gettext("Activity"), "", "", gettext("On"), amount)
        if asked.what.startswith("delivered"):
            on = gettext("On, and evidence") if "evidenced" in asked.what else gettext("On")
            return (gettext("Fact"), "", "", on, amount)
        behind_it = {
            "promised_sum": "",
            "reported_sum": gettext("Reports"),
            "reported_evidenced_sum": gettext("Reports and evidence"),
        }[asked.what]
        return (gettext("Commitment"), gettext("In"), gettext("By whom"), behind_it, amount)
    kind = {
        "reported": gettext("Reports"),
        "evidenced": gettext("Evidence"),
        "assessed": gettext("Assessments"),
    }.get(asked.what, gettext("Facts"))
    is_by_itself = asked.what in ("commitments", "unreported", "silent", "promised")
    return (
        gettext("Commitment"), gettext("In"), gettext("By whom"), "" if is_by_itself else kind, "",
    )  # fmt: skip


def _shown(frame: Frame, asked: Asked, part: Sequence[Behind]) -> tuple[BehindRow, ...]:
    objects = [(one.kind, one.id) for one in part]
    names = titles(frame.slug, [*objects, *(each for one in part for each in one.because)])
    known = commitments_by_id(frame.slug, tuple(one.id for one in part if one.kind == "commitment"))
    stand_in = tuple({one.text for one in known.values()})
    places, plans = places_of(frame, stand_in), texts_by_id(frame.slug, stand_in)
    activities = [one.id for one in part if one.kind == "activity"]
    copies = copies_of(frame.slug, activities) if activities else {}
    return tuple(
        BehindRow(
            link=_activity(frame, one.id, copies)
            if one.kind == "activity"
            else _link(frame, (one.kind, one.id), names),
            place=_in(frame, known[one.id].text, places, plans)
            if one.kind == "commitment"
            else None,
            who=frame.parties(known[one.id].actors.from_) if one.kind == "commitment" else "",
            because=tuple(_links(frame, one.because, names)),
            amount=_amount(frame, one, asked),
        )
        for one in part
    )


def _link(frame: Frame, one: tuple[str, str], names: Named) -> Link:
    words = names.get(one, {"en": one[1]})
    return Link(frame.say(words), frame.address(*one), language=frame.tag_of(words))


def _links(frame: Frame, found: Iterable[tuple[str, str]], names: Named) -> Iterable[Link]:
    return (_link(frame, one, names) for one in found)


def _in(
    frame: Frame, identifier: str, places: Mapping[str, Words], plans: Mapping[str, Text]
) -> Link:
    """Return the text or the statement in which something was promised."""
    words = places[identifier]
    kind = "text" if identifier in plans else "statement"
    return Link(frame.say(words), frame.address(kind, identifier), language=frame.tag_of(words))


def _activity(frame: Frame, identifier: str, copies: Mapping[str, Copy]) -> Link:
    source, copy, title = copies[identifier]
    address = activity_address(frame, source, identifier, copy)
    return Link(frame.say(title) or identifier, address, language=frame.tag_of(title))


def _amount(frame: Frame, one: Behind, asked: Asked) -> str:
    if one.least is None or one.most is None:
        return ""
    return f"{asked.currency} {amount(frame, Figure('', one.least, one.most))}".strip()


@reads
def rows_data(
    request: HttpRequest, frame: Frame, figure: str, section: str = "", identifier: str = ""
) -> HttpResponse:
    """The rows behind one figure as CSV."""
    asked = Asked.parse(figure)
    of = _place(request, frame, section, identifier)
    of_record = held(frame.slug)
    group = of.group(of_record)
    text = behind.to_csv(
        behind.rows_of(of_record, group, asked),
        group,
        asked,
        within=of.within,
        revision=frame.head.number,
        head=frame.head.digest,
    )
    return csv_answer(text, _file(frame, of, asked.name))


@reads
def figure_data(
    request: HttpRequest, frame: Frame, section: str = "", identifier: str = ""
) -> HttpResponse:
    """All figures as CSV: of the whole forum and each plan, area and party, or of one of them."""
    of_record = held(frame.slug)
    of = _place(request, frame, section, identifier)
    found = (of.group(of_record),) if section else figures.groups(of_record)
    text = figures.to_csv(found, revision=frame.head.number)
    return csv_answer(text, _file(frame, of, "figures"))


@reads
def year_data(
    request: HttpRequest, frame: Frame, section: str = "", identifier: str = ""
) -> HttpResponse:
    """The figures of the chart as CSV."""
    of_record = held(frame.slug)
    of = _place(request, frame, section, identifier)
    years = behind.years_of(of_record, of.group(of_record).standings)
    text = behind.years_to_csv(years, revision=frame.head.number)
    return csv_answer(text, _file(frame, of, "years"))


def _file(frame: Frame, of: Place, name: str) -> str:
    """Return what a file is called: with the forum, what it is of, and the revision; in letters that every system takes."""
    name = name.encode("ascii", "ignore").decode()
    parts = (frame.slug, of.identifier, *(one for _, one in of.within), name)
    return "-".join(filter(None, (*parts, f"revision-{frame.head.number}")))
