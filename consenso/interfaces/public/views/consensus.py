"""How a text came to be adopted: the consensus record, which anyone can check."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core.errors import NotFound
from consenso.core.locale import language_name
from consenso.core.record import Text
from consenso.domain.texts import queries as texts
from consenso.domain.texts.consensus import ConsensusRow, acts_published, consensus_of
from consenso.domain.texts.contents import contents
from consenso.interfaces.public.consensus_pages import ConsensusPage
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.pages import Link, Section, links
from consenso.interfaces.public.views.changes import by, moment
from consenso.interfaces.ui.components import Download
from consenso.interfaces.ui.consensus import Naming, correction_told, told
from consenso.interfaces.ui.negotiation import acts_table

MOST = 300  # acts on the page; all of them are in the file


@reads
def consensus_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    """The consensus record of a text, with what was corrected since."""
    text = texts.text(frame.slug, identifier)
    rows = consensus_of(frame.slug, identifier)
    if not rows:
        raise NotFound("consensus", identifier)
    naming = _naming(frame, identifier)
    first = next((row for row in rows if not row.is_correction), None)
    acts = acts_published(frame.slug, identifier) if first and first.n_acts else ()
    title = gettext("How it was adopted")
    page = ConsensusPage(
        shell=frame.shell(
            title,
            section="texts",
            trail=(
                (gettext("Texts"), frame.address("text")),
                (frame.say(text.title), frame.address("text", identifier)),
            ),
        ),
        kicker=frame.say(text.title),
        heading=title,
        lead=_lead(first),
        text_address=frame.address("text", identifier),
        told=told(first.document, naming, digest=first.digest, entry=first.entry)
        if first
        else None,
        corrections=tuple(
            correction_told(
                row.document, naming, number=row.number, digest=row.digest, entry=row.entry
            )
            for row in rows
            if row.is_correction
        ),
        acts=acts_table(acts, naming, most=MOST),
        n_acts_more=max(0, len(acts) - MOST),
        downloads=tuple(_downloads(frame, text, rows)),
    )
    return render(request, "public/consensus.html", {"page": page})


def _lead(first: ConsensusRow | None) -> str:
    if first is None:
        return gettext(
            "The forum publishes what was corrected, and not where each delegation stood."
        )
    return gettext("By which rule, who presided, where each delegation stood, in its own words.")


def _naming(frame: Frame, identifier: str) -> Naming:
    base = frame.address("text", identifier)
    return Naming(
        frame.language,
        lambda code: by(frame, code),
        lambda at: moment(frame, at),
        lambda tag, paragraph: f"{base}in/{tag}/{paragraph}/" if paragraph else "",
        lambda tag, number: f"{base}in/{tag}/as/{number}/",
    )


def _downloads(frame: Frame, text: Text, rows: Sequence[ConsensusRow]) -> list[Download]:
    api = f"/api/v1/{frame.slug}/texts/{text.id}"
    found = []
    for row in rows:
        label = (
            gettext("Correction %(number)d, as its digest is made of it")
            % {"number": row.number - 1}
            if row.is_correction
            else gettext("This record, as its digest is made of it")
        )
        found.append(Download(label, f"{api}/consensus/{row.number}.json", "JSON"))
        if row.n_acts:
            found.append(
                Download(gettext("The negotiation, act by act"), f"{api}/negotiation.json", "JSON")
            )
    found += [
        Download(
            gettext("The text in %(language)s, as Akoma Ntoso")
            % {"language": language_name(row.language, frame.language)},
            f"{api}/contents/{row.language}.xml",
            "XML",
        )
        for row in contents(frame.slug, text.id)
    ]
    return found


def way_to_consensus(frame: Frame, identifier: str) -> list[Section]:
    """Return the section of a text's page that leads to its consensus record, where it has one. One query."""
    if not consensus_of(frame.slug, identifier):
        return []
    line = gettext("By which rule, who presided, where each delegation stood, in its own words.")
    way = Link(gettext("Consensus record"), f"{frame.address('text', identifier)}consensus/", line)
    return [Section("consensus", gettext("How it was adopted"), (links((way,)),))]
