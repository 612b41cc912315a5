"""Key areas of cooperation, with their commitments plan by plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.record import Initiative
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import queries as delivery
from consenso.domain.parties import queries as parties
from consenso.interfaces.public import filters
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.pages import Link, ListPage, ObjectPage, Section, links
from consenso.interfaces.public.quantities import done
from consenso.interfaces.public.takeaway import brief_downloads
from consenso.interfaces.public.views.commitments import SHOWN, places_of
from consenso.interfaces.ui.components import Cell, Column, Fact, Table


@reads
def area_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    counted = commitments.commitments_per_area(frame.slug)
    held = commitments.areas(frame.slug)
    lead = gettext(
        "Key areas of cooperation, with the themes of the Sustainable Development Goals that they touch. The grouping is ours."
    )
    page = ListPage(
        shell=frame.shell(
            gettext("Key areas"), section="areas", description=lead, feed=filters.feed(asked)
        ),
        heading=gettext("Key areas"),
        lead=lead,
        form=None,
        before=(),
        table=Table(
            caption=gettext("Key areas"),
            columns=(
                Column(gettext("Key area")),
                Column(gettext("Commitments"), is_number=True),
                Column(gettext("Sustainable Development Goals")),
            ),
            rows=tuple(
                (
                    Cell(frame.say(area.name), frame.address("area", area.id)),
                    Cell(
                        str(counted.get(area.id, 0)),
                        f"{frame.address('commitment')}?area={area.id}",
                        is_number=True,
                    ),
                    Cell(", ".join(str(goal) for goal in area.sdgs)),
                )
                for area in held
            ),
        ),
        pagination=filters.whole(len(held), asked),
        downloads=filters.downloads(asked, forum=frame.slug, section="areas", filters=None),
        feed=filters.feed(asked),
    )
    return render(request, "public/list.html", {"page": page})


@reads
def area_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    area = commitments.area(frame.slug, identifier)
    listed = commitments.commitments(frame.slug, area=identifier, per_page=SHOWN)
    found = listed.items
    answered = delivery.relations_per_commitment(frame.slug)
    places = places_of(frame, {one.text for one in found})
    gdi = {
        entry.id: frame.say(entry.name)
        for initiative in _initiatives(frame)
        for entry in initiative.priority_areas
    }
    sections = []
    for place, words in places.items():
        mine = [one for one in found if one.text == place]
        if mine:
            sections.append(
                Section(
                    f"in-{place}",
                    frame.say(words),
                    (
                        links(
                            tuple(
                                Link(
                                    frame.say(one.paraphrase),
                                    frame.address("commitment", one.id),
                                    line=done(answered.get(one.id, ())),
                                    language=frame.tag_of(one.paraphrase),
                                )
                                for one in mine
                            )
                        ),
                    ),
                )
            )
    if listed.total > SHOWN:
        label = gettext("All %(number)s in the list") % {"number": listed.total}
        address = f"{frame.address('commitment')}?area={area.id}"
        sections.append(Section("more", gettext("And more"), (links((Link(label, address),)),)))
    rows = [
        Fact(
            gettext("Commitments"),
            str(listed.total),
            f"{frame.address('commitment')}?area={area.id}",
        ),
        Fact(
            gettext("With facts on what was done"),
            str(sum(1 for one in found if one.id in answered)) if listed.total <= SHOWN else "",
        ),
        Fact(gettext("Sustainable Development Goals"), ", ".join(str(goal) for goal in area.sdgs)),
        Fact(
            gettext("Global Development Initiative"),
            shown.listed([gdi.get(one, one) for one in area.gdi], frame.language),
        ),
        Fact(
            gettext("Topics"),
            shown.listed([frame.term("topics", one) for one in area.topics], frame.language),
        ),
    ]
    page = ObjectPage(
        shell=frame.shell(
            frame.say(area.name),
            section="areas",
            trail=((gettext("Key areas"), frame.address("area")),),
        ),
        kicker=gettext("Key area"),
        heading=area.name,
        is_states_words=False,
        subheading=None,
        confidence=area.confidence,
        facts=tuple(fact for fact in rows if fact.detail),
        sections=tuple(sections),
        notes=(),
        downloads=brief_downloads(frame, "area", area.id),
        history=frame.history("area", area.id),
    )
    return render(request, "public/object.html", {"page": page})


def _initiatives(frame: Frame) -> tuple[Initiative, ...]:
    return parties.initiatives(frame.slug, kind="initiative")
