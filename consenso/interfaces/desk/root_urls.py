"""Addresses of the desk that carry no language: what programs ask for, and where ministries' own sign-in leads back."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from consenso.interfaces.desk.account import elsewhere
from consenso.interfaces.desk.api.server import api
from consenso.interfaces.desk.views.calendar import calendar

_api, _app, _namespace = api.urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/calendar/<str:secret>.ics", calendar, name="private-calendar"),
    # django-ninja adds a pattern of its own for the root; there is nothing at it.
    path(
        "desk/api/v1/",
        ([one for one in _api if getattr(one, "name", "") != "api-root"], _app, _namespace),
    ),
    path("account/oidc/<str:provider_id>/login/", elsewhere.login, name="openid_connect_login"),
    path(
        "account/oidc/<str:provider_id>/login/callback/",
        elsewhere.callback,
        name="openid_connect_callback",
    ),
]
if "allauth.socialaccount.providers.saml" in settings.INSTALLED_APPS:
    from allauth.socialaccount.providers.saml import views as saml

    at = "account/saml/<str:organization_slug>"
    urlpatterns += [
        path(f"{at}/login/", elsewhere.leading_on(saml.login), name="saml_login"),
        path(f"{at}/acs/", elsewhere.taken(saml.acs), name="saml_acs"),
        path(f"{at}/acs/finish/", elsewhere.finished(saml.finish_acs), name="saml_finish_acs"),
        path(f"{at}/metadata/", saml.metadata, name="saml_metadata"),
        path(f"{at}/sls/", elsewhere.only_signed(saml.sls), name="saml_sls"),
    ]
