"""A brief on an imaginary meeting of the Meridian Group, in the six languages of the platform."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consenso.core.formats.brief import (
    Brief,
    Claim,
    Column,
    Contested,
    Fact,
    Labels,
    Paragraph,
    Points,
    Run,
    Section,
    SourceNote,
    Table,
    words,
)

LANGUAGES = ("en", "es", "pt", "fr", "zh-Hans", "nl")


@dataclass(frozen=True, slots=True)
class Sentences:
    """What the sample says, in one language."""

    kicker: str
    title: str
    subtitle: str
    labels: Labels
    facts: tuple[tuple[str, str], ...]
    said: str
    said_by_minister: str
    points: tuple[str, ...]
    adopted: str
    adopted_text: str
    attendance: str
    claims: tuple[tuple[str, str], ...]
    promised: str
    columns: tuple[str, str, str]
    rows: tuple[tuple[str, str, str], ...]
    follow_up: str
    follow_up_text: str
    sources: tuple[tuple[str, str, str], ...]
    imprint: tuple[tuple[str, str], ...]
    method: str


ENGLISH = Sentences(
    kicker="Brief · Meeting",
    title="Third Ministerial Meeting of the Meridian Group",
    subtitle="Aurelia, Borea and Cordillera agree on a plan for ports, seeds and schools",
    labels=Labels(
        "Sources",
        "Published figures differ",
        "Figure",
        "Said by",
        "Source {number}",
        "Back to the text",
    ),
    facts=(
        ("Date", "3 December 2031"),
        ("In what form", "By video conference, from Port Sable"),
        ("Chaired by", "Aurelia, as pro tempore presidency"),
        ("Theme", "Crossing hard waters together: towards a shared future of the Meridian coasts"),
        ("Before it", "Second Ministerial Meeting, Borea, 22 January 2028"),
        ("After it", "Fourth Ministerial Meeting, Cordillera, 13 May 2035"),
    ),
    said="What was said",
    said_by_minister="The minister of Borea, Bo Lindqvist, spoke by video and made four points:",
    points=(
        "In seven years the group has grown into a platform for mutual benefit.",
        "A new stage begins: equality, openness and benefits for the people.",
        "The coasts are invited to join the Initiative for Common Harbours.",
        "Both sides should outline a plan together, and increase cooperation in ports and schools.",
    ),
    adopted="What was adopted",
    adopted_text="the Declaration of Port Sable, and the Joint Plan for Key Areas (2032–2034)",
    attendance="states that took part",
    claims=(
        ("28 states", "Ministry of Foreign Affairs of Aurelia"),
        ("30 delegations", "Secretariat of the group"),
    ),
    promised="What was promised",
    columns=("Commitment", "Quantity", "Until"),
    rows=(
        ("Scholarships of Borea for students of the coasts", "5,000", "2034"),
        ("Places for training in public service", "3,000", "2034"),
        ("Loans for ports, in US dollars", "1,250,000,000", "2033"),
    ),
    follow_up="What became of it",
    follow_up_text=(
        "Of the 14 commitments that carry a quantity, six have a published report of delivery; "
        "for eight, nobody has reported anything."
    ),
    sources=(
        ("Declaration of Port Sable", "Government of Aurelia", "3 December 2031"),
        ("Joint Plan for Key Areas (2032–2034)", "Secretariat of the group", "paragraph 12"),
        ("Ministers meet by video", "Gazette of Aurelia", "4 December 2031"),
        ("Speech to the third meeting", "Ministry of Borea", "3 December 2031"),
        ("Note on attendance", "Secretariat of the group", "6 December 2031"),
        ("Annual report of the Harbour Bank", "Harbour Bank", "2033, page 41"),
    ),
    imprint=(("Page", ""), ("Record", "revision 1,204 of 5 January 2036"), ("Ledger", "")),
    method="Made from the public record by rule; every figure is as its source gives it.",
)

SPANISH = Sentences(
    kicker="Ficha · Reunión",
    title="Tercera Reunión Ministerial del Grupo Meridiano",
    subtitle="Aurelia, Borea y Cordillera acuerdan un plan de puertos, semillas y escuelas",
    labels=Labels(
        "Fuentes",
        "Las cifras publicadas difieren",
        "Cifra",
        "Según",
        "Fuente {number}",
        "Volver al texto",
    ),
    facts=(
        ("Fecha", "3 de diciembre de 2031"),
        ("Modalidad", "Por videoconferencia, desde Puerto Sable"),
        ("Presidencia", "Aurelia, como presidencia pro tempore"),
        ("Tema", "Cruzar juntos aguas difíciles: hacia un futuro compartido de las costas"),
        ("Anterior", "Segunda Reunión Ministerial, Borea, 22 de enero de 2028"),
        ("Siguiente", "Cuarta Reunión Ministerial, Cordillera, 13 de mayo de 2035"),
    ),
    said="Lo que se dijo",
    said_by_minister="El ministro de Borea, Bo Lindqvist, habló por video y señaló cuatro puntos:",
    points=(
        "En siete años el grupo se ha vuelto una plataforma de beneficio mutuo.",
        "Comienza una nueva etapa: igualdad, apertura y bienestar de los pueblos.",
        "Se invita a las costas a sumarse a la Iniciativa de Puertos Comunes.",
        "Conviene trazar juntos un plan y ampliar la cooperación en puertos y escuelas.",
    ),
    adopted="Lo que se adoptó",
    adopted_text="la Declaración de Puerto Sable y el Plan Conjunto de Áreas Clave (2032–2034)",
    attendance="Estados participantes",
    claims=(
        ("28 Estados", "Ministerio de Relaciones Exteriores de Aurelia"),
        ("30 delegaciones", "Secretaría del grupo"),
    ),
    promised="Lo que se prometió",
    columns=("Compromiso", "Cantidad", "Hasta"),
    rows=(
        ("Becas de Borea para estudiantes de las costas", "5.000", "2034"),
        ("Plazas de formación en la función pública", "3.000", "2034"),
        ("Préstamos para puertos, en dólares estadounidenses", "1.250.000.000", "2033"),
    ),
    follow_up="Qué pasó después",
    follow_up_text=(
        "De los 14 compromisos que llevan una cantidad, seis tienen un informe publicado; "
        "sobre ocho nadie ha informado nada."
    ),
    sources=(
        ("Declaración de Puerto Sable", "Gobierno de Aurelia", "3 de diciembre de 2031"),
        ("Plan Conjunto de Áreas Clave (2032–2034)", "Secretaría del grupo", "párrafo 12"),
        ("Los ministros se reúnen por video", "Gaceta de Aurelia", "4 de diciembre de 2031"),
        ("Discurso en la tercera reunión", "Ministerio de Borea", "3 de diciembre de 2031"),
        ("Nota sobre la asistencia", "Secretaría del grupo", "6 de diciembre de 2031"),
        ("Informe anual del Banco de Puertos", "Banco de Puertos", "2033, página 41"),
    ),
    imprint=(("Página", ""), ("Registro", "revisión 1204 del 5 de enero de 2036"), ("Libro", "")),
    method="Hecho por regla a partir del registro público; cada cifra es la que da su fuente.",
)

PORTUGUESE = Sentences(
    kicker="Resumo · Reunião",
    title="Terceira Reunião Ministerial do Grupo Meridiano",
    subtitle="Aurélia, Bórea e Cordilheira acordam um plano para portos, sementes e escolas",
    labels=Labels(
        "Fontes",
        "Os números publicados divergem",
        "Número",
        "Segundo",
        "Fonte {number}",
        "Voltar ao texto",
    ),
    facts=(
        ("Data", "3 de dezembro de 2031"),
        ("Formato", "Por videoconferência, a partir de Porto Sable"),
        ("Presidência", "Aurélia, como presidência pro tempore"),
        ("Tema", "Atravessar juntos águas difíceis: rumo a um futuro compartilhado das costas"),
        ("Anterior", "Segunda Reunião Ministerial, Bórea, 22 de janeiro de 2028"),
        ("Seguinte", "Quarta Reunião Ministerial, Cordilheira, 13 de maio de 2035"),
    ),
    said="O que foi dito",
    said_by_minister="O ministro da Bórea, Bo Lindqvist, falou por vídeo e fez quatro observações:",
    points=(
        "Em sete anos o grupo tornou-se uma plataforma de benefício mútuo.",
        "Começa uma nova etapa: igualdade, abertura e bem-estar dos povos.",
        "As costas são convidadas a aderir à Iniciativa dos Portos Comuns.",
        "Convém traçar juntos um plano e ampliar a cooperação em portos e escolas.",
    ),
    adopted="O que foi adotado",
    adopted_text="a Declaração de Porto Sable e o Plano Conjunto de Áreas-Chave (2032–2034)",
    attendance="Estados participantes",
    claims=(
        ("28 Estados", "Ministério das Relações Exteriores da Aurélia"),
        ("30 delegações", "Secretariado do grupo"),
    ),
    promised="O que foi prometido",
    columns=("Compromisso", "Quantidade", "Até"),
    rows=(
        ("Bolsas da Bórea para estudantes das costas", "5.000", "2034"),
        ("Vagas de formação no serviço público", "3.000", "2034"),
        ("Empréstimos para portos, em dólares dos EUA", "1.250.000.000", "2033"),
    ),
    follow_up="O que aconteceu depois",
    follow_up_text=(
        "Dos 14 compromissos com quantidade, seis têm um relatório publicado; "
        "sobre oito ninguém informou nada."
    ),
    sources=(
        ("Declaração de Porto Sable", "Governo da Aurélia", "3 de dezembro de 2031"),
        ("Plano Conjunto de Áreas-Chave (2032–2034)", "Secretariado do grupo", "parágrafo 12"),
        ("Ministros reúnem-se por vídeo", "Gazeta da Aurélia", "4 de dezembro de 2031"),
        ("Discurso na terceira reunião", "Ministério da Bórea", "3 de dezembro de 2031"),
        ("Nota sobre a presença", "Secretariado do grupo", "6 de dezembro de 2031"),
        ("Relatório anual do Banco dos Portos", "Banco dos Portos", "2033, página 41"),
    ),
    imprint=(("Página", ""), ("Registro", "revisão 1.204 de 5 de janeiro de 2036"), ("Livro", "")),
    method="Feito por regra a partir do registro público; cada número é o que a fonte dá.",
)

FRENCH = Sentences(
    kicker="Fiche · Réunion",
    title="Troisième réunion ministérielle du Groupe Méridien",
    subtitle="L’Aurélie, la Borée et la Cordillère s’accordent sur les ports, les semences, l’école",
    labels=Labels(
        "Sources",
        "Les chiffres publiés divergent",
        "Chiffre",
        "Selon",
        "Source {number}",
        "Retour au texte",
    ),
    facts=(
        ("Date", "3 décembre 2031"),
        ("Sous quelle forme", "Par visioconférence, depuis Port-Sable"),
        ("Présidence", "L’Aurélie, présidence pro tempore"),
        ("Thème", "Traverser ensemble les eaux difficiles : vers un avenir commun des côtes"),
        ("Précédente", "Deuxième réunion ministérielle, Borée, 22 janvier 2028"),
        ("Suivante", "Quatrième réunion ministérielle, Cordillère, 13 mai 2035"),
    ),
    said="Ce qui a été dit",
    said_by_minister="Le ministre de la Borée, Bo Lindqvist, a parlé par vidéo, en quatre points :",
    points=(
        "En sept ans, le groupe est devenu une plateforme d’avantages mutuels.",
        "Une nouvelle étape commence : égalité, ouverture, bien-être des peuples.",
        "Les côtes sont invitées à rejoindre l’Initiative des ports communs.",
        "Il convient de tracer un plan ensemble et d’élargir la coopération.",
    ),
    adopted="Ce qui a été adopté",
    adopted_text="la Déclaration de Port-Sable et le Plan conjoint des domaines clés (2032–2034)",
    attendance="États participants",
    claims=(
        ("28 États", "Ministère des Affaires étrangères de l’Aurélie"),
        ("30 délégations", "Secrétariat du groupe"),
    ),
    promised="Ce qui a été promis",
    columns=("Engagement", "Quantité", "Jusqu’en"),
    rows=(
        ("Bourses de la Borée pour les étudiants des côtes", "5 000", "2034"),
        ("Places de formation à la fonction publique", "3 000", "2034"),
        ("Prêts pour les ports, en dollars des États-Unis", "1 250 000 000", "2033"),
    ),
    follow_up="Ce qu’il en est advenu",
    follow_up_text=(
        "Des 14 engagements chiffrés, six ont fait l’objet d’un rapport publié ; "
        "sur huit, personne n’a rien publié."
    ),
    sources=(
        ("Déclaration de Port-Sable", "Gouvernement de l’Aurélie", "3 décembre 2031"),
        ("Plan conjoint des domaines clés (2032–2034)", "Secrétariat du groupe", "paragraphe 12"),
        ("Les ministres se réunissent par vidéo", "Gazette d’Aurélie", "4 décembre 2031"),
        ("Discours à la troisième réunion", "Ministère de la Borée", "3 décembre 2031"),
        ("Note sur la participation", "Secrétariat du groupe", "6 décembre 2031"),
        ("Rapport annuel de la Banque des ports", "Banque des ports", "2033, page 41"),
    ),
    imprint=(("Page", ""), ("Registre", "révision 1 204 du 5 janvier 2036"), ("Grand livre", "")),
    method="Établi par règle d’après le registre public ; chaque chiffre est celui de sa source.",
)

CHINESE = Sentences(
    kicker="简报 · 会议",
    title="子午集团第三届部长级会议",
    subtitle="奥雷利亚、博雷亚和科迪列拉就港口、种子与学校商定一项计划",
    labels=Labels("来源", "公布的数字不一致", "数字", "发布者", "来源 {number}", "返回正文"),
    facts=(
        ("日期", "2031年12月3日"),
        ("形式", "以视频方式举行，主会场设在塞布尔港"),
        ("主持", "奥雷利亚，轮值主席国"),
        ("主题", "共渡难关，同创机遇：携手迈向子午海岸共享的未来"),
        ("上届", "第二届部长级会议，博雷亚，2028年1月22日"),
        ("下届", "第四届部长级会议，科迪列拉，2035年5月13日"),
    ),
    said="发言要点",
    said_by_minister="博雷亚外长林奎斯特以视频方式发言，提出四点：",
    points=(
        "七年来，集团已成为双方互利的主要平台。",
        "双方关系进入平等、互利、开放、惠民的新阶段。",
        "邀请各海岸国家加入“共同港口倡议”。",
        "双方应共同谋划合作蓝图，扩大港口和学校领域的合作，增进各国人民福祉。",
    ),
    adopted="通过的文件",
    adopted_text="《塞布尔港宣言》和《重点领域联合行动计划（2032—2034）》",
    attendance="与会国家",
    claims=(("28个国家", "奥雷利亚外交部"), ("30个代表团", "集团秘书处")),
    promised="作出的承诺",
    columns=("承诺", "数量", "截至"),
    rows=(
        ("博雷亚向海岸国家学生提供奖学金名额", "5,000", "2034"),
        ("公共服务培训名额", "3,000", "2034"),
        ("港口建设贷款（美元）", "1,250,000,000", "2033"),
    ),
    follow_up="后续落实",
    follow_up_text="在14项带有数量的承诺中，6项已有公开的落实报告；其余8项尚无任何一方报告。",
    sources=(
        ("塞布尔港宣言", "奥雷利亚政府", "2031年12月3日"),
        ("重点领域联合行动计划（2032—2034）", "集团秘书处", "第12段"),
        ("部长们举行视频会议", "奥雷利亚公报", "2031年12月4日"),
        ("在第三届会议上的讲话", "博雷亚外交部", "2031年12月3日"),
        ("关于出席情况的说明", "集团秘书处", "2031年12月6日"),
        ("港口银行年度报告", "港口银行", "2033年，第41页"),
    ),
    imprint=(("页面", ""), ("记录", "第1,204版，2036年1月5日"), ("账本", "")),
    method="本页依规则由公开记录生成；每个数字均照录其来源。",
)

DUTCH = Sentences(
    kicker="Kort overzicht · Bijeenkomst",
    title="Derde ministeriële bijeenkomst van de Meridiaangroep",
    subtitle="Aurelië, Borea en Cordillera worden het eens over havens, zaden en scholen",
    labels=Labels(
        "Bronnen",
        "Gepubliceerde cijfers verschillen",
        "Cijfer",
        "Volgens",
        "Bron {number}",
        "Terug naar de tekst",
    ),
    facts=(
        ("Datum", "3 december 2031"),
        ("Vorm", "Per videoconferentie, vanuit Port Sable"),
        ("Voorzitterschap", "Aurelië, als voorzitter pro tempore"),
        ("Thema", "Samen door zwaar water: naar een gedeelde toekomst van de kusten"),
        ("Hiervoor", "Tweede ministeriële bijeenkomst, Borea, 22 januari 2028"),
        ("Hierna", "Vierde ministeriële bijeenkomst, Cordillera, 13 mei 2035"),
    ),
    said="Wat er werd gezegd",
    said_by_minister="De minister van Borea, Bo Lindqvist, sprak per video en noemde vier punten:",
    points=(
        "In zeven jaar is de groep een platform voor wederzijds voordeel geworden.",
        "Een nieuwe fase begint: gelijkheid, openheid en welzijn van de bevolking.",
        "De kusten worden uitgenodigd voor het Initiatief Gemeenschappelijke Havens.",
        "Beide zijden zouden samen een plan moeten schetsen en meer moeten samenwerken.",
    ),
    adopted="Wat werd aangenomen",
    adopted_text="de Verklaring van Port Sable en het Gezamenlijk Plan Kerngebieden (2032–2034)",
    attendance="deelnemende staten",
    claims=(
        ("28 staten", "Ministerie van Buitenlandse Zaken van Aurelië"),
        ("30 delegaties", "Secretariaat van de groep"),
    ),
    promised="Wat werd toegezegd",
    columns=("Toezegging", "Hoeveelheid", "Tot"),
    rows=(
        ("Beurzen van Borea voor studenten van de kusten", "5.000", "2034"),
        ("Plaatsen voor opleiding in het openbaar bestuur", "3.000", "2034"),
        ("Leningen voor havens, in Amerikaanse dollars", "1.250.000.000", "2033"),
    ),
    follow_up="Wat ervan werd",
    follow_up_text=(
        "Van de 14 toezeggingen met een hoeveelheid is over zes een verslag gepubliceerd; "
        "over acht heeft niemand iets gemeld."
    ),
    sources=(
        ("Verklaring van Port Sable", "Regering van Aurelië", "3 december 2031"),
        ("Gezamenlijk Plan Kerngebieden (2032–2034)", "Secretariaat van de groep", "paragraaf 12"),
        ("Ministers komen per video bijeen", "Staatscourant van Aurelië", "4 december 2031"),
        ("Toespraak op de derde bijeenkomst", "Ministerie van Borea", "3 december 2031"),
        ("Nota over de aanwezigheid", "Secretariaat van de groep", "6 december 2031"),
        ("Jaarverslag van de Havenbank", "Havenbank", "2033, bladzijde 41"),
    ),
    imprint=(("Pagina", ""), ("Register", "revisie 1.204 van 5 januari 2036"), ("Grootboek", "")),
    method="Volgens vaste regels gemaakt uit het openbare register; elk cijfer staat er als in de bron.",
)

IN_LANGUAGE = dict(
    zip(LANGUAGES, (ENGLISH, SPANISH, PORTUGUESE, FRENCH, CHINESE, DUTCH), strict=True)
)
LEDGER_HEAD = "9f2c41d07be85a6636e1c2a40c9d7f18be03d4a5f1e6278890bb51c3a7d2e4f6"


def sample(language: str) -> Brief:
    """Return the brief on the imaginary meeting in `language`, one of `LANGUAGES`."""
    said = IN_LANGUAGE[language]
    sections = (
        Section(
            words(said.said),
            (
                Paragraph(words(said.said_by_minister, 4)),
                Points(tuple(words(point, 4) for point in said.points)),
            ),
        ),
        Section(
            words(said.adopted),
            (
                Paragraph(
                    (
                        Run(
                            said.adopted_text,
                            is_emphasis=True,
                            sources=(1, 2),
                            address="https://meridian.example/texts/port-sable",
                        ),
                    )
                ),
                Contested(
                    words(said.attendance),
                    tuple(
                        Claim(words(value, number), words(who))
                        for (value, who), number in zip(said.claims, (3, 5), strict=True)
                    ),
                ),
            ),
        ),
        Section(
            words(said.promised),
            (
                Table(
                    (
                        Column(said.columns[0]),
                        Column(said.columns[1], is_figure=True),
                        Column(said.columns[2], is_figure=True),
                    ),
                    tuple(
                        (words(what, 2), words(quantity), words(until))
                        for what, quantity, until in said.rows
                    ),
                ),
            ),
        ),
        Section(words(said.follow_up), (Paragraph(words(said.follow_up_text, 6)),)),
    )
    address = f"https://consenso.example/{language.lower()}/meridian/meetings/ministerial-3/"
    values = (
        (Run(address, address=address),),
        words(said.imprint[1][1]),
        words(LEDGER_HEAD),
    )
    return Brief(
        language=language,
        kicker=said.kicker,
        title=words(said.title),
        subtitle=words(said.subtitle),
        labels=said.labels,
        facts=tuple(Fact(label, words(value, 1)) for label, value in said.facts),
        sections=sections,
        sources=tuple(
            SourceNote(
                number,
                Run(title),
                publisher,
                f"https://archive.example/{number}/{language}",
                detail,
            )
            for number, (title, publisher, detail) in enumerate(said.sources, start=1)
        ),
        imprint=(
            *(Fact(label, value) for (label, _), value in zip(said.imprint, values, strict=True)),
            Fact("", words(said.method)),
        ),
        recorded_on=date(2036, 1, 5),
    )
