"""Addresses of reports and of linking."""

from django.urls import URLPattern, URLResolver, path

from consenso.interfaces.desk.reporting import exchange, handing, linking, overview, views

_REPORT = "desk/<slug:forum>/reports/<slug:text>/<int:year>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/<slug:forum>/linking/", linking.linking),
    path("desk/<slug:forum>/reporting/", overview.reporting),
    path("desk/<slug:forum>/reporting/overview.csv", overview.data),
    path("desk/<slug:forum>/reports/", views.listed),
    path(_REPORT, views.one),
    path(f"{_REPORT}form.<slug:ending>", exchange.form),
    path(f"{_REPORT}upload/", exchange.upload),
    path(f"{_REPORT}on/", handing.handing),
]
