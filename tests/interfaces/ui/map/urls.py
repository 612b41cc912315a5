"""One page with the map of the forum, in the shell of the site and under its content security policy."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from consenso.interfaces.ui.map import draw
from consenso.interfaces.ui.specimens import specimens
from consenso.project.urls import handler400, handler403, handler404, handler500
from tests.interfaces.ui.map.forum import parties

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

_PAGE = """{% extends "ui/base.html" %}
{% block content %}<h1>Map</h1>{% include "ui/components/map.html" with drawing=drawing only %}{% endblock %}
{% block scripts %}{% endblock %}"""


def page_with_map(request: HttpRequest) -> HttpResponse:
    drawing = draw(
        parties(has_values="group" not in request.GET),
        title="The parties",
        description="Commitments of each.",
        measure="Commitments",
        groups={"one": "One side", "other": "The other side"},
        language="en",
    )
    page = specimens(language="en", path=request.path, site="https://forum.example")
    return HttpResponse(
        engines["django"].from_string(_PAGE).render({"page": page, "drawing": drawing}, request)
    )


urlpatterns = i18n_patterns(path("_map/", page_with_map))
