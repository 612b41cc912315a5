"""The ways to the lineage page: from the comparison of plans, and from each text that can be compared."""

from urllib.parse import urlencode

from django.utils.translation import gettext

from consenso.domain.texts import queries as texts
from consenso.domain.texts.contents import ContentRow
from consenso.domain.texts.lineages import families
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.pages import Block, Link, Section, links


def way_from_plans(frame: Frame) -> Block:
    """Return the way from the comparison of plans; the page says what is missing where nothing can be compared."""
    line = gettext(
        "Kept, reworded, merged, split, moved, dropped, new: by section, as a drawing, and word by word; and what was promised three times."
    )
    label = gettext("What became of each paragraph from plan to plan")
    return links((Link(label, frame.section("lineage"), line),))


def ways_from_text(frame: Frame, text: str) -> tuple[Section, ...]:
    """Return the ways from a text (id) to what became of its paragraphs; none where it is compared with nothing.

    Two queries, or three.
    """
    found = [
        (language == frame.tag, len(rows), language, rows)
        for (_, language), rows in families(frame.slug).items()
        if any(row.text == text for row in rows)
    ]
    if not found:
        return ()
    _, _, language, rows = max(found, key=lambda one: one[:2])
    place = next(n for n, row in enumerate(rows) if row.text == text)
    held = texts.texts_by_id(
        frame.slug, tuple(row.text for row in rows[max(0, place - 1) : place + 2])
    )

    def way(label: str, chosen: tuple[ContentRow, ...], other: str = "") -> Link:
        asked = urlencode([*(("of", row.text) for row in chosen), ("language", language)])
        title = frame.say(held[other].title) if other else ""
        return Link(label % {"text": title}, f"{frame.section('lineage')}?{asked}")

    ways = []
    if place:
        before = rows[place - 1]
        label = gettext("What it took over from %(text)s, and what it dropped")
        ways.append(way(label, (before, rows[place]), before.text))
    if place + 1 < len(rows):
        after = rows[place + 1]
        label = gettext("What of it went on in %(text)s")
        ways.append(way(label, (rows[place], after), after.text))
    if len(rows) > 2:
        ways.append(
            way(gettext("What was promised three times"), rows[max(0, place - 3) : place + 3])
        )
    heading = gettext("Its paragraphs in other texts")
    return (Section("lineage", heading, (links(tuple(ways)),)),)
