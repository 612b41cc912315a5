"""A text sentence by sentence: what counts, who promises what to whom, and where in the text."""

import json

import pytest
from hypothesis import given

from consenso.core.outline import Outline, Paragraph, of_lines
from consenso.core.promises import Sentence, promises, promises_of_lines, vocabulary_of
from tests.core.prose.strategies import languages, texts

# Near misses: the first of each pair promises, the second does not.
PAIRS = {
    "a recital and a promise that begins with one": (
        "en",
        "Recognising that data are scarce, we will share our surveys.",
        "Recognising that data are scarce,",
    ),
    "what is recognised, and more": (
        "en",
        "We recognise the need and will act on it.",
        "We recognise that nobody will act on it.",
    ),
    "a commitment and a value": (
        "en",
        "We reaffirm our commitment to halve food waste.",
        "We reaffirm our commitment to the principles of the Charter.",
    ),
    "will of a member and of nature": (
        "en",
        "Borea will double its contribution.",
        "Climate change will double the risk.",
    ),
    "our own bodies and others": (
        "en",
        "We ask our ministers to report by May.",
        "We ask all parties to the conflict to lay down their arms.",
    ),
    "to come and gone by": (
        "en",
        "Aurelia will donate 200 ambulances.",
        "Aurelia donated 200 ambulances.",
    ),
    "a clause inside another": (
        "en",
        "The plan says what we want, and we will build it.",
        "We welcome the plan which both sides will carry out.",
    ),
    "a plan's infinitive and a sentence that begins with one": (
        "es",
        "Mejorar la salud materna mediante el intercambio de médicos.",
        "Mejorar la salud materna exige recursos.",
    ),
    "a passive voice": (
        "es",
        "Se creará un centro conjunto.",
        "Se considera que el centro es útil.",
    ),
    "narrated": (
        "es",
        "Los ministros acordaron crear una red.",
        "Los ministros elogiaron la red.",
    ),
    "future in Portuguese": (
        "pt",
        "As Partes fortalecerão o intercâmbio.",
        "O verão será quente.",
    ),
    "future in French": (
        "fr",
        "Les Parties renforceront la coopération.",
        "Nous ouvrons une page de notre histoire.",
    ),
    "Chinese": ("zh", "双方将扩大贸易。", "双方扩大了贸易。"),
    "Dutch": ("nl", "De partijen zullen een fonds oprichten.", "De partijen hebben een fonds."),
}


@pytest.mark.parametrize(("language", "yes", "no"), PAIRS.values(), ids=PAIRS)
def test_near_misses(language: str, yes: str, no: str) -> None:
    found = promises_of_lines([yes, no], language=language)

    assert [one.promise for one in found] == [True, False], [one.rule for one in found]


def test_result_says_who_does_what_for_whom_how_much_and_by_when() -> None:
    (one,) = promises_of_lines(
        ["Aurelia will, as appropriate, provide member States with 500 scholarships by June 2028."]
    )

    assert (one.promise, one.strength, one.rule, one.specificity) == (True, "will", "will", 5)
    assert (one.who, one.to_whom) == ("Aurelia", "member States")
    assert one.action == "provide member States with 500 scholarships by June 2028"
    assert (one.quantity, one.unit, one.currency) == (500, "scholarships", "")
    assert (one.deadline, one.deadline_text) == ("2028-06", "June 2028")
    assert one.hedges == ("as appropriate",)
    assert one.areas == ("education",)


def test_sentence_without_promise_is_listed_with_the_rule_that_says_why() -> None:
    (one,) = promises_of_lines(["We welcome the progress made in 2020 with 5 million dollars."])

    assert (one.promise, one.rule) == (False, "none.welcome")
    assert (one.quantity, one.deadline, one.who, one.specificity) == (None, "", "", 0)


def test_lead_in_governs_its_points_and_no_more() -> None:
    text = of_lines(
        [
            "1. The Parties commit to:",
            "(a) halving food waste by 2032;",
            "(b) more school meals.",
            "2. Food waste is a problem.",
            "3. They recognise the need to:",
            "(a) strengthen research;",
        ]
    )

    found = promises(text, language="en")

    assert [(one.promise, one.rule) for one in found] == [
        (True, "commit"),
        (True, "points:commit"),
        (True, "points:commit"),
        (False, "none.description"),
        (False, "none.recognition"),
        (False, "none.points"),
    ]
    assert found[1].deadline == "2032"


def test_points_inside_a_sentence_are_sentences_of_their_own() -> None:
    found = promises_of_paragraph("双方将：（一）举办论坛；（二）提供100个名额。", "zh-Hans")

    assert [one.text for one in found] == ["双方将：", "（一）举办论坛；", "（二）提供100个名额。"]
    assert [one.promise for one in found] == [True, True, True]
    assert found[2].quantity == 100


def test_headings_and_titles_promise_nothing_unless_they_are_sentences() -> None:
    outline = Outline(
        "en",
        "",
        (
            Paragraph("title", "title", "", "", "Building the future", 0, 19),
            Paragraph("sec_1", "heading", "", "", "Strengthen the Forum.", 0, 21),
            Paragraph(
                "sec_2", "heading", "", "", "First, we resolve to strengthen the Forum.", 0, 41
            ),
        ),
    )

    assert [one.promise for one in promises(outline)] == [False, False, True]


def test_offsets_lead_back_to_the_paragraph() -> None:
    paragraph = "We met.  We will build a port. It is large."
    found = promises_of_paragraph(paragraph, "en")

    assert [paragraph[one.start : one.end] for one in found] == [one.text for one in found]
    assert [one.paragraph for one in found] == ["p1", "p1", "p1"]


def test_lines_are_as_many_as_hold_a_letter() -> None:
    lines = ["We will meet. We will part.", "", "  ", "***", "1. They met."]

    found = promises_of_lines(lines)

    assert [(one.paragraph, one.text) for one in found] == [
        ("line-1", "We will meet. We will part."),
        ("line-5", "1. They met."),
    ]


def test_language_is_told_from_the_lines_and_another_one_promises_nothing() -> None:
    spanish = promises_of_lines(["Las Partes acuerdan crear un fondo de ayuda para los jóvenes."])
    german = promises_of_lines(
        ["Die Staaten werden die Zusammenarbeit in der Region ausbauen und stärken."]
    )

    assert spanish[0].rule == "agree"
    assert (german[0].promise, german[0].rule) == (False, "none.language")


def test_areas_are_those_of_the_vocabulary_given() -> None:
    names = {"sea": {"en": "Oceans and fisheries", "es": "Océanos y pesca"}}
    lines = ["We will protect fish stocks and the oceans.", "We will build schools."]

    found = promises_of_lines(lines, language="en", vocabulary=vocabulary_of(names))

    assert [one.areas for one in found] == [("sea",), ()]


def test_no_sentences_at_all() -> None:
    assert promises(Outline("en", "", ())) == ()
    assert promises_of_lines([]) == ()


@given(texts, languages)
def test_any_text_gives_sentences_that_json_holds(text: str, language: str | None) -> None:
    for one in promises_of_paragraph(text, language or ""):
        assert 0 <= one.score <= 1
        assert one.promise == (one.score >= 0.5)
        assert Sentence.from_json(json.loads(json.dumps(one.as_json()))) == one


@pytest.mark.parametrize(
    "piece", ["We will, in line with it, ", "will ", "the parties and ", "agree that it "]
)
def test_endless_sentence_is_read_to_a_bound(piece: str) -> None:
    (one,) = promises_of_lines([piece * 20_000], language="en")

    assert len(one.text) > 90_000


def promises_of_paragraph(text: str, language: str) -> tuple[Sentence, ...]:
    outline = Outline(language, "", (Paragraph("p1", "paragraph", "", "", text, 0, len(text)),))
    return promises(outline)


# A lead-in ends in its points: what it promises with an end put to it, and what its points then promise.
LEADS = [
    ("en", "Together we will:", "accelerate growth;", (True, True)),
    ("en", "The Heads of Government agreed to:", "establish a task force;", (True, True)),
    ("en", "Requests the Secretary-General:", "To submit a report;", (True, True)),
    ("en", "Strengthen cooperation on crime, including:", "exchange of data;", (True, True)),
    ("en", "To this end, we:", "will meet every year;", (False, True)),
    ("en", "To this end, we:", "reaffirm the importance of dialogue;", (False, False)),
    ("en", "We call on all States:", "to ratify the Convention;", (False, False)),
    ("en", "It is important:", "to train officials;", (False, False)),
    ("es", "Las Partes deberán:", "designar un punto focal;", (True, True)),
    ("es", "Pide al Secretario General:", "que presente un informe;", (True, True)),
    ("es", "Exhortamos a los Estados a:", "ratificar el Convenio;", (False, False)),
    ("pt", "Decidimos:", "criar um banco;", (True, True)),
    ("fr", "Les Parties doivent :", "désigner un point focal ;", (True, True)),
    ("zh-Hans", "双方同意：", "设立基金；", (True, True)),
    ("zh-Hans", "加强执法合作，重点包括：", "反腐败；", (True, True)),
    ("zh-Hans", "我们呼吁各国：", "批准公约；", (False, False)),
]


@pytest.mark.parametrize(("language", "lead", "point", "expected"), LEADS)
def test_a_lead_in_is_judged_as_it_goes_on_and_governs_its_points(
    language: str, lead: str, point: str, expected: tuple[bool, bool]
) -> None:
    found = promises_of_lines([f"1. {lead}", f"(a) {point}"], language=language)

    assert tuple(one.promise for one in found) == expected
    assert all(one.action in one.text for one in found)
