"""Files of open data: the package, the SQLite file, the record's own files."""

from collections.abc import Callable
from functools import lru_cache

from django.http import HttpRequest, HttpResponse

from consenso.core.errors import NotFound
from consenso.core.record import KINDS, write
from consenso.domain.ledger import queries as ledger
from consenso.domain.parties import queries as parties
from consenso.domain.record import queries as record
from consenso.interfaces.api.asked import Worded, refuse_unknown
from consenso.interfaces.api.database import database
from consenso.interfaces.api.package import package
from consenso.interfaces.api.whole import Whole, whole

BY_FILE = {kind.FILE: kind for kind in KINDS}


class _NoParameter(Worded):
    """None but the language, which no file has: it holds all."""


def record_zip(request: HttpRequest, *, forum: str) -> HttpResponse:
    return _whole(request, forum, package, "application/zip", "zip")


def record_sqlite(request: HttpRequest, *, forum: str) -> HttpResponse:
    return _whole(request, forum, database, "application/vnd.sqlite3", "sqlite3")


def _whole(
    request: HttpRequest, forum: str, make: Callable[[Whole], bytes], media_type: str, ending: str
) -> HttpResponse:
    refuse_unknown(request, _NoParameter)
    parties.forum(forum)
    head = ledger.head(forum)
    response = HttpResponse(_made(make, forum, head.digest), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{forum}-{head.number}.{ending}"'
    return response


@lru_cache(maxsize=4)
def _made(make: Callable[[Whole], bytes], forum: str, digest: str) -> bytes:
    """Return the file, kept for the next who asks while the head of the ledger is the same."""
    return make(whole(forum))


def record_file(request: HttpRequest, *, forum: str, name: str) -> HttpResponse:
    """One of the record's own files, in canonical form."""
    refuse_unknown(request, _NoParameter)
    parties.forum(forum)
    kind = BY_FILE.get(f"{name}.yaml")
    if kind is None:
        raise NotFound("file", f"{name}.yaml")
    content = write(record.entities(forum, kind))[kind.FILE]
    return HttpResponse(content, content_type="application/yaml; charset=utf-8")
