"""Numbers that parts begin with, and words and measures that are none."""

import pytest

from consenso.core.outline._numbers import label_of

NUMBERS = {
    "1. We will meet": ("1.", "We will meet"),
    "12) We will meet": ("12)", "We will meet"),
    "(3) We will meet": ("(3)", "We will meet"),
    "1.We will meet": ("1.", "We will meet"),
    "1.加强合作": ("1.", "加强合作"),
    "3 – Reunir-se": ("3 –", "Reunir-se"),
    "2º Encomendar": ("2º", "Encomendar"),
    "4.2 We will meet": ("4.2", "We will meet"),
    "4.2.1. we will meet": ("4.2.1.", "we will meet"),
    "1.2各方同意": ("1.2", "各方同意"),
    "(a) to meet": ("(a)", "to meet"),
    "b) to meet": ("b)", "to meet"),
    "iv. to meet": ("iv.", "to meet"),
    "XII. TRADE": ("XII.", "TRADE"),
    "IV – Comércio": ("IV –", "Comércio"),
    "B. Trade": ("B.", "Trade"),
    "Article 3": ("Article 3", ""),
    "Article premier": ("Article premier", ""),
    "Artículo 3. Ámbito": ("Artículo 3.", "Ámbito"),
    "Artigo 1.º Objeto": ("Artigo 1.º", "Objeto"),
    "ARTIKEL 4 – Financiering": ("ARTIKEL 4", "Financiering"),
    "Capítulo II: Obligaciones": ("Capítulo II", "Obligaciones"),
    "Priority Area 2: Education": ("Priority Area 2", "Education"),
    "Eje 1. Comercio": ("Eje 1.", "Comercio"),
    "Goal 1. End poverty": ("Goal 1.", "End poverty"),
    "Action 12: We will": ("Action 12", "We will"),
    "Target 1.2 By 2030": ("Target 1.2", "By 2030"),
    "Línea de acción 3: Capacitar": ("Línea de acción 3", "Capacitar"),
    "Recommandation 4 – Former": ("Recommandation 4", "Former"),
    "1.a Ensure": ("1.a", "Ensure"),
    "II.1 Commerce": ("II.1", "Commerce"),
    "A.1.2. Strengthen": ("A.1.2.", "Strengthen"),
    "PRIMERO. Aprobar": ("PRIMERO", "Aprobar"),
    "第三条 目的": ("第三条", "目的"),
    "第十二章": ("第十二章", ""),
    "三、经济合作": ("三、", "经济合作"),
    "（二）加强合作": ("（二）", "加强合作"),
    "③共享信息": ("③", "共享信息"),
    "附件一：名单": ("附件一", "名单"),
    "Annex": ("Annex", ""),
    "Anexo II – Lista": ("Anexo II", "Lista"),
    "• to meet": ("", "to meet"),
    "– de se réunir": ("", "de se réunir"),
}
NONE = [
    "1.5 degrees are within reach",
    "2.5亿美元贷款",
    "2030 is near",
    "2030. That year",
    "10 per cent of it",
    "(2027) was a good year",
    "Article 5 of the Charter binds us",
    "Part of it is done",
    "Goal 4 of the Agenda",
    "Action 2030 is a plan",
    "Measures are taken",
    "Rule 1/2027 applies",
    "Annexes are attached",
    "Anexo al Plan",
    "A good year",
    "I agree",
    "i.e. what was said",
    "o Brasil e os outros",
    "First, we will meet",
    "第一条规定各方义务",
    "附件所列港口",
    "一些国家",
    "-5 degrees",
    "",
]


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_taken_off(text):
    number, rest = NUMBERS[text]

    found = label_of(text)

    assert found is not None
    assert (found.text, text[found.length :]) == (number, rest)


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_number_is_left(text):
    assert label_of(text) is None
