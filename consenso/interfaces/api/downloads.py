"""Files of open data: the package, the SQLite file, the record's own files."""

from collections.abc import Callable
from functools import lru_cache
from threading import Lock

from django.http import HttpRequest, HttpResponse

from consenso.core.errors import NotFound
from consenso.core.record import KINDS, write
from consenso.domain.ledger import queries as ledger
from consenso.domain.parties import queries as parties
from consenso.domain.record import queries as record
from consenso.interfaces.api.asked import Worded, asked_of
from consenso.interfaces.api.database import database
from consenso.interfaces.api.package import package
from consenso.interfaces.api.whole import TRIES, ChangesTooOften, Whole, whole

BY_FILE = {kind.FILE: kind for kind in KINDS}
_MAKING: dict[tuple[Callable[[Whole], bytes], str], Lock] = {}  # by what makes it, and the forum


class _NoParameter(Worded):
    """None but the language, which no file has: it holds all."""


def record_zip(request: HttpRequest, *, forum: str) -> HttpResponse:
    return _whole(request, forum, package, "application/zip", "zip")


def record_sqlite(request: HttpRequest, *, forum: str) -> HttpResponse:
    return _whole(request, forum, database, "application/vnd.sqlite3", "sqlite3")


def _whole(
    request: HttpRequest, forum: str, make: Callable[[Whole], bytes], media_type: str, ending: str
) -> HttpResponse:
    asked_of(request, _NoParameter)
    parties.forum(forum)
    with _MAKING.setdefault(
        (make, forum), Lock()
    ):  # one makes it; who asks meanwhile gets the same
        number, content = _made(make, forum, ledger.head(forum).digest)
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{forum}-{number}.{ending}"'
    return response


@lru_cache(maxsize=4)
def _made(make: Callable[[Whole], bytes], forum: str, digest: str) -> tuple[int, bytes]:
    """Return the file and its revision, kept for the next who asks while the head of the ledger is the same.

    Activities are read while it is made: where the record changed meanwhile, it is made again, so that all is of one revision.
    """
    for _ in range(TRIES):
        record = whole(forum)
        content = make(record)
        if ledger.head(forum) == record.head:
            return record.head.number, content
    raise ChangesTooOften(forum)


def record_file(request: HttpRequest, *, forum: str, name: str) -> HttpResponse:
    """One of the record's own files, in canonical form."""
    asked_of(request, _NoParameter)
    parties.forum(forum)
    kind = BY_FILE.get(f"{name}.yaml")
    if kind is None:
        raise NotFound("file", f"{name}.yaml")
    content = write(record.entities(forum, kind))[kind.FILE]
    return HttpResponse(content, content_type="application/yaml; charset=utf-8")
