"""Addresses of who acts for whom: invitations, appointments, the profile."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
