"""Addresses of the public record, below the language. The parts are the sections of ui.pages.SECTION_OF."""

from django.urls import URLPattern, path, re_path

from consenso.interfaces.public.activity_urls import urlpatterns as activities
from consenso.interfaces.public.around_urls import urlpatterns as around
from consenso.interfaces.public.views import (
    agreed,
    areas,
    assessments,
    assessors,
    briefs,
    commitments,
    consensus,
    converted,
    deliveries,
    earlier,
    evidence,
    meetings,
    paragraphs,
    rates,
    reading,
    replies,
    reports,
    search,
    statements,
    texts,
)

# The objects that there is a brief on.
_BRIEFED = r"(?P<forum>[-\w]+)/(?P<section>meetings|texts|areas|states)/(?P<identifier>[-\w]+)"

urlpatterns: list[URLPattern] = [
    *around,
    *activities,
    path("<slug:forum>/meetings/", meetings.meeting_list, name="meetings"),
    path("<slug:forum>/meetings/<slug:identifier>/", meetings.meeting_page, name="meeting"),
    path("<slug:forum>/statements/", statements.statement_list, name="statements"),
    path("<slug:forum>/statements/<slug:identifier>/", statements.statement_page, name="statement"),
    path("<slug:forum>/texts/", texts.text_list, name="texts"),
    path("<slug:forum>/texts/agreed/", agreed.agreed_page, name="agreed"),
    path("<slug:forum>/texts/agreed/found/", agreed.agreed_found, name="agreed_found"),
    path("<slug:forum>/texts/<slug:identifier>/", texts.text_page, name="text"),
    path(
        "<slug:forum>/texts/<slug:identifier>/consensus/",
        consensus.consensus_page,
        name="consensus",
    ),
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
        "<slug:forum>/texts/<slug:identifier>/in/<slug:language>/as/<int:number>/",
        earlier.earlier_page,
        name="earlier",
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
    path(
        "<slug:forum>/commitments/<slug:identifier>/figures.csv",
        commitments.commitment_figures,
        name="commitment_figures",
    ),
    path("<slug:forum>/deliveries/", deliveries.delivery_list, name="deliveries"),
    path("<slug:forum>/deliveries/<slug:identifier>/", deliveries.delivery_page, name="delivery"),
    path("<slug:forum>/evidence/", evidence.evidence_list, name="evidence_list"),
    path("<slug:forum>/evidence/<slug:identifier>/", evidence.evidence_page, name="evidence"),
    path("<slug:forum>/reports/", reports.report_list, name="reports"),
    path("<slug:forum>/reports/<slug:identifier>/", reports.report_page, name="report"),
    path("<slug:forum>/assessors/", assessors.assessor_list, name="assessors"),
    path("<slug:forum>/assessors/<slug:identifier>/", assessors.assessor_page, name="assessor"),
    path("<slug:forum>/assessments/", assessments.assessment_list, name="assessments"),
    path(
        "<slug:forum>/assessments/agreement.csv",
        assessments.agreement_rows,
        name="agreement_rows",
    ),
    path("<slug:forum>/assessments/alpha.csv", assessments.alpha_rows, name="alpha_rows"),
    path(
        "<slug:forum>/assessments/<slug:identifier>/",
        assessments.assessment_page,
        name="assessment",
    ),
    path("<slug:forum>/replies/", replies.reply_list, name="replies"),
    path("<slug:forum>/replies/<slug:identifier>/", replies.reply_page, name="reply"),
    path("<slug:forum>/rates/converted.csv", converted.converted_rows, name="converted_rows"),
    path("<slug:forum>/rates/", rates.rates_list, name="rates_list"),
    path("<slug:forum>/rates/<slug:identifier>/", rates.rates_page, name="rates"),
    path("<slug:forum>/rates/<slug:identifier>/values.csv", rates.values_csv, name="rate_values"),
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
