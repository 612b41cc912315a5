"""The addresses of activities in the API, as django-ninja takes them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query

from consenso.interfaces.api import activities, asked, schemas
from consenso.interfaces.api import activity_asked as wanting
from consenso.interfaces.api import activity_shapes as shapes

View = Callable[..., Any]
Get = Callable[..., Callable[[View], View]]
Many = Callable[[str, type], Callable[[View], View]]  # the list's part of the address, its items
PROBLEMS = {404: schemas.Problem, 422: schemas.Problem}
LIST_PROBLEMS = {**PROBLEMS, 406: schemas.Problem}
SUMMARIES = {
    "activities": "List activities",
    "activity-sources": "List sources of activities",
    "activity-flows": "List budgets, planned disbursements and transactions",
    "activity-places": "List points of activities",
    "activity-links": "List links of activities to commitments",
}


def offer(api: NinjaAPI) -> None:
    """Give activities, their sources, and what they hold several of their addresses in the API."""
    get = partial(api.get, by_alias=True, tags=["activities"])

    def many(section: str, item: type) -> Callable[[View], View]:
        return get(
            f"/{{slug:forum}}/{section}",
            response={200: schemas.Page[item], **LIST_PROBLEMS},  # type: ignore[valid-type]
            operation_id=section,
            summary=SUMMARIES[section],
        )

    _offer_activities(get, many)
    _offer_parts(many)


def _offer_activities(get: Get, many: Many) -> None:
    @many("activities", shapes.ActivityItem)
    def activity_list(
        request: HttpRequest, forum: str, wanted: Query[wanting.ActivitiesAsked]
    ) -> HttpResponse:
        """Projects and payments as their publishers published them. By source, in the order of its file."""
        return activities.activity_list(request, forum, wanted)

    @get(
        "/{slug:forum}/activities/{slug:source}/{path:identifier}",
        response={200: shapes.WholeActivityItem, **PROBLEMS},
        operation_id="activity",
        summary="One activity",
    )
    def activity(
        request: HttpRequest,
        forum: str,
        source: str,
        identifier: str,
        wanted: Query[wanting.ActivityAsked],
    ) -> HttpResponse:
        """With its texts, organisations and amounts. What else was published of it is in its XML (iati_url)."""
        return activities.activity(request, forum, source, identifier, wanted)

    @many("activity-sources", shapes.ActivitySourceItem)
    def sources(request: HttpRequest, forum: str, wanted: Query[asked.Asked]) -> HttpResponse:
        """Who publishes activities that the forum keeps. By id."""
        return activities.source_list(request, forum, wanted)

    @get(
        "/{slug:forum}/activity-sources/{slug:identifier}",
        response={200: shapes.ActivitySourceItem, **PROBLEMS},
        operation_id="activity-source",
        summary="One source of activities",
    )
    def source(
        request: HttpRequest, forum: str, identifier: str, wanted: Query[asked.Worded]
    ) -> HttpResponse:
        return activities.source(request, forum, identifier, wanted)


def _offer_parts(many: Many) -> None:
    @many("activity-flows", shapes.FlowItem)
    def flows(request: HttpRequest, forum: str, wanted: Query[wanting.FlowsAsked]) -> HttpResponse:
        """The amounts of activities, each in its own currency; nothing is converted or added up. Activity by activity."""
        return activities.flow_list(request, forum, wanted)

    @many("activity-places", shapes.PlaceItem)
    def places(
        request: HttpRequest, forum: str, wanted: Query[wanting.PlacesAsked]
    ) -> HttpResponse:
        """The points of activities: what the map shows. Activity by activity; many activities have none."""
        return activities.place_list(request, forum, wanted)

    @many("activity-links", shapes.ActivityLinkItem)
    def links(request: HttpRequest, forum: str, wanted: Query[wanting.LinksAsked]) -> HttpResponse:
        """Which commitments activities speak to, as people say, and why. By commitment."""
        return activities.link_list(request, forum, wanted)
