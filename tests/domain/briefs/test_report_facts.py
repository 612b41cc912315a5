"""The brief on the third Ministerial Meeting carries every fact of the news report, in each language."""

from pathlib import Path

import pypdfium2
import pytest
import yaml
from django.conf import settings

from consenso.core import locale
from consenso.core.formats.brief import to_docx, to_html, to_pdf, to_text
from consenso.domain.briefs.queries import brief
from consenso.domain.ledger.queries import head
from consenso.domain.meetings import queries as meetings
from consenso.domain.parties import queries as parties
from consenso.domain.texts import queries as texts

FACTS = yaml.safe_load(
    (Path(__file__).parents[2] / "corpus" / "report-facts.yaml").read_text(encoding="utf-8")
)
LANGUAGES = [tag for tag, _ in settings.LANGUAGES]
FORUM = "china-celac"


def made(language):
    return brief(
        "meeting",
        "ministerial-3",
        forum=parties.forum(FORUM),
        names=parties.party_names(FORUM),
        head=head(FORUM),
        language=language,
        site="https://forum.example",
    )


def joined(text):
    """Return a text without its line ends and without spaces beside Chinese."""
    return "".join(text.split())


def expected(language):
    """Return what stands for each fact of the report: words of the record in that language."""

    def say(words):
        choice = locale.choose(words, language)
        assert not choice.is_fallback, f"not in {language}: {choice.text}"
        return choice.text

    meeting = meetings.meeting(FORUM, "ministerial-3")
    speech = meetings.statement(FORUM, "xi-video-2021")
    forum = parties.forum(FORUM)
    celac, oas = parties.bloc(FORUM, "celac"), parties.bloc(FORUM, "oas")
    declaration = texts.text(FORUM, "declaration-2021")
    plan = texts.text(FORUM, "joint-action-plan-2022-2024")
    [attendance] = meeting.attendance
    points = [say(point) for point in speech.points]
    return {
        "meeting": [say(meeting.name), locale.partial_date("2021-12-03", language)],
        "mode": [
            speech.called(locale.content_tag(language)),
            say(speech.capacity),
            *(say(w) for w in meeting.heads_who_spoke),
        ],
        "theme": [say(meeting.theme)],
        "addressed": ["28", say(attendance.unit), say(attendance.said_by)],
        "seven-years": [points[1]],
        "platform": [points[2]],
        "principles": [points[3], *(say(principle.name) for principle in forum.principles)],
        "volatility": [points[4]],
        "gdi": [points[5]],
        "plan-jointly": [points[6]],
        "celac": [say(celac.name), say(celac.character)],
        "not-members": [say(celac.character), say(oas.relation_to_forum)],
        "main-platform": [say(forum.main_platform.note)],
        "declaration": [
            say(declaration.title),
            next(e.url for e in declaration.editions if e.is_official),
        ],
        "action-plan": [say(plan.title), next(e.url for e in plan.editions if e.is_official)],
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_of_the_report_stands_in_the_brief(record, language):
    text = joined(to_text(made(language)))
    held = expected(language)

    assert set(held) == {fact["id"] for fact in FACTS}
    missing = [
        (fact["id"], words)
        for fact in FACTS
        for words in held[fact["id"]]
        if joined(words) not in text
    ]
    assert missing == []


# What an English reader of the report looks for, in its own words or ours.
IN_ENGLISH = {
    "meeting": ["Third", "3 December 2021"],
    "mode": ["Xi Jinping, President of China (by video)"],
    "theme": ["Together Overcoming Current Difficulties and Creating Opportunities"],
    "addressed": ["28 member states"],
    "seven-years": ["seven years", "unity", "South-South cooperation"],
    "platform": ["platform of mutual benefit"],
    "principles": [
        "equality",
        "mutual benefit",
        "innovation",
        "openness",
        "benefits for the people",
    ],
    "volatility": ["transformation", "recovery after the pandemic"],
    "gdi": ["Global Development Initiative", "shared future"],
    "plan-jointly": ["draw together a plan", "increase cooperation", "well-being"],
    "celac": ["33 sovereign states", "alternative to the OAS"],
    "not-members": ["United States and Canada are not members"],
    "main-platform": ["main platform of China-LAC cooperation and solidarity", "various fields"],
    "declaration": ["Declaration of the Third"],
    "action-plan": ["Joint Action Plan for Cooperation in Key Areas (2022-2024)"],
}


@pytest.mark.parametrize("fact", [fact["id"] for fact in FACTS])
def test_an_english_reader_finds_each_fact(record, fact):
    text = " ".join(to_text(made("en")).split())

    assert [words for words in IN_ENGLISH[fact] if words not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_page_in_every_language_and_format(record, language):
    found = made(language)

    assert len(pypdfium2.PdfDocument(to_pdf(found))) == 1
    assert to_docx(found).startswith(b"PK")
    assert to_html(found).count("<h1") == 1
