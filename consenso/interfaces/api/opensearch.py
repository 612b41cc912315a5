"""How browsers can search a record from their own search field (OpenSearch 1.1)."""

import io
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.translation import gettext
from django.utils.xmlutils import SimplerXMLGenerator

from consenso.core.locale import choose
from consenso.domain.parties import queries as parties
from consenso.interfaces.api.asked import Worded, asked_of, language_tag
from consenso.interfaces.api.naming import API, IN_ADDRESS, page_url

NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
LONGEST_NAME = 16  # letters, by the specification


def of_forum(request: HttpRequest, *, language: str, forum: str) -> HttpResponse:
    """The search of a forum, in the language of the address."""
    return _described(forum, language_tag(language))


def of_site(request: HttpRequest) -> HttpResponse:
    """The search of the first forum, in English or the language asked for."""
    wanted: Worded = asked_of(request, Worded)
    forums = parties.forums()
    if not forums:
        raise Http404("No record is loaded here yet.")
    return _described(forums[0].id, wanted.tag or "en")


def _described(forum: str, tag: str) -> HttpResponse:
    found = parties.forum(forum)
    name = choose(found.name, tag).text
    short = choose(found.abbreviation or {}, tag).text or name
    pages = page_url(forum, "forum", language=tag)
    out = io.StringIO()
    xml = SimplerXMLGenerator(out, "utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("OpenSearchDescription", AttributesImpl({"xmlns": NAMESPACE}))
    xml.addQuickElement("ShortName", short[:LONGEST_NAME])
    xml.addQuickElement("LongName", name[:48])
    xml.addQuickElement(
        "Description", gettext("Search the public record: %(forum)s") % {"forum": name}
    )
    xml.addQuickElement("Language", tag)
    xml.addQuickElement("InputEncoding", "UTF-8")
    xml.addQuickElement("OutputEncoding", "UTF-8")
    icon = {"type": "image/png", "width": "32", "height": "32"}
    xml.addQuickElement("Image", f"{settings.SITE}{static('ui/images/mark-32.png')}", icon)
    for media_type, template in (
        ("text/html", f"{pages}search/?q={{searchTerms}}"),
        (
            "application/json",
            f"{settings.SITE}{API}/{forum}/search?q={{searchTerms}}&language={tag}&page={{startPage?}}",
        ),
    ):
        xml.addQuickElement("Url", "", {"type": media_type, "template": template, "method": "get"})
    here = f"{settings.SITE}/{IN_ADDRESS[tag]}/{forum}/opensearch.xml"
    xml.addQuickElement(
        "Url",
        "",
        {"type": "application/opensearchdescription+xml", "rel": "self", "template": here},
    )
    xml.endElement("OpenSearchDescription")
    media_type = "application/opensearchdescription+xml; charset=utf-8"
    return HttpResponse(out.getvalue(), content_type=media_type)
