"""All addresses. The language comes first, then the forum: /en/china-celac/…"""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("consenso.interfaces.api.urls")),
    path("", include("consenso.interfaces.public.root_urls")),
    *i18n_patterns(path("", include("consenso.interfaces.public.urls"))),
]
