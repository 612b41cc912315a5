"""What a text says, to be read: in one language, with what became of its promises in the margin; as plain text."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.outline import Outline
from consenso.core.record import Text
from consenso.domain.ledger import queries as ledger
from consenso.domain.record.labels import TEXT_KIND
from consenso.domain.texts import queries as texts
from consenso.domain.texts.contents import ContentRow, contents, outlines
from consenso.domain.texts.earlier import wordings
from consenso.interfaces.public import filters
from consenso.interfaces.public.edition_parts import (
    chosen,
    is_title_again,
    parts_of,
    title_of,
    ways,
)
from consenso.interfaces.public.editions import ContentsLine, ReadingPage, Way
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.promised import content_address, promised
from consenso.interfaces.public.structured import text_json_ld
from consenso.interfaces.public.views.changes import by, moment
from consenso.interfaces.public.views.earlier import stood_ways
from consenso.interfaces.public.views.side_by_side import side_by_side
from consenso.interfaces.ui.components import Download, Fact


@reads
def content_page(
    request: HttpRequest, frame: Frame, identifier: str, language: str
) -> HttpResponse:
    """A text in one language; with ?beside=…, next to another."""
    text = texts.text(frame.slug, identifier)
    rows = contents(frame.slug, identifier)
    row = chosen(rows, identifier, language)
    other = filters.asked(request).value("beside")
    if row.language != language:
        return HttpResponsePermanentRedirect(content_address(frame, identifier, row.language))
    if other and other.casefold() != language.casefold():
        return side_by_side(request, frame, text, row, chosen(rows, identifier, other), rows)
    outline = outlines((row,))[row.id]
    return render(request, "public/reading.html", {"page": _page(frame, text, rows, row, outline)})


@reads
def content_text(
    request: HttpRequest, frame: Frame, identifier: str, language: str
) -> HttpResponse:
    """A text in one language, as plain text."""
    text = texts.text(frame.slug, identifier)
    row = chosen(contents(frame.slug, identifier), identifier, language)
    lines = [title_of(frame, text, row), ""]
    for part in outlines((row,))[row.id].paragraphs:
        if not is_title_again(part, title_of(frame, text, row)):
            lines += [" ".join(word for word in (part.number, part.text) if word), ""]
    lines += ["--", *_imprint(frame, row)]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{identifier}.{row.language}.txt"'
    return response


def _page(
    frame: Frame, text: Text, rows: Sequence[ContentRow], row: ContentRow, outline: Outline
) -> ReadingPage:
    title = title_of(frame, text, row)
    name = shown.language_name(row.language, frame.language)
    found = promised(frame, text.id, outline)
    shown_parts = [part for part in outline.paragraphs if not is_title_again(part, title)]
    parts = parts_of(frame, row, shown_parts, outline, found.placed)
    here = content_address(frame, text.id, row.language)
    return ReadingPage(
        shell=frame.shell(
            f"{title} ({name})",
            section="texts",
            description=gettext("%(title)s: its words in %(language)s, paragraph by paragraph.")
            % {"title": frame.say(text.title), "language": name},
            trail=(
                (gettext("Texts"), frame.address("text")),
                (frame.say(text.title), frame.address("text", text.id)),
            ),
            json_ld=text_json_ld(frame, text),
        ),
        kicker=f"{TEXT_KIND[text.kind]}, {frame.date(text.date)}",
        heading=title,
        language=row.language,
        language_name=name,
        languages=ways(frame, rows, row.language),
        beside=tuple(
            Way(
                shown.language_name(other.language, frame.language),
                f"{here}?beside={other.language}",
            )
            for other in rows
            if other.id != row.id
        ),
        stood=stood_ways(frame, text, wordings(frame.slug, text.id, outline)),
        origin=_origin(frame, row),
        contents=tuple(
            ContentsLine(f"{part.number} {part.text}".strip(), f"#{part.identifier}", part.level)
            for part in parts
            if part.kind in ("heading", "annex")
        ),
        parts=parts,
        n_promises=found.count,
        unplaced=found.unplaced,
        downloads=_downloads(frame, row),
        text_address=frame.address("text", text.id),
        text_title=frame.say(text.title),
    )


def _origin(frame: Frame, row: ContentRow) -> tuple[Fact, ...]:
    """Return where the words come from: who brought them, in which file, since when. One query."""
    entry = ledger.entry(frame.slug, row.entry)
    since = gettext("entry %(number)s of the ledger, %(moment)s") % {
        "number": shown.number(row.entry, frame.language),
        "moment": moment(frame, row.at),
    }
    found = (
        Fact(gettext("Imported by"), by(frame, entry.by)),
        Fact(gettext("From the file"), row.source_name),
        Fact(gettext("Fetched from"), row.source_address, row.source_address),
        Fact(gettext("So it stands since"), since, f"{frame.section('changes')}{row.entry}/"),
        Fact(gettext("SHA-256 of the file"), row.file_digest),
        Fact(gettext("SHA-256 of these words"), row.digest),
    )
    return tuple(fact for fact in found if fact.detail)


def _downloads(frame: Frame, row: ContentRow) -> tuple[Download, ...]:
    here = content_address(frame, row.text, row.language).rstrip("/")
    api = f"/api/v1/{frame.slug}/texts/{row.text}/contents/{row.language}"
    return (
        Download(gettext("This text, as plain text"), f"{here}.txt", "TXT"),
        Download(gettext("This text, as Akoma Ntoso"), f"{api}.xml", "XML"),
        Download(gettext("This text, for programs"), api, "JSON"),
    )


def _imprint(frame: Frame, row: ContentRow) -> list[str]:
    said = gettext(
        "From the public record of %(forum)s, entry %(number)s of its ledger (%(moment)s). SHA-256 of these words: %(digest)s"
    ) % {
        "forum": frame.say(frame.forum.name),
        "number": row.entry,
        "moment": moment(frame, row.at),
        "digest": row.digest,
    }
    return [said, f"{settings.SITE}{content_address(frame, row.text, row.language)}"]
