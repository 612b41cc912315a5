"""/desk/api/v1/: read by whoever is signed in, in their own capacity; nothing is changed here, and no other site may ask."""

import datetime as dt
import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError
from ninja.security import SessionAuth

from consenso import __version__
from consenso.core.errors import NotFound
from consenso.domain.accounts.access import Actor, NotAllowed, abilities, actors, let_in
from consenso.domain.accounts.queries import person
from consenso.domain.duties.queries import Duty, mark
from consenso.domain.duties.waiting import duties, news
from consenso.domain.submissions.access import (
    may_read,
    seen_by,
    submission_abilities,
    submission_for,
)
from consenso.domain.submissions.queries import SubmissionRow, listing
from consenso.interfaces.desk import security_log
from consenso.interfaces.desk.account.entering import needs_second_factor

PROBLEM = "application/problem+json"


class SignedIn(SessionAuth):
    """The session of the desk, with its second factor where one is required."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        if not request.user.is_authenticated or needs_second_factor(request, request.user):
            return None
        return person(int(request.user.pk or 0))


api = NinjaAPI(
    title="Consenso: the desk",
    version=__version__,
    openapi_url=None,  # described to nobody who is not signed in
    docs_url=None,
    urls_namespace="desk-api",
    auth=SignedIn(csrf=True),
)


def _problem(status: int, title: str, detail: str) -> HttpResponse:
    body = {"title": title, "status": status, "detail": detail}
    return HttpResponse(json.dumps(body), status=status, content_type=PROBLEM)


@api.exception_handler(NotFound)
def _not_found(request: HttpRequest, error: NotFound) -> HttpResponse:
    return _problem(404, "Not found", "There is no such thing, or it is not yours to see.")


@api.exception_handler(NotAllowed)
def _not_allowed(request: HttpRequest, error: NotAllowed) -> HttpResponse:
    security_log.access_refused(request)
    return _problem(403, "Not allowed", "Those for whom you act have no part in this.")


@api.exception_handler(AuthenticationError)
def _signed_out(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return _problem(401, "Signed out", "Sign in at the desk; its session is asked for here.")


@api.exception_handler(Exception)
def _refused(request: HttpRequest, error: Exception) -> HttpResponse:
    status = getattr(error, "status_code", None)
    if status is None:
        raise error
    return _problem(int(status), "Refused", "The request cannot be answered.")


def _actor(request: HttpRequest, forum: str) -> Actor:
    return let_in(
        person(int(request.user.pk or 0)),
        forum=forum,
        at=_now(),
        code=request.GET.get("as", ""),
    )


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@api.get("/me")
def me(request: HttpRequest) -> dict[str, Any]:
    """Who is signed in, and in which capacities."""
    someone = person(int(request.user.pk or 0))
    return {
        "name": someone.name,
        "language": someone.language,
        "time_zone": someone.time_zone,
        "acts_for": [
            {
                "forum": one.forum,
                "delegation": one.code,
                "kind": one.delegation.kind,
                "roles": sorted(one.roles),
                "roles_in_bodies": [
                    {"body": body, "role": role} for body, role in sorted(one.body_roles)
                ],
                "abilities": abilities(one).as_mapping(),
            }
            for one in actors(someone, at=_now())
        ],
    }


@api.get("/{forum}/abilities")
def forum_abilities(request: HttpRequest, forum: str) -> dict[str, bool]:
    """What the signed-in person may do in a forum."""
    return abilities(_actor(request, forum)).as_mapping()


@api.get("/{forum}/duties")
def forum_duties(request: HttpRequest, forum: str) -> dict[str, Any]:
    """What waits."""
    found = duties(_actor(request, forum), at=_now())
    return {"count": len(found), "items": [_duty(one) for one in found]}


@api.get("/{forum}/news")
def forum_news(request: HttpRequest, forum: str) -> dict[str, Any]:
    """What changed since the person last read it."""
    actor = _actor(request, forum)
    read = mark(actor.person, forum)
    found = news(actor, public=read.seen_public, confidential=read.seen_confidential)
    return {
        "confidential": [
            {
                "number": one.number,
                "at": one.at,
                "act": one.act,
                "by": one.by,
                "subject": one.subject,
                "subject_id": one.subject_id,
                "level": one.level,
            }
            for one in found.confidential
        ],
        "public": [
            {"number": one.number, "at": one.at, "act": one.act, "by": one.by}
            for one in found.public
        ],
    }


@api.get("/{forum}/submissions")
def submissions(request: HttpRequest, forum: str, page: int = 1) -> dict[str, Any]:
    """The submissions that the person may see, the one that changed last first; 50 a page."""
    actor = _actor(request, forum)
    if not may_read(actor):
        raise NotAllowed("read submissions")
    found = listing(seen_by(actor), page=max(1, min(page, 10_000)))
    return {
        "count": found.total,
        "page": found.page,
        "pages": found.n_pages,
        "items": [_submission(one) for one in found.items],
    }


@api.get("/{forum}/submissions/{identifier}")
def submission(request: HttpRequest, forum: str, identifier: int) -> dict[str, Any]:
    """One submission, with what the person may do with it."""
    actor = _actor(request, forum)
    row = submission_for(actor, identifier)
    return _submission(row) | {
        "document": row.document,
        "sources": list(row.sources),
        "abilities": submission_abilities(actor, row).as_mapping(),
    }


def _duty(one: Duty) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "on": {"kind": one.on[0], "id": one.on[1]},
        "object": {"kind": one.title_of[0], "id": one.title_of[1]} if one.title_of[0] else None,
        "since": one.since,
        "by": one.by,
        "delegation": one.delegation,
    }


def _submission(row: SubmissionRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "identifier": row.identifier,
        "what": row.what,
        "delegation": row.delegation,
        "level": row.level,
        "state": row.state,
        "version": row.version,
        "reason": row.reason,
        "release_at": row.release_at,
        "changed_at": row.changed_at,
        "entry": row.entry,
    }
