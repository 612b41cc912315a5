"""Pages about the site itself, outside any forum."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from consenso.interfaces.public.pages import DocumentPage, Section, sentences
from consenso.interfaces.ui.pages import shell


def _document(
    request: HttpRequest, heading: str, lead: str, sections: tuple[Section, ...]
) -> HttpResponse:
    page = DocumentPage(
        shell=shell(
            language=get_language() or "en",
            path=request.path,
            site=settings.SITE,
            title=heading,
            description=lead,
        ),
        heading=heading,
        lead=lead,
        sections=sections,
    )
    return render(request, "public/document.html", {"page": page})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    lead = gettext(
        "Consenso shows what states promised each other in intergovernmental forums, and what was done about it, from published sources."
    )
    sections = (
        Section(
            "what",
            gettext("What it does"),
            (
                sentences(
                    gettext(
                        "It follows a promise from the meeting at which it was made, through the text in which it stands, to the facts reported on it since."
                    ),
                    gettext(
                        "Every fact has its sources one click away. Where sources differ, all are shown, each with who said it."
                    ),
                    gettext(
                        "It gives no marks and no verdicts, and computes no percentages of what was kept."
                    ),
                ),
            ),
        ),
        Section(
            "stands",
            gettext("What it stands for"),
            (
                sentences(
                    gettext(
                        "A platform for equals: every state is one party with one voice. Lists of states are in alphabetical order in the reader’s language; states are shown by name, not by flag."
                    ),
                    gettext(
                        "An open record: anyone may download all of it, check it against the hashes of its ledger, and keep a copy."
                    ),
                    gettext(
                        "Quiet towards its readers: the public pages set no cookie and load nothing from any other site."
                    ),
                ),
            ),
        ),
        Section(
            "not",
            gettext("What it is not"),
            (
                sentences(
                    gettext(
                        "It is not a site of any government, nor of any of the forums whose records it shows. The official texts are those that the states publish; the record points to them."
                    ),
                ),
            ),
        ),
    )
    return _document(request, gettext("About Consenso"), lead, sections)


@require_safe
def licence(request: HttpRequest) -> HttpResponse:
    lead = gettext("What you may do with what you find here, and what belongs to others.")
    sections = (
        Section(
            "record",
            gettext("The record and the software"),
            (
                sentences(
                    gettext(
                        "The records that come with Consenso, facts in our own words and our own translations of them, are published with its software under the MIT licence: use, copy, change and pass them on, also for pay, if you keep the notice of the licence."
                    ),
                    gettext(
                        "Please cite the page and the revision; each page has a citation ready at its foot. Whoever needs a fact should read its sources too."
                    ),
                    gettext(
                        "There is no warranty: the record may be wrong, and it is not complete."
                    ),
                ),
            ),
        ),
        Section(
            "others",
            gettext("What belongs to others"),
            (
                sentences(
                    gettext(
                        "The official texts and the articles that the record names as sources belong to those who published them. The record holds their addresses, not their words, except for short titles and themes."
                    ),
                    gettext(
                        "The fonts are Alegreya Sans and Source Serif, under the SIL Open Font License."
                    ),
                ),
            ),
        ),
    )
    return _document(request, gettext("Licence of the data"), lead, sections)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    lead = gettext(
        "The site is meant to be read by everyone, with any device. This is what is done for that, what was tested, and what was not."
    )
    sections = (
        Section(
            "done",
            gettext("What is done"),
            (
                sentences(
                    gettext(
                        "Every page works without JavaScript and can be used by keyboard alone. It has one main heading, marked parts, and a link that skips to the content."
                    ),
                    gettext(
                        "Words in another language than the page’s are marked with it, so that a screen reader can speak them rightly."
                    ),
                    gettext(
                        "Every chart has a sentence that says what it shows, and its figures as a table; so has the map. Nothing is said by colour alone."
                    ),
                    gettext(
                        "There is a light and a dark scheme, by the setting of your device; the pages fit a narrow screen and can be enlarged."
                    ),
                ),
            ),
        ),
        Section(
            "tested",
            gettext("What is tested"),
            (
                sentences(
                    gettext(
                        "With each change of the software, the contrast of all pairs of colours in use is computed for both schemes: at least 4.5 to 1 for words, 3 to 1 for shapes."
                    ),
                    gettext(
                        "With each change, each kind of page is opened in Chromium at 1280 and 390 pixels, and checked with axe against its rules for WCAG 2.2, levels A and AA."
                    ),
                ),
            ),
        ),
        Section(
            "not-tested",
            gettext("What is not tested"),
            (
                sentences(
                    gettext(
                        "Programs find only a part of the obstacles. No people with disabilities have tested the site yet, no screen reader has been tried, and nobody from outside has audited it. We therefore do not claim that it conforms to WCAG."
                    ),
                ),
            ),
        ),
    )
    return _document(request, gettext("Accessibility"), lead, sections)
