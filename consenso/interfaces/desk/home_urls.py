"""Addresses of the desk itself: what waits, what changed, the acts."""

from django.urls import URLPattern, URLResolver, path

from consenso.interfaces.desk.views import home

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/", home.desks, name="desks"),
    path("desk/<slug:forum>/", home.home, name="desk"),
    path("desk/<slug:forum>/seen/", home.seen),
    path("desk/<slug:forum>/ledger/", home.acts_page),
]
