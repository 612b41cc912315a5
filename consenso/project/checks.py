"""What must hold of every public answer, looked at in development and in tests."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase

CSRF_FIELD = b"csrfmiddlewaretoken"


class PublicPageIsPrivate(Exception):
    """A page that any cache may keep holds something that belongs to one reader."""


def refuse_private_marks(path: str, response: HttpResponseBase) -> None:
    """Raise if the answer, which does not call itself private, holds something of one reader.

    Raises:
        PublicPageIsPrivate: it sets a cookie, varies by cookie, or has a CSRF field.
    """
    said = response.headers.get("Cache-Control", "").lower()
    if "private" in said or "no-store" in said:
        return
    varies = {name.strip().lower() for name in response.headers.get("Vary", "").split(",")}
    if response.cookies:
        found = "sets a cookie"
    elif "cookie" in varies:
        found = "varies by cookie"
    elif isinstance(response, HttpResponse) and CSRF_FIELD in response.content:
        found = "has a CSRF field"
    else:
        return
    raise PublicPageIsPrivate(f"{path} {found}: mark it private, or take that out.")
