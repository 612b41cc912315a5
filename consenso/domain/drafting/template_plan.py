"""The skeleton of a plan: areas with what the parties will do, means, follow-up."""

from consenso.domain.drafting.template_lines import Line

PLAN = (
    Line(
        "title",
        "",
        (
            "Plan of Action for … (…–…)",
            "Plan de Acción para … (…–…)",
            "Plano de Ação para … (…–…)",
            "Plan d’action pour … (…–…)",
            "……行动计划（……年至……年）",
            "Actieplan voor … (…–…)",
        ),
    ),
    Line(
        "preamble",
        "",
        (
            "The parties, meeting in … on …, in order to carry out …, have agreed on this plan for the years … to ….",
            "Las partes, reunidas en … el …, a fin de dar cumplimiento a …, han acordado el presente plan para los años … a ….",
            "As partes, reunidas em … em …, a fim de dar cumprimento a …, acordaram o presente plano para os anos de … a ….",
            "Les parties, réunies à … le …, afin de donner suite à …, sont convenues du présent plan pour les années … à ….",
            "各方于……在……举行会议，为落实……，商定……年至……年的本计划。",
            "De partijen, bijeen in … op …, zijn ter uitvoering van … dit plan voor de jaren … tot en met … overeengekomen.",
        ),
    ),
    Line(
        "heading",
        "I",
        (
            "First area of cooperation: …",
            "Primera esfera de cooperación: …",
            "Primeira área de cooperação: …",
            "Premier domaine de coopération : …",
            "第一合作领域：……",
            "Eerste gebied van samenwerking: …",
        ),
    ),
    Line(
        "paragraph",
        "1",
        (
            "The parties will, by …:",
            "A más tardar en …, las partes:",
            "Até …, as partes irão:",
            "D’ici à …, les parties s’emploieront :",
            "各方将在……之前：",
            "De partijen zullen uiterlijk in …:",
        ),
    ),
    Line(
        "point",
        "a",
        (
            "exchange …;",
            "intercambiarán …;",
            "intercambiar …;",
            "à échanger …;",
            "交流……；",
            "… uitwisselen;",
        ),
    ),
    Line(
        "point",
        "b",
        (
            "train … persons a year in ….",
            "capacitarán a … personas al año en ….",
            "capacitar … pessoas por ano em ….",
            "à former … personnes par an dans le domaine de ….",
            "每年在……领域培训……人。",
            "elk jaar … personen opleiden in ….",
        ),
    ),
    Line(
        "heading",
        "II",
        (
            "Second area of cooperation: …",
            "Segunda esfera de cooperación: …",
            "Segunda área de cooperação: …",
            "Deuxième domaine de coopération : …",
            "第二合作领域：……",
            "Tweede gebied van samenwerking: …",
        ),
    ),
    Line(
        "paragraph",
        "2",
        (
            "The parties will … by ….",
            "Las partes … a más tardar en ….",
            "As partes irão … até ….",
            "Les parties … d’ici à ….",
            "各方将在……之前……。",
            "De partijen zullen … uiterlijk in ….",
        ),
    ),
    Line(
        "heading",
        "III",
        (
            "Means of implementation",
            "Medios de ejecución",
            "Meios de execução",
            "Moyens de mise en œuvre",
            "执行手段",
            "Middelen van uitvoering",
        ),
    ),
    Line(
        "paragraph",
        "3",
        (
            "The activities under this plan are financed by ….",
            "Las actividades previstas en el presente plan se financian con cargo a ….",
            "As atividades previstas no presente plano são financiadas por ….",
            "Les activités prévues dans le présent plan sont financées par ….",
            "本计划所列活动由……供资。",
            "De activiteiten uit hoofde van dit plan worden gefinancierd door ….",
        ),
    ),
    Line(
        "heading",
        "IV",
        (
            "Follow-up and review",
            "Seguimiento y examen",
            "Acompanhamento e avaliação",
            "Suivi et examen",
            "后续落实和审查",
            "Vervolg en toetsing",
        ),
    ),
    Line(
        "paragraph",
        "4",
        (
            "… will follow the implementation of this plan and report on it every year to ….",
            "… dará seguimiento a la ejecución del presente plan e informará al respecto cada año a ….",
            "… acompanhará a execução do presente plano e apresentará todos os anos um relatório a ….",
            "… suivra la mise en œuvre du présent plan et en rendra compte chaque année à ….",
            "……将跟踪本计划的执行情况，并每年向……报告。",
            "… volgt de uitvoering van dit plan en brengt daarover elk jaar verslag uit aan ….",
        ),
    ),
    Line(
        "paragraph",
        "5",
        (
            "This plan may be adjusted by consensus of the parties.",
            "El presente plan podrá ajustarse por consenso de las partes.",
            "O presente plano poderá ser ajustado por consenso das partes.",
            "Le présent plan peut être modifié par consensus des parties.",
            "经各方协商一致，可对本计划作出调整。",
            "Dit plan kan bij consensus van de partijen worden aangepast.",
        ),
    ),
    Line(
        "closing",
        "",
        (
            "Agreed in … on ….",
            "Acordado en … el ….",
            "Acordado em … em ….",
            "Convenu à … le ….",
            "……年……月……日于……商定。",
            "Overeengekomen in … op ….",
        ),
    ),
)
