"""Addresses of a draft's other languages."""

from django.urls import URLPattern, path

from consenso.interfaces.desk.drafting import languages, languages_word

DRAFT = "desk/<slug:forum>/drafts/<slug:draft>/"

urlpatterns: list[URLPattern] = [
    path(f"{DRAFT}languages/", languages.listed),
    path(f"{DRAFT}languages/<slug:language>/", languages.one),
    path(f"{DRAFT}languages/<slug:language>/word/", languages_word.back),
    path(f"{DRAFT}languages/<slug:language>/word/<slug:form>/", languages_word.out),
    path(f"{DRAFT}versions/<int:number>/in/<slug:language>/", languages_word.in_version),
]
