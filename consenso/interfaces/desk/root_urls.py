"""Addresses of the desk that carry no language: what programs ask for, and where ministries' own sign-in leads back."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

PROVIDERS = "allauth.socialaccount.providers"

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include(f"{PROVIDERS}.openid_connect.urls")),
]
if f"{PROVIDERS}.saml" in settings.INSTALLED_APPS:
    urlpatterns.append(path("account/", include(f"{PROVIDERS}.saml.urls")))
