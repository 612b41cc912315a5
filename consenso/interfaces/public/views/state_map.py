"""All states of the forum on a map, and the same as a table."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from consenso.core import locale as shown
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import queries as delivery
from consenso.interfaces.public import filters
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.pages import Block, DocumentPage, Section, computed, table
from consenso.interfaces.ui.components import Table
from consenso.interfaces.ui.map import MapParty, draw


@reads
def map_page(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    measure = {"commitments": "commitments", "deliveries": "deliveries"}.get(asked.value("value"))
    lead = gettext(
        "The states that are parties of the forum. Each is a link, and the smallest island can be touched."
    )
    form = filters.form(
        asked,
        filters.select(
            asked,
            "value",
            gettext("Show"),
            [
                ("commitments", gettext("commitments that name the state")),
                ("deliveries", gettext("deliveries that name the state")),
            ],
            any_label=gettext("the sides of the forum"),
        ),
    )
    drawing = draw(
        _parties(frame, measure),
        title=gettext("The states of the forum"),
        description=_description(frame, measure),
        measure=_labels().get(measure or "", ""),
        groups={side.side: frame.say(side.name) for side in frame.forum.sides},
        language=frame.language,
    )
    found = Table(_description(frame, measure), drawing.columns, drawing.rows, "map-table")
    heading = gettext("Map")
    page = DocumentPage(
        shell=frame.shell(heading, section="map", description=lead),
        heading=heading,
        lead=lead,
        form=form,
        before=(Block("map", drawing), computed(_how(measure))),
        sections=(Section("as-table", gettext("The same as a table"), (table(found),)),),
    )
    return render(request, "public/document.html", {"page": page})


def _labels() -> dict[str, str]:
    return {"commitments": gettext("Commitments"), "deliveries": gettext("Deliveries")}


def _parties(frame: Frame, measure: str | None) -> tuple[MapParty, ...]:
    counted = _counted(frame, measure)
    sides = {side.side: frame.say(side.name) for side in frame.forum.sides}
    held = [one for one in frame.names.values() if one.kind == "state"]
    held.sort(key=lambda one: shown.sort_key(frame.say(one.name), frame.language))
    return tuple(
        MapParty(
            code=one.code,
            name=frame.say(one.name),
            address=frame.address("state", one.id),
            group=one.side,
            value=counted.get(one.id, 0) if measure else None,
            note=_note(frame, measure, counted.get(one.id, 0)) if measure else sides[one.side],
        )
        for one in held
    )


def _counted(frame: Frame, measure: str | None) -> Mapping[str, int]:
    if measure == "commitments":
        return commitments.commitments_per_party(frame.slug)
    if measure == "deliveries":
        return delivery.deliveries_per_party(frame.slug)
    return {}


def _note(frame: Frame, measure: str, number: int) -> str:
    said = {"number": shown.number(number, frame.language)}
    if measure == "commitments":
        return ngettext("%(number)s commitment.", "%(number)s commitments.", number) % said
    return ngettext("%(number)s delivery.", "%(number)s deliveries.", number) % said


def _description(frame: Frame, measure: str | None) -> str:
    if measure == "commitments":
        return gettext("How many commitments on record name each state, in either role.")
    if measure == "deliveries":
        return gettext("How many deliveries on record name each state.")
    return gettext("The states of the forum, by side.")


def _how(measure: str | None) -> str:
    if measure is None:
        return gettext(
            "The map shows which side of the forum each state is on. It is centred on the Pacific, so that the two sides face each other."
        )
    return gettext(
        "Counted are the entries of the record that name the state itself. Those that name its side or a bloc as a whole are not divided among the states; a state with few is not one with which little was done."
    )
