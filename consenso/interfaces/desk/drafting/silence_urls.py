"""Addresses of a draft's silences, of its adoption, and of what follows from it."""

from django.urls import URLPattern, path

from consenso.interfaces.desk.drafting import adoption, silence, silence_acts, silence_choice

DRAFT = "desk/<slug:forum>/drafts/<slug:draft>/"

urlpatterns: list[URLPattern] = [
    path(f"{DRAFT}silence/", silence.shown),
    path(f"{DRAFT}silence/open/", silence_choice.open_one),
    path(f"{DRAFT}silence/extend/", silence_choice.extend),
    path(f"{DRAFT}silence/stop/", silence_acts.stop),
    path(f"{DRAFT}silence/object/", silence_acts.object_to),
    path(f"{DRAFT}adopt/", silence_acts.adopt),
    path(f"{DRAFT}consensus/", adoption.consensus_shown),
    path(f"{DRAFT}promises/", adoption.promises),
    path(f"{DRAFT}correct/", adoption.correct_one),
]
