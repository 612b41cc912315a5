"""Addresses of the desk, below the language. Each part has a module of its own."""

from django.urls import URLPattern, URLResolver, include, path

from consenso.interfaces.desk import (
    activity_urls,
    correction_urls,
    draft_urls,
    home_urls,
    people_urls,
    record_urls,
    text_urls,
)
from consenso.interfaces.desk.following import urls as following_urls
from consenso.interfaces.desk.reporting import urls as reporting_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("consenso.interfaces.desk.account_urls")),
    *people_urls.urlpatterns,
    *draft_urls.urlpatterns,
    *text_urls.urlpatterns,
    *activity_urls.urlpatterns,
    *record_urls.urlpatterns,
    *correction_urls.urlpatterns,
    *reporting_urls.urlpatterns,
    *following_urls.urlpatterns,
    *home_urls.urlpatterns,
]
