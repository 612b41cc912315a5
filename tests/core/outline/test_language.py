"""The language that a text is in, from a sentence on."""

import pytest

from consenso.core.outline import language_of
from tests.core.outline.rendering import truths

SENTENCES = {
    "en": "We will keep at least twenty lighthouses lit every night.",
    "es": "Mantendremos encendidos los faros de la costa todas las noches.",
    "pt": "Manteremos acesos os faróis da costa todas as noites.",
    "fr": "Nous garderons allumés les phares de la côte toutes les nuits.",
    "nl": "Wij houden elke nacht de vuurtorens van de kust aan.",
    "zh": "我们将每晚保持灯塔长明。",
}
OTHERS = [
    "Wir werden die Leuchttürme der Küste in jeder Nacht brennen lassen und sie erhalten.",
    "Manterremo accesi i fari della costa tutte le notti, per la sicurezza di tutti.",
    "Mantindrem encesos els fars de la costa totes les nits amb els altres països.",
    "Vi skall hålla fyrarna på kusten tända varje natt för att skydda alla som är till sjöss.",
    "Kami akan menjaga mercusuar di pantai tetap menyala setiap malam untuk semua kapal.",
    "Мы будем поддерживать огни маяков каждую ночь.",
    "私たちは毎晩灯台の明かりを保ちます。",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.",
    "XIV / 2027 – 42 %",
    "",
]


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_enough(language):
    assert language_of(SENTENCES[language]) == language


@pytest.mark.parametrize("text", OTHERS)
def test_another_language_is_taken_for_none_of_ours(text):
    assert language_of(text) == "und"


@pytest.mark.parametrize("truth", truths(), ids=lambda one: one.name)
def test_every_text_is_known_by_its_words_alone(truth):
    assert language_of(" ".join(part.text for part in truth.parts)) == truth.language
