"""A text as it stood before it was corrected, at an address that stays: as adopted, as corrected once, twice."""

from collections.abc import Sequence
from itertools import pairwise

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.record import Text
from consenso.domain.record.labels import TEXT_KIND
from consenso.domain.texts import queries as texts
from consenso.domain.texts.contents import ContentRow, contents, outlines
from consenso.domain.texts.earlier import Wording, wording, wordings
from consenso.interfaces.public.edition_parts import (
    chosen,
    is_title_again,
    level_of,
    name_of,
    title_of,
)
from consenso.interfaces.public.editions import (
    Corrected,
    EarlierPage,
    Part,
    Way,
)
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.promised import content_address
from consenso.interfaces.public.views.changes import moment
from consenso.interfaces.ui.components import Download, Fact


def earlier_address(frame: Frame, text: str, language: str, number: int) -> str:
    """Return the address of what a text said in a language when it had so many consensus records."""
    return f"{content_address(frame, text, language)}as/{number}/"


def stood_ways(
    frame: Frame, text: Text, found: Sequence[Wording], current: int = 0
) -> tuple[Way, ...]:
    """Return the way to each wording of a text; () where it was never corrected."""
    return tuple(
        Way(
            stood_since(frame, text, one),
            earlier_address(frame, text.id, one.outline.language, one.number),
            is_current=one.number == current,
        )
        for one in found
    )


def stood_since(frame: Frame, text: Text, one: Wording) -> str:
    """Return since when a text says what it says in a wording."""
    if one.at is not None:
        return gettext("As corrected on %(moment)s") % {"moment": moment(frame, one.at)}
    if one.is_adopted:
        return gettext("As adopted on %(date)s") % {"date": frame.date(text.date)}
    return gettext("As it stood before it was corrected")


@reads
def earlier_page(
    request: HttpRequest, frame: Frame, identifier: str, language: str, number: int
) -> HttpResponse:
    """What a text said in a language from an adoption or a correction on."""
    text = texts.text(frame.slug, identifier)
    row = chosen(contents(frame.slug, identifier), identifier, language)
    one = wording(frame.slug, identifier, row.language, number)
    if (row.language, one.number) != (language, number):
        return HttpResponsePermanentRedirect(
            earlier_address(frame, identifier, row.language, one.number)
        )
    found = wordings(frame.slug, identifier, outlines((row,))[row.id])
    return render(request, "public/earlier.html", {"page": _page(frame, text, row, one, found)})


def _page(
    frame: Frame, text: Text, row: ContentRow, one: Wording, found: Sequence[Wording]
) -> EarlierPage:
    title, said = title_of(frame, text, row), stood_since(frame, text, one)
    name = shown.language_name(row.language, frame.language)
    now = content_address(frame, text.id, row.language)
    api = f"/api/v1/{frame.slug}/texts/{text.id}/contents/{row.language}/as/{one.number}.json"
    after = [other for other in found if other.number > one.number]
    until = moment(frame, after[0].at) if after and after[0].at else ""
    return EarlierPage(
        shell=frame.shell(
            f"{title} ({name}): {said}",
            section="texts",
            trail=(
                (gettext("Texts"), frame.address("text")),
                (frame.say(text.title), frame.address("text", text.id)),
                (name, now),
            ),
            is_indexed=not after,
        ),
        kicker=f"{TEXT_KIND[text.kind]}, {frame.date(text.date)} · {name}",
        heading=title,
        language=row.language,
        stood=stood_ways(frame, text, found, one.number),
        said=said,
        facts=tuple(
            fact
            for fact in (
                Fact(gettext("So it stood until"), until),
                Fact(gettext("Corrected by this"), one.correction.get("why", "")),
                Fact(gettext("SHA-256 of these words"), one.digest),
            )
            if fact.detail
        ),
        is_current=not after,
        parts=_parts(frame, row, one, after, title),
        downloads=(Download(gettext("These words, as their digest is made of them"), api, "JSON"),),
        now_address=now,
        record_address=f"{frame.address('text', text.id)}consensus/",
    )


def _parts(
    frame: Frame, row: ContentRow, one: Wording, after: Sequence[Wording], title: str
) -> tuple[Part, ...]:
    held = {part.id: part for part in one.outline.paragraphs}
    first = {}
    for other in reversed(after):
        first[other.correction["paragraph"]] = other
    found = []
    for part in one.outline.paragraphs:
        if is_title_again(part, title) and part.id not in first:
            continue
        later = first.get(part.id)
        found.append(
            Part(
                part.kind,
                part.id,
                part.number,
                name_of(held, part),
                part.text,
                level_of(held, part),
                f"#{part.id}",
                corrected=_correction(frame, row.text, later) if later else None,
            )
        )
    return tuple(found)


def _correction(frame: Frame, text: str, one: Wording) -> Way:
    return Way(
        gettext("Corrected on %(moment)s") % {"moment": moment(frame, one.at) if one.at else ""},
        f"{frame.address('text', text)}consensus/#correction-{one.number - 1}",
    )


def corrected_of(
    frame: Frame, text: Text, found: Sequence[Wording], paragraph: str
) -> tuple[Corrected, ...]:
    """Return what stood in a paragraph (id) before each correction of it, the latest first."""
    return tuple(
        Corrected(
            gettext("Until it was corrected on %(moment)s it said:")
            % {"moment": moment(frame, one.at)},
            one.correction["was"],
            f"{earlier_address(frame, text.id, one.outline.language, before.number)}#{paragraph}",
        )
        for before, one in reversed(list(pairwise(found)))
        if one.at is not None and one.correction["paragraph"] == paragraph
    )
