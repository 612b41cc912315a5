"""All addresses. The language comes first, then the forum: /en/china-celac/…"""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from consenso.interfaces.ui import views

# The page of all components is for those who write pages.
_in_development = [path("_components/", views.components)] if settings.DEBUG else []

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("consenso.interfaces.api.urls")),
    path("", include("consenso.interfaces.desk.root_urls")),
    path("", include("consenso.interfaces.public.root_urls")),
    *i18n_patterns(
        *_in_development,
        path("", include("consenso.interfaces.desk.urls")),  # first: desk and account are no forums
        path("", include("consenso.interfaces.public.urls")),
    ),
]

handler400 = "consenso.interfaces.ui.views.bad_request"
handler403 = "consenso.interfaces.ui.views.forbidden"
handler404 = "consenso.interfaces.ui.views.not_found"
handler429 = "consenso.interfaces.desk.account.limits.too_many"
handler500 = "consenso.interfaces.ui.views.fault"
