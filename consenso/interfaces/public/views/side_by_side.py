"""A text in two languages, in step: what says the same stands beside each other, and what differs is marked and listed."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.outline import Outline
from consenso.core.record import Text
from consenso.domain.record.labels import TEXT_KIND
from consenso.domain.texts.concordance import Row, alignment
from consenso.domain.texts.concordance import rows as rows_of
from consenso.domain.texts.contents import ContentRow, outlines
from consenso.interfaces.public.edition_parts import differences, name_of, side_parts, title_of
from consenso.interfaces.public.editions import BesidePage, DifferingPlace, Side, StepRow, Way
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.promised import content_address


def side_by_side(
    request: HttpRequest,
    frame: Frame,
    text: Text,
    one: ContentRow,
    other: ContentRow,
    rows: Sequence[ContentRow],
) -> HttpResponse:
    """The page of two languages of a text; `rows` are all of them. Two queries."""
    said = outlines((one, other))
    found = alignment(one, other)
    sides = _side(frame, text, one), _side(frame, text, other)
    steps = tuple(
        _step(frame, number, row, (one, other), (said[one.id], said[other.id]))
        for number, row in enumerate(rows_of(said[one.id], said[other.id], found), start=1)
    )
    title = gettext("%(title)s: %(language)s and %(other)s") % {
        "title": sides[0].title,
        "language": sides[0].name,
        "other": sides[1].name,
    }
    page = BesidePage(
        shell=frame.shell(
            title,
            section="texts",
            description=title,
            trail=(
                (gettext("Texts"), frame.address("text")),
                (frame.say(text.title), frame.address("text", text.id)),
                (sides[0].name, sides[0].address),
            ),
            is_indexed=False,
            place=f"?beside={other.language}",
        ),
        kicker=f"{TEXT_KIND[text.kind]}, {frame.date(text.date)}",
        one=sides[0],
        other=sides[1],
        others=_others(frame, one, other, rows),
        is_compared=found is not None,
        places=tuple(
            DifferingPlace(step.called, f"#{step.identifier}", step.differences)
            for step in steps
            if step.differences
        ),
        rows=steps,
    )
    return render(request, "public/beside.html", {"page": page})


def beside_address(frame: Frame, one: ContentRow, other: ContentRow) -> str:
    """Return the address of two languages in step."""
    return f"{content_address(frame, one.text, one.language)}?beside={other.language}"


def _side(frame: Frame, text: Text, row: ContentRow) -> Side:
    return Side(
        row.language,
        shown.language_name(row.language, frame.language),
        title_of(frame, text, row),
        content_address(frame, text.id, row.language),
    )


def _others(
    frame: Frame, one: ContentRow, other: ContentRow, rows: Sequence[ContentRow]
) -> tuple[Way, ...]:
    return tuple(
        Way(
            shown.language_name(row.language, frame.language),
            beside_address(frame, one, row),
            is_current=row.id == other.id,
        )
        for row in rows
        if row.id != one.id
    )


def _step(
    frame: Frame,
    number: int,
    row: Row,
    contents: tuple[ContentRow, ContentRow],
    said: tuple[Outline, Outline],
) -> StepRow:
    first, second = ({part.id: part for part in side.paragraphs} for side in said)
    words = [one.in_one for one in row.differs], [one.in_other for one in row.differs]
    named = row.one or row.other
    return StepRow(
        identifier=f"step-{number}",
        called=name_of(first if row.one else second, named[0]) if named else "",
        one=side_parts(frame, contents[0], row.one, first, words[0]),
        other=side_parts(frame, contents[1], row.other, second, words[1]),
        differences=differences(row.differs),
    )
