"""Addresses of keeping the record: objects, their history, submissions."""

from django.urls import URLPattern, URLResolver, path

from consenso.interfaces.desk.record import addresses
from consenso.interfaces.desk.views import keeping, record, submissions

_OBJECT = "desk/<slug:forum>/record/<slug:kind>/<slug:identifier>/"
_SUBMISSION = "desk/<slug:forum>/submissions/<int:identifier>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/<slug:forum>/record/", record.record),
    path("desk/<slug:forum>/addresses/", addresses.addresses),
    path("desk/<slug:forum>/record/<slug:kind>/new/", keeping.new),
    path(_OBJECT, record.shown),
    path(f"{_OBJECT}correct/", keeping.correct),
    path(f"{_OBJECT}remove/", keeping.remove),
    path("desk/<slug:forum>/submissions/", submissions.submissions),
    path(_SUBMISSION, submissions.shown),
    path(f"{_SUBMISSION}edit/", keeping.edit),
    path(f"{_SUBMISSION}ready/", submissions.ready),
    path(f"{_SUBMISSION}send/", submissions.send),
    path(f"{_SUBMISSION}share/", submissions.share),
    path(f"{_SUBMISSION}publish/", submissions.publish),
    path(f"{_SUBMISSION}embargo/", submissions.embargo),
    path(f"{_SUBMISSION}decline/", submissions.decline),
    path(f"{_SUBMISSION}withdraw/", submissions.withdraw),
]
