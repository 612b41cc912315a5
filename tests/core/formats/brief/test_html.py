import pytest
from lxml import html as reader

from consenso.core.formats.brief import Brief, Run, to_html, words
from tests.core.formats.brief.samples import ENGLISH, LANGUAGES, sample

CLASSES = {
    "brief",
    "brief-kicker",
    "brief-subtitle",
    "brief-facts",
    "brief-contested",
    "brief-figure",
    "brief-sources",
    "brief-imprint",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_go_from_the_title_to_its_sections(language: str) -> None:
    article = reader.fromstring(to_html(sample(language)))

    assert article.get("lang") == language
    assert [h.tag for h in article.iter("h1", "h2", "h3")] == ["h1"] + ["h2"] * 5
    assert len(article.findall(".//dl/div/dt")) == 6


def test_there_is_no_style_and_no_class_but_those_documented() -> None:
    article = reader.fromstring(to_html(sample("en")))

    assert not article.xpath("//@style | //style | //script | //@onclick")
    assert set(article.xpath("//@class")) == CLASSES


def test_every_mark_leads_to_a_note_and_every_note_back() -> None:
    article = reader.fromstring(to_html(sample("en")))

    identities = article.xpath("//@id")
    assert len(identities) == len(set(identities))
    for address in article.xpath("//a[starts-with(@href, '#')]/@href"):
        assert address[1:] in identities
    assert len(article.xpath("//a[@role='doc-backlink']")) == 6


def test_figures_that_differ_stand_with_those_who_said_them() -> None:
    article = reader.fromstring(to_html(sample("en")))

    rows = article.xpath("//table[@class='brief-contested']/tbody/tr")
    assert [row.text_content() for row in rows] == [
        "28 states[3]Ministry of Foreign Affairs of Aurelia",
        "30 delegations[5]Secretariat of the group",
    ]


def test_a_passage_in_another_language_says_so() -> None:
    title = (Run("The "), Run("Declaración", language="es"))

    html = to_html(Brief("en", "", title, ENGLISH.labels))

    assert '<h1>The <span lang="es">Declaración</span></h1>' in html


def test_what_is_empty_leaves_no_element() -> None:
    html = to_html(Brief("en", "", words("Meeting"), ENGLISH.labels))

    assert html == (
        '<article class="brief" lang="en">\n<header>\n<h1>Meeting</h1>\n</header>\n</article>\n'
    )
