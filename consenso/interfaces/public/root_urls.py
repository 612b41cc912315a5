"""Addresses of the public site that carry no language."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
