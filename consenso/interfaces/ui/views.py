"""Pages that know no data: what went wrong, and (in development) all the components."""

import logging
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.utils.translation import get_language_from_path, gettext, override
from django.views.decorators.http import require_safe

from consenso.interfaces.ui.pages import NavItem, Shell, shell
from consenso.interfaces.ui.specimens import specimens

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """A page that says what went wrong and where to go from there."""

    shell: Shell
    text: str
    reference: str  # to quote to the site's keeper; '' when there is nothing to look up
    ways: tuple[NavItem, ...]


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    is_too_much = isinstance(exception, TooManyFieldsSent | RequestDataTooBig)
    return _refused(request, status=413 if is_too_much else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _refused(request, status=403)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that did not come from a page of ours, or from one that is too old."""
    return _refused(request, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _refused(request, status=404)


def fault(request: HttpRequest) -> HttpResponse:
    """Answer 500 with a reference that also stands in the log. It asks nothing of the database, which may be the fault."""
    reference = secrets.token_hex(4)
    log.error("fault %s at %s", reference, request.path)
    try:
        return _answer(request, status=500, reference=reference, forum=("", ""))
    except Exception:  # the page itself may be what is broken; then the reference alone must do
        log.exception("fault %s: its page could not be made", reference)
        return HttpResponse(reference, status=500, content_type="text/plain")


def _refused(request: HttpRequest, *, status: int) -> HttpResponse:
    language = get_language_from_path(request.path_info) or "en"
    return _answer(request, status=status, reference="", forum=_forum(request, language=language))


def _forum(request: HttpRequest, *, language: str) -> tuple[str, str]:
    """Return slug and name of the forum in the address; two '' when there is none.

    Whoever knows the forums names a function in settings.FORUM_NAME: (slug, *, language) → name, '' for no such forum.
    """
    parts = request.path_info.strip("/").split("/")
    path = getattr(settings, "FORUM_NAME", "")
    if len(parts) < 2 or not path:
        return "", ""
    name = str(import_string(path)(parts[1], language=language))
    return (parts[1], name) if name else ("", "")


def _answer(
    request: HttpRequest, *, status: int, reference: str, forum: tuple[str, str]
) -> HttpResponse:
    language = get_language_from_path(request.path_info) or "en"
    with override(language):
        title, text = _sentences(status)
        around = shell(
            language=language,
            path=request.path_info if status != 404 else f"/{language}/",
            site=settings.SITE,
            title=title,
            forum_slug=forum[0],
            forum_name=forum[1],
            is_indexed=False,
        )
        home = NavItem(gettext("All forums"), around.home_address)
        page = ErrorPage(around, text, reference, ways=(*around.navigation[:7], home))
        return render(request, f"{status}.html", {"page": page}, status=status)


def _sentences(status: int) -> tuple[str, str]:
    return {
        400: (
            gettext("This request cannot be read"),
            gettext("The address or the form holds something that the site does not understand."),
        ),
        403: (
            gettext("This page is not open"),
            gettext("The site does not show this page to readers."),
        ),
        404: (
            gettext("There is no page at this address"),
            gettext(
                "It may have been mistyped, or the thing that it named has another address now. Search, or begin from one of these pages."
            ),
        ),
        413: (
            gettext("The form is too large"),
            gettext(
                "A form may have 2,000 fields and one megabyte. Go back, which keeps what you typed, and save it in parts."
            ),
        ),
        500: (
            gettext("The site has made a fault"),
            gettext(
                "The page could not be made. It is not anything that you did. Trying again in a minute may help; if it does not, quote the reference to those who keep this site."
            ),
        ),
    }[status]


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """All components with invented content; in development only."""
    language = get_language_from_path(request.path_info) or "en"
    page = specimens(language=language, path=request.path_info, site=settings.SITE)
    return render(request, "ui/components.html", {"page": page})
