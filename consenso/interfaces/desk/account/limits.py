"""What is answered when somebody tries too often. The limits are the library's: docs/guides/signing-in.md."""

from allauth.core.internal.ratelimit import handler429
from django.http import HttpRequest, HttpResponse

from consenso.interfaces.desk import security_log


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer 429, and keep in the log that a limit is reached."""
    security_log.limit_reached(request)
    answer: HttpResponse = handler429(request)
    return answer
