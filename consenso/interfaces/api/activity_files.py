"""Files of IATI 2.03: what was published of one activity, and all that a source publishes, in a stream."""

from typing import Annotated, Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from pydantic import Field

from consenso.core.errors import NotFound
from consenso.domain.activities.published import file_of_activity, file_of_source
from consenso.domain.parties import queries as parties
from consenso.interfaces.api.activity_asked import ActivityAsked
from consenso.interfaces.api.asked import Worded, asked_of

MEDIA_TYPE = "application/xml; charset=utf-8"


Tags = Annotated[
    Literal["yes", "no"] | None,
    Field(
        description="no: as published, without a tag for each commitment that an activity is linked to."
    ),
]


class FileAsked(Worded):
    """How a file of all activities is wanted; the language is taken and changes nothing: a file holds all."""

    tags: Tags = None


class OneAsked(ActivityAsked):
    """How a file of one activity is wanted."""

    tags: Tags = None


def one(request: HttpRequest, *, forum: str, source: str, identifier: str) -> HttpResponse:
    """What was published of one activity, with a tag for each commitment that it is linked to; `?tags=no` without."""
    wanted = asked_of(request, OneAsked)
    parties.forum(forum)
    if "\0" in identifier:
        raise NotFound("activity", identifier)
    body = file_of_activity(forum, source, identifier, wanted.copy_ or 1, site=_site(wanted.tags))
    return HttpResponse(body, content_type=MEDIA_TYPE)


def all_of(request: HttpRequest, *, forum: str, source: str) -> StreamingHttpResponse:
    """All that a source publishes, however much: activity by activity, in a stream; tags as of one."""
    wanted = asked_of(request, FileAsked)
    parties.forum(forum)
    pieces = file_of_source(forum, source, site=_site(wanted.tags))
    response = StreamingHttpResponse(pieces, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{forum}-{source}.xml"'
    return response


def _site(tags: str | None) -> str | None:
    return None if tags == "no" else settings.SITE
