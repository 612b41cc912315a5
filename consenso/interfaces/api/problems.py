"""What went wrong, for programs and those who write them: application/problem+json (RFC 9457)."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from consenso.interfaces.api.naming import API

MEDIA_TYPE = "application/problem+json"

# Code → status, title. The code is the anchor of its paragraph on the page of the API.
PROBLEMS: dict[str, tuple[int, str]] = {
    "unreadable": (400, "The request cannot be read"),
    "not-found": (404, "There is nothing at this address"),
    "method": (405, "This address can only be read"),
    "format": (406, "There is no such format"),
    "parameter": (422, "A parameter has no value that can be used"),
    "unknown-parameter": (422, "There is no such parameter"),
    "fault": (500, "The site has made a fault"),
}


class Refused(Exception):
    """A request that is answered with a problem; `more` are further members of it."""

    def __init__(self, code: str, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.more = more


def problem(request: HttpRequest, code: str, detail: str, **more: Any) -> HttpResponse:
    """Return the problem as an answer; `detail` says what is wrong here and what to do."""
    status, title = PROBLEMS[code]
    body = {
        "type": f"{settings.SITE}{API}/docs#problem-{code}",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": request.path,
        **more,
    }
    content = json.dumps(body, ensure_ascii=False)
    return HttpResponse(content, status=status, content_type=MEDIA_TYPE)
