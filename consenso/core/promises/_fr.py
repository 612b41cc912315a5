"""French: who promises, by which verbs, and what only looks like it. Apostrophes are straight when the rules read."""

from consenso.core.promises._fr_promises import ACTORS, FUTURE_3, PROMISES, VALUES
from consenso.core.promises._rule import Grammar, Rule

OTHERS = (
    Rule("Principes directeurs", "none.title", r"^[^.;:!?]{1,110}$", score=0.1),
    Rule(
        "Nous exhortons la communauté internationale.",
        "none.call",
        r"\b(?:lançons un appel|appelons|exhortons|demandons|invitons|prions|engageons instamment|demande|exhorte|invite)\b",
        score=0.2,
    ),
    Rule(
        "Nous condamnons les attentats.",
        "none.condemnation",
        r"\b(?:condamn|déplor|rejet|dénon|nous opposons|préoccupé|regrett)",
        score=0.1,
    ),
    Rule(
        "Nous saluons les progrès.",
        "none.welcome",
        r"\b(?:salu|félicit|remerci|applaudi|rendons hommage|gratitude|accueill|lou)",
        score=0.1,
    ),
    Rule(
        "Nous reconnaissons que des inégalités persistent.",
        "none.recognition",
        r"\b(?:reconnai|pren(?:d|ons|ant) (?:acte|note)|not(?:ons|ant)|estim|considér|conscien|sommes conscients|affirm|accordons une)",
        score=0.1,
    ),
    Rule(
        "Nous réaffirmons l'importance du dialogue.",
        "none.stance",
        r"\b(?:réaffirm|réitér|soulign|insist|appuy|souten|partageons|rappel)",
        score=0.15,
    ),
    Rule(
        "Nous attendons avec intérêt le sommet.",
        "none.look-forward",
        r"\b(?:attendons|espérons)\b",
        score=0.2,
    ),
    Rule(
        "Il est nécessaire de réformer le Fonds.",
        "none.need",
        r"\b(?:nécessaire|nécessité|besoin|doit|doivent|devrait|devraient|il faut|important|essentiel|exige|s'impos)",
        score=0.2,
    ),
    Rule(
        "Le Forum a été créé en 2009.",
        "none.past",
        r"\b(?:a|ont|avait|avaient|fut|furent|sommes réunis)\b",
        score=0.1,
    ),
    Rule(
        "La mer sera plus haute.",
        "none.prediction",
        rf"\b(?:{FUTURE_3}|pourrait|pourraient|permettrait)\b",
        score=0.2,
    ),
    Rule(
        "Les océans couvrent la planète.",
        "none.description",
        r"\b(?:est|sont|repose|jouent?|couvrent)\b",
        score=0.1,
    ),
)

FRENCH = Grammar(
    own=rf"\bnous(?: tous)?(?:, [^;]{{1,80}},)?|\b(?:(?:les|le|la|l'|chaque|nos|notre|leurs?|tous|deux|trois|hauts|respecti[fv]e?s|compétent[es]*|[^\W\d_]+) ?){{0,2}}(?:{ACTORS})(?: (?:(?-i:[A-ZÀÂÇÉÈÊ])[^\W\d_]+|de|du|des|d'[^\W\d_]+|la|les|douanières|nationa(?:l|ux|les)|compétent[es]*|membres|pro tempore|conjoint|mixte|participants|central[es]*|développement|travail)){{0,6}}",
    other=(
        r"^(?:et |mais |en outre |de plus )?(?:(?:le|la|les|une?|des|ce|cet|cette|ces|ledit|ladite|lesdits|notre|nos|leurs?|ses|son|sa|tous|toutes|tout|toute|tel|telle|petite?s|beaucoup de|nouve(?:au|lle)s?|grande?s?|présente?) |l'|d')*"
        r"(?:commerce|changements?|crises?|pandémie|croissance|défis?|transition|relance|développement|monde|économies?(?! membres)|technologies?|succès|progrès|situation|impacts?|effets?|hausse|mer|mers|élévation|"
        r"océans?|climat|émissions|demande|investissements?|ressources|besoins?|mesures?|actions?|efforts?|coopération|collaboration|association|partenariat|alliance|déclaration|accord|document|vision|"
        r"liens|relations?|paix|stabilité|sécurité|systèmes?|ordre|avenir|risques?|menaces?|plan|approche|solutions?|principes|valeurs|objectifs?|cibles?|engagements?|politiques?|réformes?|"
        r"infrastructures?|énergie|femmes|peuples?|jeunes|jeunesse|générations|citoyens|travailleurs|migrants|science|données|guichet|avantages|résultats?|prix|population|cela|ceci|il|elle|ils|elles|"
        r"région|planète|tourisme|santé|éducation|cadre|innovation|intelligence|automatisation|numérisation|sommet|réunion|conférence|cultures|températures?|échanges?|participants|études|qui|que)\b"
    ),
    adverbs=(
        r"également|aussi|en outre|de plus|donc|ainsi|maintenant|aujourd'hui|ensemble|conjointement|se|s'|ne|y|en|toujours|[^\W\d_]+ment|à cette fin|à ces fins|à cet égard|"
        r"dans ce contexte|en particulier|le cas échéant|s'il y a lieu"
    ),
    joins=r"(?:^|\b)(?:et|ou|mais|ainsi que|ni)|[;,]",
    inside=r"\b(?:que|qu'|qui|dont|lequel|laquelle|lesquel(?:le)?s|si|parce que|afin que|pour que|où|quand|lorsque|lorsqu'|tandis que|comme|selon)\b",
    opens=r"\b(?:conviennent|décident|convenons|décidons|réaffirmons|affirmons|soulignons|déclarons|confirmons|réitérons)\b[^.;]{0,30}? (?:que\b|qu')",
    ends_clause=r"[,;:–—] |[—]|\b(?:mais|et que) ",
    promises=PROMISES,
    others=OTHERS,
    # "Rappelant …," · "Profondément préoccupés par …," · "Nous, ministres, nous sommes réunis à …"
    recitals=(
        r"(?:(?:profondément|gravement|pleinement|également) )*(?:rappelant|reconnaissant|réaffirmant|notant|soulignant|conscient[es]*|convaincu[es]*|préoccupé[es]*|considérant|ayant (?:à l'esprit|présent|examiné)|tenant compte|gardant à l'esprit|"
        r"guidé[es]*|inspiré[es]*|saluant|prenant (?:acte|note)|désireu(?:x|ses)|résolu[es]*|exprimant|alarmé[es]*|renouvelant|réitérant|affirmant|se félicitant|alors que)\b"
        r"(?!.*, (?:nous|les parties|les deux|les états)\b(?!.*reconnaissons qu))"
        r"(?!.*, [^,;]*\b[^\W\d_]+(?:ra|ront|rons)\b.*\.$)"
        r"|nous,? .{0,900}?\b(?:nous sommes réunis|réunis|rassemblés)\b(?!.*\b(?:réitérons|réaffirmons|convenons|déclarons|nous engageons|décidons)\b)"
    ),
    # What everybody has, and what a text says of itself.
    rights=(
        r"(?:de plus, |en outre, |de même, )?(?:nul\b|personne ne|toute personne|tout individu|tous les êtres humains|aucun[e]? (?:personne|disposition|distinction)|il ne sera\b|rien dans)|aux fins (?:du|de la) présente?|"
        r"(?:le|la|ce|cet|cette) (?:présente? )?(?:accord|déclaration|traité|convention|protocole|charte|plan|mémorandum|document|communiqué) (?:est|entre|entrera|sera|ne |n'|aura|constitue|s'applique|s'appuie|s'aligne)"
    ),
    pieces={
        "values": VALUES,
        "aside": r", (?:conformément|dans le|en accord|selon|avec|au sein|en tant|par|en coopération|en consultation|lorsque|si|s'il|le cas)\b[^,;]{0,90},",
    },
)
