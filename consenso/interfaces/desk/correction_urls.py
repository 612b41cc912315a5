"""Addresses of corrections that anyone in public may propose."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
