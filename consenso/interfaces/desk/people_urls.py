"""Addresses of who acts for whom: invitations, appointments, the profile."""

from django.urls import URLPattern, URLResolver, path

from consenso.interfaces.desk.views import delegations, entrance, invitations, people, profile

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/invitation/<str:secret>/", entrance.invitation),
    path("desk/enter/<str:secret>/", entrance.enter),
    path("desk/<slug:forum>/people/", people.people),
    path("desk/<slug:forum>/people/invite/", invitations.invite),
    path("desk/<slug:forum>/people/<int:identifier>/end/", people.end),
    path("desk/<slug:forum>/people/invitations/<int:identifier>/again/", invitations.again),
    path("desk/<slug:forum>/people/invitations/<int:identifier>/withdraw/", invitations.withdraw),
    path("desk/<slug:forum>/delegations/new/", delegations.name_delegation),
    path("desk/<slug:forum>/delegations/<str:code>/time-zone/", delegations.time_zone),
    path("desk/<slug:forum>/profile/", profile.profile),
    path("desk/<slug:forum>/profile/calendar/", profile.calendar),
    path("desk/<slug:forum>/profile/erase/", profile.erase_account),
]
