"""Addresses of the desk itself: what waits, what changed, the calendar."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
