"""Addresses of importing texts."""

from django.urls import URLPattern, URLResolver, path

from consenso.interfaces.desk.views import lint, text_imports

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/<slug:forum>/lint/", lint.checked),
    path("desk/<slug:forum>/texts/", text_imports.listed),
    path("desk/<slug:forum>/texts/<slug:identifier>/import/", text_imports.begin),
    path("desk/<slug:forum>/imports/<int:identifier>/", text_imports.one),
    path("desk/<slug:forum>/imports/<int:identifier>/drop/", text_imports.drop),
]
