"""Addresses of drafts."""

from django.urls import URLPattern, URLResolver, path

from consenso.interfaces.desk.drafting import (
    chair,
    languages_urls,
    life_urls,
    proposing_urls,
    room,
    room_live,
    silence_urls,
    views,
    word_urls,
)

DRAFT = "desk/<slug:forum>/drafts/<slug:draft>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/<slug:forum>/drafts/", views.listed),
    *life_urls.urlpatterns,  # before a draft's own: "new" is no draft
    path(DRAFT, views.one),
    path(f"{DRAFT}circulate/", views.circulate),
    path(f"{DRAFT}chair/", chair.overview),
    path(f"{DRAFT}chair/<slug:paragraph>/", chair.one),
    path(f"{DRAFT}room/", room.room),
    path(f"{DRAFT}room/fragment/", room.fragment),
    path(f"{DRAFT}live/", room_live.live),
    *proposing_urls.urlpatterns,
    *word_urls.urlpatterns,
    *languages_urls.urlpatterns,
    *silence_urls.urlpatterns,
]
