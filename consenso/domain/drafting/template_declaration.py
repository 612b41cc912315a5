"""The skeleton of a declaration, as forums of states make them: who meets, paragraphs numbered through, headings."""

from consenso.domain.drafting.template_lines import Line

DECLARATION = (
    Line(
        "title",
        "",
        (
            "Declaration of …",
            "Declaración de …",
            "Declaração de …",
            "Déclaration de …",
            "……宣言",
            "Verklaring van …",
        ),
    ),
    Line(
        "preamble",
        "",
        (
            "We, the … of …, meeting in … on …, on the occasion of …,",
            "Nosotros, los … de …, reunidos en … el …, con ocasión de …,",
            "Nós, os … de …, reunidos em … em …, por ocasião de …,",
            "Nous, … de …, réunis à … le …, à l’occasion de …,",
            "我们，……的……，于……在……举行会议，值此……之际，",
            "Wij, de … van …, bijeen in … op …, ter gelegenheid van …,",
        ),
    ),
    Line(
        "preamble",
        "",
        (
            "Recalling …, adopted in … on …,",
            "Recordando …, aprobada en … el …,",
            "Recordando …, adotada em … em …,",
            "Rappelant …, adoptée à … le …,",
            "回顾……在……通过的……，",
            "In herinnering brengend …, aangenomen in … op …,",
        ),
    ),
    Line(
        "preamble",
        "",
        (
            "Reaffirming our commitment to …,",
            "Reafirmando nuestro compromiso con …,",
            "Reafirmando o nosso compromisso com …,",
            "Réaffirmant notre attachement à …,",
            "重申我们对……的承诺，",
            "Opnieuw bevestigend dat wij ons inzetten voor …,",
        ),
    ),
    Line(
        "preamble",
        "",
        (
            "declare the following:",
            "declaramos lo siguiente:",
            "declaramos o seguinte:",
            "déclarons ce qui suit :",
            "宣布如下：",
            "verklaren het volgende:",
        ),
    ),
    Line(
        "heading",
        "I",
        ("Principles", "Principios", "Princípios", "Principes", "原则", "Beginselen"),
    ),
    Line(
        "paragraph",
        "1",
        (
            "We reaffirm ….",
            "Reafirmamos ….",
            "Reafirmamos ….",
            "Nous réaffirmons ….",
            "我们重申……。",
            "Wij bevestigen opnieuw ….",
        ),
    ),
    Line(
        "heading",
        "II",
        ("Cooperation", "Cooperación", "Cooperação", "Coopération", "合作", "Samenwerking"),
    ),
    Line(
        "paragraph",
        "2",
        (
            "We welcome ….",
            "Acogemos con beneplácito ….",
            "Saudamos ….",
            "Nous nous félicitons de ….",
            "我们欢迎……。",
            "Wij verwelkomen ….",
        ),
    ),
    Line(
        "paragraph",
        "3",
        (
            "We agree to ….",
            "Acordamos ….",
            "Concordamos em ….",
            "Nous convenons de ….",
            "我们同意……。",
            "Wij komen overeen ….",
        ),
    ),
    Line(
        "heading",
        "III",
        ("Follow-up", "Seguimiento", "Acompanhamento", "Suivi", "后续行动", "Vervolg"),
    ),
    Line(
        "paragraph",
        "4",
        (
            "We agree to meet again in … in ….",
            "Acordamos reunirnos nuevamente en … en ….",
            "Concordamos em voltar a reunir-nos em … em ….",
            "Nous convenons de nous réunir de nouveau à … en ….",
            "我们同意于……在……再次举行会议。",
            "Wij komen overeen in … opnieuw bijeen te komen in ….",
        ),
    ),
    Line(
        "paragraph",
        "5",
        (
            "We thank the Government and the people of … for their hospitality and for the organization of the meeting.",
            "Agradecemos al Gobierno y al pueblo de … su hospitalidad y la organización de la reunión.",
            "Agradecemos ao Governo e ao povo de … a hospitalidade e a organização da reunião.",
            "Nous remercions le Gouvernement et le peuple de … de leur hospitalité et de l’organisation de la réunion.",
            "我们感谢……政府和人民的热情款待以及为会议所作的安排。",
            "Wij danken de regering en het volk van … voor hun gastvrijheid en voor de organisatie van de bijeenkomst.",
        ),
    ),
    Line(
        "closing",
        "",
        (
            "Adopted in … on ….",
            "Aprobada en … el ….",
            "Adotada em … em ….",
            "Adoptée à … le ….",
            "……年……月……日于……通过。",
            "Aangenomen in … op ….",
        ),
    ),
)
