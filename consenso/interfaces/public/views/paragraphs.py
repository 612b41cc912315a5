"""One paragraph of a text at its own address, and words of it: to be cited, in every language, with its line through the texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote as quoted

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.errors import NotFound
from consenso.core.outline import Outline, Paragraph
from consenso.core.record import Text
from consenso.domain.texts import queries as texts
from consenso.domain.texts.concordance import (
    Alignment,
    alignments,
    counterparts,
    pairs_by_number,
)
from consenso.domain.texts.contents import ContentRow, contents, outlines
from consenso.domain.texts.earlier import wordings
from consenso.domain.texts.line import Standing, family_of, line_of
from consenso.domain.texts.quotes import place_of
from consenso.interfaces.public.edition_parts import (
    chosen,
    differences,
    is_title_again,
    name_of,
    parts_of,
    pieces,
    side_parts,
    title_of,
)
from consenso.interfaces.public.editions import InLanguage, LineStop, ParagraphPage, Way
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.promised import content_address, promised
from consenso.interfaces.public.views.earlier import corrected_of
from consenso.interfaces.public.views.side_by_side import beside_address
from consenso.interfaces.ui.pages import Citation

LONGEST_QUOTE = 1000  # characters; more is the paragraph itself


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph, and all that its page is made from. `said` is what every content says that the page speaks of, by id."""

    text: Text
    family_texts: Mapping[str, Text]
    rows: tuple[ContentRow, ...]
    row: ContentRow
    family: tuple[ContentRow, ...]
    said: Mapping[int, Outline]
    part: Paragraph
    title: str
    quote: str

    @property
    def outline(self) -> Outline:
        return self.said[self.row.id]

    @property
    def held(self) -> dict[str, Paragraph]:
        return {part.id: part for part in self.outline.paragraphs}


@reads
def paragraph_page(
    request: HttpRequest, frame: Frame, identifier: str, language: str, paragraph: str
) -> HttpResponse:
    """A paragraph; with ?quote=…, the words of it that are meant."""
    rows = contents(frame.slug, identifier)
    row = chosen(rows, identifier, language)
    if row.language != language:
        return HttpResponsePermanentRedirect(
            content_address(frame, identifier, row.language, paragraph)
        )
    family = family_of(frame.slug, row)
    held = texts.texts_by_id(frame.slug, (identifier, *(one.text for one in family)))
    said = outlines({one.id: one for one in (*rows, *family)}.values())
    part = next((one for one in said[row.id].paragraphs if one.id == paragraph), None)
    if part is None:
        raise NotFound("paragraph", f"{identifier} {language} {paragraph}")
    quote = " ".join(request.GET.get("quote", "").replace("\0", "").split())[:LONGEST_QUOTE]
    title = title_of(frame, held[identifier], row)
    place = _Place(held[identifier], held, rows, row, family, said, part, title, quote)
    return render(request, "public/paragraph.html", {"page": _page(frame, place)})


def _page(frame: Frame, place: _Place) -> ParagraphPage:
    part, row = place.part, place.row
    found = place_of(part.text, place.quote)
    words = part.text[slice(*found)] if found else ""
    called = name_of(place.held, part)
    name = shown.language_name(row.language, frame.language)
    whole = content_address(frame, place.text.id, row.language)
    citation = _citation(frame, place, called, name, words)
    title = f"{place.title}, {called}"
    shell = frame.shell(
        f"{title} ({name})",
        section="texts",
        description=part.text[:160],
        trail=(
            (gettext("Texts"), frame.address("text")),
            (frame.say(place.text.title), frame.address("text", place.text.id)),
            (name, whole),
        ),
    )
    below = [one for one in place.outline.paragraphs if part.id in _above(place.held, one)]
    before, after = _beside(frame, place)
    return ParagraphPage(
        shell=replace(shell, citation=None),  # it has its own on the page
        kicker=place.title,
        heading=called,
        text_address=f"{whole}#{part.id}",
        language=row.language,
        language_name=name,
        number=part.number,
        pieces=pieces(part.text, (words,) if words else ()),
        below=parts_of(frame, row, below, place.outline, {})
        if part.kind not in ("heading", "annex")
        else (),
        corrected=corrected_of(
            frame,
            place.text,
            wordings(frame.slug, place.text.id, place.outline),
            part.id,
        ),
        address=frame.path,
        quote=place.quote,
        is_found=found is not None,
        citation=citation,
        others=_others(frame, place),
        line=_line(frame, place),
        promises=promised(frame, place.text.id, place.outline).placed.get(part.id, ()),
        before=before,
        after=after,
    )


def _above(held: Mapping[str, Paragraph], part: Paragraph) -> set[str]:
    """Return the ids of the parts that a part stands in."""
    found: set[str] = set()
    while part.parent in held and part.parent not in found:
        found.add(part.parent)
        part = held[part.parent]
    return found


def _citation(frame: Frame, place: _Place, called: str, language: str, words: str) -> Citation:
    url = f"{settings.SITE}{frame.path}"
    url += f"?quote={quoted(words)}" if words else ""
    forum = frame.say(frame.forum.name)
    said = gettext(
        "%(title)s (%(language)s), %(place)s, %(date)s. %(forum)s, public record, entry %(entry)s of the ledger."
    ) % {
        "title": place.title,
        "language": language,
        "place": called,
        "date": frame.date(place.text.date),
        "forum": forum,
        "entry": place.row.entry,
    }
    quotation = gettext("“%(words)s”, in:") % {"words": words} if words else ""
    bibtex = "\n".join(
        (
            f"@misc{{{frame.slug}-{place.text.id}-{place.row.language}-{place.part.id},",
            f"  title = {{{_in_braces(f'{place.title}, {called}')}}},",
            f"  howpublished = {{{_in_braces(forum)}, public record, entry {place.row.entry} of the ledger}},",
            f"  year = {{{place.text.date[:4]}}},",
            *((f"  note = {{{_in_braces(f'“{words}”')}}},",) if words else ()),
            f"  language = {{{place.row.language}}},",
            f"  url = {{{url}}}",
            "}",
        )
    )
    return Citation(" ".join(part for part in (quotation, said, url) if part), url, bibtex)


def _in_braces(words: str) -> str:
    """Return words as a field of BibTeX may hold them."""
    return words.replace("{", "(").replace("}", ")").replace("\\", "/")


def _others(frame: Frame, place: _Place) -> tuple[InLanguage, ...]:
    """Return the same paragraph in the other languages. One query."""
    others = [row for row in place.rows if row.id != place.row.id]
    made = alignments(place.row, among=others)
    return tuple(_in_language(frame, place, row, made.get(row.id)) for row in others)


def _in_language(
    frame: Frame, place: _Place, row: ContentRow, made: Alignment | None
) -> InLanguage:
    outline = place.said[row.id]
    found = made or Alignment(pairs_by_number(place.outline, outline), ())
    ids = counterparts(found, place.part.id)
    differs = [one for one in found.discordances if place.part.id in one.one]
    held = {part.id: part for part in outline.paragraphs}
    return InLanguage(
        language=row.language,
        name=shown.language_name(row.language, frame.language),
        parts=side_parts(
            frame,
            row,
            [held[one] for one in ids if one in held],
            held,
            [one.in_other for one in differs],
        ),
        beside=beside_address(frame, place.row, row),
        differences=differences(differs),
    )


def _line(frame: Frame, place: _Place) -> tuple[LineStop, ...]:
    """Return the line of the paragraph through the texts of its kind. One query."""
    changes = {
        "same": gettext("the same words"),
        "reworded": gettext("reworded"),
        "merged": gettext("merged"),
        "split": gettext("split"),
        "moved": gettext("moved"),
    }
    rows = {row.id: row for row in place.family}
    return tuple(
        _stop(frame, place, rows[one.content], one, changes.get(one.change, ""))
        for one in line_of(place.family, place.said, place.row, place.part.id)
    )


def _stop(
    frame: Frame, place: _Place, row: ContentRow, standing: Standing, change: str
) -> LineStop:
    held = {part.id: part for part in place.said[row.id].paragraphs}
    name = standing.called or name_of(held, held[standing.paragraph])
    return LineStop(
        label=f"{place.family_texts[row.text].date[:4]} {name}",
        address=content_address(frame, row.text, row.language, standing.paragraph),
        change=change,
        is_current=row.id == place.row.id,
    )


def _beside(frame: Frame, place: _Place) -> tuple[Way | None, Way | None]:
    """Return the ways to the paragraph before and the one after."""
    held: Sequence[Paragraph] = [
        one for one in place.outline.paragraphs if not is_title_again(one, place.title)
    ]
    here = next((n for n, one in enumerate(held) if one.id == place.part.id), None)

    def way(number: int) -> Way | None:
        if not 0 <= number < len(held):
            return None
        address = content_address(frame, place.text.id, place.row.language, held[number].id)
        return Way(name_of(place.held, held[number]), address)

    return (None, way(0)) if here is None else (way(here - 1), way(here + 1))
