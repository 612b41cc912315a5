"""Addresses of activities. An identifier may hold any sign, / too: it goes to the last slash."""

from django.urls import URLPattern, path

from consenso.interfaces.public.views import activities, activity_map

urlpatterns: list[URLPattern] = [
    path("<slug:forum>/activities/", activities.activity_list, name="activities"),
    path("<slug:forum>/activities.csv", activities.activity_csv, name="activities_csv"),
    path("<slug:forum>/activities/map/", activity_map.activity_map, name="activity_map"),
    path("<slug:forum>/activities/places.csv", activity_map.places_csv, name="places_csv"),
    path(
        "<slug:forum>/activities/<slug:source>/<path:identifier>/",
        activities.activity_page,
        name="activity",
    ),
]
