"""What texts say, for programs: as `consenso outline --json` prints it, and as Akoma Ntoso."""

from django.http import HttpRequest, HttpResponse
from ninja import Schema

from consenso.core.errors import NotFound
from consenso.core.formats.akn import CannotWrite, Metadata, write
from consenso.core.locale import choose, is_one_moment
from consenso.domain.parties import queries as parties
from consenso.domain.texts import queries as texts
from consenso.domain.texts.contents import ContentRow, content, contents, outline_of
from consenso.interfaces.api.asked import refuse_unknown
from consenso.interfaces.api.joins import content_line
from consenso.interfaces.api.problems import Refused
from consenso.interfaces.api.resources import as_json

AKOMA_NTOSO = "application/xml; charset=utf-8"
DAY = len("2019-11-06")


def content_json(request: HttpRequest, forum: str, identifier: str, edition: str) -> HttpResponse:
    """Answer what a text says in a language (BCP 47).

    Raises:
        NotFound: there is no such forum or text, or nobody imported it in this language.
    """
    refuse_unknown(request, Schema)
    row = _content(forum, identifier, edition)
    return as_json({**outline_of(row).as_json(), **content_line(forum, row)})


def content_xml(request: HttpRequest, *, forum: str, identifier: str, edition: str) -> HttpResponse:
    """What a text says in a language (BCP 47), as a file of Akoma Ntoso 3.0."""
    refuse_unknown(request, Schema)
    row = _content(forum, identifier, edition)
    text, name = texts.text(forum, identifier), parties.forum(forum).name
    metadata = Metadata(
        kind=text.kind,
        date=text.date if len(text.date) == DAY and is_one_moment(text.date) else "",
        number=text.id,
        author=forum,
        author_name=choose(name, row.language).text,
        marked_on=row.at.date().isoformat(),
    )
    try:
        written = write(outline_of(row), metadata)
    except CannotWrite as error:
        raise Refused("not-found", f"It cannot be written as Akoma Ntoso: {error}") from error
    response = HttpResponse(written, content_type=AKOMA_NTOSO)
    response["Content-Disposition"] = f'attachment; filename="{identifier}.{row.language}.xml"'
    return response


def _content(forum: str, identifier: str, edition: str) -> ContentRow:
    parties.forum(forum)
    try:
        return content(forum, identifier, edition)
    except NotFound:
        held = ", ".join(row.language for row in contents(forum, identifier)) or "none"
        raise NotFound(
            "content", f"{identifier} {edition} (languages that it is here in: {held})"
        ) from None
