"""The site with the page of components, which else exists in development only, and pages that fail."""

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from consenso.interfaces.ui import views
from consenso.project.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def breaks(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("made by the test")


def refuses(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def misreads(request: HttpRequest) -> HttpResponse:
    raise BadRequest


urlpatterns = i18n_patterns(
    path("_components/", views.components),
    path("meridian/breaks/", breaks),
    path("meridian/refuses/", refuses),
    path("meridian/misreads/", misreads),
)
