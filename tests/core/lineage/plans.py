"""Texts of the Meridian Forum, written for these tests: a series of three plans, and one plan in six languages."""

from consenso.core.outline import Outline, Paragraph


def outline(language: str, *rows: str) -> Outline:
    """Return an outline: '# ' begins a heading, '! ' the title, anything else is a paragraph; ids p1, p2, …"""
    kinds = {"# ": "heading", "! ": "title"}
    return Outline(
        language,
        "",
        tuple(
            Paragraph(
                f"p{place}",
                kinds.get(row[:2], "paragraph"),
                "",
                "",
                row[2:] if row[:2] in kinds else row,
                0,
                0,
            )
            for place, row in enumerate(rows, start=1)
        ),
    )


PLAN_2021 = outline(
    "en",
    "! Plan of Action of the Meridian Forum 2021–2024",  # p1
    "# Trade and ports",
    "The Parties shall abolish duties on agricultural goods from the smallest islands by 2024.",  # p3
    "The Parties will open ten new lines of shipping between Aurelia and the southern ports.",
    "Customs authorities will exchange their data once a month.",  # p5
    "Customs authorities shall train 200 officers a year in the use of the common tariff.",
    "# Health",
    "The Parties will endeavour to send vaccines against river fever to every district hospital.",  # p8
    "A fund for cold storage of medicines is set up with 40 million crowns, and each Party contributes to it according to "
    "its means. The fund shall report to the Council every spring.",
    "# Learning",
    "The Parties will offer 5,000 scholarships to students of the islands, half of them to women.",  # p11
    "Universities are encouraged to recognise each other's degrees.",
    "A museum of navigation will be built in Port Amber.",  # p13
    "We thank the people of Borea for their hospitality.",
)
PLAN_2024 = outline(
    "en",
    "! Plan of Action of the Meridian Forum 2024–2027",  # p1
    "# Health",
    "The Parties will send vaccines against river fever to every district hospital and to schools.",  # p3
    "A fund for cold storage of medicines is set up with 60 million crowns, and each Party contributes to it according to its means.",
    "The fund for cold storage shall report to the Council every spring.",  # p5
    "# Commerce and ports",
    "The Parties should abolish, where possible, duties on agricultural goods coming from the smallest islands by 2027.",  # p7
    "Customs authorities will exchange their data once a month, and shall train 200 officers a year in the use of the common tariff.",
    "# Learning",
    "The Parties will offer 7,500 scholarships to students of the islands, half of them to women.",  # p10
    "Universities are encouraged to recognise each other's degrees.",
    "# Oceans",
    "The Parties agree to map the sea bed of the Meridian Trench together.",  # p13
    "A guard against oil spills will be stationed on Cape Lantern.",
)
# old ids, new ids, change
TRUTH_2024 = {
    (("p1",), ("p1",), "reworded"),
    (("p2",), ("p6",), "reworded"),
    (("p3",), ("p7",), "reworded"),
    (("p4",), (), "dropped"),
    (("p5", "p6"), ("p8",), "merged"),
    (("p7",), ("p2",), "moved"),
    (("p8",), ("p3",), "reworded"),
    (("p9",), ("p4", "p5"), "split"),
    (("p10",), ("p9",), "same"),
    (("p11",), ("p10",), "reworded"),
    (("p12",), ("p11",), "same"),
    (("p13",), (), "dropped"),
    (("p14",), (), "dropped"),
    ((), ("p12",), "new"),
    ((), ("p13",), "new"),
    ((), ("p14",), "new"),
}
PLAN_2027 = outline(
    "en",
    "! Plan of Action of the Meridian Forum 2027–2030",
    "# Learning",
    "The Parties will offer 10,000 scholarships to students of the islands, half of them to women.",  # p3
    "A museum of navigation shall be built in Port Amber by 2029.",
    "# Oceans",
    "The Parties shall map the sea bed of the Meridian Trench together by 2030.",  # p6
    "# Health",
    "The Parties will send vaccines against river fever to every district hospital and to schools.",
)

ES_2021 = outline(
    "es",
    "Las Partes eliminarán los aranceles sobre los productos agrícolas de las islas más pequeñas antes de 2024.",
    "Las Partes ofrecerán 5.000 becas a estudiantes de las islas, la mitad de ellas a mujeres.",
    "Se invita a las universidades a reconocer mutuamente sus títulos.",
    "Se construirá un museo de la navegación en Puerto Ámbar.",
)
ES_2024 = outline(
    "es",
    "Se alienta a las universidades a reconocer mutuamente sus títulos y diplomas.",
    "Las Partes procurarán eliminar los aranceles aplicados a los productos agrícolas de las islas más pequeñas antes de 2027.",
    "Las Partes ofrecerán 8.000 becas a estudiantes de las islas, la mitad de ellas destinadas a mujeres.",
    "Las Partes crearán un observatorio de corrientes marinas.",
)
ZH_2021 = outline(
    "zh-Hans",
    "各方应在2024年前取消对最小岛屿农产品的关税。",
    "各方将向岛屿学生提供5000个奖学金名额，其中一半面向女性。",
    "鼓励各大学相互承认学位。",
    "将在琥珀港建设航海博物馆。",
)
ZH_2024 = outline(
    "zh-Hans",
    "鼓励各大学相互承认学位和文凭。",
    "各方将努力在2027年前取消对来自最小岛屿农产品征收的关税。",
    "各方将向岛屿学生提供8000个奖学金名额，其中一半面向女性青年。",
    "各方将建立洋流观测站。",
)
TRUTH_SHORT = {
    (("p3",), ("p1",), "reworded"),
    (("p1",), ("p2",), "reworded"),
    (("p2",), ("p3",), "reworded"),
    (("p4",), (), "dropped"),
    ((), ("p4",), "new"),
}

# One plan in six languages, paragraph by paragraph. Numbers, dates, states, bodies and words that bind agree in all of them.
VERSIONS: dict[str, tuple[str, ...]] = {
    "en": (
        "The Ministers of Foreign Affairs met in Oslo, Norway, on 14 March 2023 at the invitation of the United Nations.",
        "The Parties shall provide 1.5 million doses of vaccine to the islands by 2026.",
        "At least 30 per cent of the loans should go to farms owned by women.",
        "Norway and Japan will build three research stations in the Arctic before the end of 2025.",
        "The fund holds 20 billion dollars, of which 250,000 dollars are set aside for translation.",
        "Member States may ask the World Health Organization for advice.",
        "The Council will meet twice a year, and every five years it shall review this Plan.",
        "We welcome the accession of Kenya and of the Republic of Korea to the Agreement of 2 June 2021.",
    ),
    "es": (
        "Los Ministros de Relaciones Exteriores se reunieron en Oslo (Noruega) el 14 de marzo de 2023 por invitación de las Naciones Unidas.",
        "Las Partes deberán proporcionar 1,5 millones de dosis de vacunas a las islas antes de 2026.",
        "Al menos el 30 % de los préstamos debería destinarse a explotaciones agrícolas de propiedad de mujeres.",
        "Noruega y el Japón construirán tres estaciones de investigación en el Ártico antes de finales de 2025.",
        "El fondo cuenta con 20.000 millones de dólares, de los cuales 250.000 dólares se reservan para la traducción.",
        "Los Estados miembros podrán solicitar asesoramiento a la Organización Mundial de la Salud.",
        "El Consejo se reunirá dos veces al año y cada cinco años deberá revisar el presente Plan.",
        "Acogemos con satisfacción la adhesión de Kenia y de la República de Corea al Acuerdo de 2 de junio de 2021.",
    ),
    "pt": (
        "Os Ministros das Relações Exteriores reuniram-se em Oslo, Noruega, em 14 de março de 2023, a convite das Nações Unidas.",
        "As Partes deverão fornecer 1,5 milhão de doses de vacinas às ilhas até 2026.",
        "Pelo menos 30 por cento dos empréstimos deveriam destinar-se a propriedades rurais de mulheres.",
        "A Noruega e o Japão construirão três estações de pesquisa no Ártico antes do fim de 2025.",
        "O fundo dispõe de 20 bilhões de dólares, dos quais 250 mil dólares são reservados à tradução.",
        "Os Estados-membros poderão solicitar o parecer da OMS.",
        "O Conselho reunir-se-á duas vezes por ano e, a cada cinco anos, deverá rever o presente Plano.",
        "Saudamos a adesão do Quênia e da República da Coreia ao Acordo de 2 de junho de 2021.",
    ),
    "fr": (
        "Les Ministres des affaires étrangères se sont réunis à Oslo, en Norvège, le 14 mars 2023, à l’invitation de l’ONU.",
        "Les Parties doivent fournir 1,5 million de doses de vaccin aux îles d’ici à 2026.",
        "Au moins 30 % des prêts devraient aller à des exploitations agricoles appartenant à des femmes.",
        "La Norvège et le Japon construiront trois stations de recherche dans l’Arctique avant la fin de 2025.",
        "Le fonds est doté de 20 milliards de dollars, dont 250 000 dollars sont réservés à la traduction.",
        "Les États membres peuvent demander l’avis de l’Organisation mondiale de la Santé.",
        "Le Conseil se réunira deux fois par an et devra, tous les cinq ans, réexaminer le présent Plan.",
        "Nous saluons l’adhésion du Kenya et de la République de Corée à l’Accord du 2 juin 2021.",
    ),
    "nl": (
        "De ministers van Buitenlandse Zaken kwamen op 14 maart 2023 op uitnodiging van de Verenigde Naties bijeen in Oslo, Noorwegen.",
        "De Partijen moeten de eilanden vóór 2026 1,5 miljoen doses vaccin verstrekken.",
        "Ten minste 30 procent van de leningen zou naar boerderijen van vrouwen moeten gaan.",
        "Noorwegen en Japan zullen vóór eind 2025 drie onderzoeksstations in het noordpoolgebied bouwen.",
        "Het fonds bevat 20 miljard dollar, waarvan 250.000 dollar is gereserveerd voor vertaling.",
        "De lidstaten mogen de Wereldgezondheidsorganisatie om advies vragen.",
        "De Raad zal tweemaal per jaar bijeenkomen en moet dit Plan elke vijf jaar herzien.",
        "Wij verwelkomen de toetreding van Kenia en van de Republiek Korea tot de Overeenkomst van 2 juni 2021.",
    ),
    "zh-Hans": (
        "各国外交部长应联合国邀请，于2023年3月14日在挪威奥斯陆举行会议。",
        "各方应在2026年前向各岛屿提供150万剂疫苗。",
        "至少百分之三十的贷款应该提供给妇女拥有的农场。",
        "挪威和日本将在2025年底前在北极建设三个科考站。",
        "该基金拥有200亿美元，其中25万美元用于翻译。",
        "成员国可以向世界卫生组织征求意见。",
        "理事会将每年举行两次会议，并应每五年审查本计划。",
        "我们欢迎肯尼亚和大韩民国加入二〇二一年六月二日的协定。",
    ),
}
# What is planted into a version: paragraph (from 0), what stood there, what stands there now, the kind of difference.
PLANTED: dict[str, tuple[tuple[int, str, str, str], ...]] = {
    "en": (
        (1, "1.5 million", "1.5 billion", "number"),
        (1, "shall provide", "should provide", "obligation"),
        (2, "30 per cent", "13 per cent", "number"),
        (2, "should go", "shall go", "obligation"),
        (3, "Japan", "Kenya", "name"),
        (3, "three research", "four research", "number"),
        (3, "2025", "2028", "date"),
        (4, "250,000", "25,000", "number"),
        (5, "World Health Organization", "World Trade Organization", "name"),
        (5, "may ask", "shall ask", "obligation"),
        (7, "2 June 2021", "2 July 2021", "date"),
        (7, "Kenya and of ", "", "name"),
    ),
    "es": (
        (0, "14 de marzo", "15 de marzo", "date"),
        (1, "1,5 millones", "15 millones", "number"),
        (1, "deberán", "deberían", "obligation"),
        (2, "debería", "deberá", "obligation"),
        (2, "30 %", "40 %", "number"),
        (3, "Noruega", "Islandia", "name"),
        (4, "20.000 millones", "20 millones", "number"),
        (5, "podrán solicitar", "deberán solicitar", "obligation"),
        (5, "la Organización Mundial de la Salud", "la UNESCO", "name"),
        (7, "2 de junio de 2021", "2 de junio de 2022", "date"),
        (7, "Kenia", "Nigeria", "name"),
    ),
    "pt": (
        (0, "2023", "2024", "date"),
        (1, "deverão fornecer", "deveriam fornecer", "obligation"),
        (1, "1,5 milhão", "1,5 bilhão", "number"),
        (2, "30 por cento", "35 por cento", "number"),
        (3, "Japão", "México", "name"),
        (4, "250 mil", "250 milhões", "number"),
        (5, "poderão", "deverão", "obligation"),
        (7, "junho", "julho", "date"),
    ),
    "fr": (
        (0, "l’ONU", "l’OTAN", "name"),
        (1, "doivent fournir", "devraient fournir", "obligation"),
        (1, "2026", "2036", "date"),
        (2, "30 %", "3 %", "number"),
        (2, "devraient aller", "doivent aller", "obligation"),
        (4, "20 milliards", "20 millions", "number"),
        (5, "peuvent", "doivent", "obligation"),
        (7, "du Kenya et ", "", "name"),
    ),
    "nl": (
        (1, "moeten de eilanden", "zouden de eilanden", "obligation"),
        (1, "1,5 miljoen", "1,5 miljard", "number"),
        (2, "30 procent", "33 procent", "number"),
        (3, "Japan", "Frankrijk", "name"),
        (3, "2025", "2027", "date"),
        (5, "mogen", "moeten", "obligation"),
        (5, "Wereldgezondheidsorganisatie", "Wereldbank", "name"),
        (7, "2 juni 2021", "12 juni 2021", "date"),
    ),
    "zh-Hans": (
        (0, "挪威", "丹麦", "name"),
        (0, "3月14日", "3月24日", "date"),
        (1, "150万", "15万", "number"),
        (1, "2026年", "2029年", "date"),
        (1, "应在", "可在", "obligation"),
        (2, "百分之三十", "百分之十三", "number"),
        (2, "应该", "必须", "obligation"),
        (4, "200亿", "20亿", "number"),
        (5, "可以", "必须", "obligation"),
        (5, "世界卫生组织", "世界银行", "name"),
        (7, "肯尼亚和", "", "name"),
        (7, "二〇二一年", "二〇二〇年", "date"),
    ),
}


def version(language: str) -> Outline:
    return outline(language, *VERSIONS[language])
