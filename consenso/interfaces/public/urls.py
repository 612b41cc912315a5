"""Addresses of the public record, below the language. The parts are the sections of frame.SECTION_OF."""

from django.urls import URLPattern, path, re_path

from consenso.interfaces.public.around_urls import urlpatterns as around
from consenso.interfaces.public.views import (
    agreed,
    areas,
    briefs,
    commitments,
    deliveries,
    meetings,
    paragraphs,
    reading,
    search,
    statements,
    texts,
)

# The objects that there is a brief on.
_BRIEFED = r"(?P<forum>[-\w]+)/(?P<section>meetings|texts|areas|states)/(?P<identifier>[-\w]+)"

urlpatterns: list[URLPattern] = [
    *around,
    path("<slug:forum>/meetings/", meetings.meeting_list, name="meetings"),
    path("<slug:forum>/meetings/<slug:identifier>/", meetings.meeting_page, name="meeting"),
    path("<slug:forum>/statements/", statements.statement_list, name="statements"),
    path("<slug:forum>/statements/<slug:identifier>/", statements.statement_page, name="statement"),
    path("<slug:forum>/texts/", texts.text_list, name="texts"),
    path("<slug:forum>/texts/agreed/", agreed.agreed_page, name="agreed"),
    path("<slug:forum>/texts/agreed/found/", agreed.agreed_found, name="agreed_found"),
    path("<slug:forum>/texts/<slug:identifier>/", texts.text_page, name="text"),
    path(
        "<slug:forum>/texts/<slug:identifier>/in/<slug:language>/",
        reading.content_page,
        name="content",
    ),
    path(
        "<slug:forum>/texts/<slug:identifier>/in/<slug:language>.txt",
        reading.content_text,
        name="content_text",
    ),
    path(
        "<slug:forum>/texts/<slug:identifier>/in/<slug:language>/<str:paragraph>/",
        paragraphs.paragraph_page,
        name="paragraph",
    ),
    path("<slug:forum>/areas/", areas.area_list, name="areas"),
    path("<slug:forum>/areas/<slug:identifier>/", areas.area_page, name="area"),
    path("<slug:forum>/commitments/", commitments.commitment_list, name="commitments"),
    path(
        "<slug:forum>/commitments/<slug:identifier>/",
        commitments.commitment_page,
        name="commitment",
    ),
    path("<slug:forum>/deliveries/", deliveries.delivery_list, name="deliveries"),
    path("<slug:forum>/deliveries/<slug:identifier>/", deliveries.delivery_page, name="delivery"),
    path("<slug:forum>/search/", search.search_page, name="search"),
    path("<slug:forum>/search/found/", search.search_found, name="search_found"),
    re_path(
        rf"^{_BRIEFED}/brief/$",
        briefs.brief_page,
        name="brief",
    ),
    re_path(
        rf"^{_BRIEFED}/brief\.(?P<ending>pdf|docx|txt)$",
        briefs.brief_file,
        name="brief_file",
    ),
]
