"""Addresses of corrections that anyone in public may propose."""

from django.urls import URLPattern, URLResolver, path

from consenso.interfaces.desk.views import corrections

urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:forum>/correct/receipt/<str:secret>/", corrections.receipt),
    path("<slug:forum>/correct/<slug:kind>/<slug:identifier>/", corrections.correct),
]
