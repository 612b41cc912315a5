"""Middleware of the site."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from consenso.project.checks import refuse_private_marks

GetResponse = Callable[[HttpRequest], HttpResponse]


class LanguageFromAddress:
    """The first part of the address names the language; nothing else does.

    Django's LocaleMiddleware also looks at cookies and headers, and so marks each page
    `Vary: Accept-Language`, which no cache can keep well.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or "en"
        with translation.override(language):
            request.LANGUAGE_CODE = language
            return self.get_response(request)


class PermissionsPolicy:
    """Tell browsers that the pages want nothing of the reader's device."""

    NONE_OF_THESE = ", ".join(
        f"{feature}=()"
        for feature in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
    )

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", self.NONE_OF_THESE)
        return response


class PublicStaysPublic:
    """Where DEBUG is on: raise if a page that caches may keep holds something of one reader."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method in ("GET", "HEAD"):
            refuse_private_marks(request.path, response)
        return response
