"""The way in: no language chosen yet."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from consenso.domain.parties import queries as parties


@require_safe
@vary_on_headers("Accept-Language")
def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead to the first forum, or to the list where there are several, in the best language for the reader."""
    language = _best(request.headers.get("Accept-Language", ""))
    forums = parties.forums()
    where = f"/{language}/{forums[0].id}/" if len(forums) == 1 else f"/{language}/"
    response = HttpResponseRedirect(where)
    response["Cache-Control"] = "private, no-store"
    return response


def _best(header: str) -> str:
    for tag, _ in parse_accept_lang_header(header):
        try:
            return get_supported_language_variant(tag)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = (
        "User-agent: *",
        "Disallow: /*/search/",
        "Disallow: /*/follow/",
        "Disallow: /*/progress/*rows/",  # as many as all else together, and in the data
        f"Sitemap: {settings.SITE}/sitemap.xml",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
