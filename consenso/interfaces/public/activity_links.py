"""Activities where other pages lead to them: on a commitment, what speaks to it; a text's, an area's, a state's; the way to all."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from consenso.core import locale as shown
from consenso.domain.activities.linked import (
    LinkedRow,
    Sum,
    linked_to,
    linked_to_any,
    published_in,
    sums,
)
from consenso.domain.activities.queries import (
    ActivityRow,
    LinkRow,
    activities_per_source,
)
from consenso.domain.record.labels import RELATION
from consenso.interfaces.public.activity_parts import activity_address, money_in_words
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.pages import Block, Link, Section, computed, links, sentence
from consenso.interfaces.public.quantities import TONES

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Speaking:
    """An activity that speaks to a commitment, as the commitment's page shows it."""

    on: str  # partial date or span; '' where none is known
    tone: str
    relation: str
    title: str
    language: str
    address: str
    publisher: str
    figures: tuple[str, ...]
    why: str
    said: str
    to_know: tuple[
        str, str
    ]  # that it is published more than once, or not any more: in short, in full; ('', '') for neither


def said_by(frame: Frame, one: LinkRow) -> str:
    """Return for whom a link was said, when, and in which entry of the ledger."""
    name = gettext("Secretariat") if one.by == "secretariat" else one.by
    return gettext("said for %(delegation)s, %(date)s, entry %(number)d of the ledger") % {
        "delegation": frame.party(one.by) if one.by in frame.names else name,
        "date": frame.date(one.at.date().isoformat()),
        "number": one.entry,
    }


def of_commitment(frame: Frame, commitment: str) -> tuple[Section, ...]:
    """Return the section on the activities that speak to a commitment (id); () where nobody has linked any. Three queries at most."""
    found = linked_to(frame.slug, commitment)
    if not found:
        return ()
    amounts = sums([one.activity.id for one in found])
    rows = tuple(_speaking(frame, one, amounts.get(one.activity.id, ())) for one in found)
    how = gettext(
        "Activities are shown as those who publish them say. That one speaks to this commitment, and how, is said by a person for a delegation, whom each line names; it is no verdict of the record's."
    )
    heading = gettext("Activities that speak to it")
    return (Section("activities", heading, (Block("activities", rows), computed(how))),)


def _speaking(frame: Frame, one: LinkedRow, amounts: Sequence[Sum]) -> Speaking:
    row = one.activity
    return Speaking(
        on="/".join(day.isoformat() for day in (row.start_on, row.end_on) if day),
        tone=TONES[one.link.relation],
        relation=str(RELATION[one.link.relation]),
        title=frame.say(row.title) or row.identifier,
        language=frame.tag_of(row.title),
        address=activity_address(frame, row.source, row.identifier, row.copy),
        publisher=frame.say(row.reporting_name) or row.reporting,
        figures=tuple(_sum(frame, each) for each in amounts),
        why=one.link.why,
        said=said_by(frame, one.link),
        to_know=_to_know(one),
    )


def _sum(frame: Frame, one: Sum) -> str:
    words = {
        "budget": gettext("budget: %(amount)s"),
        "revised": gettext("revised budget: %(amount)s"),
        "committed": gettext("committed: %(amount)s"),
        "spent": gettext("spent: %(amount)s"),
    }
    return words[one.kind] % {"amount": money_in_words(frame, one.value, one.currency)}


def _to_know(one: LinkedRow) -> tuple[str, str]:
    if one.activity.gone is not None:
        said = gettext("Its source published it once, and does not any more.")
        return gettext("not published any more"), said
    if one.n_copies > 1:
        said = gettext("Its identifier is published %(n)d times: its page leads to all of them.")
        return gettext("published more than once"), said % {"n": one.n_copies}
    return "", ""


def of_commitments(frame: Frame, commitments: Sequence[str]) -> tuple[Section, ...]:
    """Return the section on the activities that speak to any of these commitments (ids); () for none. Two queries at most."""
    found = linked_to_any(frame.slug, commitments, per_page=SHOWN)
    if not found.total:
        return ()
    more = found.total - len(found.items)
    rest = ngettext(
        "One more stands on the page of its commitment.",
        "%(n)s more stand on the pages of their commitments.",
        more,
    ) % {"n": shown.number(more, frame.language)}
    blocks = (links(_lines(frame, found.items)), *((sentence(rest),) if more else ()))
    heading = gettext("Activities that speak to its commitments")
    return (Section("activities", heading, blocks),)


def of_state(frame: Frame, code: str) -> tuple[Section, ...]:
    """Return the section on the activities that are published as being in a state (ISO 3166); () for none. Two queries at most."""
    found = published_in(frame.slug, code, per_page=SHOWN)
    if not found.total:
        return ()
    blocks = [links(_lines(frame, found.items))]
    if found.total > len(found.items):
        words = gettext("All %(number)s in the list") % {
            "number": shown.number(found.total, frame.language)
        }
        blocks.append(links((Link(words, f"{frame.section('activities')}?country={code}"),)))
    heading = gettext("Activities there, as their publishers say")
    return (Section("activities", heading, tuple(blocks)),)


def _lines(frame: Frame, rows: Sequence[ActivityRow]) -> tuple[Link, ...]:
    return tuple(
        Link(
            frame.say(one.title) or one.identifier,
            activity_address(frame, one.source, one.identifier, one.copy),
            line=" · ".join(
                part
                for part in (
                    frame.say(one.reporting_name) or one.reporting,
                    _days(frame, one),
                )
                if part
            ),
            language=frame.tag_of(one.title),
        )
        for one in rows
    )


def _days(frame: Frame, one: ActivityRow) -> str:
    days = "/".join(day.isoformat() for day in (one.start_on, one.end_on) if day)
    return shown.partial_date(days, frame.language)


def way(frame: Frame) -> tuple[Block, ...]:
    """Return the way to what publishers of activities say; () where the forum has none. One query."""
    n_found = sum(activities_per_source(frame.slug).values())
    if not n_found:
        return ()
    said = ngettext(
        "%(n)s activity, as its publisher says",
        "%(n)s activities, as their publishers say",
        n_found,
    )
    words = said % {"n": shown.number(n_found, frame.language)}
    return (links((Link(words, frame.section("activities")),)),)
