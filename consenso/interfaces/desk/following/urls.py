"""Addresses of what is followed."""

from django.urls import URLPattern, URLResolver, path

from consenso.interfaces.desk.following import anyone, letters, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/letters/<str:secret>/", letters.letters),
    path("desk/follow/<str:secret>/", anyone.confirm),
    path("<slug:forum>/follow/<slug:kind>/<slug:identifier>/", anyone.ask),
    path("desk/<slug:forum>/following/", views.following),
]
