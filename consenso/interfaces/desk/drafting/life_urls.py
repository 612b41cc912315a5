"""Addresses of a draft's life: begun, prepared, circulated in versions, looked back at, left or discarded."""

from django.urls import URLPattern, path

from consenso.interfaces.desk.drafting import (
    begin_views,
    brackets,
    life_close,
    life_discard,
    life_prepare,
    replay_course,
    replay_shares,
    replay_versions,
    replay_views,
    versions_views,
)

DRAFT = "desk/<slug:forum>/drafts/<slug:draft>/"

urlpatterns: list[URLPattern] = [
    path("desk/<slug:forum>/drafts/new/", begin_views.new),
    path(f"{DRAFT}prepare/", life_prepare.prepare),
    path(f"{DRAFT}brackets/", brackets.read),
    path(f"{DRAFT}versions/", versions_views.listed),
    path(f"{DRAFT}versions/<int:number>/", versions_views.one),
    path(f"{DRAFT}replay/", replay_views.replay),
    path(f"{DRAFT}replay/course/", replay_course.page),
    path(f"{DRAFT}replay/course.csv", replay_course.course_csv),
    path(f"{DRAFT}replay/paragraphs.csv", replay_course.paragraphs_csv),
    path(f"{DRAFT}replay/delegations.csv", replay_shares.delegations_csv),
    path(f"{DRAFT}replay/versions.csv", replay_versions.versions_csv),
    path(f"{DRAFT}close/", life_close.close),
    path(f"{DRAFT}discard/", life_discard.discard),
]
