"""Addresses of the desk, below the language. Each part has a module of its own."""

from django.urls import URLPattern, URLResolver, include, path

from consenso.interfaces.desk import correction_urls, home_urls, people_urls, record_urls, text_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("consenso.interfaces.desk.account_urls")),
    *people_urls.urlpatterns,
    *text_urls.urlpatterns,
    *record_urls.urlpatterns,
    *correction_urls.urlpatterns,
    *home_urls.urlpatterns,
]
