"""How much, by when, how often, about what."""

import pytest

from consenso.core.promises import TOPICS, amounts_of, areas_of, deadline_of
from consenso.core.promises._amounts import main_amount
from consenso.core.promises._deadlines import frequency_of
from consenso.core.promises._details import measured_by_of, to_whom_of
from consenso.core.promises._specificity import specificity_of

AMOUNTS = {
    "in figures": (
        "en",
        "500 government scholarships by 2028",
        (500, "government scholarships", ""),
    ),
    "in words": ("en", "twelve rural bridges", (12, "rural bridges", "")),
    "a dollar sign and words": ("en", "a gift of $2¾ billion for schools", (2.75e9, "", "USD")),
    "a code before": ("en", "EUR 1.5 billion for energy", (1.5e9, "", "EUR")),
    "a currency joined by hyphens": ("en", "a 10-billion-dollar loan", (1e10, "", "USD")),
    "a share": ("en", "cut emissions by 30 per cent", (30, "%", "")),
    "half": ("es", "reducir a la mitad el desperdicio", (50, "%", "")),
    "thousands of millions": ("es", "1.500 millones de euros", (1.5e9, "", "EUR")),
    "a noun with de": ("es", "3.000 plazas de capacitación", (3000, "plazas de capacitación", "")),
    "mil": ("pt", "10 mil jovens até 2030", (10000, "jovens", "")),
    "bilhão": ("pt", "1,5 bilhão de euros", (1.5e9, "", "EUR")),
    "spaces of French": ("fr", "3\u202f000 places de formation", (3000, "places de formation", "")),
    "milliard": ("fr", "1,5 milliard d’euros", (1.5e9, "", "EUR")),
    "Chinese ten thousands": ("zh-Hans", "注资2000万美元", (2e7, "", "USD")),
    "a Chinese measure word": ("zh-Hans", "提供500个政府奖学金名额", (500, "政府奖学金名额", "")),
    "yuan": ("zh-Hans", "提供3600亿元人民币", (3.6e11, "", "CNY")),
    "Dutch": ("nl", "3.000 opleidingsplaatsen aanbieden", (3000, "opleidingsplaatsen", "")),
}
NO_AMOUNTS = {
    "a year": ("en", "by the end of 2030"),
    "a span of time": ("en", "within three years"),
    "an ordinal": ("en", "at the 10th Summit and the third session"),
    "a name": ("en", "at COP 28 and in SDG 14"),
    "both": ("en", "the two sides"),
    "an article": ("es", "según el artículo 5"),
    "the two countries": ("zh-Hans", "两国代表团"),
    "none": ("en", "We will meet."),
}
DEADLINES = {
    "by a year": ("en", "by 2025", "2025"),
    "the end of a year": ("en", "before the end of 2027", "2027"),
    "a month": ("en", "before June 2029", "2029-06"),
    "a day": ("es", "antes del 30 de septiembre de 2026", "2026-09-30"),
    "a period": ("en", "From 2027 to 2030, Aurelia will offer places.", "2030"),
    "in a year": ("en", "which will hold its first session in 2027", "2027"),
    "within": ("en", "within three years", "P3Y"),
    "over the next": ("en", "over the next five years", "P5Y"),
    "hours": ("fr", "dans un délai de 48 heures", "PT48H"),
    "próximos": ("es", "en los próximos dos años", "P2Y"),
    "prazo": ("pt", "no prazo de três anos", "P3Y"),
    "d’ici à": ("fr", "d’ici à 2028", "2028"),
    "到": ("zh", "到2030年实现翻一番", "2030"),
    "年内": ("zh", "三年内完成", "P3Y"),
    "binnen": ("nl", "binnen drie jaar", "P3Y"),
    "an occasion": ("en", "at the next Ministerial Meeting", "the next Ministerial Meeting"),
    "an occasion in Chinese": ("zh", "应在下届部长级会议上提交", "下届部长级会议"),
    "the name of an agenda": ("en", "the 2030 Agenda", ""),
    "the name of a plan": ("es", "el Plan de Acción 2027-2030", ""),
    "what is past": ("en", "the plan adopted in 2015", ""),
    "none": ("en", "We will meet.", ""),
}


@pytest.mark.parametrize(("language", "text", "expected"), AMOUNTS.values(), ids=AMOUNTS)
def test_amount(language: str, text: str, expected: tuple[float, str, str]) -> None:
    amount = main_amount(amounts_of(text, language))

    assert amount is not None
    assert (amount.value, amount.unit, amount.currency) == expected


@pytest.mark.parametrize(("language", "text"), NO_AMOUNTS.values(), ids=NO_AMOUNTS)
def test_no_amount(language: str, text: str) -> None:
    assert amounts_of(text, language) == ()


def test_money_goes_before_what_is_counted_and_that_before_shares() -> None:
    amounts = amounts_of("30 per cent of 20 schools for 5 million euros", "en")

    assert len(amounts) == 3
    assert main_amount(amounts) == amounts[2]
    assert main_amount(amounts[:2]) == amounts[1]


@pytest.mark.parametrize(("language", "text", "expected"), DEADLINES.values(), ids=DEADLINES)
def test_deadline(language: str, text: str, expected: str) -> None:
    deadline = deadline_of(text, language)

    assert (deadline.value if deadline else "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They shall meet at least once a year.", "P1Y"),
        ("Se reunirán trimestralmente.", "P3M"),
        ("Tous les deux ans, elles publieront un inventaire.", "P2Y"),
        ("每半年举行一次会议。", "P6M"),
        ("They shall meet.", ""),
    ],
)
def test_how_often(text: str, expected: str) -> None:
    assert frequency_of(text) == expected


@pytest.mark.parametrize(
    ("action", "is_counted", "expected"),
    [
        ("share best practices", False, 1),
        ("continuer de soutenir le Forum", False, 2),
        ("estudiar la conveniencia de un seguro", False, 3),
        ("promover o comércio", False, 4),
        ("建立联合中心", False, 5),
        ("strengthen 40 clinics", True, 5),
        ("glimmer", False, 4),
    ],
)
def test_specificity_is_told_by_the_verb(action: str, is_counted: bool, expected: int) -> None:
    assert specificity_of(action, is_counted=is_counted) == expected


def test_whom_and_what_is_measured() -> None:
    assert (
        to_whom_of("otorgará 500 becas a los Estados miembros antes de 2028", "es")
        == "los Estados miembros"
    )
    assert to_whom_of("accede to the Convention", "en") == ""
    assert (
        measured_by_of("Progress will be measured by the number of clinics.")
        == "measured by the number of clinics"
    )


def test_every_topic_knows_every_language() -> None:
    for area, by_language in TOPICS.items():
        assert set(by_language) == {"en", "es", "pt", "fr", "zh", "nl"}, area
        assert all(word.strip("* ") for words in by_language.values() for word in words), area
    assert areas_of("no topic here", "en") == ()
    assert areas_of("We will build a hospital.", "xx") == ()
