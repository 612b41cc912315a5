"""Addresses of the public site that carry no language."""

from django.urls import URLPattern, path

from consenso.interfaces.public.views import entrance

urlpatterns: list[URLPattern] = [
    path("", entrance.choose_language, name="entrance"),
    path("robots.txt", entrance.robots, name="robots"),
]
