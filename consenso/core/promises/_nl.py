"""Dutch: who promises, by which verbs, and what only looks like it."""

from consenso.core.promises._rule import Grammar, Rule

_ACTORS = (
    r"partij(?:en)?|staten|lidsta(?:at|ten)|leden|landen|ministers?|regeringsleiders|regering(?:en)?|leiders|zijden|delegaties?|ambtenaren|deskundigen|"
    r"secretariaat|voorzitterschap|forum|comités?|commissies?|raad|werkgroep(?:en)?|(?:ontwikkelings|centrale )?bank(?:en)?|fonds|instituten|instellingen|autoriteiten|"
    r"ministeries|universiteiten|bedrijven|partners|organisaties|centra|centrum"
)
_BODIES = r"ministers?|ambtenaren|deskundigen|secretariaat|comité|commissie|raad|werkgroep(?:en)?|lidstaten|leden|partijen|voorzitterschap|vertegenwoordigers"
_VALUES = r"(?:de |het )?(?:beginselen|waarden|handvest|multilateralisme|dialoog|rechtsstaat|vrede|democratie)"

PROMISES = (
    Rule(
        "De partijen zullen de uitwisseling versterken.",
        "will",
        r"\b(?:zal|zullen)\b(?! (?:het )?(?:nodig|zwaarst|moeilijk|leiden tot|blijven bestaan))(?![^.;]*(?:getroffen|toenemen|verergeren|moeten)\b)",
        "will",
        0.9,
    ),
    Rule(
        "Er wordt een gezamenlijk centrum opgericht.",
        "will-be-done",
        r"\bword(?:t|en)\b[^.;]{3,140}?\b(?:opgericht|georganiseerd|gehouden|ingesteld|verstrekt|aangeboden|ter beschikking gesteld|toegekend|uitgevoerd|gefinancierd|gebouwd|opgeleid|gegeven|verleend|ontwikkeld|versterkt|uitgebreid|opgesteld|ingediend)\b",
        "will",
        0.75,
        "none",
    ),
    Rule(
        "Tegen 2030 krijgen 10.000 jongeren een opleiding.",
        "get",
        r"\b(?:krijgen|krijgt|ontvangen|ontvangt)\b[^.;]*\b",
        "will",
        0.6,
        "none",
    ),
    Rule(
        "De partijen dienen verslag uit te brengen.",
        "shall",
        rf"\b(?P<who>(?:de |het )?(?:{_ACTORS})) (?:dienen|dient|moeten|moet|zijn verplicht|is verplicht)\b",
        "shall",
        0.8,
        "none",
    ),
    Rule(
        "Elke partij wijst een contactpunt aan.",
        "shall-each",
        r"\b(?P<who>elke partij|het (?:gemengd )?comité|het secretariaat) (?:wijst|komt|stelt|dient|brengt|houdt|legt|publiceert|zorgt|verstrekt)\b",
        "shall",
        0.85,
        "none",
    ),
    Rule(
        "Wij verbinden ons ertoe de belemmeringen te verminderen.",
        "commit",
        r"\b(?:verbind(?:en|t) (?:ons|zich)|zeggen toe|zegt toe|beloven|verplicht(?:en)? (?:ons|zich))\b",
        "commit",
        0.92,
    ),
    Rule(
        "Wij zijn vastbesloten de visserij te beschermen.",
        "committed",
        r"\b(?:zijn|blijven) (?:vast)?(?:vastbesloten|gecommitteerd|toegewijd)\b",
        "commit",
        0.85,
    ),
    Rule(
        "Wij bevestigen opnieuw ons voornemen armoede uit te bannen.",
        "reaffirm-commitment",
        rf"\b(?:bevestig|herhaal|hernieuw|onderstreep|spreek)(?:en|t)?(?: opnieuw| nogmaals)? (?:ons|onze|hun) (?:\w+ )?(?:voornemen|vastberadenheid|inzet|toezegging(?:en)?|verbintenis|belofte)(?! (?:aan|voor) {_VALUES})",
        "commit",
        0.84,
    ),
    Rule(
        "De partijen komen overeen een werkgroep op te richten.",
        "agree",
        r"\b(?:kom(?:en|t) overeen|besluiten|besluit|spreken af|zijn overeengekomen|hebben besloten)\b(?! dat het)",
        "agree",
        0.86,
    ),
    Rule(
        "Besluit een comité op te richten;",
        "decides",
        r"^(?:besluit|komt overeen|verbindt zich ertoe)\b",
        "agree",
        0.88,
        "none",
    ),
    Rule(
        "Wij nemen het Actieplan aan.",
        "adopt",
        r"\b(?:nemen|lanceren|starten|stellen|onderschrijven)\b[^.;]{0,80}?(?:plan|initiatief|programma|strategie|fonds|kader|routekaart|mechanisme|netwerk)\b",
        "agree",
        0.62,
        "own",
    ),
    Rule(
        "Wij zijn voornemens een programma te starten.",
        "intend",
        r"\b(?:zijn voornemens|is voornemens|beogen|beoogt|zijn van plan|willen|wil|hebben de intentie|stellen ons ten doel|verwachten)\b",
        "intend",
        0.72,
    ),
    Rule(
        "De partijen streven ernaar het aantal vluchten te vergroten.",
        "seek",
        r"\b(?:strev(?:en|t) (?:ernaar|naar)|streeft ernaar|trachten|spannen (?:ons|zich) in|zetten (?:ons|zich) in|doen (?:al )?het mogelijke|werken aan)\b",
        "endeavour",
        0.74,
    ),
    Rule(
        "Wij blijven het forum organiseren.",
        "continue-to",
        r"\b(?:blijven|blijft|zetten)\b(?! (?:bezorgd|van mening|bij))[^.;]{0,80}\b(?:[a-z]+eren|versterken|steunen|werken|houden|voort)\b",
        "will",
        0.68,
        "own",
    ),
    Rule(
        "Wij dragen onze ministers op een strategie op te stellen.",
        "task",
        rf"\b(?:dragen|droegen|verzoeken|belasten|geven)\b (?:(?:onze|de|het|hoge|aan) ){{0,3}}(?:{_BODIES})\b",
        "will",
        0.74,
        "own",
    ),
    Rule(
        "Verzoekt het secretariaat verslag uit te brengen;",
        "requests",
        rf"^(?:verzoekt|draagt) (?:(?:de|het|alle) ){{0,2}}(?:{_BODIES})\b",
        "shall",
        0.75,
        "none",
    ),
    Rule(
        "Wij moedigen de lidstaten aan het Protocol te bekrachtigen.",
        "encourage",
        rf"\b(?:moedigen|sporen|moedigt)\b (?:(?:de|hun|onze) )?(?:{_BODIES}|bedrijven|landen)\b",
        "encourage",
        0.6,
    ),
    Rule(
        "De lidstaten worden aangemoedigd toe te treden.",
        "are-encouraged",
        rf"\b(?P<who>(?:de )?(?:{_BODIES})) worden (?:aangemoedigd|uitgenodigd|opgeroepen)\b",
        "encourage",
        0.6,
        "none",
    ),
    Rule(
        "Wij steunen de uitvoering van het plan.",
        "support",
        r"\bsteunen (?:de |het )?(?:uitvoering|inspanningen|oprichting|ontwikkeling|hervorming|invoering)\b",
        "support",
        0.56,
        "own",
    ),
    Rule(
        "Een samenwerkingsfonds oprichten met 5 miljoen euro.",
        "plan",
        r"^(?!.*\b(?:wij|we|ik|zij|ze|is|zijn|was|waren|heeft|hebben|had|hadden|word(?:t|en)|werd(?:en)?|zal|zullen|zou(?:den)?|moet(?:en)?|kan|kunnen|mag|mogen|dien(?:t|en)|blijft|gaat|komt|vormt|speelt|speelen)\b)"
        r"(?!(?:[A-Z]\w+end|overwegende|gelet)\b)(?=.*\b(?:versterken|bevorderen|uitbreiden|uit te breiden|oprichten|op te richten|verlenen|aanbieden|uitnodigen|organiseren|houden|opstellen|op te stellen|starten|brengen|"
        r"uitlenen|openstellen|instellen|streven|aanmoedigen|laten|verhogen|verlagen|verminderen|nemen|richten|vertalen|werken|samenwerken|verruimen|verdiepen|beschermen|overleggen|coördineren|inzetten|blijven|gebruiken|opleiden|"
        r"aanleggen|vergemakkelijken|ondertekenen|maken|beschouwen|zoeken|volgen|sturen|helpen|ondersteunen|steunen|verzetten|verkennen|communiceren|aangaan|uitvoeren|delen|uitwisselen|financieren|bouwen|verbeteren|bestrijden|"
        r"voortzetten|voorkomen|ontwikkelen|invoeren|afschaffen|vrijstellen|verdedigen|onderzoeken|stimuleren|vergroten|bijdragen|besteden|evalueren|waarborgen|verdubbelen|halveren|planten|publiceren|toepassen|naleven|zetten|stellen|voeren|doen)\b).{20,}[.;]$",
        "will",
        0.6,
        "none",
    ),
)

OTHERS = (
    Rule("Leidende beginselen", "none.title", r"^[^.;:!?]{1,90}$", score=0.1),
    Rule("Wij roepen alle partijen op.", "none.call", r"\b(?:roepen|nodigen|dringen)\b", score=0.2),
    Rule(
        "Wij veroordelen de aanslagen.",
        "none.condemnation",
        r"\b(?:veroordel|betreur|bezorgd|verwerp)",
        score=0.1,
    ),
    Rule(
        "Wij verwelkomen de vooruitgang.",
        "none.welcome",
        r"\b(?:verwelkom|dank|prij|waarder|feliciter)",
        score=0.1,
    ),
    Rule(
        "Wij erkennen dat ongelijkheden bestaan.",
        "none.recognition",
        r"\b(?:erken|nemen nota|bewust|menen|zijn van mening)",
        score=0.1,
    ),
    Rule(
        "Wij bevestigen het belang van de dialoog.",
        "none.stance",
        r"\b(?:bevestig|benadruk|onderstrep|steun|herhal)",
        score=0.15,
    ),
    Rule("Wij zien uit naar de top.", "none.look-forward", r"\bzien uit\b", score=0.2),
    Rule(
        "Hervorming is noodzakelijk.",
        "none.need",
        r"\b(?:noodzakelijk|nodig|belangrijk|moet|moeten)\b",
        score=0.2,
    ),
    Rule(
        "Het Forum werd in 2009 opgericht.",
        "none.past",
        r"\b(?:werd|werden|heeft|hebben|kwamen|hielden|was|waren|groeide)\b",
        score=0.1,
    ),
    Rule("De zee zal stijgen.", "none.prediction", r"\b(?:zal|zullen|zou|zouden)\b", score=0.2),
    Rule(
        "Vrede is een voorwaarde.", "none.description", r"\b(?:is|zijn|berust|beslaan)\b", score=0.1
    ),
)

DUTCH = Grammar(
    own=rf"\bwij|\bwe\b|\b(?:(?:de|het|beide|elke|alle|onze|hun|twee|nationale|centrale|bevoegde) )*(?:{_ACTORS})(?: (?-i:[A-Z])\w+)?",
    other=(
        r"^(?:en |maar )?(?:(?:de|het|een|deze|dit|die|onze|hun|alle|kleine|veel|grote) )*(?:handel|klimaatverandering|crisis|pandemie|groei|uitdagingen|transitie|herstel|wereld|economie(?:ën)?|technologie|"
        r"vooruitgang|situatie|gevolgen|stijging|zee|zeespiegel|uitstoot|vraag|investeringen|middelen|maatregelen|acties|samenwerking|partnerschap|verklaring|akkoord|visie|betrekkingen|vrede|veiligheid|"
        r"toekomst|risico's|plan|aanpak|beginselen|waarden|doelen|vrouwen|jongeren|bevolking|bevolkingen|dit|dat|zij|hij|het)\b"
    ),
    adverbs=r"ook|verder|daarom|daartoe|hiertoe|thans|vandaag|samen|gezamenlijk|opnieuw|tevens|voorts|niet|\w+lijk|in dit verband",
    joins=r"(?:^|\b)(?:en|of|maar|alsmede)|[;,]",
    inside=r"\b(?:die|dat|wie|wiens|of|indien|als|omdat|hoewel|zodat|waar|wanneer|terwijl|zoals)\b",
    opens=r"\b(?:komen overeen|besluiten|bevestigen|verklaren)\b[^.;]{0,30}? dat\b",
    ends_clause=r"[,;:–—] ",
    promises=PROMISES,
    others=OTHERS,
    recitals=r"(?:(?:diep|ernstig) )?(?:herinnerend|erkennend|bevestigend|opmerkend|benadrukkend|zich bewust|overtuigd|bezorgd|overwegend|gelet op|in aanmerking nemend|geleid|verwelkomend)\b|wij,? .{0,400}?\b(?:kwamen|zijn) .{0,60}?bijeen",
    # What everybody has, and what a text says of itself.
    rights=(
        r"(?:verder |bovendien )?(?:niemand|een ieder|iedereen|alle mensen|geen (?:enkele bepaling|onderscheid)|evenmin zal|verder zal geen|niets in dit)\b|(?:dit|deze) (?:akkoord|verklaring|verdrag|protocol|handvest|plan|document) (?:zal|treedt|is|heeft|schept)\b"
    ),
    drops_subject=True,
)
