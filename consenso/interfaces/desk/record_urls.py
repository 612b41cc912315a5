"""Addresses of keeping the record: objects, their history, submissions."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
