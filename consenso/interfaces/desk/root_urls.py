"""Addresses of the desk that carry no language: what programs ask for, and where ministries' own sign-in leads back."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
