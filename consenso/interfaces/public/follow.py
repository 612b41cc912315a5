"""The place on a page where its reader finds how to hear of what changes: a feed, a calendar, letters.

The public record knows nobody and sets no cookie: who follows by mail does so at the desk, or by a form with an address of its own.
"""

from urllib.parse import urlencode

from django.utils.translation import gettext

from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.pages import Link, Section, links
from consenso.interfaces.ui.pages import SECTION_OF

# What can be followed → what the feed calls it.
ASKED = {
    "text": "text",
    "area": "area",
    "state": "party",
    "bloc": "party",
    "commitment": "commitment",
}


def ways(frame: Frame, kind: str, identifier: str, *, code: str = "") -> tuple[Link, ...]:
    """Return the ways to follow a text, an area, a party or a commitment; `code` is the party's (XA, celac)."""
    query = urlencode({ASKED[kind]: code or identifier})
    at_desk = urlencode({"kind": kind, "id": identifier})
    return (
        Link(gettext("What changes on it, as a feed"), f"{frame.home}feed.atom?{query}"),
        Link(
            gettext("Days on which reports are due, for a calendar"),
            f"{frame.section('reports')}calendar.ics?{query}",
        ),
        Link(
            gettext("By mail, without an account"),
            f"{frame.section('follow')}{kind}/{identifier}/",
        ),
        Link(
            gettext("By mail, for those who have a desk here"),
            f"/{frame.language}/desk/{frame.slug}/following/?{at_desk}",
        ),
    )


def section(frame: Frame, kind: str, identifier: str, *, code: str = "") -> Section:
    """Return the section of an object's page: the way to its figures, where it has any, and the ways to follow it."""
    figures = Link(
        gettext("Promised, reported, with evidence, assessed: in figures"),
        f"{frame.section('progress')}{SECTION_OF[kind]}/{identifier}/",
        gettext("With the rows behind every figure."),
    )
    found = ways(frame, kind, identifier, code=code)
    if kind == "commitment":
        widget = Link(
            gettext("In a few lines, for a frame in a page of your own"),
            f"{frame.section('progress')}widget/?{urlencode({'commitment': identifier})}",
        )
        return Section("follow", gettext("Follow it"), (links((*found, widget)),))
    return Section("follow", gettext("Progress, and following it"), (links((figures, *found)),))
