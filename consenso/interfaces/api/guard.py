"""What every address for machines shares: it is only read, by anyone from anywhere, and says which revision it is."""

import logging
import secrets
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from consenso import __version__
from consenso.core.errors import NotFound
from consenso.domain.ledger import queries as ledger
from consenso.interfaces.api.problems import Refused, problem

log = logging.getLogger(__name__)

View = Callable[..., Any]  # what it returns is an HttpResponse, or a StreamingHttpResponse
METHODS = "GET, HEAD, OPTIONS"
A_DAY = "86400"


def open_data(view: View, *, also: Callable[[str], object] | None = None) -> View:
    """Let a view be read by programs: GET, HEAD, OPTIONS, from any origin, with validators and clear problems.

    The ETag stands for the ledger's head, the address and the version of the software: nothing else
    decides what is answered, but what `also` returns for a forum where it is given. In front of it the
    page cache gives pages that it keeps an ETag by their content; either is strong, and 304 follows from either.
    """

    @wraps(view)
    def opened(
        request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponse | StreamingHttpResponse:
        response: HttpResponse | StreamingHttpResponse
        if request.method == "OPTIONS":
            response = _preflight()
        elif request.method in ("GET", "HEAD"):
            response = _read(view, also, request, *args, **kwargs)
        else:
            response = problem(request, "method", f"Use one of these methods: {METHODS}.")
            response["Allow"] = METHODS
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link"
        return response

    opened.csrf_exempt = True  # type: ignore[attr-defined]  # Django looks for it on the function
    return opened


def _preflight() -> HttpResponse:
    response = HttpResponse(status=204)
    response["Allow"] = METHODS
    response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = "Accept, If-None-Match, If-Modified-Since"
    response["Access-Control-Max-Age"] = A_DAY
    return response


def _read(
    view: View,
    also: Callable[[str], object] | None,
    request: HttpRequest,
    *args: Any,
    **kwargs: Any,
) -> HttpResponse | StreamingHttpResponse:
    is_head, request.method = request.method == "HEAD", "GET"  # the views know GET only
    response: HttpResponse | StreamingHttpResponse
    try:
        forum = kwargs.get("forum")
        etag, modified = _validators(request, forum, also(forum) if also and forum else "")
        held = get_conditional_response(request, etag=etag, last_modified=modified)
        response = held or view(request, *args, **kwargs)
    except Exception as error:  # every fault is answered in the form that programs expect
        response = refusal(request, error)
    if response.status_code in (200, 304):
        response["ETag"] = etag
        if modified is not None:
            response["Last-Modified"] = http_date(modified)
    return _without_body(response) if is_head else response


def _without_body(
    response: HttpResponse | StreamingHttpResponse,
) -> HttpResponse | StreamingHttpResponse:
    if isinstance(response, StreamingHttpResponse):
        response.streaming_content = ()  # how long it is only its end would tell
    else:
        response["Content-Length"] = str(len(response.content))
        response.content = b""
    return response


def _validators(request: HttpRequest, forum: str | None, also: object) -> tuple[str, int | None]:
    """Return the ETag and the moment of the last change (seconds since 1970) of what an address answers."""
    if forum is None:
        stamp, modified = ledger.generation(), None
    else:
        head = ledger.head(forum)
        # What follows the ledger by itself may change later than it did: then only the ETag tells.
        modified = int(head.at.timestamp()) if head.at and not also else None
        stamp = head.digest
    said = f"{__version__}\n{stamp}\n{also}\n{request.get_full_path()}"
    return f'"{sha256(said.encode()).hexdigest()[:24]}"', modified


def refusal(request: HttpRequest, error: Exception) -> HttpResponse:
    """Return the answer to a request that ended in an error."""
    if isinstance(error, Refused):
        return problem(request, error.code, error.detail, **error.more)
    if isinstance(error, NotFound):
        detail = f"There is no {error.kind} {error.identifier!r} in the record. Look for its id in the list."
        return problem(request, "not-found", detail)
    if isinstance(error, Http404):
        return problem(request, "not-found", str(error) or "Look the address up in the list.")
    if isinstance(error, SuspiciousOperation):
        return problem(request, "unreadable", "Send fewer parameters, each of them once.")
    reference = secrets.token_hex(4)
    log.error("fault %s at %s", reference, request.path, exc_info=error)
    detail = (
        "It is not anything that you did. Try again in a minute; if it stays, "
        f"quote the reference {reference} to those who keep this site."
    )
    return problem(request, "fault", detail, reference=reference)
