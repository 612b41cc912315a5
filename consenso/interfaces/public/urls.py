"""Addresses of the public record, below the language."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
