"""Middleware of the site."""

import re
import time
from collections.abc import Callable
from typing import Any

from allauth.usersessions.middleware import UserSessionsMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.module_loading import import_string

from consenso.interfaces.ui.asked import Watched
from consenso.project.checks import refuse_private_marks
from consenso.project.pagecache import NAMES_ASKED

GetResponse = Callable[[HttpRequest], HttpResponse]

# Where someone may be signed in or send a form: /en/desk/…, /en/account/…, /en/china-celac/correct/ and …/follow/, and the addresses
# without a language to which ministries' own sign-in leads back.
DESK = re.compile(
    r"/(?:[a-z]{2}(?:-[a-z]+)?/)?(?:desk|account)(?:/|$)|/[a-z-]+/[-\w]+/(?:correct|follow)/"
)
HOOKS = ("process_view", "process_exception", "process_template_response")


def is_desk(path: str) -> bool:
    """Return whether an address is one of the desk's: there are sessions and forms there, and nothing is kept by caches.

    >>> is_desk("/en/desk/meridian/"), is_desk("/en/meridian/"), is_desk("/account/oidc/borea/login/callback/")
    (True, False, True)
    """
    return DESK.match(path) is not None


def at_desk(name: str) -> Callable[[GetResponse], GetResponse]:
    """Return the middleware of that name so that it sees the desk's addresses and no other."""

    def made(get_response: GetResponse) -> GetResponse:
        inner = import_string(name)(get_response)

        def chosen(request: HttpRequest) -> HttpResponse:
            response: HttpResponse = (inner if is_desk(request.path_info) else get_response)(
                request
            )
            return response

        def hooked(hook: Callable[..., Any]) -> Callable[..., Any]:
            return lambda request, *rest: (
                hook(request, *rest) if is_desk(request.path_info) else None
            )

        for hook in HOOKS:
            if hasattr(inner, hook):
                setattr(chosen, hook, hooked(getattr(inner, hook)))
        return chosen

    return made


desk_answers = at_desk("consenso.project.middleware.NotKept")
desk_sessions = at_desk("django.contrib.sessions.middleware.SessionMiddleware")
desk_hours = at_desk("consenso.project.middleware.EndsInTime")
desk_forgery = at_desk("django.middleware.csrf.CsrfViewMiddleware")
desk_persons = at_desk("django.contrib.auth.middleware.AuthenticationMiddleware")
desk_messages = at_desk("django.contrib.messages.middleware.MessageMiddleware")
desk_devices = at_desk("consenso.project.middleware.SeenDevices")


class EndsInTime:
    """End a session some hours after its sign-in, whatever was done in it, and keep one that is in use.

    That it is in use is written down once a minute and not at each page: a page that only reads waits for no disk.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        session, now = request.session, time.time()
        began = session.get("signed_in_at")
        if began is not None and now - began > settings.SESSION_LIFE_SECONDS:
            session.flush()
        elif began is not None and now - session.get("seen_at", 0) > settings.SESSION_SEEN_SECONDS:
            session["seen_at"] = int(now)
        return self.get_response(request)


class SeenDevices:
    """Write down where a session is in use, whenever it is written down that it is: for the page of where one is signed in."""

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response
        self._written = UserSessionsMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self._written if request.session.modified else self._get_response
        return answer(request)


class NotKept:
    """Tell every cache and browser that an answer is for one reader and is not to be kept."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Cache-Control"] = "private, no-store"
        if request.method == "POST" and request.path_info.endswith("/account/logout/"):
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response


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


class NotesAsked:
    """Note for the page cache, which asks for it, of which names of the query a page depends."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        names = request.META.get(NAMES_ASKED)
        if names is not None:
            request.GET = Watched.of(request.GET, names)  # type: ignore[assignment]  # it is one that notes
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
