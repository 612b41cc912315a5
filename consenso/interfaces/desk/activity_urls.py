"""Addresses of taking in activities, and of linking them to commitments."""

from django.urls import URLPattern, URLResolver, path

from consenso.interfaces.desk.reporting import speaking, unlinked
from consenso.interfaces.desk.views import activities

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/<slug:forum>/activities/", activities.listed),
    path("desk/<slug:forum>/activities/template.<slug:ending>", activities.template),
    path("desk/<slug:forum>/activities/mapping/<slug:name>.yaml", activities.mapping),
    path("desk/<slug:forum>/activities/<int:identifier>/", activities.one),
    path("desk/<slug:forum>/activities/<int:identifier>/changes.csv", activities.changes),
    path("desk/<slug:forum>/activities/<int:identifier>/accept/", activities.accept),
    path("desk/<slug:forum>/activities/<int:identifier>/drop/", activities.drop),
    path("desk/<slug:forum>/linking/activities/", unlinked.listed),
    path(
        "desk/<slug:forum>/linking/activities/<slug:source>/<path:identifier>/",
        speaking.activity,
    ),
    path("desk/<slug:forum>/linking/commitments/<slug:identifier>/", speaking.promise),
]
