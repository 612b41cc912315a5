"""Activities to take away, as the page of the record's data has them."""

from collections.abc import Iterator

from django.utils.translation import gettext

from consenso.domain.activities.queries import activities_per_source, sources
from consenso.interfaces.public.activity_parts import xml_address
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.pages import Section, downloads, sentence
from consenso.interfaces.ui.components import Download


def activity_files(frame: Frame) -> Iterator[Section]:
    """Yield a section with what each source publishes of activities, as IATI; none where nothing was accepted. Two queries."""
    counts = activities_per_source(frame.slug)
    files = tuple(
        Download(frame.say(one.name), xml_address(frame, one.identifier), "IATI")
        for one in sources(frame.slug)
        if counts.get(one.identifier)
    )
    if files:
        said = gettext(
            "What each source publishes, as it publishes it: one file of IATI 2.03 for each, without what it does not publish any more."
        )
        tags = gettext(
            "A commitment that an activity is linked to is a tag of it there, with the address of its paragraph."
        )
        found = (sentence(said), sentence(tags), downloads(*files))
        yield Section("activities", gettext("Activities"), found)
