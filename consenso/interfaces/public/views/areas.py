"""Key areas of cooperation, with their commitments plan by plan."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.record import Area, Commitment
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import queries as delivery
from consenso.domain.ledger.queries import Listing
from consenso.domain.parties import queries as parties
from consenso.interfaces.public import activity_links, filters, follow
from consenso.interfaces.public.frame import Frame, Notes, reads
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
    answered = delivery.relations_per_commitment(frame.slug)
    notes = Notes(frame)
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
        facts=_facts(frame, area, listed, answered, notes.mark(area.sources)),
        sections=(
            *_plan_by_plan(frame, listed.items, answered),
            *_more(frame, area, listed.total),
            *activity_links.of_commitments(frame, [one.id for one in listed.items]),
            follow.section(frame, "area", area.id),
        ),
        notes=notes.listed(),
        downloads=brief_downloads(frame, "area", area.id),
        history=frame.history("area", area.id),
    )
    return render(request, "public/object.html", {"page": page})


Answered = Mapping[str, tuple[str, ...]]


def _facts(
    frame: Frame,
    area: Area,
    listed: Listing[Commitment],
    answered: Answered,
    marks: tuple[int, ...],
) -> tuple[Fact, ...]:
    gdi = {
        entry.id: frame.say(entry.name)
        for initiative in parties.initiatives(frame.slug, kind="initiative")
        for entry in initiative.priority_areas
    }
    with_facts = sum(1 for one in listed.items if one.id in answered)
    rows = (
        Fact(
            gettext("Commitments"),
            str(listed.total),
            f"{frame.address('commitment')}?area={area.id}",
            sources=marks,
        ),
        Fact(
            gettext("With facts on what was done"),
            str(with_facts) if listed.total <= SHOWN else "",
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
    )
    return tuple(fact for fact in rows if fact.detail)


def _plan_by_plan(
    frame: Frame, found: Sequence[Commitment], answered: Answered
) -> tuple[Section, ...]:
    sections = []
    for place, words in places_of(frame, {one.text for one in found}).items():
        held = tuple(
            Link(
                frame.say(one.paraphrase),
                frame.address("commitment", one.id),
                line=done(answered.get(one.id, ())),
                language=frame.tag_of(one.paraphrase),
            )
            for one in found
            if one.text == place
        )
        sections.append(Section(f"in-{place}", frame.say(words), (links(held),)))
    return tuple(sections)


def _more(frame: Frame, area: Area, total: int) -> tuple[Section, ...]:
    if total <= SHOWN:
        return ()
    label = gettext("All %(number)s in the list") % {"number": total}
    address = f"{frame.address('commitment')}?area={area.id}"
    return (Section("more", gettext("And more"), (links((Link(label, address),)),)),)
