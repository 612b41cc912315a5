"""The skeleton of a resolution, as the United Nations Editorial Manual has it: organ, preamble, operative part."""

from consenso.domain.drafting.template_lines import Line

RESOLUTION = (
    Line(
        "title",
        "",
        (
            "Resolution on …",
            "Resolución sobre …",
            "Resolução sobre …",
            "Résolution sur …",
            "关于……的决议",
            "Resolutie over …",
        ),
    ),
    Line(
        "preamble",
        "",
        ("The …,", "La …,", "A …,", "La …,", "……，", "De …,"),
    ),
    Line(
        "preamble",
        "",
        (
            "Recalling its resolution … of … on …,",
            "Recordando su resolución …, de …, relativa a …,",
            "Recordando a sua resolução …, de …, sobre …,",
            "Rappelant sa résolution … du … sur …,",
            "回顾其……年……月……日关于……的第……号决议，",
            "In herinnering brengend zijn resolutie … van … over …,",
        ),
    ),
    Line(
        "preamble",
        "",
        (
            "Recognizing that …,",
            "Reconociendo que …,",
            "Reconhecendo que …,",
            "Considérant que …,",
            "认识到……，",
            "Erkennend dat …,",
        ),
    ),
    Line(
        "preamble",
        "",
        (
            "Deeply concerned about …,",
            "Profundamente preocupada por …,",
            "Profundamente preocupada com …,",
            "Profondément préoccupée par …,",
            "深为关切……，",
            "Ernstig bezorgd over …,",
        ),
    ),
    Line(
        "preamble",
        "",
        (
            "Having considered the report of … on …,",
            "Habiendo examinado el informe de … sobre …,",
            "Tendo examinado o relatório de … sobre …,",
            "Ayant examiné le rapport de … sur …,",
            "审议了……关于……的报告，",
            "Het verslag van … over … in overweging genomen hebbend,",
        ),
    ),
    Line(
        "paragraph",
        "1",
        (
            "Decides to …;",
            "Decide …;",
            "Decide …;",
            "Décide de …;",
            "决定……；",
            "Besluit …;",
        ),
    ),
    Line(
        "paragraph",
        "2",
        (
            "Calls upon … to:",
            "Exhorta a … a que:",
            "Exorta … a:",
            "Engage … :",
            "呼吁……：",
            "Roept … op tot:",
        ),
    ),
    Line("point", "a", ("…;", "…;", "…;", "à …;", "……；", "…;")),
    Line("point", "b", ("…;", "…;", "…;", "à …;", "……；", "…;")),
    Line(
        "paragraph",
        "3",
        (
            "Requests … to report to it at its … meeting on the implementation of the present resolution;",
            "Solicita a … que la informe en su … reunión sobre la aplicación de la presente resolución;",
            "Solicita a … que lhe apresente, na sua … reunião, um relatório sobre a aplicação da presente resolução;",
            "Prie … de lui rendre compte à sa … réunion de l’application de la présente résolution;",
            "请……向其第……次会议报告本决议的执行情况；",
            "Verzoekt … op de … vergadering verslag uit te brengen over de uitvoering van deze resolutie;",
        ),
    ),
    Line(
        "paragraph",
        "4",
        (
            "Decides to remain seized of the matter.",
            "Decide seguir ocupándose de la cuestión.",
            "Decide continuar a ocupar-se da questão.",
            "Décide de rester saisie de la question.",
            "决定继续处理此案。",
            "Besluit deze aangelegenheid te blijven volgen.",
        ),
    ),
    Line(
        "closing",
        "",
        (
            "Adopted at the … meeting, on ….",
            "Aprobada en la … reunión, el ….",
            "Adotada na … reunião, em ….",
            "Adoptée à la … réunion, le ….",
            "……年……月……日第……次会议通过。",
            "Aangenomen op de … vergadering, op ….",
        ),
    ),
)
