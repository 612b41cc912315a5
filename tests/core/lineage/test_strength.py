"""Whether a promise grew stronger or weaker, and by what."""

import pytest

from consenso.core.lineage import binding, strength
from consenso.core.lineage._strength import strength_and_reason

# One ladder in each language, from what binds most to what binds least.
LADDERS = {
    "en": [
        "The Parties shall meet.",
        "We will meet.",
        "We agree to meet.",
        "We will endeavour to meet.",
        "We encourage meetings.",
    ],
    "es": [
        "Las Partes deberán reunirse.",
        "Las Partes se reunirán.",
        "Las Partes acuerdan reunirse.",
        "Las Partes procurarán reunirse.",
        "Las Partes alientan las reuniones.",
    ],
    "pt": [
        "As Partes deverão reunir-se.",
        "As Partes construirão um porto.",
        "As Partes acordam reunir-se.",
        "As Partes procurarão reunir-se.",
        "As Partes incentivam reuniões.",
    ],
    "fr": [
        "Les Parties doivent se réunir.",
        "Les Parties se réuniront.",
        "Les Parties conviennent de se réunir.",
        "Les Parties s’efforceront de se réunir.",
        "Les Parties encouragent les réunions.",
    ],
    "nl": [
        "De Partijen moeten bijeenkomen.",
        "De Partijen zullen bijeenkomen.",
        "De Partijen besluiten bijeen te komen.",
        "De Partijen streven ernaar bijeen te komen.",
        "De Partijen moedigen bijeenkomsten aan.",
    ],
    "zh-Hans": [
        "双方应当举行会议。",
        "双方将举行会议。",
        "双方同意举行会议。",
        "双方将努力举行会议。",
        "双方鼓励举行会议。",
    ],
}


@pytest.mark.parametrize("language", LADDERS)
def test_verbs_bind_less_from_shall_to_encourage(language):
    assert [binding(one, language) for one in LADDERS[language]] == [5, 4, 3, 2, 1]


@pytest.mark.parametrize("language", LADDERS)
def test_a_step_down_the_ladder_is_weaker_and_a_step_up_stronger(language):
    ladder = LADDERS[language]
    for place, was in enumerate(ladder):
        for later, now in enumerate(ladder):
            expected = "equal" if place == later else "weaker" if place < later else "stronger"
            assert strength(was, now, language) == expected


@pytest.mark.parametrize(
    ("language", "was", "now", "expected"),
    [
        ("en", "We will open ports.", "We will open ports, as appropriate.", ("weaker", "hedge")),
        (
            "fr",
            "Nous ouvrirons des ports.",
            "Nous ouvrirons des ports, le cas échéant.",
            ("weaker", "hedge"),
        ),
        ("zh-Hans", "双方将酌情开放港口。", "双方将开放港口。", ("stronger", "hedge")),
        (
            "en",
            "We will give 1.5 million doses.",
            "We will give 2 million doses.",
            ("stronger", "number"),
        ),
        ("zh-Hans", "中方将提供150万个名额。", "中方将提供100万个名额。", ("weaker", "number")),
        ("es", "Daremos 20.000 becas.", "Daremos 18.000 becas.", ("weaker", "number")),
        (
            "en",
            "We will cut losses to less than 5 per cent.",
            "We will cut losses to less than 3 per cent.",
            ("stronger", "number"),
        ),
        (
            "en",
            "We will build it within 5 years.",
            "We will build it within 3 years.",
            ("stronger", "number"),
        ),
        (
            "pt",
            "Construiremos um porto até 2030.",
            "Construiremos um porto até 2027.",
            ("stronger", "date"),
        ),
        (
            "nl",
            "Wij zullen dit uiterlijk in 2027 doen.",
            "Wij zullen dit uiterlijk in 2030 doen.",
            ("weaker", "date"),
        ),
        ("zh-Hans", "双方将建设港口。", "双方将在2030年前建设港口。", ("stronger", "date")),
        ("en", "We will open ports by 2030.", "We will open ports.", ("weaker", "date")),
        (
            "en",
            "In 2021 we met and will meet again.",
            "In 2024 we met and will meet again.",
            ("equal", ""),
        ),
        ("en", "We thank Borea.", "We thank Aurelia.", ("equal", "")),
    ],
)
def test_what_decides(language, was, now, expected):
    assert strength_and_reason(was, now, language) == expected


def test_a_verb_in_another_sentence_does_not_hide_the_change():
    rest = " The Council shall report every year on the state of the ports."
    was = "The Parties will open three lines of shipping to the islands." + rest
    now = "The Parties may open three lines of shipping to the islands." + rest
    assert strength_and_reason(was, now, "en") == ("weaker", "verb")


# A plan's paragraphs begin with what is to be done, nobody named; how often it is done is a promise, too.
PLANS = [
    (
        "en",
        "Explore the possibility of an agreement.",
        "Conclude an agreement by 2026.",
        "stronger",
    ),
    ("en", "Establish an observatory.", "Consider the establishment of an observatory.", "weaker"),
    ("en", "Strengthen exchanges.", "We will strengthen exchanges.", "equal"),
    ("es", "Explorar la creación de un fondo.", "Crear un fondo.", "stronger"),
    ("pt", "Criar um fundo.", "Estudar a criação de um fundo.", "weaker"),
    ("fr", "Étudier la création d’un fonds.", "Créer un fonds.", "stronger"),
    ("zh-Hans", "探讨建立联合观测站。", "建立联合观测站。", "stronger"),
    ("zh-Hans", "探讨设立基金。", "2026年设立基金。", "stronger"),
    ("en", "Hold a festival every two years.", "Hold a festival every three years.", "weaker"),
    ("en", "Hold consultations.", "Hold consultations at least once a year.", "stronger"),
    (
        "es",
        "Celebrar la reunión cada tres años.",
        "Celebrar la reunión dos veces al año.",
        "stronger",
    ),
    ("pt", "Realizar o fórum anualmente.", "Realizar o fórum a cada dois anos.", "weaker"),
    ("fr", "Tenir la réunion tous les deux ans.", "Tenir la réunion chaque année.", "stronger"),
    ("zh-Hans", "每年举办论坛。", "每两年举办论坛。", "weaker"),
]


@pytest.mark.parametrize(("language", "was", "now", "expected"), PLANS)
def test_paragraphs_of_plans_are_compared_by_what_is_to_be_done_and_how_often(
    language, was, now, expected
):
    assert strength(was, now, language) == expected
