"""Briefs: one page on an object, to read here and to take away."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from consenso.core.formats.brief import Brief, plain, to_docx, to_html, to_pdf, to_text
from consenso.domain.briefs.queries import brief
from consenso.domain.record.labels import KINDS
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.takeaway import brief_downloads
from consenso.interfaces.ui.components import Download
from consenso.interfaces.ui.pages import SECTION_OF, Shell

KIND_OF = {section: kind for kind, section in SECTION_OF.items()}


def _text_file(found: Brief) -> bytes:
    return to_text(found).encode()


# Ending of the address → what the file is, and what writes it.
FORMATS: dict[str, tuple[str, Callable[[Brief], bytes]]] = {
    "pdf": ("application/pdf", to_pdf),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        to_docx,
    ),
    "txt": ("text/plain; charset=utf-8", _text_file),
}


@dataclass(frozen=True, slots=True)
class BriefPage:
    """A brief as a page of the site."""

    shell: Shell
    content: SafeString  # the brief's own HTML, every word escaped by its writer
    downloads: tuple[Download, ...]


def _brief(frame: Frame, kind: str, identifier: str) -> Brief:
    return brief(
        kind,
        identifier,
        forum=frame.forum,
        names=frame.names,
        head=frame.head,
        language=frame.language,
        site=settings.SITE,
    )


@reads
def brief_page(request: HttpRequest, frame: Frame, section: str, identifier: str) -> HttpResponse:
    kind = KIND_OF[section]
    found = _brief(frame, kind, identifier)
    title = plain(found.title)
    page = BriefPage(
        shell=frame.shell(
            gettext("Brief: %(title)s") % {"title": title},
            section=section,
            trail=(
                (str(KINDS[kind]), frame.address(kind)),
                (title, frame.address(kind, identifier)),
            ),
        ),
        content=mark_safe(to_html(found)),  # noqa: S308  # the writer escapes every word; tested with all of Unicode
        downloads=brief_downloads(frame, kind, identifier)[1:],
    )
    return render(request, "public/brief.html", {"page": page})


@reads
def brief_file(
    request: HttpRequest, frame: Frame, section: str, identifier: str, ending: str
) -> HttpResponse:
    found = _brief(frame, KIND_OF[section], identifier)
    content_type, write = FORMATS[ending]
    response = HttpResponse(write(found), content_type=content_type)
    name = f"{frame.slug}-{identifier}-{frame.language}.{ending}"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
