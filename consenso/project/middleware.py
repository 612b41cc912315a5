"""Middleware of the site."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

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
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]  # as LocaleMiddleware does
            return self.get_response(request)
