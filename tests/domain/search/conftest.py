from collections.abc import Callable

import pytest

from consenso.domain.search import actions, queries
from consenso.domain.search.documents import SearchDocument
from consenso.domain.search.results import Results

FORUM = "meridian"

Search = Callable[..., Results]


def paragraph(identifier: str, title: str, body: str = "", **more: object) -> SearchDocument:
    told = {"kind": "commitment", "language": "en", "date": "2021-12-03", **more}
    return SearchDocument(identifier=identifier, title=title, body=body, **told)  # type: ignore[arg-type]


RECORD = (
    paragraph(
        "c-2021p-07",
        "Scholarships",
        "Aurelia will offer 20,000 scholarships to the states of the Meridian Group.",
        parties=("XA",),
        areas=("education",),
    ),
    paragraph(
        "c-2015p-01",
        "Trade in fish",
        "Borea and Cordillera intend to raise their trade to 3.5 billion.",
        parties=("XB", "XC"),
        areas=("trade",),
        date="2015-01",
    ),
    paragraph(
        "c-2018p-02",
        "Ports",
        "Cooperation in ports, so that trade grows. Aurelia agreed.",
        parties=("XA", "XB"),
        areas=("trade", "transport"),
        date="2018",
    ),
    paragraph("ministerial-3", "Third Ministerial Meeting", "By video.", kind="meeting"),
    paragraph(
        "c-2018p-02",
        "Puertos",
        "La cooperación en los puertos, para que crezca el comercio.",
        language="es",
        date="2018",
    ),
    paragraph(
        "c-2021p-07",
        "Scholarships",
        "Aurelia will offer scholarships.",
        language="es",
        text_language="en",
    ),
    paragraph("c-2018p-02", "Portos", "A cooperação nos portos, ações do Grupo.", language="pt"),
    paragraph(
        "c-2018p-02", "Ports", "La coopération portuaire et l’accord d’États.", language="fr"
    ),
    paragraph("c-2018p-02", "Havens", "De samenwerking in havens, één afspraak.", language="nl"),
    paragraph("c-2018p-02", "港口合作", "中国的港口与论坛的部长级会议。", language="zh-hans"),
)


@pytest.fixture
def search(db: None) -> Search:
    actions.index(forum=FORUM, documents=RECORD)

    def ask(words: str = "", language: str = "en", **more: object) -> Results:
        return queries.search(forum=FORUM, language=language, words=words, **more)  # type: ignore[arg-type]

    return ask


def found(results: Results) -> list[str]:
    return [hit.identifier for hit in results.hits]


def matched(pieces: tuple[tuple[str, bool], ...]) -> list[str]:
    return [piece for piece, is_match in pieces if is_match]
