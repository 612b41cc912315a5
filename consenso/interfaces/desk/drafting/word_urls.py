"""Addresses of a draft's Word files."""

from django.urls import URLPattern, path

from consenso.interfaces.desk.drafting import word, word_authors, word_out, word_returned

DRAFT = "desk/<slug:forum>/drafts/<slug:draft>/"

urlpatterns: list[URLPattern] = [
    path(f"{DRAFT}word/", word.both_ways),
    path(f"{DRAFT}word/authors/", word_authors.known),
    path(f"{DRAFT}word/out/<slug:form>/", word_out.out),
    path(f"{DRAFT}word/back/<int:file>/", word_returned.one),
    path(f"{DRAFT}word/back/<int:file>/send/", word_returned.send),
    path(f"{DRAFT}word/back/<int:file>/leave/", word_returned.leave),
]
