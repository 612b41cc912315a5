"""Addresses of the desk that carry no language: what programs ask for, and where ministries' own sign-in leads back."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from consenso.interfaces.desk.api.server import api
from consenso.interfaces.desk.views.calendar import calendar

PROVIDERS = "allauth.socialaccount.providers"

_api, _app, _namespace = api.urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/calendar/<str:secret>.ics", calendar, name="private-calendar"),
    # django-ninja adds a pattern of its own for the root; there is nothing at it.
    path(
        "desk/api/v1/",
        ([one for one in _api if getattr(one, "name", "") != "api-root"], _app, _namespace),
    ),
    path("account/", include(f"{PROVIDERS}.openid_connect.urls")),
]
if f"{PROVIDERS}.saml" in settings.INSTALLED_APPS:
    urlpatterns.append(path("account/", include(f"{PROVIDERS}.saml.urls")))
